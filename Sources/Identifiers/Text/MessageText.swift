// SPDX-License-Identifier: Apache-2.0

/// A message prepared for the finders: bytes, lower-case bytes, words.
///
/// Offsets are those of the exporter's UTF-8. Only ASCII is lower-cased, so that no offset moves.
struct MessageText {
    let bytes: [UInt8]
    let lower: [UInt8]
    /// Runs of ASCII letters and digits and of bytes beyond ASCII.
    let words: [Range<Int>]

    init(_ text: Span<UInt8>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices { bytes.append(text[index]) }
        self.bytes = bytes
        lower = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        var words: [Range<Int>] = []
        var start = -1
        for (index, byte) in bytes.enumerated() {
            if Self.isWordByte(byte) {
                if start < 0 { start = index }
            } else if start >= 0 {
                words.append(start..<index)
                start = -1
            }
        }
        if start >= 0 { words.append(start..<bytes.count) }
        self.words = words
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte >= 0x80
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }

    /// Whether the range is not the middle of a longer word.
    func isSeparate(_ range: Range<Int>) -> Bool {
        let before = range.lowerBound == 0 || !Self.isAlphanumeric(bytes[range.lowerBound - 1])
        let after = range.upperBound == bytes.count || !Self.isAlphanumeric(bytes[range.upperBound])
        return before && after
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func lowercased(_ range: Range<Int>) -> String { String(decoding: lower[range], as: UTF8.self) }

    /// Digits of the range, alone.
    func digits(_ range: Range<Int>) -> [UInt8] { bytes[range].filter(Self.isDigit) }

    /// Position in `words` of the first word that ends behind `offset`.
    func wordIndex(at offset: Int) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether one of `terms` (lower case) is a word among the `reach` words before or behind the range.
    func hasWord(_ terms: Set<String>, near range: Range<Int>, reach: Int = 10) -> Bool {
        let first = wordIndex(at: range.lowerBound)
        let last = wordIndex(at: max(range.lowerBound, range.upperBound - 1))
        for index in max(0, first - reach)..<min(words.count, last + reach + 1)
        where terms.contains(lowercased(words[index])) {
            return true
        }
        return false
    }

    /// Maximal runs that begin with a byte of `first` and go on with bytes of `body`, each byte looked at once.
    func runs(_ first: (UInt8) -> Bool, _ body: (UInt8) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            guard first(bytes[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count && body(bytes[end]) { end += 1 }
            runs.append(index..<end)
            index = end
        }
        return runs
    }
}
