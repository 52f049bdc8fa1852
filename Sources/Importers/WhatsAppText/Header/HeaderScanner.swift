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
    /// Unknown words stand where the token of a twelve-hour clock would.
    var hasUnknownWords: Bool
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
    ///
    /// - Parameter allowsUnknownWords: whether words of no table may stand behind the time. Where nothing but a blank
    ///   parts the time from the sender they cannot be told from a name.
    static func scan(
        _ bytes: Span<UInt8>, from start: Int, to end: Int, allowsUnknownWords: Bool = true
    ) -> ScannedHeader? {
        var place = bytes.skippingMarks(from: start, before: end)
        guard place < end else { return nil }
        let isBracketed = bytes[place] == 0x5B
        if isBracketed { place = bytes.skippingMarks(from: place + 1, before: end) }
        let literalStart = place

        var isTimeFirst = false
        guard let first = DateScanner.readNumber(bytes, &place, end, atMost: 4) else { return nil }
        let date: WrittenDate
        let time: WrittenTime
        if place < end, bytes[place] == 0x3A, first.digits <= 2 {
            isTimeFirst = true
            place = literalStart
            guard let read = TimeScanner.read(bytes, &place, end, allowsUnknownWords) else { return nil }
            let behind = bytes.skippingMarks(from: place, before: end)
            let hasComma = behind < end && bytes[behind] == 0x2C
            place = bytes.skippingBlanks(from: hasComma ? behind + 1 : behind, before: end)
            guard place > behind, let day = DateScanner.readBehindTime(bytes, &place, end) else { return nil }
            time = read
            date = day
            place = bytes.skippingMarks(from: place, before: end)
        } else {
            guard let day = DateScanner.read(first, bytes, &place, end) else { return nil }
            guard let read = TimeScanner.read(bytes, &place, end, allowsUnknownWords) else { return nil }
            date = day
            time = read
        }
        let literalEnd = place
        guard let delimiter = readDelimiter(bytes, &place, end, isBracketed: isBracketed) else { return nil }

        let clock = time.clock
        return ScannedHeader(
            shape: HeaderShape(
                delimiter: delimiter, dateSeparator: date.separator, hasComma: date.hasComma,
                longNumber: date.longNumber, hasSeconds: time.second != nil, timeSeparator: time.separator,
                period: time.place, isTimeFirst: isTimeFirst),
            date: date.numbers, clock: clock.seconds, hasContradictedPeriod: clock.isContradicted,
            hasUnknownWords: time.hasUnknownWords,
            literal: literalStart..<literalEnd, rest: place)
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
        if bytes.hasBytes("–", at: behind) || bytes.hasBytes("—", at: behind), skipBlank(bytes, behind + 3, &place, end)
        {
            return .dash
        }
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
