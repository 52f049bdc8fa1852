// SPDX-License-Identifier: Apache-2.0

/// Which columns of a table of chats tell what: looked up once a table and not once a row.
struct SnapchatColumns {
    /// How many columns the table has.
    let count: Int
    let from: Int?
    let to: Int?
    let type: Int?
    let created: Int?
    let microseconds: Int?
    let title: Int?
    let isSender: Int?
    let mediaIDs: Int?
    /// Columns of the words; the first that holds some tells them.
    let text: [Int]

    init(_ titles: [String]) {
        let titles = titles.map { $0.lowercased() }
        count = titles.count
        from = titles.firstIndex(of: "from")
        to = titles.firstIndex(of: "to")
        type = titles.firstIndex(of: "media type")
        created = titles.firstIndex(of: "created")
        microseconds = titles.firstIndex(of: "created(microseconds)")
        title = titles.firstIndex(of: "conversation title")
        isSender = titles.firstIndex(of: "issender")
        mediaIDs = titles.firstIndex(of: "media ids")
        text = ["content", "text"].compactMap { titles.firstIndex(of: $0) }
    }

    /// What stands in a column of a row; nil where nothing does.
    static func value(_ column: Int?, of cells: [String]) -> String? {
        guard let column, column < cells.count, !cells[column].isEmpty else { return nil }
        return cells[column]
    }
}
