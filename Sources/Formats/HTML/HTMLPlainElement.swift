// SPDX-License-Identifier: Apache-2.0

/// What an element of plain markup may hold directly, so that no parser closes it on account of what begins inside.
///
/// Narrower than HTML is: whatever is not listed is left to libxml2. A test compares the two for every pair of names.
enum HTMLPlainElement {
    case flow, block, phrase, link, list, item, table, rows, row, cell, void, rule

    /// Whether it never has content.
    var isEmpty: Bool { self == .void || self == .rule }

    /// The kind of an element by its name as a number; nil for one that plain markup does not have.
    static func named(_ name: UInt64) -> HTMLPlainElement? { kinds[name] }

    /// Whether an element may begin directly inside this one.
    func holds(_ inner: HTMLPlainElement) -> Bool {
        switch self {
        case .flow, .cell, .item:
            switch inner {
            case .flow, .block, .phrase, .link, .void, .rule, .list, .table: true
            case .item, .rows, .row, .cell: false
            }
        case .link:
            switch inner {
            case .flow, .block, .phrase, .void: true
            case .link, .rule, .list, .item, .table, .rows, .row, .cell: false
            }
        case .block, .phrase: inner == .phrase || inner == .link || inner == .void
        case .list: inner == .item
        case .table: inner == .rows || inner == .row
        case .rows: inner == .row
        case .row: inner == .cell
        case .void, .rule: false
        }
    }

    /// A name of up to eight letters and digits as a number; letters are small.
    static func number(_ name: some Sequence<UInt8>) -> UInt64 {
        name.reduce(0) { HTMLName.number($0, ASCII.lowercased($1)) }
    }

    private static let kinds: [UInt64: HTMLPlainElement] = {
        var kinds: [UInt64: HTMLPlainElement] = [:]
        for (kind, names) in names {
            for name in names.split(separator: " ") { kinds[number(name.utf8)] = kind }
        }
        return kinds
    }()

    private static let names: [(HTMLPlainElement, String)] = [
        (.flow, "div section main header footer article figure"),
        (.phrase, "span b i u s em strong code small label time video audio svg path use g"),
        (.block, "p pre h1 h2 h3 h4 h5 h6"),
        (.link, "a"), (.list, "ul ol"), (.item, "li"), (.table, "table"), (.rows, "tbody thead"), (.row, "tr"),
        (.cell, "td th"), (.void, "br img input"), (.rule, "hr"),
    ]
}
