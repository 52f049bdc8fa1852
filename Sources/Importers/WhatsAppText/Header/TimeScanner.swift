// SPDX-License-Identifier: Apache-2.0

import Formats

/// A time of day as it stands in a header.
struct WrittenTime {
    var hour: Int
    var minute: Int
    var second: Int?
    /// `:`, `.` or `h`.
    var separator: UInt8
    var period: DayPeriod?
    var place: HeaderShape.PeriodPlace
    /// Words stand where the token of a twelve-hour clock would, and no table knows them.
    var hasUnknownWords = false

    mutating func noteUnknownWords(at place: HeaderShape.PeriodPlace) {
        self.place = place
        hasUnknownWords = true
    }

    /// Seconds since midnight, and whether the period of the day is one that the hour contradicts.
    var clock: (seconds: Int32, isContradicted: Bool) {
        let named: Int? = period?.hour(of: hour)
        // No clock is known that writes `0:30 PM`: only those whose words stand in front count from 0.
        let isOdd = hour == 0 && place == .after && named != 0
        let isContradicted = period != nil && (named == nil || isOdd)
        let wound: Int = named ?? hour
        guard wound < 24, minute < 60, (second ?? 0) <= 60 else { return (-1, isContradicted) }
        return (Int32(wound * 3600 + minute * 60 + (second ?? 0)), isContradicted)
    }
}

/// Reads the time of a header.
///
/// `21:03`, `9:03:11 p. m.`, `下午9:03`, `klo 21.03.11`, `21 h 03`, `21:03 ч.`
enum TimeScanner {
    /// The time at `place`.
    static func read(
        _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int, _ allowsUnknownWords: Bool
    ) -> WrittenTime? {
        var time = WrittenTime(hour: 0, minute: 0, separator: 0x3A, place: .none)
        if bytes.digit(at: place, before: end) == nil {
            if let token = DayPeriod.read(in: bytes, at: place, before: end) {
                time.period = token.period
                time.place = .before
                place = bytes.skippingBlanks(from: token.end, before: end)
            } else {
                let start = place
                guard skipWords(bytes, &place, end), bytes.digit(at: place, before: end) != nil else { return nil }
                if !TimeWord.isConnector(bytes, start..<place) { time.noteUnknownWords(at: .before) }
            }
        }
        guard let hour = DateScanner.readNumber(bytes, &place, end, atMost: 2), place < end else { return nil }
        time.hour = hour.value
        guard readMinutes(&time, bytes, &place, end) else { return nil }
        if time.period == nil { readPeriodBehind(&time, bytes, &place, end, allowsUnknownWords) }
        return time
    }

    private static func readMinutes(
        _ time: inout WrittenTime, _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int
    ) -> Bool {
        time.separator = bytes[place]
        guard time.separator == 0x3A || time.separator == 0x2E else { return readFrench(&time, bytes, &place, end) }
        place += 1
        guard let minute = DateScanner.readNumber(bytes, &place, end, atMost: 2), minute.digits == 2 else {
            return false
        }
        time.minute = minute.value
        if place < end, bytes[place] == time.separator {
            var ahead = place + 1
            if let number = DateScanner.readNumber(bytes, &ahead, end, atMost: 2), number.digits == 2 {
                time.second = number.value
                place = ahead
            }
        }
        return true
    }

    /// `21 h 03 min 11 s` of Canadian French, `21h03`.
    private static func readFrench(
        _ time: inout WrittenTime, _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int
    ) -> Bool {
        place = bytes.skippingBlanks(from: place, before: end)
        guard place < end, bytes[place] | 0x20 == 0x68 else { return false }
        place = bytes.skippingBlanks(from: place + 1, before: end)
        guard let minute = DateScanner.readNumber(bytes, &place, end, atMost: 2), minute.digits == 2 else {
            return false
        }
        time.separator = 0x68
        time.minute = minute.value
        var ahead = bytes.skippingBlanks(from: place, before: end)
        guard bytes.hasBytes("min", at: ahead) else { return true }
        ahead = bytes.skippingBlanks(from: ahead + 3, before: end)
        place = ahead
        guard let second = DateScanner.readNumber(bytes, &ahead, end, atMost: 2) else { return true }
        time.second = second.value
        ahead = bytes.skippingBlanks(from: ahead, before: end)
        place = ahead < end && bytes[ahead] == 0x73 ? ahead + 1 : ahead
        return true
    }

    /// A token behind the time; else any words that only a dash or the bracket ends.
    private static func readPeriodBehind(
        _ time: inout WrittenTime, _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int, _ allowsUnknownWords: Bool
    ) {
        var ahead = bytes.skippingMarks(from: bytes.skippingBlanks(from: place, before: end), before: end)
        guard ahead < end, bytes[ahead] != 0x2D, bytes[ahead] != 0x5D else { return }
        if let token = DayPeriod.read(in: bytes, at: ahead, before: end) {
            time.period = token.period
            time.place = .after
            place = token.end
            return
        }
        let start = ahead
        guard ahead > place, skipWords(bytes, &ahead, end) else { return }
        let words = bytes.trimmingMarksAndBlanks(start..<ahead)
        let isBracket = ahead < end && bytes[ahead] == 0x5D
        let isDash =
            ahead < end && (bytes[ahead] == 0x2D || bytes.hasBytes("–", at: ahead))
            && bytes.blankLength(at: ahead + (bytes[ahead] == 0x2D ? 1 : 3), before: end) > 0
            && ahead > words.upperBound
        guard isBracket || isDash else { return }
        if !TimeWord.isDecoration(bytes, words) {
            guard isBracket || allowsUnknownWords else { return }
            time.noteUnknownWords(at: .after)
        }
        place = words.upperBound
    }

    /// One to three words of letters, points and quotation marks, together at most 48 bytes, and the blanks behind.
    private static func skipWords(
        _ bytes: Span<UInt8>, _ place: inout Int, _ end: Int
    ) -> Bool {
        let start = place
        var ahead = place
        for _ in 0..<3 {
            let word = ahead
            while ahead < end, ahead - start <= 48, isLetter(bytes, ahead, end) { ahead += 1 }
            if ahead == word { break }
            ahead = bytes.skippingMarks(from: bytes.skippingBlanks(from: ahead, before: end), before: end)
        }
        place = ahead
        return ahead > start
    }

    private static func isLetter(_ bytes: Span<UInt8>, _ place: Int, _ end: Int) -> Bool {
        let byte = bytes[place]
        if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 || byte == 0x2E || byte == 0x22 || byte == 0x27 }
        return bytes.blankLength(at: place, before: end) == 0 && bytes.markLength(at: place, before: end) == 0
            && !bytes.hasBytes("–", at: place) && !bytes.hasBytes("—", at: place)
            && bytes.digit(at: place, before: end) == nil
    }
}
