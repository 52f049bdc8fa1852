// SPDX-License-Identifier: Apache-2.0

/// UK sort code and account number: six digits and, in the same message, eight (or seven).
///
/// A bare `dd-dd-dd` is mostly a date, so an account number must stand with it, and where both could be dates or order
/// numbers, a word of banking too. Without the banks' modulus table the pair is `unverifiable`.
enum UKAccounts {
    static func find(in text: MessageText, into found: inout MatchCollector) {
        let numbers = digitGroups(in: text)
        let sorts = numbers.indices.filter { isSortCode($0, of: numbers, in: text) }.map { numbers[$0] }
        guard !sorts.isEmpty else { return }
        let accounts = numbers.filter {
            (7...8).contains(text.digits($0).count) && !isBroken($0, in: text) && !sorts.contains($0)
        }
        var next = 0
        for sort in sorts.prefix(MatchCollector.limit * 4) where found.isFree(sort) {
            while next < accounts.count, accounts[next].upperBound <= sort.lowerBound { next += 1 }
            // The last one before and the first one behind that are free.
            let before = accounts[..<next].suffix(2).last { found.isFree($0) }
            let behind = accounts[next...].prefix(2).first { found.isFree($0) && $0.lowerBound >= sort.upperBound }
            guard let account = nearest(before, behind, to: sort) else { continue }
            let range = min(sort.lowerBound, account.lowerBound)..<max(sort.upperBound, account.upperBound)
            guard found.isFree(range), isMeant(sort, account, range, in: text) else { continue }
            let digits = String(decoding: text.digits(account), as: UTF8.self)
            let padded = String(repeating: "0", count: 8 - digits.utf8.count) + digits
            found.add(
                .ukAccount, String(decoding: text.digits(sort), as: UTF8.self) + "-" + padded, at: range, .unverifiable)
        }
    }

    private static let reach = 60

    private static func nearest(_ before: Range<Int>?, _ behind: Range<Int>?, to sort: Range<Int>) -> Range<Int>? {
        let front = before.map { sort.lowerBound - $0.upperBound } ?? .max
        let back = behind.map { $0.lowerBound - sort.upperBound } ?? .max
        guard min(front, back) <= reach else { return nil }
        return front <= back ? before : behind
    }

    private static let sortWords: TermSet = ["sort", "sc", "sortcode"]
    private static let accountWords: TermSet = [
        "sort", "sc", "sortcode", "account", "acc", "acct", "ac", "accnt", "bank", "transfer", "bacs", "monzo",
        "starling", "barclays", "lloyds", "natwest", "hsbc", "santander", "halifax", "nationwide", "tsb", "revolut",
    ]
    private static let otherWords: TermSet = [
        "order", "ref", "reference", "invoice", "date", "dated", "transaction", "tracking", "minutes", "id", "case",
        "policy", "born", "dob", "expires", "expiry", "issued", "due", "on",
    ]

    private static func isMeant(
        _ sort: Range<Int>, _ account: Range<Int>, _ range: Range<Int>, in text: MessageText
    ) -> Bool {
        if text.hasWord(accountWords, near: range, reach: 8) { return true }
        // Digits are spelled out one by one to be copied.
        if account.count == 15, sort.count > 6 { return true }
        if isCopied(sort, account, in: text), !text.hasWord(otherWords, before: range, reach: 3) { return true }
        let isHyphenated =
            text.bytes[sort.lowerBound + 2] == UInt8(ascii: "-") || text.bytes[sort.lowerBound + 2] >= 0x80
        guard isHyphenated else { return false }
        let isDate = isDate(text.digits(sort))
        if isDate && isDate8(text.digits(account)) { return false }
        let isAdjacent = account.lowerBound > sort.lowerBound && account.lowerBound - sort.upperBound <= 2
        return isAdjacent || !isDate && !text.hasWord(otherWords, before: range, reach: 3)
    }

    /// Six digits that are no date and eight right behind them, as they are copied from a banking app: `000123 12345678`.
    private static func isCopied(_ sort: Range<Int>, _ account: Range<Int>, in text: MessageText) -> Bool {
        (1...3).contains(account.lowerBound - sort.upperBound) && text.digits(account).count == 8
            && !isDate(text.digits(sort)) && !isDate8(text.digits(account))
    }

    private static func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }

    /// Day, month and year in any order in use.
    static func isDate(_ digits: [UInt8]) -> Bool {
        let (first, second, third) = (value(digits[0..<2]), value(digits[2..<4]), value(digits[4..<6]))
        func isDayMonth(_ day: Int, _ month: Int) -> Bool { (1...31).contains(day) && (1...12).contains(month) }
        return isDayMonth(first, second) || isDayMonth(second, first) || isDayMonth(third, second)
    }

    static func isDate8(_ digits: [UInt8]) -> Bool {
        guard digits.count == 8 else { return false }
        let isYearFirst = (1900...2099).contains(value(digits[0..<4])) && isDate(Array(digits[2...]))
        let isYearLast = (1900...2099).contains(value(digits[4..<8])) && isDate(Array(digits[..<4] + digits[6...]))
        return isYearFirst || isYearLast
    }

    /// Runs of digits; pairs with one sign between them are one.
    private static func digitGroups(in text: MessageText) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var index = 0
        while index < text.bytes.count {
            guard MessageText.isDigit(text.bytes[index]) else {
                index += 1
                continue
            }
            var end = index
            while end < text.bytes.count && MessageText.isDigit(text.bytes[end]) { end += 1 }
            if end - index == 2, let pairs = pairs(from: index, in: text) {
                end = pairs
            } else if let spaced = spaced(from: index, to: end, in: text) {
                end = spaced
            }
            groups.append(index..<end)
            index = end
        }
        return groups
    }

    /// The end of eight digits in equal groups with a blank between them: `5561 0934`, `77 40 31 62`, `3 0 4 4 1 9 8 7`.
    private static func spaced(from start: Int, to end: Int, in text: MessageText) -> Int? {
        let size = end - start
        guard size == 1 || size == 2 || size == 4, text.byte(before: start) != UInt8(ascii: ".") else { return nil }
        var position = end
        for _ in 1..<(8 / size) {
            guard text.byte(at: position) == UInt8(ascii: " "), position + 1 + size <= text.bytes.count,
                text.bytes[position + 1..<position + 1 + size].allSatisfy(MessageText.isDigit)
            else { return nil }
            position += 1 + size
        }
        let goesOn =
            MessageText.isDigit(text.byte(at: position))
            || text.byte(at: position) == UInt8(ascii: " ") && MessageText.isDigit(text.byte(at: position + 1))
        return goesOn ? nil : position
    }

    private static let signs = [" / ", "-", " ", ".", "\u{2013}", "\u{2011}", "\u{00A0}"].map { Array($0.utf8) }

    /// The end of `dd-dd-dd` or `dd dd dd` that begins at `start`.
    private static func pairs(from start: Int, in text: MessageText) -> Int? {
        let rest = text.bytes[(start + 2)...]
        guard let sign = signs.first(where: { rest.starts(with: $0) }) else { return nil }
        let second = start + 2 + sign.count
        let third = second + 2 + sign.count
        let end = third + 2
        guard end <= text.bytes.count, text.bytes[(second + 2)...].starts(with: sign),
            text.bytes[second..<second + 2].allSatisfy(MessageText.isDigit),
            text.bytes[third..<end].allSatisfy(MessageText.isDigit), !MessageText.isDigit(text.byte(at: end))
        else { return nil }
        // A fourth pair makes it something else.
        let goesOn =
            text.bytes[end...].starts(with: sign) && text.byte(at: end + sign.count + 2).isNoDigit
            && MessageText.isDigit(text.byte(at: end + sign.count))
            && MessageText.isDigit(text.byte(at: end + sign.count + 1))
        return goesOn ? nil : end
    }

    private static func isSortCode(_ index: Int, of numbers: [Range<Int>], in text: MessageText) -> Bool {
        let range = numbers[index]
        guard text.digits(range).count == 6,
            range.count == 6 || range.count > 7 && text.bytes[range.lowerBound + 2].isNoDigit,
            !isBroken(range, in: text)
        else { return false }
        if range.count > 6 || text.hasWord(sortWords, near: range, reach: 4) { return true }
        // "bank. 200. 007845 65519002": eight digits right behind it, and a word of banking.
        guard index + 1 < numbers.count, numbers[index + 1].lowerBound - range.upperBound <= 3,
            text.digits(numbers[index + 1]).count == 8
        else { return false }
        return (text.hasWord(accountWords, near: range, reach: 8) || isCopied(range, numbers[index + 1], in: text))
            && !text.hasWord(otherWords, before: range, reach: 3)
    }

    /// Whether the number goes on as a sum, a date or a longer number.
    private static func isBroken(_ range: Range<Int>, in text: MessageText) -> Bool {
        let before = text.byte(before: range.lowerBound)
        return !text.isSeparate(range) || "+$/-.#".utf8.contains(before) && !isLabelled(range, in: text)
            || text.byte(at: range.upperBound) == UInt8(ascii: "/")
    }

    /// `acc-12345678` and `sort.` are a name and its number, not a longer number.
    private static func isLabelled(_ range: Range<Int>, in text: MessageText) -> Bool {
        range.lowerBound > 1 && !MessageText.isDigit(text.bytes[range.lowerBound - 2])
            && !"+$#".utf8.contains(text.bytes[range.lowerBound - 1])
    }
}

extension UInt8 {
    fileprivate var isNoDigit: Bool { !MessageText.isDigit(self) }
}
