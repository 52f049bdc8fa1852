// SPDX-License-Identifier: Apache-2.0

/// The report while it is written: keeps the numbers of paragraphs, tables and figures.
struct Draft: Sendable {
    struct Entry: Sendable {
        var number: Int
        var caption: Prose
    }

    /// The blocks of each section.
    private(set) var sections: [SectionName: [Block]] = [:]
    private(set) var tables: [Entry] = []
    private(set) var figures: [Entry] = []
    private var section = SectionName.readersNote
    private var paragraphs = 0

    mutating func begin(_ name: SectionName) {
        section = name
        paragraphs = 0
    }

    mutating func add(_ block: Block) {
        sections[section, default: []].append(block)
    }

    mutating func lead(_ prose: Prose) { add(.lead(prose)) }

    mutating func note(_ prose: Prose) { add(.note(prose)) }

    mutating func heading(_ title: String) { add(.heading(title, isQuiet: false)) }

    mutating func paragraph(_ prose: Prose) {
        paragraphs += 1
        add(.paragraph(number: "\(section.number).\(paragraphs)", prose))
    }

    /// Adds a table and numbers it.
    mutating func table(
        _ caption: Prose, _ subline: Prose? = nil, columns: [Table.Column], rows: [Table.Row]
    ) {
        let number = tables.count + 1
        tables.append(Entry(number: number, caption: caption))
        add(.table(Table(number: number, caption: caption, subline: subline, columns: columns, rows: rows)))
    }

    /// Adds a table of words and values without a number.
    mutating func facts(_ caption: Prose, _ rows: [(String, Prose)], width: Double = 24) {
        add(.table(.facts(caption, rows, width: width)))
    }

    /// Numbers a figure that stands inside another block.
    mutating func numbered(_ figure: Figure) -> Figure {
        var figure = figure
        figure.number = figures.count + 1
        figures.append(Entry(number: figure.number, caption: Prose(.text(figure.caption))))
        return figure
    }

    mutating func figure(_ figure: Figure) {
        let figure = numbered(figure)
        add(.figure(figure))
    }
}

extension Table {
    /// A table of words and values; the caption is for readers who cannot see it.
    static func facts(_ caption: Prose, _ rows: [(String, Prose)], width: Double = 24) -> Table {
        Table(
            style: .facts, caption: caption, columns: [Column("", width), Column("")],
            rows: rows.map { Row([Prose(.text($0)), $1]) })
    }
}
