// SPDX-License-Identifier: Apache-2.0

/// How a text file's bytes stand for characters.
public enum TextEncoding: Sendable, Hashable {
    /// With or without a byte-order mark.
    case utf8
    /// Mostly UTF-8, with stretches that are not.
    case damagedUTF8
    /// With a byte-order mark, or four characters of ASCII at the beginning.
    case utf16LittleEndian
    /// With a byte-order mark, or four characters of ASCII at the beginning.
    case utf16BigEndian
    /// Windows code page 1252, which contains Latin-1; assumed where the bytes are not UTF-8.
    case windows1252
    /// Thai of Windows, code page 874; assumed where the bytes are not UTF-8 and keep to the rules of Thai writing.
    case windows874
    /// Simplified Chinese of Windows, code page 936; never assumed: a format whose own words are in it says so.
    case gbk

    /// Judges by the byte-order mark, else by whether the bytes are UTF-8.
    ///
    /// Bytes that are not UTF-8 count as damage behind UTF-8's own mark, at the very end of a text that was cut off, and where
    /// most characters beyond ASCII are well formed, else as code page 1252.
    ///
    /// - Parameter passing: told now and then up to where the bytes have been looked at.
    public init(of bytes: Span<UInt8>, passing: (Int) -> Void = { _ in }) {
        if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE {
            self = .utf16LittleEndian
        } else if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF {
            self = .utf16BigEndian
        } else if Self.beginsWithASCII(in: bytes, at: 0) {
            self = .utf16LittleEndian
        } else if Self.beginsWithASCII(in: bytes, at: 1) {
            self = .utf16BigEndian
        } else if Self.isUTF8(bytes, passing: passing) {
            self = .utf8
        } else {
            let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
            let sequences = Self.sequences(in: bytes)
            if hasMark || sequences.areMostlyFormed {
                self = .damagedUTF8
            } else if Self.isThai(bytes) {
                self = .windows874
            } else {
                self = sequences.showUTF8 ? .damagedUTF8 : .windows1252
            }
        }
    }

    /// Whether the first four pairs of bytes each hold an ASCII character at `place` and zero at the other.
    private static func beginsWithASCII(in bytes: Span<UInt8>, at place: Int) -> Bool {
        guard bytes.count >= 8 else { return false }
        return stride(from: 0, to: 8, by: 2).allSatisfy { pair in
            (0x09...0x7E).contains(bytes[pair + place]) && bytes[pair + 1 - place] == 0
        }
    }

    /// Whether all bytes above ASCII are Thai.
    ///
    /// Vowels before their consonant have one behind them, marks above and below one in front: neither chance nor the
    /// two-byte sets of East Asia keep to that.
    private static func isThai(_ bytes: Span<UInt8>) -> Bool {
        func isConsonant(_ byte: UInt8) -> Bool { (0xA1...0xCE).contains(byte) }
        func isMark(_ byte: UInt8) -> Bool {
            byte == 0xD1 || (0xD4...0xDA).contains(byte) || (0xE7...0xEE).contains(byte)
        }
        var (high, joined) = (0, 0)
        for index in bytes.indices where bytes[index] >= 0x80 {
            let byte = bytes[index]
            high += 1
            switch byte {
            case 0x80, 0x85, 0x91...0x97, 0xA0: break
            case 0x81...0x9F, 0xDB...0xDE, 0xFC...0xFF: return false
            case 0xE0...0xE4:
                guard index + 1 < bytes.count, isConsonant(bytes[index + 1]) else { return false }
                joined += 1
            case let mark where isMark(mark):
                guard index > 0, isConsonant(bytes[index - 1]) || isMark(bytes[index - 1]) else { return false }
                joined += 1
            default: break
            }
        }
        return high >= 8 && joined * 10 >= high
    }

    private static let portion = 1 << 20

    private static func isUTF8(_ bytes: Span<UInt8>, passing: (Int) -> Void) -> Bool {
        var start = 0
        while start < bytes.count {
            var end = min(start + portion, bytes.count)
            // A sequence has at most three bytes behind its first.
            for _ in 0..<3 where end < bytes.count && bytes[end] & 0xC0 == 0x80 { end -= 1 }
            guard (try? UTF8Span(validating: bytes.extracting(start..<end))) != nil else { return false }
            passing(end)
            start = end
        }
        return true
    }

    /// Characters beyond ASCII.
    private struct Sequences {
        /// Well-formed ones of two bytes and more.
        var formed = 0
        /// Of these, those of three and four bytes: signs that other code pages have do not stand so by chance.
        var long = 0
        /// Bytes, or beginnings of a character, that belong to none.
        var malformed = 0

        var areMostlyFormed: Bool { formed > malformed || malformed == 0 }
        /// Whether there are too many long ones for chance.
        var showUTF8: Bool { long > 0 && long * 4 >= malformed }
    }

    /// Counts well-formed sequences of several bytes, and bytes that belong to none; a sequence that the end of the text cuts
    /// off behind its second byte is neither.
    private static func sequences(in bytes: Span<UInt8>) -> Sequences {
        var found = Sequences()
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length =
                switch lead {
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                case 0xF0...0xF4: 4
                default: 1
                }
            var followers = 1
            while followers < length, index + followers < bytes.count, bytes[index + followers] & 0xC0 == 0x80 {
                followers += 1
            }
            if length > 1, followers == length {
                found.formed += 1
                if length > 2 { found.long += 1 }
            } else if followers == 1 || index + followers < bytes.count {
                found.malformed += 1
            }
            index += followers
        }
        return found
    }
}
