// SPDX-License-Identifier: Apache-2.0

/// A text split so that each reader sees what it holds and no renderer can mistake it for markup.
///
/// Characters without a shape (controls, direction marks, zero-width characters, private use) become `hidden` runs
/// with their number; an emoji is followed by its name. A character that means something in HTML always stands in a
/// run of its own: the template engine escapes by grapheme, and a mark that joins a `<` would keep it from seeing it.
struct VisibleText {
    enum Run: Hashable {
        case text(String)
        case hidden(String)
        case name(String)
        /// One that may be wider than a column, and is broken.
        case longName(String)
        case omitted(Int)
        /// What keeps its own order begins, with the class of its length; `close` ends it.
        case open(String)
        case close
    }

    /// Names of emoji are printed for so many different places in one text.
    static let nameLimit = 40

    private(set) var runs: [Run] = []
    private var pending = ""
    private var names = 0
    /// What keeps its own order and is still to come, the last first, and where the open one ends.
    private var stretches: [OwnOrder.Stretch] = []
    private var end: Int?

    /// Splits a text of the record, printing at most so many scalars of it.
    init(_ text: String, limit: Int = 12_000, namesEmoji: Bool = true) {
        // Words of the program are of one direction, and have places to break.
        if namesEmoji, text.utf8.count >= 8 { stretches = OwnOrder(text, limit: limit).stretches.reversed() }
        if stretches.isEmpty, Self.isPlain(text), text.utf8.count <= limit {
            pending = text
        } else {
            read(text, limit: limit, namesEmoji: namesEmoji)
        }
        flush()
        if end != nil { runs.append(.close) }
    }

    /// Begins or ends at a place what keeps its own order.
    private mutating func mark(_ place: Int) {
        if let end, place >= end {
            flush()
            runs.append(.close)
            self.end = nil
        }
        guard let next = stretches.last, place >= next.span.lowerBound else { return }
        stretches.removeLast()
        // A sign joined to its whole took it along.
        guard place < next.span.upperBound else { return }
        flush()
        runs.append(.open(next.size.isEmpty ? "id" : "id \(next.size)"))
        end = next.span.upperBound
    }

    private mutating func read(_ text: String, limit: Int, namesEmoji: Bool) {
        var printed = 0
        var index = text.startIndex
        while index < text.endIndex {
            if end != nil || !stretches.isEmpty { mark(text.utf8.distance(from: text.startIndex, to: index)) }
            let character = text[index]
            let scalars = character.unicodeScalars
            // A mark heap on one letter is cut like any long text.
            if printed >= limit {
                flush()
                runs.append(.omitted(text.unicodeScalars[index...].count))
                return
            }
            let next = text.index(after: index)
            if Self.isEmoji(character), scalars.count <= 16 {
                pending.append(character)
                printed += scalars.count
                var count = 1
                var end = next
                while end < text.endIndex, text[end] == character, printed < limit {
                    pending.append(character)
                    printed += scalars.count
                    count += 1
                    end = text.index(after: end)
                }
                if namesEmoji { name(character, count) }
                index = end
                continue
            }
            var previous: Unicode.Scalar?
            for scalar in scalars.prefix(64) {
                add(scalar, after: previous, isAlone: scalars.count == 1)
                previous = scalar
                printed += 1
            }
            if scalars.count > 64 {
                flush()
                runs.append(.omitted(scalars.count - 64))
            }
            index = next
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, isAlone: Bool) {
        switch scalar {
        case "\n":
            pending.unicodeScalars.append(scalar)
        case "<", ">", "&", "\"", "'":
            flush()
            runs.append(.text(String(Character(scalar))))
        case "\r":
            // Swift joins a carriage return and a line feed into one character; alone it ends a line too.
            if isAlone { pending.append("\n") }
        default:
            if Self.isHidden(scalar), !Self.joinsLetters(scalar, after: previous) {
                flush()
                runs.append(.hidden("U+" + Self.hex(scalar.value)))
            } else {
                pending.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func name(_ character: Character, _ count: Int) {
        guard names < Self.nameLimit else { return }
        names += 1
        if let name = Self.region(of: character).map({ "flag: \($0)" }) ?? EmojiSequences.name(of: character) {
            flush()
            append(name: "(\(name)\(count > 1 ? " ×\(count)" : ""))")
            return
        }
        var words: [String] = []
        for scalar in character.unicodeScalars {
            guard let name = scalar.properties.name, !Self.isHidden(scalar) else { continue }
            if scalar.value == 0xFE0F || scalar.value == 0x20E3 { continue }
            words.append(Self.tones[scalar.value] ?? name.lowercased())
        }
        guard !words.isEmpty else { return }
        flush()
        append(name: "(" + words.joined(separator: ", ") + (count > 1 ? " ×\(count)" : "") + ")")
    }

    private mutating func append(name: String) {
        runs.append(name.count > Self.shortName ? .longName(name) : .name(name))
    }

    /// What fits a line of messages behind its emoji.
    private static let shortName = 40

    /// Tones of skin by the names that people know.
    private static let tones: [UInt32: String] = [
        0x1F3FB: "light skin tone", 0x1F3FC: "medium-light skin tone", 0x1F3FD: "medium skin tone",
        0x1F3FE: "medium-dark skin tone", 0x1F3FF: "dark skin tone",
    ]

    /// The region of a flag that two letters make, by its code of ISO 3166.
    private static func region(of character: Character) -> String? {
        let letters = character.unicodeScalars.map { $0.value }
        guard letters.count == 2, letters.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0) }) else { return nil }
        return letters.reduce(into: "") { text, value in
            text.unicodeScalars.append(Unicode.Scalar(UInt8(value - 0x1F1E6) + UInt8(ascii: "A")))
        }
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        runs.append(.text(pending))
        pending = ""
    }

    /// Printable ASCII and line feeds without a character of HTML.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case 0x0A: true
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
            default: byte >= 0x20 && byte < 0x7F
            }
        }
    }

    /// Digits, `#` and `*` are emoji only together with the keycap mark.
    private static func isEmoji(_ character: Character) -> Bool {
        guard !character.isASCII, let first = character.unicodeScalars.first, first.value >= 0x23 else { return false }
        if first.properties.isEmojiPresentation { return true }
        return first.properties.isEmoji
            && character.unicodeScalars.contains { $0.value == 0xFE0F || $0.value == 0x20E3 }
    }

    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        // Asked of every character, and most are these.
        if scalar.value >= 0x20, scalar.value < 0x7F { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: true
        case .spaceSeparator: scalar != " "
        default: scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{FFFD}"
        }
    }

    /// Joiners shape the letters of Arabic and Indic scripts; there they are spelling, not disguise.
    private static func joinsLetters(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        guard scalar.value == 0x200C || scalar.value == 0x200D, let previous else { return false }
        return (0x0600...0x0DFF).contains(previous.value)
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
