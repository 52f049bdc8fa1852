// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension MaterialReader {
    struct KeptEdges {
        var edges: [ScriptSearch.Edge] = []
        var cases: [Int] = []
        /// A text of many cases and how many they are.
        var popular: [Int64: Int] = [:]
    }

    /// Leaves out what so many cases have that it joins nobody, and what is out of scope.
    func keptEdges(_ scripts: ScriptSearch) -> KeptEdges {
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

    mutating func placeScripts(
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
        let accountIDs = Dictionary(uniqueKeysWithValues: positions.map { ($1, $0) })
        var (wordings, others, addressees) = (WordingSearch(db), OthersWords(db), Addressees(db))
        material.reuses = try zip(kept.edges, kept.cases).compactMap { edge, cases in
            guard let one = places[edge.left], let other = places[edge.right] else { return nil }
            // In the order of accounts: which unit has the lesser key is an accident of filing.
            let (left, right) = (min(one, other), max(one, other))
            let units = [material.units[left], material.units[right]]
            let texts = units.map { PreparedText(prepared: $0.unit.prepared) }
            let template = Template(texts[0], texts[1])
            let own = Set(units.map { directory.caseIDs[material.accounts[$0.account].caseIndex] })
            var reuse = ComparisonMaterial.Reuse(
                left: left, right: right, cases: cases, isPassage: edge.isPassage,
                isCommon: try isCommon(template, own, in: &wordings))
            let theirs = try others.find(template, cases: own)
            reuse.theirs = theirs.places
            reuse.isReadInPart = theirs.isReadInPart
            var owners = theirs.owners
            if let from = accountIDs[units[0].account], let to = accountIDs[units[1].account] {
                let shared = try addressees.shared(
                    (from, units[0].unit.messages + units[0].unit.repeats),
                    (to, units[1].unit.messages + units[1].unit.repeats))
                reuse.isOneAddressee = !shared.isEmpty
                owners.formUnion(shared)
                // Whoever is pressed in both cases bears another name on another service, or is a friend of the other.
                let names = ListedNames.words(in: try messages(units[0].unit, of: from)).union(
                    ListedNames.words(in: try messages(units[1].unit, of: to)))
                let words = template.fixedWords
                reuse.listed = Set(words.indices.filter { names.contains(words[$0]) })
            }
            reuse.owners = try owners.compactMap(reference).sorted()
            return reuse
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

    /// Whether somebody writes the words in a third case who is no suspect.
    private func isCommon(_ template: Template, _ own: Set<Int64>, in wordings: inout WordingSearch) throws -> Bool {
        try wordings.cases(with: template.longestWording).isCommon {
            !own.contains($0) && directory.positions[$0] != nil
        }
    }

    /// The messages of a unit as they were written.
    private func messages(_ unit: ScriptUnit, of account: Int64) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT m.text FROM account a JOIN message m ON m.filing_id = a.filing_id AND m.n = ? WHERE a.id = ?
                """)
        return try unit.messages.compactMap { try String.fetchOne(statement, arguments: [$0, account]) }
    }
}
