// SPDX-License-Identifier: Apache-2.0

/// UK sort code and account number: six digits and, in the same message, eight.
///
/// A bare `dd-dd-dd` is mostly a date, so an account number or the words must stand with it. Without the banks'
/// modulus table the pair is `unverifiable`.
enum UKAccounts {
    static func find(in text: MessageText, into found: inout Findings) {
        let numbers = digitGroups(in: text)
        let sorts = numbers.filter { isSortCode($0, in: text) }
        guard !sorts.isEmpty else { return }
        let accounts = numbers.filter { [7, 8].contains(text.digits($0).count) && !isBroken($0, in: text) }
        for sort in sorts where found.isFree(sort) {
            let isNamed = text.hasWord(["sort", "sc", "sortcode"], near: sort, reach: 5)
            let near = accounts.first { account in
                found.isFree(account) && !account.overlaps(sort)
                    && abs(account.lowerBound - sort.upperBound) <= 60
            }
            let isHyphenated = text.bytes[sort].contains { !MessageText.isDigit($0) }
            guard let near, isNamed || isHyphenated || hasAccountWord(text, sort) else { continue }
            let account = String(decoding: text.digits(near), as: UTF8.self)
            let padded = String(repeating: "0", count: 8 - account.utf8.count) + account
            let range = min(sort.lowerBound, near.lowerBound)..<max(sort.upperBound, near.upperBound)
            found.add(
                .ukAccount, String(decoding: text.digits(sort), as: UTF8.self) + "-" + padded, at: range, .unverifiable)
        }
    }

    private static func hasAccountWord(_ text: MessageText, _ range: Range<Int>) -> Bool {
        text.hasWord(["account", "acc", "acct", "ac", "bank", "transfer", "monzo", "starling"], near: range, reach: 8)
    }

    /// Runs of digits with single blanks, hyphens or stops between them.
    private static func digitGroups(in text: MessageText) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        for run in text.runs(MessageText.isDigit, { MessageText.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == 0x20 })
        {
            groups += split(run, in: text)
        }
        return groups
    }

    /// `12-34-56 12345678` is one run: a sort code in pairs is cut off first, the rest at blanks.
    private static func split(_ run: Range<Int>, in text: MessageText) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = run.lowerBound
        while start < run.upperBound {
            guard MessageText.isDigit(text.bytes[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < run.upperBound && MessageText.isDigit(text.bytes[end]) { end += 1 }
            if end - start == 2, let pairs = pairs(from: start, limit: run.upperBound, in: text) { end = pairs }
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    /// The end of `dd-dd-dd` or `dd dd dd` that begins at `start`.
    private static func pairs(from start: Int, limit: Int, in text: MessageText) -> Int? {
        guard start + 8 <= limit else { return nil }
        let bytes = Array(text.bytes[start..<start + 8])
        let isPaired = bytes.enumerated().allSatisfy { position, byte in
            position % 3 == 2 ? byte == bytes[2] && !MessageText.isDigit(byte) : MessageText.isDigit(byte)
        }
        let goesOn = start + 8 < limit && MessageText.isDigit(text.bytes[start + 8])
        return isPaired && !goesOn ? start + 8 : nil
    }

    private static func isSortCode(_ range: Range<Int>, in text: MessageText) -> Bool {
        guard text.digits(range).count == 6, !isBroken(range, in: text) else { return false }
        return range.count == 8
            || (range.count == 6 && (text.hasWord(["sort", "sc", "sortcode"], near: range, reach: 4)))
    }

    /// Whether the number goes on as a sum, a date or a longer number.
    private static func isBroken(_ range: Range<Int>, in text: MessageText) -> Bool {
        let before = range.lowerBound > 0 ? text.bytes[range.lowerBound - 1] : 0x20
        let after = range.upperBound < text.bytes.count ? text.bytes[range.upperBound] : 0x20
        return MessageText.isAlphanumeric(before) || MessageText.isAlphanumeric(after) || before == UInt8(ascii: "+")
            || before == UInt8(ascii: "$")
    }
}
