// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Finds cases that hold the same export, or the same conversation from another export.
///
/// A mark is made of the words of a message. Two conversations are the same when marks agree whose times lie apart by one and
/// the same span of quarters of an hour, no longer than zones can part them, and both sides write the same (`SharedMarks`);
/// or when nine in ten of both sides' messages agree in their order, whatever the minutes. Where one side writes alone, nine in ten of the marks must
/// agree to the minute, the writer must bear the same name or number in both, and the owners of the two exports no other.
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
    private static let minute: Int64 = 60_000_000
    /// Messages of the same words in one talk that are looked up: whoever writes one thing a thousand times says it once.
    private static let mostOfOneMark = 40

    private struct Said: Hashable {
        var conversation: Int
        var account: Int
        var mark: Int64
    }

    private struct Place: Hashable {
        var filing: Int64
        var conversation: Int
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
            db,
            sql: """
                SELECT conversation, account, mark, time, n FROM message WHERE filing_id = ? AND mark IS NOT NULL ORDER BY n
                """, arguments: [filing])
        var shared: [Int: [Place: SharedMarks]] = [:]
        var times: [Said: Int] = [:]
        let lookUp = try db.makeStatement(
            sql: """
                SELECT m.filing_id, m.conversation, m.account, m.time, m.n FROM message m JOIN filing f ON f.id = m.filing_id
                WHERE m.mark = ? AND f.case_id <> ? AND m.time BETWEEN ? AND ?
                """)
        for row in own {
            guard let conversation: Int = row["conversation"], let account: Int = row["account"],
                let time: Int64 = row["time"]
            else { continue }
            let mark: Int64 = row["mark"]
            let said = Said(conversation: conversation, account: account, mark: mark)
            times[said, default: 0] += 1
            guard times[said, default: 0] <= mostOfOneMark else { continue }
            let others = try Row.fetchAll(
                lookUp,
                arguments: [
                    mark, caseID, time.subtractingReportingOverflow(longestShift).partialValue,
                    time.addingReportingOverflow(longestShift).partialValue,
                ])
            for other in others {
                guard let place: Int = other["conversation"], let writer: Int = other["account"],
                    let at: Int64 = other["time"]
                else { continue }
                let minutes = floored(at) - floored(time)
                let found = Place(filing: other["filing_id"], conversation: place)
                shared[conversation, default: [:]][found, default: SharedMarks()].pairs.append(
                    SharedMarks.Pair(
                        own: account, other: writer, mark: mark, minutes: minutes,
                        place: (own: row["n"], other: other["n"])))
            }
        }
        for (conversation, places) in shared.sorted(by: { $0.key < $1.key }) {
            let talk = try talk(Place(filing: filing, conversation: conversation), in: db)
            for (place, found) in places.sorted(by: {
                ($0.key.filing, $0.key.conversation) < ($1.key.filing, $1.key.conversation)
            }) {
                let isOneFile = alike.contains(place.filing) && found.pairs.contains { $0.shift == 0 }
                guard try isOneFile || isCopy(found, talk, filing, place, in: db) else { continue }
                try note(filing, conversation, place, caseID: caseID, in: db)
            }
        }
    }

    /// Whole minutes since 1970.
    private static func floored(_ time: Int64) -> Int64 {
        time >= 0 ? time / minute : (time + 1) / minute - 1
    }

    private static func isCopy(
        _ found: SharedMarks, _ talk: SharedMarks.Talk, _ filing: Int64, _ place: Place, in db: Database
    ) throws -> Bool {
        let other = try self.talk(place, in: db)
        if found.areOfBothSides(talk, other) || found.areOfOneWording(talk, other) { return true }
        return try found.writers(talk, other).contains { try bearsOneName($0, filing, place.filing, in: db) }
            && hasNoOtherOwner(filing, place.filing, in: db)
    }

    private static func talk(_ place: Place, in db: Database) throws -> SharedMarks.Talk {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT account, mark FROM message
                WHERE filing_id = ? AND conversation = ? AND mark IS NOT NULL AND account IS NOT NULL
                """, arguments: [place.filing, place.conversation])
        return rows.reduce(into: SharedMarks.Talk()) { $0.marks[$1[0], default: []].insert($1[1]) }
    }

    /// Whether two accounts bear one name, or have a number or a name of a service in common.
    private static func bearsOneName(
        _ writer: SharedMarks.Side, _ filing: Int64, _ other: Int64, in db: Database
    ) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT a.name, b.name, EXISTS (SELECT 1 FROM identifier_use u JOIN identifier_use v
                  ON v.identifier_id = u.identifier_id
                  WHERE u.account_id = a.id AND v.account_id = b.id AND u.role = 'own' AND v.role = 'own')
                FROM account a, account b WHERE a.filing_id = ? AND a.number = ? AND b.filing_id = ? AND b.number = ?
                """)
        let row = try Row.fetchOne(statement, arguments: [filing, writer.own, other, writer.other])
        guard let row else { return false }
        let (name, twin): (String, String) = (row[0], row[1])
        return row[2] || !name.isEmpty && name.lowercased() == twin.lowercased()
    }

    /// Whether no other than one owner is known of two exports: two people may have been sent the same at the same time.
    private static func hasNoOtherOwner(_ filing: Int64, _ other: Int64, in db: Database) throws -> Bool {
        func owners(_ filing: Int64) throws -> Set<String> {
            try Set(
                String.fetchAll(
                    db, sql: "SELECT name FROM account WHERE filing_id = ? AND is_owner AND name <> ''",
                    arguments: [filing]
                ).map { $0.lowercased() })
        }
        let (own, others) = (try owners(filing), try owners(other))
        return own.isEmpty || others.isEmpty || !own.isDisjoint(with: others)
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
