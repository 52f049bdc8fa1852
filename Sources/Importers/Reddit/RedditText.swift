// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What the words of a table mean.
enum RedditText {
    /// Whether a file writes line ends and characters as escapes: `\\u00e9`, or the end of a line in front of what is no letter.
    static func hasEscapes(_ bytes: Span<UInt8>) -> Bool {
        var index = bytes.firstIndex(of: UInt8(ascii: "\\"), from: 0)
        while index + 2 < bytes.count {
            let next = bytes[index + 2]
            let isLetter = (next | 0x20) &- 0x61 < 26
            switch bytes[index + 1] {
            case UInt8(ascii: "n") where !isLetter: return true
            case UInt8(ascii: "u") where index + 6 <= bytes.count:
                if (2..<6).allSatisfy({ Character(Unicode.Scalar(bytes[index + $0])).isHexDigit }) { return true }
            // The second of two is no escape's first.
            case UInt8(ascii: "\\"): index += 1
            default: break
            }
            index = bytes.firstIndex(of: UInt8(ascii: "\\"), from: index + 1)
        }
        return false
    }

    /// A text whose line ends and characters are escapes; one that holds none, or a path of Windows, stays.
    static func unescaped(_ text: String?) -> String? {
        guard let text, text.contains("\\n") || text.contains("\\u"), !text.contains(":\\"),
            !text.hasPrefix("\\\\")
        else { return text }
        let units = Array(text.utf16)
        var decoded: [UInt16] = []
        var index = 0
        while index < units.count {
            guard units[index] == UInt16(UInt8(ascii: "\\")), index + 1 < units.count else {
                decoded.append(units[index])
                index += 1
                continue
            }
            switch Unicode.Scalar(units[index + 1]) {
            case "n": decoded.append(0x0A)
            case "r": decoded.append(0x0D)
            case "t": decoded.append(0x09)
            case "\"", "\\", "/": decoded.append(units[index + 1])
            case "u" where index + 6 <= units.count:
                let digits = String(decoding: units[index + 2..<index + 6], as: UTF16.self)
                guard let unit = UInt16(digits, radix: 16) else { fallthrough }
                decoded.append(unit)
                index += 4
            default: decoded += units[index...index + 1]
            }
            index += 2
        }
        return String(decoding: decoded, as: UTF16.self)
    }

    /// The addresses of pictures that stand in a text.
    static func pictures(in text: String?) -> [Attachment] {
        guard let text, text.contains("mxc://") || text.contains("://i.redd.it/") else { return [] }
        return text.split(whereSeparator: \.isWhitespace)
            .filter { $0.hasPrefix("mxc://") || $0.hasPrefix("http") && $0.contains("://i.redd.it/") }
            .map { Attachment(.image, name: String($0)) }
    }

    /// A subject without the marks of answers.
    static func plainSubject(_ subject: String) -> String {
        var plain = subject[...]
        while plain.lowercased().hasPrefix("re: ") { plain = plain.dropFirst(4) }
        return String(plain)
    }
}
