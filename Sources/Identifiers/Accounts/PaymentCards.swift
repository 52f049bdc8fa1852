// SPDX-License-Identifier: Apache-2.0

/// Payment card numbers: length and first digits of an issuer, and the Luhn check.
///
/// One number in ten passes Luhn by chance, so a number without a word that speaks of a card is `unverifiable`.
enum PaymentCards {
    static func find(in text: MessageText, into found: inout MatchCollector) {
        var index = 0
        while index < text.words.count, !found.isFull(.card) {
            index = read(at: index, in: text, into: &found)
        }
    }

    private static let shapes: [[Int]] = [[4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5], [4, 6, 4]]
    private static let gifts: TermSet = [
        "gift", "voucher", "steam", "google", "razer", "vanilla", "itunes", "amazon", "psn", "scratch", "redeem",
    ]
    private static let names: TermSet = [
        "card", "visa", "mastercard", "amex", "debit", "credit", "cvv", "cvc", "expiry", "exp", "maestro", "pan",
    ]
    /// Cards that no bank issued, and numbers that are no cards.
    private static let others: TermSet = [
        "library", "order", "loyalty", "nectar", "clubcard", "boots", "membership", "tracking", "reference", "ref",
        "sim", "iccid", "invoice", "ticket",
    ]

    /// Reads a number that begins at a word, and returns the word to go on with.
    private static func read(at index: Int, in text: MessageText, into found: inout MatchCollector) -> Int {
        guard let count = groups(from: index, in: text) else { return index + 1 }
        let range = text.words[index].lowerBound..<text.words[index + count - 1].upperBound
        let digits = text.digits(range)
        guard isIssued(digits), found.isFree(range), !"+-".utf8.contains(text.byte(before: range.lowerBound)),
            text.byte(at: range.upperBound) != UInt8(ascii: "-"), !text.hasWord(gifts, near: range)
        else { return index + 1 }
        let isNamed = text.hasWord(names, near: range) && !text.hasWord(others, before: range, reach: 5)
        if Luhn.isValid(digits) {
            found.add(.card, String(decoding: digits, as: UTF8.self), at: range, isNamed ? .valid : .unverifiable)
        } else if isNamed {
            found.add(.card, String(decoding: digits, as: UTF8.self), at: range, .damaged)
        }
        return index + count
    }

    /// How many words a number has that begins here: one, or groups as printed on cards.
    private static func groups(from index: Int, in text: MessageText) -> Int? {
        guard isDigits(index, in: text) else { return nil }
        if (12...19).contains(text.words[index].count) { return 1 }
        guard text.words[index].count == 4 else { return nil }
        return shapes.first { shape in
            index + shape.count <= text.words.count
                && shape.indices.allSatisfy { offset in
                    text.words[index + offset].count == shape[offset] && isDigits(index + offset, in: text)
                        && (offset == shape.count - 1 || text.isJoined(index + offset))
                }
        }?.count
    }

    private static func isDigits(_ index: Int, in text: MessageText) -> Bool {
        text.words[index].count <= 19 && text.bytes[text.words[index]].allSatisfy(MessageText.isDigit)
    }

    /// First digits and lengths in use by issuers.
    private static func isIssued(_ digits: [UInt8]) -> Bool {
        func prefix(_ count: Int) -> Int { digits.prefix(count).reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        let count = digits.count
        switch prefix(2) {
        case 40...49: return count == 13 || count == 16 || count == 19
        case 22...27: return (2221...2720).contains(prefix(4)) && count == 16
        case 51...55: return count == 16
        case 60, 64, 65: return (prefix(4) == 6011 || prefix(3) >= 644) && (16...19).contains(count) || isMaestro(count)
        case 62: return (16...19).contains(count)
        case 50, 56...59, 61, 63, 66...69: return isMaestro(count)
        case 34, 37: return count == 15
        case 36, 38, 39: return (14...19).contains(count)
        case 30: return (300...305).contains(prefix(3)) && count >= 14
        case 35: return (3528...3589).contains(prefix(4)) && count >= 16
        default: return false
        }
    }

    private static func isMaestro(_ count: Int) -> Bool { (12...19).contains(count) }
}
