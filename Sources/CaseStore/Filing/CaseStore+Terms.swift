// SPDX-License-Identifier: Apache-2.0

public import Comparison
import GRDB

extension CaseStore {
    /// What an investigator says about a case.
    public struct Terms: Sendable, Hashable {
        /// How long it may be kept; nil leaves a term as it is, an empty text takes it away.
        public var retention: Retention
        /// The part of an account: a victim, a witness, a decoy or nobody of interest.
        public var role: (account: String, role: AccountRole)? {
            get { account.map { ($0, part) } }
            set { (account, part) = (newValue?.account, newValue?.role ?? .other) }
        }
        private var account: String?
        private var part = AccountRole.other

        /// Makes terms.
        public init(retention: Retention = Retention(), role: (account: String, role: AccountRole)? = nil) {
            self.retention = retention
            self.role = role
        }
    }

    /// Sets terms of a case and the part of an account as one step, each with a line in the journal that says what.
    ///
    /// - Throws: `CaseStoreError.unknownCase`, `unknownAccount`.
    public func set(_ terms: Terms, of reference: String, by act: StoreAct) throws {
        try write { db in
            let id = try Self.caseID(reference, in: db)
            let retention = terms.retention
            try db.execute(
                sql: """
                    UPDATE case_file SET retention_group = nullif(coalesce(?1, retention_group), ''),
                      legal_basis = nullif(coalesce(?2, legal_basis), ''), review_due = nullif(coalesce(?3, review_due), '')
                    WHERE id = ?4
                    """, arguments: [retention.group, retention.legalBasis, retention.reviewDue, id])
            // The words of a ground may name people; the day may not.
            let changes = [
                retention.group.map { $0.isEmpty ? "no retention group" : "retention group" },
                retention.legalBasis.map { $0.isEmpty ? "no legal basis" : "legal basis" },
                retention.reviewDue.map { $0.isEmpty ? "no review due" : "review due \($0)" },
            ].compactMap { $0 }
            if !changes.isEmpty {
                try Self.record("set", "\(reference): \(changes.joined(separator: ", "))", by: act, in: db)
            }
            guard let (account, role) = terms.role else { return }
            let accountID = try AccountLabels.account(account, of: reference, in: db)
            let before = try String.fetchOne(db, sql: "SELECT role FROM account WHERE id = ?", arguments: [accountID])
            try db.execute(
                sql: "UPDATE account SET role = ?, role_basis = 'set' WHERE id = ?",
                arguments: [role.rawValue, accountID])
            try Self.record(
                "set", "\(reference)/\(account): \(before ?? "") becomes \(role.rawValue)", by: act, in: db)
        }
    }

    /// Sets terms of a case.
    public func set(_ terms: Retention, of reference: String, by act: StoreAct) throws {
        try set(Terms(retention: terms), of: reference, by: act)
    }

    /// Says that an account is of a victim, a witness, a decoy or nobody of interest.
    public func set(role: AccountRole, of account: AccountReference, by act: StoreAct) throws {
        try set(Terms(role: (account.account, role)), of: account.caseReference, by: act)
    }
}
