// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// The cells of a row in front of its message: `="12/05/2024"⇥21:03:10⇥="Mira"⇥="+447700900123"⇥`, or with commas.
struct ViberRow {
    let date: DayMonthOrder.Numbers
    let clock: ClockTime
    let name: String
    let phone: String
    /// Date and time as written.
    let literal: String
    /// Where the message begins.
    let body: Int
    /// Whether a cell has an equals sign in front, which keeps spreadsheets from reading it.
    let isGuarded: Bool
    /// Whether a cell in front of the message stands in quotation marks.
    let isQuoted: Bool
    /// What stands between cells.
    let separator: Character

    init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
        var scanner = TextScanner(line)
        var isGuarded = false
        isGuarded = scanner.take("=\"", in: bytes)
        var isQuoted = isGuarded || scanner.take("\"", in: bytes)
        let start = scanner.place
        guard let first = scanner.number(1...2, in: bytes), let mark = scanner.take(oneOf: Self.marks, in: bytes),
            let second = scanner.number(1...2, in: bytes), scanner.take(Self.marks[mark], in: bytes),
            let year = scanner.number(2...4, in: bytes)
        else { return nil }
        let end = scanner.place
        if isQuoted { guard scanner.take("\"", in: bytes) else { return nil } }
        guard let separator = scanner.take(oneOf: Self.separators, in: bytes) else { return nil }
        scanner.blanks(in: bytes)
        let clockStart = scanner.place
        guard let clock = ClockTime(&scanner, in: bytes), clock.second != nil else { return nil }
        let clockEnd = scanner.place
        let cells = scanner.place
        guard var name = Self.cell(&scanner, Self.separators[separator], &isGuarded, in: bytes),
            var phone = Self.cell(&scanner, Self.separators[separator], &isGuarded, in: bytes)
        else { return nil }
        // A name that nobody put into quotation marks may hold the separator: the number ends it.
        var further = scanner
        var parts = [name, phone]
        while !Self.isPhone(phone), parts.count < 6, separator > 0,
            let next = Self.cell(&further, Self.separators[separator], &isGuarded, in: bytes)
        {
            parts.append(next)
            guard Self.isPhone(next) else { continue }
            name = parts.dropLast().joined(separator: Self.separators[separator].description + " ")
            phone = next
            scanner = further
        }
        isQuoted = isQuoted || (cells..<scanner.place).contains { bytes[$0] == UInt8(ascii: "\"") }
        guard phone.isEmpty || Self.isPhone(phone), scanner.take(Self.separators[separator], in: bytes) else {
            return nil
        }
        if separator != 0 { _ = scanner.take(" ", in: bytes) }
        date = DayMonthOrder.Numbers(first: first, second: second, year: year < 100 ? 2000 + year : year)
        self.clock = clock
        self.name = name
        self.phone = phone.filter { $0 != " " }
        literal = bytes.text(in: start..<end) + " " + bytes.text(in: clockStart..<clockEnd)
        body = scanner.place
        self.isGuarded = isGuarded
        self.isQuoted = isQuoted
        self.separator = Character(Self.separators[separator].description)
    }

    private static func isPhone(_ text: String) -> Bool {
        text.utf8.count(where: { $0 &- 0x30 < 10 }) >= 6
            && text.unicodeScalars.allSatisfy { "+0123456789 -()".unicodeScalars.contains($0) }
    }

    /// Whether a line begins with a date and a time of this program, whatever stands behind them.
    static func isDated(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        var scanner = TextScanner(line)
        let isQuoted = scanner.take("=\"", in: bytes) || scanner.take("\"", in: bytes)
        guard scanner.number(1...2, in: bytes) != nil, let mark = scanner.take(oneOf: marks, in: bytes),
            scanner.number(1...2, in: bytes) != nil, scanner.take(marks[mark], in: bytes),
            scanner.number(2...4, in: bytes) != nil, !isQuoted || scanner.take("\"", in: bytes),
            scanner.take(oneOf: separators, in: bytes) != nil
        else { return false }
        scanner.blanks(in: bytes)
        return ClockTime(&scanner, in: bytes)?.second != nil
    }

    private static let marks: [StaticString] = ["/", ".", "-"]
    private static let separators: [StaticString] = ["\t", ",", ";"]

    /// Takes a separator and the cell behind it.
    private static func cell(
        _ scanner: inout TextScanner, _ separator: StaticString, _ isGuarded: inout Bool, in bytes: Span<UInt8>
    ) -> String? {
        guard scanner.take(separator, in: bytes) else { return nil }
        while scanner.take(" ", in: bytes) {}
        let hasSign = scanner.take("=\"", in: bytes)
        if hasSign { isGuarded = true }
        if hasSign || scanner.take("\"", in: bytes) {
            let start = scanner.place
            while let mark = scanner.find("\"", in: bytes) {
                scanner.place = mark + 1
                // Two stand for one that belongs to the cell.
                if scanner.take("\"", in: bytes) { continue }
                return bytes.text(in: start..<mark).replacing("\"\"", with: "\"")
            }
            return nil
        }
        guard let end = scanner.find(separator, in: bytes) else { return nil }
        defer { scanner.place = end }
        return bytes.text(in: scanner.place..<end)
    }

    /// The time, once the order of day and month is settled.
    func timestamp(_ order: DateOrder) -> Timestamp? {
        guard var time = date.civil(order) else { return nil }
        (time.hour, time.minute, time.second) = (clock.hour, clock.minute, clock.second ?? 0)
        return time.wallClock(.second, literal)
    }
}
