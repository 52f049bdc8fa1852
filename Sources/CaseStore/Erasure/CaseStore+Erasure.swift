// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension CaseStore {
    /// What an erasure did, and how it was proved.
    public struct Erasure: Sendable, Hashable {
        /// Messages that were taken out.
        public var messages = 0
        /// Accounts that were taken out.
        public var accounts = 0
        /// Texts, names, values and paths of the case that were looked for in the file's bytes.
        public var probes = 0
        /// Further ones too short to be told from other bytes.
        public var tooShort = 0
        /// How many of them are still there; 0, or the erasure failed.
        public var traces = 0
        /// How many stand in the journal, in the words of those who acted; the journal is never changed.
        public var inJournal = 0
        /// Whether the rows were gone before, so that nothing was left to look for: the file was written anew instead.
        public var isRewritten = false
    }

    /// Erases a case: its rows, its part of the search index, its verdicts, and their bytes in the file.
    ///
    /// Nothing is taken out while another process reads the store: what that process may still read could not be
    /// overwritten. Freed bytes are overwritten; the search index is rebuilt into one piece, since a deleted text otherwise
    /// stays in its older pieces. Then the file and the log beside it are read as bytes for what stood in this case alone;
    /// where any is found the file is written anew. A proof that could not be made is made by a second call.
    ///
    /// - Throws: `CaseStoreError.unknownCase`, `inUse`, `notProved`, `notErased`.
    public func remove(_ reference: String, by act: StoreAct) throws -> Erasure {
        let (isHeld, isUnproved) = try read { db in
            (
                try Int.fetchOne(db, sql: "SELECT 1 FROM case_file WHERE reference = ?", arguments: [reference]) != nil,
                try Int.fetchOne(db, sql: "SELECT 1 FROM erased WHERE reference = ?", arguments: [reference]) != nil
            )
        }
        guard isHeld else {
            guard isUnproved else { throw CaseStoreError.unknownCase }
            return try proveAgain(reference, by: act)
        }
        // Something must be written for SQLite to find out whether somebody reads.
        try write { db in try db.execute(sql: "PRAGMA user_version = 1") }
        guard try isLogEmptied() else { throw CaseStoreError.inUse }
        let (counts, probes) = try write { db in try Self.takeOut(reference, by: act, in: db) }
        guard try isLogEmptied() else { throw CaseStoreError.notProved }
        var found = try traces(of: probes)
        if found.traces > 0 {
            guard try isWrittenAnew() else { throw CaseStoreError.notProved }
            found = try traces(of: probes)
        }
        if found.traces > 0 { throw CaseStoreError.notErased(traces: found.traces) }
        try noteProof(reference, by: act)
        return Erasure(
            messages: counts.messages, accounts: counts.accounts, probes: probes.bytes.count,
            tooShort: probes.tooShort, inJournal: found.inJournal)
    }

    /// Cases whose rows are gone but whose erasure is not proved yet.
    public func unprovedErasures() throws -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT reference FROM erased
                    WHERE reference IS NOT NULL AND reference NOT IN (SELECT reference FROM case_file) ORDER BY reference
                    """)
        }
    }

    static func takeOut(
        _ reference: String, by act: StoreAct, in db: Database
    ) throws -> (counts: (messages: Int, accounts: Int), probes: ErasureProbes) {
        let id = try caseID(reference, in: db)
        let counts = try counts(of: id, in: db)
        let keys = try CaseIdentity.all(of: id, in: db).map(CaseIdentity.key)
        let probes = try ErasureProbes(caseID: id, keys: keys, in: db)
        for filing in try Int64.fetchAll(db, sql: "SELECT id FROM filing WHERE case_id = ?", arguments: [id]) {
            try remove(filing: filing, in: db)
        }
        for key in keys {
            try db.execute(sql: "INSERT INTO erasure VALUES(?)", arguments: [key])
            try db.execute(sql: "DELETE FROM verdict WHERE left_case = ?1 OR right_case = ?1", arguments: [key])
            try db.execute(sql: "INSERT OR REPLACE INTO erased VALUES(?,?)", arguments: [key, reference])
        }
        try db.execute(sql: "DELETE FROM erasure")
        try db.execute(sql: "DELETE FROM case_file WHERE id = ?", arguments: [id])
        try db.execute(sql: "INSERT INTO message_text(message_text) VALUES('optimize')")
        try record("remove", reference, by: act, in: db)
        return (counts, probes)
    }

    private static func counts(of caseID: Int64, in db: Database) throws -> (messages: Int, accounts: Int) {
        let messages = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM message m JOIN filing f ON f.id = m.filing_id WHERE f.case_id = ?",
            arguments: [caseID])
        let accounts = try Int.fetchOne(db, sql: "SELECT count(*) FROM account WHERE case_id = ?", arguments: [caseID])
        return (messages ?? 0, accounts ?? 0)
    }

    /// Writes the file anew from the rows that are left: there is nothing else in it then.
    private func proveAgain(_ reference: String, by act: StoreAct) throws -> Erasure {
        guard try isWrittenAnew() else { throw CaseStoreError.notProved }
        try noteProof(reference, by: act)
        return Erasure(isRewritten: true)
    }

    /// From here on no erasure waits for its proof; the keys stay, so that no verdict on the case comes back.
    private func noteProof(_ reference: String, by act: StoreAct) throws {
        try write { db in
            try db.execute(sql: "INSERT INTO message_text(message_text) VALUES('integrity-check')")
            let left = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM case_file WHERE reference = ?", arguments: [reference])
            if left != 0 { throw CaseStoreError.notErased(traces: 1) }
            try db.execute(sql: "UPDATE erased SET reference = NULL WHERE reference = ?", arguments: [reference])
            try Self.record("erasure proved", reference, by: act, in: db)
        }
    }

    private func isWrittenAnew() throws -> Bool {
        guard try isLogEmptied() else { return false }
        do { try queue.vacuum() } catch { throw translated(error) }
        return try isLogEmptied()
    }

    /// Moves what is committed into the file proper and empties the log beside it; false while another process reads.
    private func isLogEmptied() throws -> Bool {
        do {
            _ = try queue.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
            return true
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return false
        } catch {
            throw translated(error)
        }
    }

    /// How many probes stand in the file though nothing that the store holds has them, and how many in the journal.
    private func traces(of probes: ErasureProbes) throws -> (traces: Int, inJournal: Int) {
        let found = try inFile(probes.bytes).sorted().map { probes.bytes[$0] }
        guard !found.isEmpty else { return (0, 0) }
        return try read { db in
            let journal = try ErasureProbes.held(found, in: ["journal"], in: db)
            let elsewhere = try ErasureProbes.held(found, in: ErasureProbes.tables(in: db), in: db)
            return (found.count - journal.union(elsewhere).count, journal.subtracting(elsewhere).count)
        }
    }

    /// Which probes stand in the bytes of the file or of its log.
    private func inFile(_ probes: [[UInt8]]) throws -> Set<Int> {
        guard !probes.isEmpty else { return [] }
        let search = ByteSearch(probes)
        var found: Set<Int> = []
        for name in [path, path + "-wal"] {
            guard let descriptor = StoreBytes.descriptor(of: name) else { continue }
            var (rest, offset): ([UInt8], off_t) = ([], 0)
            while true {
                let piece = StoreBytes.read(descriptor, at: offset, count: 1 << 22)
                guard !piece.isEmpty else { break }
                offset += off_t(piece.count)
                let bytes = rest + piece
                search.find(in: bytes, &found)
                rest = Array(bytes.suffix(ErasureProbes.length))
            }
        }
        return found
    }
}
