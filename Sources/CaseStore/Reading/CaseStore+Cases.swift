// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension CaseStore {
    /// A case in a list.
    public struct CaseEntry: Sendable, Hashable {
        /// Case reference.
        public var reference: String
        /// Sets of inputs that were filed.
        public var filings: Int
        /// Accounts.
        public var accounts: Int
        /// Accounts that are compared.
        public var suspects: Int
        /// Messages with text.
        public var messages: Int
        /// Terms.
        public var retention: Retention
    }

    /// Every case, in the order of references.
    public func cases() throws -> [CaseEntry] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT c.*, (SELECT count(*) FROM filing WHERE case_id = c.id) filings,
                      (SELECT count(*) FROM account WHERE case_id = c.id) accounts,
                      (SELECT count(*) FROM account WHERE case_id = c.id AND role = 'suspect') suspects,
                      (SELECT count(*) FROM message m JOIN filing f ON f.id = m.filing_id WHERE f.case_id = c.id) messages
                    FROM case_file c
                    """
            ).map { row in
                CaseEntry(
                    reference: row["reference"], filings: row["filings"], accounts: row["accounts"],
                    suspects: row["suspects"], messages: row["messages"], retention: Self.retention(row))
            }.sorted { NaturalOrder.precedes($0.reference, $1.reference) }
        }
    }

    static func retention(_ row: Row) -> Retention {
        Retention(group: row["retention_group"], legalBasis: row["legal_basis"], reviewDue: row["review_due"])
    }

    /// Everything that was filed under a reference, in the order of digests.
    ///
    /// - Throws: `CaseStoreError.unknownCase`.
    public func filings(of reference: String) throws -> [FiledCase] {
        try read { db in
            guard
                let file = try Row.fetchOne(
                    db, sql: "SELECT * FROM case_file WHERE reference = ?", arguments: [reference])
            else { throw CaseStoreError.unknownCase }
            let caseID: Int64 = file["id"]
            return try Row.fetchAll(
                db, sql: "SELECT * FROM filing WHERE case_id = ? ORDER BY digest", arguments: [caseID]
            )
            .map { try Self.filed($0, reference: reference, retention: Self.retention(file), in: db) }
        }
    }

    /// Names of the accounts of a case in reports, by set of inputs and number.
    public func labels(of reference: String) throws -> [String: [Int: String]] {
        try read { db in
            let suffixes = try AccountLabels.suffixes(in: db)
            var labels: [String: [Int: String]] = [:]
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT f.id, f.digest, a.number FROM account a JOIN filing f ON f.id = a.filing_id
                    JOIN case_file c ON c.id = a.case_id WHERE c.reference = ?
                    """, arguments: [reference])
            {
                let number: Int = row["number"]
                labels[row["digest"], default: [:]][number] = AccountLabels.label(
                    number: number, filing: row["id"], suffixes)
            }
            return labels
        }
    }

    private static func filed(_ row: Row, reference: String, retention: Retention, in db: Database) throws -> FiledCase
    {
        let id: Int64 = row["id"]
        let inputs = try Row.fetchAll(
            db, sql: "SELECT * FROM input WHERE filing_id = ? ORDER BY rowid", arguments: [id]
        )
        .map { FiledInput(path: $0["path"], bytes: $0["bytes"], sha256: $0["sha256"], isEvidence: $0["is_evidence"]) }
        let accounts = try Row.fetchAll(
            db, sql: "SELECT * FROM account WHERE filing_id = ? ORDER BY number", arguments: [id]
        ).map { try account($0, in: db) }
        let findings = try Row.fetchAll(
            db, sql: "SELECT * FROM finding WHERE filing_id = ? ORDER BY ordinal", arguments: [id]
        ).map { row in
            FiledFinding(
                kind: row["kind"], level: row["level"], account: row["account"], target: row["target"],
                messages: NumberList.numbers(row["messages"]))
        }
        let messages = try Row.fetchAll(
            db, sql: "SELECT * FROM message WHERE filing_id = ? ORDER BY n", arguments: [id]
        )
        .map { row in
            FiledMessage(
                n: row["n"], conversation: row["conversation"], account: row["account"], time: row["time"],
                isInstant: row["is_instant"], isSevere: row["is_severe"], mark: row["mark"], text: row["text"])
        }
        var filed = FiledCase(
            reference: reference, exhibit: row["exhibit"], digest: row["digest"], tool: row["tool"], inputs: inputs,
            retention: retention, accounts: accounts, findings: findings, messages: messages)
        filed.prepared = row["prepared"]
        filed.pictures = CaseFileForm.value(row["pictures"])
        return filed
    }

    private static func account(_ row: Row, in db: Database) throws -> FiledAccount {
        let id: Int64 = row["id"]
        let identifiers = try Row.fetchAll(
            db,
            sql: """
                SELECT i.kind, i.value, u.* FROM identifier_use u JOIN identifier i ON i.id = u.identifier_id
                WHERE u.account_id = ? ORDER BY i.kind, i.value
                """, arguments: [id]
        ).map { row in
            let services = (row["services"] as String).split(separator: " ").map(String.init)
            return FiledIdentifier(
                kind: row["kind"], value: row["value"], literal: row["literal"], status: row["status"],
                role: UseRole(rawValue: row["role"]) ?? .mentioned, isDisguised: row["disguised"],
                messages: NumberList.numbers(row["messages"]), services: services.isEmpty ? nil : services,
                standing: (row["standing"] as String?).flatMap(UseStanding.init))
        }
        let units = try Row.fetchAll(db, sql: "SELECT * FROM unit WHERE account_id = ? ORDER BY id", arguments: [id])
            .map { row in
                ScriptUnit(
                    messages: NumberList.numbers(row["messages"]), repeats: NumberList.numbers(row["repeats"]),
                    prepared: row["prepared"], isSevere: row["is_severe"])
            }
        let pictures = try Row.fetchAll(
            db, sql: "SELECT * FROM picture WHERE account_id = ? ORDER BY sha256", arguments: [id]
        ).compactMap(picture)
        var account = FiledAccount(
            number: row["number"], platform: row["platform"], name: row["name"], isOwner: row["is_owner"],
            role: AccountRole(rawValue: row["role"]) ?? .other, roleBasis: row["role_basis"],
            messages: row["messages"], first: row["first"], last: row["last"], identifiers: identifiers, units: units,
            style: CaseFileForm.value(row["style"]), behaviour: CaseFileForm.value(row["behaviour"]))
        account.pictures = pictures.isEmpty ? nil : pictures
        return account
    }

    private static func picture(_ row: Row) -> FiledPicture? {
        PerceptualHash(text: row["pdq"]).map { hash in
            FiledPicture(
                sha256: row["sha256"],
                reading: PictureReading(hash: hash, quality: row["quality"], evenness: row["evenness"]),
                messages: NumberList.numbers(row["messages"]))
        }
    }
}
