// SPDX-License-Identifier: Apache-2.0

/// A table as RFC 4180 CSV: one header row, CRLF at the ends of rows.
enum CSVTable {
    static func header(_ titles: [String], to buffer: inout [UInt8]) {
        buffer.append(contentsOf: titles.joined(separator: ",").utf8)
        buffer.append(contentsOf: "\r\n".utf8)
    }

    static func row(_ cells: [TableCell], to buffer: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            switch cell {
            case .empty: break
            case .text(let text): CSVField.write(text, to: &buffer)
            case .integer(let number): JSONText.write(number, to: &buffer)
            case .number(let number): JSONText.number(number).write(to: &buffer)
            }
        }
        buffer.append(contentsOf: "\r\n".utf8)
    }
}

/// A cell of a CSV file.
public enum CSVField {
    /// Appends a cell, quoted where RFC 4180 wants it.
    ///
    /// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab, a line end, or the wide forms of the four
    /// signs for a formula; an apostrophe in front makes it text. A text that has apostrophes in front of such a sign gets
    /// one more, so that taking one away always gives the text back.
    public static func write(_ text: String, to buffer: inout [UInt8]) {
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        if needsQuotes { buffer.append(0x22) }
        if isFormula(text) { buffer.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == 0x22 { buffer.append(0x22) }
            buffer.append(byte)
        }
        if needsQuotes { buffer.append(0x22) }
    }

    /// Scalars, not characters: a combining mark behind the sign changes nothing for a spreadsheet.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
        default: return false
        }
    }
}
