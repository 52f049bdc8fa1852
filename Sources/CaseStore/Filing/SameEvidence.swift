// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Finds cases that hold the same export, or the same conversation from another export.
///
/// A mark is made of the words of a message and of its minute within a quarter of an hour, which no time zone moves. Two
/// conversations are the same when marks agree whose times lie apart by one and the same span, no longer than zones can
/// part them, an hour of summer time allowed: five marks and a fifth of the shorter one's, or three and half of them; in
/// either case marks of both sides, of short answers three: a script that one account sends to many gives marks of one side
/// alone.
///
/// Two filings are the same when every file of the one that tells something stands in the other. A single file in both is
/// a copy of its own conversations only: a complainant hands in the same telephone twice.
enum SameEvidence {
    /// Basis of a copy of all that a filing holds.
    private static let whole = "archive SHA-256"
    /// Basis of a file that two cases hold beside others.
    static let oneFile = "one file"
    /// Zones part two clocks by no more: from 12 hours behind to 14 ahead.
    private static let longestShift: Int64 = 26 * 3_600_000_000
    private static let quarter: Int64 = 900_000_000

    private struct Place: Hashable {
        var filing: Int64
        var conversation: Int
    }

    private struct Shared {
        var own: Int
        var mark: Int64
        /// Quarters of an hour from this message to the other.
        var shift: Int64
    }

    /// Notes what a new filing shares with other cases.
    static func note(filing: Int64, caseID: Int64, in db: Database) throws {
        let alike = try noteFiles(filing: filing, caseID: caseID, in: db)
        try noteConversations(filing: filing, caseID: caseID, alike: alike, in: db)
    }

    /// Notes equal files; answers with the filings that have one beside others.
    @discardableResult
    static func noteFiles(filing: Int64, caseID: Int64, in db: Database) throws -> Set<Int64> {
        let equal = try Row.fetchAll(
            db,
            sql: """
                SELECT f.id, f.case_id, count(DISTINCT i.sha256) shared,
                  (SELECT count(DISTINCT sha256) FROM input WHERE filing_id = ?1 AND is_evidence) own,
                  (SELECT count(DISTINCT sha256) FROM input WHERE filing_id = f.id AND is_evidence) other
                FROM input i JOIN input j ON j.sha256 = i.sha256 AND j.filing_id <> i.filing_id
                JOIN filing f ON f.id = j.filing_id
                WHERE i.filing_id = ?1 AND f.case_id <> ?2 AND i.is_evidence AND j.is_evidence GROUP BY f.id
                """, arguments: [filing, caseID])
        var alike: Set<Int64> = []
        for row in equal {
            let (shared, own, other): (Int, Int, Int) = (row["shared"], row["own"], row["other"])
            let isWhole = shared == min(own, other)
            try insert(caseID, row["case_id"], nil, nil, isWhole ? whole : oneFile, in: db)
            if !isWhole { alike.insert(row["id"]) }
        }
        return alike
    }

    private static func noteConversations(
        filing: Int64, caseID: Int64, alike: Set<Int64>, in db: Database
    ) throws {
        let own = try Row.fetchAll(
            db, sql: "SELECT conversation, account, mark, time FROM message WHERE filing_id = ? AND mark IS NOT NULL",
            arguments: [filing])
        var shared: [Int: [Place: [Shared]]] = [:]
        let lookUp = try db.makeStatement(
            sql: """
                SELECT m.filing_id, m.conversation, m.time FROM message m JOIN filing f ON f.id = m.filing_id
                WHERE m.mark = ? AND f.case_id <> ? AND m.time BETWEEN ? AND ?
                """)
        for row in own {
            guard let conversation: Int = row["conversation"], let account: Int = row["account"],
                let time: Int64 = row["time"]
            else { continue }
            let mark: Int64 = row["mark"]
            let others = try Row.fetchAll(
                lookUp,
                arguments: [
                    mark, caseID, time.subtractingReportingOverflow(longestShift).partialValue,
                    time.addingReportingOverflow(longestShift).partialValue,
                ])
            for other in others {
                guard let place: Int = other["conversation"], let at: Int64 = other["time"] else { continue }
                let shift = Int64((Double(at - time) / Double(quarter)).rounded())
                shared[conversation, default: [:]][Place(filing: other["filing_id"], conversation: place), default: []]
                    .append(Shared(own: account, mark: mark, shift: shift))
            }
        }
        for (conversation, places) in shared.sorted(by: { $0.key < $1.key }) {
            let size = try count(filing: filing, conversation: conversation, in: db)
            for (place, found) in places.sorted(by: {
                ($0.key.filing, $0.key.conversation) < ($1.key.filing, $1.key.conversation)
            }) {
                let isOneFile = alike.contains(place.filing) && found.contains { $0.shift == 0 }
                let shorter = min(size, try count(filing: place.filing, conversation: place.conversation, in: db))
                guard isOneFile || isCopy(found, shorter: shorter) else { continue }
                try note(filing, conversation, place, caseID: caseID, in: db)
            }
        }
    }

    /// Whether marks enough agree under one shift of the clock, or under two that summer time parts.
    private static func isCopy(_ found: [Shared], shorter: Int) -> Bool {
        Set(found.map(\.shift)).contains { shift in
            let under = found.filter { $0.shift == shift || $0.shift == shift + 4 }
            let marks = Set(under.map(\.mark)).count
            let sides = Dictionary(grouping: under, by: \.own).values.filter(isTelling)
            return sides.count > 1
                && ((marks >= 5 && marks * 5 >= shorter) || (marks >= 3 && marks * 2 >= shorter))
        }
    }

    /// Whether marks of one side show that it is the same on both; one short answer may be given twice by chance.
    private static func isTelling(_ side: [Shared]) -> Bool {
        side.contains { !EvidenceMarks.isAnswer($0.mark) } || Set(side.map(\.mark)).count >= 3
    }

    private static func count(filing: Int64, conversation: Int, in db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql:
                "SELECT count(DISTINCT mark) FROM message WHERE filing_id = ? AND conversation = ? AND mark IS NOT NULL",
            arguments: [filing, conversation]) ?? 0
    }

    /// Everybody who writes in the conversation is the same evidence on both sides.
    private static func note(
        _ filing: Int64, _ conversation: Int, _ place: Place, caseID: Int64, in db: Database
    ) throws {
        let writers = """
            SELECT DISTINCT a.id, a.case_id FROM message m JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
            WHERE m.filing_id = ? AND m.conversation = ? ORDER BY a.number
            """
        let left = try Row.fetchAll(db, sql: writers, arguments: [filing, conversation])
        let right = try Row.fetchAll(db, sql: writers, arguments: [place.filing, place.conversation])
        guard let other: Int64 = right.first?["case_id"] else { return }
        for one in left {
            for two in right { try insert(caseID, other, one["id"], two["id"], "shared messages", in: db) }
        }
    }

    private static func insert(
        _ left: Int64, _ right: Int64, _ leftAccount: Int64?, _ rightAccount: Int64?, _ basis: String, in db: Database
    ) throws {
        let known = try Int.fetchOne(
            db,
            sql: """
                SELECT 1 FROM same_evidence WHERE left_case = ? AND right_case = ? AND left_account IS ?
                  AND right_account IS ? AND basis = ?
                """, arguments: [left, right, leftAccount, rightAccount, basis])
        if known != nil { return }
        try db.execute(
            sql: "INSERT INTO same_evidence VALUES(?,?,?,?,?)",
            arguments: [left, right, leftAccount, rightAccount, basis])
    }
}
