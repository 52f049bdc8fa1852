// SPDX-License-Identifier: Apache-2.0

/// Times of day in words: "half past nine", "ten to nine", "5 oclock", "shuts at six", "viertel vor neun", "a las ocho".
///
/// Hours of the dial alone: which half of the day is meant, other words tell, or nothing does.
enum SpelledClock {
    /// A time of day, in minutes of the dial, and its words, by index.
    struct Reading: Equatable {
        var minutes: Int
        var words: ClosedRange<Int>
    }

    /// The first time of day of a sentence.
    static func first(in words: [DeadlineWords.Word]) -> Reading? {
        for index in words.indices { if let reading = reading(at: index, in: words) { return reading } }
        return nil
    }

    private static func reading(at index: Int, in words: [DeadlineWords.Word]) -> Reading? {
        beside(at: index, in: words) ?? half(at: index, in: words) ?? plain(at: index, in: words)
    }

    /// Whether a word joins minutes to an hour: "to", "past".
    static func isBeside(_ index: Int, in words: [DeadlineWords.Word]) -> Bool {
        before.contains(text(index, words)) || past.contains(text(index, words))
    }

    /// "quarter to ten", "ten past 9", "viertel vor neun", "by 5 to 9".
    private static func beside(at index: Int, in words: [DeadlineWords.Word]) -> Reading? {
        guard let minutes = parts[text(index, words)] ?? digits(at: index, in: words) else { return nil }
        var place = index + 1
        if ["minutes", "mins", "min", "minuten"].contains(text(place, words)) { place += 1 }
        let isBefore = before.contains(text(place, words))
        guard isBefore || past.contains(text(place, words)), let hour = hour(place + 1, words), ends(place + 1, words)
        else { return nil }
        // "five to ten people", "from ten to nine": numbers, not times.
        if isBefore, index > 0, ["from", "about", "between"].contains(text(index - 1, words)) { return nil }
        let dial = (hour % 12) * 60 + (isBefore ? 720 - minutes : minutes)
        return Reading(minutes: dial % 720, words: index...place + 1)
    }

    /// Minutes in digits, where a word stands before them that ends with a time: "6 to 8" people come, too.
    private static func digits(at index: Int, in words: [DeadlineWords.Word]) -> Int? {
        guard words[index].isNumber, let minutes = Int(words[index].text), [5, 10, 15, 20, 25].contains(minutes),
            leads["en"]?.contains(text(index - 1, words)) ?? false
        else { return nil }
        return minutes
    }

    /// "half past nine", British "half nine", and "halb neun", which is half an hour before nine.
    private static func half(at index: Int, in words: [DeadlineWords.Word]) -> Reading? {
        if text(index, words) == "half", text(index + 1, words) == "past", let hour = hour(index + 2, words) {
            return Reading(minutes: (hour % 12) * 60 + 30, words: index...index + 2)
        }
        if text(index, words) == "half", let hour = hour(index + 1, words), ends(index + 1, words),
            leads["en"]?.contains(text(index - 1, words)) ?? false || behindHalf.contains(text(index + 2, words))
        {
            return Reading(minutes: (hour % 12) * 60 + 30, words: index...index + 1)
        }
        guard text(index, words) == "halb", let hour = hour(index + 1, words) else { return nil }
        return Reading(minutes: ((hour % 12) * 60 + 690) % 720, words: index...index + 1)
    }

    /// "5 oclock", "acht Uhr", "neuf heures moins le quart", "at six", "a las ocho y media", "alas otso".
    private static func plain(at index: Int, in words: [DeadlineWords.Word]) -> Reading? {
        guard let hour = hour(index, words) else { return nil }
        var (last, isClock) = (index, false)
        let next = text(index + 1, words)
        if next == "oclock" || next == "o'clock" {
            (last, isClock) = (index + 1, true)
        } else if next == "o", text(index + 2, words) == "clock" {
            (last, isClock) = (index + 2, true)
        } else if !words[index].isNumber {
            let lead = text(index - 1, words)
            if next == "uhr" {
                (last, isClock) = (index + 1, true)
            } else if next == "heures" || next == "heure" {
                isClock = leads["fr"]?.contains(lead) ?? false
                last = index + 1
            } else {
                isClock = lead == "at" || leads.values.contains { $0.contains(lead) } && isFit(index, lead, words)
                isClock = isClock && ends(index, words)
            }
        }
        guard isClock else { return nil }
        var minutes = (hour % 12) * 60
        if let rest = rest(behind: last, words) {
            minutes += rest.minutes
            last = rest.last
        }
        return Reading(minutes: (minutes + 720) % 720, words: index...last)
    }

    /// "y media", "et quart", "moins le quart", "menos cuarto", "e meia".
    private static func rest(behind last: Int, _ words: [DeadlineWords.Word]) -> (minutes: Int, last: Int)? {
        let sign = text(last + 1, words)
        guard ["y", "et", "e", "moins", "menos"].contains(sign) else { return nil }
        let place = text(last + 2, words) == "le" ? last + 3 : last + 2
        let minutes: Int
        switch text(place, words) {
        case "media", "meia", "demie", "demi", "medya": minutes = 30
        case "cuarto", "quart", "quarto", "quinze", "quince": minutes = 15
        case "dix", "diez", "dez": minutes = 10
        case "vingt", "veinte", "vinte": minutes = 20
        default: return nil
        }
        return (sign == "moins" || sign == "menos" ? -minutes : minutes, place)
    }

    /// The hour that a word or a number names.
    private static func hour(_ index: Int, _ words: [DeadlineWords.Word]) -> Int? {
        guard words.indices.contains(index) else { return nil }
        let word = words[index]
        if word.isNumber { return Int(word.text).flatMap { (1...12).contains($0) ? $0 : nil } }
        return hours[word.text]
    }

    /// "by one" of them is no time, and neither is "um dois".
    private static func isFit(_ index: Int, _ lead: String, _ words: [DeadlineWords.Word]) -> Bool {
        guard let languages = spoken[words[index].text] else { return false }
        // French never leaves out "heures", and "a six" is English too.
        return languages.contains { $0 != "fr" && leads[$0]?.contains(lead) ?? false }
    }

    /// Nothing that is counted or measured stands behind the word: "at six months", "by ten people".
    private static func ends(_ index: Int, _ words: [DeadlineWords.Word]) -> Bool {
        let next = text(index + 1, words)
        if DeadlineTerms.unit(next) != nil || next == "of" || next == "people" || next == "percent" { return false }
        return next.count < 4 || !next.hasSuffix("s") || ["morgens", "abends", "sharp"].contains(next)
    }

    private static func text(_ index: Int, _ words: [DeadlineWords.Word]) -> String {
        words.indices.contains(index) ? words[index].text : ""
    }

    private static let behindHalf: Set<String> = ["tonight", "tonite", "tomorrow", "tmrw", "pm", "am", "sharp"]
    private static let before: Set<String> = ["to", "til", "till", "vor"]
    private static let past: Set<String> = ["past", "nach"]
    private static let parts: [String: Int] = [
        "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "viertel": 15, "funf": 5, "zehn": 10, "zwanzig": 20,
    ]
    /// What stands before an hour, by language.
    private static let leads: [String: Set<String>] = [
        "en": ["at", "by", "before", "until", "till", "til", "b4"], "fr": ["a", "avant", "jusqu'a", "vers", "pour"],
        "es": ["las", "la"], "pt": ["as", "ate"], "de": ["um", "bis"],
        "tl": ["alas", "ala"],
    ]
    /// The words of an hour, by language.
    private static let named: [(language: String, words: [[String]])] = [
        (
            "en",
            [
                [], ["two"], ["three"], ["four"], ["five"], ["six"], ["seven"], ["eight"], ["nine"], ["ten"],
                ["eleven"], ["twelve"],
            ]
        ),
        (
            "fr",
            [
                ["une"], ["deux"], ["trois"], ["quatre"], ["cinq"], ["six"], ["sept"], ["huit"], ["neuf"], ["dix"],
                ["onze"], [],
            ]
        ),
        (
            "es",
            [
                ["una"], ["dos"], ["tres"], ["cuatro"], ["cinco"], ["seis"], ["siete"], ["ocho"], ["nueve"], ["diez"],
                ["once"], ["doce"],
            ]
        ),
        (
            "pt",
            [
                ["uma"], ["duas"], ["tres"], ["quatro"], ["cinco"], ["seis"], ["sete"], ["oito"], ["nove"], ["dez"],
                ["onze"], ["doze"],
            ]
        ),
        (
            "de",
            [
                ["eins"], ["zwei"], ["drei"], ["vier"], ["funf"], ["sechs"], ["sieben"], ["acht"], ["neun"], ["zehn"],
                ["elf"], ["zwolf"],
            ]
        ),
        (
            "tl",
            [
                ["una"], ["dos"], ["tres"], ["kwatro"], ["singko"], ["sais"], ["siyete", "syete"], ["otso"],
                ["nuwebe", "nwebe"], ["diyes"], ["onse"], ["dose"],
            ]
        ),
    ]
    private static let hours: [String: Int] = named.reduce(into: [:]) { found, language in
        for (index, words) in language.words.enumerated() { for word in words { found[word] = index + 1 } }
    }
    /// The words of an hour; without one of them, or a number, there is no time of day.
    static var hourWords: Dictionary<String, Int>.Keys { hours.keys }
    private static let spoken: [String: Set<String>] = named.reduce(into: [:]) { found, language in
        for word in language.words.joined() { found[word, default: []].insert(language.language) }
    }
}
