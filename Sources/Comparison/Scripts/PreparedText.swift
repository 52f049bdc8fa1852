// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A message as scripts are compared: words in lower case, with slots in the place of what senders change.
///
/// Addresses, handles, sums, figures, codes and the names of the people spoken to become slots, emoji and punctuation
/// vanish, so that the same script sent to another person under another name gives the same words. Scripts without
/// blanks between words (Chinese, Japanese, Thai …) are taken letter by letter.
public struct PreparedText: Hashable, Sendable, Codable {
    /// Raised when the same text may yield other words: texts of two revisions are never compared.
    public static let revision = 5

    /// Words and slots; a slot stands in angle brackets.
    public var words: [String]

    /// Takes words that were prepared before, with a blank in between.
    public init(prepared: String) {
        words = prepared.split(separator: " ").map(String.init)
    }

    /// Prepares a text; `names` are the display names of those it is said to.
    public init(_ text: String, names: [String] = []) {
        let masked = Set(names.flatMap { Self.pieces(of: Self.folded($0)) }.filter { $0.count > 2 })
        var words: [String] = []
        for piece in Self.folded(text).split(whereSeparator: \.isWhitespace) {
            if let slot = Self.slot(of: piece) {
                words.append(slot)
                continue
            }
            for word in Self.pieces(of: String(piece)) {
                words.append(
                    masked.contains(word)
                        ? "<name>" : Self.isFigure(word) ? "<number>" : LookAlikes.spelled(Self.shortened(word)))
            }
        }
        self.words = Self.joinedSums(ChatSpelling.written(words))
    }

    /// The words with a blank in between.
    public var text: String { words.joined(separator: " ") }

    /// How many words are no slots.
    public var fixedCount: Int { words.count { !Self.isSlot($0) } }

    /// Whether a word stands for something that was taken out.
    public static func isSlot(_ word: String) -> Bool { word.utf8.first == UInt8(ascii: "<") }

    private static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        let visible = text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        let whole = String(String.UnicodeScalarView(visible)).precomposedStringWithCompatibilityMapping
        return LookAlikes.undone(in: whole).lowercased()
    }

    /// Addresses, handles and codes are told from words by their shape alone.
    private static func slot(of piece: Substring) -> String? {
        let shape = piece.utf8
        if shape.contains(UInt8(ascii: ":")), piece.contains("://") { return "<address>" }
        if piece.hasPrefix("www.") { return "<address>" }
        if let at = piece.firstIndex(of: "@") {
            if at != piece.startIndex, piece[at...].contains(".") { return "<address>" }
            if at == piece.startIndex, shape.count > 2 { return "<handle>" }
        }
        if let slash = piece.firstIndex(of: "/"), piece[..<slash].contains("."), !isFigure(String(piece)) {
            return "<address>"
        }
        return isCode(piece) ? "<code>" : nil
    }

    /// Letters and figures in one run, as machines write them.
    ///
    /// A sentence has them too where nothing but signs parts its words, or where its script parts none: there the figures
    /// stand apart from words of letters alone.
    private static func isCode(_ piece: Substring) -> Bool {
        guard piece.utf8.count >= leastCode else { return false }
        let core = piece.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        let digits = core.count { $0.properties.numericType == .decimal }
        guard core.count >= leastCode, digits >= 2, digits < core.count, !core.contains(where: isWordByItself) else {
            return false
        }
        let parts = piece.split { !$0.isLetter && !$0.isNumber }
        let words = parts.count { $0.count > 1 && $0.allSatisfy(\.isLetter) }
        let mixed = parts.count { $0.contains(where: \.isLetter) && $0.contains(where: \.isNumber) }
        return words < leastWordsGlued || mixed > 0
    }

    /// Letters and figures from which on a run of both is a code.
    private static let leastCode = 14
    /// Words without a blank between them from which on a piece is a sentence.
    private static let leastWordsGlued = 4

    private static func pieces(of text: String) -> [String] {
        var found: [String] = []
        var word = String.UnicodeScalarView()
        func end() {
            if !word.isEmpty { found.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if isWordByItself(scalar) {
                end()
                found.append(String(Character(scalar)))
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || (scalar.properties.generalCategory == .nonspacingMark && !word.isEmpty)
            {
                word.append(scalar)
            } else if scalar == "'" || scalar == "\u{2019}" {
                continue
            } else if (scalar == "." || scalar == "," || scalar == ":"), word.last?.properties.numericType != nil {
                // Stays inside a figure: 1,000.50 and 19:30 are one, `44.to` is not.
                let next = scalars.index(after: index)
                if next < scalars.endIndex, scalars[next].properties.isAlphabetic { end() } else { word.append(scalar) }
            } else if currencies.contains(scalar) {
                end()
                found.append("<sum>")
            } else {
                end()
            }
        }
        end()
        return found
    }

    /// Whether an entry of `words` is of letters of a script without blanks.
    static func isOfLetters(_ word: String) -> Bool { word.unicodeScalars.first.map(isWordByItself) ?? false }

    /// How much of a word an entry of `words` is: one, or for a letter of a script without blanks what a word of such a
    /// script has letters, the other way round.
    ///
    /// About two in Chinese, two and a half in Japanese with its endings, four in Thai, Lao, Burmese and Khmer.
    public static func shareOfWord(_ word: String) -> Double {
        guard let first = word.unicodeScalars.first, isWordByItself(first) else { return 1 }
        // Signs above and below a letter cling to the blank before them when prepared words are read again.
        return word.unicodeScalars.reduce(0) { sum, scalar in
            guard isWordByItself(scalar) else { return sum }
            switch scalar.value {
            case 0x3040...0x30FF: return sum + 0.4
            case 0x3400...: return sum + 0.5
            default: return sum + 0.25
            }
        }
    }

    /// Letters of scripts that put no blanks between words.
    private static func isWordByItself(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
            0x20000...0x3134F:
            scalar.properties.isAlphabetic
        default: false
        }
    }

    private static let currencies: Set<Unicode.Scalar> = ["£", "$", "€", "¥", "₦", "₱", "₹", "₽", "₩", "₫", "₺"]
    private static let currencyWords: Set<String> = [
        "gbp", "usd", "eur", "pounds", "pound", "quid", "dollars", "dollar", "bucks", "euros", "euro", "btc", "eth",
        "usdt", "naira", "pesos", "php", "ngn", "inr",
    ]

    private static func isFigure(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first, first.properties.numericType != nil else { return false }
        // 200k, 20min and 5pm are figures; 4ever is not.
        let letters = word.unicodeScalars.count { $0.properties.isAlphabetic }
        return letters <= 3 && letters < word.unicodeScalars.count
    }

    /// A sum is one slot, whichever way its currency is written.
    private static func joinedSums(_ words: [String]) -> [String] {
        var joined: [String] = []
        for word in words {
            let isCurrency = word == "<sum>" || currencyWords.contains(word)
            if word == "<number>", joined.last == "<sum>" { continue }
            if isCurrency, let last = joined.last, last == "<number>" || last == "<sum>" {
                joined[joined.count - 1] = "<sum>"
                continue
            }
            joined.append(word)
        }
        return joined
    }

    /// Letters drawn out for emphasis count twice at most.
    private static func shortened(_ word: String) -> String {
        var out = String.UnicodeScalarView()
        var (last, run): (Unicode.Scalar?, Int) = (nil, 0)
        for scalar in word.unicodeScalars {
            run = scalar == last ? run + 1 : 1
            last = scalar
            if run <= 2 { out.append(scalar) }
        }
        while let end = out.last, end == "." || end == "," || end == ":" { out.removeLast() }
        return String(out)
    }
}
