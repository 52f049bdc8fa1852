// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What the words of a sentence tell of a deadline: a length of time, or a day and a time of day.
struct DueTime {
    /// From the message on, in microseconds.
    private(set) var length: Int64?
    private var day: Day?
    private var minutes: Int?
    /// Whether the half of the day is told.
    private var isHalfTold = false
    /// Words used, by index.
    private(set) var used: ClosedRange<Int>?
    /// The words tell of time that is over.
    private(set) var isPassed = false
    /// A number counts something else: "by 3 votes", "1,600 left".
    private var isOther = false
    /// Whether no deadline is told at all.
    var isNone: Bool { (isPassed || isOther) && length == nil && day == nil && minutes == nil }

    private enum Day {
        case today, tomorrow, afterTomorrow
        case weekday(Int)
        case date(day: Int, month: Int)
        /// Told, but not which: "next Friday", "03/06".
        case unclear
    }

    /// `language` is that of the rule that saw a deadline.
    init(_ words: DeadlineWords, language: Substring) {
        let words = words.all
        readDay(words)
        readClock(words, language)
        isOther = countsOther(words)
        // "by 5 tomorrow" is no length; "2 hours, by 9pm" is both, and the clock is exact.
        if minutes == nil { readLength(words, language) }
    }

    private mutating func use(_ range: ClosedRange<Int>) {
        used = used.map { min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound) } ?? range
    }
}

extension DueTime {
    private mutating func readLength(_ words: [DeadlineWords.Word], _ language: Substring) {
        for index in words.indices.dropFirst() {
            guard let unit = DeadlineTerms.unit(words[index].text) else { continue }
            let before = words[index - 1].text
            var first = index - 1
            var span: Int64
            if DeadlineTerms.halves.contains(before) || (before == "a" || before == "an") && isHalf(words, index - 2) {
                span = unit / 2
                if before == "a" || before == "an" { first = index - 2 }
                // "two and a half hours"; "dos horas y media" has its number elsewhere.
                if first > 0, words[first - 1].text == "a" { first -= 1 }
                if first >= 2, let whole = DeadlineTerms.numeral(words[first - 2].text), isAnd(words[first - 1].text) {
                    span += whole * unit
                    first -= 2
                }
            } else if before == "anderthalb" || before == "eineinhalb" {
                span = unit + unit / 2
            } else if let number = DeadlineTerms.numeral(before) {
                guard (1...1000).contains(number) else {
                    // Nobody waits so long: the words stay, without an instant.
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
            // "1h30".
            if words[index].text == "h", index + 1 < words.count, words[index + 1].text.count == 2,
                let rest = Int64(words[index + 1].text), rest < 60
            {
                span += rest * 60_000_000
                last = index + 1
            }
            if isOver(words, from: first, to: last) {
                isPassed = true
                continue
            }
            use(first...last)
            length = span
            isPassed = false
            return
        }
    }

    private func isHalf(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        words.indices.contains(index) && DeadlineTerms.halves.contains(words[index].text)
    }

    private func isAnd(_ word: String) -> Bool { ["and", "et", "y", "e", "und", "n", "at"].contains(word) }

    /// "5 minutes ago", "waited two hours", "3 days late", "10 minutes long".
    private func isOver(_ words: [DeadlineWords.Word], from first: Int, to last: Int) -> Bool {
        if last + 1 < words.count, DeadlineTerms.passed.contains(words[last + 1].text) { return true }
        guard first > 0 else { return false }
        if DeadlineTerms.spent.contains(words[first - 1].text) || isAgo(words, first) { return true }
        return first > 1 && ["overdue", "late", "waited", "waiting"].contains(words[first - 2].text)
    }
}

extension DueTime {
    /// "il y a": what follows is over.
    private func isAgo(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        index > 1 && words[index - 1].text == "a" && words[index - 2].text == "y"
    }

    private mutating func readDay(_ words: [DeadlineWords.Word]) {
        for (index, word) in words.enumerated() {
            let before = index > 0 ? words[index - 1].text : ""
            if DeadlineTerms.tomorrow.contains(word.text), !isMorning(words, index) {
                let isAfter =
                    DeadlineTerms.after.contains(before)
                    || before == "de" && index > 1 && words[index - 2].text == "depois"
                take(isAfter || before == "after" ? .afterTomorrow : .tomorrow, at: index)
            } else if DeadlineTerms.afterTomorrow.contains(word.text) {
                take(.afterTomorrow, at: index)
            } else if DeadlineTerms.today.contains(word.text) {
                take(.today, at: index)
            } else if before == "ce" && word.text == "soir" {
                take(.today, at: index)
                use(index - 1...index)
            } else if let weekday = DeadlineTerms.weekday(word.text), isDayName(words, index) {
                take(
                    ["next", "prochain", "proximo", "proxima", "nachsten"].contains(before)
                        ? .unclear : .weekday(weekday), at: index)
            } else if let month = DeadlineTerms.month(word.text), let date = date(of: month, at: index, words) {
                take(date.day, at: date.from)
                use(date.from...max(index, date.to))
            }
        }
    }

    private mutating func take(_ day: Day, at index: Int) {
        guard self.day == nil else { return }
        self.day = day
        use(index...index)
    }

    /// "3 June", "the 3rd of June", "June 3", "3 de junio".
    private func date(of month: Int, at index: Int, _ words: [DeadlineWords.Word]) -> (day: Day, from: Int, to: Int)? {
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

    /// "segunda", "quinta" number more than days in Portuguese.
    private func isDayName(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        guard DeadlineTerms.numbered.contains(words[index].text) else { return true }
        let before = index > 0 ? words[index - 1].text : ""
        let next = index + 1 < words.count ? words[index + 1].text : ""
        return next == "feira" || ["ate", "na", "nesta", "desta", "antes", "proxima"].contains(before) && next != "vez"
    }

    /// "de la mañana", "morgens": the word for tomorrow is that for the morning.
    private func isMorning(_ words: [DeadlineWords.Word], _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = words[index - 1].text
        return words[index].text == "manana" && ["la", "esta"].contains(before)
            || words[index].text == "morgen" && ["heute", "diesen", "am"].contains(before)
    }
}

extension DueTime {
    private mutating func readClock(_ words: [DeadlineWords.Word], _ language: Substring) {
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
            return set(time.minutes, time.isHalfTold, from: index, to: time.last)
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
        guard let hour = parts.first, (0...24).contains(hour), (1...2).contains(parts.count) else { return nil }
        var minute = parts.count == 2 ? parts[1] : 0
        guard minute < 60 else { return nil }
        var last = index
        let before = index > 0 ? words[index - 1].text : ""
        let next = index + 1 < words.count ? words[index + 1].text : ""
        var isClock = parts.count == 2
        if next == "h" || next == "uhr" || next == "heures" || next == "horas" || next == "hora" || next == "heure" {
            guard !isAgo(words, index), isTimeOfDay(hour, next, before, language) else { return nil }
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
    private func isTimeOfDay(_ hour: Int, _ unit: String, _ before: String, _ language: Substring) -> Bool {
        if unit == "uhr" { return true }
        if DeadlineTerms.lengths.contains(before) && !["a", "as"].contains(before) { return false }
        if before == "as" { return language == "pt" }
        if DeadlineTerms.clock.contains(before) || DeadlineTerms.tomorrow.contains(before)
            || DeadlineTerms.today.contains(before)
            || before == "soir"
        {
            return true
        }
        if case .weekday = day { return unit == "h" }
        return unit == "h" && (13...23).contains(hour) && ["fr", "pt", "es"].contains(language)
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
    private func countsOther(_ words: [DeadlineWords.Word]) -> Bool {
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

extension DueTime {
    /// The instant on the writer's wall clock, and whether it is a day without a time; nil where the words leave it
    /// open, or it would lie before the message.
    func due(_ clock: Int64) -> (Int64, isDay: Bool)? {
        let dayLength: Int64 = 86_400_000_000
        let today = clock - (clock % dayLength + dayLength) % dayLength
        var midnight = today
        switch day {
        case nil, .today: break
        case .tomorrow: midnight += dayLength
        case .afterTomorrow: midnight += 2 * dayLength
        case .weekday(let wanted):
            // 1970-01-01 was a Thursday.
            let now = Int(((today / dayLength) % 7 + 10) % 7) + 1
            // "Friday" on a Friday may be either.
            guard now != wanted else { return nil }
            midnight += Int64((wanted - now + 7) % 7) * dayLength
        case .date(let number, let month):
            guard let date = Self.next(number, month, after: today) else { return nil }
            midnight = date
        case .unclear: return nil
        }
        guard let minutes else { return day == nil ? nil : (midnight, true) }
        var due = midnight + Int64(minutes) * 60_000_000
        if day == nil {
            // "by 6" after noon means the next six o'clock of the dial.
            while due <= clock { due += isHalfTold || minutes >= 720 ? dayLength : dayLength / 2 }
        } else if due <= clock, !isHalfTold, minutes < 720 {
            due += dayLength / 2
        }
        return due > clock ? (due, false) : nil
    }

    private static func next(_ day: Int, _ month: Int, after today: Int64) -> Int64? {
        let year = CivilTime(microseconds: today).year
        for candidate in [year, year + 1] {
            if let date = CivilTime(year: candidate, month: month, day: day), date.microseconds >= today {
                return date.microseconds
            }
        }
        return nil
    }
}
