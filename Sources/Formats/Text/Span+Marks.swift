// SPDX-License-Identifier: Apache-2.0

extension Span where Element == UInt8 {
    /// The bytes of the direction mark, zero-width character or byte-order mark at `index`; 0 when there is none.
    ///
    /// U+061C, U+200B…U+200F, U+202A…U+202E, U+2060, U+2066…U+2069, U+FEFF in UTF-8.
    @inlinable
    public func markLength(at index: Int, before end: Int) -> Int {
        guard index < end, self[index] >= 0xC2 else { return 0 }
        switch self[index] {
        case 0xD8:
            return index &+ 1 < end && self[index &+ 1] == 0x9C ? 2 : 0
        case 0xE2:
            guard index &+ 2 < end else { return 0 }
            let last = self[index &+ 2]
            switch self[index &+ 1] {
            case 0x80: return (0x8B...0x8F).contains(last) || (0xAA...0xAE).contains(last) ? 3 : 0
            case 0x81: return last == 0xA0 || (0xA6...0xA9).contains(last) ? 3 : 0
            default: return 0
            }
        case 0xEF:
            return index &+ 2 < end && self[index &+ 1] == 0xBB && self[index &+ 2] == 0xBF ? 3 : 0
        default:
            return 0
        }
    }

    /// The first place at or behind `index` that holds no mark.
    @inlinable
    public func skippingMarks(from index: Int, before end: Int) -> Int {
        var place = index
        while true {
            let length = markLength(at: place, before: end)
            if length == 0 { return place }
            place &+= length
        }
    }

    /// The bytes of the blank at `index`: U+0020, U+00A0, U+2009 or U+202F; 0 when there is none.
    @inlinable
    public func blankLength(at index: Int, before end: Int) -> Int {
        guard index < end else { return 0 }
        switch self[index] {
        case 0x20: return 1
        case 0xC2: return index &+ 1 < end && self[index &+ 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index &+ 2 < end, self[index &+ 1] == 0x80 else { return 0 }
            return self[index &+ 2] == 0xAF || self[index &+ 2] == 0x89 ? 3 : 0
        default: return 0
        }
    }

    /// The first place at or behind `index` that holds no blank.
    @inlinable
    public func skippingBlanks(from index: Int, before end: Int) -> Int {
        var place = index
        while true {
            let length = blankLength(at: place, before: end)
            if length == 0 { return place }
            place &+= length
        }
    }

    /// The stretch without marks and blanks at either end.
    public func trimmingMarksAndBlanks(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while true {
            let length = Swift.max(markLength(at: start, before: end), blankLength(at: start, before: end))
            if length == 0 { break }
            start += length
        }
        trailing: while start < end {
            for length in 1...3 where end - length >= start {
                let place = end - length
                if markLength(at: place, before: end) == length || blankLength(at: place, before: end) == length {
                    end = place
                    continue trailing
                }
            }
            break
        }
        return start..<end
    }
}
