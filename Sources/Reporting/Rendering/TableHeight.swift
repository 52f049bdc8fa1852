// SPDX-License-Identifier: Apache-2.0

/// About how many lines the rows of a table take on paper.
///
/// A short table stays on one sheet; a longer one goes on on the next, and begins only where its first two rows have
/// room under its caption. Both go by lines, since a row may hold a word or a dozen citations.
struct TableHeight {
    private let rows: [Int]
    /// Lines above the rows beyond a caption, a line below it and a head of one line.
    private let above: Int
    private let isOfFacts: Bool

    /// Letters across the sheet in the type of tables, and of these what a cell leaves free.
    private static let letters = 100.0
    private static let margin = 2.0

    init(_ table: Table) {
        let subline = table.subline.map { Self.lines($0, Self.letters) } ?? 0
        isOfFacts = table.style == .facts
        let given = table.columns.compactMap(\.width).reduce(0, +)
        let open = table.columns.count { $0.width == nil }
        let rest = open > 0 ? max(5, (100 - given) / Double(open)) : 0
        let widths = table.columns.map { max(1, ($0.width ?? rest) / 100 * Self.letters - Self.margin) }
        let head = zip(table.columns, widths).map { Self.lines(Prose(.text($0.label)), $1) }.max() ?? 1
        above = isOfFacts ? 0 : max(0, subline - 1) + max(0, head - 1)
        rows = table.rows.map { row in
            row.isBand ? 1 : zip(row.cells, widths).map { Self.lines($0, $1) }.max() ?? 1
        }
    }

    private static func lines(_ cell: Prose, _ width: Double) -> Int {
        let parts = cell.pieces.split(separator: .lineBreak, omittingEmptySubsequences: false)
        return parts.map { max(1, Int((Double($0.map(\.length).reduce(0, +)) / width).rounded(.up))) }.reduce(0, +)
    }

    /// Whether a sheet has room for it nearly everywhere: not much more than a quarter of it, a third for facts that are
    /// read as one.
    var isShort: Bool {
        let lines = rows.reduce(0, +)
        return isOfFacts ? lines <= 24 && rows.count <= 12 : lines <= 14 && rows.count <= 10
    }

    /// The room that its first two rows need under caption and head, in three steps of the style sheet: 30, 44 and 70 mm,
    /// of which caption, a line below it and head take 15, a line 3.9 and the space around a row 1.2.
    var start: String? {
        switch rows.prefix(2).reduce(above, +) {
        case ...3: nil
        case ...7: "deep"
        default: "deeper"
        }
    }
}

extension Inline {
    /// Letters that it takes, roughly.
    var length: Int {
        switch self {
        case .text(let words), .strong(let words), .soft(let words), .code(let words), .withheld(let words),
            .evidence(let words), .message(let words, _), .evidenceCode(let words), .file(let words),
            .place(_, let words):
            words.count
        case .state(let words): words.count + 2
        case .citation: 7
        case .section: 10
        case .stage: 3
        case .strength: 12
        case .badge: 11
        case .lineBreak: 0
        }
    }
}
