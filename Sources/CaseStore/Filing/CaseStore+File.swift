// SPDX-License-Identifier: Apache-2.0

import Comparison
import Crypto
import Foundation
import GRDB

extension CaseStore {
    /// What filing did.
    public enum Filed: Sendable, Hashable {
        /// The case, or a further set of inputs of it, was added.
        case added
        /// The same inputs stood there, and their record was replaced by this one.
        case replaced
        /// The same record stood there already.
        case unchanged
    }

    /// Files an analysis under its case reference; one of the same inputs is replaced when `replaces`.
    ///
    /// - Throws: `CaseStoreError.differs` when the same inputs stand there with another record and may not be replaced;
    ///   `badReference`; `importedCase` when the case of that reference came from another store with other inputs.
    @discardableResult
    public func file(_ filed: FiledCase, by act: StoreAct, as what: String = "file", replaces: Bool = true) throws
        -> Filed
    {
        guard CaseFileForm.isReference(filed.reference) else { throw CaseStoreError.badReference }
        return try write { db in
            let caseID = try Self.ownCase(for: filed, in: db)
            let outcome = try Self.put(filed, into: caseID, replaces: replaces, in: db)
            if outcome != .unchanged { try Self.record(what, filed.reference, by: act, in: db) }
            return outcome
        }
    }

    /// Puts one set of inputs into a case.
    static func put(_ filed: FiledCase, into caseID: Int64, replaces: Bool, in db: Database) throws -> Filed {
        let content = digest(of: filed)
        var outcome = Filed.added
        var roles: [(key: AccountKey, role: String)] = []
        let identity = try CaseIdentity.all(of: caseID, in: db).first ?? ""
        let held = try Row.fetchOne(
            db, sql: "SELECT id, content FROM filing WHERE case_id = ? AND digest = ?",
            arguments: [caseID, filed.digest])
        if let held {
            if held["content"] == content { return .unchanged }
            guard replaces else { throw CaseStoreError.differs }
            roles = try setRoles(filing: held["id"], caseID, identity, in: db)
            try remove(filing: held["id"], in: db)
            outcome = .replaced
        }
        try insert(filed, content: content, into: caseID, in: db)
        if !roles.isEmpty { try setAgain(roles, digest: filed.digest, caseID, identity, in: db) }
        return outcome
    }

    /// What an investigator said about accounts: it outlives a new analysis, though that numbers the accounts anew.
    private static func setRoles(
        filing: Int64, _ caseID: Int64, _ identity: String, in db: Database
    ) throws -> [(key: AccountKey, role: String)] {
        let set = try Row.fetchAll(
            db, sql: "SELECT id, role FROM account WHERE filing_id = ? AND role_basis = 'set'", arguments: [filing])
        guard !set.isEmpty else { return [] }
        let accounts = try CaseAccounts(caseID, identity, in: db).accounts
        return set.compactMap { row in
            accounts.first { $0.id == row["id"] as Int64 }.map { ($0.key, row["role"]) }
        }
    }

    private static func setAgain(
        _ roles: [(key: AccountKey, role: String)], digest: String, _ caseID: Int64, _ identity: String,
        in db: Database
    ) throws {
        let filing = try Int64.fetchOne(
            db, sql: "SELECT id FROM filing WHERE case_id = ? AND digest = ?", arguments: [caseID, digest])
        let accounts = try CaseAccounts(caseID, identity, in: db)
        for (key, role) in roles {
            for entry in accounts.matching(key) where entry.filing == filing {
                try db.execute(
                    sql: "UPDATE account SET role = ?, role_basis = 'set' WHERE id = ?", arguments: [role, entry.id])
            }
        }
    }

    /// The case into which an analysis goes; one that came from elsewhere takes no further inputs unasked.
    private static func ownCase(for filed: FiledCase, in db: Database) throws -> Int64 {
        let retention = filed.retention
        if let row = try Row.fetchOne(
            db, sql: "SELECT id, is_imported FROM case_file WHERE reference = ?", arguments: [filed.reference])
        {
            let id: Int64 = row["id"]
            if row["is_imported"] {
                let holds = try Int.fetchOne(
                    db, sql: "SELECT 1 FROM filing WHERE case_id = ? AND digest = ?", arguments: [id, filed.digest])
                if holds == nil { throw CaseStoreError.importedCase }
            }
            try db.execute(
                sql: """
                    UPDATE case_file SET retention_group = coalesce(?, retention_group),
                      legal_basis = coalesce(?, legal_basis), review_due = coalesce(?, review_due) WHERE id = ?
                    """, arguments: [retention.group, retention.legalBasis, retention.reviewDue, id])
            return id
        }
        try db.execute(
            sql: "INSERT INTO case_file(reference, retention_group, legal_basis, review_due) VALUES(?,?,?,?)",
            arguments: [filed.reference, retention.group, retention.legalBasis, retention.reviewDue])
        let id = db.lastInsertedRowID
        try CaseIdentity.insert(CaseIdentity.fresh(), of: id, in: db)
        return id
    }

    /// SHA-256 of the record without its retention terms, which may change by themselves.
    static func digest(of filed: FiledCase) -> String {
        var plain = filed
        plain.retention = Retention()
        plain.messages = []
        var hash = SHA256()
        hash.update(data: (try? CaseFileForm.bytes(of: plain)) ?? Data())
        // Message by message: a telephone holds a million of them.
        for message in filed.messages {
            let numbers: [Int64] = [
                Int64(message.n), Int64(message.conversation ?? 0), Int64(message.account ?? 0), message.time ?? .min,
                (message.isInstant ? 1 : 0) + (message.isSevere ? 2 : 0), message.mark ?? 0,
                Int64(message.text.utf8.count),
            ]
            numbers.withUnsafeBytes { hash.update(bufferPointer: $0) }
            hash.update(data: Array(message.text.utf8))
        }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func insert(_ filed: FiledCase, content: String, into caseID: Int64, in db: Database) throws {
        try db.execute(
            sql:
                "INSERT INTO filing(case_id, digest, exhibit, tool, prepared, content, pictures) VALUES(?,?,?,?,?,?,?)",
            arguments: [
                caseID, filed.digest, filed.exhibit, filed.tool, filed.prepared, content,
                try filed.pictures.map(CaseFileForm.text),
            ])
        let filing = db.lastInsertedRowID
        for input in filed.inputs {
            try db.execute(
                sql: "INSERT INTO input VALUES(?,?,?,?,?)",
                arguments: [filing, input.path, input.bytes, input.sha256, input.isEvidence])
        }
        for account in filed.accounts { try insert(account, filing: filing, caseID: caseID, in: db) }
        for (ordinal, finding) in filed.findings.enumerated() {
            try db.execute(
                sql: "INSERT INTO finding VALUES(?,?,?,?,?,?,?)",
                arguments: [
                    filing, ordinal, finding.kind, finding.level, finding.account, finding.target,
                    NumberList.text(finding.messages),
                ])
        }
        let statement = try db.makeStatement(
            sql: """
                INSERT INTO message(filing_id, n, conversation, account, time, is_instant, is_severe, mark, text)
                VALUES(?,?,?,?,?,?,?,?,?)
                """)
        let marks = EvidenceMarks.renewed(
            filed.messages.lazy.filter { $0.mark != nil }.sorted { $0.n < $1.n }.map {
                (n: $0.n, conversation: $0.conversation, account: $0.account, time: $0.time, text: $0.text)
            })
        for message in filed.messages {
            try statement.execute(arguments: [
                filing, message.n, message.conversation, message.account, message.time, message.isInstant,
                message.isSevere, marks[message.n], Self.storable(message.text),
            ])
        }
        try SameEvidence.note(filing: filing, caseID: caseID, in: db)
    }

    private static func insert(_ account: FiledAccount, filing: Int64, caseID: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO account(filing_id, case_id, number, platform, name, is_owner, role, role_basis, messages,
                  first, last, style, behaviour) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)
                """,
            arguments: [
                filing, caseID, account.number, account.platform, storable(account.name), account.isOwner,
                account.role.rawValue, account.roleBasis, account.messages, account.first, account.last,
                try account.style.map(CaseFileForm.text), try account.behaviour.map(CaseFileForm.text),
            ])
        let id = db.lastInsertedRowID
        for identifier in account.identifiers {
            try db.execute(
                sql: "INSERT OR IGNORE INTO identifier(kind, value) VALUES(?,?)",
                arguments: [identifier.kind, storable(identifier.value)])
            let identifierID = try Int64.fetchOne(
                db, sql: "SELECT id FROM identifier WHERE kind = ? AND value = ?",
                arguments: [identifier.kind, storable(identifier.value)])
            try db.execute(
                sql: "INSERT OR IGNORE INTO identifier_use VALUES(?,?,?,?,?,?,?,?,?)",
                arguments: [
                    identifierID, id, identifier.role.rawValue, identifier.status, identifier.isDisguised,
                    storable(identifier.literal), NumberList.text(identifier.messages),
                    (identifier.services ?? []).joined(separator: " "), identifier.standing?.rawValue,
                ])
        }
        for picture in account.pictures ?? [] {
            try db.execute(
                sql: """
                    INSERT INTO picture(account_id, sha256, pdq, quality, evenness, messages) VALUES(?,?,?,?,?,?)
                    """,
                arguments: [
                    id, picture.sha256, picture.pdq, picture.quality, picture.evenness,
                    NumberList.text(picture.messages),
                ])
        }
        var bands: [UnitIndex.Band] = []
        for unit in account.units {
            try db.execute(
                sql: "INSERT INTO unit(account_id, messages, repeats, is_severe, prepared) VALUES(?,?,?,?,?)",
                arguments: [
                    id, NumberList.text(unit.messages), NumberList.text(unit.repeats), unit.isSevere, unit.prepared,
                ])
            let index = UnitIndex(unit.prepared)
            bands += index.bands(of: db.lastInsertedRowID)
            try index.insertPrints(of: db.lastInsertedRowID, in: db)
        }
        try UnitIndex.insert(bands, in: db)
    }
}

extension CaseStore {
    /// A text without zero bytes, at which SQLite would end it: each becomes the sign for a character that is none.
    static func storable(_ text: String) -> String {
        text.utf8.contains(0)
            ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : text
    }
}

/// The rows by which a unit is found again.
struct UnitIndex {
    let keys: [Int64]
    let prints: [Winnowing.Print]

    init(_ prepared: String) {
        let text = PreparedText(prepared: prepared)
        keys = BandKeys(Shingles(text)).keys
        prints = Winnowing(text).prints
    }

    /// A row of the table of bands.
    typealias Band = (key: Int64, unit: Int64)

    func bands(of unit: Int64) -> [Band] { keys.map { ($0, unit) } }

    /// Puts rows of many units in, by key: thrown in as they come, each would fall on another page of the table.
    static func insert(_ bands: [Band], in db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO band VALUES(?,?)")
        for band in bands.sorted(by: { $0 < $1 }) { try statement.execute(arguments: [band.key, band.unit]) }
    }

    func insertPrints(of unit: Int64, in db: Database) throws {
        let print = try db.cachedStatement(sql: "INSERT OR IGNORE INTO fingerprint VALUES(?,?,?)")
        for found in prints { try print.execute(arguments: [found.hash, unit, found.position]) }
    }

    func remove(unit: Int64, in db: Database) throws {
        let band = try db.cachedStatement(sql: "DELETE FROM band WHERE key = ? AND unit_id = ?")
        for key in keys { try band.execute(arguments: [key, unit]) }
        let print = try db.cachedStatement(sql: "DELETE FROM fingerprint WHERE hash = ? AND unit_id = ?")
        for found in prints { try print.execute(arguments: [found.hash, unit]) }
    }
}
