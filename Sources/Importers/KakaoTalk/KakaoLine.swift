// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// A date, with or without a time, as the clients print it.
///
/// `2015년 7월 9일 오후 8:34`, `2015. 7. 9. 오후 8:34`, `8:34pm, July 9, 2015`, `July 9, 2015, 8:34 PM`,
/// `July 9, 2023 at 8:34 PM`, `Jul 9, 2015, 8:34 PM`, `Thursday, July 9, 2015`, `9 July 2015 at 20:34`,
/// `2015년 7월 9일 목요일`.
struct KakaoDate {
    let day: CivilTime
    let clock: ClockTime?

    /// Takes a date; the scanner stays where none stands.
    init?(_ scanner: inout TextScanner, in bytes: Span<UInt8>) {
        var trial = scanner
        guard
            let date = Self.korean(&trial, in: bytes) ?? Self.english(&trial, in: bytes)
                ?? Self.british(&trial, in: bytes)
        else { return nil }
        self = date
        scanner = trial
    }

    init(_ day: CivilTime, _ clock: ClockTime?) {
        self.day = day
        self.clock = clock
    }

    /// The time of day put on the day.
    func timestamp(_ literal: String) -> Timestamp? {
        guard let clock else { return nil }
        var time = day
        (time.hour, time.minute, time.second) = (clock.hour, clock.minute, clock.second ?? 0)
        return time.wallClock(clock.second == nil ? .minute : .second, literal)
    }

    private static func korean(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> KakaoDate? {
        var trial = scanner
        guard let year = trial.number(4...4, in: bytes) else { return nil }
        let isWord = trial.take("년", in: bytes)
        guard isWord || trial.take(".", in: bytes) else { return nil }
        trial.blanks(in: bytes)
        guard let month = trial.number(1...2, in: bytes), trial.take(isWord ? "월" : ".", in: bytes) else { return nil }
        trial.blanks(in: bytes)
        guard let day = trial.number(1...2, in: bytes), trial.take(isWord ? "일" : ".", in: bytes),
            let civil = CivilTime(year: year, month: month, day: day)
        else { return nil }
        var behind = trial
        behind.blanks(in: bytes)
        if let clock = ClockTime(&behind, in: bytes) {
            scanner = behind
            return KakaoDate(civil, clock)
        }
        if behind.take(oneOf: ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"], in: bytes) != nil {
            trial = behind
        }
        scanner = trial
        return KakaoDate(civil, nil)
    }

    private static func english(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> KakaoDate? {
        var trial = scanner
        let before = ClockTime(&trial, in: bytes)
        if before != nil {
            guard trial.take(",", in: bytes) else { return nil }
            trial.blanks(in: bytes)
        }
        guard var word = trial.word(in: bytes) else { return nil }
        if before == nil, EnglishCalendar.weekday(word) != nil {
            guard trial.take(",", in: bytes) else { return nil }
            trial.blanks(in: bytes)
            guard let next = trial.word(in: bytes) else { return nil }
            word = next
        }
        guard let month = EnglishCalendar.month(word), trial.blanks(in: bytes),
            let day = trial.number(1...2, in: bytes), trial.take(",", in: bytes)
        else { return nil }
        trial.blanks(in: bytes)
        guard let year = trial.number(4...4, in: bytes), let civil = CivilTime(year: year, month: month, day: day)
        else {
            return nil
        }
        if let before {
            scanner = trial
            return KakaoDate(civil, before)
        }
        var behind = trial
        _ = behind.take(",", in: bytes)
        behind.blanks(in: bytes)
        if behind.take("at", in: bytes) { behind.blanks(in: bytes) }
        if let clock = ClockTime(&behind, in: bytes) {
            scanner = behind
            return KakaoDate(civil, clock)
        }
        scanner = trial
        return KakaoDate(civil, nil)
    }

    /// The day in front of the month, as English is written outside America: with a clock behind or a weekday in front,
    /// for alone it may be somebody's words.
    private static func british(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> KakaoDate? {
        var trial = scanner
        var weekday: Int?
        if let word = trial.word(in: bytes) {
            guard let found = EnglishCalendar.weekday(word) else { return nil }
            weekday = found
            _ = trial.take(",", in: bytes)
            trial.blanks(in: bytes)
        }
        guard let day = trial.number(1...2, in: bytes), trial.blanks(in: bytes), let word = trial.word(in: bytes),
            let month = EnglishCalendar.month(word), trial.blanks(in: bytes),
            let year = trial.number(4...4, in: bytes), let civil = CivilTime(year: year, month: month, day: day)
        else { return nil }
        if let weekday {
            guard weekday == civil.weekday else { return nil }
            scanner = trial
            return KakaoDate(civil, nil)
        }
        _ = trial.take(",", in: bytes)
        trial.blanks(in: bytes)
        if trial.take("at", in: bytes) { trial.blanks(in: bytes) }
        guard let clock = ClockTime(&trial, in: bytes) else { return nil }
        scanner = trial
        return KakaoDate(civil, clock)
    }
}

/// A line that begins a record.
enum KakaoLine {
    /// A day on its own line, with or without the time of the first message.
    case day(CivilTime)
    /// `… 오후 8:34, 이름 : 내용`.
    case message(Timestamp, name: Range<Int>, body: Range<Int>)
    /// The same without a name.
    case service(Timestamp, body: Range<Int>)
    /// `[이름] [오후 2:37] 내용`: the day stands above.
    case bracketed(ClockTime, name: Range<Int>, body: Range<Int>)

    /// - Parameter form: how stamped records of the text write their days; in a text of numbers, words name days alone.
    init?(_ line: Range<Int>, _ form: KakaoForm, in bytes: Span<UInt8>) {
        guard !line.isEmpty else { return nil }
        switch bytes[line.lowerBound] {
        case UInt8(ascii: "-"): guard let day = Self.rule(line, in: bytes) else { return nil }; self = .day(day)
        case UInt8(ascii: "["): guard let found = Self.bracketed(line, in: bytes) else { return nil }; self = found
        default: guard let found = Self.plain(line, form, in: bytes) else { return nil }; self = found
        }
    }

    /// `--------------- 2015년 8월 1일 토요일 ---------------`.
    private static func rule(_ line: Range<Int>, in bytes: Span<UInt8>) -> CivilTime? {
        var scanner = TextScanner(line)
        while scanner.take("-", in: bytes) {}
        guard scanner.place - line.lowerBound >= 5, scanner.blanks(in: bytes),
            let date = KakaoDate(&scanner, in: bytes), scanner.blanks(in: bytes)
        else { return nil }
        while scanner.take("-", in: bytes) {}
        return scanner.isAtEnd ? date.day : nil
    }

    private static func bracketed(_ line: Range<Int>, in bytes: Span<UInt8>) -> KakaoLine? {
        var scanner = TextScanner(line.lowerBound + 1..<line.upperBound)
        // A name may hold brackets: the time decides which one ends it.
        while let end = scanner.find("] [", in: bytes) {
            var clock = TextScanner(end + 3..<line.upperBound)
            if let time = ClockTime(&clock, in: bytes), clock.take("]", in: bytes) {
                _ = clock.take(" ", in: bytes)
                return .bracketed(time, name: line.lowerBound + 1..<end, body: clock.rest)
            }
            scanner.place = end + 3
        }
        return nil
    }

    private static func plain(_ line: Range<Int>, _ form: KakaoForm, in bytes: Span<UInt8>) -> KakaoLine? {
        var scanner = TextScanner(line)
        scanner.blanks(in: bytes)
        let start = scanner.place
        let date: KakaoDate
        if form != .words, let found = KakaoNumbers(&scanner, in: bytes) {
            guard let day = found.day(form), !scanner.isAtEnd else { return nil }
            date = KakaoDate(day, found.clock)
        } else {
            guard let found = KakaoDate(&scanner, in: bytes) else { return nil }
            if scanner.isAtEnd { return .day(found.day) }
            guard form == .words else { return nil }
            date = found
        }
        guard let time = date.timestamp(bytes.text(in: start..<scanner.place)) else { return nil }
        if scanner.take(": ", in: bytes) { return .service(time, body: scanner.rest) }
        guard scanner.take(",", in: bytes) else { return nil }
        _ = scanner.take(" ", in: bytes)
        if let mark = scanner.find(" : ", in: bytes) {
            return .message(time, name: scanner.place..<mark, body: mark + 3..<line.upperBound)
        }
        if line.count >= 2, bytes[line.upperBound - 1] == UInt8(ascii: ":"), bytes[line.upperBound - 2] == 0x20 {
            return .message(time, name: scanner.place..<line.upperBound - 2, body: line.upperBound..<line.upperBound)
        }
        return .service(time, body: scanner.rest)
    }
}
