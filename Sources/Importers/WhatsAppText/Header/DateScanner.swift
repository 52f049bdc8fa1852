// SPDX-License-Identifier: Apache-2.0

import Formats

/// A date as it stands in a header.
struct WrittenDate {
    var numbers: DateNumbers
    var longNumber: UInt8
    var separator: UInt8
    var hasComma: Bool
}

/// Reads the date of a header: `13/05/24`, `2024. 5. 13.`, `2024年5月13日`, `13.05.24 г.`, `3/18/R4`.
enum DateScanner {
    typealias Number = (value: Int, digits: Int)

    /// Stands for the characters of year, month and day of China, Japan and Korea.
    static let characters: UInt8 = 0xE5

    /// Decimal digits of any script.
    @inline(__always)
    static func readNumber(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int, atMost limit: Int) -> Number? {
        var value = 0
        var digits = 0
        while digits <= limit, let digit = bytes.digit(at: place, before: end) {
            value = value &* 10 &+ digit.value
            digits &+= 1
            place &+= digit.length
        }
        if digits == 0, limit == 4 { return readEra(bytes, &place, end) }
        return digits == 0 || digits > limit ? nil : (value, digits)
    }

    /// The rest of a date whose first number was read, and the comma and blanks behind it.
    static func read(_ first: Number, _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> WrittenDate? {
        guard var date = readNumbers(first, bytes, &place, end) else { return nil }
        place = bytes.skippingMarks(from: place, before: end)
        if place < end, bytes[place] == 0x2E { place += 1 }
        skipYearWord(bytes, &place, end)
        if place < end, bytes[place] == 0x2C {
            place += 1
            date.hasComma = true
        } else if bytes.hasBytes("،", at: place) {
            place += 2
            date.hasComma = true
        }
        let afterBlanks = bytes.skippingBlanks(from: bytes.skippingMarks(from: place, before: end), before: end)
        guard afterBlanks > place else { return nil }
        place = bytes.skippingMarks(from: afterBlanks, before: end)
        return date
    }

    /// A date that the time stands before: `21:03, 13/05/2024`.
    static func readBehindTime(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> WrittenDate? {
        guard let first = readNumber(bytes, &place, end, atMost: 4) else { return nil }
        return readNumbers(first, bytes, &place, end)
    }

    private static func readNumbers(
        _ first: Number, _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int
    ) -> WrittenDate? {
        guard first.digits != 3 else { return nil }
        guard let separator = readSeparator(bytes, &place, end) else { return nil }
        guard let second = readNumber(bytes, &place, end, atMost: 4), second.digits != 3 else { return nil }
        guard readSeparator(bytes, &place, end) == separator else { return nil }
        guard let third = readNumber(bytes, &place, end, atMost: 4), third.digits != 3 else { return nil }
        if separator == characters {
            guard bytes.hasBytes("日", at: place) || bytes.hasBytes("일", at: place) else { return nil }
            place += 3
        }
        var longNumber: UInt8 = 3
        if first.digits == 4 { longNumber = 0 }
        if second.digits == 4 {
            guard longNumber == 3 else { return nil }
            longNumber = 1
        }
        if third.digits == 4 {
            guard longNumber == 3 else { return nil }
            longNumber = 2
        }
        return WrittenDate(
            numbers: DateNumbers(
                first: UInt16(first.value), second: UInt16(second.value), third: UInt16(third.value)),
            longNumber: longNumber, separator: separator, hasComma: false)
    }

    /// A separator with the direction marks that right-to-left dates have before it, and the blank that some
    /// languages set behind the point.
    private static func readSeparator(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> UInt8? {
        place = bytes.skippingMarks(from: place, before: end)
        guard place < end else { return nil }
        var separator = bytes[place]
        if separator >= 0xE5 {
            guard ["年", "月", "년", "월"].contains(where: { bytes.hasBytes($0, at: place) }) else { return nil }
            separator = characters
            place += 2
        } else if separator != 0x2F, separator != 0x2E, separator != 0x2D {
            return nil
        }
        place = bytes.skippingMarks(from: place + 1, before: end)
        place += bytes.blankLength(at: place, before: end)
        return separator
    }

    /// A year of the Japanese emperors or of the Chinese Republic, which telephones set to those calendars write.
    private static func readEra(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> Number? {
        guard place < end else { return nil }
        for (token, before) in eras where bytes.hasBytes(token, at: place) {
            var ahead = place + token.utf8CodeUnitCount
            guard let year = readNumber(bytes, &ahead, end, atMost: 3) else { return nil }
            place = ahead
            return (before + year.value, 4)
        }
        return nil
    }

    /// Each with the year before its first.
    private static let eras: [(StaticString, Int)] = [
        ("R", 2018), ("H", 1988), ("令和", 2018), ("平成", 1988), ("民國", 1911), ("民国", 1911),
    ]

    /// A word behind the year and before the comma: Bulgarian "г.", "BE" of the Buddhist calendar.
    private static func skipYearWord(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) {
        var ahead = bytes.skippingBlanks(from: place, before: end)
        let start = ahead
        while ahead < end, ahead - start < 12, bytes[ahead] >= 0x80 || (bytes[ahead] | 0x20) &- 0x61 < 26 {
            if bytes.blankLength(at: ahead, before: end) > 0 || bytes.hasBytes("،", at: ahead) { break }
            ahead += 1
        }
        guard ahead > start else { return }
        while ahead < end, bytes[ahead] == 0x2E { ahead += 1 }
        if ahead < end, bytes[ahead] == 0x2C || bytes.hasBytes("،", at: ahead) { place = ahead }
    }
}
