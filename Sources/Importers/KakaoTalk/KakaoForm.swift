// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// How the stamped records of one text write their days.
///
/// iOS lets its owner choose the form of dates, so that days may be numbers alone: `2019-03-30 오전 4:39, 미라 : 안녕`,
/// `2026/05/27 16:39`, `27.05.2026, 4:39 PM`. One export has one form; a record in another was pasted.
enum KakaoForm: Equatable {
    /// In words, or as Korean telephones write days unless they were asked for another form.
    case words
    /// Numbers between signs, the year in front or behind.
    case numbers(mark: Int, isYearFirst: Bool, order: DateOrder)

    /// The form of the first stamped record of a text.
    init(of bytes: Span<UInt8>) {
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            guard let first = line.content.first(where: { bytes[$0] != 0x20 }) else { continue }
            if let form = KakaoForm(ofRecord: line.content, in: bytes) {
                self = form
                return
            }
            guard bytes[first] &- 0x30 < 10 || bytes[first] == UInt8(ascii: "[") || bytes[first] | 0x20 &- 0x61 < 26
            else { continue }
            switch KakaoLine(line.content, .words, in: bytes) {
            case .message, .service, .bracketed:
                self = .words
                return
            case .day, nil: break
            }
        }
        self = .words
    }

    /// The form of a record whose day is of numbers; nil for any other line.
    init?(ofRecord line: Range<Int>, in bytes: Span<UInt8>) {
        var scanner = TextScanner(line)
        scanner.blanks(in: bytes)
        guard let date = KakaoNumbers(&scanner, in: bytes),
            scanner.take(", ", in: bytes) || scanner.take(": ", in: bytes)
        else { return nil }
        self = .numbers(mark: date.mark, isYearFirst: date.isYearFirst, order: .dmy)
    }

    /// Whether the order of day and month is open.
    var isOpen: Bool {
        if case .numbers(_, isYearFirst: false, _) = self { true } else { false }
    }

    /// The same form with the order that was found.
    func ordered(_ order: DateOrder) -> KakaoForm {
        guard case .numbers(let mark, let isYearFirst, _) = self else { return self }
        return .numbers(mark: mark, isYearFirst: isYearFirst, order: order)
    }

    /// Whether a line that is no record here would be one in another form.
    func refuses(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        if self == .words { return KakaoForm(ofRecord: line, in: bytes) != nil }
        if KakaoForm(ofRecord: line, in: bytes) != nil { return true }
        switch KakaoLine(line, .words, in: bytes) {
        case .message, .service: return true
        default: return false
        }
    }

    /// What the days of a text tell about their order, and the headings of days above them.
    func evidence(in bytes: Span<UInt8>) -> (dates: DayMonthOrder, proved: DateOrder?) {
        var dates = DayMonthOrder()
        var heading: CivilTime?
        var votes: [DateOrder: Int] = [:]
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            var scanner = TextScanner(line.content)
            scanner.blanks(in: bytes)
            if let date = KakaoNumbers(&scanner, in: bytes), date.isOf(self), !scanner.isAtEnd {
                dates.note(date.numbers)
                guard let heading, date.numbers.first != date.numbers.second else { continue }
                for order in [DateOrder.dmy, .mdy] where date.numbers.civil(order)?.dayNumber == heading.dayNumber {
                    votes[order, default: 0] += 1
                }
            } else if case .day(let day)? = KakaoLine(line.content, .words, in: bytes) {
                heading = day
            }
        }
        return (dates, votes.count == 1 ? votes.keys.first : nil)
    }
}

/// A day of numbers alone with the time behind it: `2019-03-30 오전 4:39`, `27/05/2026, 4:39 PM`.
struct KakaoNumbers {
    /// The sign between the numbers, by its place in `marks`.
    let mark: Int
    let isYearFirst: Bool
    /// Where the year stands in front, month and day follow it in this order.
    let numbers: DayMonthOrder.Numbers
    let clock: ClockTime

    private static let marks: [StaticString] = ["-", "/", "."]

    /// Takes day and time; the scanner stays where none stands.
    init?(_ scanner: inout TextScanner, in bytes: Span<UInt8>) {
        var trial = scanner
        var ahead = scanner
        isYearFirst = ahead.number(4...4, in: bytes) != nil
        guard let first = trial.number(isYearFirst ? 4...4 : 1...2, in: bytes),
            let mark = trial.take(oneOf: Self.marks, in: bytes), let second = trial.number(1...2, in: bytes),
            trial.take(Self.marks[mark], in: bytes),
            let third = trial.number(isYearFirst ? 1...2 : 4...4, in: bytes)
        else { return nil }
        _ = trial.take(",", in: bytes)
        guard trial.blanks(in: bytes), let clock = ClockTime(&trial, in: bytes) else { return nil }
        self.mark = mark
        self.clock = clock
        numbers =
            isYearFirst
            ? DayMonthOrder.Numbers(first: third, second: second, year: first)
            : DayMonthOrder.Numbers(first: first, second: second, year: third)
        guard numbers.isPossible(.dmy) || !isYearFirst && numbers.isPossible(.mdy) else { return nil }
        scanner = trial
    }

    /// Whether a day is written in a form.
    func isOf(_ form: KakaoForm) -> Bool {
        guard case .numbers(let mark, let isYearFirst, _) = form else { return false }
        return mark == self.mark && isYearFirst == self.isYearFirst
    }

    /// The day under the order of a form; nil where the day is of another form or there is none such.
    func day(_ form: KakaoForm) -> CivilTime? {
        guard isOf(form), case .numbers(_, let isYearFirst, let order) = form else { return nil }
        return numbers.civil(isYearFirst ? .dmy : order)
    }
}
