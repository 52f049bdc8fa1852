// SPDX-License-Identifier: Apache-2.0

/// The sentence around a value, as words in small letters.
package struct ValueSurroundings {
    /// Words of the sentence before the value, and those behind it.
    package let before: [String]
    package let behind: [String]
    /// Words of what is said in one go with the value: to the last comma or joint before it, and the next behind.
    package let clause: (before: [String], behind: [String])
    /// Whether the sentence is all that there is.
    package let isWhole: Bool
    /// Whether the sentence asks.
    package let isAsked: Bool
    /// Whether nothing else with letters or figures stands in its line.
    package let isLine: Bool
    /// Whether the value is a page.
    let isPage: Bool
    /// Whether a sign or a line end parts it from what stands before it.
    let isMarkedOff: Bool
    /// Words of what is said before it, up to the sign that parts it from them.
    let lead: [String]
    /// Which words of the clause behind begin with a capital.
    private let capitals: [Bool]
    /// Words of the quotation that the value stands in, and those outside of it; nil where it stands in none.
    private let quotation: (inside: Int, before: [String], behind: [String])?

    /// How far around a value is looked, in bytes.
    private static let reach = 160

    package init(_ span: Range<Int>, in text: [UInt8]) {
        let end = min(span.upperBound, text.count)
        let start = min(span.lowerBound, end)
        let front = String(decoding: text[max(0, start - Self.reach)..<start], as: UTF8.self)
        let back = String(decoding: text[end..<min(text.count, end + Self.reach)], as: UTF8.self)
        before = Self.words(Self.lastSentence(front))
        behind = Self.words(Self.firstSentence(back))
        quotation = Self.quotation(front, back)
        clause = (Self.lastClause(front), Self.firstClause(Self.firstSentence(back)))
        isWhole =
            start <= Self.reach && text.count - end <= Self.reach && Self.words(front) == before
            && Self.words(back) == behind
        let next = Self.firstSentence(back)
        capitals = Self.plainWords(next.prefix { !Self.breaks.contains($0) }).map { $0.first?.isUppercase ?? false }
        let line = (
            front.reversed().prefix { !$0.isNewline }, back.prefix { !$0.isNewline }
        )
        isPage = text[start..<end].contains(0x2F)
        isLine = !line.0.contains { $0.isLetter || $0.isNumber } && !line.1.contains { $0.isLetter || $0.isNumber }
        let blanks = front.reversed().prefix { $0.isWhitespace }
        let rest = front.dropLast(blanks.count)
        isMarkedOff = blanks.contains(where: \.isNewline) || rest.last.map { !$0.isLetter && !$0.isNumber } ?? false
        let said = rest.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed()
        lead = Self.words(Self.lastSentence(String(said)))
        // `bitcoin:…?amount=0.01` asks nothing.
        let stop = back.dropFirst(Self.firstSentence(back).count)
        isAsked = stop.first == "?" && !(stop.dropFirst().first.map { $0.isLetter } ?? false)
    }

    // MARK: Whose

    /// The owner told by the nearest word of possession, with nothing but names of things between it and the value.
    package func owner(isPayee: Bool) -> ValueFrame? {
        if let place = before.lastIndex(where: { !Self.isBetween($0) || Self.isPossessive($0) }) {
            let word = before[place]
            // Tagalog tells who does it behind the deed: `send mo sa …`.
            let isDoer = word == "mo" && place > 0 && Self.isOrder(ValueWords.plain(before[place - 1]))
            let isOfReaders = place > 0 && ValueWords.ofReader.contains(before[place - 1])
            if ValueWords.ofReader.contains(word), !isDoer {
                return isWhereToPay(from: place, isPayee) ? nil : .ofReader
            }
            // `your sister's number is`: one of theirs, and whose they are.
            if ValueWords.people.contains(word),
                isOfReaders || before[..<place].suffix(2).contains(where: ValueWords.ofReader.contains)
            {
                return isWhereToPay(from: max(0, place - (isOfReaders ? 1 : 2)), isPayee) ? nil : .ofReader
            }
            if isOfWriter(place), !(isPayee && isNoAccountOfWriter(place)) { return .ofWriter }
        }
        if isSaidToBeWriters { return .ofWriter }
        return isSaidToBeReaders(isPayee) && !isWhereToPay(from: before.count, isPayee) ? .ofReader : nil
    }

    /// `add my name on …`, `add me as user on …`: no account of theirs is told.
    private func isNoAccountOfWriter(_ place: Int) -> Bool {
        let rest = before[(place + 1)...]
        if rest.first == "name", rest.count > 1 { return ["on", "to", "in"].contains(rest[place + 2]) }
        guard ValueWords.writersObject.contains(before[place]) else { return false }
        let verbs = (before[..<place].suffix(2) + rest.prefix(1)).map(ValueWords.plain)
        return !verbs.contains { Self.isOrder($0) || ValueWords.payments.contains($0) || $0 == "is" || $0 == "reach" }
    }

    /// `my`, `text me on`, `I'm on`, `I use`.
    private func isOfWriter(_ place: Int) -> Bool {
        let word = before[place]
        let last = place > 0 ? before[place - 1] : ""
        // `I am with …`, `im in …'s inbox`, `im on … profile`: where the writer is, not what they are called.
        if ["am", "im", "i'm"].contains(word) {
            if before[(place + 1)...].contains(where: { ["with", "in", "at"].contains($0) }) { return false }
            if behind.first.map(ValueWords.belongings.contains) ?? false { return false }
        }
        if behind.first == "s" { return false }
        if ["use", "using", "am"].contains(word) {
            return ValueWords.firstPersons.contains(last) || last == "only"
        }
        guard ValueWords.ofWriter.contains(word) else { return false }
        switch word {
        // Tagalog puts it behind what is owned, and behind what is done.
        case "ko": return ValueWords.things.contains(last)
        case "its", "it's":
            // `it's … who gave me this`, `its … isnt it` tell of somebody.
            let next = behind.first ?? ""
            return !isAsked
                && (next.isEmpty || Self.isBetween(next) || ValueWords.softeners.contains(next)
                    || ValueWords.contacts.contains(next))
                && !["isnt", "isn't", "right", "yes", "you", "u"].contains(next)
        case _ where ValueWords.writersObject.contains(word):
            // Only what is asked of the reader: `he added me on` tells his name, `report me at` an office.
            let next = place + 1 < before.count ? before[place + 1] : ""
            let verbs = before[..<place].suffix(2).filter { !["to", "with", "back", "mit", "a", "an"].contains($0) }
            return [verbs.last ?? "", next].contains {
                ValueWords.contacts.contains($0) || ValueWords.payments.contains($0)
            } && !isToldOfOthers(place)
        default: return true
        }
    }

    /// `… is my whatsapp`, `… thats me`.
    private var isSaidToBeWriters: Bool {
        let near = Array(behind.prefix(5))
        guard
            let place = near.firstIndex(where: {
                ["my", "our", "me", "mine", "mi", "mein", "meine", "mon", "meu"].contains($0)
            }),
            place > 0,
            near[..<place].allSatisfy({ ValueWords.statements.contains($0) || ValueWords.links.contains($0) })
        else { return false }
        if ["me", "mine"].contains(near[place]) { return place + 1 == near.count || !isAsked }
        let rest = near[(place + 1)...].drop { ValueWords.fresh.contains($0) || ValueWords.links.contains($0) }
        return rest.first.map(ValueWords.things.contains) ?? false
    }

    package static func isBetween(_ word: String) -> Bool {
        ValueWords.things.contains(word) || ValueWords.links.contains(word) || ValueWords.services.contains(word)
            || ValueWords.fresh.contains(word)
    }

    private static func isPossessive(_ word: String) -> Bool {
        ValueWords.ofReader.contains(word) || ValueWords.ofWriter.contains(word)
            || ValueWords.people.contains(word)
    }

    /// `… is that your number`, `… is your sister`, `is … your number`.
    private func isSaidToBeReaders(_ isPayee: Bool) -> Bool {
        let near = behind.prefix(6)
        if !isPayee, let you = near.firstIndex(where: { ["you", "u", "du", "toi", "tú", "você"].contains($0) }),
            you > 0,
            near[..<you].allSatisfy(ValueWords.statements.contains)
        {
            return true
        }
        guard let place = near.firstIndex(where: ValueWords.ofReader.contains) else { return false }
        let lead = Array(place > 0 ? behind[..<place] : before.suffix(1))
        guard !lead.isEmpty, lead.allSatisfy(ValueWords.statements.contains) else { return false }
        let next = place + 1 < behind.count ? behind[place + 1] : ""
        return ValueWords.things.contains(next) || ValueWords.people.contains(next)
    }

    /// "Send it to your new account …": whoever tells a payee so tells where to pay.
    ///
    /// Not so "pay from your account …".
    private func isWhereToPay(from place: Int, _ isPayee: Bool) -> Bool {
        guard isPayee else { return false }
        let lead = before[..<place].reversed().drop { ValueWords.articles.contains($0) && $0 != "a" }
        let isDirected = lead.first.map(ValueWords.directions.contains) ?? false
        if isDirected, before[..<place].contains(where: ValueWords.payments.contains), !isPaidByWriter { return true }
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
                || ValueWords.people.contains(word)
        }
    }

    package var isOfInstitution: Bool {
        let near = before.suffix(8)
        guard let place = near.lastIndex(where: ValueWords.institutions.contains) else { return false }
        let isFirstPersons = before[max(0, place - 3)...].contains { ["my", "our", "me", "us"].contains($0) }
        guard !isFirstPersons else { return false }
        guard before[(place + 1)...].allSatisfy(Self.isBetween) else { return false }
        return !ValueWords.impersonated.contains(before[place])
            || before[..<place].suffix(6).contains(where: ValueWords.calls.contains)
    }

    // MARK: Quoted

    package var isQuoted: Bool {
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

    package var isWarnedOf: Bool {
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

    /// Whether a word of the clause behind begins with a capital, as names do.
    func isCapitalBehind(_ index: Int) -> Bool { capitals.indices.contains(index) && capitals[index] }

    // MARK: Words

    private static func plainWords(_ text: some StringProtocol) -> [Substring] {
        String(text).split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "\u{2019}" }
    }

    private static func words(_ text: some StringProtocol) -> [String] {
        let words = String(text).lowercased().withNamedSigns
            .split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "\u{2019}" }.flatMap { word in
                let plain = String(word).replacing("\u{2019}", with: "'").trimmingQuotes
                // French binds its pronoun to the verb: `j'envoie`.
                return plain.hasPrefix("j'") ? ["je", String(plain.dropFirst(2))] : [plain]
            }.filter { !$0.isEmpty }
        // `wickr me` is a name of two words.
        return words.indices.filter { !($0 > 0 && words[$0] == "me" && words[$0 - 1] == "wickr") }.map { words[$0] }
    }

    private static let breaks: Set<Character> = [",", "(", ")", "\u{2013}", "\u{2014}", "/", "|"]

    private static func lastClause(_ front: String) -> [String] {
        // A value behind a line end, or a comma, goes on with the words before it.
        let sentence = lastSentence(String(front.reversed().drop { $0.isWhitespace || $0 == "," }.reversed()))
        let start = sentence.lastIndex(where: breaks.contains).map(sentence.index(after:)) ?? sentence.startIndex
        let words = words(sentence[start...])
        return words.lastIndex(where: ValueWords.joints.contains).map { Array(words[($0 + 1)...]) } ?? words
    }

    private static func firstClause(_ sentence: Substring) -> [String] {
        let words = words(sentence.prefix { !breaks.contains($0) })
        return Array(words.prefix { !ValueWords.joints.contains($0) })
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
    /// With words for the pictures that stand for a service or a telephone before a value.
    fileprivate var withNamedSigns: String {
        guard utf8.contains(where: { $0 >= 0xE2 }) else { return self }
        let signs: Set<Unicode.Scalar> = ["\u{1F4DE}", "\u{1F4F1}", "\u{260E}", "\u{1F4F2}"]
        return unicodeScalars.reduce(into: "") { text, sign in
            if sign == "\u{1F47B}" {
                text += " snapchat "
            } else if signs.contains(sign) {
                text += " \(ValueWords.telephone) "
            } else {
                text.unicodeScalars.append(sign)
            }
        }
    }

    /// Without quotation marks of one stroke at its ends; those inside a word belong to it.
    fileprivate var trimmingQuotes: String {
        var rest = Substring(self)
        while rest.first == "'" { rest = rest.dropFirst() }
        while rest.last == "'" { rest = rest.dropLast() }
        return String(rest)
    }
}
