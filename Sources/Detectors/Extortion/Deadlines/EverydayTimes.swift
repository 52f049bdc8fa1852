// SPDX-License-Identifier: Apache-2.0

/// Whether a message that tells a time and nothing else of a demand speaks of everyday matters.
///
/// "The train leaves at 9 tonight", "lunch at noon?", "see you tomorrow" and "good morning" set nobody a time, also where
/// the same account demanded something before. Words that press keep a time: "see you tomorrow or else".
enum EverydayTimes {
    static func areTold(in text: Span<UInt8>) -> Bool {
        var walk = Walk()
        guard PlainWords.forEach(in: text, { walk.take($0) }) else {
            return areTold(in: text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
        }
        return walk.isEveryday
    }

    /// The same by characters, whatever they are.
    static func areTold(in text: String) -> Bool {
        let words = words(of: text)
        guard !words.contains(where: pressing.contains) else { return false }
        let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
        guard !pairs.contains(where: allowances.contains) else { return false }
        if isGreeting(words) { return true }
        return words.contains(where: matters.contains) || pairs.contains(where: partings.contains)
    }

    /// Lower case, without accents; an apostrophe stays within its word.
    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }
            .map { $0.map(DeadlineWords.withoutAccent).joined() }
    }

    /// A greeting names a part of the day; behind it may stand whom it is for, and no number.
    private static func isGreeting(_ words: [String]) -> Bool {
        guard let first = words.first, !words.contains(where: { $0.contains(where: \.isNumber) }) else { return false }
        if words.count > 1, greetings.contains("\(first) \(words[1])") { return words.count <= longestGreeting.pair }
        return greetings.contains(first) && words.count <= longestGreeting.word
    }

    /// Words of a greeting in all, by the words that greet.
    private static let longestGreeting = (word: 3, pair: 6)

    private static let greetings: Set<String> = [
        "morning", "mornin", "evening", "afternoon", "night", "nite", "goodnight", "gm", "gn", "good morning",
        "good evening", "good afternoon", "good night", "happy friday", "happy monday", "happy sunday", "bonjour",
        "bonsoir",
        "bonne nuit", "bonne soiree", "buenos dias", "buenas tardes", "buenas noches", "bom dia", "boa tarde",
        "boa noite",
        "guten morgen", "guten abend", "gute nacht", "guten tag", "magandang umaga", "magandang hapon",
        "magandang gabi",
    ]

    /// What is to happen, by itself.
    private static let matters: Set<String> = [
        "train", "bus", "flight", "plane", "lunch", "dinner", "breakfast", "brunch", "meeting", "appointment",
        "dentist",
        "doctor", "gym", "class", "lesson", "lecture", "exam", "church", "kickoff", "cinema", "concert", "gig", "party",
        "wedding", "birthday", "shift", "sleep", "asleep", "bedtime", "coffee", "pub", "holiday", "weather", "rain",
        "happy", "work", "school", "movie",
        "avion", "dejeuner", "diner", "reunion", "dentiste", "medecin", "cours", "anniversaire", "vacances", "travail",
        "dors", "dormir", "pluie", "vuelo", "almuerzo", "cena", "desayuno", "clase", "cumpleanos", "fiesta", "trabajo",
        "duermo", "lluvia", "voo", "almoco", "jantar", "aula", "aniversario", "festa", "trabalho", "chuva",
        "zug", "flug", "mittagessen", "abendessen", "fruhstuck", "termin", "zahnarzt", "arzt", "unterricht",
        "geburtstag",
        "urlaub", "arbeit", "schlafe", "schlafen", "regen", "trabaho", "klase", "tulog", "kain", "ulan",
    ]

    private static let partings: Set<String> = [
        "see you", "see u", "see ya", "catch you", "speak tomorrow", "talk tomorrow", "a demain", "a plus",
        "hasta luego",
        "hasta manana", "nos vemos", "ate amanha", "ate logo", "bis morgen", "bis dann", "bis spater", "kita tayo",
    ]

    /// How long somebody is given: "you have until your shift".
    private static let allowances: Set<String> = [
        "have until", "got until", "have till", "got till", "have til", "got til", "as jusqu'a", "avez jusqu'a",
        "tienes hasta",
        "tiene hasta", "tens ate", "tem ate", "hast bis", "haben bis", "hanggang sa",
    ]

    /// What makes an end of a time.
    private static let pressing: Set<String> = [
        "or", "else", "otherwise", "last", "latest", "final", "wait", "waiting", "chance", "deadline", "pay", "paid",
        "payment", "send", "money", "cash", "left", "due", "by", "before", "countdown", "now",
        "post",
        "ou", "sinon", "dernier", "derniere", "attends", "paie", "paye", "envoie", "argent", "avant",
        "o", "sino", "ultimo", "ultima", "espero", "paga", "manda", "envia", "dinero", "antes", "plazo",
        "senao", "dinheiro", "prazo", "sonst", "oder", "spatestens", "letzte", "warte", "zahl", "zahlst", "schick",
        "geld",
        "frist", "vor", "kung", "huling", "bayad", "hintay", "bago", "pera",
    ]

    // MARK: By bytes

    private static let lexicon = PlainLexicon(
        lists: [pressing, matters, greetings.subtracting(pairedGreetings)],
        pairs: (allowances.sorted() + partings.sorted() + pairedGreetings.sorted()).map { pair in
            let words = pair.split(separator: " ").map(String.init)
            return ([words[0]], [words[1]])
        })

    private static let pairedGreetings = greetings.filter { $0.contains(" ") }

    /// Pairs that give somebody time, that part, and that greet, by the positions of the lexicon.
    private static let pairs: (allowances: UInt64, partings: UInt64, greetings: UInt64) = {
        func bits(_ count: Int, from first: Int) -> UInt64 { ((1 << UInt64(count)) - 1) << UInt64(first) }
        return (
            bits(allowances.count, from: 0), bits(partings.count, from: allowances.count),
            bits(pairedGreetings.count, from: allowances.count + partings.count)
        )
    }()

    /// What was seen in the words of a text so far.
    private struct Walk {
        private var last = PlainLexicon.Signs()
        private var lists: UInt8 = 0
        private var pairs: UInt64 = 0
        private var count = 0
        private var hasDigit = false
        /// Whether the first word greets, and whether the first two do.
        private var (greets, greetTwo) = (false, false)

        mutating func take(_ word: PlainWord) {
            let signs = EverydayTimes.lexicon.signs(of: word)
            let made = last.pairs(with: signs)
            if count == 0 { greets = signs.lists & Self.greeting != 0 }
            if count == 1 { greetTwo = made & EverydayTimes.pairs.greetings != 0 }
            lists |= signs.lists
            pairs |= made
            hasDigit = hasDigit || word.hasDigit
            last = signs
            count += 1
        }

        var isEveryday: Bool {
            let told = EverydayTimes.pairs
            if lists & Self.press != 0 || pairs & told.allowances != 0 { return false }
            if lists & Self.matter != 0 || pairs & told.partings != 0 { return true }
            if hasDigit { return false }
            return greetTwo ? count <= longestGreeting.pair : greets && count <= longestGreeting.word
        }

        // Positions of the lists.
        private static let (press, matter, greeting): (UInt8, UInt8, UInt8) = (1, 2, 4)
    }
}
