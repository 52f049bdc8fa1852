// SPDX-License-Identifier: Apache-2.0

import Identifiers

/// The stretches of a text that keep their own order wherever they stand: identifiers among letters from right to left, and
/// words so long that a column may have no room for them.
///
/// The bidirectional rule (Unicode Standard Annex #9) gives the signs of a telephone number or a `$name` to the letters
/// around them, so that behind Arabic or Hebrew `+44 7700` is drawn as `44+ 7700`. An isolate (rules X5a to X5c) has an order
/// of its own. Characters are not changed, and what is copied is the record's.
struct OwnOrder {
    struct Stretch: Hashable {
        /// UTF-8 offsets.
        var span: Range<Int>
        /// The class of the style sheet: "" for words that fit nearly any column, `one` where all of them fit one line, `i1` for what fits that of messages, `i2` and `i3`, in
        /// smaller type, for what fits that with the labels, `i4` for what is broken.
        var size: String
    }

    private(set) var stretches: [Stretch] = []
    /// Whether letters of both directions stand in the text, stretches left out.
    private(set) var isMixed = false

    /// Whether a word is too wide for the column of messages.
    var isWide: Bool { stretches.contains { ["i2", "i3", "i4"].contains($0.size) } }

    /// A word from here on may be wider than a column, one of wide letters from the second number on.
    private static let long = 30
    private static let longOfWide = 20
    /// The width of a telephone, in hundredths of the size of its type.
    private static let widthOfOne = 1_700
    /// What stands in one text; a list of thousands of numbers needs no more.
    private static let most = 400

    init(_ text: String, limit: Int = 12_000) {
        // The first letter from right to left begins with this byte.
        let mayGoRight = text.utf8.contains { $0 >= 0xD6 }
        guard mayGoRight || text.utf8.count >= Self.longOfWide else { return }
        let bytes = Array(text.utf8.prefix(4 * limit))
        var spans = Self.longWords(in: bytes)
        let goesRight = mayGoRight && text.unicodeScalars.contains(where: Self.isRight)
        if goesRight { spans += Self.identifiers(in: bytes) + Self.signed(in: bytes) }
        guard goesRight || !spans.isEmpty else { return }
        for span in spans.sorted(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }) {
            guard stretches.count < Self.most, stretches.last.map({ $0.span.upperBound <= span.lowerBound }) ?? true
            else { continue }
            let size = Self.size(of: bytes[span])
            let width = bytes[span].reduce(0) { $0 + Self.width(of: $1) }
            stretches.append(Stretch(span: span, size: size.isEmpty && width < Self.widthOfOne ? "one" : size))
        }
        if goesRight { isMixed = hasLeft(bytes) }
    }

    private static func size(of bytes: ArraySlice<UInt8>) -> String {
        let words = bytes.split(separator: 0x20)
        let signs = words.map(\.count).max() ?? 0
        let width = words.map { $0.reduce(0) { $0 + Self.width(of: $1) } }.max() ?? 0
        return switch (signs, width) {
        case (..<long, ..<1_900): ""
        case (...36, ..<2_250): "i1"
        case (...44, ..<3_350): "i2"
        case (...66, ..<3_700): "i3"
        default: "i4"
        }
    }

    /// About how wide a sign is in the type of the report, in hundredths of its size, rather more than less.
    private static func width(of byte: UInt8) -> Int {
        switch Unicode.Scalar(byte) {
        case "i", "l", "j", "I", ".", ",", ":", ";", "'", "!", "|": 31
        case "f", "t", "r", "(", ")", "[", "]", "/", "\"", "-": 42
        case "M", "W", "m", "@", "%": 98
        case "w": 84
        case "A"..."Z": 73
        case "0"..."9": 65
        default: 61
        }
    }

    /// Letters from left to right besides the stretches.
    private func hasLeft(_ bytes: [UInt8]) -> Bool {
        var start = 0
        for end in stretches.map(\.span) + [bytes.count..<bytes.count] {
            let rest = String(decoding: bytes[start..<max(start, end.lowerBound)], as: UTF8.self)
            if rest.unicodeScalars.contains(where: { $0.properties.isAlphabetic && !Self.isRight($0) }) { return true }
            start = end.upperBound
        }
        return false
    }

    /// Letters and figures of scripts that are written from right to left.
    private static func isRight(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    // MARK: What keeps its order

    private static func longWords(in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.count >= longOfWide else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        func close(_ end: Int) {
            guard end - start >= longOfWide, let first = bytes[start..<end].firstIndex(where: isOfName),
                let last = bytes[start..<end].lastIndex(where: isAlphanumeric), last - first + 1 >= longOfWide,
                !size(of: bytes[first...last]).isEmpty
            else { return }
            found.append(first..<(last + 1))
        }
        for (index, byte) in bytes.enumerated() where byte <= 0x20 || byte >= 0x7F {
            close(index)
            start = index + 1
        }
        close(bytes.count)
        return found
    }

    /// What the analysis finds in a text, where it is written from left to right and is of one line.
    private static func identifiers(in bytes: [UInt8]) -> [Range<Int>] {
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        IdentifierFinder().find(in: bytes.span, identifiers: &found, money: &sums)
        return found.compactMap { match in
            let span = Int(match.span.lowerBound)..<Int(match.span.upperBound)
            guard span.lowerBound >= 0, span.upperBound <= bytes.count, !span.isEmpty, !bytes[span].contains(0x0A),
                !String(decoding: bytes[span], as: UTF8.self).unicodeScalars.contains(where: isRight)
            else { return nil }
            return span
        }
    }

    /// `@name`, `$tag`, `#word`, and numbers with a sign before or `%` behind them.
    private static func signed(in bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            let start = index
            let isInner = start > 0 && isAlphanumeric(bytes[start - 1])
            // A letter of another script: a hyphen behind one joins, and is no sign of a number.
            let isJoined = isInner || start > 0 && bytes[start - 1] >= 0x80
            switch bytes[start] {
            case UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "#"):
                index = end(of: bytes, from: start + 1, where: isOfTag)
                if index > start + 1, !isInner { found.append(start..<index) }
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let isSigned = !isDigit(bytes[start])
                index = end(of: bytes, from: isSigned ? start + 1 : start, where: isOfNumber)
                let hasDigits = index > start + (isSigned ? 1 : 0)
                let isPercent = hasDigits && index < bytes.count && bytes[index] == UInt8(ascii: "%")
                if isPercent { index += 1 }
                if hasDigits, !isJoined, isSigned && isDigit(bytes[start + 1]) || isPercent {
                    if !isPercent { index = unit(of: bytes, from: index) }
                    found.append(start..<index)
                }
            default: break
            }
            index = max(index, start + 1)
        }
        return found
    }

    /// Where a run of such signs ends, with a letter or digit as its last.
    private static func end(of bytes: [UInt8], from start: Int, where isPart: (UInt8) -> Bool) -> Int {
        let end = bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
        return bytes[start..<end].lastIndex(where: { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }).map { $0 + 1 }
            ?? start
    }

    /// Where a unit that touches a number ends: `-5°C`, `+3kg`.
    private static func unit(of bytes: [UInt8], from start: Int) -> Int {
        let sign = bytes[start...].starts(with: Array("°".utf8)) ? start + 2 : start
        return bytes[sign...].firstIndex { !isAlphanumeric($0) } ?? bytes.count
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// With what a name, tag or number begins.
    private static func isOfName(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte)
            || [UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "+")].contains(byte)
    }

    private static func isOfTag(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-")].contains(byte)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
    }
}

extension Inline {
    /// Of what somebody wrote.
    var ownOrder: OwnOrder? {
        switch self {
        case .evidence(let text), .message(let text, _), .evidenceCode(let text): OwnOrder(text)
        default: nil
        }
    }
}
