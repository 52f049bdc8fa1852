// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Who wrote in which talk, by the rows of one table that were read last: a talk of two has two kinds of rows.
struct LinkedInRoutes {
    /// What a row says beside its message.
    struct Route {
        var key: String
        var sender: Account.ID?
        var talk: Conversation.ID
    }

    private static let most = 8

    private let columns: [Int?]
    private var known: [(places: [Range<Int>], route: Route)] = []
    private var oldest = 0

    init(_ columns: LinkedInColumns) {
        self.columns = columns.route
    }

    /// The route of a row that says what one of the last rows says, byte by byte.
    func route(of row: HeadedTable.Row, _ table: HeadedTable, in bytes: Span<UInt8>) -> Route? {
        known.first { table.hasValues(row, of: columns, at: $0.places, in: bytes) }?.route
    }

    /// Remembers the route of a row.
    mutating func note(_ route: Route, of row: HeadedTable.Row, _ table: HeadedTable) {
        let entry = (places: table.places(row, of: columns), route: route)
        if known.count < Self.most {
            known.append(entry)
        } else {
            known[oldest] = entry
            oldest = (oldest + 1) % Self.most
        }
    }
}
