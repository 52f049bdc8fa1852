// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension CaseStore {
    /// What is looked for, where.
    public struct SearchRequest: Sendable, Hashable {
        /// Words, all of which must stand in a message; a phrase in double quotes; `*` behind a beginning.
        public var text: String
        /// What the words are if they are a telephone number, in the form in which cases are compared: messages that hold it in
        /// another spelling are found too.
        public var number: String?
        /// Only this case.
        public var caseReference: String?
        /// Only this account: `A2`, or any part of its name.
        public var account: String?
        /// Only from this instant on, microseconds.
        public var from: Int64?
        /// Only before this instant.
        public var before: Int64?
        /// Whether severe texts are shown.
        public var showsFullContent: Bool
        /// Most hits to return.
        public var limit: Int
        /// `YYYY-MM-DD`: cases whose review was due before are left out.
        public var date: String

        /// Makes a request.
        public init(
            text: String, number: String? = nil, caseReference: String? = nil, account: String? = nil,
            from: Int64? = nil,
            before: Int64? = nil, showsFullContent: Bool = false, limit: Int = 200, date: String
        ) {
            self.text = text
            self.number = number
            self.caseReference = caseReference
            self.account = account
            self.from = from
            self.before = before
            self.showsFullContent = showsFullContent
            self.limit = limit
            self.date = date
        }
    }

    /// A message that holds the words.
    public struct Hit: Sendable, Hashable {
        /// Case reference.
        public var caseReference: String
        /// Label of the writer; nil for the service.
        public var account: String?
        /// Its part.
        public var role: String?
        /// Number in the timeline.
        public var n: Int32
        /// Microseconds since 1970.
        public var time: Int64?
        /// Whether the instant is known.
        public var isInstant: Bool
        /// The words with their surroundings; nil where the text is withheld.
        public var snippet: String?
    }

    /// What was found.
    public struct SearchResult: Sendable, Hashable {
        /// The first of them, by case and number.
        public var hits: [Hit]
        /// All there are.
        public var total: Int
        /// Cases that were left out because their review is due.
        public var frozen: Int
    }

    /// Looks for words in the texts of the cases.
    ///
    /// - Throws: `CaseStoreError.emptySearch`, `unknownCase`.
    public func search(_ request: SearchRequest, by act: StoreAct) throws -> SearchResult {
        guard let query = Self.query(request.text) else { throw CaseStoreError.emptySearch }
        if let reference = request.caseReference {
            let known = try read { db in
                try Int.fetchOne(db, sql: "SELECT 1 FROM case_file WHERE reference = ?", arguments: [reference])
            }
            if known == nil { throw CaseStoreError.unknownCase }
        }
        if let account = request.account, try !isAccount(account, of: request.caseReference) {
            throw CaseStoreError.unknownAccount
        }
        try record("search", request.caseReference ?? "all cases", by: act)
        return try read { db in
            let suffixes = try AccountLabels.suffixes(in: db)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT c.reference, m.filing_id, m.n, m.account, m.time, m.is_instant, m.is_severe, a.role, a.name,
                      CASE WHEN m.is_severe AND NOT ?6 THEN NULL
                      ELSE snippet(message_text, 0, '[', ']', '…', ?7) END snippet
                    FROM message_text JOIN message m ON m.id = message_text.rowid
                    JOIN filing f ON f.id = m.filing_id JOIN case_file c ON c.id = f.case_id
                    LEFT JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
                    WHERE message_text MATCH ?1 AND (?2 IS NULL OR c.reference = ?2)
                      AND (?3 IS NULL OR m.time >= ?3) AND (?4 IS NULL OR m.time < ?4)
                      AND (c.review_due IS NULL OR c.review_due >= ?5)
                    """,
                arguments: [
                    query, request.caseReference, request.from, request.before, request.date,
                    request.showsFullContent, LetterTokenizer.hasLetters(request.text) ? 64 : 24,
                ])
            var hits: [Hit] = []
            func take(_ row: Row) {
                let label = (row["account"] as Int?).map {
                    AccountLabels.label(number: $0, filing: row["filing_id"], suffixes)
                }
                if let wanted = request.account {
                    let name: String = row["name"] ?? ""
                    guard Self.isMeant(wanted, label: label, name: name) else { return }
                }
                hits.append(
                    Hit(
                        caseReference: row["reference"], account: label, role: row["role"], n: row["n"],
                        time: row["time"], isInstant: row["is_instant"], snippet: row["snippet"]))
            }
            while let row = try rows.next() { take(row) }
            if let number = request.number {
                let known = Set(hits.map { Place(caseReference: $0.caseReference, n: $0.n) })
                for row in try Self.holders(of: number, request, in: db)
                where !known.contains(Place(caseReference: row["reference"], n: row["n"])) {
                    take(row)
                }
            }
            hits.sort { left, right in
                left.caseReference != right.caseReference
                    ? NaturalOrder.precedes(left.caseReference, right.caseReference)
                    : left.n != right.n ? left.n < right.n : (left.account ?? "") < (right.account ?? "")
            }
            let frozen = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM case_file WHERE review_due < ?", arguments: [request.date])
            return SearchResult(hits: Array(hits.prefix(request.limit)), total: hits.count, frozen: frozen ?? 0)
        }
    }

    private struct Place: Hashable {
        var caseReference: String
        var n: Int32
    }

    /// Messages of accounts that use a number, however it is written there.
    private static func holders(of number: String, _ request: SearchRequest, in db: Database) throws -> [Row] {
        let uses = try Row.fetchAll(
            db,
            sql: """
                SELECT a.filing_id, u.messages FROM identifier i JOIN identifier_use u ON u.identifier_id = i.id
                JOIN account a ON a.id = u.account_id WHERE i.kind = 'phone' AND i.value = ? ORDER BY a.id
                """, arguments: [number])
        let statement = try db.cachedStatement(
            sql: """
                SELECT c.reference, m.filing_id, m.n, m.account, m.time, m.is_instant, m.is_severe, a.role, a.name,
                  CASE WHEN m.is_severe AND NOT ?6 THEN NULL ELSE substr(m.text, 1, 200) END snippet
                FROM message m JOIN filing f ON f.id = m.filing_id JOIN case_file c ON c.id = f.case_id
                LEFT JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
                WHERE m.filing_id = ?1 AND m.n = ?7 AND (?2 IS NULL OR c.reference = ?2)
                  AND (?3 IS NULL OR m.time >= ?3) AND (?4 IS NULL OR m.time < ?4)
                  AND (c.review_due IS NULL OR c.review_due >= ?5)
                """)
        return try uses.flatMap { use -> [Row] in
            let filing: Int64 = use["filing_id"]
            return try NumberList.numbers(use["messages"]).flatMap { n in
                try Row.fetchAll(
                    statement,
                    arguments: [
                        filing, request.caseReference, request.from, request.before, request.date,
                        request.showsFullContent, n,
                    ])
            }
        }
    }

    private static func isMeant(_ wanted: String, label: String?, name: String) -> Bool {
        label == wanted || label?.hasPrefix(wanted + "@") == true || name.lowercased().contains(wanted.lowercased())
    }

    /// Whether a label or a part of a name is of any account: no message of nobody is another answer than none of somebody.
    private func isAccount(_ wanted: String, of reference: String?) throws -> Bool {
        try read { db in
            let suffixes = try AccountLabels.suffixes(in: db)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT a.number, a.filing_id, a.name FROM account a JOIN case_file c ON c.id = a.case_id
                    WHERE ?1 IS NULL OR c.reference = ?1
                    """, arguments: [reference])
            while let row = try rows.next() {
                let label = AccountLabels.label(number: row["number"], filing: row["filing_id"], suffixes)
                if Self.isMeant(wanted, label: label, name: row["name"]) { return true }
            }
            return false
        }
    }

    /// The words as a query of FTS5, each in quotes: nothing that somebody types is taken for an operator.
    static func query(_ text: String) -> String? {
        var terms: [String] = []
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if !index.isMultiple(of: 2) {
                if part.contains(where: { $0.isLetter || $0.isNumber }) { terms.append("\"\(part)\"") }
                continue
            }
            for word in part.split(whereSeparator: \.isWhitespace) {
                let isBeginning = word.hasSuffix("*")
                let core = isBeginning ? word.dropLast() : word
                guard core.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
                terms.append("\"\(core)\"" + (isBeginning ? "*" : ""))
            }
        }
        return terms.isEmpty ? nil : terms.joined(separator: " AND ")
    }
}
