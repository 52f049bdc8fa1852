// SPDX-License-Identifier: Apache-2.0

/// Payment card numbers: length and first digits of an issuer, and the Luhn check.
///
/// One number in ten passes Luhn by chance, so a number without a word that speaks of a card is `unverifiable`.
enum PaymentCards {
    static func find(in text: MessageText, into found: inout Findings) {
        for run in text.runs(MessageText.isDigit, { MessageText.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == 0x20 })
        {
            var range = run
            while let last = text.bytes[range].last, !MessageText.isDigit(last) {
                range = range.lowerBound..<range.upperBound - 1
            }
            let digits = text.digits(range)
            guard isIssued(digits), text.isSeparate(range), found.isFree(range), isGrouped(range, in: text),
                range.lowerBound == 0 || text.bytes[range.lowerBound - 1] != UInt8(ascii: "+")
            else { continue }
            let isNamed = text.hasWord(
                ["card", "visa", "mastercard", "amex", "debit", "credit", "cvv", "cvc", "expiry"], near: range)
            let isGift = text.hasWord(["gift", "voucher", "steam", "google", "razer", "vanilla"], near: range)
            if isGift { continue }
            if Luhn.isValid(digits) {
                found.add(.card, String(decoding: digits, as: UTF8.self), at: range, isNamed ? .valid : .unverifiable)
            } else if isNamed {
                found.add(.card, String(decoding: digits, as: UTF8.self), at: range, .damaged)
            }
        }
    }

    /// Groups of four, as printed on cards (4-6-5 for American Express), or no groups at all.
    private static func isGrouped(_ range: Range<Int>, in text: MessageText) -> Bool {
        let groups = text.bytes[range].split { !MessageText.isDigit($0) }.map(\.count)
        return groups.count == 1 || groups == [4, 6, 5] || groups == [4, 6, 4]
            || groups.dropLast().allSatisfy { $0 == 4 }
    }

    /// First digits and lengths in use by issuers.
    private static func isIssued(_ digits: [UInt8]) -> Bool {
        guard (12...19).contains(digits.count) else { return false }
        func prefix(_ count: Int) -> Int { digits.prefix(count).reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        switch prefix(1) {
        case 4: return [13, 16, 19].contains(digits.count)
        case 2: return (2221...2720).contains(prefix(4)) && digits.count == 16
        case 5: return ((51...55).contains(prefix(2)) && digits.count == 16) || (prefix(2) == 50 || prefix(2) >= 56)
        case 6: return true
        case 3:
            return ([34, 37].contains(prefix(2)) && digits.count == 15)
                || ([36, 38].contains(prefix(2)) && digits.count == 14)
                || ((3528...3589).contains(prefix(4)) && digits.count == 16)
        default: return false
        }
    }
}
