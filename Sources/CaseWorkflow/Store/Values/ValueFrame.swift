// SPDX-License-Identifier: Apache-2.0

/// What the words around a value make of it, where they are plain: an account of whoever is spoken to is not where to pay,
/// whatever the rest of the talk demands.
enum ValueFrame: Hashable {
    /// `my number is …`, `you can reach me at …`.
    case ofWriter
    /// `your account …`, `your sister is on …`, `… is that your number`.
    case ofReader
    /// `you wrote: "my paypal is …"`.
    case quoted
    /// `never pay …`, `… is a scam wallet`.
    case warned
    /// `call your bank on …`.
    case ofInstitution

    /// Whether the writer only knows the value.
    var isOthers: Bool { self != .ofWriter }

    /// Reads the words around a place in a text of UTF-8; nil where they tell nothing.
    init?(of span: Range<Int>, in text: [UInt8], isPayee: Bool, isCalled: Bool) {
        let around = ValueSurroundings(span, in: text)
        if around.isQuoted {
            self = .quoted
        } else if around.isWarnedOf {
            self = .warned
        } else if isCalled,
            around.isOfInstitution
        {
            self = .ofInstitution
        } else if let owner = around.owner(isPayee: isPayee) {
            self = owner
        } else {
            return nil
        }
    }
}

/// The sentence around a value, as words in small letters.
private struct ValueSurroundings {
    /// Words of the sentence before the value, and those behind it.
    private let before: [String]
    private let behind: [String]
    /// Words of the quotation that the value stands in, and those outside of it; nil where it stands in none.
    private let quotation: (inside: Int, before: [String], behind: [String])?

    /// How far around a value is looked, in bytes.
    private static let reach = 160

    init(_ span: Range<Int>, in text: [UInt8]) {
        let end = min(span.upperBound, text.count)
        let start = min(span.lowerBound, end)
        let front = String(decoding: text[max(0, start - Self.reach)..<start], as: UTF8.self)
        let back = String(decoding: text[end..<min(text.count, end + Self.reach)], as: UTF8.self)
        before = Self.words(Self.lastSentence(front))
        behind = Self.words(Self.firstSentence(back))
        quotation = Self.quotation(front, back)
    }

    // MARK: Whose

    /// The owner told by the nearest word of possession, with nothing but names of things between it and the value.
    func owner(isPayee: Bool) -> ValueFrame? {
        if let place = before.lastIndex(where: { !Self.isBetween($0) || Self.isPossessive($0) }) {
            let word = before[place]
            if ValueWords.ofReader.contains(word) { return isWhereToPay(from: place, isPayee) ? nil : .ofReader }
            if ValueWords.ofWriter.contains(word) { return isToldOfOthers(place) ? nil : .ofWriter }
            // `your sister's number is`: one of theirs, and whose they are.
            if ValueWords.people.contains(word),
                before[..<place].suffix(2).contains(where: ValueWords.ofReader.contains)
            {
                return isWhereToPay(from: max(0, place - 2), isPayee) ? nil : .ofReader
            }
        }
        return isSaidToBeReaders && !isWhereToPay(from: before.count, isPayee) ? .ofReader : nil
    }

    private static func isBetween(_ word: String) -> Bool {
        ValueWords.things.contains(word) || ValueWords.links.contains(word)
    }

    private static func isPossessive(_ word: String) -> Bool {
        ValueWords.ofReader.contains(word) || ValueWords.ofWriter.contains(word)
    }

    /// `… is that your number`, `… is your sister`, `is … your number`.
    private var isSaidToBeReaders: Bool {
        let near = behind.prefix(6)
        guard let place = near.firstIndex(where: ValueWords.ofReader.contains) else { return false }
        let lead = Array(place > 0 ? behind[..<place] : before.suffix(1))
        guard !lead.isEmpty, lead.allSatisfy(ValueWords.statements.contains) else { return false }
        let next = place + 1 < behind.count ? behind[place + 1] : ""
        return ValueWords.things.contains(next) || ValueWords.people.contains(next)
    }

    /// "Send it to your new account …": whoever tells a payee so tells where to pay.
    private func isWhereToPay(from place: Int, _ isPayee: Bool) -> Bool {
        guard isPayee else { return false }
        if before[..<place].contains(where: ValueWords.payments.contains) { return true }
        return behind.indices.contains { index in
            ValueWords.payments.contains(behind[index])
                && behind[(index + 1)...].prefix(5).contains { ["there", "it", "here", "this", "that"].contains($0) }
        }
    }

    /// "He added me on snap …": his name, not the writer's.
    private func isToldOfOthers(_ place: Int) -> Bool {
        guard before[place] == "me" || before[place] == "us" else { return false }
        return before[..<place].suffix(3).contains { word in
            ["he", "she", "they", "someone", "somebody", "who", "guy", "girl", "it", "man", "woman"].contains(word)
        }
    }

    var isOfInstitution: Bool {
        let near = before.suffix(8)
        guard let place = near.lastIndex(where: ValueWords.institutions.contains) else { return false }
        let isFirstPersons = before[max(0, place - 3)...].contains { ["my", "our", "me", "us"].contains($0) }
        guard !isFirstPersons else { return false }
        guard before[(place + 1)...].allSatisfy(Self.isBetween) else { return false }
        return !ValueWords.impersonated.contains(before[place])
            || before[..<place].suffix(6).contains(where: ValueWords.calls.contains)
    }

    // MARK: Quoted

    var isQuoted: Bool {
        if let quotation, quotation.inside > 1 {
            return Self.isAttributed(quotation.before.suffix(6)) || Self.isAttributed(quotation.behind.prefix(6))
        }
        // Without marks, nothing between who said it and the value but the value's name.
        guard let place = before.lastIndex(where: ValueWords.speech.contains) else { return false }
        let isSpoken =
            ValueWords.spokenAlone.contains(before[place])
            || place > 0 && ["you", "u", "du", "tu", "você", "vc"].contains(before[place - 1])
        return isSpoken
            && before[(place + 1)...].allSatisfy { word in
                Self.isBetween(word) || Self.isPossessive(word) || ValueWords.people.contains(word)
            }
    }

    private static func isAttributed(_ words: ArraySlice<String>) -> Bool {
        words.indices.contains { index in
            ValueWords.spokenAlone.contains(words[index])
                || ValueWords.speech.contains(words[index])
                    && words[..<index].suffix(2).contains(where: ValueWords.speakers.contains)
        }
    }

    // MARK: Warned of

    var isWarnedOf: Bool {
        let isCalledSo =
            before.lastIndex(where: ValueWords.ill.contains).map { place in
                before[(place + 1)...].allSatisfy { Self.isBetween($0) || ValueWords.means.contains($0) }
            } ?? false
        return isCalledSo || isSaidToBeFraud || isForbiddenBefore || isForbiddenBehind
    }

    private var isSaidToBeFraud: Bool {
        let near = behind.prefix(6)
        guard let place = near.firstIndex(where: ValueWords.frauds.contains) else { return false }
        let lead = near[..<place]
        return lead.contains {
            ["is", "was", "it's", "its", "that's", "thats", "are", "ist", "es", "est", "é"].contains($0)
        }
            && !lead.contains(where: ValueWords.denials.contains)
    }

    /// `never pay to the wallet …`.
    private var isForbiddenBefore: Bool {
        guard let place = before.lastIndex(where: ValueWords.trusting.contains), isForbidden(place, in: before) else {
            return false
        }
        return before[(place + 1)...].allSatisfy { word in
            Self.isBetween(word) || ["to", "into", "any", "anything", "money", "a", "an"].contains(word)
        }
    }

    /// `… do not pay it`: about the value, and not how or when to pay it.
    private var isForbiddenBehind: Bool {
        guard !before.contains(where: ValueWords.payments.contains) else { return false }
        return behind.prefix(10).indices.contains { place in
            guard ValueWords.trusting.contains(behind[place]), isForbidden(place, in: behind) else { return false }
            var next = place + 1
            if next < behind.count, behind[next] == "to" || behind[next] == "money" { next += 1 }
            guard next < behind.count, ValueWords.objects.contains(behind[next]) else { return false }
            return next + 1 == behind.count || ValueWords.objectEnds.contains(behind[next + 1])
        }
    }

    private func isForbidden(_ place: Int, in words: [String]) -> Bool {
        guard place > 0, ValueWords.prohibitions.contains(words[place - 1]) else { return false }
        // `do not` is two words.
        let first = words[place - 1] == "not" && place > 1 && words[place - 2] == "do" ? place - 2 : place - 1
        guard words[place - 1] != "not" || first < place - 1 else { return false }
        return first == 0 || !ValueWords.subjects.contains(words[first - 1])
    }

    // MARK: Words

    private static func words(_ text: some StringProtocol) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "\u{2019}" }.map { word in
            String(word).replacing("\u{2019}", with: "'").trimmingQuotes
        }.filter { !$0.isEmpty }
    }

    private static let ends: Set<Character> = ["!", "?", "\n", "\r\n", ";"]

    /// A full stop ends a sentence where a blank follows it.
    private static func lastSentence(_ text: String) -> Substring {
        var start = text.startIndex
        for index in text.indices {
            let next = text.index(after: index)
            let isStop = text[index] == "." && next < text.endIndex && text[next].isWhitespace
            if ends.contains(text[index]) || isStop { start = next }
        }
        return text[start...]
    }

    private static func firstSentence(_ text: String) -> Substring {
        for index in text.indices {
            let next = text.index(after: index)
            let isStop = text[index] == "." && (next == text.endIndex || text[next].isWhitespace)
            if ends.contains(text[index]) || isStop { return text[..<index] }
        }
        return text[...]
    }

    private static let marks: [(open: Character, close: Character)] = [
        ("\"", "\""), ("\u{201C}", "\u{201D}"), ("\u{201E}", "\u{201C}"), ("\u{AB}", "\u{BB}"),
    ]

    private static func quotation(_ front: String, _ back: String) -> (inside: Int, before: [String], behind: [String])?
    {
        for mark in marks {
            let isOpen =
                mark.open == mark.close
                ? front.count { $0 == mark.open } % 2 == 1
                : (front.lastIndex(of: mark.open) ?? front.startIndex)
                    > (front.lastIndex(of: mark.close) ?? front.startIndex)
                    || front.first == mark.open && !front.contains(mark.close)
            guard isOpen, let open = front.lastIndex(of: mark.open), let close = back.firstIndex(of: mark.close) else {
                continue
            }
            let inside = words(front[open...]).count + words(back[..<close]).count
            return (inside, words(front[..<open]), words(back[close...]))
        }
        return nil
    }
}

extension String {
    /// Without quotation marks of one stroke at its ends; those inside a word belong to it.
    fileprivate var trimmingQuotes: String {
        var rest = Substring(self)
        while rest.first == "'" { rest = rest.dropFirst() }
        while rest.last == "'" { rest = rest.dropLast() }
        return String(rest)
    }
}
