// SPDX-License-Identifier: Apache-2.0

import Confusables

/// Reads words that are spelt so that a machine overlooks them: look-alike letters, leetspeak, letters set apart,
/// punctuation inside a word, one slip of the finger.
///
/// Only a reading that makes a word of the packs counts; all else stays as it was. Links, addresses, telephone numbers,
/// units (`5m`) and times are left alone.
struct EvasionReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let vocabulary: Vocabulary
    private let signs: TextSigns
    /// Whether slips of the finger are mended too.
    private let mendsTypos: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, signs: TextSigns, mendsTypos: Bool, vocabulary: Vocabulary) {
        self.bytes = bytes
        self.signs = signs
        self.mendsTypos = mendsTypos
        self.vocabulary = vocabulary
    }

    /// Rewrites tokens; false when there was nothing to rewrite and `output` is of no use.
    func read(_ tokens: [Token], into output: inout [Token]) -> Bool {
        // Known words with a blank on either side hide nothing.
        guard signs.contains(.spaced) || tokens.contains(where: { $0.word == 0 || $0.flags.contains(.glued) }) else {
            return false
        }
        output.removeAll(keepingCapacity: output.capacity < 1 << 16)
        var isChanged = false
        var index = 0
        while index < tokens.count {
            var next = index + 1
            while next < tokens.count, tokens[next].flags.contains(.glued), next - index < Self.longestChunk {
                next += 1
            }
            if signs.contains(.spaced), let run = spacedLetters(tokens, from: index, into: &output) {
                isChanged = true
                index = run
                continue
            }
            if next == index + 1, tokens[index].word != 0 {
                output.append(tokens[index])
                index = next
                continue
            }
            if let token = respelled(tokens, index..<next) {
                isChanged = true
                output.append(token)
            } else {
                output += tokens[index..<next]
            }
            index = next
        }
        return isChanged
    }

    private static let longestChunk = 24

    // MARK: Letters set apart

    /// Joins letters that stand alone from here on; the position behind them, or nil when they make no word.
    private func spacedLetters(_ tokens: [Token], from start: Int, into output: inout [Token]) -> Int? {
        guard isSingleLetter(tokens[start]) else { return nil }
        var end = start + 1
        while end < tokens.count, end - start < Self.longestChunk, isSingleLetter(tokens[end]),
            tokens[end].start - tokens[end - 1].end <= 1
        { end += 1 }
        guard end - start >= 3 else { return nil }
        // The longest word that begins here; a shorter one than four letters must be all there is.
        var stop = end
        while stop - start >= 3 {
            if stop - start >= 4 || stop == end {
                let word = joined(tokens, start..<stop)
                if word != 0 {
                    output.append(merged(tokens, start..<stop, word))
                    return stop
                }
            }
            stop -= 1
        }
        return nil
    }

    private func isSingleLetter(_ token: Token) -> Bool {
        token.end - token.start == 1 && bytes[Int(token.start)] &- 97 < 26
    }

    private func joined(_ tokens: [Token], _ range: Range<Int>) -> Int32 {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestChunk) { buffer in
            for (offset, position) in range.enumerated() { buffer[offset] = bytes[Int(tokens[position].start)] }
            return vocabulary.word(UnsafeBufferPointer(buffer), 0, range.count)
        }
    }

    // MARK: Letters replaced

    private func respelled(_ tokens: [Token], _ range: Range<Int>) -> Token? {
        let first = tokens[range.lowerBound]
        let protected = TokenFlags.entities.subtracting(.handle)
        guard tokens[range].allSatisfy({ $0.flags.isDisjoint(with: protected) }) else { return nil }
        if range.count == 1, first.word != 0 { return nil }
        if tokens[range].allSatisfy({ $0.word != 0 && $0.end - $0.start > 1 }) { return nil }
        var start = Int(first.start)
        var end = Int(tokens[range.upperBound - 1].end)
        while start > 0, first.start - Int32(truncatingIfNeeded: start) < 3, isSymbol(bytes[start - 1]) { start -= 1 }
        var reach = 0
        while end < bytes.count, reach < 3, isSymbol(bytes[end]) || bytes[end] == 0x2A {
            end += 1
            reach += 1
        }
        while end > start, bytes[end - 1] == 0x21, end > Int(first.end) { end -= 1 }
        guard end - start <= Vocabulary.longestWord, !isPlain(start, end) else {
            return mended(tokens, range)
        }
        if isQuantity(start, end) { return nil }
        for reading in Reading.all {
            let word = reading.lookUp(bytes, start, end, vocabulary)
            if word != 0 {
                var token = merged(tokens, range, word)
                token.start = Int32(truncatingIfNeeded: start)
                token.end = Int32(truncatingIfNeeded: end)
                return token
            }
        }
        return nil
    }

    private func isSymbol(_ byte: UInt8) -> Bool { byte == 0x40 || byte == 0x24 || byte == 0x2B || byte == 0x7C }

    /// Nothing but letters and apostrophes.
    private func isPlain(_ start: Int, _ end: Int) -> Bool {
        (start..<end).allSatisfy { bytes[$0] &- 97 < 26 || bytes[$0] == 0x27 }
    }

    /// Digits with a unit behind them, or no letter at all.
    private func isQuantity(_ start: Int, _ end: Int) -> Bool {
        var position = start
        while position < end, bytes[position] &- 97 >= 26, bytes[position] < 0x80 { position += 1 }
        if position == end { return true }
        guard position > start, bytes[start] &- 48 < 10 || bytes[start] == 0x24 else { return false }
        let length = end - position
        guard length <= 4, (start..<position).allSatisfy({ bytes[$0] &- 48 < 10 || ".,:$".utf8.contains(bytes[$0]) })
        else { return false }
        return Self.units.contains { unit in
            unit.utf8CodeUnitCount == length && (0..<length).allSatisfy { unit.utf8Start[$0] == bytes[position + $0] }
        }
    }

    private static let units: [StaticString] = [
        "am", "pm", "m", "min", "mins", "h", "hr", "hrs", "s", "sec", "secs", "k", "st", "nd", "rd", "th", "d", "kg",
        "g", "ml", "l", "cm", "mm", "km", "p", "x", "gb", "mb", "ish", "yo", "ft", "in", "lb", "lbs", "oz", "w", "v",
    ]

    // MARK: Slips

    private func mended(_ tokens: [Token], _ range: Range<Int>) -> Token? {
        guard mendsTypos, range.count == 1, tokens[range.lowerBound].word == 0 else { return nil }
        let token = tokens[range.lowerBound]
        let word = vocabulary.correction(bytes, Int(token.start), Int(token.end))
        return word == 0 ? nil : merged(tokens, range, word)
    }

    private func merged(_ tokens: [Token], _ range: Range<Int>, _ word: Int32) -> Token {
        var token = tokens[range.lowerBound]
        token.end = tokens[range.upperBound - 1].end
        token.word = word
        token.flags.subtract([.handle, .number, .money, .time])
        token.flags.insert(.changed)
        return token
    }
}

/// One way to read letters that were replaced.
private struct Reading {
    /// What `1` and `!` stand for.
    var one: UInt8
    /// What `*` stands for; 0 for nothing.
    var star: UInt8

    /// The usual letter first, then vowels for an asterisk.
    static let all: [Reading] =
        [Reading(one: 0x69, star: 0), Reading(one: 0x6C, star: 0)]
        + "aeiou".utf8.map { Reading(one: 0x69, star: $0) }

    func lookUp(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ vocabulary: Vocabulary
    ) -> Int32 {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Vocabulary.longestWord) { buffer in
            var length = 0
            var position = start
            while position < end {
                let (scalar, size) = UTF8Scalar.decode(bytes, position, end)
                position += size
                guard let letter = letter(scalar) else { return 0 }
                if letter == 0 { continue }
                buffer[length] = letter
                length += 1
            }
            return length >= 3 ? vocabulary.word(UnsafeBufferPointer(buffer), 0, length) : 0
        }
    }

    /// The letter meant; 0 for punctuation that is dropped, nil for what no word holds.
    private func letter(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x61...0x7A: UInt8(truncatingIfNeeded: scalar)
        case 0x30: 0x6F
        case 0x31, 0x21: one
        case 0x33: 0x65
        case 0x34, 0x40: 0x61
        case 0x35, 0x24: 0x73
        case 0x37, 0x2B: 0x74
        case 0x38: 0x62
        case 0x7C: 0x6C
        case 0x28: 0x63
        case 0x2A: star
        case 0x27, 0x2C, 0x2D, 0x2E, 0x5F, 0x60, 0x7E, 0x2F, 0x5C: 0
        default: scalar < 0x80 ? nil : Confusables.latin(scalar)
        }
    }
}
