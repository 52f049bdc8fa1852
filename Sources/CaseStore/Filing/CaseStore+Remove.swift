// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension CaseStore {
    /// What an erasure did, and how it was proved.
    public struct Erasure: Sendable, Hashable {
        /// Messages that were taken out.
        public var messages: Int
        /// Accounts that were taken out.
        public var accounts: Int
        /// Texts and values of the case that were looked for in the file's bytes.
        public var probes: Int
        /// How many of them are still there; 0, or the erasure failed.
        public var traces: Int
    }

    /// Erases a case: its rows, its part of the search index, its verdicts, and their bytes in the file.
    ///
    /// Freed bytes are overwritten; the search index is rebuilt into one piece, since a deleted text otherwise stays in
    /// its older pieces. Then the file is read as bytes for texts and values that stood in this case alone; where any is
    /// found the file is written anew.
    ///
    /// - Throws: `CaseStoreError.unknownCase`, `notErased`.
    public func remove(_ reference: String, by act: StoreAct) throws -> Erasure {
        let (counts, probes) = try write { db in
            guard
                let id = try Int64.fetchOne(
                    db, sql: "SELECT id FROM case_file WHERE reference = ?", arguments: [reference])
            else { throw CaseStoreError.unknownCase }
            let counts = try Self.counts(of: id, in: db)
            let filings = try Int64.fetchAll(db, sql: "SELECT id FROM filing WHERE case_id = ?", arguments: [id])
            let texts = try filings.flatMap { try Self.probes(filing: $0, in: db) }
            for filing in filings { try Self.remove(filing: filing, in: db) }
            try db.execute(sql: "INSERT INTO erasure VALUES(?)", arguments: [reference])
            try db.execute(
                sql: "DELETE FROM verdict WHERE left_case = ? OR right_case = ?", arguments: [reference, reference])
            try db.execute(sql: "DELETE FROM erasure")
            try db.execute(sql: "DELETE FROM case_file WHERE id = ?", arguments: [id])
            try db.execute(sql: "INSERT INTO message_text(message_text) VALUES('optimize')")
            try Self.record("remove", reference, by: act, in: db)
            return (counts, Array(Set(texts)))
        }
        try emptyLog()
        var traces = try traces(of: probes)
        if traces > 0 {
            do { try queue.vacuum() } catch { throw Self.translated(error) }
            try emptyLog()
            traces = try self.traces(of: probes)
        }
        try write { db in
            try db.execute(sql: "INSERT INTO message_text(message_text) VALUES('integrity-check')")
            let left = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM case_file WHERE reference = ?", arguments: [reference])
            if left != 0 { throw CaseStoreError.notErased(traces: 1) }
        }
        if traces > 0 { throw CaseStoreError.notErased(traces: traces) }
        return Erasure(messages: counts.messages, accounts: counts.accounts, probes: probes.count, traces: traces)
    }

    private static func counts(of caseID: Int64, in db: Database) throws -> (messages: Int, accounts: Int) {
        let messages = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM message m JOIN filing f ON f.id = m.filing_id WHERE f.case_id = ?",
            arguments: [caseID])
        let accounts = try Int.fetchOne(db, sql: "SELECT count(*) FROM account WHERE case_id = ?", arguments: [caseID])
        return (messages ?? 0, accounts ?? 0)
    }

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

    private static let probeLength = 32
    private static let probeLimit = 400

    /// Beginnings of long texts, prepared units, names and values of a filing.
    private static func probes(filing: Int64, in db: Database) throws -> [[UInt8]] {
        let texts = try String.fetchAll(
            db,
            sql:
                "SELECT text FROM message WHERE filing_id = ? AND length(text) >= 24 ORDER BY length(text) DESC, n LIMIT ?",
            arguments: [filing, probeLimit])
        let units = try String.fetchAll(
            db,
            sql: "SELECT prepared FROM unit u JOIN account a ON a.id = u.account_id WHERE a.filing_id = ? LIMIT ?",
            arguments: [filing, probeLimit])
        let values = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT i.value FROM identifier i JOIN identifier_use u ON u.identifier_id = i.id
                JOIN account a ON a.id = u.account_id WHERE a.filing_id = ? AND length(i.value) >= 10 LIMIT ?
                """, arguments: [filing, probeLimit])
        return Set((texts + units + values).map { Array($0.utf8.prefix(probeLength)) }.filter { $0.count >= 10 })
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// How many probes stand in the file though no other case holds them.
    private func traces(of probes: [[UInt8]]) throws -> Int {
        let found = try inFile(probes).map { probes[$0] }
        guard !found.isEmpty else { return 0 }
        return found.count - (try read { db in try Self.held(found, in: db) })
    }

    /// How many probes stand in what the tables hold, whole or as a piece of a longer text.
    private static func held(_ probes: [[UInt8]], in db: Database) throws -> Int {
        let search = ByteSearch(probes)
        var found: Set<Int> = []
        for (table, column) in [
            ("message", "text"), ("unit", "prepared"), ("identifier", "value"), ("identifier_use", "literal"),
            ("account", "name"), ("input", "path"),
        ] {
            let texts = try String.fetchCursor(db, sql: "SELECT \(column) FROM \(table)")
            while found.count < probes.count, let text = try texts.next() { search.find(in: Array(text.utf8), &found) }
        }
        return found.count
    }

    /// Moves what is committed into the file proper and empties the log beside it.
    private func emptyLog() throws {
        do {
            _ = try queue.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        } catch {
            // Another process reads on; the log is looked through like the file.
        }
    }

    /// Which probes stand in the bytes of the file or of its log.
    private func inFile(_ probes: [[UInt8]]) throws -> Set<Int> {
        guard !probes.isEmpty else { return [] }
        let search = ByteSearch(probes)
        var found: Set<Int> = []
        for name in [path, path + "-wal"] {
            guard let file = FileHandle(forReadingAtPath: name) else { continue }
            defer { try? file.close() }
            var rest: [UInt8] = []
            while let piece = try file.read(upToCount: 1 << 22), !piece.isEmpty {
                let bytes = rest + piece
                search.find(in: bytes, &found)
                rest = Array(bytes.suffix(Self.probeLength))
            }
        }
        return found
    }
}

/// Finds any of several byte strings.
struct ByteSearch {
    private let probes: [[UInt8]]
    private var byStart: [UInt32: [Int]] = [:]
    private var filter = [Bool](repeating: false, count: 1 << 16)

    init(_ probes: [[UInt8]]) {
        self.probes = probes
        for (index, probe) in probes.enumerated() where probe.count >= 4 {
            let start = Self.word(probe, 0)
            byStart[start, default: []].append(index)
            filter[Self.slot(start)] = true
        }
    }

    func find(in bytes: [UInt8], _ found: inout Set<Int>) {
        guard bytes.count >= 4 else { return }
        var start = Self.word(bytes, 0)
        for index in 0...bytes.count - 4 {
            if index > 0 { start = start << 8 | UInt32(bytes[index + 3]) }
            guard filter[Self.slot(start)], let candidates = byStart[start] else { continue }
            for candidate in candidates where !found.contains(candidate) {
                let probe = probes[candidate]
                if index + probe.count <= bytes.count, bytes[index..<index + probe.count].elementsEqual(probe) {
                    found.insert(candidate)
                }
            }
        }
    }

    private static func word(_ bytes: [UInt8], _ index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[index + $1]) }
    }

    private static func slot(_ word: UInt32) -> Int { Int((word &* 0x9E37_79B1) >> 16) }
}
