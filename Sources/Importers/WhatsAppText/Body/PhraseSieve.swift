// SPDX-License-Identifier: Apache-2.0

import Formats

/// Tells quickly, and never wrongly in the negative, whether a body could be one of the program's phrases.
struct PhraseSieve {
    private var ends = [UInt64](repeating: 0, count: 1024)
    private var beginnings = [UInt64](repeating: 0, count: 1024)

    static let phrases: PhraseSieve = {
        var sieve = PhraseSieve()
        for phrase in MediaPhrases.bodies.keys { sieve.addWhole(Array(phrase.utf8)) }
        for phrase in MediaPhrases.written { sieve.addWhole(Array(phrase.utf8)) }
        for phrase in CallPhrase.heads { sieve.addBeginning(Array(phrase.utf8)) }
        for phrase in StateWords.deletedByAdmin { sieve.addBeginning(Array(phrase.utf8)) }
        return sieve
    }()

    /// Whether the body from `start` to `end`, both without blanks and marks, may be a phrase or begin with one.
    func admits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var last = end
        while last > start, let length = Self.pointLength(bytes, start, last) { last -= length }
        guard last - start >= 4 else { return false }
        if last - start <= 120 {
            let key = Self.endKey(bytes[start], bytes[last - 2], bytes[last - 1], last - start)
            if ends[key >> 6] >> UInt64(key & 63) & 1 != 0 { return true }
        }
        guard last - start >= 8 else { return false }
        var hash: UInt64 = 0
        for offset in 0..<8 { hash = hash << 8 | UInt64(Self.lower(bytes[start &+ offset])) }
        let key = Self.mix(hash)
        return beginnings[key >> 6] >> UInt64(key & 63) & 1 != 0
    }

    /// The bytes of the closing point before `end`.
    private static func pointLength(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        switch bytes[end - 1] {
        case 0x2E: return 1
        case 0x82, 0xA4: return end - start > 3 && (bytes.hasBytes("。", at: end - 3) || bytes.hasBytes("।", at: end - 3)) ? 3 : nil
        case 0x94: return end - start > 2 && bytes.hasBytes("۔", at: end - 2) ? 2 : nil
        default: return nil
        }
    }

    private mutating func addWhole(_ phrase: [UInt8]) {
        guard phrase.count >= 4 else { return }
        let key = Self.endKey(phrase[0], phrase[phrase.count - 2], phrase[phrase.count - 1], phrase.count)
        ends[key >> 6] |= 1 << UInt64(key & 63)
    }

    private mutating func addBeginning(_ phrase: [UInt8]) {
        guard phrase.count >= 8 else { return }
        let key = Self.mix(phrase.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
        beginnings[key >> 6] |= 1 << UInt64(key & 63)
    }

    /// Letters beyond ASCII change their bytes with their case, so all of them count as one.
    private static func endKey(_ first: UInt8, _ beforeLast: UInt8, _ last: UInt8, _ count: Int) -> Int {
        let start: UInt64 = first >= 0x80 ? 0x80 : UInt64(lower(first))
        return mix(
            UInt64(truncatingIfNeeded: count) << 24 | start << 16 | UInt64(lower(beforeLast)) << 8 | UInt64(lower(last))
        )
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    private static func mix(_ key: UInt64) -> Int {
        Int((key &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }
}
