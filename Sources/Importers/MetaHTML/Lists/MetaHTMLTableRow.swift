// SPDX-License-Identifier: Apache-2.0

import Formats

/// A row of a table that labels its values.
///
/// Label and value stand in two cells, `td._a6_q` and `td._a6_r`, or in one, the value in a box below the label.
struct MetaHTMLTableRow {
    var label: String
    /// Empty where the row has none.
    var value: String
    /// Address of the row's first link.
    var link: String?

    /// The rows of all tables inside a document, in their order, but for those that hold further rows.
    static func all(in document: HTMLDocument) -> [MetaHTMLTableRow] {
        document.all("tr").compactMap { row in
            guard document.first("tr", in: row) == nil else { return nil }
            let cells = document.all("td", in: row)
            guard let first = cells.first else { return nil }
            let lines = MetaHTMLBlock.all(in: first, of: document).map(\.text)
            guard let label = lines.first else { return nil }
            let value = lines.dropFirst().first ?? cells.dropFirst().first.map { document.label(of: $0) }
            let link = document.first("a", in: row).flatMap { document.attribute("href", of: $0) }
            return MetaHTMLTableRow(label: label, value: value ?? "", link: link)
        }
    }
}
