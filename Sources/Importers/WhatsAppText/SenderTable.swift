// SPDX-License-Identifier: Apache-2.0

import Formats

/// The senders of a chat by the bytes of their names.
///
/// Most records are found in a small cache without hashing a key; the dictionary behind it keeps hostile files
/// with a million names linear.
struct SenderTable {
    private(set) var senders: [Sender] = []
    private var places: [[UInt8]: Int32] = [:]
    private var cache: [(name: Range<Int>, sender: Int32)]

    init() {
        cache = Array(repeating: (0..<0, -1), count: 256)
    }

    /// The sender with the name at `range`, if known.
    mutating func find(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int32? {
        let slot = Self.slot(bytes, range)
        let cached = cache[slot]
        if cached.sender >= 0, bytes.isEqual(cached.name, range) { return cached.sender }
        guard let known = places[Self.key(bytes, range)] else { return nil }
        cache[slot] = (range, known)
        return known
    }

    /// Adds a sender.
    mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int32 {
        let sender = Int32(senders.count)
        senders.append(Sender(written: bytes.text(in: range)))
        places[Self.key(bytes, range)] = sender
        cache[Self.slot(bytes, range)] = (range, sender)
        return sender
    }

    /// Counts records of a sender.
    mutating func count(_ sender: Int32, _ records: Int = 1) {
        senders[Int(sender)].count += records
    }

    /// States that all records of a sender are those of longer names.
    mutating func setLonger(_ longer: [Int32], of sender: Int32) {
        senders[Int(sender)].longer = longer
    }

    private static func key(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        range.map { bytes[$0] }
    }

    private static func slot(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        guard let last = range.last else { return 0 }
        let middle = bytes[(range.lowerBound + last) / 2]
        return Int(
            bytes[range.lowerBound] &* 31 &+ bytes[last] &* 17 &+ middle &* 7 &+ UInt8(truncatingIfNeeded: range.count))
    }
}
