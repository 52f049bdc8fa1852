// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the bare characters of a short message may mean inside a frame: a countdown, a sum, a list of names.
///
/// No rule can tell "8" or "600" apart from any other number; the frame around them can.
struct BareText {
    /// A word and its place.
    typealias Name = (name: String, span: Range<Int32>)

    private let words: BareWords
    private let lists: BareLists
    private var signs: BareSigns { words.signs }

    /// Longer texts are no calls into a frame.
    static let longest = 400

    init(_ text: Span<UInt8>, _ lists: BareLists) {
        words = BareWords(BareSigns(text))
        self.lists = lists
    }

    /// Whether a look is worth its price: there is a digit, a capital, a comma, or so few words that they may be a name.
    static func mayTell(_ text: Span<UInt8>) -> Bool {
        var blanks = 0
        for index in text.indices {
            let byte = text[index]
            if byte &- 48 < 10 || byte &- 65 < 26 || byte == UInt8(ascii: ",") || byte >= 0x80 { return true }
            if byte == UInt8(ascii: " ") || byte == 10 { blanks += 1 }
        }
        // A role with a name beside it: "elena mom".
        return (1...4).contains(blanks)
    }

    /// Whether a text says nothing whoever it is from: all its words are small ones, too many for a name with a role, and
    /// none may be one of the names known.
    ///
    /// Never where any of what is asked of a `BareText` would find something.
    static func isMute(_ text: Span<UInt8>, beside names: KnownNames) -> Bool {
        var words = 0
        var (head, length): (UInt64, Int) = (0, 0)
        for index in text.indices {
            let byte = text[index]
            if byte &- 97 < 26 || byte == UInt8(ascii: "'") && length > 0 {
                if length < 8 { head = head << 8 | UInt64(byte) }
                length += 1
                continue
            }
            if byte &- 48 < 10 || byte &- 65 < 26 || byte >= 0x80 || byte == 13 { return false }
            if length > 0 {
                words += 1
                if length >= 4, names.mayContain(head: head, length: length) { return false }
            }
            (head, length) = (0, 0)
        }
        if length > 0 {
            words += 1
            if length >= 4, names.mayContain(head: head, length: length) { return false }
        }
        return words > Self.mostOfRole || words < 2
    }

    /// Words of a name with a role beside it.
    private static let mostOfRole = 5

    /// Few words, so that a number among them is likely the point.
    var isBrief: Bool { words.all.count <= 8 }

    /// Little else than a number, so that the number is the point.
    var isTerse: Bool { words.all.count <= 3 }

    /// A number between 1 and 60 that stands alone: a countdown.
    var countdown: Range<Int32>? {
        guard words.all.count == 1, let word = words.all.first, word.isNumber, let number = words.number(word),
            (1...60).contains(number), !isShare(word)
        else { return nil }
        return words.span(word)
    }

    /// "40%" tells how far something has come.
    private func isShare(_ word: BareWords.Word) -> Bool {
        let end = word.signs.upperBound
        return end < words.signs.indices.upperBound && words.signs[end] == UInt8(ascii: "%")
    }

    /// "You have 30": minutes or hours, whichever the two know of.
    var timeLeft: Range<Int32>? {
        words.all.indices.first { index in
            words.number(words.all[index]).map { BareCounts(words).isTimeLeft($0, at: index) } ?? false
        }.map { words.span(words.all[$0]) }
    }

    /// The number of such a message.
    var countdownNumber: Int? { countdown == nil ? nil : words.all.first.flatMap(words.number) }

    /// Times of day: `9:55`, `9pm`.
    var times: [Range<Int32>] {
        zip(words.all, words.all.dropFirst()).compactMap { hour, next in
            guard hour.isNumber, let number = words.number(hour), number <= 24 else { return nil }
            let isMinute = next.isNumber && next.count == 2 && words.isGap(next, ":")
            let isHalf = number > 0 && next.count == 2 && ["am", "pm"].contains(words.folded(next))
            guard isMinute || isHalf else { return nil }
            return words.span(hour).lowerBound..<words.span(next).upperBound
        }
    }

    /// Words with a capital that begin no sentence, folded.
    var names: [Name] {
        let capitals = words.all.filter { !$0.isNumber && $0.count >= 3 && words.beginsWithCapital($0) }
        // A text in capitals throughout tells nothing.
        guard capitals.count < words.all.count || isBrief else { return [] }
        return capitals.filter { !$0.isFirst && words.hasSmall($0) }.map { (words.folded($0), words.span($0)) }
    }

    /// All words of four letters and more, folded.
    var longWords: [Name] {
        words.all.filter { !$0.isNumber && $0.count >= 4 }.map { (words.folded($0), words.span($0)) }
    }

    /// Those of them that are names known already.
    func longWords(among names: KnownNames) -> [Name] {
        var found: [Name] = []
        for word in words.all where !word.isNumber && word.count >= 4 && words.mayBe(word, among: names) {
            let name = words.folded(word)
            if names.contains(name) { found.append((name, words.span(word))) }
        }
        return found
    }

    /// Words behind one of kinship: "sister brooke", "brother Adil".
    var kinNames: [String] {
        zip(words.all, words.all.dropFirst()).compactMap { kin, name in
            guard !name.isNumber, name.count >= 4, words.isGap(name, " "), words.beginsWithCapital(name),
                lists.kin.contains(words.folded(kin))
            else { return nil }
            let folded = words.folded(name)
            return lists.afterKin.contains(folded) ? nil : folded
        }
    }

    /// The whole message is one name, perhaps with a role: "Paul Tanner", "elena, mom".
    var isName: Bool {
        guard (2...7).contains(words.all.count), words.all.allSatisfy({ !$0.isNumber }),
            !signs.indices.contains(where: { Self.opensMore(signs[$0]) })
        else { return false }
        let capitals = words.all.count { words.beginsWithCapital($0) }
        if capitals >= 2 && capitals * 3 >= words.all.count * 2 { return true }
        guard words.all.count <= Self.mostOfRole else { return false }
        let folded = words.all.map(words.folded)
        return folded.contains(where: lists.kin.contains) && !folded.contains(where: lists.sentence.contains)
    }

    /// Three and more short parts set apart by commas, mostly names.
    var isNameList: Bool {
        guard signs.indices.count(where: { Self.partsList(signs[$0]) }) >= 2 else { return false }
        var (parts, short) = (0, 0)
        for part in BareParts(signs, in: signs.indices, at: { Self.partsList($0) }) {
            parts += 1
            var (count, names) = (0, 0)
            for word in BareParts(signs, in: part, at: { $0 == UInt8(ascii: " ") }) {
                count += 1
                let isName =
                    BareSigns.isCapital(signs[word.lowerBound]) && word.contains { BareSigns.isSmall(signs[$0]) }
                names += isName ? 1 : 0
            }
            short += (1...4).contains(count) && names > 0 ? 1 : 0
        }
        return parts >= 3 && short >= 3 && short * 4 >= parts * 3
    }

    private static func opensMore(_ sign: UInt8) -> Bool {
        sign == UInt8(ascii: "?") || sign == UInt8(ascii: "!") || sign == UInt8(ascii: ":")
    }

    private static func partsList(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: ","), UInt8(ascii: ";"), 10, UInt8(ascii: "&"), UInt8(ascii: "+"): true
        default: false
        }
    }
}

extension BareText {
    /// Numbers that may be sums, as written without separators.
    var sums: [(value: Int, span: Range<Int32>)] { sums(inGame: false) }

    /// As `sums`; in the talk of a game "50 gold" is none.
    func sums(inGame: Bool) -> [(value: Int, span: Range<Int32>)] {
        words.all.indices.filter { words.all[$0].isNumber }.compactMap { index in
            if inGame, index + 1 < words.all.count, lists.gameMoney.contains(words.folded(words.all[index + 1])) {
                return nil
            }
            return sum(at: index).map { ($0, words.span(words.all[index])) }
        }
    }

    /// A number of two to six digits that is no time, no part of a longer number and counts nothing.
    private func sum(at index: Int) -> Int? {
        let word = words.all[index]
        guard (2...6).contains(word.count), signs[word.signs.lowerBound] != UInt8(ascii: "0"),
            let value = words.number(word)
        else { return nil }
        // Emergency numbers and years are no sums.
        guard ![101, 111, 112, 911, 999, 1930].contains(value), !(1950...1999).contains(value),
            !(2001...2035).contains(value)
        else { return nil }
        let before = index > 0 ? words.all[index - 1] : nil
        if let before, before.isNumber { return nil }
        // Two digits that capitals run into name a thing: "ERC20" is a network.
        if let before, word.gap.isEmpty, word.count == 2, before.count >= 3, words.beginsWithCapital(before),
            !words.hasSmall(before)
        {
            return nil
        }
        if let last = word.gap.last, !Self.mayPrecedeSum(signs[last]) { return nil }
        if let before, lists.units.contains(words.folded(before)) { return nil }
        if BareCounts(words).countsOther(value, at: index) { return nil }
        let end = word.signs.upperBound
        if end < signs.indices.upperBound, Self.followsCount(signs[end]) { return nil }
        guard index + 1 < words.all.count else { return value }
        let after = words.all[index + 1]
        if after.isNumber || after.gap.first.map({ Self.joinsNumbers(signs[$0]) }) ?? false {
            let isSentenceEnd =
                after.gap.count == 2 && signs[after.gap.lowerBound] == UInt8(ascii: ".")
                && signs[after.gap.lowerBound + 1] == UInt8(ascii: " ")
            return isSentenceEnd ? value : nil
        }
        if after.gap.isEmpty { return words.folded(after) == "k" ? value * 1000 : nil }
        return lists.units.contains(words.folded(after)) ? nil : value
    }

    private static func mayPrecedeSum(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: " "), UInt8(ascii: "("), 10, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "-"),
            UInt8(ascii: "\""), BareSigns.openingQuote:
            true
        default: false
        }
    }

    private static func followsCount(_ sign: UInt8) -> Bool {
        sign == UInt8(ascii: "%") || sign == UInt8(ascii: "#") || sign == BareSigns.degree
    }

    private static func joinsNumbers(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: ":"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "."): true
        default: false
        }
    }
}
