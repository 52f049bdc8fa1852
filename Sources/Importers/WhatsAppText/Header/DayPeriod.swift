// SPDX-License-Identifier: Apache-2.0

import Formats

/// The part of the day that a twelve-hour clock names.
enum DayPeriod: UInt8 {
    case morning, afternoon
    /// 12 and the hours after it, but 11 stays.
    case noon
    /// From evening over midnight.
    case night

    /// The hour of 0 … 23; nil when the written hour is none of a twelve-hour clock.
    func hour(of written: Int) -> Int? {
        guard (1...12).contains(written) else { return nil }
        return switch self {
        case .morning: written % 12
        case .afternoon: written % 12 + 12
        case .noon: written == 11 ? 11 : written % 12 + 12
        case .night: written == 12 ? 0 : written < 5 ? written : written + 12
        }
    }

    /// The token at `index`, with the place behind it.
    static func read(in bytes: Span<UInt8>, at index: Int, before end: Int) -> (period: DayPeriod, end: Int)? {
        guard index < end else { return nil }
        let first = bytes[index] | 0x20
        if first == 0x61 || first == 0x70, let end = latinTail(in: bytes, at: index + 1, before: end) {
            return (first == 0x61 ? .morning : .afternoon, end)
        }
        for (token, period) in tokens where bytes.hasBytes(token, at: index) {
            let next = index + token.utf8CodeUnitCount
            if next <= end { return (period, next) }
        }
        return nil
    }

    /// `m`, `.m.`, `. m.` and so on behind `a` or `p`, with any blank of Unicode in it.
    private static func latinTail(in bytes: Span<UInt8>, at index: Int, before end: Int) -> Int? {
        var place = index
        if place < end, bytes[place] == 0x2E { place += 1 }
        place = bytes.skippingBlanks(from: place, before: end)
        guard place < end, bytes[place] | 0x20 == 0x6D else { return nil }
        place += 1
        if place < end, bytes[place] == 0x2E { place += 1 }
        // "am" begins words too.
        if place < end, bytes[place] | 0x20 >= 0x61, bytes[place] | 0x20 <= 0x7A { return nil }
        return place
    }

    /// Longer tokens stand before those that they begin with.
    private static let tokens: [(StaticString, DayPeriod)] = [
        ("上午", .morning), ("下午", .afternoon), ("凌晨", .morning), ("清晨", .morning), ("早上", .morning),
        ("中午", .noon), ("傍晚", .afternoon), ("晚上", .night),
        ("午前", .morning), ("午後", .afternoon), ("오전", .morning), ("오후", .afternoon),
        ("π.μ.", .morning), ("μ.μ.", .afternoon), ("πμ", .morning), ("μμ", .afternoon), ("Π.Μ.", .morning),
        ("Μ.Μ.", .afternoon),
        ("ÖÖ", .morning), ("ÖS", .afternoon), ("SA", .morning), ("CH", .afternoon),
        ("de.", .morning), ("du.", .afternoon), ("ap.", .morning), ("ip.", .afternoon),
        ("morgens", .morning), ("vorm.", .morning), ("mittags", .noon), ("nachm.", .afternoon), ("abends", .night),
        ("nachts", .night),
        ("ق.ظ", .morning), ("ب.ظ", .afternoon), ("ص", .morning), ("م", .afternoon),
        ("पूर्वाह्न", .morning), ("अपराह्न", .afternoon), ("म.पू.", .morning), ("म.उ.", .afternoon),
        ("পূর্বাহ্ণ", .morning), ("অপরাহ্ণ", .afternoon), ("לפנה״צ", .morning), ("אחה״צ", .afternoon),
        ("пр.об.", .morning), ("сл.об.", .afternoon), ("ДП", .morning), ("ПП", .afternoon),
        ("дп", .morning), ("пп", .afternoon), ("ก่อนเที่ยง", .morning), ("หลังเที่ยง", .afternoon),
        ("PTG", .afternoon), ("PG", .morning), ("PD", .morning), ("MD", .afternoon),
    ]
}
