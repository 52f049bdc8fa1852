// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Names of people and places in a message, by their capitals alone, so that it holds in every language with capitals.
///
/// It cannot tell a person from a firm, and sees nothing where somebody writes without capitals or only in them.
struct NameLists {
    /// Something that stands in a list: its words, and how many begin with a capital.
    private struct Item {
        var words = 0
        var capitals = 0
        var beginsWithCapital = false
        var beginsSentence = false

        /// One capital before other words is the beginning of a sentence, not a name.
        var isName: Bool {
            guard capitals > 0, words <= 6 else { return false }
            if capitals == 1 && beginsWithCapital && (words > 1 || beginsSentence) { return false }
            return capitals * 2 >= words || words <= 3
        }
    }

    /// Items of a list that are names.
    private(set) var listed = 0
    /// Stretches of two and more words with capitals.
    private(set) var fullNames = 0
    /// Whether the message is little more than a name.
    private(set) var isBareName = false

    /// Reads a message.
    init(in text: String) {
        let words = Self.words(of: text)
        // Somebody who shouts in capitals names nobody.
        guard words.contains(where: { $0.text.contains(where: \.isLowercase) }) else { return }
        var item = Item()
        item.beginsSentence = true
        var run = 0
        var total = (words: 0, capitals: 0)
        for word in words {
            if word.text.isEmpty {
                close(&item)
                item.beginsSentence = word.endsSentence
                closeRun(&run)
                continue
            }
            total.words += 1
            total.capitals += word.isName ? 1 : 0
            if item.words == 0 { item.beginsWithCapital = word.isName }
            item.words += 1
            item.capitals += word.isName ? 1 : 0
            if word.isName { run += 1 } else { closeRun(&run) }
        }
        close(&item)
        closeRun(&run)
        isBareName =
            (2...6).contains(total.words) && total.capitals >= 2 && fullNames >= 1
            && !text.contains(where: { $0 == "?" || $0 == "!" || $0 == "'" || $0 == "’" })
    }

    private mutating func close(_ item: inout Item) {
        listed += item.isName ? 1 : 0
        item = Item()
    }

    private mutating func closeRun(_ run: inout Int) {
        fullNames += run >= 2 ? 1 : 0
        run = 0
    }

    /// Whether a name stands in a stretch of the bytes of a message, its first word apart, or within three words behind
    /// it in the same sentence.
    ///
    /// Where every noun has a capital only the next word behind it may be one.
    static func stands(at span: Range<Int32>, in text: String, capitalsAreNouns: Bool = false) -> Bool {
        let utf8 = text.utf8
        guard let start = utf8.index(utf8.startIndex, offsetBy: Int(span.lowerBound), limitedBy: utf8.endIndex),
            let end = utf8.index(utf8.startIndex, offsetBy: Int(span.upperBound), limitedBy: utf8.endIndex)
        else { return false }
        let within = words(of: String(decoding: utf8[start..<end], as: UTF8.self))
        if !capitalsAreNouns, within.dropFirst().contains(where: \.isName) { return true }
        for word in words(of: String(decoding: utf8[end...].prefix(80), as: UTF8.self)).prefix(capitalsAreNouns ? 1 : 3)
        {
            if word.text.isEmpty { return false }
            if word.isName { return true }
        }
        return false
    }

    private struct Word {
        /// Empty between two items of a list or two sentences.
        var text: Substring
        var endsSentence = false
        /// A capital with small letters behind it.
        var isName: Bool {
            guard text.count >= 3, let first = text.first, first.isUppercase else { return false }
            return text.dropFirst().contains(where: \.isLowercase)
        }
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        let bounds: Set<Character> = [",", ";", ".", "!", "?", "&", "+", "/", "\n", "\r\n"]
        for piece in text.split(separator: " ") {
            var piece = piece
            while let first = piece.first, !first.isLetter, !first.isNumber, !bounds.contains(first) {
                piece.removeFirst()
            }
            let trailing = piece.reversed().prefix { !$0.isLetter && !$0.isNumber }
            let isBound = trailing.contains(where: bounds.contains)
            piece = piece.dropLast(trailing.count)
            for (index, part) in piece.split(whereSeparator: bounds.contains).enumerated() {
                if index > 0 { words.append(Word(text: "")) }
                words.append(Word(text: part))
            }
            if isBound {
                words.append(Word(text: "", endsSentence: trailing.contains { ".!?".contains($0) }))
            }
        }
        return words
    }
}
