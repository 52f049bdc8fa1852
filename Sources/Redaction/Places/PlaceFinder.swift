// SPDX-License-Identifier: Apache-2.0

/// Finds words of English texts that tell where somebody is to be found: schools, streets, towns, relatives by name.
///
/// It knows ways of putting it, not the places of the world. What it misses the investigator lists; the schedule of a
/// produced set says so.
enum PlaceFinder {
    struct Found: Hashable {
        var text: String
        var kind: RedactionClass
    }

    private struct Word {
        var text: Substring
        var lower: String
        var isCapital: Bool
        /// Whether nothing but a blank stands before it.
        var isNext: Bool
    }

    private static let schools: Set<String> = [
        "school", "academy", "college", "university", "primary", "secondary", "grammar", "infants", "juniors",
    ]
    private static let kin: Set<String> = [
        "mum", "mom", "mam", "dad", "sister", "brother", "mother", "father", "nan", "nana", "gran", "grandma",
        "grandad",
        "aunt", "auntie", "aunty", "uncle", "cousin", "son", "daughter", "wife", "husband", "stepdad", "stepmum",
        "boyfriend", "girlfriend", "niece", "nephew", "teacher", "mate",
    ]
    private static let between: Set<String> = ["is", "called", "named", "was", "name", "names", "s"]
    private static let streets: Set<String> = [
        "street", "road", "avenue", "lane", "close", "drive", "crescent", "gardens", "terrace", "grove", "way", "st",
        "rd", "ave", "court", "square", "hill", "row", "mews",
    ]
    private static let dwelling: Set<String> = ["in", "at", "near", "from", "by", "on"]
    private static let living: Set<String> = ["live", "lives", "living", "lived", "based", "staying", "move", "moved"]

    /// What the text tells, as written.
    static func names(in text: String) -> [Found] {
        guard text.utf8.count >= 6 else { return [] }
        let words = Self.words(of: text)
        var found: [Found] = []
        for index in words.indices {
            let word = words[index].lower
            if Self.schools.contains(word) { found += Self.school(words, index) }
            if Self.kin.contains(word) { found += Self.relative(words, index) }
            if Self.streets.contains(word) { found += Self.street(words, index) }
            if word == "name" || word == "names" || word == "call" { found += Self.ownName(words, index) }
            if Self.dwelling.contains(word) { found += Self.town(words, index) }
        }
        return found
    }

    /// The capitalised words before a word for a school: `Riverside High School`.
    private static func school(_ words: [Word], _ index: Int) -> [Found] {
        var start = index
        while start > 0, index - start < 5, words[start].isNext,
            isProper(words[start - 1]) || isMiddle(words, start - 1)
        {
            start -= 1
        }
        if start < index {
            var end = index
            while end + 1 < words.count, words[end + 1].isNext, schools.contains(words[end + 1].lower) { end += 1 }
            return [Found(text: joined(words[start...end]), kind: .school)]
        }
        // "University of …".
        if index + 2 < words.count, words[index + 1].lower == "of", isProper(words[index + 2]) {
            return [Found(text: joined(words[index...(index + 2)]), kind: .school)]
        }
        return []
    }

    private static func isMiddle(_ words: [Word], _ index: Int) -> Bool {
        ["high", "st", "of", "the"].contains(words[index].lower) && words[index].isCapital
    }

    /// `my sister Emily`, `her mum is called Sarah`.
    private static func relative(_ words: [Word], _ index: Int) -> [Found] {
        var next = index + 1
        while next < words.count, next - index < 4, between.contains(words[next].lower) { next += 1 }
        guard next < words.count, next == index + 1 ? words[next].isNext : true, isProper(words[next]) else {
            return []
        }
        var end = next
        if end + 1 < words.count, words[end + 1].isNext, isProper(words[end + 1]) { end += 1 }
        return [Found(text: joined(words[next...end]), kind: .family)]
    }

    /// `my name is Ruth`, `call me Ruth`.
    private static func ownName(_ words: [Word], _ index: Int) -> [Found] {
        let isCalled = words[index].lower == "call"
        var next = index + 1
        if isCalled {
            guard next < words.count, words[next].lower == "me" else { return [] }
            next += 1
        } else {
            guard index > 0, ["my", "real", "full", "first", "last", "her", "his"].contains(words[index - 1].lower)
            else {
                return []
            }
            while next < words.count, next - index < 3, between.contains(words[next].lower) { next += 1 }
        }
        guard next < words.count, words[next].text.count >= 3, !OrdinaryWords.contains(words[next].lower) else {
            return []
        }
        var end = next
        if end + 1 < words.count, words[end + 1].isNext, isProper(words[end + 1]) { end += 1 }
        return [Found(text: joined(words[next...end]), kind: .person)]
    }

    /// `12 Acacia Road`: the word before is the street's own.
    private static func street(_ words: [Word], _ index: Int) -> [Found] {
        var start = index
        while start > 0, index - start < 3, words[start].isNext, isProper(words[start - 1]) { start -= 1 }
        return start < index ? [Found(text: joined(words[start...index]), kind: .place)] : []
    }

    /// `I live in Exampleton`, `I'm from Exampleton`.
    private static func town(_ words: [Word], _ index: Int) -> [Found] {
        guard index > 0, index + 1 < words.count else { return [] }
        let before = words[max(0, index - 3)..<index].map(\.lower)
        let isFrom = words[index].lower == "from" && before.contains { ["im", "i'm", "am", "you", "i’m"].contains($0) }
        guard isFrom || before.contains(where: living.contains) else { return [] }
        var end = index
        while end + 1 < words.count, end - index < 3, words[end + 1].isNext, isProper(words[end + 1]) { end += 1 }
        return end > index ? [Found(text: joined(words[(index + 1)...end]), kind: .place)] : []
    }

    private static func isProper(_ word: Word) -> Bool {
        word.isCapital && word.text.count >= 3 && !OrdinaryWords.contains(word.lower)
    }

    private static func joined(_ words: ArraySlice<Word>) -> String {
        words.map { String($0.text) }.joined(separator: " ")
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        var lastEnd: String.Index?
        let view = text.unicodeScalars
        func close(_ end: String.Index) {
            guard let begin = start else { return }
            let word = text[begin..<end]
            let isNext = lastEnd.map { last in
                let gap = view[last..<begin]
                return gap.count <= 2 && gap.allSatisfy { $0 == " " || $0 == "." || $0 == "\u{A0}" }
            }
            words.append(
                Word(
                    text: word, lower: word.lowercased(), isCapital: word.first?.isUppercase ?? false,
                    isNext: isNext ?? false))
            lastEnd = end
            start = nil
        }
        for index in view.indices {
            let scalar = view[index]
            let isPart = scalar.properties.isAlphabetic || (start != nil && (scalar == "'" || scalar == "’"))
            if isPart {
                if start == nil { start = index }
            } else {
                close(index)
            }
        }
        close(view.endIndex)
        return words
    }
}
