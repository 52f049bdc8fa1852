// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Finds units of different cases that say the same.
///
/// Candidates meet under a key; each is then held against the words themselves. What it answers about two units is the
/// same whether all units are gone through or those of one case are looked up.
struct ScriptSearch {
    /// Units under one key beyond which the text is popular: it joins nobody.
    static let crowd = 200
    /// The same for fingerprints of passages.
    static let passageCrowd = 50
    /// Fingerprints that a passage must share before its words are compared.
    static let leastPrints = 3
    /// Words of a passage, without a break.
    static let leastPassage = 12

    /// Two units that agree.
    struct Edge: Hashable {
        var left: Int64
        var right: Int64
        var isPassage: Bool
    }

    private let db: Database
    private let directory: IndexDirectory
    /// Account of a unit; nil for what is not compared.
    private var accounts: [Int64: Int64] = [:]
    private var texts = TextCache()
    /// Units that so many others equal that they join nobody.
    private(set) var popular: Set<Int64> = []
    private(set) var edges: [Edge] = []

    init(_ db: Database, _ directory: IndexDirectory) {
        self.db = db
        self.directory = directory
    }

    // MARK: All units

    /// Goes through all units.
    mutating func searchAll() throws {
        let owners = try UnitOwners(db, directory)
        var pairs = UnitPairs()
        var bucket: [Int64] = []
        try groups("SELECT key, unit_id FROM band ORDER BY key, unit_id", owners, limit: Self.crowd, &bucket) {
            bucket, isCrowd in
            if isCrowd {
                popular.formUnion(bucket)
            } else {
                Self.add(bucket, owners, to: &pairs)
            }
        }
        var near: Set<Edge> = []
        for (one, other) in pairs.taken() where !popular.contains(one) && !popular.contains(other) {
            if try isReuse(one, other) { near.insert(Edge(left: one, right: other, isPassage: false)) }
        }
        try groups(
            "SELECT hash, unit_id FROM fingerprint ORDER BY hash, unit_id", owners, limit: Self.passageCrowd, &bucket
        ) {
            bucket, isCrowd in
            if !isCrowd { Self.add(bucket, owners, to: &pairs) }
        }
        for (one, other) in pairs.taken(atLeast: Self.leastPrints)
        where !popular.contains(one) && !popular.contains(other)
            && !near.contains(Edge(left: one, right: other, isPassage: false))
        {
            if try isPassage(one, other) { near.insert(Edge(left: one, right: other, isPassage: true)) }
        }
        edges = near.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
        for edge in edges {
            accounts[edge.left] = owners.account(of: edge.left)
            accounts[edge.right] = owners.account(of: edge.right)
        }
        for unit in popular { accounts[unit] = owners.account(of: unit) }
    }

    private static func add(_ bucket: [Int64], _ owners: UnitOwners, to pairs: inout UnitPairs) {
        for first in bucket.indices {
            for second in bucket.indices where second > first {
                if owners.position(of: bucket[first]) != owners.position(of: bucket[second]) {
                    pairs.add(bucket[first], bucket[second])
                }
            }
        }
    }

    /// Lends units that stand under one key, two at least; a crowd is lent whole.
    private func groups(
        _ sql: String, _ owners: UnitOwners, limit: Int, _ bucket: inout [Int64],
        _ body: (_ bucket: [Int64], _ isCrowd: Bool) -> Void
    ) throws {
        bucket.removeAll(keepingCapacity: true)
        var key: Int64?
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let (next, unit): (Int64, Int64) = (row[0], row[1])
            if next != key {
                if bucket.count > 1 { body(bucket, bucket.count > limit) }
                bucket.removeAll(keepingCapacity: true)
                key = next
            }
            if bucket.last != unit, owners.position(of: unit) >= 0 { bucket.append(unit) }
        }
        if bucket.count > 1 { body(bucket, bucket.count > limit) }
    }

    // MARK: The units of one case

    /// Looks up the units of a case, and for what they are like the same again, so that it is known in how many cases.
    mutating func search(caseID: Int64) throws {
        let own = try Row.fetchAll(
            db,
            sql: """
                SELECT u.id, u.account_id FROM unit u JOIN account a ON a.id = u.account_id
                WHERE a.case_id = ? AND a.role = 'suspect' ORDER BY u.id
                """, arguments: [caseID])
        var done: Set<Int64> = []
        var found: Set<Edge> = []
        var next: Set<Int64> = []
        for row in own {
            let unit: Int64 = row["id"]
            accounts[unit] = row["account_id"]
            done.insert(unit)
            for edge in try neighbours(of: unit) {
                found.insert(edge)
                next.insert(edge.left == unit ? edge.right : edge.left)
            }
        }
        // A neighbour may itself be popular, which only its own keys tell.
        for unit in next.subtracting(done).sorted() { found.formUnion(try neighbours(of: unit)) }
        var rest: Set<Int64> = []
        for edge in found { rest.formUnion([edge.left, edge.right]) }
        for unit in rest.subtracting(next).subtracting(done) where try isCrowded(unit) { popular.insert(unit) }
        edges = found.filter { !popular.contains($0.left) && !popular.contains($0.right) }
            .sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }

    private mutating func isCrowded(_ unit: Int64) throws -> Bool {
        let index = UnitIndex(try texts.text(of: unit, in: db))
        return try index.keys.contains { try bucket("SELECT unit_id FROM band WHERE key = ?", $0, Self.crowd) == nil }
    }

    /// What a unit agrees with in other cases.
    private mutating func neighbours(of unit: Int64) throws -> [Edge] {
        let index = UnitIndex(try texts.text(of: unit, in: db))
        guard let account = accounts[unit], let position = directory.caseOfAccount[account] else { return [] }
        var candidates: Set<Int64> = []
        for key in index.keys {
            guard let bucket = try bucket("SELECT unit_id FROM band WHERE key = ? ORDER BY unit_id", key, Self.crowd)
            else {
                popular.insert(unit)
                return []
            }
            candidates.formUnion(bucket.filter { $0 != unit })
        }
        var edges: [Edge] = []
        var near: Set<Int64> = []
        for other in candidates.sorted() where try self.position(of: other) != position {
            guard try isReuse(unit, other) else { continue }
            near.insert(other)
            edges.append(Edge(left: min(unit, other), right: max(unit, other), isPassage: false))
        }
        var shared: [Int64: Int] = [:]
        for print in Set(index.prints.map(\.hash)) {
            let sql = "SELECT DISTINCT unit_id FROM fingerprint WHERE hash = ? ORDER BY unit_id"
            for other in try bucket(sql, print, Self.passageCrowd) ?? [] where other != unit && !near.contains(other) {
                shared[other, default: 0] += 1
            }
        }
        for (other, count) in shared.sorted(by: { $0.key < $1.key }) where count >= Self.leastPrints {
            guard try self.position(of: other) != position, try isPassage(unit, other) else { continue }
            edges.append(Edge(left: min(unit, other), right: max(unit, other), isPassage: true))
        }
        return edges
    }

    /// The units under a key that are compared; nil for a crowd.
    private mutating func bucket(_ sql: String, _ key: Int64, _ limit: Int) throws -> [Int64]? {
        let rows = try Int64.fetchCursor(db.cachedStatement(sql: sql), arguments: [key])
        var all: [Int64] = []
        while let unit = try rows.next() { all.append(unit) }
        var found: [Int64] = []
        for unit in all where try position(of: unit) != nil {
            found.append(unit)
            if found.count > limit { return nil }
        }
        return found
    }

    private mutating func position(of unit: Int64) throws -> Int? {
        if let account = accounts[unit] { return directory.caseOfAccount[account] }
        let statement = try db.cachedStatement(sql: "SELECT account_id FROM unit WHERE id = ?")
        guard let account = try Int64.fetchOne(statement, arguments: [unit]) else { return nil }
        accounts[unit] = account
        return directory.caseOfAccount[account]
    }

    // MARK: Words

    private mutating func isReuse(_ one: Int64, _ other: Int64) throws -> Bool {
        let (left, right) = (try texts.shingles(of: one, in: db), try texts.shingles(of: other, in: db))
        return Agreement(left, right).isReuse
    }

    private mutating func isPassage(_ one: Int64, _ other: Int64) throws -> Bool {
        let (left, right) = (try texts.text(of: one, in: db), try texts.text(of: other, in: db))
        return Template(PreparedText(prepared: left), PreparedText(prepared: right)).longestRun >= Self.leastPassage
    }

    /// The text of a unit.
    mutating func text(of unit: Int64) throws -> String { try texts.text(of: unit, in: db) }

    /// The account of a unit that was found.
    func account(of unit: Int64) -> Int64? { accounts[unit] }
}

/// Account and case of every unit, in six bytes each.
struct UnitOwners {
    private var accountOf: ContiguousArray<Int32>
    private var positionOf: ContiguousArray<Int32>

    init(_ db: Database, _ directory: IndexDirectory) throws {
        let last = Int(try Int64.fetchOne(db, sql: "SELECT max(id) FROM unit") ?? 0)
        accountOf = ContiguousArray(repeating: -1, count: last + 1)
        positionOf = accountOf
        let rows = try Row.fetchCursor(db, sql: "SELECT id, account_id FROM unit")
        while let row = try rows.next() {
            let (unit, account): (Int64, Int64) = (row[0], row[1])
            guard let position = directory.caseOfAccount[account] else { continue }
            accountOf[Int(unit)] = Int32(account)
            positionOf[Int(unit)] = Int32(position)
        }
    }

    /// Position of a unit's case; −1 for what is not compared.
    func position(of unit: Int64) -> Int32 {
        positionOf.indices.contains(Int(unit)) ? positionOf[Int(unit)] : -1
    }

    func account(of unit: Int64) -> Int64? {
        let account = accountOf.indices.contains(Int(unit)) ? accountOf[Int(unit)] : -1
        return account < 0 ? nil : Int64(account)
    }
}

/// Texts of units that were read, so many at a time.
private struct TextCache {
    private var texts: [Int64: String] = [:]
    private var cut: [Int64: Shingles] = [:]
    private static let limit = 50_000

    mutating func text(of unit: Int64, in db: Database) throws -> String {
        if let known = texts[unit] { return known }
        if texts.count >= Self.limit { texts.removeAll(keepingCapacity: true) }
        let statement = try db.cachedStatement(sql: "SELECT prepared FROM unit WHERE id = ?")
        let text = try String.fetchOne(statement, arguments: [unit]) ?? ""
        texts[unit] = text
        return text
    }

    mutating func shingles(of unit: Int64, in db: Database) throws -> Shingles {
        if let known = cut[unit] { return known }
        if cut.count >= Self.limit { cut.removeAll(keepingCapacity: true) }
        let shingles = Shingles(PreparedText(prepared: try text(of: unit, in: db)))
        cut[unit] = shingles
        return shingles
    }
}
