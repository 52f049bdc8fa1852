// SPDX-License-Identifier: Apache-2.0

/// An age in a short answer to a question for it: "13", "nearly fourteen", "12 f leeds".
enum StatedAge {
    /// Events between the question and the answer.
    static let reach: Int32 = 12
    /// Longer answers tell a story; what they say of an age, rules find.
    static let longest: Int32 = 40

    /// The place of an age from 6 to 17 in an answer; nil where its number may count anything else.
    static func underAge(_ text: String) -> Range<Int32>? {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "'") }
        guard (1...7).contains(words.count) else { return nil }
        for (index, word) in words.enumerated() where index <= 3 {
            guard let age = number(word) else {
                guard leaders.contains(word.lowercased()) else { return nil }
                continue
            }
            guard (6...17).contains(age) else { return nil }
            // A sign at the number, or what it counts: "17:30", "13%", "£15", "13 minutes", "13?".
            if word.endIndex < text.endIndex, ":%/+?-$€£".contains(text[word.endIndex]) { return nil }
            if word.startIndex > text.startIndex, ":/+-$€£#@".contains(text[text.index(before: word.startIndex)]) {
                return nil
            }
            if index + 1 < words.count {
                let next = words[index + 1].lowercased()
                if counted.contains(next) || Int(next) != nil { return nil }
            }
            let start = Int32(text.utf8.distance(from: text.startIndex, to: word.startIndex))
            return start..<start + Int32(word.utf8.count)
        }
        return nil
    }

    private static func number(_ word: Substring) -> Int? { Int(word) ?? spelled[word.lowercased()] }

    /// Words that may stand before the age.
    private static let leaders: Set<String> = [
        "i'm", "im", "i", "am", "only", "just", "nearly", "almost", "turned", "turning", "still", "like", "about", "um",
        "well", "ok", "age", "me", "hi", "j'ai", "ai", "tengo", "tenho", "ich", "bin", "lol", "hey", "erm", "actually",
    ]
    private static let counted: Set<String> = [
        "min", "mins", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "mile",
        "miles", "km", "people", "pounds", "quid", "dollars", "euros", "am", "pm", "times", "percent", "cats", "dogs",
        "more", "stone", "kids", "children", "per", "x",
    ]
    private static let spelled: [String: Int] = [
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "doce": 12, "trece": 13,
        "catorce": 14, "quince": 15, "doze": 12, "treze": 13, "catorze": 14, "zwölf": 12, "dreizehn": 13,
        "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    ]
}
