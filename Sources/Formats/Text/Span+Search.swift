// SPDX-License-Identifier: Apache-2.0

extension Span where Element == UInt8 {
    /// The place of the first `byte` at or behind `start`; `count` when there is none.
    ///
    /// Looks at eight bytes at a time.
    @inlinable
    public func firstIndex(of byte: UInt8, from start: Int) -> Int {
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        let raw = bytes
        var index = start
        while index &+ 8 <= count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
            let hits = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count, self[index] != byte { index &+= 1 }
        return min(index, count)
    }

    /// The place of the first of either byte at or behind `start`; `count` when there is none.
    ///
    /// Looks at eight bytes at a time.
    @inlinable
    public func firstIndex(of byte: UInt8, or other: UInt8, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (pattern, second) = (UInt64(byte) &* ones, UInt64(other) &* ones)
        let raw = bytes
        var index = start
        while index &+ 8 <= count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let (left, right) = (word ^ pattern, word ^ second)
            // Carries go upwards alone, so that the lowest hit is one.
            let hits = ((left &- ones) & ~left | (right &- ones) & ~right) & (ones << 7)
            if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count, self[index] != byte, self[index] != other { index &+= 1 }
        return min(index, count)
    }

    /// Whether the bytes from `start` on are those of `text`.
    @inlinable
    public func hasBytes(_ text: StaticString, at start: Int) -> Bool {
        let size = text.utf8CodeUnitCount
        guard start >= 0, start <= count, size <= count - start else { return false }
        return text.withUTF8Buffer { wanted in
            for offset in 0..<size where self[start &+ offset] != wanted[offset] { return false }
            return true
        }
    }

    /// Whether two stretches hold the same bytes.
    @inlinable
    public func isEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        var offset = 0
        while offset < left.count {
            if self[left.lowerBound &+ offset] != self[right.lowerBound &+ offset] { return false }
            offset &+= 1
        }
        return true
    }

    /// Whether the bytes of a stretch stand at a place of other bytes.
    ///
    /// Compares eight at a time.
    @inlinable
    public func hasEqual(_ range: Range<Int>, in other: Span<UInt8>, at place: Int) -> Bool {
        let piece = extracting(range)
        guard place >= 0, place <= other.count, piece.count <= other.count - place else { return false }
        let found = other.extracting(place..<place + piece.count)
        let (left, right) = (piece.bytes, found.bytes)
        var offset = 0
        while offset &+ 8 <= piece.count {
            if left.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
                != right.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            {
                return false
            }
            offset &+= 8
        }
        while offset < piece.count {
            if piece[offset] != found[offset] { return false }
            offset &+= 1
        }
        return true
    }

    /// The text of a stretch; bytes that are not UTF-8 become U+FFFD.
    @inlinable
    public func text(in range: Range<Int>) -> String {
        extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
