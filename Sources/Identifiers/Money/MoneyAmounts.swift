// SPDX-License-Identifier: Apache-2.0

/// Sums of money: a number with a currency before or behind it, also in words; bare numbers without a currency.
enum MoneyAmounts {
    static func find(in text: MessageText, into found: inout Findings) {
        var index = 0
        while index < text.words.count {
            index = read(at: index, in: text, into: &found)
        }
    }

    /// Reads a sum that begins at a word, and returns the word to go on with.
    private static func read(at index: Int, in text: MessageText, into found: inout Findings) -> Int {
        guard let number = NumberReader.number(at: index, in: text) else { return index + 1 }
        let range = number.range
        guard found.isFree(range) else { return number.next }
        if let (sign, code) = Currency.before(range.lowerBound, in: text) {
            found.add(value: number.value, currency: code, at: sign..<range.upperBound)
            return number.next
        }
        if let attached = number.unit, let code = Currency.word(attached) {
            found.add(value: number.value, currency: code, at: range)
            return number.next
        }
        if let (end, code) = Currency.after(range.upperBound, in: text) {
            found.add(value: number.value, currency: code, at: range.lowerBound..<end)
            return max(number.next, text.wordIndex(at: end))
        }
        if number.unit == nil, !number.isSpelled, isBare(number, in: text) {
            found.add(value: number.value, currency: nil, at: range)
        }
        return number.next
    }

    private static let measures: Set<String> = [
        "am", "pm", "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "day", "days", "week", "weeks",
        "month", "months", "year", "years", "yr", "yrs", "sec", "secs", "second", "seconds", "km", "miles", "mile",
        "kg", "cm", "m", "ft", "percent", "times", "people", "followers", "friends", "contacts", "messages", "mp",
        "th", "st", "nd", "rd", "x", "gb", "mb", "pics", "photos", "videos", "degrees", "o", "points", "pts", "levels",
        "btc", "eth", "usdt", "robux", "coins", "gems", "diamonds", "vbucks", "goals", "pages", "stars", "old",
    ]

    /// A number that could be a sum in haggling: 10 … 999,999, no date, time, measure, order number or part of one.
    private static func isBare(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        let (start, end) = (number.range.lowerBound, number.range.upperBound)
        let before = start > 0 ? text.bytes[start - 1] : 0x20
        let after = end < text.bytes.count ? text.bytes[end] : 0x20
        guard !":/-#+.@_%".utf8.contains(before), !":/-%_@".utf8.contains(after), before < 0x80, after < 0x80 else {
            return false
        }
        if after == UInt8(ascii: "."), end + 1 < text.bytes.count, MessageText.isAlphanumeric(text.bytes[end + 1]) {
            return false
        }
        let whole = number.value.prefix { $0 != "." }
        guard (2...6).contains(whole.count) else { return false }
        if number.next < text.words.count {
            let follower = text.words[number.next]
            if follower.lowerBound - end <= 1, measures.contains(text.lowercased(follower)) { return false }
        }
        let first = text.wordIndex(at: start)
        if first > 0 {
            let leader = text.lowercased(text.words[first - 1])
            if [
                "at", "around", "by", "til", "till", "until", "room", "flat", "house", "no", "number", "age", "aged",
                "since", "page", "year", "version", "level", "bus", "route", "chapter", "im", "m", "am", "ios",
            ].contains(leader) {
                return false
            }
        }
        return true
    }
}
