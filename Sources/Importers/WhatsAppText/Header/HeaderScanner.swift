// SPDX-License-Identifier: Apache-2.0

import Formats

/// The date and time in front of a record, as they stand there.
struct ScannedHeader {
    var shape: HeaderShape
    /// The three numbers of the date, in the order of the line.
    var date: DateNumbers
    /// Seconds since midnight; negative when there is no such time.
    var clock: Int32
    /// A token of a twelve-hour clock beside an hour that no such clock shows; the token is then ignored.
    var hasContradictedPeriod: Bool
    /// Date and time without brackets.
    var literal: Range<Int>
    /// Where the sender or the notice begins.
    var rest: Int
}

/// The three numbers of a date, in the order in which they are written.
struct DateNumbers: Hashable {
    var first: UInt16
    var second: UInt16
    var third: UInt16
}

/// Recognises the date and time at the beginning of a line.
///
/// Grammar: docs/formats/whatsapp-text.md, "Header".
enum HeaderScanner {
    /// The header of the line from `start` to `end`, if it has one.
    static func scan(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> ScannedHeader? {
        var place = bytes.skippingMarks(from: start, before: end)
        guard place < end else { return nil }
        let isBracketed = bytes[place] == 0x5B
        if isBracketed { place = bytes.skippingMarks(from: place + 1, before: end) }
        let literalStart = place

        guard let date = readDate(bytes, &place, end) else { return nil }
        guard let time = readTime(bytes, &place, end) else { return nil }
        let literalEnd = place
        guard let delimiter = readDelimiter(bytes, &place, end, isBracketed: isBracketed) else { return nil }

        let clock = time.clock
        return ScannedHeader(
            shape: HeaderShape(
                delimiter: delimiter, dateSeparator: date.separator, hasComma: date.hasComma,
                longNumber: date.longNumber, hasSeconds: time.second != nil, timeSeparator: time.separator,
                period: time.place),
            date: date.numbers, clock: clock.seconds, hasContradictedPeriod: clock.isContradicted,
            literal: literalStart..<literalEnd, rest: place)
    }

    private struct WrittenDate {
        var numbers: DateNumbers
        var longNumber: UInt8
        var separator: UInt8
        var hasComma: Bool
    }

    private struct WrittenTime {
        var hour: Int
        var minute: Int
        var second: Int?
        var separator: UInt8
        var period: DayPeriod?
        var place: HeaderShape.PeriodPlace

        var clock: (seconds: Int32, isContradicted: Bool) {
            let named: Int? = period?.hour(of: hour)
            let isContradicted = period != nil && named == nil
            let wound: Int = named ?? hour
            guard wound < 24, minute < 60, (second ?? 0) <= 60 else { return (-1, isContradicted) }
            return (Int32(wound * 3600 + minute * 60 + (second ?? 0)), isContradicted)
        }
    }

    private static func readNumber(
        _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int, atMost limit: Int
    ) -> (value: Int, digits: Int)? {
        var value = 0
        var digits = 0
        while digits <= limit, let digit = bytes.digit(at: place, before: end) {
            value = value &* 10 &+ digit.value
            digits &+= 1
            place &+= digit.length
        }
        return digits == 0 || digits > limit ? nil : (value, digits)
    }

    private static func readDate(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> WrittenDate? {
        guard let first = readNumber(bytes, &place, end, atMost: 4), first.digits != 3 else { return nil }
        guard let separator = readSeparator(bytes, &place, end) else { return nil }
        guard let second = readNumber(bytes, &place, end, atMost: 4), second.digits != 3 else { return nil }
        guard readSeparator(bytes, &place, end) == separator else { return nil }
        guard let third = readNumber(bytes, &place, end, atMost: 4), third.digits != 3 else { return nil }
        var longNumber: UInt8 = 3
        for (index, digits) in zip([0, 1, 2] as [UInt8], [first.digits, second.digits, third.digits]) where digits == 4
        {
            if longNumber != 3 { return nil }
            longNumber = index
        }
        place = bytes.skippingMarks(from: place, before: end)
        if place < end, bytes[place] == 0x2E { place += 1 }
        var hasComma = false
        if place < end, bytes[place] == 0x2C {
            place += 1
            hasComma = true
        } else if bytes.hasBytes("،", at: place) {
            place += 2
            hasComma = true
        }
        let afterBlanks = bytes.skippingBlanks(from: bytes.skippingMarks(from: place, before: end), before: end)
        guard afterBlanks > place else { return nil }
        place = bytes.skippingMarks(from: afterBlanks, before: end)
        return WrittenDate(
            numbers: DateNumbers(
                first: UInt16(first.value), second: UInt16(second.value), third: UInt16(third.value)),
            longNumber: longNumber, separator: separator, hasComma: hasComma)
    }

    /// A separator with the direction marks that right-to-left dates have before it, and the blank that some
    /// languages set behind the point.
    private static func readSeparator(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> UInt8? {
        place = bytes.skippingMarks(from: place, before: end)
        guard place < end else { return nil }
        let separator = bytes[place]
        guard separator == 0x2F || separator == 0x2E || separator == 0x2D else { return nil }
        place = bytes.skippingMarks(from: place + 1, before: end)
        place += bytes.blankLength(at: place, before: end)
        return separator
    }

    private static func readTime(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> WrittenTime? {
        var period: DayPeriod?
        var periodPlace = HeaderShape.PeriodPlace.none
        if bytes.digit(at: place, before: end) == nil {
            if let token = DayPeriod.read(in: bytes, at: place, before: end) {
                period = token.period
                periodPlace = .before
                place = bytes.skippingBlanks(from: token.end, before: end)
            } else if !skipWord(bytes, &place, end) {
                return nil
            }
        }
        guard let hour = readNumber(bytes, &place, end, atMost: 2), place < end else { return nil }
        let separator = bytes[place]
        guard separator == 0x3A || separator == 0x2E else { return nil }
        place += 1
        guard let minute = readNumber(bytes, &place, end, atMost: 2), minute.digits == 2 else { return nil }
        var second: Int?
        if place < end, bytes[place] == separator {
            var ahead = place + 1
            if let number = readNumber(bytes, &ahead, end, atMost: 2), number.digits == 2 {
                second = number.value
                place = ahead
            }
        }
        if period == nil {
            let ahead = bytes.skippingMarks(from: bytes.skippingBlanks(from: place, before: end), before: end)
            if ahead < end, bytes[ahead] != 0x2D, bytes[ahead] != 0x5D,
                let token = DayPeriod.read(in: bytes, at: ahead, before: end)
            {
                period = token.period
                periodPlace = .after
                place = token.end
            }
        }
        return WrittenTime(
            hour: hour.value, minute: minute.value, second: second, separator: separator, period: period,
            place: periodPlace)
    }

    /// A word of one to four letters between date and time: Finnish "klo", Danish "kl.", Portuguese "às".
    private static func skipWord(_ bytes: Span<UInt8>, _ place: inout Int, _ end: Int) -> Bool {
        let start = place
        while place < end, place - start < 8, bytes[place] >= 0x80 || (bytes[place] | 0x20) &- 0x61 < 26,
            bytes.blankLength(at: place, before: end) == 0
        {
            place += 1
        }
        guard place > start else { return false }
        if place < end, bytes[place] == 0x2E { place += 1 }
        let behind = bytes.skippingBlanks(from: place, before: end)
        guard behind > place else { return false }
        place = behind
        return true
    }

    private static func readDelimiter(
        _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int, isBracketed: Bool
    ) -> HeaderShape.Delimiter? {
        if isBracketed {
            place = bytes.skippingMarks(from: place, before: end)
            guard place < end, bytes[place] == 0x5D else { return nil }
            return skipBlank(bytes, place + 1, &place, end) ? .bracket : nil
        }
        guard place < end else { return nil }
        if bytes[place] == 0x3A {
            return skipBlank(bytes, place + 1, &place, end) ? .colon : nil
        }
        let behind = bytes.skippingBlanks(from: bytes.skippingMarks(from: place, before: end), before: end)
        guard behind > place, behind < end else { return nil }
        if bytes[behind] == 0x2D, skipBlank(bytes, behind + 1, &place, end) { return .dash }
        if bytes.hasBytes("–", at: behind), skipBlank(bytes, behind + 3, &place, end) { return .dash }
        place = behind
        return .blank
    }

    /// Goes behind the blanks at `start`; the end of the line is as good as a blank.
    private static func skipBlank(_ bytes: Span<UInt8>, _ start: Int, _ place: inout Int, _ end: Int) -> Bool {
        guard start <= end else { return false }
        let behind = bytes.skippingBlanks(from: start, before: end)
        guard behind > start || start == end || bytes.markLength(at: start, before: end) > 0 else { return false }
        place = behind
        return true
    }
}
