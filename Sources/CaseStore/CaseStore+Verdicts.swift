// SPDX-License-Identifier: Apache-2.0

public import Comparison
import GRDB

extension CaseStore {
    /// Writes what an investigator concludes about two accounts; nothing that was written before is changed.
    ///
    /// - Throws: `CaseStoreError.unknownCase`, `unknownAccount`.
    public func add(_ verdict: Verdict, on left: AccountReference, _ right: AccountReference, by act: StoreAct) throws {
        let (first, second) = left < right ? (left, right) : (right, left)
        try write { db in
            for account in [first, second] {
                _ = try AccountLabels.account(account.account, of: account.caseReference, in: db)
            }
            try db.execute(
                sql: """
                    INSERT INTO verdict(left_case, left_account, right_case, right_account, verdict, reason, officer, time)
                    VALUES(?,?,?,?,?,?,?,?)
                    """,
                arguments: [
                    first.caseReference, first.account, second.caseReference, second.account, verdict.rawValue,
                    act.reason, act.actor, act.time,
                ])
            try Self.record("verdict", "\(first.caseReference), \(second.caseReference)", by: act, in: db)
        }
    }

    /// Every verdict on a pair of accounts, oldest first.
    public func verdicts() throws -> [AccountPair: [VerdictRecord]] {
        try read { db in
            var found: [AccountPair: [VerdictRecord]] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM verdict ORDER BY id") {
                let pair = AccountPair(
                    AccountReference(row["left_case"], row["left_account"]),
                    AccountReference(row["right_case"], row["right_account"]))
                guard let verdict = Verdict(rawValue: row["verdict"]) else { continue }
                found[pair, default: []].append(
                    VerdictRecord(verdict: verdict, reason: row["reason"], officer: row["officer"], time: row["time"]))
            }
            return found
        }
    }
}
