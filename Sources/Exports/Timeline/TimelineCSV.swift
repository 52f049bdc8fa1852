// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The timeline as RFC 4180 CSV: one header row, one row an event.
enum TimelineCSV {
    /// Columns, in order: the keys of the JSON form, with compound values flattened.
    private static let columns = [
        "n", "kind", "time", "timeLatest", "precision", "zone", "literal", "otherTime", "platform", "conversation",
        "account", "accountName", "text", "state", "attachments", "replyTo", "forwarded", "forwardedFrom", "id",
        "replyToId", "step", "other", "otherName", "direction", "seconds", "answered", "video", "outcome", "via", "signature",
        "deletedBy", "replyElsewhere", "amount", "currency",
        "field", "from", "to", "exhibit", "locator", "bytesStart", "bytesEnd",
    ]

    static func header(to buffer: inout [UInt8]) {
        buffer.append(contentsOf: columns.joined(separator: ",").utf8)
        buffer.append(contentsOf: "\r\n".utf8)
    }

    static func row(_ n: Int32, _ catalogue: TimelineCatalogue, to buffer: inout [UInt8]) {
        let fields = Dictionary(TimelineFields.of(n, in: catalogue).map { ($0.key, $0.value) }) { first, _ in first
        }
        var source: [String: JSONText] = [:]
        if case .object(let members) = fields["source"] ?? .null { source = members }
        for (index, column) in columns.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            CSVField.write(cell(column, fields, source), to: &buffer)
        }
        buffer.append(contentsOf: "\r\n".utf8)
    }

    private static func cell(
        _ column: String, _ fields: [String: JSONText], _ source: [String: JSONText]
    ) -> String {
        switch column {
        case "exhibit", "locator": text(source[column])
        case "bytesStart": text(element(0, of: source["bytes"]))
        case "bytesEnd": text(element(1, of: source["bytes"]))
        case "attachments": attachments(fields[column])
        default: text(fields[column])
        }
    }

    private static func element(_ index: Int, of value: JSONText?) -> JSONText? {
        if case .array(let elements) = value { elements[index] } else { nil }
    }

    /// Kinds and names of attachments, joined by `; `.
    private static func attachments(_ value: JSONText?) -> String {
        guard case .array(let elements) = value else { return "" }
        return elements.map { element in
            guard case .object(let members) = element else { return "" }
            return text(members["kind"]) + ": " + text(members["name"])
        }.joined(separator: "; ")
    }

    private static func text(_ value: JSONText?) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: ""
        }
    }
}

/// A cell of a CSV file.
public enum CSVField {
    /// Appends a cell, quoted where RFC 4180 wants it.
    ///
    /// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula; an
    /// apostrophe in front makes it text.
    public static func write(_ text: String, to buffer: inout [UInt8]) {
        let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        if needsQuotes { buffer.append(0x22) }
        if isFormula { buffer.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == 0x22 { buffer.append(0x22) }
            buffer.append(byte)
        }
        if needsQuotes { buffer.append(0x22) }
    }
}
