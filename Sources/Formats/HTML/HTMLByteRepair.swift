// SPDX-License-Identifier: Apache-2.0

/// Makes bytes fit for a parser that stops at a zero and loses its place at bytes that are not UTF-8.
///
/// Each offending byte becomes one byte, so that every offset stays true; the marker becomes U+FFFD in the tree.
struct HTMLByteRepair {
    /// DEL, which is a character of every encoding involved and of no text.
    static let marker: UInt8 = 0x7F

    /// The repaired bytes; nil when nothing was wrong.
    private(set) var bytes: [UInt8]?
    /// How many bytes were replaced.
    private(set) var count = 0

    init(_ part: Span<UInt8>) {
        var copy: [UInt8] = []
        var index = 0
        while index < part.count {
            index = Self.firstToLookAt(from: index, in: part)
            guard index < part.count else { break }
            // Zero is the end of the text to libxml2.
            if part[index] != 0, part[index] < 0x80 {
                index += 1
                continue
            }
            let length = Self.sequenceLength(at: index, in: part)
            if length == 0 {
                if count == 0 { copy = Self.copy(of: part) }
                copy[index] = Self.marker
                count += 1
            }
            index += max(1, length)
        }
        bytes = count > 0 ? copy : nil
    }

    /// The next zero or byte above ASCII, or one of the last seven: eight bytes are looked at at a time.
    private static func firstToLookAt(from start: Int, in part: Span<UInt8>) -> Int {
        let raw = part.bytes
        var index = start
        while index &+ 8 <= part.count {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { break }
            if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
            index &+= 8
        }
        return index
    }

    private static func copy(of part: Span<UInt8>) -> [UInt8] {
        part.withUnsafeBufferPointer { Array($0) }
    }

    /// Bytes of the well-formed UTF-8 sequence at an index; 0 when there is none.
    private static func sequenceLength(at index: Int, in part: Span<UInt8>) -> Int {
        func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < part.count && range.contains(part[index + offset])
        }
        switch part[index] {
        case 0: return 0
        case ..<0x80: return 1
        case 0xC2...0xDF: return tail(1) ? 2 : 0
        case 0xE0: return tail(1, 0xA0...0xBF) && tail(2) ? 3 : 0
        case 0xED: return tail(1, 0x80...0x9F) && tail(2) ? 3 : 0
        case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
        case 0xF0: return tail(1, 0x90...0xBF) && tail(2) && tail(3) ? 4 : 0
        case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
        case 0xF4: return tail(1, 0x80...0x8F) && tail(2) && tail(3) ? 4 : 0
        default: return 0
        }
    }
}
