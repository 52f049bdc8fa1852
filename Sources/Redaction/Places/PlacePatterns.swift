// SPDX-License-Identifier: Apache-2.0

/// Places that have a form of their own: postcodes of the United Kingdom and pairs of coordinates.
enum PlacePatterns {
    /// Ranges of UTF-8, ascending.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.contains(where: FoldedText.isDigit) else { return [] }
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            let isStart = index == 0 || !isWordByte(bytes[index - 1])
            if isStart, let end = postcode(bytes, index) ?? coordinates(bytes, index) {
                found.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        FoldedText.isDigit(byte) || FoldedText.isLetter(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// The last two letters of a postcode are none that look like digits or each other (Royal Mail: no C, I, K, M, O, V).
    private static func isUnit(_ byte: UInt8) -> Bool {
        isLetter(byte) && !"cikmov".utf8.contains(byte | 0x20)
    }

    /// `AB1 2CD`, `AB12CD`, `A1A 1AA`: area, district, blank, sector, unit.
    private static func postcode(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start
        while index < bytes.count, index - start < 2, isLetter(bytes[index]) { index += 1 }
        guard index > start, index < bytes.count, FoldedText.isDigit(bytes[index]) else { return nil }
        index += 1
        let inward = { (place: Int) -> Int? in
            guard place + 3 <= bytes.count, FoldedText.isDigit(bytes[place]), isUnit(bytes[place + 1]),
                isUnit(bytes[place + 2]), place + 3 == bytes.count || !isWordByte(bytes[place + 3])
            else { return nil }
            return place + 3
        }
        for extra in 0..<2 {
            let place = index + extra
            guard place < bytes.count else { return nil }
            if extra == 1, !FoldedText.isDigit(bytes[index]), !isLetter(bytes[index]) { return nil }
            if bytes[place] == UInt8(ascii: " "), let end = inward(place + 1) { return end }
            if let end = inward(place) { return end }
        }
        return nil
    }

    /// `51.5033, -0.1195`: two decimal fractions of at least three places.
    private static func coordinates(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard let first = fraction(bytes, start) else { return nil }
        var index = first
        while index < bytes.count, bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: " ") { index += 1 }
        guard index > first, index - first <= 2 else { return nil }
        return fraction(bytes, index)
    }

    private static func fraction(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        let whole = index
        while index < bytes.count, FoldedText.isDigit(bytes[index]) { index += 1 }
        guard (1...3).contains(index - whole), index < bytes.count, bytes[index] == UInt8(ascii: ".") else {
            return nil
        }
        index += 1
        let places = index
        while index < bytes.count, FoldedText.isDigit(bytes[index]) { index += 1 }
        return index - places >= 3 ? index : nil
    }
}
