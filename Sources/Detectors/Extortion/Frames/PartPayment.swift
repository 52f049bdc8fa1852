// SPDX-License-Identifier: Apache-2.0

/// Whether words ask for a part at once and set a time for the rest: "ok 80 now rest friday", "200 agora e 600 ate sexta".
enum PartPayment {
    static func stands(in text: String, sums: Int) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
        guard words.count <= mostWords else { return false }
        if text.contains(where: \.isNumber), repeats(words) { return true }
        return leavesRest(words, sums: sums)
    }

    /// As `stands`, but for what is to be paid again and again: no time of it is one to pay by.
    static func leavesRest(in text: String, sums: Int) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
        return words.count <= mostWords && !repeats(words) && leavesRest(words, sums: sums)
    }

    private static func leavesRest(_ words: [String], sums: Int) -> Bool {
        let isAtOnce = words.contains(where: atOnce.contains)
        if isAtOnce, zip(words, words.dropFirst()).contains(where: { but.contains($0) && atOnce.contains($1) }) {
            return true
        }
        guard isAtOnce || words.contains(where: later.contains) || words.contains(where: until.contains) else {
            return false
        }
        return words.contains(where: rest.contains) || sums > 1 && words.contains(where: later.contains)
            || zip(words, words.dropFirst()).contains { $0 == "other" && ["half", "part"].contains($1) }
    }

    /// What is to be paid again and again: "100 but every week", "2k muna, bukas ulit".
    private static func repeats(_ words: [String]) -> Bool {
        words.contains(where: again.contains)
            || zip(words, words.dropFirst()).contains { every.contains($0) && later.contains($1) }
    }

    private static let mostWords = 24
    /// "Fine 100 but today".
    private static let but: Set<String> = ["but", "aber", "mais", "pero", "mas"]
    private static let until: Set<String> = [
        "by", "before", "until", "til", "till", "bis", "avant", "antes", "hasta", "até", "ate", "bago",
    ]
    private static let atOnce: Set<String> = [
        "now", "today", "tonight", "first", "rn", "jetzt", "heute", "sofort", "erstmal", "maintenant", "mnt", "suite",
        "aujourd'hui", "ahora", "hoy", "ya", "agora", "hoje", "já", "ngayon", "muna", "mamaya",
    ]
    private static let later: Set<String> = [
        "tomorrow", "tmrw", "tmr", "tmw", "tomoz", "later", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "fri", "weekend", "week", "month", "payday", "mois", "mes", "mês", "monat", "buwan",
        "morgen", "übermorgen", "montag", "dienstag",
        "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "woche", "demain", "lundi", "mardi", "mercredi",
        "jeudi", "vendredi", "samedi", "dimanche", "semaine", "mañana", "lunes", "martes", "miércoles", "jueves",
        "viernes", "sábado", "domingo", "semana", "quincena", "amanhã", "amanha", "segunda", "terça", "quarta",
        "quinta", "sexta", "bukas", "biyernes", "sabado", "linggo", "sweldo",
    ]
    private static let rest: Set<String> = [
        "rest", "balance", "remainder", "remaining", "restlichen", "reste", "solde", "resto", "restante", "natitira",
        "balanse", "kulang",
    ]
    private static let every: Set<String> = [
        "every", "each", "a", "per", "chaque", "cada", "jede", "jeden", "kada", "tuwing", "toutes", "tous", "todas",
        "todos",
    ]
    private static let again: Set<String> = ["weekly", "monthly", "wöchentlich", "ulit"]
}
