// SPDX-License-Identifier: Apache-2.0

/// Times of day: "by 9pm", "noon", "20h".
extension DueTime {
    mutating func readClock(_ words: [DeadlineWords.Word], _ language: Substring) {
        let isLate = words.contains { DeadlineTerms.late.contains($0.text) }
        let isEarly =
            words.contains { DeadlineTerms.early.contains($0.text) }
            || words.indices.contains { isMorning(words, $0) }
        for (index, word) in words.enumerated() {
            if DeadlineTerms.noon.contains(word.text)
                && !["apres", "after"].contains(index > 0 ? words[index - 1].text : "")
                || isNamed(words, index, "meio", "dia")
            {
                return set(12 * 60, true, from: index, to: word.text == "meio" ? index + 1 : index)
            }
            if DeadlineTerms.midnight.contains(word.text) || isNamed(words, index, "meia", "noite") {
                return set(24 * 60, true, from: index, to: word.text == "meia" ? index + 1 : index)
            }
            guard word.isNumber, let time = time(words, index, language, isLate: isLate, isEarly: isEarly) else {
                continue
            }
            // "till ten to 9", "by 5 to 9": the number is a part of a time in words.
            if let spelled = SpelledClock.first(in: words), spelled.words.contains(index),
                index > 1 || SpelledClock.isBeside(index + 1, in: words)
            {
                break
            }
            return set(time.minutes, time.isHalfTold, from: index, to: time.last)
        }
        if let spelled = SpelledClock.first(in: words) {
            let half = isLate && spelled.minutes > 0 ? 720 : 0
            set(
                spelled.minutes + half, isLate || isEarly, from: spelled.words.lowerBound,
                to: spelled.words.upperBound)
        }
    }

    private mutating func set(_ minutes: Int, _ isHalfTold: Bool, from: Int, to: Int) {
        (self.minutes, self.isHalfTold) = (minutes, isHalfTold)
        use(from...to)
    }

    private func isNamed(_ words: [DeadlineWords.Word], _ index: Int, _ first: String, _ second: String) -> Bool {
        words[index].text == first && index + 1 < words.count && words[index + 1].text == second
    }

    /// A time of day that begins with this number.
    private func time(
        _ words: [DeadlineWords.Word], _ index: Int, _ language: Substring, isLate: Bool, isEarly: Bool
    ) -> (minutes: Int, isHalfTold: Bool, last: Int)? {
        let parts = words[index].text.split(whereSeparator: { $0 == ":" || $0 == "." }).compactMap { Int($0) }
        guard !Self.isOrdinal(words, index) else { return nil }
        guard let hour = parts.first, (0...24).contains(hour), (1...2).contains(parts.count) else { return nil }
        var minute = parts.count == 2 ? parts[1] : 0
        guard minute < 60 else { return nil }
        var last = index
        let before = index > 0 ? words[index - 1].text : ""
        let next = index + 1 < words.count ? words[index + 1].text : ""
        var isClock = parts.count == 2
        if next == "h" || next == "uhr" || next == "heures" || next == "horas" || next == "hora" || next == "heure" {
            guard !isAgo(words, index), isTimeOfDay(hour, next, before, language, words, index) else { return nil }
            isClock = true
            last = index + 1
            if next != "heures" && next != "horas", index + 2 < words.count, words[index + 2].text.count == 2,
                let rest = Int(words[index + 2].text), rest < 60
            {
                (minute, last) = (rest, index + 2)
            }
        } else if next == "am" || next == "pm", (1...12).contains(hour) {
            return ((hour % 12 + (next == "pm" ? 12 : 0)) * 60 + minute, true, index + 1)
        } else if next == "o'clock" || next == "oclock" || next == "o" {
            isClock = true
            last = index + 1
        } else if DeadlineTerms.unit(next) != nil || DeadlineTerms.month(next) != nil {
            return nil
        } else if DeadlineTerms.clock.contains(before) && (language != "en" || !DeadlineTerms.romance.contains(before))
            || day != nil && isBeside(words, index)
        {
            guard !counts(words, index + 1) else { return nil }
            isClock = true
        }
        guard isClock else { return nil }
        if isLate && (1...11).contains(hour) { return ((hour + 12) * 60 + minute, true, last) }
        if isEarly && (1...12).contains(hour) { return ((hour % 12) * 60 + minute, true, last) }
        return (hour * 60 + minute, hour > 12 || hour == 0 || next == "uhr" && hour > 12, last)
    }

    /// `20h` is a time of day behind "avant", a length behind "dans"; without either only where it can be but one.
    private func isTimeOfDay(
        _ hour: Int, _ unit: String, _ before: String, _ language: Substring, _ words: [DeadlineWords.Word],
        _ index: Int
    ) -> Bool {
        if unit == "uhr" { return true }
        if DeadlineTerms.lengths.contains(before) && !["a", "as"].contains(before) { return false }
        // "às 18h" and "até as 18h" tell the clock; French "tu as 18h" a length.
        if before == "as" { return words[index - 1].isAccented || language == "pt" || isBehind("ate", words, index) }
        if DeadlineTerms.clock.contains(before) || DeadlineTerms.tomorrow.contains(before)
            || DeadlineTerms.today.contains(before)
            || before == "soir"
        {
            return true
        }
        if case .weekday = day { return unit == "h" }
        return unit == "h" && (13...23).contains(hour) && ["fr", "pt", "es"].contains(language)
    }

    private func isBehind(_ word: String, _ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        index > 1 && words[index - 2].text == word
    }

    /// "Open til 10", "abierto hasta las 20": the hours of a shop set nobody a time.
    func tellsOpening(_ words: [DeadlineWords.Word]) -> Bool {
        guard minutes != nil, let used, words[used.lowerBound...used.upperBound].contains(where: \.isNumber) else {
            return false
        }
        return (max(0, used.lowerBound - 4)..<used.lowerBound).contains { place in
            guard DeadlineTerms.opening.contains(words[place].text) else { return false }
            // Whoever is to keep something open until then is given a time.
            return !words[..<place].contains { DeadlineTerms.keeping.contains($0.text) }
        }
    }

    /// Words of the half of the day that stand behind what tells the time belong to it: "by sunday night".
    mutating func useDayPart(_ words: [DeadlineWords.Word]) {
        guard day != nil || minutes != nil, let used else { return }
        var last = used.upperBound
        while last + 1 < words.count, last - used.upperBound < 3 {
            last += 1
            let word = words[last].text
            if DeadlineTerms.late.contains(word) || DeadlineTerms.early.contains(word)
                || DeadlineTerms.dayParts.contains(word) || isMorning(words, last)
            {
                return use(used.lowerBound...last)
            }
            guard DeadlineTerms.joining.contains(word) else { return }
        }
    }

    /// The number stands beside the word of the day: "friday 6", "tomorrow 10".
    private func isBeside(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        [index - 1, index + 1].contains { place in
            guard words.indices.contains(place) else { return false }
            let text = words[place].text
            return DeadlineTerms.weekday(text) != nil || DeadlineTerms.tomorrow.contains(text)
                || DeadlineTerms.today.contains(text)
        }
    }

    /// "by 3 votes", "1,600 left": of a countdown the numbers are small.
    func countsOther(_ words: [DeadlineWords.Word]) -> Bool {
        words.indices.contains { index in
            guard words[index].isNumber, let number = Int(words[index].text) else { return false }
            let before = index > 0 ? words[index - 1].text : ""
            let next = index + 1 < words.count ? words[index + 1].text : ""
            if ["left", "remaining"].contains(next) { return number > 60 }
            return DeadlineTerms.clock.contains(before) && !DeadlineTerms.romance.contains(before)
                && counts(words, index + 1)
        }
    }

    /// Behind the number stands a plain word that it counts.
    private func counts(_ words: [DeadlineWords.Word], _ next: Int) -> Bool {
        guard next < words.count, !words[next].isNumber else { return false }
        let text = words[next].text
        return text.count >= 4 && text.hasSuffix("s") && DeadlineTerms.weekday(text) == nil
            && !DeadlineTerms.early.contains(text) && !DeadlineTerms.late.contains(text)
            && !["sharp", "abends", "morgens", "otherwise"].contains(text) || ["of", "people", "%"].contains(text)
    }
}
