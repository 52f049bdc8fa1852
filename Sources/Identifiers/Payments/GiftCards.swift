// SPDX-License-Identifier: Apache-2.0

/// Gift-card codes: groups of letters and digits in a brand's shape, beside a word that speaks of a card or code.
///
/// No brand publishes a checksum, so a code is never more than `unverifiable`.
enum GiftCards {
    private static let words: Set<String> = [
        "gift", "card", "cards", "code", "codes", "voucher", "scratch", "steam", "apple", "itunes", "google", "play",
        "amazon", "xbox", "psn", "playstation", "razer", "vanilla", "neosurf", "paysafe", "paysafecard", "transcash",
        "pcs", "roblox", "redeem", "pin", "giftcard", "karte", "carte", "tarjeta",
    ]

    /// Group lengths in use: Steam 5-5-5, Amazon 4-6-4 and 4-6-5, Xbox 5-5-5-5-5, PlayStation 4-4-4, Google Play and
    /// Apple 4-4-4-4 and 5 × 4, paysafecard 4 × 4.
    private static let shapes: Set<[Int]> = [
        [5, 5, 5], [4, 6, 4], [4, 6, 5], [5, 5, 5, 5, 5], [4, 4, 4], [4, 4, 4, 4], [4, 4, 4, 4, 4],
    ]

    static func find(in text: MessageText, into found: inout Findings) {
        var index = 0
        while index < text.words.count {
            var last = index
            while last + 1 < text.words.count, isJoined(last, in: text) { last += 1 }
            if !read(text.words[index...last], in: text, into: &found), last > index {
                // Blank-separated codes begin somewhere inside a run of words.
                readBlankSeparated(index...last, in: text, into: &found)
            }
            index = last + 1
        }
    }

    private static func isJoined(_ index: Int, in text: MessageText) -> Bool {
        let gap = text.bytes[text.words[index].upperBound..<text.words[index + 1].lowerBound]
        return gap.count == 1 && (gap.first == UInt8(ascii: "-") || gap.first == 0x20)
    }

    private static func read(_ groups: ArraySlice<Range<Int>>, in text: MessageText, into found: inout Findings) -> Bool
    {
        guard let first = groups.first, let last = groups.last else { return false }
        let range = first.lowerBound..<last.upperBound
        let code = groups.flatMap { text.bytes[$0] }
        let isSolid = groups.count == 1 && [14, 15, 16, 20, 25].contains(code.count)
        guard isSolid || shapes.contains(groups.map(\.count)), code.allSatisfy(MessageText.isAlphanumeric),
            code.contains(where: MessageText.isDigit), found.isFree(range),
            code.allSatisfy({ !MessageText.isLetter($0) || $0 < 0x61 })
                || code.count >= 14 && hasDigitsMixed(groups, text),
            text.hasWord(words, near: range, reach: 12)
        else { return false }
        found.add(.giftCard, String(decoding: code, as: UTF8.self).uppercased(), at: range, .unverifiable)
        return true
    }

    /// Lower-case codes must have a digit in every group, or ordinary words would be codes.
    private static func hasDigitsMixed(_ groups: ArraySlice<Range<Int>>, _ text: MessageText) -> Bool {
        groups.allSatisfy { text.bytes[$0].contains(where: MessageText.isDigit) }
    }

    private static func readBlankSeparated(_ range: ClosedRange<Int>, in text: MessageText, into found: inout Findings)
    {
        var index = range.lowerBound
        while index <= range.upperBound {
            let hit = [5, 4, 3].first { count in
                index + count - 1 <= range.upperBound
                    && text.words[index..<index + count].allSatisfy {
                        text.bytes[$0].contains(where: MessageText.isDigit)
                    }
                    && read(text.words[index..<index + count], in: text, into: &found)
            }
            if hit == nil, text.words[index].count >= 14 {
                _ = read(text.words[index...index], in: text, into: &found)
            }
            index += hit ?? 1
        }
    }
}
