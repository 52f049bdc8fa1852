// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// A place in a line from which dates, times and words are pulled; copied to remember a place.
struct TextScanner {
    /// The next byte.
    var place: Int
    /// Behind the last byte.
    let end: Int

    init(_ range: Range<Int>) {
        place = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { place >= end }

    /// What is left.
    var rest: Range<Int> { min(place, end)..<end }

    /// Takes a number of so many ASCII digits, behind which no further digit stands.
    mutating func number(_ digits: ClosedRange<Int>, in bytes: Span<UInt8>) -> Int? {
        var (value, count, index) = (0, 0, place)
        while index < end, bytes[index] &- 0x30 < 10 {
            guard count < digits.upperBound else { return nil }
            value = value * 10 + Int(bytes[index] &- 0x30)
            count += 1
            index += 1
        }
        guard digits.contains(count) else { return nil }
        place = index
        return value
    }

    /// Takes two digits, whatever stands behind.
    mutating func pair(in bytes: Span<UInt8>) -> Int? {
        guard place + 1 < end, bytes[place] &- 0x30 < 10, bytes[place + 1] &- 0x30 < 10 else { return nil }
        defer { place += 2 }
        return Int(bytes[place] &- 0x30) * 10 + Int(bytes[place + 1] &- 0x30)
    }

    /// Takes the digits of a fraction of a second; those behind the sixth are dropped.
    mutating func fraction(in bytes: Span<UInt8>) -> (microseconds: Int, precision: Timestamp.Precision)? {
        var (value, count) = (0, 0)
        var coarse = true
        while place < end, bytes[place] &- 0x30 < 10, count < 12 {
            if count < 6 { value = value * 10 + Int(bytes[place] &- 0x30) }
            if count >= 3, bytes[place] != 0x30 { coarse = false }
            count += 1
            place += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, 6)..<6 { value *= 10 }
        // Writers that always print six or seven digits know milliseconds only where the others are zeros.
        return (value, coarse ? .millisecond : .microsecond)
    }

    /// Takes a text; false where another stands.
    mutating func take(_ text: StaticString, in bytes: Span<UInt8>) -> Bool {
        guard text.utf8CodeUnitCount <= end - place, bytes.hasBytes(text, at: place) else { return false }
        place += text.utf8CodeUnitCount
        return true
    }

    /// Takes the first of several texts that stands here; gives its number.
    mutating func take(oneOf texts: [StaticString], in bytes: Span<UInt8>) -> Int? {
        texts.firstIndex { take($0, in: bytes) }
    }

    /// Takes blanks and direction marks; false where there is none.
    @discardableResult
    mutating func blanks(in bytes: Span<UInt8>) -> Bool {
        let start = place
        while place < end {
            let length = max(bytes.blankLength(at: place, before: end), bytes.markLength(at: place, before: end))
            if length == 0 { break }
            place += length
        }
        return place > start
    }

    /// Takes ASCII letters; nil where there is none.
    mutating func word(in bytes: Span<UInt8>) -> String? {
        let start = place
        while place < end, (bytes[place] | 0x20) &- 0x61 < 26 { place += 1 }
        return start < place ? bytes.text(in: start..<place) : nil
    }

    /// The first place of a text at or behind the scanner's; nil when there is none.
    func find(_ text: StaticString, in bytes: Span<UInt8>) -> Int? {
        var index = place
        let size = text.utf8CodeUnitCount
        guard size > 0 else { return nil }
        let first = text.utf8Start[0]
        while index <= end - size {
            if bytes[index] == first, bytes.hasBytes(text, at: index) { return index }
            index += 1
        }
        return nil
    }
}

/// The time of day as chat programs print it.
struct ClockTime: Hashable {
    var hour: Int
    var minute: Int
    var second: Int?

    private static let morningWords: [StaticString] = ["午前", "上午", "오전", "凌晨", "早上"]
    private static let eveningWords: [StaticString] = ["午後", "下午", "오후", "晚上"]
    private static let morningMarks: [StaticString] = ["AM", "am", "a.m.", "A.M.", "Am"]
    private static let eveningMarks: [StaticString] = ["PM", "pm", "p.m.", "P.M.", "Pm"]

    /// A time that was read before.
    init(hour: Int, minute: Int, second: Int?) {
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Takes `21:03`, `9:03 PM`, `午後9:03`, `오후 9:03:10`; the scanner stays where no such time stands.
    init?(_ scanner: inout TextScanner, in bytes: Span<UInt8>) {
        var trial = scanner
        var isEvening: Bool?
        if trial.take(oneOf: Self.morningWords, in: bytes) != nil {
            isEvening = false
        } else if trial.take(oneOf: Self.eveningWords, in: bytes) != nil {
            isEvening = true
        }
        trial.blanks(in: bytes)
        guard let hour = trial.number(1...2, in: bytes), trial.take(":", in: bytes),
            let minute = trial.number(2...2, in: bytes), hour < 24, minute < 60
        else { return nil }
        // A colon may also stand between the time and what was said.
        var further = trial
        if further.take(":", in: bytes), let second = further.number(2...2, in: bytes), second <= 60 {
            self.second = second
            trial = further
        }
        if isEvening == nil {
            var behind = trial
            behind.blanks(in: bytes)
            let isMorning = behind.take(oneOf: Self.morningMarks, in: bytes) != nil
            let isMarked = isMorning || behind.take(oneOf: Self.eveningMarks, in: bytes) != nil
            // `11:24 Amelia` has no mark: a name begins so.
            let isWord = behind.place < behind.end && (bytes[behind.place] | 0x20) &- 0x61 < 26
            if isMarked, !isWord { (isEvening, trial) = (!isMorning, behind) }
        }
        self.minute = minute
        switch isEvening {
        case nil: self.hour = hour
        // Hours above 12 stand beside such words on telephones that show 24 hours.
        case false?: self.hour = hour == 12 ? 0 : hour
        case true?: self.hour = hour < 12 ? hour + 12 : hour
        }
        scanner = trial
    }
}

/// English names of months and weekdays, as programs print them in every locale.
enum EnglishCalendar {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let fullMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let fullDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// 1 … 12; nil for another word.
    static func month(_ word: String) -> Int? {
        let word = word.lowercased()
        return (months.firstIndex(of: word) ?? fullMonths.firstIndex(of: word) ?? (word == "sept" ? 8 : nil))
            .map { $0 + 1 }
    }

    /// 0 for Monday … 6; nil for another word.
    static func weekday(_ word: String) -> Int? {
        let word = word.lowercased()
        return days.firstIndex(of: word) ?? fullDays.firstIndex(of: word)
    }
}

extension CivilTime {
    /// 0 for Monday … 6.
    var weekday: Int { Int(((dayNumber % 7) + 10) % 7) }

    /// A wall clock without zone, to the unit that its source wrote.
    func wallClock(_ precision: Timestamp.Precision, _ literal: String) -> Timestamp {
        Timestamp(microseconds: microseconds, precision: precision, zone: .unknown, literal: literal)
    }
}
