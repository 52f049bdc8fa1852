// SPDX-License-Identifier: Apache-2.0

/// From agreeing units of two accounts to items: each message counts once, the longest agreement first.
struct ScriptEvidence {
    let material: ComparisonMaterial
    let rarity: Rarity
    var stock = StockWording.standard

    /// Words that make a script long, and one of middling length.
    static let long = 20
    static let middling = 12
    /// Different words that a long script needs at least.
    private static let leastDistinct = 12
    /// Telling words from which on a script has its whole weight.
    private static let wellTold = 10.0
    /// More agreements than these are not aligned word by word.
    private static let limit = 60
    /// The chance that two accounts of one group use the same script.
    private static let shareIfLinked = 0.3

    private struct Found {
        var reuse: ComparisonMaterial.Reuse
        var left: ScriptUnit
        var right: ScriptUnit
        var template: Template
        var agreement: Agreement

        /// Words that both sides share without doubt.
        var length: Int { reuse.isPassage ? template.longestRun : template.fixedCount }
    }

    func items(_ reuses: [ComparisonMaterial.Reuse]) -> [EvidenceItem] {
        let sized = reuses.sorted { left, right in
            let (one, other) = (size(left), size(right))
            return one != other ? one > other : (left.left, left.right) < (right.left, right.right)
        }.prefix(Self.limit)
        let found = sized.map { reuse in
            let (left, right) = (material.units[reuse.left].unit, material.units[reuse.right].unit)
            let (one, other) = (PreparedText(prepared: left.prepared), PreparedText(prepared: right.prepared))
            return Found(
                reuse: reuse, left: left, right: right, template: Template(one, other),
                agreement: Agreement(Shingles(one), Shingles(other)))
        }.sorted { left, right in
            left.length != right.length
                ? left.length > right.length
                : (left.reuse.left, left.reuse.right) < (right.reuse.left, right.reuse.right)
        }
        var (usedLeft, usedRight): (Set<Int32>, Set<Int32>) = ([], [])
        var items: [EvidenceItem] = []
        for one in found {
            guard usedLeft.isDisjoint(with: one.left.messages), usedRight.isDisjoint(with: one.right.messages),
                one.length >= UnitCutter.leastFixed
            else { continue }
            usedLeft.formUnion(one.left.messages)
            usedRight.formUnion(one.right.messages)
            items.append(item(one))
        }
        return items
    }

    private func size(_ reuse: ComparisonMaterial.Reuse) -> Int {
        min(material.units[reuse.left].unit.prepared.utf8.count, material.units[reuse.right].unit.prepared.utf8.count)
    }

    private func item(_ found: Found) -> EvidenceItem {
        let words = found.template.pieces.flatMap { piece -> [String] in
            if case .fixed(let words) = piece { words.filter { !PreparedText.isSlot($0) } } else { [] }
        }
        let telling =
            found.reuse.isPassage ? stock.telling(found.template.longestWording) : stock.telling(found.template)
        let isStock = telling < StockWording.leastTelling
        let carries = !found.reuse.isCommon && !isStock
        let isLong = carries && found.length >= Self.long && Set(words).count >= Self.leastDistinct
        let weight =
            rarity.weight(frequency: found.reuse.cases, shareIfLinked: Self.shareIfLinked)
            * min(1, Double(found.length) / Double(Self.long)) * min(1, telling / Self.wellTold)
        // A sentence of a trade is long too: only an index in which few of many cases have it tells the one from the other.
        let isHard = isLong && weight >= Rarity.shown
        var item = EvidenceItem(
            family: .script, kind: found.reuse.isPassage ? "passage" : "template", value: found.template.text,
            cases: found.reuse.cases, weight: carries ? weight : 0,
            standing: !carries
                ? .accompanying : isHard ? .hard : found.length >= Self.middling ? .middling : .soft,
            left: found.left.messages,
            right: found.right.messages,
            notes: found.reuse.isCommon
                ? [.commonWording] : isStock ? [.stockWording] : isHard ? [.long] : isLong ? [.longUnproven] : [],
            measures: [
                ItemMeasure("shared words", Double(found.template.fixedCount)),
                ItemMeasure("telling words", telling),
                ItemMeasure("longest run of words", Double(found.template.longestRun)),
                ItemMeasure("agreement", found.agreement.jaccard),
                ItemMeasure("share of the shorter", found.agreement.containment),
                ItemMeasure(
                    "times sent on the left", Double(1 + found.left.repeats.count / max(1, found.left.messages.count))),
                ItemMeasure(
                    "times sent on the right",
                    Double(1 + found.right.repeats.count / max(1, found.right.messages.count))),
            ])
        item.isSevere = found.left.isSevere || found.right.isSevere
        item.isLong = isLong
        return item
    }
}
