// SPDX-License-Identifier: Apache-2.0

/// Whether a message that tells a time and nothing else of a demand speaks of everyday matters.
///
/// "The train leaves at 9 tonight", "lunch at noon?", "see you tomorrow" and "good morning" set nobody a time, also where
/// the same account demanded something before. Words that press keep a time: "see you tomorrow or else".
enum EverydayTimes {
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
        // Characters take ten times as long as bytes, and most messages have no others than ASCII.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }
                .map { $0.map(DeadlineWords.withoutAccent).joined() }
        }
        return text.utf8.split { ($0 | 0x20) &- 97 >= 26 && $0 &- 48 >= 10 && $0 != 0x27 }
            .map { word in String(decoding: word.lazy.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self) }
    }

    /// A greeting names a part of the day; behind it may stand whom it is for, and no number.
    private static func isGreeting(_ words: [String]) -> Bool {
        guard let first = words.first, !words.contains(where: { $0.contains(where: \.isNumber) }) else { return false }
        if words.count > 1, greetings.contains("\(first) \(words[1])") { return words.count <= 6 }
        return greetings.contains(first) && words.count <= 3
    }

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
}
