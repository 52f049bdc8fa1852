// SPDX-License-Identifier: Apache-2.0

/// Reads the short form of a sequence: `{i_will} (send|post) it? ..3 to your {audience}`.
///
/// | written | means |
/// |---|---|
/// | `word` | the word in all its spellings |
/// | `{name}` | a word or phrase of a lexicon |
/// | `(a\|b c\|{name}\|your {name})` | one of these |
/// | `<money>` | a thing: number, money, url, email, phone, handle, time |
/// | `x?` | x or nothing |
/// | `..` `..6` `..2-6` | up to 3, up to 6, from 2 to 6 words of any kind |
/// | `..6-{name}` | the same, but none of these among them |
/// | `^` `$` | start and end of the message |
/// | `!x` | first: none within 3 words before; last: none within 3 words after; else: not the next word |
struct PhraseReader {
    struct Failure: Error {
        var part: String
    }

    static func read(_ phrase: String) throws(Failure) -> [PatternElement] {
        let parts = try split(phrase)
        var elements: [PatternElement] = []
        for (index, part) in parts.enumerated() {
            let isFirst = index == 0 || index == 1 && parts[0] == "^"
            elements.append(try element(part, isFirst: isFirst, isLast: index == parts.count - 1))
        }
        return elements
    }

    /// Cuts at blanks outside brackets.
    private static func split(_ phrase: String) throws(Failure) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start: Substring.Index?
        // By bytes: the signs that count are of one, and no part of another character.
        let bytes = phrase.utf8
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "}") { depth -= 1 }
            if byte == UInt8(ascii: " "), depth == 0 {
                if let begin = start { parts.append(phrase[begin..<index]) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        guard depth == 0 else { throw Failure(part: phrase) }
        if let start { parts.append(phrase[start...]) }
        return parts
    }

    private static func element(
        _ part: Substring, isFirst: Bool, isLast: Bool
    ) throws(Failure) -> PatternElement {
        if part == "^" { return PatternElement(kind: .start) }
        if part == "$" { return PatternElement(kind: .end) }
        if part.hasPrefix("..") { return try gap(part.dropFirst(2)) }
        if part.utf8.first == UInt8(ascii: "!") {
            let choice = try choice(part.dropFirst())
            if isFirst { return PatternElement(kind: .absentBefore(choice, within: 3)) }
            return PatternElement(kind: .absentAfter(choice, within: isLast ? 3 : 1))
        }
        let isOptional = part.utf8.last == UInt8(ascii: "?")
        return PatternElement(kind: .choice(try choice(isOptional ? part.dropLast() : part), isOptional: isOptional))
    }

    private static func gap(_ text: Substring) throws(Failure) -> PatternElement {
        var range = text
        var excluded: PatternElement.Choice?
        if let brace = text.firstIndex(where: { $0 == "{" || $0 == "(" }) {
            guard brace > text.startIndex, text[text.index(before: brace)] == "-" else {
                throw Failure(part: String(text))
            }
            excluded = try choice(text[brace...])
            range = text[..<text.index(before: brace)]
        }
        if range.isEmpty { return PatternElement(kind: .gap(0, 3, excluding: excluded)) }
        let ends = range.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
        case (1, let most?, _) where most >= 0: return PatternElement(kind: .gap(0, most, excluding: excluded))
        case (2, let least?, let most?) where least >= 0 && most >= least:
            return PatternElement(kind: .gap(least, most, excluding: excluded))
        default: throw Failure(part: String(text))
        }
    }

    private static func choice(_ text: Substring) throws(Failure) -> PatternElement.Choice {
        var choice = PatternElement.Choice()
        if text.utf8.first == UInt8(ascii: "("), text.utf8.last == UInt8(ascii: ")") {
            for alternative in text.utf8.dropFirst().dropLast().split(separator: UInt8(ascii: "|")) {
                try add(Substring(alternative), to: &choice)
            }
        } else {
            try add(text, to: &choice)
        }
        guard !choice.entries.isEmpty || !choice.lexicons.isEmpty || !choice.flags.isEmpty else {
            throw Failure(part: String(text))
        }
        return choice
    }

    private static func add(_ text: Substring, to choice: inout PatternElement.Choice) throws(Failure) {
        let bytes = text.utf8
        switch (bytes.first, bytes.last) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")) where !bytes.contains(UInt8(ascii: " ")):
            for name in bytes.dropFirst().dropLast().split(separator: UInt8(ascii: "|")) {
                choice.lexicons.append(String(Substring(name)))
            }
        case (UInt8(ascii: "<"), UInt8(ascii: ">")):
            guard let flag = flags(named: text.dropFirst().dropLast()) else { throw Failure(part: String(text)) }
            choice.flags.formUnion(flag)
        default:
            guard !text.isEmpty, !bytes.contains(where: isReserved) else { throw Failure(part: String(text)) }
            choice.entries.append(String(text))
        }
    }

    /// A sign that has a meaning in phrases and stands in no word.
    private static func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"): true
        default: false
        }
    }

    /// The kind of token that a pack names.
    static func flags(named name: some StringProtocol) -> TokenFlags? {
        switch String(name) {
        case "number": .number
        case "money": .money
        case "url": .url
        case "email": .email
        case "phone": .phone
        case "handle": .handle
        case "time": .time
        default: nil
        }
    }
}
