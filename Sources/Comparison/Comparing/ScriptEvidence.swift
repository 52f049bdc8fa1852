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

        /// Words that tell of whom was pressed, not of who pressed.
        var others: Set<Int> { reuse.theirs.union(reuse.listed) }

        /// Words that both sides share without doubt, letters of scripts without blanks counted as words.
        var entries: Int { reuse.isPassage ? template.longestRun : template.fixedCount }

        /// Shared words that count: none of others, no slots.
        var words: [String] {
            if reuse.isPassage { return template.longestWording(without: others) }
            return template.fixedWords.enumerated().compactMap {
                PreparedText.isSlot($1) || others.contains($0) ? nil : $1
            }
        }

        /// How many words those are, letters counted as the part of a word that they are.
        var length: Double {
            let words = words
            let length = words.reduce(0) { $0 + PreparedText.shareOfWord($1) }
            // Slots that agree inside a passage are no doubt either.
            return others.isEmpty && !words.contains(where: PreparedText.isOfLetters) ? Double(entries) : length
        }

        /// Shared entries that are letters of a script without blanks.
        var letters: Int { template.fixedWords.count { PreparedText.isOfLetters($0) } }
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
        // One list of people in both cases: whatever else is said there may be about one person or one circle too.
        let isOneCircle = found.contains { !$0.reuse.isCommon && isMostlyNames($0) }
        var items: [EvidenceItem] = []
        for one in found {
            guard usedLeft.isDisjoint(with: one.left.messages), usedRight.isDisjoint(with: one.right.messages),
                one.entries >= UnitCutter.leastFixed
            else { continue }
            usedLeft.formUnion(one.left.messages)
            usedRight.formUnion(one.right.messages)
            items.append(item(one, isOneCircle: isOneCircle))
        }
        return items
    }

    private func size(_ reuse: ComparisonMaterial.Reuse) -> Int {
        min(material.units[reuse.left].unit.prepared.utf8.count, material.units[reuse.right].unit.prepared.utf8.count)
    }

    private func item(_ found: Found, isOneCircle: Bool) -> EvidenceItem {
        let (template, others, length) = (found.template, found.others, found.length)
        let isOneCircle = isOneCircle || found.reuse.isOneAddressee
        let words = template.fixedWords.enumerated().compactMap {
            PreparedText.isSlot($1) || others.contains($0) ? nil : $1
        }
        let different = Set(words).reduce(0) { $0 + PreparedText.shareOfWord($1) }
        // No list tells what everybody writes in a script without blanks: its letters show no script to be long.
        let isSpaced = words.count { !PreparedText.isOfLetters($0) } >= Self.long || found.letters == 0
        func told(without places: Set<Int>) -> Double {
            found.reuse.isPassage
                ? stock.telling(template.longestWording(without: places)) : stock.telling(template, without: places)
        }
        let gross = told(without: [])
        let telling = others.isEmpty ? gross : told(without: others)
        let isStock = gross < StockWording.leastTelling
        let isOthers =
            !isStock && !others.isEmpty
            && (telling < StockWording.leastTelling || length < Double(UnitCutter.leastFixed))
        let carries = !found.reuse.isCommon && !isStock && !isOthers
        let isLong =
            carries && isSpaced && length >= Double(Self.long) && different >= Double(Self.leastDistinct)
        var weight =
            rarity.weight(frequency: found.reuse.cases, shareIfLinked: Self.shareIfLinked)
            * min(1, length / Double(Self.long)) * min(1, telling / Self.wellTold)
        // What is said to one person is rare in any index: no other case has that person.
        if isOneCircle { weight = min(weight, Rarity.support) }
        // A sentence of a trade is long too: only an index in which few of many cases have it tells the one from the other.
        let isHard = isLong && weight >= Rarity.shown
        let isMostlyNames = isMostlyNames(found)
        var notes: [EvidenceNote] =
            found.reuse.isCommon
            ? [.commonWording] : isStock ? [.stockWording] : isHard ? [.long] : isLong ? [.longUnproven] : []
        if !isStock, !found.reuse.isCommon {
            if !found.reuse.theirs.isEmpty { notes.append(.protectedWording) }
            if !found.reuse.listed.isEmpty { notes.append(.namesAround) }
        }
        if isOneCircle { notes.append(.oneAddressee) }
        if found.reuse.isReadInPart { notes.append(.readInPart) }
        var item = EvidenceItem(
            family: .script, kind: found.reuse.isPassage ? "passage" : "template", value: found.template.text,
            cases: found.reuse.cases, weight: carries ? weight : 0,
            standing: !carries
                ? .accompanying
                : isHard ? .hard : length >= Double(Self.middling) && !isMostlyNames ? .middling : .soft,
            left: found.left.messages,
            right: found.right.messages,
            notes: notes,
            measures: [
                found.letters > 0 && found.letters == found.template.fixedCount
                    ? nil : ItemMeasure("shared words", Double(found.template.fixedCount - found.letters)),
                found.letters == 0
                    ? nil : ItemMeasure("shared letters of scripts without blanks", Double(found.letters)),
                ItemMeasure("telling words", telling),
                others.isEmpty
                    ? nil
                    : ItemMeasure(
                        found.letters == 0
                            ? "shared words that count nothing" : "shared words and letters that count nothing",
                        Double(others.count)),
                ItemMeasure(
                    found.letters == 0 ? "longest run of words" : "longest run of words and letters",
                    Double(found.template.longestRun)),
                ItemMeasure("agreement", found.agreement.jaccard),
                ItemMeasure("share of the shorter", found.agreement.containment),
                ItemMeasure(
                    "times sent on the left", Double(1 + found.left.repeats.count / max(1, found.left.messages.count))),
                ItemMeasure(
                    "times sent on the right",
                    Double(1 + found.right.repeats.count / max(1, found.right.messages.count))),
            ].compactMap(\.self))
        item.isSevere = found.left.isSevere || found.right.isSevere
        item.isLong = isLong && !isMostlyNames
        item.owners = found.reuse.owners
        return item
    }

    /// What is mostly names is about those around whoever is pressed.
    private func isMostlyNames(_ found: Found) -> Bool {
        guard !found.reuse.listed.isEmpty else { return false }
        let gross = found.reuse.isPassage ? stock.telling(found.template.longestWording) : stock.telling(found.template)
        return gross >= StockWording.leastTelling && telling(found, at: found.reuse.listed) * 2 >= gross
    }

    /// Telling words that stand at places of the template.
    private func telling(_ found: Found, at places: Set<Int>) -> Double {
        stock.telling(found.template) - stock.telling(found.template, without: places)
    }
}
