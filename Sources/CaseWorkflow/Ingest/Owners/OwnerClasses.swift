// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The owners of one service, made one reason by reason.
struct OwnerClasses {
    private typealias Pair = MessageProof.Pair

    /// How many owners were joined or kept apart, by the code under which it is told.
    private(set) var counts: [String: Int] = [:]
    private let owners: [ExportOwner]
    private let proof: MessageProof
    private var sets = DisjointSets()
    private var all: [Pair] = []
    private var numbered: Set<Int> = []
    /// The handles of each owner and of all who are known to be the same.
    private var handles: [Set<ExportOwner.Name>]

    init(_ owners: [ExportOwner], _ proof: MessageProof) {
        self.owners = owners
        self.proof = proof
        handles = owners.map(\.handles)
        for left in owners.indices {
            _ = sets.add()
            for right in owners.indices.dropFirst(left + 1) { all.append(Pair(left, right)) }
        }
    }

    /// - Parameter goesOn: whether the export of one takes up the talks of another where that ended.
    mutating func settle(goesOn: (Int, Int) -> Bool) {
        let owners = owners
        func share(_ pair: Pair, _ part: (ExportOwner) -> Set<ExportOwner.Name>) -> Bool {
            !part(owners[pair.left]).isDisjoint(with: part(owners[pair.right]))
        }
        var single = sets
        join(all.filter(proof.same.contains), despiteHandles: true)
        count("owners-joined-by-messages", all.filter { proof.same.contains($0) && differ($0) }, joining: &single)
        join(all.filter { share($0, \.handles) }, despiteHandles: true)
        let near = all.filter { share($0, \.contacts) }
        let named = near.filter { owners[$0.left].isCalled(as: owners[$0.right]) }
        let further = near.filter { pair in
            let common = owners[pair.left].contacts.intersection(owners[pair.right].contacts)
            return Set(common.map(\.kind)).count > 1 && goesOn(pair.left, pair.right)
        }
        single = sets
        join(named, despiteHandles: true)
        join(further, despiteHandles: true)
        count("owners-joined-by-contact", (named + further).filter(differ), joining: &single)
        join(near.filter { owners[$0.left].handles.isEmpty || owners[$0.right].handles.isEmpty })
        var apart: [String: Set<Pair>] = [:]
        for pair in all where sets.root(of: pair.left) != sets.root(of: pair.right) {
            if isApart(pair, despiteHandles: false) { numbered.formUnion([pair.left, pair.right]) }
            guard share(pair, \.contacts) || share(pair, \.handles) else { continue }
            let code = proof.apart.contains(pair) ? "owners-apart-by-messages" : "owners-kept-apart"
            apart[code, default: []].insert(Pair(sets.root(of: pair.left), sets.root(of: pair.right)))
        }
        let proved = apart["owners-apart-by-messages"] ?? []
        for (code, pairs) in apart {
            let told = code == "owners-kept-apart" ? pairs.subtracting(proved) : pairs
            if !told.isEmpty { counts[code] = told.count }
        }
    }

    /// Equal for owners who are one, different for those who are not; nil where neither is known.
    mutating func number(of owner: Int) -> Int? {
        let root = sets.root(of: owner)
        let isKnown = owners.indices.contains { other in
            sets.root(of: other) == root && (numbered.contains(other) || !owners[other].handles.isEmpty)
        }
        return isKnown ? root : nil
    }

    /// Counts how many owners the pairs joined that were not one before.
    private mutating func count(_ code: String, _ pairs: [Pair], joining single: inout DisjointSets) {
        for pair in pairs
        where sets.root(of: pair.left) == sets.root(of: pair.right)
            && single.root(of: pair.left) != single.root(of: pair.right)
        {
            single.join(pair.left, pair.right)
            counts[code, default: 0] += 1
        }
    }

    private func differ(_ pair: Pair) -> Bool {
        let (left, right) = (owners[pair.left].handles, owners[pair.right].handles)
        return !left.isEmpty && !right.isEmpty && left.isDisjoint(with: right)
    }

    private func isApart(_ pair: Pair, despiteHandles: Bool) -> Bool {
        if proof.same.contains(pair) { return false }
        if proof.apart.contains(pair) { return true }
        if despiteHandles { return false }
        let (left, right) = (handles[pair.left], handles[pair.right])
        if !left.isEmpty, !right.isEmpty { return left.isDisjoint(with: right) }
        return left.isEmpty && right.isEmpty && owners[pair.left].isReachedOtherwise(than: owners[pair.right])
    }

    /// Joins what the pairs lead to, in whatever order they come.
    ///
    /// Who leads to two that are apart joins neither.
    private mutating func join(_ pairs: [Pair], despiteHandles: Bool = false) {
        var open = pairs.filter { !isApart($0, despiteHandles: despiteHandles) }
        var reach = sets
        for pair in open { reach.join(pair.left, pair.right) }
        let torn = torn(&reach, despiteHandles)
        if !torn.isEmpty {
            var near: [Int: Set<Int>] = [:]
            for pair in open {
                near[sets.root(of: pair.left), default: []].insert(pair.right)
                near[sets.root(of: pair.right), default: []].insert(pair.left)
            }
            let leadsToTwo = near.filter { _, others in
                others.contains { one in
                    others.contains {
                        sets.root(of: $0) != sets.root(of: one)
                            && isApart(Pair(one, $0), despiteHandles: despiteHandles)
                    }
                }
            }
            open.removeAll { pair in
                [pair.left, pair.right].contains { leadsToTwo[sets.root(of: $0)] != nil }
            }
            reach = sets
            for pair in open { reach.join(pair.left, pair.right) }
            let still = self.torn(&reach, despiteHandles)
            open.removeAll { still.contains(reach.root(of: $0.left)) }
        }
        for pair in open { sets.join(pair.left, pair.right) }
        var held: [Int: Set<ExportOwner.Name>] = [:]
        for index in owners.indices { held[sets.root(of: index), default: []].formUnion(owners[index].handles) }
        for index in owners.indices { handles[index] = held[sets.root(of: index)] ?? [] }
    }

    /// What would be made one although two of it are apart.
    private mutating func torn(_ reach: inout DisjointSets, _ despiteHandles: Bool) -> Set<Int> {
        var found: Set<Int> = []
        for pair in all where reach.root(of: pair.left) == reach.root(of: pair.right) {
            if sets.root(of: pair.left) != sets.root(of: pair.right), isApart(pair, despiteHandles: despiteHandles) {
                found.insert(reach.root(of: pair.left))
            }
        }
        return found
    }
}
