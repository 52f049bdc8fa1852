// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Weighs what a store raised.
///
/// A pure function: neither the order of the cases nor the run alters the result.
public struct CaseComparison: Sendable {
    let material: ComparisonMaterial
    let scope: ComparisonScope
    let stops: StopList
    private let style: StyleComparison?
    let rarity: Rarity
    private let habits: BehaviourComparison
    private let writers: StylePopulation?
    private var copies: [CasePair: Set<AccountPair>?] = [:]

    private struct CasePair: Hashable {
        var left: Int
        var right: Int
    }

    private struct Place: Hashable, Comparable {
        var left: Int
        var right: Int

        static func < (one: Self, other: Self) -> Bool { (one.left, one.right) < (other.left, other.right) }
    }

    /// Prepares a comparison.
    public init(
        _ material: ComparisonMaterial, scope: ComparisonScope, stops: StopList = StopList(),
        style: StyleComparison? = .standard
    ) {
        self.material = material
        self.scope = scope
        self.stops = stops
        self.style = style
        rarity = Rarity(cases: material.evidenceCount)
        writers = style?.population(material.writers)
        habits = BehaviourComparison(sample: HabitSample(material.courses))
        for found in material.sameEvidence {
            copies.updateValue(found.accounts, forKey: CasePair(left: found.left, right: found.right))
        }
    }

    /// Compares.
    public func result() -> ComparisonOutcome {
        var items: [Place: [EvidenceItem]] = [:]
        for value in material.values where linkStop(value) == nil { collect(value, into: &items) }
        collectScripts(into: &items)
        let pictures = PictureEvidence(material: material, rarity: rarity, stops: stops)
        for (place, found) in pictures.likenesses(where: isCompared) {
            let place = Place(left: place.left, right: place.right)
            let added = pictures.items(found, beside: items[place] ?? [])
            if !added.isEmpty { items[place, default: []] += added }
        }
        var pairs: [ComparisonOutcome.Pair] = []
        var readings = StyleReadings()
        var aside = AsideList()
        for (place, found) in items {
            let accounts = [material.accounts[place.left].reference, material.accounts[place.right].reference]
            if isSameEvidence(place.left, place.right) {
                for item in found { aside.add(item, .sameEvidence, accounts) }
            } else if PairScore(found).band != nil {
                pairs.append(pair(at: place, found, &readings))
                for item in found where item.family == .script && !item.carries {
                    aside.join(item, Self.reason(against: item), accounts)
                }
            } else {
                for item in found { aside.add(item, Self.reason(against: item), accounts) }
            }
        }
        pairs.sort { left, right in
            if left.band != right.band { return left.band < right.band }
            if left.score.total != right.score.total { return left.score.total > right.score.total }
            return left.reference < right.reference
        }
        let compared = comparedPairs
        let least = pairs.last { $0.band == .a }?.score.total ?? pairs.first?.score.total
        return ComparisonOutcome(
            scope: scope, cases: material.cases.map(\.reference), accounts: material.suspectCount,
            units: material.unitCount, comparedPairs: compared, hubLimit: rarity.hubLimit, ceiling: rarity.ceiling,
            pairs: pairs, groups: groups(of: pairs), verdictsAlone: verdictsAlone(beside: pairs), hubs: hubs,
            setAside: setAside(aside, pictures), notices: notices,
            expectedChancePairs: least.map { Double(compared) * min(1, pow(10, -$0)) } ?? 0,
            notCompared: Self.notCompared)
    }

    /// What no comparison looks at, whatever the store holds.
    private static let notCompared = [
        "films, pictures in formats that are not decoded, and pictures that were cut, drawn on or turned by less than a quarter",
        "scripts in other words: reworded, translated, or with many words misspelt",
        "accounts that are neither named as suspects nor found to demand or press: their texts and values are not compared",
        "conversations and files that the exports do not hold",
        "values that are written in a way the finders do not read",
        "writing across languages, and writing of fewer than \(StyleComparison.leastWords) words on either side",
    ]

    /// Why an item that stands on both sides carries no link.
    private static func reason(against item: EvidenceItem) -> AsideReason {
        if item.family == .script, !item.carries, item.standing == .accompanying {
            if item.notes.contains(.protectedWording) || item.notes.contains(.namesAround) { return .protectedWording }
            return item.notes.contains(.stockWording) ? .stockWording : .commonWording
        }
        if item.notes.contains(.screen) { return .screen }
        if item.notes.contains(.wrongCheckFigure) { return .wrongCheckFigure }
        return item.weight < Rarity.support ? .tooCommon : .weakAlone
    }

    // MARK: Pairs

    private func pair(
        at place: Place, _ found: [EvidenceItem], _ readings: inout StyleReadings
    ) -> ComparisonOutcome.Pair {
        let (left, right) = (material.accounts[place.left], material.accounts[place.right])
        var items = found
        var missing: [String] = []
        if let style, let writers {
            // A script that somebody else wrote tells nothing about the hand: its words are a share of the text.
            let scripted = items.filter { $0.family == .script }.reduce(0) { $0 + $1.left.count }
            switch style.compare(
                .init(position: place.left, caseIndex: left.caseIndex, profile: left.style),
                .init(position: place.right, caseIndex: right.caseIndex, profile: right.style), scripted: scripted,
                of: min(left.messages, right.messages), among: writers, &readings)
            {
            case .success(let item): items.append(item)
            case .failure(let reason): missing.append(reason.rawValue)
            }
        } else {
            missing.append("style: no reference")
        }
        switch habits.compare(left, right) {
        case .success(let item): items.append(item)
        case .failure(let reason): missing.append(reason.rawValue)
        }
        let score = PairScore(items)
        let reference = AccountPair(left.reference, right.reference)
        return ComparisonOutcome.Pair(
            left: left, right: right, score: score, band: score.band ?? .c,
            verdicts: material.verdicts[reference] ?? [], notCompared: missing)
    }

    /// Whether two accounts are looked at: of two cases, and in scope.
    func isCompared(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (material.accounts[left], material.accounts[right])
        return one.caseIndex != other.caseIndex && scope.includes(one.reference, other.reference)
    }

    /// Whether two accounts are of the same evidence: their links are set aside.
    private func isSameEvidence(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (material.accounts[left], material.accounts[right])
        let cases = CasePair(
            left: min(one.caseIndex, other.caseIndex), right: max(one.caseIndex, other.caseIndex))
        guard let copied = copies[cases] else { return false }
        guard let accounts = copied else { return true }
        return accounts.contains(AccountPair(one.reference, other.reference))
    }

    // MARK: Values

    /// Why a value links nobody: nil for one that may.
    func linkStop(_ value: ComparisonMaterial.SharedValue) -> AsideReason? {
        if value.isProtected { return .protected }
        if let reason = stops.reason(kind: value.kind, value: value.value) { return .stopList(reason) }
        return value.cases > rarity.hubLimit && !value.isOneAccount ? .hub : nil
    }

    private func collect(_ value: ComparisonMaterial.SharedValue, into items: inout [Place: [EvidenceItem]]) {
        // One account in so many cases is a star: each pair of its points would say the same.
        let isStar = value.isOneAccount && value.cases > rarity.hubLimit && scope == .all
        for first in value.uses.indices.prefix(isStar ? 1 : value.uses.count) {
            for second in value.uses.indices where second > first {
                let (left, right) = (value.uses[first], value.uses[second])
                guard isCompared(left.account, right.account) else { continue }
                items[Place(left: left.account, right: right.account), default: []].append(item(value, left, right))
            }
        }
    }

    private func item(
        _ value: ComparisonMaterial.SharedValue, _ left: ComparisonMaterial.Use, _ right: ComparisonMaterial.Use
    ) -> EvidenceItem {
        let kind = LinkKind(value.kind)
        let isOneService = !services(of: left).isDisjoint(with: services(of: right))
        let standing = LinkStanding(
            kind: kind, value: value.value, uses: [left, right], isOneService: isOneService, cases: value.cases)
        var notes: [EvidenceNote] = []
        if left.role == .own, right.role == .own { notes.append(.ownOnBothSides) }
        if standing.isPayee { notes.append(.payee) }
        if left.isDisguised || right.isDisguised { notes.append(.disguised) }
        if left.status == "damaged" || right.status == "damaged" { notes.append(.wrongCheckFigure) }
        if kind.name == "username", !standing.isHard, !isOneService { notes.append(.otherService) }
        // The number of one account is no rarer for being seen less often: it is given out once.
        let isAccount = value.isOneAccount && left.role == .own && right.role == .own
        let weight = rarity.weight(
            frequency: isAccount ? 2 : value.cases, shareIfLinked: kind.shareIfLinked)
        return EvidenceItem(
            family: kind.name == "fileHash" ? .media : .identifier, kind: kind.name, value: value.value,
            cases: value.cases, weight: weight * standing.share, standing: standing.standing, leftRole: left.role,
            rightRole: right.role, left: left.messages, right: right.messages, notes: notes)
    }

    /// The services that a use is of: those that it is told for, and that of the account that bears it.
    private func services(of use: ComparisonMaterial.Use) -> Set<String> {
        var services = Set(use.services)
        if use.role == .own { services.insert(material.accounts[use.account].platform) }
        // A file in the common form of the two does not show of which it is.
        return services.contains("meta") ? services.union(["facebook", "instagram"]) : services
    }

    // MARK: Scripts

    private func collectScripts(into items: inout [Place: [EvidenceItem]]) {
        var reuses: [Place: [ComparisonMaterial.Reuse]] = [:]
        for reuse in material.reuses {
            let (left, right) = (material.units[reuse.left].account, material.units[reuse.right].account)
            guard isCompared(left, right) else { continue }
            reuses[Place(left: left, right: right), default: []].append(reuse)
        }
        for (place, found) in reuses {
            let scripts = ScriptEvidence(material: material, rarity: rarity).items(found)
            if !scripts.isEmpty { items[place, default: []] += scripts }
        }
    }

    // MARK: What stands beside the pairs

    private var comparedPairs: Int {
        let suspects = material.cases.map(\.suspects)
        let all = suspects.reduce(0, +)
        let own = scope.caseReference.flatMap { reference in
            material.cases.first { $0.reference == reference }?.suspects
        }
        switch scope {
        case .all: return (all * all - suspects.reduce(0) { $0 + $1 * $1 }) / 2
        case .ofCase: return (own ?? 0) * (all - (own ?? 0))
        case .ofAccount: return material.notSuspects.isEmpty ? all - (own ?? 0) : 0
        case .between(let pair):
            return material.notSuspects.isEmpty && pair.left.caseReference != pair.right.caseReference ? 1 : 0
        }
    }

    private func groups(of pairs: [ComparisonOutcome.Pair]) -> [ComparisonOutcome.Group] {
        let strong = pairs.filter { $0.band == .a && !$0.isRefuted }.sorted { $0.reference < $1.reference }
        let members = Set(strong.flatMap { [$0.left.reference, $0.right.reference] }).sorted()
        let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        let links = strong.compactMap { pair in
            places[pair.left.reference].flatMap { left in places[pair.right.reference].map { (left, $0) } }
        }
        return AccountGroups(accounts: members.count, links: links).groups.enumerated().map { index, group in
            guard case .all = scope else {
                // Links between the others of the group were not looked at.
                return ComparisonOutcome.Group(
                    id: "G\(index + 1)", accounts: group.members.map { members[$0] }, links: group.links.count,
                    density: nil, bridges: [])
            }
            // Two accounts are a group by their one link.
            let bridges = (group.members.count == 2 ? group.links : group.bridges).map { link in
                let kinds = strong[link].score.items.filter { $0.standing == .hard }.map(\.kind)
                return ComparisonOutcome.Group.Bridge(
                    pair: strong[link].reference, reason: Set(kinds).sorted().joined(separator: ", "))
            }
            return ComparisonOutcome.Group(
                id: "G\(index + 1)", accounts: group.members.map { members[$0] }, links: group.links.count,
                density: group.density, bridges: bridges,
                hangsOn: GroupSupport(group, links: links, pairs: strong).kinds)
        }
    }
}
