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
    /// Whether the value stands in an address that asks for a sum: `bitcoin:…?amount=0.01` (BIP 21, ERC 681).
    let isRequest: Bool
    /// Whether the value is a page.
    let isPage: Bool
    /// Whether a sign or a line end parts it from what stands before it.
    let isMarkedOff: Bool
    /// Words of what is said before it, up to the sign that parts it from them.
    let lead: [String]
    /// Which words of the clause behind begin with a capital.
    private let capitals: [Bool]
    /// Words of the quotation that the value stands in, and those outside of it; nil where it stands in none.
    let quotation: (inside: Int, before: [String], behind: [String])?

    /// How far around a value is looked, in bytes.
    static let reach = 160

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
        let fields = back.prefix { !$0.isWhitespace }
        isRequest =
            front.last == ":" && (front.dropLast().last?.isLetter ?? false) && fields.first == "?"
            && fields.dropFirst().split(separator: "&").contains { $0.hasPrefix("amount=") || $0.hasPrefix("value=") }
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

    /// Whether a word of the clause behind begins with a capital, as names do.
    func isCapitalBehind(_ index: Int) -> Bool { capitals.indices.contains(index) && capitals[index] }

    private static func plainWords(_ text: some StringProtocol) -> [Substring] {
        String(text).split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "\u{2019}" }
    }

    static func words(_ text: some StringProtocol) -> [String] {
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

    static func quotation(
        _ front: String, _ back: String
    ) -> (inside: Int, before: [String], behind: [String])? {
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
