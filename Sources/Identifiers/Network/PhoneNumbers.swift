// SPDX-License-Identifier: Apache-2.0

internal import CPhoneNumber

/// Telephone numbers, judged by libphonenumber.
///
/// The library calls numbers reserved for drama invalid though possible; a possible number in a place where people
/// write numbers is `unverifiable`, not lost. National numbers are read as British first, then as North American; those
/// of other countries keep their national digits, because no country code can be known, and so do those that in Britain
/// would be of a kind that nobody has.
enum PhoneNumbers {
    /// Numbers of one message that are put to the library; a flood of digits stops there.
    private static let mostCandidates = 4096

    static func find(in text: MessageText, into found: inout MatchCollector) {
        let isPart: (UInt8) -> Bool = { MessageText.isDigit($0) || " -.()".utf8.contains($0) }
        let begins: (UInt8) -> Bool = { MessageText.isDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "(") }
        var budget = mostCandidates
        for run in text.runs(begins, isPart) {
            var groups = pieces(run, in: text)[...]
            while !groups.isEmpty, budget > 0, !found.isFull(.phone) {
                budget -= 1
                groups = groups.dropFirst(read(groups, in: text, into: &found))
            }
        }
    }

    /// What blanks part, each with its signs: `+44`, `7700`, `(020)`, `555-0123`.
    private static func pieces(_ run: Range<Int>, in text: MessageText) -> [Range<Int>] {
        text.bytes[run].split(separator: 0x20).compactMap { piece in
            var range = piece.indices.startIndex..<piece.indices.endIndex
            while let last = text.bytes[range].last, !MessageText.isDigit(last) {
                range = range.lowerBound..<range.upperBound - 1
            }
            while let first = text.bytes[range].first, ".-)".utf8.contains(first) {
                range = range.lowerBound + 1..<range.upperBound
            }
            return range.isEmpty ? nil : range
        }
    }

    /// Reads the number that begins with the first piece, longest first; returns how many pieces to go on by.
    private static func read(_ pieces: ArraySlice<Range<Int>>, in text: MessageText, into found: inout MatchCollector)
        -> Int
    {
        guard let first = pieces.first, !MessageText.isAlphanumeric(text.byte(before: first.lowerBound)) else {
            return 1
        }
        let before = text.byte(before: first.lowerBound)
        if "-./#$=_:".utf8.contains(before) && !isLabel(before, first, text) || isCurrency(first, text) { return 1 }
        let lead = text.bytes[first.lowerBound]
        let digits = text.digits(first)
        let isInternational = lead == UInt8(ascii: "+") || digits.starts(with: "00".utf8)
        let couldBegin =
            isInternational || digits.first == 0x30 || lead == UInt8(ascii: "(") || digits.count == 3
            || digits.first == 0x31 && digits.count == 1 || digits.count >= 10
            || digits.first == 0x31 && digits.count == 4
            || digits.count == 5
        guard couldBegin else { return 1 }
        // Figures that were set apart one by one are a number all the same.
        let apart = pieces.prefix(15).prefix { $0.count == 1 && MessageText.isDigit(text.bytes[$0.lowerBound]) }.count
        for count in (1...min(max(7, apart), pieces.count)).reversed() {
            guard let last = pieces.dropFirst(count - 1).first else { continue }
            let range = first.lowerBound..<last.upperBound
            guard range.count <= 32, (7...15).contains(text.digits(range).count), text.isSeparate(range),
                !"-/:_%".utf8.contains(text.byte(at: range.upperBound)), isBalanced(range, in: text),
                found.isFree(range), let number = judge(range, isInternational, in: text)
            else { continue }
            found.add(
                .phone, number.value, at: range, number.isValid ? .valid : .unverifiable, isObfuscated: count > 7)
            return count
        }
        return 1
    }

    private static func isLabel(_ sign: UInt8, _ range: Range<Int>, _ text: MessageText) -> Bool {
        (sign == UInt8(ascii: ":") || sign == UInt8(ascii: ".") || sign == UInt8(ascii: "-"))
            && !MessageText.isDigit(text.byte(before: range.lowerBound - 1))
    }

    /// `£07` is a sum: the signs of Latin-1 (C2) and of the currency block (E2 82).
    private static func isCurrency(_ range: Range<Int>, _ text: MessageText) -> Bool {
        let place = range.lowerBound
        return place >= 2 && text.bytes[place - 2] == 0xC2 && text.bytes[place - 1] != 0xA0
            || place >= 3 && text.bytes[place - 3] == 0xE2 && text.bytes[place - 2] == 0x82
    }

    private static func isBalanced(_ range: Range<Int>, in text: MessageText) -> Bool {
        let bytes = text.bytes[range]
        return bytes.count { $0 == UInt8(ascii: "(") } == bytes.count { $0 == UInt8(ascii: ")") }
    }

    private static func judge(
        _ range: Range<Int>, _ isInternational: Bool, in text: MessageText
    ) -> (value: String, isValid: Bool)? {
        let digits = text.digits(range)
        let literal = text.string(range)
        if isInternational {
            let isPlus = text.bytes[range.lowerBound] == UInt8(ascii: "+")
            guard isPlus || digits.count > 10 else { return nil }
            let number = parse(
                isPlus ? literal : "+" + String(decoding: digits.dropFirst(2), as: UTF8.self), region: "ZZ")
            return number.map { ($0.value, $0.isValid) }
        }
        let groups = text.groups(range)
        if isDate(groups) || text.hasWord(others, before: range, reach: 3) { return nil }
        // A number of a payment service of another country is local there: no country code is made up for it.
        if text.hasWord(LocalAccounts.mobileServices, near: range, reach: 6)
            || LocalAccounts.isNamedInTwo(near: range, in: text)
        {
            guard (9...11).contains(digits.count), groups.count <= 5, groups.allSatisfy({ $0 >= 2 }) else { return nil }
            return (String(decoding: digits, as: UTF8.self), false)
        }
        let isNamed = text.hasWord(words, near: range, reach: 6)
        if digits.first == 0x30, (10...11).contains(digits.count), let british = parse(literal, region: "GB") {
            // 07700 900 is kept for drama: possible, never valid.
            if british.isOwned || digits.starts(with: "07700900".utf8) { return (british.value, british.isValid) }
            // A British premium rate, and a mobile number in the Philippines: no country is made up for it.
            if british.isValid { return (String(decoding: digits, as: UTF8.self), false) }
        }
        if digits.count == 10 && digits.first != 0x30 || digits.count == 11 && digits.first == 0x31 {
            let isAmerican = groups == [3, 3, 4] || groups == [1, 3, 3, 4] || groups == [3, 7]
            if isAmerican, let american = parse(literal, region: "US") { return (american.value, american.isValid) }
        }
        guard isNamed, (9...11).contains(digits.count), groups.count <= 5, groups.allSatisfy({ $0 >= 2 }) else {
            return nil
        }
        return (String(decoding: digits, as: UTF8.self), false)
    }

    private static let words: TermSet = [
        "call", "text", "phone", "mobile", "cell", "whatsapp", "wa", "ring", "tel", "telephone", "num", "sms", "viber",
        "imo", "contact", "telefono", "numero", "handy", "tél", "número", "llamame",
    ]
    private static let others: TermSet = [
        "isbn", "order", "ref", "reference", "tracking", "invoice", "account", "acc", "acct", "opay", "palmpay", "id",
        "transaction", "utr", "txn", "booking", "iban", "imei", "serial", "barcode", "ticket", "nin", "ssn", "policy",
    ]

    /// Dates and lists of pairs are no numbers to call.
    private static func isDate(_ groups: [Int]) -> Bool {
        [[4, 2, 2], [2, 2, 4], [2, 2, 2], [1, 1, 4], [1, 2, 4], [2, 1, 4], [4, 2, 2, 2, 2], [4, 2, 2, 2, 2, 2]]
            .contains(groups)
    }

    /// The E.164 form, whether the number is in use by the library's account, and whether it is of a kind that people
    /// have, which a premium rate is not; nil when no number is that long.
    static func parse(_ literal: String, region: String) -> (value: String, isValid: Bool, isOwned: Bool)? {
        var buffer = [CChar](repeating: 0, count: 32)
        let verdict = literal.withCString { text in
            region.withCString { region in cpn_normalise(text, region, &buffer, buffer.count) }
        }
        guard verdict > 0 else { return nil }
        let value = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (value, verdict >= 2, verdict == 2)
    }
}
