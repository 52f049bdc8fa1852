// SPDX-License-Identifier: Apache-2.0

/// Handles of payment services in running text: `$cashtag`, `venmo @name`, `revolut @tag`.
enum PaymentTags {
    static func find(in text: MessageText, into found: inout MatchCollector) {
        for (index, byte) in text.bytes.enumerated() {
            if byte == UInt8(ascii: "$") { cashtag(at: index, text, &found) }
            // The British form: `£name`.
            if byte == 0xC2, text.byte(at: index + 1) == 0xA3 { cashtag(at: index, sign: 2, text, &found) }
            if byte == UInt8(ascii: "@") { tag(at: index, text, &found) }
        }
        for index in text.words.indices where text.isWord(index, of: names) {
            if let term = text.term(index), let kind = brands[term] { named(kind, behind: index, text, &found) }
        }
    }

    private static let cash: TermSet = ["cash", "cashapp", "cashtag"]
    private static let payment: TermSet = [
        "cash", "app", "cashapp", "cashtag", "pay", "send", "sent", "tag", "payment", "money", "transfer", "paid", "to",
        "chime", "tip", "tips", "shapp",
    ]
    private static let programs: TermSet = [
        "echo", "bash", "shell", "variable", "var", "export", "php", "jquery", "script", "env", "ticker", "stock",
        "stocks", "calls", "puts",
    ]

    /// Cash App: a dollar sign, a letter within 20 places; share tickers, programs and prices are told apart by the
    /// words around and by the mixture of letters.
    private static func cashtag(
        at start: Int, sign length: Int = 1, _ text: MessageText, _ found: inout MatchCollector
    ) {
        let sign = start + length - 1
        guard !text.isWord(before: start), text.byte(before: start) != UInt8(ascii: "$"), !found.isFull(.cashtag) else {
            return
        }
        var end = sign + 1
        while end < text.bytes.count, end - sign <= 21,
            MessageText.isAlphanumeric(text.bytes[end]) || "_-".utf8.contains(text.bytes[end])
        {
            end += 1
        }
        while end > sign, "_-".utf8.contains(text.bytes[end - 1]) { end -= 1 }
        let range = start..<end
        guard end - sign >= 3, end - sign <= 21, found.isFree(range) else { return }
        let name = text.bytes[sign + 1..<end]
        guard let first = name.first, MessageText.isLetter(first) else { return }
        let hasSmall = name.contains { $0 >= 0x61 }
        let hasDigit = name.contains(where: MessageText.isDigit)
        let isMixed = name.count >= 6 && (hasDigit || name.dropFirst().contains(where: MessageText.isCapital))
        // A name of small letters as no price, ticker or swear word is written, outside of program text.
        let isName =
            name.count >= 6 && !name.contains(where: MessageText.isCapital) && text.words.count <= 14
            && !"=(;[{:>/\\".utf8.contains(text.byte(at: text.byte(at: end) == 0x20 ? end + 1 : end))
            && !"=({[/'\"".utf8.contains(text.byte(before: start))
        let isTelling = hasSmall && (isMixed || isName || text.words.count == 1)
        let isPaid = text.hasWord(hasSmall || hasDigit ? payment : cash, near: range)
        // `£loads` is a sum in jest: behind the sign of the pound a word about the service or a digit must show a name.
        let isNamed =
            length == 1
            ? isPaid || isTelling
            : name.count >= 4
                && (text.hasWord(cash, near: range) || hasDigit && (isPaid || text.words.count == 1))
        guard isNamed, !text.hasWord(programs, near: range, reach: 6) else { return }
        found.add(.cashtag, "$" + text.lowercased(sign + 1..<end), at: range, .unverifiable)
    }

    private static let brands: [Term: IdentifierMatch.Kind] = [
        "venmo": .venmo, "revtag": .revolut, "revolut": .revolut, "monzo": .monzo, "wisetag": .wise, "wise": .wise,
        "paypal": .paypal, "cashtag": .cashtag,
    ]

    private static let names = TermSet(brands.keys)

    /// The brand nearest before the tag, or else directly behind it.
    private static func brand(of range: Range<Int>, _ text: MessageText) -> IdentifierMatch.Kind? {
        let first = text.wordIndex(at: range.lowerBound)
        for index in (max(0, first - 6)..<first).reversed() {
            if text.isWord(index, of: names), let kind = text.term(index).flatMap({ brands[$0] }) { return kind }
        }
        let last = text.wordIndex(at: range.upperBound)
        for index in last..<min(last + 3, text.words.count) {
            if text.isWord(index, of: names), let kind = text.term(index).flatMap({ brands[$0] }) { return kind }
        }
        return nil
    }

    private static func tag(at sign: Int, _ text: MessageText, _ found: inout MatchCollector) {
        guard !text.isWord(before: sign) else { return }
        let end = Handles.end(from: sign + 1, in: text)
        let range = sign..<end
        guard range.count >= 3, text.bytes[sign + 1..<end].contains(where: MessageText.isLetter), found.isFree(range),
            let kind = brand(of: range, text)
        else { return }
        found.add(kind, (kind == .cashtag ? "$" : "") + text.lowercased(sign + 1..<end), at: range, .unverifiable)
    }

    /// `venmo is quick-name-1`, `revtag name22`: a brand, at most two linking words, a handle that is no plain word.
    private static func named(
        _ kind: IdentifierMatch.Kind, behind index: Int, _ text: MessageText, _ found: inout MatchCollector
    ) {
        guard let next = Handles.next(behind: index, in: text) else { return }
        let start = text.words[next].lowerBound
        let range = start..<Handles.end(from: start, in: text)
        guard Handles.isUnusual(text.bytes[range]), range.count >= 3, found.isFree(range),
            kind != .wise || next == index + 1
        else { return }
        guard kind != .cashtag || range.count <= 20 && !text.bytes[range].contains(where: "._".utf8.contains) else {
            return
        }
        found.add(kind, (kind == .cashtag ? "$" : "") + text.lowercased(range), at: range, .unverifiable)
    }
}
