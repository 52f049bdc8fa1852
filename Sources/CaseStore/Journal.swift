// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB

/// Who does something with the store, when and why: collection, consultation, combination, disclosure and erasure are
/// all recorded (Data Protection Act 2018, section 62).
public struct StoreAct: Sendable, Hashable {
    /// RFC 3339, UTC.
    public var time: String
    /// Name of the examiner or of the user of the machine.
    public var actor: String
    /// Why, in the actor's words; empty when nobody said.
    public var reason: String

    /// Makes an act.
    public init(time: String, actor: String, reason: String) {
        self.time = time
        self.actor = actor
        self.reason = reason
    }
}

/// A line of the journal.
public struct JournalEntry: Sendable, Hashable {
    /// From 1.
    public var sequence: Int64
    /// RFC 3339, UTC.
    public var time: String
    /// Who.
    public var actor: String
    /// `file`, `remove`, `export`, `import`, `compare`, `search`, `show`, `set`, `verdict`, `erasure proved`.
    public var act: String
    /// Case references and counts, never contents.
    public var object: String
    /// Why.
    public var reason: String
    /// Hash of the line before.
    public var previous: String
    /// SHA-256 over the line and `previous`.
    public var hash: String

    var computed: String {
        let fields = [String(sequence), time, actor, act, object, reason, previous]
        // Lengths in front: no field can reach into the next.
        let text = fields.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
        return SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension CaseStore {
    /// Writes a line behind the others.
    static func record(_ what: String, _ object: String, by act: StoreAct, in db: Database) throws {
        let last = try Row.fetchOne(db, sql: "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")
        var entry = JournalEntry(
            sequence: (last?["sequence"] ?? 0) + 1, time: act.time, actor: act.actor, act: what, object: object,
            reason: act.reason, previous: last?["hash"] ?? "", hash: "")
        entry.hash = entry.computed
        try db.execute(
            sql: "INSERT INTO journal VALUES(?,?,?,?,?,?,?,?)",
            arguments: [
                entry.sequence, entry.time, entry.actor, entry.act, entry.object, entry.reason, entry.previous,
                entry.hash,
            ])
    }

    /// Records an act of reading: the store must be writable for that, or the act is refused.
    public func record(_ what: String, _ object: String, by act: StoreAct) throws {
        try write { db in try Self.record(what, object, by: act, in: db) }
    }

    /// The whole journal, oldest first.
    public func journal() throws -> [JournalEntry] {
        try read { db in try Self.entries(in: db) }
    }

    /// Whether every line of the journal holds the hash of the one before it, and none is cut off behind.
    public func isJournalWhole() throws -> Bool {
        let (entries, head) = try read { db in
            (try Self.entries(in: db), try Row.fetchOne(db, sql: "SELECT sequence, hash FROM journal_head"))
        }
        var previous = ""
        for (index, entry) in entries.enumerated() {
            guard entry.sequence == Int64(index) + 1, entry.previous == previous, entry.hash == entry.computed else {
                return false
            }
            previous = entry.hash
        }
        return (head?["hash"] ?? "") == previous && (head?["sequence"] ?? 0) == entries.count
    }

    private static func entries(in db: Database) throws -> [JournalEntry] {
        try Row.fetchAll(db, sql: "SELECT * FROM journal ORDER BY sequence").map { row in
            JournalEntry(
                sequence: row["sequence"], time: row["time"], actor: row["actor"], act: row["act"],
                object: row["object"], reason: row["reason"], previous: row["previous"], hash: row["hash"])
        }
    }
}
