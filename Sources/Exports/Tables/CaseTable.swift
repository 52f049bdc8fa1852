// SPDX-License-Identifier: Apache-2.0

/// The tables of a case: one sheet of a workbook each, or one CSV file.
public enum CaseTable: String, Sendable, CaseIterable {
    case timeline, accounts, conversations, demands, stages, contacts, indicators, safeguarding, payments
    case identifiers, attachments, exhibits, coverage, diagnostics

    /// The name on a sheet's tab.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// The columns of a table and a way to go through its rows, which are never held together.
struct TableRows {
    var columns: [Workbook.Column]
    /// How many columns go on paper; nil for all.
    var printedColumns: Int?
    var forEach: (_ body: ([TableCell]) throws -> Void) throws -> Void

    /// A table whose rows are few.
    init(_ columns: [Workbook.Column], _ rows: @autoclosure @escaping () -> [[TableCell]]) {
        self.columns = columns
        forEach = { body in for row in rows() { try body(row) } }
    }

    /// A table as long as the timeline.
    init(
        _ columns: [Workbook.Column], streamed forEach: @escaping (_ body: ([TableCell]) throws -> Void) throws -> Void
    ) {
        self.columns = columns
        self.forEach = forEach
    }
}
