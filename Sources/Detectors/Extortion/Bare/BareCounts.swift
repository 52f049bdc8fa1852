// SPDX-License-Identifier: Apache-2.0

/// What a bare number counts where it is no sum: an hour of the day, the time that is left, an age.
struct BareCounts {
    private let words: BareWords

    init(_ words: BareWords) {
        self.words = words
    }

    func countsOther(_ value: Int, at index: Int) -> Bool {
        isHour(value, at: index) || isTimeLeft(value, at: index) || isAge(value, at: index)
    }

    /// "til 10", "12 midnight".
    private func isHour(_ value: Int, at index: Int) -> Bool {
        guard value <= 24 else { return false }
        let (before, after) = (folded(index - 1), folded(index + 1))
        if DeadlineTerms.noon.contains(after) || DeadlineTerms.midnight.contains(after) { return true }
        return DeadlineTerms.clock.contains(before) && !Self.ambiguous.contains(before)
    }

    /// "You have 30", "i give you 15", where nothing is named that it counts.
    func isTimeLeft(_ value: Int, at index: Int) -> Bool {
        guard (1...60).contains(value), endsClause(index) else { return false }
        let (before, lead) = (folded(index - 1), folded(index - 2))
        return Self.owned.contains(before) || Self.having.contains(before) && Self.addressed.contains(lead)
            || Self.addressed.contains(before) && Self.giving.contains(lead)
    }

    /// "You're 27, you must have savings".
    private func isAge(_ value: Int, at index: Int) -> Bool {
        guard (10...99).contains(value), !Self.lacking.contains(folded(index + 1)) else { return false }
        let (before, lead) = (folded(index - 1), folded(index - 2))
        return Self.being.contains(before) || ["are", "r", "re", "am"].contains(before) && Self.persons.contains(lead)
    }

    private func folded(_ index: Int) -> String {
        words.all.indices.contains(index) ? words.folded(words.all[index]) : ""
    }

    private func endsClause(_ index: Int) -> Bool {
        guard index + 1 < words.all.count else { return true }
        return words.all[index + 1].gap.contains { Self.parting.contains(words.signs[$0]) }
    }

    private static let parting: Set<UInt8> = [
        UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), 10,
    ]
    /// Words of a time that stand before sums and counts as well.
    private static let ambiguous: Set<String> = DeadlineTerms.romance.union(["vor", "vers", "ab", "hasta", "antes"])
    private static let having: Set<String> = ["have", "got", "get", "as", "avez", "tem", "hast"]
    private static let giving: Set<String> = ["give", "giving"]
    private static let addressed: Set<String> = ["you", "u", "ya", "you've", "tu", "vous", "voce", "você", "du"]
    private static let owned: Set<String> = ["t'as", "tienes", "tenes", "tenés", "tiene"]
    private static let being: Set<String> = ["you're", "youre", "i'm", "im", "aged", "turned", "turning", "bist"]
    private static let persons: Set<String> = ["you", "u", "i"]
    /// "You're 50 short" is of money.
    private static let lacking: Set<String> = ["short", "down", "behind", "under", "off", "over", "away", "quid", "k"]
}
