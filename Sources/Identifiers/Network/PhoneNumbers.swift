// SPDX-License-Identifier: Apache-2.0

internal import CPhoneNumber

/// Telephone numbers, judged by libphonenumber.
///
/// The library calls numbers reserved for drama invalid though possible; a possible number in a place where people
/// write numbers is `unverifiable`, not lost. National numbers are read as British first, then as North American.
struct PhoneNumbers: Sendable {
    func find(in text: MessageText, into found: inout Findings) {
        let isPart: (UInt8) -> Bool = { MessageText.isDigit($0) || " -.()/".utf8.contains($0) }
        let begins: (UInt8) -> Bool = { MessageText.isDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "(") }
        for run in text.runs(begins, isPart) {
            var end = run.upperBound
            while end > run.lowerBound && !MessageText.isDigit(text.bytes[end - 1]) { end -= 1 }
            for range in candidates(run.lowerBound..<end, in: text) { judge(range, in: text, into: &found) }
        }
    }

    /// A run may hold several numbers, or a number and a sum: two blanks or a slash part them.
    private func candidates(_ run: Range<Int>, in text: MessageText) -> [Range<Int>] {
        guard !run.isEmpty else { return [] }
        if text.digits(run).count <= 15 { return [run] }
        var parts: [Range<Int>] = []
        var start = run.lowerBound
        for index in run where text.bytes[index] == UInt8(ascii: "/") {
            parts.append(start..<index)
            start = index + 1
        }
        parts.append(start..<run.upperBound)
        return parts.filter { !$0.isEmpty }
    }

    private func judge(_ range: Range<Int>, in text: MessageText, into found: inout Findings) {
        let digits = text.digits(range)
        guard (7...15).contains(digits.count), found.isFree(range), text.isSeparate(range) else { return }
        let isInternational = text.bytes[range.lowerBound] == UInt8(ascii: "+")
        let literal = text.string(range)
        if isInternational || literal.hasPrefix("00") && digits.count > 10 {
            let number = isInternational ? literal : "+" + String(decoding: digits.dropFirst(2), as: UTF8.self)
            if let (value, isValid) = parse(number, region: "ZZ") {
                found.add(.phone, value, at: range, isValid ? .valid : .unverifiable)
            }
            return
        }
        if isDateOrSum(range, in: text) { return }
        let isNamed = text.hasWord(Self.words, near: range, reach: 6)
        if digits.first == 0x30, digits.count >= 10, digits.count <= 11,
            let (value, isValid) = parse(literal, region: "GB")
        {
            if isValid || isNamed || looksLikeMobile(digits) || isGrouped(range, in: text) {
                found.add(.phone, value, at: range, isValid ? .valid : .unverifiable)
            }
            return
        }
        guard digits.count == 10 || (digits.count == 11 && digits.first == 0x31) else { return }
        if let (value, isValid) = parse(literal, region: "US"), isNamed || isNorthAmerican(range, in: text) {
            found.add(.phone, value, at: range, isValid ? .valid : .unverifiable)
        }
    }

    private static let words: Set<String> = [
        "call", "text", "phone", "number", "mobile", "cell", "whatsapp", "wa", "ring", "tel", "telephone", "no", "num",
        "sms", "telegram", "signal", "contact", "reach", "viber", "imo", "zelle",
    ]

    private func looksLikeMobile(_ digits: [UInt8]) -> Bool {
        digits.count == 11 && digits.starts(with: "07".utf8)
    }

    private func isGrouped(_ range: Range<Int>, in text: MessageText) -> Bool {
        let groups = text.bytes[range].split { !MessageText.isDigit($0) }
        return groups.count >= 2 && groups.count <= 4 && groups.allSatisfy { $0.count >= 3 }
    }

    /// `(555) 555-0123`, `555-555-0123`, `555.555.0123`.
    private func isNorthAmerican(_ range: Range<Int>, in text: MessageText) -> Bool {
        let groups = text.bytes[range].split { !MessageText.isDigit($0) }.map(\.count)
        return groups == [3, 3, 4] || groups == [1, 3, 3, 4] || groups == [3, 7]
    }

    /// Dates, times of several parts, prices and lottery-like lists are no numbers to call.
    private func isDateOrSum(_ range: Range<Int>, in text: MessageText) -> Bool {
        let groups = text.bytes[range].split { !MessageText.isDigit($0) }.map(\.count)
        let isDate = groups == [4, 2, 2] || groups == [2, 2, 4] || groups == [2, 2, 2] || groups == [1, 1, 4]
        let before = range.lowerBound > 0 ? text.bytes[range.lowerBound - 1] : 0x20
        let isSum = before == UInt8(ascii: "$") || before == UInt8(ascii: "#") || before >= 0x80
        return isDate || isSum || groups.count > 6
    }

    private func parse(_ literal: String, region: String) -> (value: String, isValid: Bool)? {
        var buffer = [CChar](repeating: 0, count: 32)
        let verdict = literal.withCString { text in
            region.withCString { region in cpn_normalise(text, region, &buffer, buffer.count) }
        }
        guard verdict > 0 else { return nil }
        let value = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (value, verdict == 2)
    }
}
