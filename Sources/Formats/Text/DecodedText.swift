// SPDX-License-Identifier: Apache-2.0

/// A text file as UTF-8, with the way back to the bytes of the file.
///
/// UTF-8 is lent as it lies; other encodings are turned into UTF-8 once, and the places of all lines are kept so
/// that a record's bytes can be named in the terms of the file.
public struct DecodedText: Sendable {
    /// How the file was read.
    public let encoding: TextEncoding
    private var converted: [UInt8] = []
    private var lines: [Int] = []
    private var originals: [Int] = []
    private let originalCount: Int

    /// Decodes a file.
    ///
    /// - Parameters:
    ///   - encoding: where the format proves it; else it is found out.
    ///   - passing: told now and then up to where UTF-8 has been looked at.
    public init(_ original: Span<UInt8>, as encoding: TextEncoding? = nil, passing: (Int) -> Void = { _ in }) {
        self.encoding = encoding ?? TextEncoding(of: original, passing: passing)
        originalCount = original.count
        switch self.encoding {
        case .utf8, .damagedUTF8: break
        case .utf16LittleEndian: convertUTF16(original) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: convertUTF16(original) { UInt16($0) << 8 | UInt16($1) }
        case .windows1252, .windows874: convertOneByte(original)
        case .gbk: convertGBK(original)
        }
    }

    private var isConverted: Bool {
        switch encoding {
        case .utf8, .damagedUTF8: false
        case .utf16LittleEndian, .utf16BigEndian, .windows1252, .windows874, .gbk: true
        }
    }

    /// The UTF-8, where it is not the file itself.
    public var utf8: [UInt8]? { isConverted ? converted : nil }

    /// Lends the UTF-8.
    public func withUTF8<Result, Failure>(
        of original: Span<UInt8>,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        isConverted ? try body(converted.span) : try body(original)
    }

    /// The place in the file of a place in the UTF-8.
    public func originalOffset(of place: Int) -> Int {
        guard isConverted else { return place }
        if place >= converted.count { return originalCount }
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle] <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        return converted[lines[low - 1]..<place].reduce(originals[low - 1]) { $0 + originalWidth(ofLead: $1) }
    }

    /// Bytes of the file behind the first byte of a character in UTF-8; 0 for its other bytes.
    private func originalWidth(ofLead byte: UInt8) -> Int {
        if byte & 0xC0 == 0x80 { return 0 }
        if encoding == .windows1252 || encoding == .windows874 { return 1 }
        if encoding == .gbk { return byte < 0x80 ? 1 : 2 }
        return byte >= 0xF0 ? 4 : 2
    }

    /// Longer lines have their places kept at every so many bytes, so that finding one takes no longer in them.
    private static let stretch = 4096

    private mutating func beginLine(at original: Int) {
        lines.append(converted.count)
        originals.append(original)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            converted.append(UInt8(scalar.value))
        } else {
            converted.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    private mutating func convertUTF16(_ original: Span<UInt8>, unit: (UInt8, UInt8) -> UInt16) {
        converted.reserveCapacity(original.count / 2 + 16)
        let first = original.count >= 2 ? unit(original[0], original[1]) : 0
        var index = first == 0xFEFF ? 2 : 0
        beginLine(at: index)
        while index + 1 < original.count {
            if converted.count - (lines.last ?? 0) >= Self.stretch { beginLine(at: index) }
            let first = unit(original[index], original[index + 1])
            index += 2
            if first == 0x0A {
                converted.append(0x0A)
                // The last line's beginning is the end of the file, which needs no entry.
                if index + 1 < original.count { beginLine(at: index) }
            } else if UTF16.isLeadSurrogate(first), index + 1 < original.count,
                case let second = unit(original[index], original[index + 1]), UTF16.isTrailSurrogate(second)
            {
                index += 2
                append(UTF16.decode(UTF16.EncodedScalar([first, second])))
            } else {
                append(Unicode.Scalar(first) ?? "\u{FFFD}")
            }
        }
    }

    private mutating func convertOneByte(_ original: Span<UInt8>) {
        // TIS-620: the block U+0E00 lies in the order of the bytes from 0xA0 on.
        let high: UInt32 = encoding == .windows874 ? 0x0E00 - 0xA0 : 0
        converted.reserveCapacity(original.count + original.count / 8)
        beginLine(at: 0)
        for index in original.indices {
            let byte = original[index]
            if converted.count - (lines.last ?? 0) >= Self.stretch { beginLine(at: index) }
            switch byte {
            case 0x0A:
                converted.append(byte)
                if index + 1 < original.count { beginLine(at: index + 1) }
            case 0x80...0x9F:
                append(Unicode.Scalar(Self.windows1252[Int(byte) - 0x80]) ?? "\u{FFFD}")
            case 0xA1...0xFF: append(Unicode.Scalar(UInt32(byte) + high) ?? "\u{FFFD}")
            default: append(Unicode.Scalar(byte))
            }
        }
    }

    private mutating func convertGBK(_ original: Span<UInt8>) {
        converted.reserveCapacity(original.count + original.count / 2)
        beginLine(at: 0)
        var index = 0
        while index < original.count {
            let byte = original[index]
            if converted.count - (lines.last ?? 0) >= Self.stretch { beginLine(at: index) }
            if byte < 0x80 {
                converted.append(byte)
                index += 1
                if byte == 0x0A, index < original.count { beginLine(at: index) }
            } else if index + 1 < original.count, let unit = GBKCharacters.unit(byte, original[index + 1]) {
                append(Unicode.Scalar(unit) ?? "\u{FFFD}")
                index += 2
            } else {
                // Half a pair, or none: the places behind it are counted anew.
                append(byte == 0x80 ? "\u{20AC}" : "\u{FFFD}")
                index += 1
                if index < original.count { beginLine(at: index) }
            }
        }
    }

    /// 0x80 … 0x9F; the five unassigned bytes stand for the control characters of Latin-1.
    static let windows1252: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
