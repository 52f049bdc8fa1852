// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Finds cases that hold the same export, or the same conversation from another export.
///
/// A mark is made of the words of a message and of its minute within a quarter of an hour, which no time zone moves.
/// Two conversations are the same when at least five marks agree and a fifth of the shorter one's, or three and half of
/// them; in either case marks of both sides: a script that one account sends to many gives marks of one side alone.
enum SameEvidence {
    /// More messages than these under one mark are a stock phrase.
    private static let crowd = 40

    private struct Place: Hashable {
        var filing: Int64
        var conversation: Int
    }

    /// Notes what a new filing shares with other cases.
    static func note(filing: Int64, caseID: Int64, in db: Database) throws {
        let equal = try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT f.case_id FROM input i JOIN input j ON j.sha256 = i.sha256 AND j.filing_id <> i.filing_id
                JOIN filing f ON f.id = j.filing_id WHERE i.filing_id = ? AND f.case_id <> ? AND i.is_evidence AND j.is_evidence
                """, arguments: [filing, caseID])
        for other in equal { try insert(caseID, other, nil, nil, "archive SHA-256", in: db) }
        try noteConversations(filing: filing, caseID: caseID, in: db)
    }

    private static func noteConversations(filing: Int64, caseID: Int64, in db: Database) throws {
        let own = try Row.fetchAll(
            db, sql: "SELECT conversation, account, mark FROM message WHERE filing_id = ? AND mark IS NOT NULL",
            arguments: [filing])
        var shared: [Int: [Place: [(own: Int, other: Int, mark: Int64)]]] = [:]
        let lookUp = try db.makeStatement(
            sql: """
                SELECT m.filing_id, m.conversation, m.account FROM message m JOIN filing f ON f.id = m.filing_id
                WHERE m.mark = ? AND f.case_id <> ? LIMIT \(crowd + 1)
                """)
        for row in own {
            guard let conversation: Int = row["conversation"], let account: Int = row["account"] else { continue }
            let mark: Int64 = row["mark"]
            let others = try Row.fetchAll(lookUp, arguments: [mark, caseID])
            if others.count > crowd { continue }
            for other in others {
                guard let place: Int = other["conversation"], let writer: Int = other["account"] else { continue }
                shared[conversation, default: [:]][Place(filing: other["filing_id"], conversation: place), default: []]
                    .append((account, writer, mark))
            }
        }
        for (conversation, places) in shared.sorted(by: { $0.key < $1.key }) {
            let size = try count(filing: filing, conversation: conversation, in: db)
            for (place, found) in places.sorted(by: {
                ($0.key.filing, $0.key.conversation) < ($1.key.filing, $1.key.conversation)
            }) {
                let marks = Set(found.map(\.mark)).count
                let sides = Dictionary(grouping: found, by: \.own).count
                let shorter = min(size, try count(filing: place.filing, conversation: place.conversation, in: db))
                guard sides > 1, (marks >= 5 && marks * 5 >= shorter) || (marks >= 3 && marks * 2 >= shorter) else {
                    continue
                }
                try note(filing, conversation, place, caseID: caseID, in: db)
            }
        }
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
