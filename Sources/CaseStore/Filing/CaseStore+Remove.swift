// SPDX-License-Identifier: Apache-2.0

import GRDB

extension CaseStore {
    /// Takes a filing out with everything that hangs on it; keys of units are computed again, since no index leads there.
    static func remove(filing: Int64, in db: Database) throws {
        let units = try Row.fetchAll(
            db, sql: "SELECT u.id, u.prepared FROM unit u JOIN account a ON a.id = u.account_id WHERE a.filing_id = ?",
            arguments: [filing])
        for unit in units { try UnitIndex(unit["prepared"]).remove(unit: unit["id"], in: db) }
        let values = try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT u.identifier_id FROM identifier_use u JOIN account a ON a.id = u.account_id
                WHERE a.filing_id = ?
                """, arguments: [filing])
        try db.execute(sql: "DELETE FROM message WHERE filing_id = ?", arguments: [filing])
        try db.execute(sql: "DELETE FROM filing WHERE id = ?", arguments: [filing])
        let orphan = try db.makeStatement(
            sql:
                "DELETE FROM identifier WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM identifier_use WHERE identifier_id = ?1)"
        )
        for value in values { try orphan.execute(arguments: [value]) }
        let matching = """
            FROM same_evidence s WHERE s.left_account IS NULL AND NOT EXISTS (
              SELECT 1 FROM input i JOIN filing f ON f.id = i.filing_id AND f.case_id = s.left_case
              JOIN input j ON j.sha256 = i.sha256 AND i.is_evidence AND j.is_evidence JOIN filing g ON g.id = j.filing_id AND g.case_id = s.right_case)
            """
        try db.execute(sql: "DELETE FROM same_evidence WHERE rowid IN (SELECT s.rowid \(matching))")
    }
}
