// SPDX-License-Identifier: Apache-2.0

public import Comparison
import GRDB

extension CaseStore {
    /// Messages that links cite, by account and number; what the store does not hold is missing.
    public func messages(
        cited: [AccountReference: Set<Int32>]
    ) throws -> [AccountReference: [Int32: CitedMessage]] {
        try read { db in
            let statement = try db.makeStatement(
                sql: """
                    SELECT m.* FROM message m JOIN account a ON a.filing_id = m.filing_id
                    WHERE a.id = ? AND m.n = ?
                    """)
            var found: [AccountReference: [Int32: CitedMessage]] = [:]
            for (account, numbers) in cited {
                let id: Int64
                do {
                    id = try AccountLabels.account(account.account, of: account.caseReference, in: db)
                } catch CaseStoreError.unknownCase, CaseStoreError.unknownAccount {
                    continue
                }
                for n in numbers {
                    guard let row = try Row.fetchOne(statement, arguments: [id, n]) else { continue }
                    found[account, default: [:]][n] = CitedMessage(
                        n: n, time: row["time"], isInstant: row["is_instant"], isSevere: row["is_severe"],
                        text: row["text"])
                }
            }
            return found
        }
    }
}
