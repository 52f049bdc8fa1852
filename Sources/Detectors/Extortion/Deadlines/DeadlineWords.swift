// SPDX-License-Identifier: Apache-2.0

/// The words of one sentence that hold times, with their places.
struct DeadlineWords {
    struct Word {
        /// Lower case, without accents; a number keeps its colon, point or stroke, `5:30`, `17/3`.
        var text: String
        /// UTF-8 offsets.
        var span: Range<Int>
        var isNumber: Bool
        /// Whether a letter had an accent.
        var isAccented: Bool { !isNumber && span.count > text.utf8.count }
    }

    private(set) var all: [Word] = []

    /// Sentences longer than this tell stories.
    private static let most = 60

    /// The words of the sentence around a place.
    init(_ text: String, around place: Range<Int>) {
        let bytes = Array(text.utf8)
        let (from, to) = Self.sentence(around: place, in: bytes)
        if bytes[from..<to].allSatisfy({ $0 < 0x80 }) {
            readPlain(bytes, from..<to)
        } else {
            read(text, from..<to)
        }
        splitElisions()
    }

    /// Words of ASCII, by their bytes: characters take ten times as long, and most sentences have no others.
    private mutating func readPlain(_ bytes: [UInt8], _ sentence: Range<Int>) {
        func isDigit(_ place: Int) -> Bool { place < sentence.upperBound && bytes[place] &- 48 < 10 }
        func isLetter(_ place: Int) -> Bool { place < sentence.upperBound && (bytes[place] | 0x20) &- 97 < 26 }
        var place = sentence.lowerBound
        while place < sentence.upperBound, all.count <= Self.most {
            let start = place
            let isNumber = isDigit(place)
            guard isNumber || isLetter(place) else {
                place += 1
                continue
            }
            place += 1
            // The word behind the last is not read to its end.
            if all.count < Self.most {
                if isNumber {
                    while isDigit(place)
                        || place < sentence.upperBound && (0x2E...0x3A).contains(bytes[place])
                            && isDigit(place + 1)
                    { place += 1 }
                } else {
                    while isLetter(place) || place < sentence.upperBound && bytes[place] == 0x27 { place += 1 }
                }
            }
            // Short ones take no memory, and decoding would ask what kind of collection this is.
            var text = String(unsafeUninitializedCapacity: place - start) { letters in
                for index in start..<place {
                    letters[index - start] = bytes[index] &- 65 < 26 ? bytes[index] | 0x20 : bytes[index]
                }
                return place - start
            }
            // "50$" is a number of no time.
            if isNumber, all.count < Self.most, place < sentence.upperBound, bytes[place] == 0x24 { text += "€" }
            all.append(Word(text: text, span: start..<place, isNumber: isNumber))
        }
    }

    private mutating func read(_ text: String, _ sentence: Range<Int>) {
        let (from, to) = (sentence.lowerBound, sentence.upperBound)
        var start = text.utf8.index(text.startIndex, offsetBy: from)
        let end = text.utf8.index(text.startIndex, offsetBy: to)
        var offset = from
        var isNumber = false
        var isOpen = false
        while start < end, all.count <= Self.most {
            let character = text[start]
            let isDigit = character.isASCII && character.isNumber
            let next = text.index(after: start)
            let joins =
                isOpen && isNumber && (character == ":" || character == "." || character == "/") && next < end
                && text[next].isASCII
                && text[next].isNumber
            let joinsLetters = isOpen && !isNumber && (character == "'" || character == "\u{2019}")
            // "50€" is a number of no time.
            if character.isCurrencySymbol, isOpen, isNumber { all[all.count - 1].text += "€" }
            let length = text[start..<next].utf8.count
            if isDigit || character.isLetter || joins || joinsLetters {
                let folded = joinsLetters ? "'" : Self.folded(character)
                if isOpen && (joins || joinsLetters || isNumber == isDigit) {
                    all[all.count - 1].text += folded
                    all[all.count - 1].span = all[all.count - 1].span.lowerBound..<offset + length
                } else {
                    all.append(Word(text: folded, span: offset..<offset + length, isNumber: isDigit))
                    isNumber = isDigit
                }
                isOpen = true
            } else {
                isOpen = false
            }
            offset += length
            start = next
        }
    }

    /// "jusqu'à" is one word of time; other elisions part.
    private mutating func splitElisions() {
        for index in all.indices where all[index].text.hasPrefix("d'ici") { all[index].text = "d'ici" }
    }

    /// Whether words of a place say that something ends: "before the shop shuts", "end of the month".
    func namesEnd(in place: Range<Int>) -> Bool {
        all.indices.contains { index in
            all[index].span.overlaps(place) && Self.ends.contains(all[index].text) && !namesWay(behind: index)
        }
    }

    /// Whether words of a place name what is to happen until then: "your lunch break", "while i brush my teeth".
    func namesEvent(in place: Range<Int>) -> Bool {
        all.contains { $0.span.overlaps(place) && Self.events.contains($0.text) }
    }

    private static let events: Set<String> = [
        "break", "cigarette", "ciggie", "fag", "smoke", "while", "shift", "song", "film", "movie", "episode", "match",
        "game", "bevor", "pause", "mittagspause", "raucherpause", "feierabend", "ladenschluss", "intervalo", "almoco",
        "almuerzo", "descanso", "breaktime", "katapusan", "uwi",
    ]

    /// "By bank" tells how to pay, and not until when.
    private func namesWay(behind index: Int) -> Bool {
        guard all[index].text == "by", index + 1 < all.count else { return false }
        let next = all[index + 1].text
        return Self.ways.contains(next) || PaymentMethod.named(in: next) != nil
    }

    private static let ways: Set<String> = [
        "card", "cards", "transfer", "wire", "gift", "apple", "google", "post", "hand",
    ]

    private static let ends: Set<String> = [
        "by", "before", "until", "till", "til", "b4", "end", "payday", "weekend", "bis", "vor", "ende", "avant",
        "jusqu'a",
        "jusqu'au", "fin", "antes", "hasta", "ate", "final", "fim", "bago", "hanggang",
    ]

    /// A letter in lower case without its accent.
    static func withoutAccent(_ character: Character) -> String { folded(character) }

    private static func folded(_ character: Character) -> String {
        let lower = character.lowercased()
        if character.isASCII { return lower }
        return accents[lower] ?? lower
    }

    private static let accents: [String: String] = [
        "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i", "î": "i",
        "ï": "i", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ú": "u", "û": "u", "ü": "u", "ù": "u", "ç": "c", "ñ": "n",
    ]

    /// From the sign that ends the sentence before to the one that ends this one; a point between digits ends nothing.
    private static func sentence(around place: Range<Int>, in bytes: [UInt8]) -> (Int, Int) {
        func ends(_ index: Int) -> Bool {
            switch bytes[index] {
            case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), 10: return true
            case UInt8(ascii: "."):
                return index + 1 >= bytes.count || !(0x30...0x39).contains(bytes[index + 1])
            default: return false
            }
        }
        var from = min(max(0, place.lowerBound), bytes.count)
        while from > 0, !ends(from - 1) { from -= 1 }
        var to = min(max(from, place.upperBound), bytes.count)
        while to < bytes.count, !ends(to) { to += 1 }
        return (from, to)
    }
}
