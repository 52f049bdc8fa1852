// SPDX-License-Identifier: Apache-2.0

/// Finds the word of a lexicon that is one edit away (Damerau: insertion, deletion, substitution, transposition).
///
/// Every word of six and more letters is filed under itself and under itself less one letter; a misspelt word is looked
/// up the same way. The first letter must be right: people rarely miss it, and "lending" is not "sending".
struct TypoIndex: Sendable {
    private struct Entry: Sendable {
        var hash: UInt64
        var row: Int32
    }

    private static let shortest = 6
    private static let longest = 24
    private let entries: [Entry]
    /// One bit for each hash that occurs, by its low bits: most lookups end here.
    private let filter: [UInt64]

    init(words: [[UInt8]]) {
        var entries: [Entry] = []
        for (row, word) in words.enumerated()
        where word.count >= Self.shortest && word.count <= Self.longest && word.allSatisfy({ $0 &- 97 < 26 }) {
            word.withUnsafeBufferPointer { bytes in
                let row = Int32(truncatingIfNeeded: row)
                entries.append(Entry(hash: Self.hash(bytes, 0, bytes.count, without: -1), row: row))
                for position in 1..<bytes.count {
                    entries.append(Entry(hash: Self.hash(bytes, 0, bytes.count, without: position), row: row))
                }
            }
        }
        entries.sort { ($0.hash, $0.row) < ($1.hash, $1.row) }
        self.entries = entries
        var filter = [UInt64](repeating: 0, count: Self.filterWords)
        for entry in entries { filter[Self.word(entry.hash)] |= 1 << (entry.hash & 63) }
        self.filter = filter
    }

    /// The word meant; 0 when none is near.
    ///
    /// `spelling` gives the letters of a row.
    func correction(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, spelling: (Int32) -> UnsafeBufferPointer<UInt8>
    ) -> Int32 {
        let length = end - start
        guard length >= Self.shortest - 1, length <= Self.longest + 1 else { return 0 }
        for position in start..<end where text[position] &- 97 >= 26 { return 0 }
        var best: Int32 = 0
        for position in start - 1..<end where position != start {
            let hash = Self.hash(text, start, end, without: position < start ? -1 : position)
            guard filter[Self.word(hash)] >> (hash & 63) & 1 == 1 else { continue }
            var index = lowerBound(hash)
            while index < entries.count, entries[index].hash == hash {
                let row = entries[index].row
                index += 1
                guard best == 0 || row < best else { continue }
                if Self.isOneEdit(text, start, end, spelling(row)) { best = row }
            }
        }
        return best
    }

    private static let filterWords = 1 << 13

    private static func word(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 6) & (filterWords - 1) }

    private func lowerBound(_ hash: UInt64) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func hash(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, without skipped: Int
    ) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for position in start..<end where position != skipped {
            hash = (hash ^ UInt64(text[position])) &* 0x100_0000_01B3
        }
        return hash
    }

    private static func isOneEdit(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ word: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let length = end - start
        var prefix = 0
        while prefix < length, prefix < word.count, text[start + prefix] == word[prefix] { prefix += 1 }
        guard prefix > 0 else { return false }
        var suffix = 0
        while suffix < length - prefix, suffix < word.count - prefix,
            text[end - 1 - suffix] == word[word.count - 1 - suffix]
        { suffix += 1 }
        let (left, right) = (length - prefix - suffix, word.count - prefix - suffix)
        if left == 2, right == 2 {
            return text[start + prefix] == word[prefix + 1] && text[start + prefix + 1] == word[prefix]
        }
        return max(left, right) == 1
    }
}
