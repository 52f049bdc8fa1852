// SPDX-License-Identifier: Apache-2.0

/// Days: "tomorrow", "friday", "3 June".
extension DueTime {
    mutating func readDay(_ words: [DeadlineWords.Word]) {
        for (index, word) in words.enumerated() {
            let before = index > 0 ? words[index - 1].text : ""
            if DeadlineTerms.tomorrow.contains(word.text), !isMorning(words, index) {
                let isAfter =
                    DeadlineTerms.after.contains(before)
                    || before == "de" && index > 1 && words[index - 2].text == "depois"
                let isLater = isAfter || before == "after"
                take(isLater ? .afterTomorrow : .tomorrow, at: index)
                if isLater { use(max(0, index - (before == "de" ? 2 : 1))...index) }
            } else if DeadlineTerms.afterTomorrow.contains(word.text) {
                take(.afterTomorrow, at: index)
            } else if DeadlineTerms.today.contains(word.text) {
                take(.today, at: index)
            } else if before == "ce" && word.text == "soir"
                || Self.near.contains(before) && Self.partsOfToday.contains(word.text)
            {
                take(.today, at: index)
                use(index - 1...index)
            } else if let weekday = DeadlineTerms.weekday(word.text), isDayName(words, index) {
                take(
                    ["next", "prochain", "proximo", "proxima", "nachsten"].contains(before)
                        ? .unclear : .weekday(weekday), at: index)
            } else if let month = DeadlineTerms.month(word.text), let date = date(of: month, at: index, words) {
                take(date.day, at: date.from)
                use(date.from...max(index, date.to))
            } else if word.isNumber, let date = numberedDay(at: index, words) {
                take(date.day, at: index)
                use(index...date.to)
            }
        }
    }

    /// "This afternoon", "esta tarde".
    private static let near: Set<String> = ["this", "esta", "cette"]
    private static let partsOfToday: Set<String> = [
        "afternoon", "evening", "arvo", "tarde", "noche", "noite", "soiree",
    ]

    private mutating func take(_ day: Day, at index: Int) {
        // "Monday 16th" is one day, told twice.
        switch (self.day, day) {
        case (.weekday(let weekday), .dayOfMonth(let number, nil)),
            (.dayOfMonth(let number, nil), .weekday(let weekday)):
            self.day = .dayOfMonth(number, weekday: weekday)
        case (.weekday, .date): self.day = day
        case (nil, _): self.day = day
        default: return
        }
        use(index...index)
    }

    /// "segunda", "quinta" number more than days in Portuguese.
    private func isDayName(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        guard DeadlineTerms.numbered.contains(words[index].text) else { return true }
        let before = index > 0 ? words[index - 1].text : ""
        let next = index + 1 < words.count ? words[index + 1].text : ""
        return next == "feira" || ["ate", "na", "nesta", "desta", "antes", "proxima"].contains(before) && next != "vez"
    }

    /// "de la mañana", "morgens": the word for tomorrow is that for the morning.
    func isMorning(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = words[index - 1].text
        return words[index].text == "manana" && ["la", "esta"].contains(before)
            || words[index].text == "morgen" && ["heute", "diesen", "am"].contains(before)
    }
}
