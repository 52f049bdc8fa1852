// SPDX-License-Identifier: Apache-2.0

/// What a PDF says outside its compressed streams: strings, also those in hexadecimal digits, and streams in the clear.
///
/// Compressed bytes hold any three letters by chance, and the words of the format (`/DeviceRGB`) are nobody's name. What
/// the compressed streams hold, the readers of the text layer tell.
enum PDFStrings {
    static func readable(_ pdf: [UInt8]) -> [UInt8] {
        let (opening, closing, object) = (Array("stream".utf8), Array("endstream".utf8), Array(" obj".utf8))
        var out: [UInt8] = []
        var rest = pdf[...]
        while let start = rest.firstRange(of: opening) {
            let head = rest[..<start.lowerBound]
            let dictionary = head.lastRange(of: object).map { head[$0.upperBound...] } ?? head
            out += plain(head)
            guard let end = rest[start.upperBound...].firstRange(of: closing) else {
                return out + plain(rest[start.upperBound...])
            }
            let isPacked = dictionary.firstRange(of: Array("/Filter".utf8)) != nil
            if !isPacked { out += [0x0A] + rest[start.upperBound..<end.lowerBound] }
            rest = rest[end.upperBound...]
        }
        return out + plain(rest)
    }

    /// Without names, and with the characters of strings in hexadecimal digits.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "/"):
                index += 1
                while index < bytes.endIndex, isRegular(bytes[index]) { index += 1 }
                out.append(0x0A)
            case UInt8(ascii: "<"):
                let digits = bytes[(index + 1)...].prefix { isHex($0) || $0 <= 0x20 }.filter(isHex)
                let end = bytes[(index + 1)...].firstIndex { !isHex($0) && $0 > 0x20 } ?? bytes.endIndex
                if end < bytes.endIndex, bytes[end] == UInt8(ascii: ">"), digits.count >= 2 {
                    out += [0x0A] + decoded(digits) + [0x0A]
                    index = end
                } else {
                    out.append(bytes[index])
                    index += 1
                }
            default:
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func isRegular(_ byte: UInt8) -> Bool { byte > 0x20 && !"()<>[]{}/%".utf8.contains(byte) }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static func decoded(_ digits: [UInt8]) -> [UInt8] {
        stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16)
        }
    }
}

extension ArraySlice<UInt8> {
    /// The last occurrence.
    fileprivate func lastRange(of needle: [UInt8]) -> Range<Int>? {
        guard count >= needle.count else { return nil }
        for start in stride(from: endIndex - needle.count, through: startIndex, by: -1)
        where self[start..<(start + needle.count)].elementsEqual(needle) {
            return start..<(start + needle.count)
        }
        return nil
    }
}
