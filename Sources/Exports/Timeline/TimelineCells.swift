// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The columns of one event as the cells of a row, for CSV files and sheets: compound values are flattened.
struct TimelineCells: TimelineColumns {
    /// In order: the keys of the JSON form, and the parts of `source`.
    private static let columns = [
        "n", "kind", "time", "timeLatest", "precision", "zone", "literal", "otherTime", "platform", "conversation",
        "account", "accountName", "text", "state", "attachments", "replyTo", "forwarded", "forwardedFrom", "id",
        "replyToId", "step", "other", "otherName", "direction", "seconds", "answered", "video", "amount", "currency",
        "field", "from", "to", "exhibit", "locator", "bytesStart", "bytesEnd", "outcome", "via",
        "signature", "deletedBy", "replyElsewhere", "delivery", "quoted", "otherTimeLatest", "withheld",
    ]
    private static let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element, $0.offset) })

    private var cells = [TableCell](repeating: .empty, count: columns.count)

    /// The header; the last column stands only where texts are withheld.
    static func titles(of catalogue: TimelineCatalogue) -> [String] {
        catalogue.isWithholding ? columns : columns.dropLast()
    }

    /// The cells of the event with the number `n`.
    static func of(_ n: Int32, in catalogue: TimelineCatalogue) -> [TableCell] {
        var row = TimelineCells()
        TimelineRecord.write(n, of: catalogue, to: &row)
        if !catalogue.isWithholding { row.cells.removeLast() }
        return row.cells
    }

    private mutating func set(_ key: String, _ cell: TableCell) {
        if let place = Self.places[key] { cells[place] = cell }
    }

    mutating func add(_ key: StaticString, text: String?) { set(key.description, .optional(text)) }

    mutating func add(_ key: StaticString, number: Int64?) {
        set(key.description, number.map(TableCell.integer) ?? .empty)
    }

    mutating func add(_ key: StaticString, flag: Bool?) { set(key.description, flag.map(TableCell.flag) ?? .empty) }

    mutating func add(_ key: StaticString, value: JSONText) {
        guard key.description == "attachments", case .array(let elements) = value else { return }
        set("attachments", .text(Self.attachments(elements)))
    }

    mutating func add(_ key: StaticString, place: Provenance, exhibit: String) {
        set("exhibit", .text(exhibit))
        set("locator", .text(place.locator.description))
        set("bytesStart", .count(place.bytes.lowerBound))
        set("bytesEnd", .count(place.bytes.upperBound))
    }

    /// Kinds and names of attachments, joined by `; `.
    private static func attachments(_ elements: [JSONText]) -> String {
        elements.map { element in
            guard case .object(let members) = element else { return "" }
            return text(members["kind"]) + ": " + text(members["name"])
        }.joined(separator: "; ")
    }

    private static func text(_ value: JSONText?) -> String {
        if case .string(let text) = value { text } else { "" }
    }
}
