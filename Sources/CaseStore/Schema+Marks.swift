// SPDX-License-Identifier: Apache-2.0

import GRDB

extension Schema {
    /// Marks of messages are of their words alone: the minute is weighed where they are compared.
    static func renewMarks(_ db: Database) throws {
        let change = try db.makeStatement(sql: "UPDATE message SET mark = ? WHERE id = ?")
        for filing in try Int64.fetchAll(db, sql: "SELECT id FROM filing ORDER BY id") {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, n, conversation, account, time, text FROM message
                    WHERE filing_id = ? AND mark IS NOT NULL ORDER BY n
                    """, arguments: [filing])
            let marks = EvidenceMarks.renewed(
                rows.lazy.map { row in
                    (
                        n: row["n"] as Int32, conversation: row["conversation"] as Int?,
                        account: row["account"] as Int?, time: row["time"] as Int64?, text: row["text"] as String
                    )
                })
            for row in rows {
                try change.execute(arguments: [marks[row["n"] as Int32], row["id"] as Int64])
            }
        }
    }
}
