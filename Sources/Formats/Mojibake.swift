// SPDX-License-Identifier: Apache-2.0

/// Repairs text whose UTF-8 bytes were each written as a character of their own.
///
/// Meta writes `é` (C3 A9) as the two characters U+00C3 U+00A9. Only well-formed sequences of such characters are put
/// right, one by one; everything else stays as it is, so text that was never damaged, or is damaged in part, is safe.
public enum Mojibake {
    /// The text with every well-formed sequence put right; the same text when there is none.
    public static func repaired(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in repaired(bytes.span) } ?? text
    }

    /// The repaired text, or nil when there is nothing to repair.
    private static func repaired(_ bytes: Span<UInt8>) -> String? {
        guard let first = firstSequence(in: bytes) else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for index in 0..<first { output.append(bytes[index]) }
        var index = first
        while index < bytes.count {
            if let length = sequenceLength(at: index, in: bytes) {
                for position in 0..<length {
                    output.append(latinOne(at: index + 2 * position, in: bytes) ?? 0)
                }
                index += 2 * length
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func firstSequence(in bytes: Span<UInt8>) -> Int? {
        for index in bytes.indices where bytes[index] == 0xC3 {
            if sequenceLength(at: index, in: bytes) != nil { return index }
        }
        return nil
    }

    /// How many characters from `index` on stand for the bytes of one character outside ASCII.
    private static func sequenceLength(at index: Int, in bytes: Span<UInt8>) -> Int? {
        guard let lead = latinOne(at: index, in: bytes), let second = latinOne(at: index + 2, in: bytes),
            secondBytes(after: lead).contains(second)
        else { return nil }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        for position in 2..<max(length, 2) {
            guard let byte = latinOne(at: index + 2 * position, in: bytes), (0x80...0xBF).contains(byte) else {
                return nil
            }
        }
        return length
    }

    /// What may follow a first byte, from the table of well-formed UTF-8 sequences (Unicode, table 3-7).
    private static func secondBytes(after lead: UInt8) -> Range<UInt8> {
        switch lead {
        case 0xC2...0xDF, 0xE1...0xEC, 0xEE, 0xEF, 0xF1...0xF3: 0x80..<0xC0
        case 0xE0: 0xA0..<0xC0
        case 0xED: 0x80..<0xA0
        case 0xF0: 0x90..<0xC0
        case 0xF4: 0x80..<0x90
        default: 0..<0
        }
    }

    /// The character at `index` when it is one of U+0080 … U+00FF.
    private static func latinOne(at index: Int, in bytes: Span<UInt8>) -> UInt8? {
        guard index + 1 < bytes.count, bytes[index] == 0xC2 || bytes[index] == 0xC3 else { return nil }
        return bytes[index] << 6 | bytes[index + 1] & 0x3F
    }
}
