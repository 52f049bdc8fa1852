// SPDX-License-Identifier: Apache-2.0

/// Names of months and the words around dates: English, German, French, Spanish, Italian, Dutch, Portuguese.
enum MetaHTMLCalendarNames {
    /// The month of a name or abbreviation in small letters, without a full stop.
    static let months: [String: Int] = {
        var months: [String: Int] = [:]
        for (index, names) in table.enumerated() {
            for name in names.split(separator: " ") { months[String(name)] = index + 1 }
        }
        return months
    }()

    private static let table = [
        "january jan januar jän jänner janvier janv enero ene gennaio gen januari janeiro",
        "february feb februar février févr fév febrero febbraio februari fevereiro fev",
        "march mar märz mär mrz mars marzo maart mrt março",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag mei maio",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho",
        "august aug août aout agosto ago augustus",
        "september sep sept septembre septiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
    ]

    /// Weekdays and small words; they tell nothing.
    static let fillers: Set<String> = Set(fillerWords.split(separator: " ").map(String.init))

    private static let fillerWords = """
        at um à a a las las om alle ore h uhr uur le il el de del di da do às as on den der und et y e \
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
        lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom \
        lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab \
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo \
        segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta seg ter qua qui sex
        """
}

/// Zones as Facebook's older pages name them.
enum MetaHTMLZone {
    /// Minutes east of UTC; nil when the word is no zone, or one of several.
    static func minutes(of word: String) -> Int16? {
        if let minutes = names[word] { return minutes }
        guard word.hasPrefix("utc") || word.hasPrefix("gmt") else { return nil }
        let rest = word.dropFirst(3)
        guard let sign = rest.first, sign == "+" || sign == "-" || sign == "\u{2212}" else { return nil }
        let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count <= 4, let number = Int16(first), number >= 0, parts.count <= 2
        else { return nil }
        // `+0530` and `+05:30` are the same.
        var minutes = first.utf8.count > 2 ? number / 100 * 60 + number % 100 : number * 60
        if parts.count == 2 {
            guard first.utf8.count <= 2, let rest = Int16(parts[1]), (0..<60).contains(rest) else { return nil }
            minutes += rest
        }
        return minutes <= 14 * 60 ? (sign == "+" ? minutes : -minutes) : nil
    }

    /// Abbreviations that PHP, in which the pages were written, gives to the zones of most users; `IST` and others
    /// that stand for several are left out.
    private static let names: [String: Int16] = [
        "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
        "msk": 180, "nst": -210, "ndt": -150, "ast": -240, "adt": -180, "est": -300, "edt": -240, "cst": -360,
        "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
        "aest": 600, "aedt": 660, "awst": 480, "nzst": 720, "nzdt": 780,
    ]
}
