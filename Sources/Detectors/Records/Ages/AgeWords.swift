// SPDX-License-Identifier: Apache-2.0

/// Words around a number that tell whether it is an age, in the languages of the packs.
enum AgeWords {
    static func number(_ word: Substring) -> Int? { Int(word) ?? spelled[word.lowercased()] }

    /// Words that may stand before the age in an answer.
    static let leaders = begins.union(yes)

    private static let begins: Set<String> = [
        "i'm", "im", "i", "am", "only", "just", "nearly", "almost", "turned", "turning", "still", "like", "about", "um",
        "well", "ok", "age", "me", "hi", "lol", "hey", "erm", "er", "uh", "actually", "turn", "been", "my", "is", "so",
        "no", "nope", "nah", "really", "going", "on", "the", "same", "basically", "haha", "hm", "hmm", "oh",
        "it's", "its", "honestly", "soon",
        "j'ai", "jai", "j", "ai", "moi", "que", "bientôt", "presque", "seulement", "bah", "ben", "euh", "non", "pas",
        "tengo", "yo", "solo", "casi", "apenas", "recién", "cumplí", "cumplo", "voy", "a", "cumplir", "pues", "los",
        "tenho", "eu", "só", "quase", "fiz", "faço", "vou", "fazer", "uns", "os",
        "ich", "bin", "erst", "fast", "gerade", "grad", "noch", "bald", "werde", "nein", "knapp", "schon",
        "ako", "pa", "lang", "mag", "po", "hindi", "ay",
    ]

    /// Words that agree.
    static let yes: Set<String> = [
        "yes", "yeah", "yea", "ya", "yep", "yup", "ye", "yh", "yess", "mhm", "aye", "correct", "exactly", "sure",
        "true",
        "oui", "ouais", "ouai", "si", "sí", "sip", "claro", "exacto", "sim", "isso", "aham", "uhum", "ja", "jo", "jap",
        "jup", "genau", "stimmt", "oo", "opo", "oho",
    ]

    /// What a number counts or measures when it is no age.
    static let counted: Set<String> = [
        "min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "h", "day", "days", "week", "weeks", "month",
        "months", "mile", "miles", "km", "people", "pounds", "quid", "dollars", "euros", "am", "pm", "times", "percent",
        "cats", "dogs", "more", "stone", "kids", "children", "per", "x", "kg", "cm", "points", "goals", "tickets",
        "pieces", "of", "left", "to", "oclock", "grand", "k", "floor", "st", "euro", "bucks", "seconds", "secs",
        "pages",
        "minutos", "horas", "dias", "días", "meses", "semanas", "veces", "personas", "gatos", "perros", "hermanos",
        "jours", "mois", "semaines", "heures", "heure", "fois", "chats", "chiens", "personnes", "kilos", "reais",
        "vezes", "pessoas", "irmãos", "minuten", "stunden", "tage", "wochen", "monate", "mal", "leute", "katzen",
        "hunde",
        "uhr", "minuto", "oras", "araw", "linggo", "buwan", "beses", "kapatid", "piso", "pesos",
    ]

    /// What stands before or behind the number of a school year.
    static let schoolYears: Set<String> = [
        "year", "yr", "grade", "class", "form", "standard", "klasse", "classe", "curso", "ano", "série", "grado", "jss",
        "eso", "baitang",
    ]

    /// Words that turn the question round: "im 17 you?".
    static let returns: Set<String> = [
        "you", "u", "yourself", "hbu", "wbu", "wby", "hby", "toi", "vous", "tú", "tu", "vos", "vc", "você", "ti", "du",
        "dir", "ikaw", "kayo", "ka", "yours",
    ]

    /// Words before a number that make it a bound: "over 16?".
    static let bounds: Set<String> = [
        "over", "above", "least", "than", "plus", "under", "below", "until", "plus de", "moins", "más", "menos", "mais",
        "über", "unter", "mindestens", "higit",
    ]

    /// "once upon a time", "a dose": a number in one language and a word of another.
    static func isAmbiguous(_ word: Substring) -> Bool { ["once", "dose", "elf"].contains(word.lowercased()) }

    private static let spelled: [String: Int] = [
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "once": 11,
        "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "dieciseis": 16, "diecisiete": 17,
        "doze": 12, "treze": 13, "catorze": 14, "dezasseis": 16, "dezesseis": 16, "dezassete": 17, "dezessete": 17,
        "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
        "onse": 11, "dose": 12, "trese": 13, "katorse": 14, "kinse": 15, "disisais": 16, "disisiyete": 17,
    ]
}
