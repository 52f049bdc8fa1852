// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the bare characters of a short message may mean inside a frame: a countdown, a sum, a list of names.
///
/// No rule can tell "8" or "600" apart from any other number; the frame around them can.
struct BareText {
    /// A number between 1 and 60 that stands alone: a countdown.
    private(set) var countdown: Range<Int32>?
    /// Few words, so that a number among them is likely the point.
    private(set) var isBrief = false
    /// Numbers that may be sums, as written without separators.
    private(set) var sums: [(value: Int, span: Range<Int32>)] = []
    /// Words with a capital that begin no sentence, folded.
    private(set) var names: [(name: String, span: Range<Int32>)] = []
    /// Times of day: `9:55`, `9pm`.
    private(set) var times: [Range<Int32>] = []
    /// The whole message is one name, perhaps with a role: "Paul Tanner", "elena, mom".
    private(set) var isName = false
    /// All words of four letters and more, folded.
    private(set) var words: [(name: String, span: Range<Int32>)] = []
    /// Words behind one of kinship: "sister brooke", "brother Adil".
    private(set) var kinNames: [String] = []
    /// Three and more short parts set apart by commas, mostly names.
    private(set) var isNameList = false

    private struct Word {
        var text: Substring
        var span: Range<Int32>
        var isNumber: Bool
        /// Whether a sentence begins with it.
        var isFirst: Bool
        /// A percent sign or the like follows.
        var isBeforeSign: Bool
        /// The characters between the word before and this one.
        var gap: Substring
    }

    /// Whether a look is worth its price: there is a digit, a capital, a comma, or so few words that they may be a name.
    static func mayTell(_ entry: TimelineEntry, in context: DetectorContext) -> Bool {
        context.timeline.withText(entry.n) { bytes in
            var blanks = 0
            for index in bytes.indices {
                switch bytes[index] {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ","),
                    0x80...:
                    return true
                case UInt8(ascii: " "), UInt8(ascii: "\n"): blanks += 1
                default: break
                }
            }
            // A role with a name beside it: "elena mom".
            return (1...4).contains(blanks)
        } ?? false
    }

    /// Longer texts are no calls into a frame.
    static let longest = 400

    init(_ text: String) {
        guard text.utf8.count <= Self.longest else { return }
        let words = Self.words(of: text)
        if words.count == 1, words[0].isNumber, let number = Int(words[0].text), (1...60).contains(number) {
            countdown = words[0].span
        }
        for index in words.indices where words[index].isNumber {
            if let value = Self.sum(at: index, in: words) { sums.append((value, words[index].span)) }
        }
        isBrief = words.count <= 8
        let capitals = words.filter { !$0.isNumber && $0.text.first?.isUppercase == true && $0.text.count >= 3 }
        // A text in capitals throughout tells nothing.
        if capitals.count < words.count || words.count <= 8 {
            names = capitals.filter { !$0.isFirst && $0.text.contains(where: \.isLowercase) }
                .map { ($0.text.lowercased(), $0.span) }
        }
        isNameList = Self.isNameList(text)
        isName = Self.isName(words, text)
        self.words = words.filter { !$0.isNumber && $0.text.count >= 4 }.map { ($0.text.lowercased(), $0.span) }
        for index in words.indices.dropFirst() where Self.kin.contains(words[index - 1].text.lowercased()) {
            let name = words[index]
            let isNamed = name.text.first?.isUppercase == true && !Self.common.contains(name.text.lowercased())
            if name.gap == " " && name.text.count >= 4 && isNamed && !name.isNumber {
                kinNames.append(name.text.lowercased())
            }
        }
        for index in words.indices.dropFirst() where words[index - 1].isNumber {
            let (hour, next) = (words[index - 1], words[index])
            guard let number = Int(hour.text), number <= 24 else { continue }
            let isMinute = next.isNumber && next.gap == ":" && next.text.count == 2
            let isHalf = (next.text.lowercased() == "pm" || next.text.lowercased() == "am") && number > 0
            if isMinute || isHalf { times.append(hour.span.lowerBound..<next.span.upperBound) }
        }
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var start = text.startIndex
        var last = text.startIndex
        var isFirst = true
        while start < text.endIndex {
            guard text[start].isLetter || text[start].isASCII && text[start].isNumber else {
                if ".!?\n".contains(text[start]) { isFirst = true }
                start = text.index(after: start)
                continue
            }
            let isNumber = text[start].isNumber
            var end = start
            while end < text.endIndex, isNumber ? text[end].isNumber : text[end].isLetter || text[end] == "'" {
                end = text.index(after: end)
            }
            let offset = Int32(text.utf8.distance(from: text.startIndex, to: start))
            let length = Int32(text[start..<end].utf8.count)
            words.append(
                Word(
                    text: text[start..<end], span: offset..<offset + length, isNumber: isNumber, isFirst: isFirst,
                    isBeforeSign: end < text.endIndex && "%°#".contains(text[end]), gap: text[last..<start]))
            isFirst = false
            last = end
            start = end
        }
        return words
    }

    /// A number of two to six digits that is no time, no part of a longer number and counts nothing.
    private static func sum(at index: Int, in words: [Word]) -> Int? {
        let word = words[index]
        guard (2...6).contains(word.text.count), word.text.first != "0", let value = Int(word.text) else { return nil }
        // Emergency numbers and years are no sums.
        guard ![101, 111, 112, 911, 999, 1930].contains(value), !(1950...1999).contains(value),
            !(2001...2035).contains(value)
        else { return nil }
        let before = index > 0 ? words[index - 1] : nil
        let after = index + 1 < words.count ? words[index + 1] : nil
        if let before, before.isNumber { return nil }
        if let last = word.gap.last, !" (\n,;-\u{201c}\"".contains(last) { return nil }
        if let before, units.contains(before.text.lowercased()) { return nil }
        if word.isBeforeSign { return nil }
        guard let after else { return value }
        if after.isNumber || ":%@/.".contains(after.gap.first ?? " ") { return after.gap == ". " ? value : nil }
        if after.gap.isEmpty { return after.text.lowercased() == "k" ? value * 1000 : nil }
        return units.contains(after.text.lowercased()) ? nil : value
    }

    private static func isName(_ words: [Word], _ text: String) -> Bool {
        guard (2...7).contains(words.count), !text.contains(where: { "?!:".contains($0) }),
            words.allSatisfy({ !$0.isNumber })
        else { return false }
        let capitals = words.count { $0.text.first?.isUppercase == true }
        return capitals >= 2 && capitals * 3 >= words.count * 2
            || words.count <= 5 && words.contains { kin.contains($0.text.lowercased()) }
                && !words.contains {
                    verbs.contains($0.text.lowercased())
                }
    }

    private static let kin: Set<String> = [
        "mum", "mom", "dad", "wife", "husband", "sister", "brother", "uncle", "aunt", "aunty", "auntie", "cousin",
        "boss", "pastor", "coach", "gran", "nan", "grandma", "girlfriend", "boyfriend", "son", "daughter", "mother",
        "father", "manager", "teacher",
    ]
    /// Words that stand behind kinship and are no name.
    private static let common: Set<String> = [
        "will", "would", "with", "when", "what", "that", "this", "they", "then", "than", "have", "from", "first",
        "next",
        "sees", "gets", "knows", "finds", "about", "and", "said", "says", "called", "named", "works", "work", "follows",
        "also", "even", "just", "come", "comes", "here", "there", "thinks", "think", "would", "could", "can", "died",
        "house", "number", "birthday", "page", "phone", "before", "after", "until", "know", "likes", "love", "loves",
        "posted", "told", "back", "home", "tonight", "today", "tomorrow", "please", "more", "wants", "needs", "asked",
    ]
    /// Words of a sentence, so that it is no name.
    private static let verbs: Set<String> = [
        "is", "are", "am", "was", "my", "i", "you", "your", "ur", "me", "we", "to", "see", "sees", "will", "has",
        "have",
        "do", "did", "get", "gets", "in", "at", "on", "for", "he", "she", "they", "it", "this", "that", "love", "hi",
    ]

    private static func isNameList(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: true) { ",;\n&+".contains($0) }
        guard parts.count >= 3 else { return false }
        let short = parts.filter { part in
            let words = part.split(separator: " ")
            return (1...4).contains(words.count)
                && words.contains { $0.first?.isUppercase == true && $0.contains(where: \.isLowercase) }
        }
        return short.count >= 3 && short.count * 4 >= parts.count * 3
    }

    /// Words beside which a number counts something else than money.
    private static let units: Set<String> = [
        "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "h", "m", "s", "sec", "secs", "second",
        "seconds", "day", "days", "week", "weeks", "month", "months", "year", "years", "am", "pm", "oclock",
        "followers", "follower", "friends", "contacts", "people", "members", "ppl", "recipients", "subscribers",
        "times", "pics", "photos", "pictures", "videos", "cards", "messages", "at", "by", "before", "until", "till",
        "percent", "stone", "kg", "lbs", "ft", "gb", "mb", "km", "miles", "th", "st", "nd", "rd", "number", "no",
        "flat", "room", "class", "year",
        "age", "im", "aged", "since", "chapter", "page", "lane", "road", "street", "avenue", "close", "drive",
    ]
}
