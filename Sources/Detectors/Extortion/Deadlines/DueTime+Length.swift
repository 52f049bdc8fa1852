// SPDX-License-Identifier: Apache-2.0

/// Lengths of time: "2 hours", "an hour and a half", "1h30".
extension DueTime {
    /// How many units a deadline may be long; where more are told, the words stay, without an instant.
    private static let sensible = 1...Int64(1000)

    mutating func readLength(_ words: [DeadlineWords.Word], _ language: Substring) {
        // "You had 24 hours": what was set before counts for nothing where another time follows, and from no message else.
        var recalled: ClosedRange<Int>?
        defer { if length == nil, used == nil, let recalled { use(recalled) } }
        for index in words.indices.dropFirst() {
            guard let unit = DeadlineTerms.unit(words[index].text) else { continue }
            let before = words[index - 1].text
            if isRate(words, at: index) { continue }
            var first = index - 1
            var span: Int64
            if DeadlineTerms.halves.contains(before) || (before == "a" || before == "an") && isHalf(words, index - 2) {
                span = unit / 2
                if before == "a" || before == "an" { first = index - 2 }
                // "two and a half hours"; "dos horas y media" has its number elsewhere.
                if first > 0, words[first - 1].text == "a" { first -= 1 }
                if first >= 2, let whole = DeadlineTerms.numeral(words[first - 2].text), isAnd(words[first - 1].text) {
                    guard Self.sensible.contains(whole) else {
                        use(first - 2...index)
                        continue
                    }
                    span += whole * unit
                    first -= 2
                }
            } else if before == "anderthalb" || before == "eineinhalb" {
                span = unit + unit / 2
            } else if isWithinOne(words, at: index) {
                span = unit
            } else if let number = DeadlineTerms.numeral(before) {
                guard Self.sensible.contains(number) else {
                    use(first...index)
                    continue
                }
                span = number * unit
            } else if index >= 2, before == "of", words[index - 2].text == "couple" {
                (span, first) = (2 * unit, index - 2)
            } else {
                continue
            }
            var last = index
            // "an hour and a half", "une heure et demie".
            if index + 2 < words.count, isAnd(words[index + 1].text) {
                let next = words[index + 2].text
                if DeadlineTerms.halves.contains(next) || next == "a" && isHalf(words, index + 3) {
                    span += unit / 2
                    last = next == "a" ? index + 3 : index + 2
                }
            }
            (span, last) = joined(words, behind: last, of: unit, span)
            // "1h30", "2 hrs 50".
            if last == index, unit == 3_600_000_000, let rest = minutes(behind: index, words) {
                span += rest * 60_000_000
                last = index + 1
            }
            if isOver(words, from: first, to: last) || isExtent(words, from: first, to: last) {
                isPassed = true
                continue
            }
            if isRecalled(words, before: first) {
                if recalled == nil { recalled = first...last }
                continue
            }
            use(first...last)
            length = span
            isPassed = false
            return
        }
    }

    /// "2 hrs n 30 mins", "1 hour 20 minutes", "eine Stunde und zehn Minuten": a smaller unit behind.
    private func joined(
        _ words: [DeadlineWords.Word], behind last: Int, of unit: Int64, _ span: Int64
    ) -> (span: Int64, last: Int) {
        var (span, last, unit) = (span, last, unit)
        while true {
            let number = last + 1 < words.count && isAnd(words[last + 1].text) ? last + 2 : last + 1
            guard number + 1 < words.count, let count = DeadlineTerms.numeral(words[number].text),
                let next = DeadlineTerms.unit(words[number + 1].text), next < unit, Self.sensible.contains(count)
            else { return (span, last) }
            span += count * next
            (last, unit) = (number + 1, next)
        }
    }

    /// Minutes that stand bare behind an hour, where no other word follows that they might count.
    private func minutes(behind index: Int, _ words: [DeadlineWords.Word]) -> Int64? {
        guard index + 1 < words.count, words[index + 1].isNumber, words[index + 1].text.count == 2,
            let rest = Int64(words[index + 1].text), rest < 60
        else { return nil }
        let gap = words[index + 1].span.lowerBound - words[index].span.upperBound
        if gap == 0 { return rest }
        guard gap == 1 else { return nil }
        guard index + 2 < words.count else { return rest }
        let isApart = words[index + 2].span.lowerBound - words[index + 1].span.upperBound > 1
        return isApart || DeadlineTerms.presses(words[index + 2].text) ? rest : nil
    }

    /// A length of something, and no time to wait: "four minutes long", "it only takes two minutes", "two minutes in front
    /// of the mirror", "not a minute later", "the recording, four minutes".
    private func isExtent(_ words: [DeadlineWords.Word], from first: Int, to last: Int) -> Bool {
        func text(_ index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }
        var lead = first - 1
        while DeadlineTerms.adverbs.contains(text(lead)) { lead -= 1 }
        // "They take two weeks"; "take ten minutes" leaves them to the other.
        let isTaken = text(lead) == "take" && lead > 0 && !DeadlineTerms.bidden.contains(text(lead - 1))
        if isTaken || DeadlineTerms.takes.contains(text(lead))
            || lead == first - 1 && DeadlineTerms.denials.contains(text(lead))
        {
            return true
        }
        if text(last + 1) == "of" && text(last + 2) != "time" || DeadlineTerms.places.contains(text(last + 1)) {
            return true
        }
        if ["in", "vor"].contains(text(last + 1)), ["front", "dem", "der"].contains(text(last + 2)) { return true }
        if ["en", "em"].contains(text(last + 1)), ["frente", "face"].contains(text(last + 2)) { return true }
        // Of a recording that is spoken of, where nothing presses.
        return words.contains { DeadlineTerms.recordings.contains($0.text) }
            && !words.contains { DeadlineTerms.presses($0.text) }
    }

    /// "20 an hour", "twice a day": what is done or paid in that time.
    private func isRate(_ words: [DeadlineWords.Word], at index: Int) -> Bool {
        guard index >= 2, ["a", "an", "per"].contains(words[index - 1].text) else { return false }
        let lead = words[index - 2].text
        return ["once", "twice", "times"].contains(lead) || lead.allSatisfy(\.isNumber)
    }

    /// "Within the hour".
    private func isWithinOne(_ words: [DeadlineWords.Word], at index: Int) -> Bool {
        index >= 2 && Self.single.contains(words[index].text) && words[index - 1].text == "the"
            && ["within", "in", "inside"].contains(words[index - 2].text)
    }

    private static let single: Set<String> = ["minute", "min", "hour", "hr", "day"]

    private func isHalf(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        words.indices.contains(index) && DeadlineTerms.halves.contains(words[index].text)
    }

    private func isAnd(_ word: String) -> Bool { ["and", "et", "y", "e", "und", "n", "at"].contains(word) }

    /// "5 minutes ago", "waited two hours", "3 days late", "10 minutes long".
    private func isOver(_ words: [DeadlineWords.Word], from first: Int, to last: Int) -> Bool {
        if last + 1 < words.count, DeadlineTerms.passed.contains(words[last + 1].text) { return true }
        guard first > 0 else { return false }
        if DeadlineTerms.spent.contains(words[first - 1].text) || isAgo(words, first) { return true }
        var lead = first - 1
        while lead > 0, first - lead <= 3, DeadlineTerms.particles.contains(words[lead].text) { lead -= 1 }
        return DeadlineTerms.overdue.contains(words[lead].text)
            || first > 1 && DeadlineTerms.overdue.contains(words[first - 2].text)
    }

    /// "You had 24 hours", "I said 1 hour", "I gave you two hours": a length that was told before.
    private func isRecalled(_ words: [DeadlineWords.Word], before first: Int) -> Bool {
        guard first > 0 else { return false }
        if DeadlineTerms.recalling.contains(words[first - 1].text) { return true }
        return first > 1 && DeadlineTerms.recalling.contains(words[first - 2].text)
            && DeadlineTerms.recalled.contains(words[first - 1].text)
    }

    /// "il y a": what follows is over.
    func isAgo(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        index > 1 && words[index - 1].text == "a" && words[index - 2].text == "y"
    }
}
