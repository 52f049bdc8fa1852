// SPDX-License-Identifier: Apache-2.0

import Redaction

/// A text of several levels as nested elements: one for each stretch of a higher level, in its direction, as rule L2 turns it.
///
/// What is of one level within holds words alone that are drawn in that direction by themselves, so that it does not matter
/// where a line is broken. A word that may be wider than a column is a block where that can be: it goes to the next line whole, and
/// is broken only where it is wider than that. Elsewhere the renderer breaks the first word of an element rather than to begin a
/// line with it.
struct DirectedText {
    let units: [Unit]
    let levels: [Int]
    let base: Int
    /// How much stands without a blank, at each letter of it.
    private let chains: [Int]
    /// Whether words may be blocks: the text ends what it stands in.
    private let hasBlocks: Bool

    /// Nil where a renderer that takes the direction of a line from its first letter draws the text as it is.
    init?(_ text: ArraySlice<UInt8>, goesRight: Bool?, hasBlocks: Bool) {
        self.hasBlocks = hasBlocks
        // The first letter that may go from right to left begins with this byte.
        guard text.contains(where: { $0 >= 0xD6 }) else { return nil }
        units = Unit.units(of: text)
        chains = Self.chains(units)
        let resolved = WritingLevels(units.map(\.scalar), goesRight: goesRight)
        (base, levels) = (resolved.base, resolved.all)
        let isMixed = levels.contains { $0 != resolved.base }
        guard isMixed || base == 1 && units.contains(where: \.isElement) else { return nil }
    }

    var html: [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < units.count {
            if units[index].isBarrier {
                out += units[index].markup
                index += 1
            } else {
                let end = units[index...].firstIndex(where: \.isBarrier) ?? units.count
                out += stretch(index..<end, base, hasBlocks ? .blocks : .inline)
                index = end
            }
        }
        return out
    }

    /// What is drawn one behind the other, in the direction of what it stands in.
    private enum Piece {
        case blank([UInt8])
        /// A word that a line may begin or end with.
        case word([UInt8])
        case element([UInt8])
        case block([UInt8])

        var isBlock: Bool {
            if case .block = self { true } else { false }
        }
    }

    /// How long words are kept whole.
    private enum Care {
        /// Each is a block.
        case blocks
        /// None is.
        ///
        /// WeasyPrint 57 fails on a block in an element that it breaks a second time, because what touches the element's end has no room.
        case inline
        /// They stand in a block already.
        case none
    }

    /// A stretch of which nothing is below a level.
    private func stretch(_ range: Range<Int>, _ level: Int, _ care: Care) -> [UInt8] {
        var pieces: [Piece] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let end = end(from: index, in: range)
            if care == .blocks, isWhole(index..<end, in: range, level) {
                // The element within makes each of its words the first of a line, which may be broken.
                let parts = Self.span(stretch(index..<end, level, .none), " dir=\"\(Self.direction(level))\"")
                pieces.append(.block(block(parts, level)))
                index = end
            } else if levels[index] > level {
                let end = levels[index..<range.upperBound].firstIndex { $0 <= level } ?? range.upperBound
                // Numbers among letters from left to right are two levels above them.
                let next = (levels[index..<end].min() ?? level + 1) % 2 == level % 2 ? level + 2 : level + 1
                let inner = stretch(index..<end, next, care == .blocks && isTouched(index..<end) ? .inline : care)
                pieces.append(.element(Self.span(inner, " dir=\"\(Self.direction(next))\"")))
                index = end
            } else if units[index].isElement {
                pieces.append(element(at: index, care))
                index += 1
            } else if units[index].isBlank {
                // A sign goes with what stands before the blank, but a block that fills the line has no room for it.
                let isOpen = pieces.last?.isBlock ?? false && isTouched(range.lowerBound..<index)
                pieces.append(.blank(units[index].markup + (isOpen ? Array("\u{200B}".utf8) : [])))
                index += 1
            } else {
                let end = levels[index..<end].firstIndex { $0 != level } ?? end
                pieces.append(word(units[index..<end], level, care))
                index = end
            }
        }
        return Self.joined(pieces)
    }

    /// The end of the word, blank or element at a place.
    private func end(from index: Int, in range: Range<Int>) -> Int {
        guard units[index].isOfWord else { return index + 1 }
        return units[index..<range.upperBound].firstIndex { !$0.isOfWord } ?? range.upperBound
    }

    /// Whether a word of several levels stands by itself in what it stands in, no part of it joined to the word beside it.
    private func isWhole(_ word: Range<Int>, in range: Range<Int>, _ level: Int) -> Bool {
        guard levels[word].contains(level), levels[word].contains(where: { $0 != level }) else { return false }
        func isApart(_ place: Int) -> Bool {
            !range.contains(place) || !units[place].isOfWord && levels[place] == level
        }
        return isApart(word.lowerBound - 1) && isApart(word.upperBound)
    }

    /// Whether no line may begin with what follows a stretch: the rest of its word, or a sign such as `!`, which no blank parts
    /// from what it stands behind.
    private func isTouched(_ range: Range<Int>) -> Bool {
        guard range.upperBound < units.count, !units[range.upperBound].isBarrier else { return false }
        guard units[range.upperBound].isBlank, let next = units[range.upperBound...].first(where: { !$0.isBlank })
        else {
            return true
        }
        return next.isElement ? next.isApart : !next.isBarrier && !Self.beginsLines(next.scalar)
    }

    /// Letters, numbers and signs before which UAX #14 breaks a line behind a blank; of others some may.
    private static func beginsLines(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
        return switch scalar.properties.generalCategory {
        case .openPunctuation, .currencySymbol, .otherSymbol: true
        default: ["@", "#", "&", "+", "-", "=", "\"", "\u{2013}", "\u{2014}"].contains(scalar)
        }
    }

    /// An element of the page; an identifier in one goes to the next line whole, as a word does.
    private func element(at index: Int, _ care: Care) -> Piece {
        let unit = units[index]
        guard unit.isIdentifier else { return .element(unit.unbroken) }
        switch care {
        case .none: return .element(unit.markup)
        case .blocks where chains[index] == unit.length: return .block(unit.styled(Self.blockStyle))
        case .blocks, .inline:
            let longest = hasBlocks ? Self.longestOfMessage : Self.longest
            return .element(chains[index] > longest ? unit.markup : unit.styled(Self.unbroken))
        }
    }

    /// A word of one level, or a part of one.
    private func word(_ word: ArraySlice<Unit>, _ level: Int, _ care: Care) -> Piece {
        let isRight = level % 2 == 1
        // Such a word the renderer draws from the left.
        let isTurned = isRight && !word.contains { WritingLevels.isRight($0.scalar) }
        let text = isTurned ? Self.turned(word) : word.flatMap(\.markup)
        let longest = hasBlocks ? Self.longestOfMessage : Self.longest
        switch care {
        case .none: return .element(Self.span(text, ""))
        case .blocks where Self.isBroken(word) && chains[word.startIndex] == word.count:
            return .block(block(text, level))
        case .blocks, .inline: if chains[word.startIndex] > longest { return .element(Self.span(text, "")) }
        }
        // Signs in another order have other places to break.
        return isTurned ? .element(Self.span(text, " style=\"white-space:nowrap\"")) : .word(text)
    }

    /// Signs as they are drawn from the right, with the mirrored one for each: a renderer draws them from the left.
    private static func turned(_ word: ArraySlice<Unit>) -> [UInt8] {
        var signs = String.UnicodeScalarView()
        signs.append(contentsOf: word.map(\.scalar))
        return String(signs).reversed().flatMap { sign -> [UInt8] in
            let scalars = sign.unicodeScalars
            guard let first = scalars.first, scalars.count == 1 else { return Array(String(sign).utf8) }
            let mirrored = WritingLevels.mirrored(first)
            return switch mirrored {
            case "<": Array("&lt;".utf8)
            case ">": Array("&gt;".utf8)
            case "&": Array("&amp;".utf8)
            default: Array(String(mirrored).utf8)
            }
        }
    }

    /// Words in one element where they follow each other, with the blanks between.
    ///
    /// Blanks at its ends stand beside the element: WeasyPrint draws none at the edge of one that breaks over lines.
    private static func joined(_ pieces: [Piece]) -> [UInt8] {
        var out: [UInt8] = []
        var (words, blanks): ([UInt8], [UInt8]) = ([], [])
        func close() {
            if !words.isEmpty { out += span(words, unbroken) }
            out += blanks
            (words, blanks) = ([], [])
        }
        for piece in pieces {
            switch piece {
            case .blank(let markup): blanks += markup
            case .word(let markup):
                if words.isEmpty {
                    out += blanks
                    words = markup
                } else {
                    words += blanks + markup
                }
                blanks = []
            case .element(let markup), .block(let markup):
                close()
                out += markup
            }
        }
        close()
        return out
    }

    private static let blockStyle = " style=\"display:inline-block;max-width:100%;text-indent:0\""
    private static let unbroken = " style=\"overflow-wrap:normal\""
    /// Shorter words fit the narrowest column.
    private static let longest = 10
    /// Shorter words fit the column of messages.
    private static let longestOfMessage = 24

    private static func chains(_ units: [Unit]) -> [Int] {
        var chains = Array(repeating: 0, count: units.count)
        var index = 0
        while index < units.count {
            let end = units[index...].firstIndex { $0.isBlank || $0.isBarrier || $0.isApart } ?? units.count
            // An element is some letters, which may be many.
            let length = units[index..<end].reduce(0) { $0 + $1.length }
            for place in index..<end { chains[place] = length }
            index = max(end, index + 1)
        }
        return chains
    }

    /// Signs behind which a renderer may break a word.
    private static let breaks: Set<Unicode.Scalar> = ["-", "/", "?", "!", "|", "}", "%", "\u{2013}", "\u{2014}"]

    private static func isBroken(_ word: ArraySlice<Unit>) -> Bool {
        word.count > longest || word.dropLast().contains { breaks.contains($0.scalar) }
    }

    private func block(_ text: [UInt8], _ level: Int) -> [UInt8] {
        Self.span(text, " dir=\"\(Self.direction(level))\"" + Self.blockStyle)
    }

    private static func direction(_ level: Int) -> String { level % 2 == 1 ? "rtl" : "ltr" }

    private static func span(_ text: [UInt8], _ attributes: String) -> [UInt8] {
        Array("<span\(attributes)>".utf8) + text + Array("</span>".utf8)
    }
}

extension DirectedText {
    /// What counts as one letter of a text: a letter, an entity, or an element in it, which has its own direction.
    struct Unit {
        var scalar: Unicode.Scalar
        var markup: [UInt8]
        var isElement = false
        /// A tag or a line end, which no element holds.
        var isBarrier = false

        var isBlank: Bool { !isElement && (scalar == " " || scalar == "\t") }
        /// An element that begins with a blank.
        var isApart: Bool {
            guard isElement, let end = markup.firstIndex(of: UInt8(ascii: ">")) else { return false }
            return markup[end...].dropFirst().first == 0x20
        }
        var isOfWord: Bool { !isElement && !isBlank && !isBarrier }

        /// An element of the report for what keeps its own order.
        var isIdentifier: Bool { isElement && markup.starts(with: Array("<span class=\"id".utf8)) }

        /// Letters that stand together; of an element of the program some, which may be many.
        var length: Int {
            guard isElement else { return 1 }
            guard isIdentifier else { return markup.count }
            var (count, isTag) = (0, false)
            for byte in markup {
                if byte == UInt8(ascii: "<") { isTag = true }
                if !isTag, byte & 0xC0 != 0x80 { count += 1 }
                if byte == UInt8(ascii: ">") { isTag = false }
            }
            return count
        }

        /// The element with a further attribute.
        func styled(_ attribute: String) -> [UInt8] {
            guard let end = markup.firstIndex(of: UInt8(ascii: ">")) else { return markup }
            return markup[..<end] + Array(attribute.utf8) + markup[end...]
        }

        /// The element, where it begins with a blank with no word of it broken: a line may begin with each.
        var unbroken: [UInt8] {
            guard isApart, let end = markup.firstIndex(of: UInt8(ascii: ">")),
                markup[..<end].firstRange(of: Array(" style=".utf8)) == nil
            else { return markup }
            return styled(DirectedText.unbroken)
        }

        static func units(of text: ArraySlice<UInt8>) -> [Unit] {
            var units: [Unit] = []
            var rest = text
            while let byte = rest.first {
                let unit =
                    switch byte {
                    case UInt8(ascii: "<"): element(at: rest)
                    case UInt8(ascii: "&"): entity(at: rest)
                    default: letter(at: rest)
                    }
                units.append(unit)
                rest = rest.dropFirst(unit.markup.count)
            }
            return units
        }

        private static func element(at rest: ArraySlice<UInt8>) -> Unit {
            let tag = DirectedPage.tag(at: rest)
            let name = DirectedPage.name(of: tag)
            if name == Array("span".utf8), let end = end(of: rest) {
                return Unit(scalar: "\u{FFFC}", markup: Array(rest[..<end]), isElement: true)
            }
            return Unit(scalar: name == Array("br".utf8) ? "\n" : "\u{FFFC}", markup: Array(tag), isBarrier: true)
        }

        /// The end of an element with what stands in it: numbers of hidden characters in an identifier.
        private static func end(of rest: ArraySlice<UInt8>) -> Int? {
            let (open, close) = (Array("<span".utf8), Array("</span>".utf8))
            var (depth, place) = (0, rest.startIndex)
            while let next = rest[place...].firstIndex(of: UInt8(ascii: "<")) {
                if rest[next...].starts(with: open) { depth += 1 }
                if rest[next...].starts(with: close) { depth -= 1 }
                if depth == 0 { return next + close.count }
                place = next + 1
            }
            return nil
        }

        private static func entity(at rest: ArraySlice<UInt8>) -> Unit {
            let length = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")).map { $0 - rest.startIndex + 1 } ?? 1
            let markup = Array(rest.prefix(length))
            let scalar = String(decoding: MarkupEntity.undone(markup), as: UTF8.self).unicodeScalars.first
            return Unit(scalar: scalar ?? "&", markup: markup)
        }

        private static func letter(at rest: ArraySlice<UInt8>) -> Unit {
            let byte = rest.first ?? 0
            let markup = Array(rest.prefix(byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2))
            let scalar = String(decoding: markup, as: UTF8.self).unicodeScalars.first ?? " "
            return Unit(scalar: scalar, markup: markup, isBarrier: scalar == "\n")
        }
    }
}
