// SPDX-License-Identifier: Apache-2.0

import GRDB

extension CaseStore {
    /// Takes a filing out with everything that hangs on it; keys of units are computed again, since no index leads there.
    static func remove(filing: Int64, in db: Database) throws {
        guard
            let caseID = try Int64.fetchOne(db, sql: "SELECT case_id FROM filing WHERE id = ?", arguments: [filing])
        else { return }
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
        // What stands for whole files is told anew from the filings that are left.
        try db.execute(
            sql: "DELETE FROM same_evidence WHERE left_account IS NULL AND (left_case = ?1 OR right_case = ?1)",
            arguments: [caseID])
        for left in try Int64.fetchAll(db, sql: "SELECT id FROM filing WHERE case_id = ?", arguments: [caseID]) {
            try SameEvidence.noteFiles(filing: left, caseID: caseID, in: db)
        }
    }
}
