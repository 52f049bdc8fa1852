// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the templates are given: plain dictionaries, looked up by key and not iterated.
struct Contexts {
    /// Digits of a message number.
    let width: Int
    /// Messages that the transcript prints; other citations are not links.
    let printed: Set<Int32>
    /// Volumes of the transcript, for citations of what the report does not print.
    var volumes: VolumeLinks?
    /// The file that holds the sections; empty in the report itself.
    var base = ""

    /// Where a cited message is printed.
    enum Place {
        case here, nowhere
        case file(String)
    }

    /// The volumes as seen from the report, or from one of them.
    struct VolumeLinks {
        var volumes: TranscriptVolumes
        var timeline: Timeline
        /// The volume that is being printed; nil in the report.
        var current: Int?
    }

    func place(of n: Int32) -> Place {
        guard let links = volumes else { return printed.contains(n) ? .here : .nowhere }
        if links.current == nil, printed.contains(n) { return .here }
        let conversation = links.timeline.numbers.contains(n) ? links.timeline.entry(n).conversation : nil
        if let volume = links.volumes.volume(of: n, in: conversation) {
            return volume == links.current ? .here : .file(links.volumes.volumes[volume].fileName)
        }
        return links.current != nil && printed.contains(n) ? .file("report.html") : .nowhere
    }

    func number(_ n: Int32) -> String {
        let digits = String(n)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Runs of a text for `{{#runs}}`.
    func runs(_ text: String, limit: Int = 12_000, namesEmoji: Bool = true) -> [Fields] {
        VisibleText(text, limit: limit, namesEmoji: namesEmoji).runs.map { run in
            switch run {
            case .text(let text): ["plain": text]
            case .hidden(let code): ["hidden": code]
            case .name(let name): ["ename": name]
            case .longName(let name): ["longName": name]
            case .omitted(let count): ["omitted": Figures.counted(count, "further character")]
            case .open(let kind): ["open": kind]
            case .close: ["close": true]
            }
        }
    }

    func prose(_ prose: Prose) -> [Fields] { prose.pieces.map(inline) }

    /// The frequent kinds stand by themselves, the others under one name, so that a template asks few questions of
    /// most pieces.
    private func inline(_ piece: Inline) -> Fields {
        switch piece {
        case .text(let words): ["words": self.words(words)]
        case .evidence(let text): ["evidence": ["runs": runs(text)] as Fields]
        case .message(let text, let language): ["evidence": ["runs": runs(text), "language": language] as Fields]
        case .soft(let words): ["soft": self.words(words)]
        default: ["other": other(piece)]
        }
    }

    private func other(_ piece: Inline) -> Fields {
        switch piece {
        case .text, .evidence, .message, .soft: [:]
        case .strong(let words): ["strong": self.words(words)]
        case .state(let words): ["state": self.words(words)]
        case .code(let words): ["code": self.words(words)]
        case .evidenceCode(let text): ["evidenceCode": ["runs": runs(text, limit: 2000)] as Fields]
        case .withheld(let words): ["withheld": self.words(words)]
        case .citation(let n):
            switch place(of: n) {
            case .here: ["cite": number(n)]
            case .file(let name): ["citeFar": ["file": name, "number": number(n)] as Fields]
            case .nowhere: ["citeOnly": number(n)]
            }
        case .file(let name): ["file": name]
        case .section(let name): ["section": name.rawValue, "number": String(name.number), "base": base]
        case .place(let anchor, let words): ["place": ["anchor": anchor, "words": words] as Fields]
        case .stage(let stage): ["stage": stage.letter, "stageName": stage.name]
        case .strength(let level): ["strength": strength(level)]
        case .badge(let isIndicator): [isIndicator ? "indicatorBadge" : "observationBadge": true]
        case .lineBreak: ["lineBreak": true]
        }
    }

    private func words(_ text: String) -> Fields { ["runs": runs(text, namesEmoji: false)] }

    private func strength(_ level: Indicator.Level) -> Fields {
        let (count, word) =
            switch level {
            case .limited: (1, "Limited")
            case .moderate: (2, "Moderate")
            case .strong: (3, "Strong")
            }
        return ["word": word, "squares": (0..<3).map { ["on": $0 < count] }]
    }

    func block(_ block: Block) -> Fields {
        switch block {
        case .lead(let prose): ["lead": ["prose": self.prose(prose)]]
        case .paragraph(let number, let prose): ["paragraph": ["prose": self.prose(prose), "number": number]]
        case .list(let items): ["list": ["items": items.map { ["prose": prose($0)] }]]
        case .note(let prose): ["note": ["prose": self.prose(prose)]]
        case .heading(let title, let isQuiet): ["heading": ["title": title, "quiet": isQuiet]]
        case .box(let box): ["box": self.box(box)]
        case .keyNumbers(let numbers): ["numbers": ["items": numbers.map(keyNumber)]]
        case .table(let table): ["table": self.table(table)]
        case .figure(let figure): ["figure": self.figure(figure)]
        case .card(let card): ["card": self.card(card)]
        case .transcript: [:]
        }
    }

    private func box(_ box: Box) -> Fields {
        var context: Fields = [
            "title": box.title, "alert": box.isAlert, "paragraphs": box.paragraphs.map { ["prose": prose($0)] },
        ]
        if let figure = box.figure { context["figure"] = self.figure(figure) }
        return context
    }

    private func keyNumber(_ number: KeyNumber) -> Fields {
        var context: Fields = ["value": number.value, "prose": prose(number.meaning)]
        if !number.unit.isEmpty { context["unit"] = number.unit }
        return context
    }

    private func figure(_ figure: Figure) -> Fields {
        var context: Fields = [
            "number": String(figure.number), "caption": figure.caption, "drawing": figure.drawing,
        ]
        if let subline = figure.subline { context["subline"] = ["prose": prose(subline)] }
        return context
    }

    private func card(_ card: Card) -> Fields {
        [
            "id": card.id, "prose": prose(card.title), "strength": strength(card.level),
            "blocks": card.blocks.map(block),
        ]
    }

    private func table(_ table: Table) -> Fields {
        // The caption names the table to a screen reader: a link in it would be part of the name.
        let plain = Contexts(width: width, printed: [])
        let height = TableHeight(table)
        var context: Fields = [
            "style": table.style.rawValue, "quiet": table.style == .facts,
            "caption": ["prose": plain.prose(table.caption)],
            "short": height.isShort,
            "columns": table.columns.map { column -> Fields in
                var found: Fields = ["label": column.label, "right": column.isNumeric]
                if let width = column.width { found["width"] = Figures.fixed(width, places: 2) }
                return found
            },
            "headed": table.style != .facts,
            "groups": groups(table, isShort: height.isShort),
        ]
        if let start = height.start { context["start"] = start }
        if let number = table.number { context["number"] = String(number) }
        if let subline = table.subline { context["subline"] = ["prose": plain.prose(subline)] }
        return context
    }

    /// Rows of a long table: the last of them keep together, so that no sheet begins with one; for the first there is room.
    private func groups(_ table: Table, isShort: Bool) -> [Fields] {
        let rows = table.rows.map { row in self.row(row, of: table) }
        guard table.style == .plain, !isShort, rows.count > 3 else { return [["rows": rows]] }
        let last = rows.count > 12 ? 6 : rows.count > 6 ? 3 : 2
        return [["rows": Array(rows.dropLast(last))], ["keep": true, "rows": Array(rows.suffix(last))]]
    }

    private func row(_ row: Table.Row, of table: Table) -> Fields {
        if row.isBand {
            return ["band": ["prose": prose(row.cells.first ?? Prose()), "span": String(table.columns.count)]]
        }
        var context: Fields = [
            "hit": row.isHit, "sum": row.isSum,
            "head": ["prose": prose(row.cells.first ?? Prose())],
        ]
        context["cells"] = zip(table.columns, row.cells).dropFirst().map { column, cell -> Fields in
            var found: Fields = ["right": column.isNumeric, "prose": prose(cell)]
            if !column.label.isEmpty { found["label"] = column.label }
            return found
        }
        return context
    }
}
