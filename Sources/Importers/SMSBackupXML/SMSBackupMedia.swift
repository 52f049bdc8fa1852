// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// A file that lies in the XML in base64 (RFC 4648): what it is when it is taken out.
enum SMSBackupMedia {
    /// SHA-256 of the decoded bytes; nil when the value is no base64.
    ///
    /// Line breaks, also as references, are passed over. The file is never in memory as a whole.
    static func digest(of value: Range<Int>, in bytes: Span<UInt8>) -> String? {
        var digest = StreamDigest()
        var decoded: [UInt8] = []
        decoded.reserveCapacity(portion + 4)
        var (word, count, padding) = (UInt32(0), 0, 0)
        var index = value.lowerBound
        while index < value.upperBound {
            let byte = bytes[index]
            let bits = table[Int(byte)]
            if bits < 64 {
                guard padding == 0 else { return nil }
                word = word << 6 | UInt32(bits)
                count += 1
                if count == 4 {
                    decoded.append(UInt8(truncatingIfNeeded: word >> 16))
                    decoded.append(UInt8(truncatingIfNeeded: word >> 8))
                    decoded.append(UInt8(truncatingIfNeeded: word))
                    (word, count) = (0, 0)
                    if decoded.count >= portion {
                        digest.update(decoded)
                        decoded.removeAll(keepingCapacity: true)
                    }
                }
            } else if byte == UInt8(ascii: "=") {
                padding += 1
            } else if byte == UInt8(ascii: "&") {
                guard let end = endOfBlank(at: index, in: bytes) else { return nil }
                index = end
                continue
            } else if bits != blank {
                return nil
            }
            index += 1
        }
        switch count {
        case 0: break
        case 2: decoded.append(UInt8(truncatingIfNeeded: word >> 4))
        case 3:
            decoded.append(UInt8(truncatingIfNeeded: word >> 10))
            decoded.append(UInt8(truncatingIfNeeded: word >> 2))
        default: return nil
        }
        guard padding < 3 else { return nil }
        digest.update(decoded)
        return digest.hex
    }

    private static let portion = 65_536
    private static let blank: UInt8 = 64

    /// The place behind `&#10;` or `&#13;`; nil for any other reference.
    private static func endOfBlank(at index: Int, in bytes: Span<UInt8>) -> Int? {
        let isBlank =
            bytes.hasBytes("&#10;", at: index) || bytes.hasBytes("&#13;", at: index)
            || bytes.hasBytes("&#xA;", at: index) || bytes.hasBytes("&#xD;", at: index)
        return isBlank ? index + 5 : nil
    }

    /// Six bits a letter; 64 for blanks, 65 for what has no place in base64.
    private static let table: [UInt8] = {
        var table = [UInt8](repeating: 65, count: 256)
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (bits, letter) in letters.utf8.enumerated() { table[Int(letter)] = UInt8(bits) }
        for byte in " \t\n\r".utf8 { table[Int(byte)] = blank }
        return table
    }()
}
