// SPDX-License-Identifier: Apache-2.0

public import Comparison
import GRDB

extension CaseStore {
    /// Reads what a comparison needs: everything that more than one case shares.
    ///
    /// - Parameter date: `YYYY-MM-DD`; cases whose review was due before are left out.
    /// - Throws: `CaseStoreError.unknownCase` or `unknownAccount` for a scope that the store does not hold.
    public func material(for scope: ComparisonScope, date: String) throws -> ComparisonMaterial {
        var material = try read { db in
            var reader = try MaterialReader(scope, date: date, in: db)
            return try reader.read()
        }
        material.verdicts = try verdicts()
        return material
    }
}

/// Reads values, scripts and copies for a scope, in one state of the store.
private struct MaterialReader {
    private let db: Database
    private let scope: ComparisonScope
    private let directory: IndexDirectory
    private let suffixes: [Int64: String]
    private let caseID: Int64?
    private let hubLimit: Int
    private var material = ComparisonMaterial()
    private typealias FoundValue = (
        kind: String, value: String, uses: [(account: Int64, use: ComparisonMaterial.Use)], cases: Int,
        owners: [Int64]
    )
    /// Accounts that share something, by key.
    private var needed: Set<Int64> = []
    private var values: [FoundValue] = []
    private var mentioned: [FoundValue] = []

    init(_ scope: ComparisonScope, date: String, in db: Database) throws {
        self.db = db
        self.scope = scope
        directory = try IndexDirectory(date: date, in: db)
        suffixes = try AccountLabels.suffixes(in: db)
        hubLimit = Rarity(cases: directory.evidenceCount).hubLimit
        var caseID: Int64?
        if let reference = scope.caseReference {
            caseID = try Int64.fetchOne(db, sql: "SELECT id FROM case_file WHERE reference = ?", arguments: [reference])
            if caseID == nil { throw CaseStoreError.unknownCase }
        }
        self.caseID = caseID
        let asked: [AccountReference] =
            switch scope {
            case .all, .ofCase: []
            case .ofAccount(let account): [account]
            case .between(let pair): [pair.left, pair.right]
            }
        for account in asked {
            let id = try AccountLabels.account(account.account, of: account.caseReference, in: db)
            let role = try String.fetchOne(db, sql: "SELECT role FROM account WHERE id = ?", arguments: [id])
            if role != AccountRole.suspect.rawValue {
                material.notSuspects.append("\(account.caseReference)/\(account.account)")
            }
        }
    }

    mutating func read() throws -> ComparisonMaterial {
        material.cases = directory.material
        material.frozen = directory.frozen
        material.suspectCount = directory.caseOfAccount.count
        material.unitCount = try directory.unitCount(in: db)
        try readValues()
        var scripts = ScriptSearch(db, directory)
        if let caseID { try scripts.search(caseID: caseID) } else { try scripts.searchAll() }
        let kept = keptEdges(scripts)
        for edge in kept.edges {
            for unit in [edge.left, edge.right] {
                if let account = scripts.account(of: unit) { needed.insert(account) }
            }
        }
        let positions = try readAccounts()
        try placeValues(positions)
        try placeScripts(kept, &scripts, positions)
        try readSameEvidence()
        return material
    }

    // MARK: Values

    private struct Sharing {
        var identifier: Int64
        var linking: [Int64] = []
        var naming: [Int64] = []
    }

    private mutating func readValues() throws {
        var sql = """
            SELECT u.identifier_id, u.account_id, u.role FROM identifier_use u JOIN account a ON a.id = u.account_id
            WHERE a.role = 'suspect'
            """
        if let caseID {
            sql += """
                 AND u.identifier_id IN (SELECT v.identifier_id FROM identifier_use v JOIN account b ON b.id = v.account_id
                  WHERE b.case_id = \(caseID) AND b.role = 'suspect')
                """
        }
        let rows = try Row.fetchCursor(db, sql: sql + " ORDER BY u.identifier_id, u.account_id")
        var current = Sharing(identifier: -1)
        var shared: [Sharing] = []
        func end() {
            if Set(current.naming.compactMap { directory.caseOfAccount[$0] }).count > 1 { shared.append(current) }
        }
        while let row = try rows.next() {
            let (identifier, account): (Int64, Int64) = (row[0], row[1])
            if identifier != current.identifier {
                end()
                current = Sharing(identifier: identifier)
            }
            guard directory.caseOfAccount[account] != nil else { continue }
            current.naming.append(account)
            if row[2] != UseRole.mentioned.rawValue { current.linking.append(account) }
        }
        end()
        for one in shared {
            let cases = Set(one.linking.compactMap { directory.caseOfAccount[$0] })
            let isLinking = cases.count > 1 && (caseID == nil || cases.contains { directory.caseIDs[$0] == caseID })
            if let value = try value(one.identifier, isLinking ? one.linking : one.naming, isLinking: isLinking) {
                if isLinking { values.append(value) } else { mentioned.append(value) }
            }
        }
    }

    /// A value with its uses; nil for one that is only mentioned and is no payee.
    private mutating func value(_ identifier: Int64, _ users: [Int64], isLinking: Bool) throws -> FoundValue? {
        let named = try db.cachedStatement(sql: "SELECT kind, value FROM identifier WHERE id = ?")
        guard let row = try Row.fetchOne(named, arguments: [identifier]) else { return nil }
        let kind: String = row["kind"]
        guard isLinking || LinkKind(kind).isPayee else { return nil }
        let cases = Set(users.compactMap { directory.caseOfAccount[$0].map { directory.evidence[$0] } }).count
        let owners = try owners(of: identifier)
        var uses: [(account: Int64, use: ComparisonMaterial.Use)] = []
        if cases <= hubLimit {
            let statement = try db.cachedStatement(
                sql: "SELECT * FROM identifier_use WHERE identifier_id = ? AND account_id = ?")
            for account in users {
                guard let use = try Row.fetchOne(statement, arguments: [identifier, account]) else { continue }
                needed.insert(account)
                uses.append(
                    (
                        account,
                        ComparisonMaterial.Use(
                            account: 0, role: UseRole(rawValue: use["role"]) ?? .mentioned, status: use["status"],
                            isDisguised: use["disguised"], messages: NumberList.numbers(use["messages"]))
                    ))
            }
        }
        return (kind, row["value"], uses, cases, owners)
    }

    /// Whose a value is among victims, witnesses and decoys.
    ///
    /// Their own, or told by them before any suspect of their case wrote it. One who repeats what a suspect told does not make it theirs.
    private func owners(of identifier: Int64) throws -> [Int64] {
        let told = try db.cachedStatement(
            sql: """
                SELECT a.id, u.role, u.messages, a.filing_id FROM identifier_use u JOIN account a ON a.id = u.account_id
                WHERE u.identifier_id = ? AND u.role <> 'mentioned' AND a.role IN ('victim', 'witness', 'decoy')
                ORDER BY a.id
                """)
        let written = try db.cachedStatement(
            sql: """
                SELECT u.messages FROM identifier_use u JOIN account a ON a.id = u.account_id
                WHERE u.identifier_id = ? AND a.filing_id = ? AND a.role = 'suspect'
                """)
        return try Row.fetchAll(told, arguments: [identifier]).compactMap { row in
            if row["role"] == UseRole.own.rawValue { return row["id"] }
            guard let first = NumberList.numbers(row["messages"]).first else { return nil }
            let others = try String.fetchAll(written, arguments: [identifier, row["filing_id"] as Int64])
            let isFirst = others.allSatisfy { NumberList.numbers($0).first.map { first < $0 } ?? false }
            return isFirst ? row["id"] : nil
        }
    }

    /// How reports call an account; nil for one of a case that is left out.
    private func reference(of account: Int64) throws -> AccountReference? {
        let statement = try db.cachedStatement(sql: "SELECT case_id, number, filing_id FROM account WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [account]),
            let position = directory.positions[row["case_id"]]
        else { return nil }
        return AccountReference(
            directory.references[position],
            AccountLabels.label(number: row["number"], filing: row["filing_id"], suffixes))
    }

    private mutating func placeValues(_ positions: [Int64: Int]) throws {
        material.values = try placed(values, positions)
        material.mentioned = try placed(mentioned, positions)
    }

    private func placed(_ values: [FoundValue], _ positions: [Int64: Int]) throws -> [ComparisonMaterial.SharedValue] {
        try values.map { found in
            let uses = found.uses.compactMap { account, use in
                positions[account].map { position in
                    var use = use
                    use.account = position
                    return use
                }
            }.sorted { $0.account < $1.account }
            var value = ComparisonMaterial.SharedValue(
                kind: found.kind, value: found.value, uses: uses, cases: found.cases,
                isProtected: !found.owners.isEmpty)
            if value.isProtected {
                value.users = uses.map { material.accounts[$0.account].reference }
                value.owners = try found.owners.compactMap(reference).sorted()
            }
            return value
        }.sorted { ($0.kind, $0.value) < ($1.kind, $1.value) }
    }

    // MARK: Scripts

    private struct KeptEdges {
        var edges: [ScriptSearch.Edge] = []
        var cases: [Int] = []
        /// A text of many cases and how many they are.
        var popular: [Int64: Int] = [:]
    }

    /// Leaves out what so many cases have that it joins nobody, and what is out of scope.
    private func keptEdges(_ scripts: ScriptSearch) -> KeptEdges {
        var casesOf: [Int64: Set<Int>] = [:]
        func evidence(_ unit: Int64) -> Int? {
            scripts.account(of: unit).flatMap { directory.caseOfAccount[$0] }.map { directory.evidence[$0] }
        }
        for edge in scripts.edges {
            for (unit, other) in [(edge.left, edge.right), (edge.right, edge.left)] {
                for found in [evidence(unit), evidence(other)] {
                    if let found { casesOf[unit, default: []].insert(found) }
                }
            }
        }
        var kept = KeptEdges()
        for edge in scripts.edges {
            let (left, right) = (casesOf[edge.left] ?? [], casesOf[edge.right] ?? [])
            if let own = caseID.flatMap({ directory.positions[$0] }) {
                let ends = [edge.left, edge.right].compactMap { scripts.account(of: $0) }
                guard ends.contains(where: { directory.caseOfAccount[$0] == own }) else { continue }
            }
            if left.count > hubLimit || right.count > hubLimit {
                for (unit, cases) in [(edge.left, left.count), (edge.right, right.count)] where cases > hubLimit {
                    kept.popular[unit] = cases
                }
                continue
            }
            kept.edges.append(edge)
            kept.cases.append(left.union(right).count)
        }
        return kept
    }

    private mutating func placeScripts(
        _ kept: KeptEdges, _ scripts: inout ScriptSearch, _ positions: [Int64: Int]
    ) throws {
        let statement = try db.makeStatement(
            sql: "SELECT messages, repeats, is_severe, prepared FROM unit WHERE id = ?")
        var units: [(id: Int64, unit: ComparisonMaterial.Unit)] = []
        for id in Set(kept.edges.flatMap { [$0.left, $0.right] }) {
            guard let account = scripts.account(of: id), let position = positions[account],
                let row = try Row.fetchOne(statement, arguments: [id])
            else { continue }
            let unit = ScriptUnit(
                messages: NumberList.numbers(row["messages"]), repeats: NumberList.numbers(row["repeats"]),
                prepared: row["prepared"], isSevere: row["is_severe"])
            units.append((id, ComparisonMaterial.Unit(account: position, unit: unit)))
        }
        units.sort { left, right in
            if left.unit.account != right.unit.account { return left.unit.account < right.unit.account }
            let (one, other) = (left.unit.unit, right.unit.unit)
            return one.messages != other.messages
                ? one.messages.lexicographicallyPrecedes(other.messages) : one.prepared < other.prepared
        }
        let places = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1.id, $0) })
        material.units = units.map(\.unit)
        material.reuses = try zip(kept.edges, kept.cases).compactMap { edge, cases in
            guard let left = places[edge.left], let right = places[edge.right] else { return nil }
            return ComparisonMaterial.Reuse(
                left: min(left, right), right: max(left, right), cases: cases, isPassage: edge.isPassage,
                isCommon: try isCommon(material.units[left], material.units[right]))
        }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
        var popular: [String: Int] = [:]
        for (unit, cases) in kept.popular {
            let text = try scripts.text(of: unit)
            popular[text] = max(popular[text] ?? 0, cases)
        }
        for unit in scripts.popular {
            let text = try scripts.text(of: unit)
            popular[text] = max(popular[text] ?? 0, hubLimit + 1)
        }
        material.popular = popular.map { ComparisonMaterial.PopularText(prepared: $0.key, cases: $0.value) }
            .sorted { $0.cases != $1.cases ? $0.cases > $1.cases : $0.prepared < $1.prepared }
        if material.popular.count > 100 { material.popular.removeLast(material.popular.count - 100) }
    }

    /// Words that are looked for in the texts of others.
    private static let wording = 6...8

    /// Whether somebody who is no suspect writes the words in a third case.
    private func isCommon(_ left: ComparisonMaterial.Unit, _ right: ComparisonMaterial.Unit) throws -> Bool {
        let template = Template(PreparedText(prepared: left.unit.prepared), PreparedText(prepared: right.unit.prepared))
        let words = template.longestWording.prefix(Self.wording.upperBound)
        guard words.count >= Self.wording.lowerBound else { return false }
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT a.case_id FROM message_text JOIN message m ON m.id = message_text.rowid
                JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
                WHERE message_text MATCH ? AND a.role <> 'suspect' AND a.case_id NOT IN (?, ?)
                """)
        let phrase = "\"" + words.joined(separator: " ").replacing("\"", with: "") + "\""
        let cases = [left, right].map { directory.caseIDs[material.accounts[$0.account].caseIndex] }
        let others = try Int64.fetchAll(statement, arguments: [phrase, cases[0], cases[1]])
        return others.contains { directory.positions[$0] != nil }
    }

    // MARK: Accounts and copies

    private mutating func readAccounts() throws -> [Int64: Int] {
        let statement = try db.makeStatement(sql: "SELECT * FROM account WHERE id = ?")
        var found: [(id: Int64, account: ComparisonMaterial.Account)] = []
        for id in needed {
            guard let row = try Row.fetchOne(statement, arguments: [id]),
                let position = directory.positions[row["case_id"]]
            else { continue }
            let label = AccountLabels.label(number: row["number"], filing: row["filing_id"], suffixes)
            found.append(
                (
                    id,
                    ComparisonMaterial.Account(
                        caseIndex: position, reference: AccountReference(directory.references[position], label),
                        platform: row["platform"], name: row["name"], roleBasis: row["role_basis"],
                        messages: row["messages"], style: CaseFileForm.value(row["style"]),
                        behaviour: CaseFileForm.value(row["behaviour"]))
                ))
        }
        found.sort { $0.account.reference < $1.account.reference }
        material.accounts = found.map(\.account)
        return Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.id, $0) })
    }

    private mutating func readSameEvidence() throws {
        struct Key: Hashable {
            var left: Int
            var right: Int
        }
        var found: [Key: (basis: Set<String>, accounts: Set<AccountPair>?)] = [:]
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.*, a.number left_number, a.filing_id left_filing, b.number right_number, b.filing_id right_filing
                FROM same_evidence s LEFT JOIN account a ON a.id = s.left_account
                LEFT JOIN account b ON b.id = s.right_account
                """)
        for row in rows {
            guard let left = directory.positions[row["left_case"]], let right = directory.positions[row["right_case"]]
            else { continue }
            let key = Key(left: min(left, right), right: max(left, right))
            var entry = found[key] ?? (basis: [], accounts: [])
            entry.basis.insert(row["basis"])
            if let number: Int = row["left_number"], let other: Int = row["right_number"] {
                let one = AccountReference(
                    directory.references[left],
                    AccountLabels.label(number: number, filing: row["left_filing"], suffixes))
                let two = AccountReference(
                    directory.references[right],
                    AccountLabels.label(number: other, filing: row["right_filing"], suffixes))
                entry.accounts?.insert(AccountPair(one, two))
            } else if row["basis"] != SameEvidence.oneFile {
                entry.accounts = nil
            }
            found[key] = entry
        }
        material.sameEvidence = found.map { key, entry in
            ComparisonMaterial.SameEvidence(
                left: key.left, right: key.right, basis: entry.basis.sorted().joined(separator: ", "),
                accounts: entry.accounts)
        }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }
}
