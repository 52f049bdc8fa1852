// SPDX-License-Identifier: Apache-2.0

/// Gift-card codes: groups of letters and digits in a brand's shape.
///
/// No brand publishes a checksum, so a code is never more than `unverifiable`. Shapes that other things share need a
/// word that speaks of a card or code.
enum GiftCards {
    private static let words: TermSet = [
        "gift", "card", "cards", "code", "codes", "voucher", "scratch", "steam", "apple", "itunes", "google", "play",
        "amazon", "xbox", "psn", "playstation", "razer", "vanilla", "neosurf", "paysafe", "paysafecard", "transcash",
        "pcs", "roblox", "redeem", "pin", "giftcard", "giftcards", "karte", "carte", "tarjeta", "recharge", "coupon",
    ]
    private static let others: TermSet = [
        "license", "licence", "key", "serial", "order", "tracking", "booking", "reference", "ref", "invoice", "wifi",
        "password", "promo", "discount", "library", "account", "commit", "model", "vin",
    ]

    private static let announcers: TermSet = [
        "code", "codes", "pin", "voucher", "card", "giftcard", "coupon", "karte", "carte", "tarjeta", "código",
    ]

    /// Group lengths in use: Steam 5-5-5, Amazon 4-6-4 and 4-6-5, Xbox 5 × 5, PlayStation 4-4-4, Google Play and
    /// Apple 4 × 4 and 5 × 4, paysafecard 4 × 4; longest first.
    private static let shapes: [[Int]] = [
        [5, 5, 5, 5, 5], [4, 4, 4, 4, 4], [4, 4, 4, 4], [5, 5, 5], [4, 6, 4], [4, 6, 5], [4, 4, 4],
    ]

    static func find(in text: MessageText, into found: inout MatchCollector) {
        var index = 0
        while index < text.words.count, !found.isFull(.giftCard) {
            index += max(1, read(at: index, in: text, into: &found))
        }
    }

    /// The number of words of a code that begins here; 0 for none.
    private static func read(at index: Int, in text: MessageText, into found: inout MatchCollector) -> Int {
        let first = text.words[index]
        if first.count >= 14 {
            guard first.count <= 25, [14, 15, 16, 20, 25].contains(first.count) else { return 0 }
            return add(index...index, in: text, into: &found) ? 1 : 0
        }
        guard (4...5).contains(first.count) else { return 0 }
        for shape in shapes where shape[0] == first.count && index + shape.count <= text.words.count {
            let isShape = shape.indices.allSatisfy { offset in
                text.words[index + offset].count == shape[offset]
                    && (offset == shape.count - 1 || text.isJoined(index + offset))
            }
            if isShape, add(index...index + shape.count - 1, in: text, into: &found) { return shape.count }
        }
        return 0
    }

    private static func add(_ place: ClosedRange<Int>, in text: MessageText, into found: inout MatchCollector) -> Bool {
        let groups = text.words[place]
        let range = text.words[place.lowerBound].lowerBound..<text.words[place.upperBound].upperBound
        let code = groups.flatMap { text.bytes[$0] }
        // Letters alone are a code only where the words just before say so: "gift code ABCD-EFGH-JKLM".
        let isSpoken =
            groups.count > 1 && code.allSatisfy(MessageText.isCapital)
            && text.hasWord(announcers, before: range, reach: 2)
        guard code.allSatisfy(MessageText.isAlphanumeric), code.contains(where: MessageText.isDigit) || isSpoken,
            !"-/+@.#=_".utf8.contains(text.byte(before: range.lowerBound)),
            !"-/@=_".utf8.contains(text.byte(at: range.upperBound)), found.isFree(range)
        else { return false }
        let isCapital = code.allSatisfy { !MessageText.isLetter($0) || MessageText.isCapital($0) }
        // Small letters, or blanks between groups: a digit in every group, or ordinary words would be codes.
        let isHyphenated = range.count == code.count || text.bytes[range].contains(UInt8(ascii: "-"))
        let isDense = groups.allSatisfy { text.bytes[$0].contains(where: MessageText.isDigit) }
        let isScrambled = groups.count { isMixed(text.bytes[$0]) } >= 2
        guard isDense || isCapital && (isHyphenated || isScrambled) else { return false }
        let isNamed = text.hasWord(words, near: range, reach: 12)
        let isTelling =
            isCapital && (isHyphenated || isDense || isScrambled)
            && tells(code, groups.count, isScrambled: isScrambled)
        guard isNamed || isTelling, !text.hasWord(others, before: range, reach: 6) else { return false }
        found.add(.giftCard, String(decoding: code, as: UTF8.self).uppercased(), at: range, .unverifiable)
        return true
    }

    /// Letters and digits in one group: no word, and no number either.
    private static func isMixed(_ group: ArraySlice<UInt8>) -> Bool {
        group.contains(where: MessageText.isDigit) && group.contains(where: MessageText.isLetter)
    }

    /// Shapes that hardly anything else has: Apple's 16 places from X, letters and digits mixed, four groups of four with
    /// a mixture in two of them, and the hyphenated ones of Amazon, Steam and Xbox.
    private static func tells(_ code: [UInt8], _ groups: Int, isScrambled: Bool) -> Bool {
        guard code.count(where: MessageText.isLetter) >= 3, code.count(where: MessageText.isDigit) >= 1 else {
            return false
        }
        // Also in four groups of four, as somebody copies it from the card.
        if code.count == 16 { return code[0] == UInt8(ascii: "X") || groups == 4 && isScrambled }
        return groups > 1 && code.count != 12
    }
}
