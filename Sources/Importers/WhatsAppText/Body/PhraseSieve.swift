// SPDX-License-Identifier: Apache-2.0

import Formats

/// Tells quickly, and never wrongly in the negative, whether a body could be one of the program's phrases.
///
/// Two filters of bits, one over length and last bytes of whole phrases, one over first bytes; each key sets two bits.
struct PhraseSieve {
    private var ends = [UInt64](repeating: 0, count: 2048)
    private var beginnings = [UInt64](repeating: 0, count: 2048)

    static let phrases: PhraseSieve = {
        var sieve = PhraseSieve()
        for phrase in MediaPhrases.bodies.keys { sieve.addWhole(Array(phrase.utf8)) }
        for phrase in MediaPhrases.written { sieve.addWhole(Array(phrase.utf8)) }
        for phrase in CallPhrase.heads + StateWords.deletedByAdmin {
            sieve.addBeginning(Array(phrase.utf8))
            // Letters beyond ASCII change their bytes with their case.
            sieve.addBeginning(Array((phrase.prefix(1).uppercased() + phrase.dropFirst()).utf8))
        }
        return sieve
    }()

    /// Whether the body from `start` to `end`, both without blanks and marks, may be a phrase or begin with one.
    func admits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var last = end
        while last > start, let length = Self.pointLength(bytes, start, last) { last -= length }
        guard last - start >= 4 else { return false }
        if last - start <= 160 {
            var hash = UInt64(truncatingIfNeeded: last - start)
            for place in max(start, last - 8)..<last { hash = Self.extend(hash, bytes[place]) }
            if Self.holds(ends, hash) { return true }
        }
        guard last - start >= 8 else { return false }
        var hash: UInt64 = 0
        for offset in 0..<8 { hash = Self.extend(hash, bytes[start &+ offset]) }
        return Self.holds(beginnings, hash)
    }

    /// The bytes of the closing point before `end`.
    private static func pointLength(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        switch bytes[end - 1] {
        case 0x2E: return 1
        case 0x82: return end - start > 3 && bytes.hasBytes("。", at: end - 3) ? 3 : nil
        case 0xA4: return end - start > 3 && bytes.hasBytes("।", at: end - 3) ? 3 : nil
        case 0x94: return end - start > 2 && bytes.hasBytes("۔", at: end - 2) ? 2 : nil
        default: return nil
        }
    }

    private mutating func addWhole(_ phrase: [UInt8]) {
        guard phrase.count >= 4 else { return }
        Self.add(phrase.suffix(8).reduce(UInt64(phrase.count)) { Self.extend($0, $1) }, to: &ends)
    }

    private mutating func addBeginning(_ phrase: [UInt8]) {
        guard phrase.count >= 8 else { return }
        Self.add(phrase.prefix(8).reduce(0) { Self.extend($0, $1) }, to: &beginnings)
    }

    @inline(__always)
    private static func extend(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }

    private static func add(_ hash: UInt64, to bits: inout [UInt64]) {
        let (first, second) = places(hash)
        bits[first >> 6] |= 1 << UInt64(first & 63)
        bits[second >> 6] |= 1 << UInt64(second & 63)
    }

    @inline(__always)
    private static func holds(_ bits: [UInt64], _ hash: UInt64) -> Bool {
        let (first, second) = places(hash)
        return bits[first >> 6] >> UInt64(first & 63) & bits[second >> 6] >> UInt64(second & 63) & 1 != 0
    }

    @inline(__always)
    private static func places(_ hash: UInt64) -> (Int, Int) {
        let mixed = hash &* 0x9E37_79B9_7F4A_7C15
        return (Int(mixed >> 47), Int(mixed >> 30 & 0x1FFFF))
    }
}
