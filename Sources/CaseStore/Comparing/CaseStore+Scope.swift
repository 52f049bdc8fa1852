// SPDX-License-Identifier: Apache-2.0

public import Comparison
import GRDB

extension CaseStore {
    /// Refuses a comparison of what is never compared: its answer would read as if nothing had been found.
    ///
    /// - Parameter date: `YYYY-MM-DD`; cases whose review was due before are closed.
    /// - Throws: `CaseStoreError.unknownCase`, `unknownAccount`, `frozen`, `notCompared`, `sameCase`.
    public func check(_ scope: ComparisonScope, date: String) throws {
        try read { db in
            let accounts: [AccountReference] =
                switch scope {
                case .all, .ofCase: []
                case .ofAccount(let account): [account]
                case .between(let pair): [pair.left, pair.right]
                }
            for reference in Set(accounts.map(\.caseReference) + [scope.caseReference].compactMap { $0 }) {
                try Self.checkIsOpen(reference, on: date, in: db)
            }
            for account in accounts { try Self.checkSuspect(account, in: db) }
            if accounts.count == 2, accounts[0].caseReference == accounts[1].caseReference {
                throw CaseStoreError.sameCase
            }
        }
    }

    /// A case whose review was due is closed.
    static func checkIsOpen(_ reference: String, on date: String, in db: Database) throws {
        let id = try caseID(reference, in: db)
        let due = try String.fetchOne(db, sql: "SELECT review_due FROM case_file WHERE id = ?", arguments: [id])
        if let due, due < date { throw CaseStoreError.frozen }
    }

    /// Only suspects are compared.
    static func checkSuspect(_ account: AccountReference, in db: Database) throws {
        let id = try AccountLabels.account(account.account, of: account.caseReference, in: db)
        let role = try String.fetchOne(db, sql: "SELECT role FROM account WHERE id = ?", arguments: [id])
        guard role == AccountRole.suspect.rawValue else { throw CaseStoreError.notCompared }
    }
}
