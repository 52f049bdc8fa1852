// SPDX-License-Identifier: Apache-2.0

import GRDB

extension CaseStore {
    /// What became of a case file.
    public struct Import: Sendable, Hashable {
        /// The reference under which the store holds the case.
        public var reference: String
        /// Whether anything was added or replaced.
        public var isChanged: Bool
    }

    /// A case as another store takes it.
    ///
    /// - Throws: `CaseStoreError.unknownCase`, `frozen` when its review was due before `date`.
    public func caseFile(of reference: String, date: String? = nil) throws -> CaseFile {
        let filings = try filings(of: reference)
        if let date, let due = filings.first?.retention.reviewDue, due < date { throw CaseStoreError.frozen }
        return try read { db in
            let caseID = try Self.caseID(reference, in: db)
            let identities = try CaseIdentity.all(of: caseID, in: db)
            return CaseFile(
                reference: reference, identities: identities, retention: filings.first?.retention ?? Retention(),
                filings: filings,
                verdicts: try Self.filedVerdicts(onCaseKeys: identities.map(CaseIdentity.key), in: db))
        }
    }

    /// Takes a case of another store in as one step.
    ///
    /// A case that this store knows, by identity or because it holds the same inputs under the same reference, is brought
    /// up to date under the reference that it has here. Another case of the same reference is never mixed with it.
    ///
    /// - Parameter name: the reference under which to hold it here; the file's own where nil.
    /// - Throws: `CaseStoreError.referenceTaken`, `differs`, `damagedFile`.
    public func take(_ file: CaseFile, as name: String? = nil, replaces: Bool = false, by act: StoreAct) throws
        -> Import
    {
        let wanted = name ?? file.reference
        guard CaseFileForm.isReference(wanted) else { throw CaseStoreError.badReference }
        return try write { db in
            var place = try Self.place(of: file, as: wanted, in: db)
            if place == nil {
                let isTaken =
                    try Int.fetchOne(db, sql: "SELECT 1 FROM case_file WHERE reference = ?", arguments: [wanted]) != nil
                if isTaken { throw CaseStoreError.referenceTaken }
                try db.execute(
                    sql: "INSERT INTO case_file(reference, is_imported) VALUES(?, 1)", arguments: [wanted])
                place = (db.lastInsertedRowID, wanted)
            }
            guard let (caseID, reference) = place else { throw CaseStoreError.referenceTaken }
            // Terms that this unit set stay.
            try db.execute(
                sql: """
                    UPDATE case_file SET retention_group = coalesce(retention_group, ?),
                      legal_basis = coalesce(legal_basis, ?), review_due = coalesce(review_due, ?) WHERE id = ?
                    """,
                arguments: [file.retention.group, file.retention.legalBasis, file.retention.reviewDue, caseID])
            for identity in file.identities { try CaseIdentity.insert(identity, of: caseID, in: db) }
            let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM verdict") ?? 0
            var isChanged = false
            for filing in file.filings {
                var own = filing
                own.reference = reference
                isChanged = try Self.put(own, into: caseID, replaces: replaces, in: db) != .unchanged || isChanged
            }
            for verdict in file.verdicts { try Self.insert(verdict, in: db) }
            isChanged = try isChanged || Int.fetchOne(db, sql: "SELECT count(*) FROM verdict") != before
            try Self.record(
                "import", "\(reference), file \(try CaseFileForm.digest(of: file).prefix(16))", by: act, in: db)
            return Import(reference: reference, isChanged: isChanged)
        }
    }

    /// Where the store holds the case of a file already.
    private static func place(of file: CaseFile, as wanted: String, in db: Database) throws -> (Int64, String)? {
        for identity in file.identities {
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT c.id, c.reference FROM case_identity i JOIN case_file c ON c.id = i.case_id WHERE i.identity = ?
                    """, arguments: [identity])
            if let row { return (row["id"], row["reference"]) }
        }
        for filing in file.filings {
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT c.id, c.reference FROM case_file c JOIN filing f ON f.case_id = c.id
                    WHERE c.reference = ? AND f.digest = ?
                    """, arguments: [wanted, filing.digest])
            if let row { return (row["id"], row["reference"]) }
        }
        return nil
    }

    /// Says that an imported case is now worked on here, so that analyses may be filed into it.
    public func adopt(_ reference: String, by act: StoreAct) throws {
        try write { db in
            let id = try Self.caseID(reference, in: db)
            try db.execute(sql: "UPDATE case_file SET is_imported = 0 WHERE id = ?", arguments: [id])
            try Self.record("set", "\(reference): ours", by: act, in: db)
        }
    }

    /// The key of a case.
    ///
    /// - Throws: `CaseStoreError.unknownCase`.
    static func caseID(_ reference: String, in db: Database) throws -> Int64 {
        guard
            let id = try Int64.fetchOne(db, sql: "SELECT id FROM case_file WHERE reference = ?", arguments: [reference])
        else { throw CaseStoreError.unknownCase }
        return id
    }
}
