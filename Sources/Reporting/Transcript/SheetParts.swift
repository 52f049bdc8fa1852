// SPDX-License-Identifier: Apache-2.0

/// What was recorded, in parts that each fit on a sheet.
///
/// A row of the transcript does not break. One that is longer than a sheet would go on there without its number, and
/// nobody could tell whose words those are; it is printed as several rows, each with number, time and accounts. Lines
/// are counted roughly, by the width of the column on paper.
struct SheetParts {
    /// The parts in order; a single one for nearly every message.
    private(set) var all: [Prose] = []
    private var part = Prose()
    private var ruler = Ruler()

    /// About half a sheet: no more white stands above a row that does not break.
    private static let longest = 30
    /// About a quarter of a sheet, a third where long words leave lines half empty: three parts stand on a sheet.
    private static let usual = 14
    /// How much longer a part may be so that it ends where the writer ended a line.
    private static let slack = 3
    /// Characters that are printed of one text.
    private static let limit = 12_000

    /// Divides what stands in the cell of a message.
    init(_ body: Prose) {
        guard Self.mayBeLong(body) else {
            all = [body]
            return
        }
        let pieces = body.pieces.flatMap(Self.limited)
        var whole = Ruler()
        for piece in pieces { for segment in Segment.all(of: piece) { whole.add(segment) } }
        guard whole.lines > Self.longest else {
            all = [body]
            return
        }
        let parts = (whole.lines + Self.usual - 1) / Self.usual
        for piece in pieces { take(piece, length: (whole.lines + parts - 1) / parts) }
        if !part.isEmpty { all.append(part) }
    }

    /// Whether measuring could find more lines than a row may have.
    private static func mayBeLong(_ body: Prose) -> Bool {
        var width = 0
        for case let text? in body.pieces.map(\.recorded) {
            width += text.utf8.count * Segment.widestByte + text.utf8.count { $0 == 0x0A || $0 == 0x0D } * Ruler.width
        }
        return width > longest * Ruler.width
    }

    private mutating func take(_ piece: Inline, length: Int) {
        guard piece.recorded != nil else {
            for segment in Segment.all(of: piece) { ruler.add(segment) }
            part.pieces.append(piece)
            return
        }
        var held = ""
        for segment in Segment.all(of: piece) {
            ruler.add(segment)
            held += segment.text
            guard ruler.full >= length, segment.endsLine || ruler.full >= length + Self.slack else { continue }
            part.pieces.append(piece.holding(held))
            all.append(part)
            (part, held, ruler) = (Prose(), "", Ruler())
        }
        if !held.isEmpty { part.pieces.append(piece.holding(held)) }
    }

    /// A text up to what is printed of it, and how much is left.
    private static func limited(_ piece: Inline) -> [Inline] {
        guard let text = piece.recorded, text.unicodeScalars.count > limit else { return [piece] }
        let end = text.unicodeScalars.index(text.unicodeScalars.startIndex, offsetBy: limit)
        let rest = text.unicodeScalars[end...].count
        return [
            piece.holding(String(text.unicodeScalars[..<end])), .text(" "),
            .state("\(Figures.counted(rest, "further character")) not printed"),
        ]
    }

    /// Lines of the column.
    private struct Ruler {
        /// Letters of a line.
        static let width = 36
        /// Lines that are full.
        private(set) var full = 0
        private var column = 0

        var lines: Int { full + (column > 0 ? 1 : 0) }

        mutating func add(_ segment: Segment) {
            if column > 0, column + segment.width > Self.width { (full, column) = (full + 1, 0) }
            column += segment.width
            if segment.endsLine { (full, column) = (full + 1, 0) }
        }
    }

    /// A word with the blank behind it, or as much of a longer one as stands on a line.
    private struct Segment {
        var text = ""
        var width = 0
        var endsLine = false

        /// An emoji with its name, by the bytes that it takes at least.
        static let widestByte = 8

        static func all(of piece: Inline) -> [Segment] {
            guard let text = piece.recorded else { return [Segment(width: piece.length)] }
            var found: [Segment] = []
            var segment = Segment()
            var names = 0
            var previous: Character?
            for character in text {
                let isNamed = names < VisibleText.nameLimit && character != previous
                let (width, isEmoji) = Self.width(of: character, isNamed: isNamed)
                if isEmoji, isNamed { names += 1 }
                segment.text.append(character)
                segment.width += width
                segment.endsLine = character.isNewline
                previous = character
                if character.isWhitespace || segment.width >= Ruler.width {
                    found.append(segment)
                    segment = Segment()
                }
            }
            return segment.text.isEmpty ? found : found + [segment]
        }

        private static func width(of character: Character, isNamed: Bool) -> (Int, isEmoji: Bool) {
            guard let first = character.unicodeScalars.first else { return (0, false) }
            if character.isNewline { return (0, false) }
            if first.value >= 0x20, first.value < 0x7F { return (1, false) }
            if first.properties.isEmojiPresentation { return (isNamed ? 24 : 2, true) }
            let hidden = character.unicodeScalars.count(where: VisibleText.isHidden)
            // A number in a frame stands for each.
            if hidden > 0 { return (hidden * 8 + 1, false) }
            return (isWide(first.value) ? 2 : 1, false)
        }

        /// Signs of Chinese, Japanese and Korean, and letters as wide as these.
        private static func isWide(_ value: UInt32) -> Bool {
            switch value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0x20000...0x3FFFD:
                true
            default: false
            }
        }
    }
}

extension Inline {
    /// What somebody wrote, where it may be long.
    fileprivate var recorded: String? {
        switch self {
        case .evidence(let text), .message(let text, _): text
        default: nil
        }
    }

    /// The same kind of piece with another text.
    fileprivate func holding(_ text: String) -> Inline {
        if case .message(_, let language) = self { return .message(text, language: language) }
        return .evidence(text)
    }
}
