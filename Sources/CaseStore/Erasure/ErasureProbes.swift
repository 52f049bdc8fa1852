// SPDX-License-Identifier: Apache-2.0

import GRDB

/// What is looked for in the bytes of the store after a case was erased: everything in it that may name somebody or
/// quote something.
struct ErasureProbes {
    /// So much of a text is looked for.
    static let length = 32
    /// Fewer bytes stand anywhere by chance.
    private static let leastLength = 6
    private static let limit = 1000

    private(set) var bytes: [[UInt8]] = []
    /// Texts that are too short.
    private(set) var tooShort = 0

    init(caseID: Int64, keys: [String], in db: Database) throws {
        var texts: Set<String> = []
        func add(_ sql: String) throws {
            texts.formUnion(
                try String.fetchAll(db, sql: sql + " LIMIT ?2", arguments: [caseID, Self.limit]).filter { !$0.isEmpty })
        }
        let message = "FROM message m JOIN filing f ON f.id = m.filing_id WHERE f.case_id = ?1"
        let account = "JOIN account a ON a.id = u.account_id WHERE a.case_id = ?1"
        try add("SELECT DISTINCT m.text \(message) ORDER BY length(m.text) DESC, m.id")
        try add("SELECT DISTINCT m.text \(message) ORDER BY length(m.text), m.id")
        try add("SELECT DISTINCT name FROM account WHERE case_id = ?1 ORDER BY id")
        try add("SELECT DISTINCT i.value FROM identifier i JOIN identifier_use u ON u.identifier_id = i.id \(account)")
        try add("SELECT DISTINCT u.literal FROM identifier_use u \(account)")
        try add("SELECT u.prepared FROM unit u \(account)")
        try add("SELECT DISTINCT path FROM input i JOIN filing f ON f.id = i.filing_id WHERE f.case_id = ?1")
        try add("SELECT DISTINCT sha256 FROM input i JOIN filing f ON f.id = i.filing_id WHERE f.case_id = ?1")
        for column in ["sha256", "pdq"] { try add("SELECT DISTINCT u.\(column) FROM picture u \(account)") }
        try add("SELECT DISTINCT exhibit FROM filing WHERE case_id = ?1 AND exhibit IS NOT NULL")
        try add("SELECT digest FROM filing WHERE case_id = ?1")
        try add("SELECT legal_basis FROM case_file WHERE id = ?1 AND legal_basis IS NOT NULL")
        // The ends, since the beginnings are alike.
        for column in ["style", "behaviour"] {
            try add(
                "SELECT substr(\(column), -\(Self.length)) FROM account WHERE case_id = ?1 AND \(column) IS NOT NULL")
        }
        try add(
            "SELECT DISTINCT x.messages FROM finding x JOIN filing f ON f.id = x.filing_id WHERE f.case_id = ?1 AND length(x.messages) > 11"
        )
        for key in keys {
            texts.formUnion(
                try String.fetchAll(
                    db, sql: "SELECT reason FROM verdict WHERE (left_case = ?1 OR right_case = ?1) AND reason <> ''",
                    arguments: [key]))
        }
        texts.formUnion(try Self.words(caseID, in: db))
        var found: Set<[UInt8]> = []
        for text in texts {
            let start = Array(text.utf8.prefix(Self.length))
            if start.count < Self.leastLength { tooShort += 1 } else { found.insert(start) }
        }
        bytes = found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Words of names and of short messages: the search index holds words, not texts.
    private static func words(_ caseID: Int64, in db: Database) throws -> Set<String> {
        let texts = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM account WHERE case_id = ?1
                UNION ALL SELECT * FROM (SELECT m.text FROM message m JOIN filing f ON f.id = m.filing_id
                  WHERE f.case_id = ?1 AND length(m.text) < 60 ORDER BY m.id LIMIT 300)
                """, arguments: [caseID])
        return Set(
            texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.filter { $0.utf8.count >= leastLength }
                .flatMap { [String($0), $0.lowercased()] })
    }

    /// Tables with texts, but the journal: what stands in them the store holds for other cases.
    static func tables(in db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                  AND name NOT IN ('journal', 'band', 'fingerprint', 'same_evidence') ORDER BY name
                """) + ["sqlite_schema"]
    }

    /// Which probes stand in the cells of tables, whole or as a piece.
    static func held(_ probes: [[UInt8]], in tables: [String], in db: Database) throws -> Set<Int> {
        let search = ByteSearch(probes)
        var found: Set<Int> = []
        for table in tables where found.count < probes.count {
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \"\(table)\"")
            while found.count < probes.count, let row = try rows.next() {
                for value in row.databaseValues {
                    switch value.storage {
                    case .string(let text): search.find(in: Array(text.utf8), &found)
                    case .blob(let data): search.find(in: Array(data), &found)
                    case .null, .int64, .double: break
                    }
                }
            }
        }
        return found
    }
}
