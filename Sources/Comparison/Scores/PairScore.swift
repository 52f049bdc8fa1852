// SPDX-License-Identifier: Apache-2.0

/// How firmly two accounts are linked: a class of evidence, never a probability and never a statement about persons.
public enum LinkBand: String, Hashable, Sendable, Codable, Comparable {
    /// At least one hard, rare, validated link; of scripts, two, or one that something else bears out.
    case a = "A"
    /// Several soft links that agree, or one of middling rarity.
    case b = "B"
    /// One soft link.
    case c = "C"

    /// From A on.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What the evidence of a link speaks for.
public enum LinkType: String, Hashable, Sendable, Codable {
    /// The same material or the same means: a payee, a script, a file.
    case material
    /// The same hand at the account: a value that belongs to both accounts themselves.
    case `operator`
}

/// The evidence between two accounts, weighed.
///
/// Items depend on each other where they stand in one message on either side, whatever their family, and so do scripts
/// among each other: of a group the heaviest counts whole and the others a quarter, or nothing where they are the same value
/// under another kind. What a family adds is held at its cap.
public struct PairScore: Hashable, Sendable {
    /// A family whose items weigh more together than the family may.
    public struct Cap: Hashable, Sendable {
        /// Which family.
        public var family: EvidenceFamily
        /// What its items weigh.
        public var from: Double
        /// What counts.
        public var to: Double
    }

    /// Every item, the heaviest of a family first.
    public let items: [EvidenceItem]
    /// What each item adds, in their order, after dependence and before the caps.
    public let counted: [Double]
    /// What each family adds.
    public let families: [EvidenceFamily: Double]
    /// Families that were held.
    public let caps: [Cap]
    /// The sum.
    public let total: Double
    /// The band; nil when no item carries a link.
    public let band: LinkBand?
    /// What the evidence speaks for.
    public let type: LinkType

    /// Weighs items.
    public init(_ items: [EvidenceItem]) {
        let items = items.sorted(by: Self.precedes)
        let counted = Self.counted(items)
        self.items = items
        self.counted = counted
        var families: [EvidenceFamily: Double] = [:]
        var caps: [Cap] = []
        for family in EvidenceFamily.allCases {
            let own = items.indices.filter { items[$0].family == family }
            guard !own.isEmpty else { continue }
            let sum = own.reduce(0) { $0 + counted[$1] }
            let held = family.cap.map { max(-$0, min($0, sum)) } ?? sum
            if held != sum { caps.append(Cap(family: family, from: sum, to: held)) }
            families[family] = held
        }
        self.families = families
        self.caps = caps
        total = EvidenceFamily.allCases.reduce(0) { $0 + (families[$1] ?? 0) }
        band = Self.band(of: items)
        let isOwn = items.contains { item in
            item.family == .identifier && item.standing == .hard && item.leftRole == .own && item.rightRole == .own
        }
        type = isOwn ? .operator : .material
    }

    private static func precedes(_ left: EvidenceItem, _ right: EvidenceItem) -> Bool {
        if left.family != right.family {
            let order = EvidenceFamily.allCases
            return order.firstIndex(of: left.family) ?? 0 < order.firstIndex(of: right.family) ?? 0
        }
        if left.standing != right.standing { return left.standing > right.standing }
        if left.weight != right.weight { return left.weight > right.weight }
        return left.kind != right.kind ? left.kind < right.kind : left.value < right.value
    }

    /// Items that stand in one message on either side are one instrument: a wallet in a script is no second witness.
    private static func counted(_ items: [EvidenceItem]) -> [Double] {
        var parents = Array(items.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index { index = parents[index] }
            return index
        }
        let texts: Set<EvidenceFamily> = [.identifier, .media, .script]
        for first in items.indices where texts.contains(items[first].family) {
            for second in items.indices where second > first && texts.contains(items[second].family) {
                let (one, other) = (items[first], items[second])
                if one.family == .script && other.family == .script || !Set(one.left).isDisjoint(with: other.left)
                    || !Set(one.right).isDisjoint(with: other.right)
                {
                    parents[root(second)] = root(first)
                }
            }
        }
        var heaviest: [Int: Int] = [:]
        for index in items.indices {
            let root = root(index)
            if let most = heaviest[root], items[most].weight >= items[index].weight { continue }
            heaviest[root] = index
        }
        let weights = items.indices.map { heaviest[root($0)] == $0 ? items[$0].weight : items[$0].weight / 4 }
        return onceAValue(items, weights)
    }

    /// An address that is a payee of a service too is one value: it counts once, by its heaviest form.
    private static func onceAValue(_ items: [EvidenceItem], _ weights: [Double]) -> [Double] {
        var weights = weights
        var heaviest: [String: Int] = [:]
        for index in items.indices where items[index].family == .identifier {
            let item = items[index]
            let key = "\(LinkKind.owning(item.kind, item.value)[0]) \(item.value)"
            guard let most = heaviest[key] else {
                heaviest[key] = index
                continue
            }
            let lighter = weights[most] >= weights[index] ? index : most
            heaviest[key] = lighter == index ? most : index
            weights[lighter] = 0
        }
        return weights
    }

    private static func band(of items: [EvidenceItem]) -> LinkBand? {
        let carrying = items.filter(\.carries)
        guard let best = carrying.map(\.standing).max() else { return nil }
        if best == .hard, isProved(carrying) { return .a }
        if carrying.contains(where: { $0.standing >= .middling && ($0.weight > 0 || $0.isLong) }) { return .b }
        // Two soft links agree when neither stands in the messages of the other.
        let apart = carrying.indices.contains { first in
            carrying.indices.contains { second in
                first < second && carrying[first].weight > 0 && carrying[second].weight > 0
                    && Set(carrying[first].left).isDisjoint(with: carrying[second].left)
                    && Set(carrying[first].right).isDisjoint(with: carrying[second].right)
            }
        }
        return apart ? .b : .c
    }

    /// Whether something hard is no script, or a hard script is borne out: by a value or a file that stands apart from it, or by
    /// another hard script of another place in the talk.
    ///
    /// Scripts are sold, copied and sent to everybody: one shows what was used, not that two who use it know of each other.
    private static func isProved(_ carrying: [EvidenceItem]) -> Bool {
        if carrying.contains(where: { $0.standing == .hard && $0.family != .script }) { return true }
        let scripts = carrying.filter { $0.standing == .hard && $0.family == .script }
        return scripts.contains { script in
            carrying.contains { other in
                other.family != .script
                    ? other.standing >= .middling && other.weight > 0 && isApart(script, other, by: 1)
                    : other != script && other.standing == .hard && isApart(script, other, by: leastBetween)
            }
        }
    }

    /// Messages from one script to the next of the same talk, from which on they are no single text sent in pieces.
    private static let leastBetween: Int32 = 4

    /// Whether the messages of two items lie at least so far from each other on both sides.
    private static func isApart(_ one: EvidenceItem, _ other: EvidenceItem, by least: Int32) -> Bool {
        func isApart(_ left: [Int32], _ right: [Int32]) -> Bool {
            left.allSatisfy { n in right.allSatisfy { abs(Int64($0) - Int64(n)) >= Int64(least) } }
        }
        return isApart(one.left, other.left) && isApart(one.right, other.right)
    }
}
