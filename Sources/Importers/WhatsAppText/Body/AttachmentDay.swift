// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Finds the day that WhatsApp writes into the names of media: the best witness to the order of a chat's dates.
enum AttachmentDay {
    /// The day in a name such as `IMG-20210428-WA0001.jpg` or `…-PHOTO-2020-06-07-15-13-20.jpg`, since 1970.
    ///
    /// Only looks where the line ends as a line with an attachment does.
    static func find(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
        guard let last = range.last, bytes[last] == 0x29 || bytes[last] == 0x3E, range.count <= 256 else { return nil }
        for place in range where bytes[place] == 0x2D || place == range.lowerBound || bytes[place] == 0x20 {
            let start = bytes[place] == 0x2D || bytes[place] == 0x20 ? place + 1 : place
            if let day = compactDay(in: bytes, start, range.upperBound) { return day }
            if let day = hyphenatedDay(in: bytes, start, range.upperBound) { return day }
        }
        return nil
    }

    private static func compactDay(in bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int64? {
        guard bytes.hasBytes("-WA", at: start + 8), start + 11 <= end,
            let year = number(in: bytes, start, 4), let month = number(in: bytes, start + 4, 2),
            let day = number(in: bytes, start + 6, 2)
        else { return nil }
        return CivilTime(year: year, month: month, day: day)?.dayNumber
    }

    private static func hyphenatedDay(in bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int64? {
        guard start + 11 <= end, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D, bytes[start + 10] == 0x2D,
            let year = number(in: bytes, start, 4), let month = number(in: bytes, start + 5, 2),
            let day = number(in: bytes, start + 8, 2)
        else { return nil }
        return CivilTime(year: year, month: month, day: day)?.dayNumber
    }

    private static func number(in bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for place in start..<start + count {
            let digit = bytes[place] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
