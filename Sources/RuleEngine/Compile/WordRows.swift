// SPDX-License-Identifier: Apache-2.0

/// Rows of words by their letters while packs are compiled: asked some hundred thousand times, so hashed as plain bytes.
struct WordRows {
    /// Rows by hash; 0, the row of the unknown word, where there is none.
    private var slots = [Int32](repeating: 0, count: 1 << 14)
    private var count = 0

    /// The row of a word, added to the words when new.
    mutating func row(of word: [UInt8], in words: inout [[UInt8]]) -> Int32 {
        var slot = Self.hash(word) & (slots.count - 1)
        while slots[slot] != 0 {
            if words[Int(slots[slot])] == word { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let row = Int32(truncatingIfNeeded: words.count)
        words.append(word)
        slots[slot] = row
        count += 1
        if count * 2 > slots.count { grow(words) }
        return row
    }

    private mutating func grow(_ words: [[UInt8]]) {
        let rows = slots.filter { $0 != 0 }
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for row in rows {
            var slot = Self.hash(words[Int(row)]) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = row
        }
    }

    private static func hash(_ word: [UInt8]) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int(hash ^ hash >> 15)
    }
}
