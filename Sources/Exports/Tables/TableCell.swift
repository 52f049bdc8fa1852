// SPDX-License-Identifier: Apache-2.0

/// One cell of a table.
///
/// Everything that identifies something is text, so that no spreadsheet rounds it or drops its leading zeros.
enum TableCell: Sendable, Hashable {
    case empty
    case text(String)
    case integer(Int64)
    case number(Double)

    static func optional(_ text: String?) -> TableCell { text.map(TableCell.text) ?? .empty }

    static func optional(_ number: Int?) -> TableCell { number.map { .integer(Int64($0)) } ?? .empty }

    static func count(_ number: Int) -> TableCell { .integer(Int64(number)) }

    static func flag(_ flag: Bool) -> TableCell { .text(flag ? "true" : "false") }

    /// Numbers of messages, one behind the other.
    static func numbers(_ numbers: some Sequence<Int32>) -> TableCell {
        .text(numbers.map { String($0) }.joined(separator: " "))
    }
}
