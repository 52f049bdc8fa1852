// SPDX-License-Identifier: Apache-2.0

/// Words of time in the languages of the packs, in lower case without accents.
enum DeadlineTerms {
    /// Microseconds of a unit.
    static func unit(_ word: String) -> Int64? { units[word] }

    /// All words that `unit` knows.
    static var unitWords: some Sequence<String> { units.keys }

    static func numeral(_ word: String) -> Int64? { Int64(word) ?? numerals[word] }

    /// 1 Monday … 7 Sunday.
    static func weekday(_ word: String) -> Int? { weekdays[word] }

    static func month(_ word: String) -> Int? { months[word] }

    /// Words for one half.
    static let halves: Set<String> = [
        "half", "demi", "demie", "media", "meia", "halbe", "halben", "kalahating", "medio",
    ]

    static let tomorrow: Set<String> = [
        "tomorrow", "tmrw", "tmr", "tomoro", "tomorow", "2moro", "2mrw", "tomoz", "demain", "manana", "amanha",
        "morgen",
        "bukas",
    ]
    static let today: Set<String> = [
        "today", "tonight", "tonite", "2nite", "aujourd'hui", "aujourdhui", "hui", "hoy", "hoje", "heute", "ngayon",
        "ngayong",
        "mamaya", "mamayang",
    ]
    static let afterTomorrow: Set<String> = ["ubermorgen", "samakalawa"]
    /// "après-demain", "pasado mañana", "depois de amanhã": what stands before the word for tomorrow.
    static let after: Set<String> = ["apres", "pasado", "depois"]

    static let noon: Set<String> = ["noon", "midday", "midi", "mediodia", "mittag", "mittags", "tanghali"]
    static let midnight: Set<String> = ["midnight", "minuit", "medianoche", "mitternacht", "hatinggabi"]

    /// The second half of the day.
    static let late: Set<String> = [
        "pm", "tonight", "tonite", "evening", "afternoon", "soir", "midi", "noche", "tarde", "noite", "abends", "abend",
        "nachmittags", "nachmittag", "gabi", "hapon", "nachts",
    ]
    /// The first half of the day; "la mañana" is told apart from tomorrow by what stands before it.
    static let early: Set<String> = [
        "am", "morning", "matin", "madrugada", "fruh", "morgens", "vormittag", "vormittags", "umaga",
    ]

    /// Parts of a day that are of neither half alone.
    static let dayParts: Set<String> = ["night", "nite", "nuit", "nacht", "lunchtime", "dawn", "gabing"]
    /// Between a time and the part of the day.
    static let joining: Set<String> = [
        "in", "at", "the", "of", "de", "da", "do", "la", "du", "a", "am", "ng", "sa", "por", "pela",
    ]
    /// Whose hours are told: "open til 10".
    static let opening: Set<String> = [
        "open", "opens", "ouvert", "ouverte", "ouvre", "ouvrent", "abierto", "abierta", "abre", "abren", "aberto",
        "aberta", "abrem", "offen", "geoffnet", "offnet",
    ]
    /// Before those, where somebody is to see to it.
    static let keeping: Set<String> = [
        "keep", "stay", "leave", "remain", "offer", "window", "garde", "deja", "deixa", "lass",
    ]

    /// Before a time of day.
    static let clock: Set<String> = [
        "by", "before", "until", "till", "til", "b4", "at", "um", "bis", "avant", "antes", "ate", "hasta", "las", "la",
        "les", "as", "a", "vor", "jusqu'a", "jusqua", "jusqu", "vers", "gegen", "alas", "bago", "hanggang", "pagsapit",
        "spatestens", "ab", "sur",
    ]
    /// Those of them that are English words for something else: "a 20 pound card".
    static let romance: Set<String> = ["a", "la", "les", "as", "las", "sur"]
    /// Before a length of time.
    static let lengths: Set<String> = [
        "in", "within", "dans", "sous", "en", "em", "dentro", "tem", "tens", "tienes", "tenes", "as", "avez", "hast",
        "have", "got", "get", "give", "donne", "laisse", "reste", "quedan", "restam", "dou", "doy", "noch", "nur",
        "only",
        "another", "last", "innerhalb", "binnen", "loob", "may", "meron", "kang", "under", "plus", "que", "solo", "so",
        "just", "bleiben", "bleibt", "faltam", "next", "gebe", "geb", "gib", "dir",
    ]
    /// Behind a length of time that is no deadline: it is over, or tells how long something is.
    static let passed: Set<String> = [
        "ago", "late", "overdue", "long", "old", "already", "earlier", "away", "passed", "gone", "retard", "passees",
        "deja", "tarde", "atras", "retraso", "atraso", "passados", "spat", "lang", "her", "alt", "vorbei",
        "nakalipas", "huli", "walk", "drive", "clip", "video", "videos",
    ]
    /// Before one.
    static let spent: Set<String> = [
        "waited", "waiting", "overdue", "took", "for", "since", "spent", "lasted", "ago", "hace", "ha", "il", "vor",
        "seit",
        "attendu", "esperado", "espere", "esperei", "gewartet", "depuis", "desde", "faz", "depassement", "naghintay",
    ]

    /// Before a length of time that something takes.
    static let takes: Set<String> = [
        "takes", "took", "lasts", "runs", "dauert", "dauern", "prend", "prendra", "prennent", "dure", "durent", "tarda",
        "tardan", "dura", "duran", "duram", "demora", "demoran", "demoram", "leva", "levam", "tumatagal",
    ]
    /// Before "take", where somebody is told to take their time.
    static let bidden: Set<String> = ["you", "u", "ya", "please", "pls", "then", "just", "and", "ok", "can", "may"]

    /// Before a length by which somebody is late.
    static let overdue: Set<String> = [
        "overdue", "late", "waited", "waiting", "behind", "retard", "atraso", "retraso", "atrasado", "atrasada",
        "retrasado", "retrasada", "verspatet", "uberfallig", "huli",
    ]
    /// Between that and the length.
    static let particles: Set<String> = [
        "ka", "na", "ng", "nang", "po", "mo", "by", "of", "de", "por", "already", "for", "about", "seit", "um", "em",
        "en",
    ]
    /// Before a length that was set earlier.
    static let recalling: Set<String> = [
        "had", "said", "gave", "told", "avais", "avait", "aviez", "dit", "tenias", "tenia", "dije", "dijo", "tinhas",
        "tinha", "disse", "dei", "hattest", "hatte", "sagte", "gesagt", "gab", "sabi", "sinabi", "binigyan",
    ]
    /// Between that and the length.
    static let recalled: Set<String> = [
        "you", "u", "ya", "only", "about", "it", "te", "dir", "ihnen", "vous", "ko", "kita", "in", "dans", "en", "em",
        "ng",
        "na",
    ]
    /// Between that and the length.
    static let adverbs: Set<String> = [
        "only", "just", "about", "like", "maybe", "nur", "etwa", "que", "seulement", "solo", "apenas", "so", "lang",
    ]
    /// Before one: "not a minute later".
    static let denials: Set<String> = ["not", "nor", "pas", "ni", "nem", "nicht"]
    /// Behind one: "two minutes on camera".
    static let places: Set<String> = ["devant", "frente", "diante"]
    /// What is as long as a length of time says.
    static let recordings: Set<String> = [
        "video", "videos", "clip", "clips", "recording", "recorded", "footage", "tape", "camera", "cam", "kamera",
        "aufnahme", "aufgenommen", "aufzeichnung", "film", "enregistrement", "enregistre", "grabacion", "grabado",
        "camara", "gravacao", "gravado", "gravei", "grabe", "filmed", "gefilmt",
    ]

    /// Whether a word says that time runs out, or what happens then.
    static func presses(_ word: String) -> Bool {
        lengths.contains(word) && !["a", "as", "que", "so"].contains(word) || pressing.contains(word)
    }

    private static let pressing: Set<String> = [
        "or", "else", "left", "otherwise", "until", "till", "before", "then", "pay", "send", "sonst", "oder", "bis",
        "zahl", "zahlst", "ou", "sinon", "avant", "paie", "paye", "envoie", "restent", "o", "sino", "antes", "paga",
        "manda", "envia", "senao", "faltan", "kung", "bago", "bayad", "after", "when", "by", "time", "countdown",
        "tick", "goes", "und", "dann", "and", "nach", "apres", "despues", "depois",
    ]

    private static let second: Int64 = 1_000_000
    private static let units: [String: Int64] = {
        let named: [(Int64, [String])] = [
            (
                1,
                [
                    "s", "sec", "secs", "second", "seconds", "segundos", "segundo", "secondes", "seconde", "sekunden",
                    "sekunde",
                ]
            ),
            (
                60,
                [
                    "m", "min", "mins", "minute", "minutes", "minuto", "minutos", "minuten", "mn", "minuta", "minut",
                    "minuti", "minutong",
                ]
            ),
            (
                3600,
                [
                    "h", "hr", "hrs", "hour", "hours", "hora", "horas", "heure", "heures", "stunde", "stunden", "std",
                    "ore", "oras",
                ]
            ),
            (86_400, ["day", "days", "dia", "dias", "jour", "jours", "tag", "tage", "tagen", "araw"]),
            (604_800, ["week", "weeks", "semana", "semanas", "semaine", "semaines", "woche", "wochen"]),
        ]
        var units: [String: Int64] = [:]
        for (seconds, words) in named { for word in words { units[word] = seconds * second } }
        return units
    }()

    private static let numerals: [String: Int64] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9,
        "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "couple": 2,
        "una": 1, "un": 1, "une": 1, "uma": 1, "um": 1, "eine": 1, "einer": 1, "einen": 1, "einem": 1, "isang": 1,
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10, "quinze": 15, "vingt": 20, "trente": 30,
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10, "quince": 15, "veinte": 20, "treinta": 30,
        "dois": 2, "duas": 2, "dez": 10, "vinte": 20, "trinta": 30, "zwei": 2, "drei": 3, "vier": 4, "funf": 5,
        "zehn": 10, "funfzehn": 15, "zwanzig": 20, "dreissig": 30, "dreißig": 30, "dalawang": 2, "tatlong": 3,
        "limang": 5, "sampung": 10,
    ]

    private static let weekdays: [String: Int] = {
        let days: [[String]] = [
            ["monday", "lundi", "lunes", "montag"], ["tuesday", "tues", "mardi", "martes", "dienstag"],
            ["wednesday", "weds", "mercredi", "miercoles", "mittwoch", "miyerkules"],
            ["thursday", "thurs", "jeudi", "jueves", "donnerstag", "huwebes"],
            ["friday", "fri", "vendredi", "viernes", "freitag", "biyernes"],
            ["saturday", "sat", "samedi", "sabado", "samstag", "sonnabend"],
            ["sunday", "dimanche", "domingo", "sonntag"],
        ]
        var found: [String: Int] = [:]
        for (index, names) in days.enumerated() { for name in names { found[name] = index + 1 } }
        for (name, day) in [("segunda", 1), ("terca", 2), ("quarta", 3), ("quinta", 4), ("sexta", 5)] {
            found[name] = day
        }
        return found
    }()

    /// Days of the week that Portuguese numbers: other words too.
    static let numbered: Set<String> = ["segunda", "terca", "quarta", "quinta", "sexta"]

    private static let months: [String: Int] = {
        let names: [[String]] = [
            ["january", "jan", "janvier", "enero", "janeiro", "januar"],
            ["february", "feb", "fevrier", "febrero", "fevereiro", "februar"],
            ["march", "mars", "marzo", "marco", "marz"], ["april", "apr", "avril", "abril"],
            ["may", "mai", "mayo", "maio"],
            ["june", "jun", "juin", "junio", "junho", "juni"], ["july", "jul", "juillet", "julio", "julho", "juli"],
            ["august", "aug", "aout", "agosto"], ["september", "sept", "sep", "septembre", "septiembre", "setembro"],
            ["october", "oct", "octobre", "octubre", "outubro", "oktober"],
            ["november", "nov", "novembre", "noviembre", "novembro"],
            ["december", "dec", "decembre", "diciembre", "dezembro", "dezember"],
        ]
        var found: [String: Int] = [:]
        for (index, words) in names.enumerated() { for word in words { found[word] = index + 1 } }
        return found
    }()
}
