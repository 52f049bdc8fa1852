// SPDX-License-Identifier: Apache-2.0

/// An age under 18 in a short answer or question: "13", "nearly fourteen", "12 f leeds", "yeah 16", "year 8".
enum StatedAge {
    /// Messages of the talk between the question and the answer.
    static let reach = 12
    /// Longer answers tell a story; what they say of an age, rules find.
    static let longest: Int32 = 40
    /// Messages between an age that one supposes and a plain yes.
    static let reachOfYes = 3
    /// Longer questions put more than an age.
    static let longestQuestion: Int32 = 90

    /// The place of an age from 6 to 17 in an answer; nil where its number may count anything else.
    static func underAge(_ text: String) -> Range<Int32>? {
        let words = words(of: text)
        guard (1...8).contains(words.count) else { return nil }
        for (index, word) in words.enumerated() where index <= 4 {
            guard let age = AgeWords.number(word), index + 1 == words.count || !AgeWords.isAmbiguous(word) else {
                guard AgeWords.leaders.contains(word.lowercased()) else { return schoolYear(words, from: index, text) }
                continue
            }
            if !(6...17).contains(age) || !isAge(index, words, text) { return schoolYear(words, from: index, text) }
            return place(of: word, in: text)
        }
        return nil
    }

    /// The age under 18 that a question supposes of the other: "15 right?", "u 14?"; nil for a bound, "over 16?".
    static func supposed(_ text: String) -> Int? {
        let words = words(of: text)
        let ages = words.indices.filter { index in
            guard let age = AgeWords.number(words[index]), (6...17).contains(age) else { return false }
            let before = index > 0 ? words[index - 1].lowercased() : ""
            return !AgeWords.bounds.contains(before) && isAge(index, words, text, inQuestion: true)
        }
        guard ages.count == 1, let age = AgeWords.number(words[ages[0]]) else { return nil }
        return age
    }

    /// The place of an agreeing word, or of the same number, in a short answer.
    static func agrees(_ text: String, to age: Int) -> Range<Int32>? {
        let words = words(of: text)
        guard (1...8).contains(words.count), let first = words.first else { return nil }
        if let same = words.first(where: { AgeWords.number($0) == age }) { return place(of: same, in: text) }
        guard AgeWords.yes.contains(first.lowercased()) else { return nil }
        // "yes 19 last week" says another age.
        guard !words.contains(where: { AgeWords.number($0) != nil }) else { return nil }
        return place(of: first, in: text)
    }

    /// Whether the writer asks the other the same: "im 17 you?".
    static func asksBack(_ text: String) -> Bool {
        guard let last = words(of: text).last?.lowercased() else { return false }
        return AgeWords.returns.contains(last)
    }

    private static func words(of text: String) -> [Substring] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "'") }
    }

    /// A sign at the number, or what it counts: "17:30", "13%", "£15", "13 minutes", "13?".
    private static func isAge(_ index: Int, _ words: [Substring], _ text: String, inQuestion: Bool = false) -> Bool {
        let word = words[index]
        if word.endIndex < text.endIndex, ":%/+-$€£".contains(text[word.endIndex]) { return false }
        if !inQuestion, word.endIndex < text.endIndex, text[word.endIndex] == "?" { return false }
        if word.startIndex > text.startIndex, ":/+-$€£#@".contains(text[text.index(before: word.startIndex)]) {
            return false
        }
        guard index + 1 < words.count else { return true }
        let next = words[index + 1].lowercased()
        return !AgeWords.counted.contains(next) && Int(next) == nil
    }

    /// "year 8", "9th grade", "3ème": up to the twelfth, in which people are under age.
    private static func schoolYear(_ words: [Substring], from first: Int, _ text: String) -> Range<Int32>? {
        for (index, word) in words.enumerated() where index >= first && index <= 4 {
            guard AgeWords.schoolYears.contains(word.lowercased()) else { continue }
            for near in [index + 1, index - 1, index + 2] where words.indices.contains(near) {
                let digits = words[near].prefix { $0.isNumber }
                if let year = Int(digits), (3...12).contains(year) {
                    let from = min(words[near].startIndex, word.startIndex)
                    let to = max(words[near].endIndex, word.endIndex)
                    return place(of: text[from..<to], in: text)
                }
            }
        }
        return nil
    }

    private static func place(of word: Substring, in text: String) -> Range<Int32> {
        let start = Int32(text.utf8.distance(from: text.startIndex, to: word.startIndex))
        return start..<start + Int32(word.utf8.count)
    }
}
