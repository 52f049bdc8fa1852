// SPDX-License-Identifier: Apache-2.0

/// Days that are told by a number: "3 June", "the 20th", "17/3".
extension DueTime {
    /// "3 June", "the 3rd of June", "June 3", "3 de junio".
    func date(of month: Int, at index: Int, _ words: [DeadlineWords.Word]) -> (day: Day, from: Int, to: Int)? {
        let ordinals: Set<String> = ["st", "nd", "rd", "th", "of", "de", "er", "º", "do"]
        var place = index - 1
        while place >= 0, index - place <= 3, ordinals.contains(words[place].text) { place -= 1 }
        if place >= 0, let number = Int(words[place].text), (1...31).contains(number) {
            return (.date(day: number, month: month), place, index)
        }
        if index + 1 < words.count, let number = Int(words[index + 1].text), (1...31).contains(number) {
            return (.date(day: number, month: month), index, index + 1)
        }
        return nil
    }

    /// A day of the month without its name: "by the 20th", "friday 13th", "avant le 20", "17/3".
    func numberedDay(at index: Int, _ words: [DeadlineWords.Word]) -> (day: Day, to: Int)? {
        if words[index].text.contains("/") {
            return isLed(index, words) ? slashed(words[index].text).map { ($0, index) } : nil
        }
        guard let number = Int(words[index].text), (1...31).contains(number) else { return nil }
        if Self.isOrdinal(words, index) {
            guard !tellsMonth(index, words), isLed(index, words),
                isBesideWeekday(index, 2, words) || isFree(index + 2, words)
            else { return nil }
            return (.dayOfMonth(number, weekday: nil), index + 1)
        }
        // Other languages put an article, or the word for day, before the bare number.
        guard Self.articles.contains(text(index - 1, words)), !tellsMonth(index, words),
            Self.behindNumber.contains(text(index + 1, words))
        else { return nil }
        return (.dayOfMonth(number, weekday: nil), index)
    }

    /// Whether a number counts a day or a thing: "16th", whatever stands around it, is no time of day.
    static func isOrdinal(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        index + 1 < words.count && ["st", "nd", "rd", "th"].contains(words[index + 1].text)
            && words[index + 1].span.lowerBound == words[index].span.upperBound
    }

    /// "17/3" and "3/17" have one meaning, "3/6" has two, and "24/7" none.
    private func slashed(_ text: String) -> Day? {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        guard (2...3).contains(parts.count), text != "24/7" else { return nil }
        let (first, second) = (parts[0], parts[1])
        guard (1...31).contains(first), (1...31).contains(second), min(first, second) <= 12 else { return nil }
        if first > 12 || first == second { return .date(day: first, month: second) }
        return second > 12 ? .date(day: second, month: first) : .unclear
    }

    /// Whether a word that sets an end, or a day of the week, stands before the number.
    private func isLed(_ index: Int, _ words: [DeadlineWords.Word]) -> Bool {
        let lead = text(index - 1, words)
        let isArticle = lead == "the" || Self.articles.contains(lead)
        return Self.leads.contains(isArticle ? text(index - 2, words) : lead) || isBesideWeekday(index, 1, words)
    }

    private func isBesideWeekday(_ index: Int, _ behind: Int, _ words: [DeadlineWords.Word]) -> Bool {
        [index - 1, index + behind].contains { DeadlineTerms.weekday(text($0, words)) != nil }
    }

    private func tellsMonth(_ index: Int, _ words: [DeadlineWords.Word]) -> Bool {
        (index - 1...index + 3).contains { DeadlineTerms.month(text($0, words)) != nil }
    }

    /// Nothing that the number counts stands there: "the 2nd payment", "the 3rd one".
    private func isFree(_ place: Int, _ words: [DeadlineWords.Word]) -> Bool {
        let next = text(place, words)
        return Self.behindDay.contains(next) || next.first?.isNumber == true || DeadlineTerms.noon.contains(next)
            || DeadlineTerms.midnight.contains(next) || DeadlineTerms.late.contains(next)
            || DeadlineTerms.early.contains(next) || DeadlineTerms.dayParts.contains(next)
    }

    private func text(_ index: Int, _ words: [DeadlineWords.Word]) -> String {
        words.indices.contains(index) ? words[index].text : ""
    }

    private static let leads: Set<String> = DeadlineTerms.clock.subtracting(DeadlineTerms.romance).union([
        "on", "for", "due", "from", "am", "zum", "den", "pour", "para", "jusqu'au", "sa", "at",
    ])
    private static let articles: Set<String> = ["le", "el", "del", "dia"]
    private static let behindNumber: Set<String> = [
        "", "a", "as", "las", "vers", "antes", "avant", "ou", "o", "sinon", "sino", "senao", "et", "y", "e", "max",
    ]
    private static let behindDay: Set<String> = [
        "", "at", "by", "or", "and", "before", "around", "about", "latest", "max", "i", "you", "u", "we", "it", "the",
        "please",
        "pls", "else", "otherwise", "in", "is", "then", "not", "no", "til", "till", "until", "u'll", "you'll", "i'll",
    ]
}
