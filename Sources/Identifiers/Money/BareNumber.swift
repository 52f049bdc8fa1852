// SPDX-License-Identifier: Apache-2.0

/// Tells numbers that may be sums in haggling from times, dates, ages, addresses, measures and counts.
enum BareNumber {
    /// Whether what stands behind the number is counted or measured: `3 lakh views`.
    static func isMeasured(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        follower(of: number, in: text).map(measures.contains) ?? false
    }

    /// Whether the number stands for a sum of money of an unnamed currency.
    static func isSum(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        let (start, end) = (number.range.lowerBound, number.range.upperBound)
        let before = text.byte(before: start)
        let after = text.byte(at: end)
        guard !":/-#+.@_%*=$^~<".utf8.contains(before), !":%_@+*=^>".utf8.contains(after), !text.isWord(before: start),
            after != UInt8(ascii: "/") || text.isWord(number.next, of: periods),
            !(after == UInt8(ascii: "-") && MessageText.isAlphanumeric(text.byte(at: end + 1))),
            !(after == UInt8(ascii: ".") && MessageText.isAlphanumeric(text.byte(at: end + 1))),
            !(after == UInt8(ascii: "'") && MessageText.isLetter(text.byte(at: end + 1)))
        else { return false }
        let follower = follower(of: number, in: text)
        let leader = leader(of: number, in: text)
        if number.isSlang { return follower != "times" }
        if isInDigits(number, in: text) || isTimeOfDay(number, in: text) { return false }
        let isOnCard = isOnCard(number, in: text)
        if let leader, !isOnCard, leaders.contains(leader) || months.contains(leader) && leader != "de" { return false }
        // "Antes de 2024", "el 18 de marzo"; "una multa de 1.200.000" is a sum.
        if leader == "de" || follower == "de", isDayOrYear(number, in: text) { return false }
        // "Your snap score is 45k".
        if text.hasWord(scores, before: number.range, reach: 3) { return false }
        // "8 tonight" is a time, "2k tonight" and "400 tomorrow" are sums.
        let isThousands = MessageText.isLetter(text.byte(before: end)) || number.value.prefix { $0 != "." }.count >= 3
        if let follower,
            months.contains(follower) && follower != "de"
                || measures.contains(follower) && !(isThousands && days.contains(follower))
                    && !(isOnCard && follower == "x")
        {
            return false
        }
        if follower == "o", text.term(number.next + 1) == "clock" { return false }
        let whole = number.value.prefix { $0 != "." }
        if number.isSpelled { return isSpelledSum(whole.count, number, follower, in: text) }
        guard isPlausible(whole, number, in: text), !isHelpline(whole, leader, number, in: text) else { return false }
        if whole.count == 2, !isOnCard, !isSmallSum(whole, number, in: text) { return false }
        if isCount(number, in: text), !(leader.map(cues.contains) ?? false) { return false }
        return true
    }

    /// Up to 31 or a year of these times, in digits alone.
    private static func isDayOrYear(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        guard text.bytes[number.range].allSatisfy(MessageText.isDigit),
            let value = Int(number.value.prefix { $0 != "." })
        else { return false }
        return value <= 31 || (1900...2039).contains(value)
    }

    private static func follower(of number: NumberReader.Reading, in text: MessageText) -> Term? {
        guard number.next < text.words.count else { return nil }
        let word = text.words[number.next]
        return word.lowerBound - number.range.upperBound <= 1 ? text.term(number.next) : nil
    }

    private static func leader(of number: NumberReader.Reading, in text: MessageText) -> Term? {
        let first = text.wordIndex(at: number.range.lowerBound)
        guard first > 0, number.range.lowerBound - text.words[first - 1].upperBound <= 2 else { return nil }
        // "he's 26" is an age; "it's 260" is a price.
        if text.term(first - 1) == "s", let owner = text.term(first - 2), owner == "he" || owner == "she" {
            return "aged"
        }
        return text.term(first - 1)
    }

    /// Two to seven digits, or nine with a word that multiplies; no year, no zero in front, no long number that is not round.
    private static func isPlausible(_ whole: Substring, _ number: NumberReader.Reading, in text: MessageText) -> Bool {
        // "10 millones"; such long digits alone are another kind of number.
        let isNamed = MessageText.isLetter(text.byte(before: number.range.upperBound))
        guard (2...(isNamed ? 9 : 7)).contains(whole.count), text.bytes[number.range.lowerBound] != 0x30 else {
            return false
        }
        if number.hasSeparator { return true }
        guard let value = Int(whole) else { return false }
        if (1900...2039).contains(value) && whole.count == 4 && value % 100 != 0 { return false }
        return whole.count < 5 || value % 100 == 0
    }

    /// Numbers to ring in need: no sum unless somebody is told to pay them.
    ///
    /// Those that are plausible sums as well count as telephone numbers beside a word of ringing or of the police.
    private static func isHelpline(
        _ whole: Substring, _ leader: Term?, _ number: NumberReader.Reading, in text: MessageText
    ) -> Bool {
        guard !number.hasSeparator, let value = Int(whole) else { return false }
        if emergency.contains(value) { return !(leader.map(payers.contains) ?? false) }
        return helplines.contains(value) && text.hasWord(helpers, near: number.range, reach: 8)
    }

    private static let emergency: Set<Int> = [101, 111, 112, 911, 999]
    private static let helplines: Set<Int> = [
        100, 105, 108, 110, 113, 115, 116, 117, 118, 119, 122, 123, 133, 144, 180, 190, 191, 192, 193, 197, 988, 1098,
        1930,
    ]
    private static let payers: TermSet = [
        "pay", "send", "give", "want", "need", "transfer", "only", "just", "for", "owe", "me", "another", "paid",
        "sent",
    ]
    private static let helpers: TermSet = [
        "police", "policia", "polizei", "call", "ring", "rang", "dial", "report", "helpline", "lifeline", "emergency",
        "ambulance", "samaritans", "childline", "hotline", "llama", "llamar", "appelle", "appeler", "ruf", "ligue",
        "notruf", "urgence", "emergencia", "tumawag",
    ]
    private static let days: TermSet = ["tonight", "tomorrow", "noon"]

    /// `11.30 then`: hours and minutes, where no word of paying stands beside them.
    private static func isTimeOfDay(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        let parts = text.bytes[number.range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            let hour = Int(String(decoding: parts[0], as: UTF8.self)), hour < 24,
            let minute = Int(String(decoding: parts[1], as: UTF8.self)), minute < 60
        else { return false }
        return !text.hasWord(cues, near: number.range, reach: 2)
    }

    /// `9900 221 334`: groups of one long number.
    private static func isInDigits(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        let first = text.wordIndex(at: number.range.lowerBound)
        func isDigits(_ index: Int) -> Bool {
            text.words[index].count <= 16 && text.bytes[text.words[index]].allSatisfy(MessageText.isDigit)
        }
        return first > 0 && text.isJoined(first - 1) && isDigits(first - 1)
            || number.next < text.words.count && text.isJoined(number.next - 1) && isDigits(number.next)
    }

    /// "Steam card 100", "itunes 50 x 2": what stands on a gift card whose brand is named just before.
    private static func isOnCard(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        let first = text.wordIndex(at: number.range.lowerBound)
        guard first > 0, text.isJoined(first - 1), number.value.hasSuffix("0.00") || number.value.hasSuffix("5.00")
        else { return false }
        if text.isWord(first - 1, of: cards) { return first > 1 && text.isWord(first - 2, of: brands) }
        return text.term(first - 1) == "itunes"
    }

    private static let cards: TermSet = ["card", "cards", "voucher", "vouchers", "gutschein", "karte", "carte", "code"]
    private static let brands: TermSet = [
        "steam", "apple", "itunes", "amazon", "google", "play", "gift", "razer", "vanilla", "xbox", "psn", "roblox",
        "robux", "nitro", "paysafe", "neosurf", "sephora", "cadeau", "geschenk",
    ]
    private static let scores: TermSet = ["score", "scores", "streak", "snapscore"]

    /// Two digits are mostly an age: a word of paying or a sign of a currency must be near, or a round number must be
    /// all there is.
    private static func isSmallSum(_ whole: Substring, _ number: NumberReader.Reading, in text: MessageText) -> Bool {
        if number.range.count > 2 { return true }
        if text.hasWord(cues, near: number.range, reach: 6) { return true }
        let isRound = whole.last == "0" || whole.last == "5"
        if isRound, isRate(number, in: text) { return true }
        if text.words.count <= 2 { return isRound }
        return isRound
            && signs.contains { sign in
                let from = max(0, number.range.lowerBound - 40)
                let window = text.bytes[from..<min(text.bytes.count, number.range.upperBound + 40)]
                return window.indices.contains { window[$0...].starts(with: sign) }
            }
    }

    /// "50 a week", as the first words.
    private static func isRate(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        text.wordIndex(at: number.range.lowerBound) <= 2 && text.isWord(number.next, of: per)
            && text.isWord(number.next + 1, of: terms)
    }

    private static let terms: TermSet = ["week", "wk", "month"]
    /// What may stand behind a stroke: `250/mo`.
    private static let periods: TermSet = [
        "mo", "month", "mth", "week", "wk", "semana", "mes", "mês", "mois", "semaine", "monat", "woche", "linggo",
        "buwan",
    ]
    private static let per: TermSet = ["a", "per", "each", "every"]
    private static let signs = ["£", "$", "€", "₦", "₹", "₱"].map { Array($0.utf8) }

    /// `20 cats`: a plural behind the number.
    private static func isCount(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        guard number.next < text.words.count else { return false }
        if stands(on: pages, behind: number, in: text) { return true }
        // "200 more are queued", "640 more friends".
        if text.term(number.next) == "more", let next = text.term(number.next + 1), text.isJoined(number.next),
            counting.contains(next)
        {
            return true
        }
        let word = text.words[number.next]
        guard word.lowerBound - number.range.upperBound == 1, word.count >= 4,
            text.lower[word.upperBound - 1] == UInt8(ascii: "s"), text.lower[word.upperBound - 2] != UInt8(ascii: "s"),
            text.bytes[word].allSatisfy(MessageText.isLetter)
        else { return false }
        return !(text.term(number.next).map(notCounts.contains) ?? false)
    }

    /// "900 on your church page" counts people, wherever they follow somebody.
    private static func stands(on places: Set<Term>, behind number: NumberReader.Reading, in text: MessageText) -> Bool
    {
        guard text.term(number.next) == "on", let owner = text.term(number.next + 1), owners.contains(owner) else {
            return false
        }
        return (2...4).contains { text.term(number.next + $0).map(places.contains) ?? false }
    }

    private static let counting: TermSet = [
        "are", "were", "people", "friends", "contacts", "names", "followers", "pics", "photos", "videos", "messages",
        "where",
    ]
    private static let owners: Set<Term> = ["your", "ur", "his", "her", "their", "the"]
    private static let pages: Set<Term> = [
        "page", "channel", "profile", "list", "feed", "insta", "instagram", "facebook", "fb",
    ]

    /// A spelled number of a hundred or more, with a word of paying near or nothing countable behind.
    private static func isSpelledSum(
        _ places: Int, _ number: NumberReader.Reading, _ follower: Term?, in text: MessageText
    ) -> Bool {
        guard places >= 3 else { return false }
        return text.hasWord(cues, near: number.range, reach: 6) && !isCount(number, in: text)
            || follower.map(ends.contains) ?? isAtEnd(number, in: text)
    }

    private static func isAtEnd(_ number: NumberReader.Reading, in text: MessageText) -> Bool {
        number.next >= text.words.count
            || text.words[number.next].lowerBound > number.range.upperBound + 1
    }

    private static let cues: TermSet = [
        "pay", "paid", "pays", "send", "sent", "give", "gave", "transfer", "owe", "owes", "cash", "price", "cost",
        "costs", "fee", "deposit", "money", "want", "wants", "another", "rent", "borrow", "lend", "sold", "sell",
        "offer",
        "worth", "spent", "bitcoin", "bitcoins", "btc", "ransom", "reasonable", "remaining", "balance", "scratch",
        "take", "bring", "spare", "selling", "left", "codes", "envoie", "enviado", "mandei", "faltan", "falta",
        "envoyer", "paga", "pagar", "garage", "settle", "donation", "penance", "offering", "pix", "oxxo",
        "deposita", "deposite", "manda", "mándame", "pague", "zahl", "zahlst", "magbayad",
    ]
    private static let ends: TermSet = [
        "by", "now", "or", "and", "today", "tonight", "then", "each", "tops", "please", "pls", "only", "total", "final",
        "before", "until", "cos", "because", "else", "per", "off", "extra", "back", "apparently", "for", "via", "o",
        "ou",
        "y", "et", "por", "pour", "para", "pra", "en", "no", "hoje", "hoy", "heute", "bis", "sonst", "oder",
        "sinon", "par", "varos", "va", "al", "cada", "todas",
    ]
    private static let notCounts: TermSet = [
        "plus", "less", "this", "does", "perhaps", "always", "towards", "thanks", "covers", "stops", "keeps", "buys",
        "gets", "makes", "saves", "settles", "ends", "closes", "fixes", "clears", "sorts", "wipes", "semanales",
        "mensuales", "pesitos", "mais", "jours", "sans", "dans", "depois", "antes", "entonces", "alors", "nomás",
        "sous",
    ]

    private static let months: TermSet = [
        "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug",
        "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december", "janvier", "mars",
        "avril", "mai", "juin", "juillet", "août", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
        "agosto", "de", "januar", "februar", "juni", "juli", "oktober", "dezember",
    ]

    private static let measures: TermSet = [
        "am", "pm", "min", "mins", "minute", "minutes", "minuten", "minutos", "hr", "hrs", "hour", "hours", "h",
        "uhr", "heures", "heure", "horas", "stunden", "day", "days", "jours", "dias", "tage", "tagen", "week", "weeks",
        "month", "months", "year", "years", "yr", "yrs", "yo", "ans", "años", "sec", "secs", "second", "seconds", "km",
        "miles", "mile", "kg", "kgs", "lbs", "lb", "stone", "cm", "mm", "m", "ft", "foot", "feet", "inch", "inches",
        "percent", "per", "pct", "times", "people", "followers", "friends", "contacts", "contact", "follower",
        "messages", "mp", "th", "st",
        "nd", "rd", "x", "gb", "mb", "tb", "kb", "fps", "hz", "kcal", "calories", "pics", "photos", "videos", "degrees",
        "oclock", "ppl", "gold", "iron", "silver", "tokens", "credits", "client", "such", "google", "bitcoin",
        "bitcoins", "points", "pts", "level", "levels", "btc", "eth", "ltc", "xmr", "robux", "coins", "gems",
        "diamonds", "vbucks", "goals", "pages", "stars", "old", "tomorrow", "noon", "tonight", "ways", "leaves",
        "of", "street", "road", "kids", "children", "men", "women", "girls", "guys", "boys", "percentage", "mph", "kmh",
        "ml", "l", "litres", "grams", "g", "metres", "meters", "yards", "run", "steps", "players", "kills", "wins",
        "ep",
        "hundredths", "grade", "seater", "year-old", "jahre", "maret", "am.", "pm.", "sharp", "prompt", "ish",
        "clients",
        "subscribers", "subs", "views", "likes", "comments", "posts", "members", "items", "pieces", "packs", "bottles",
    ]

    private static let leaders: TermSet = [
        "at", "call", "dial", "ring", "text", "around", "by", "til", "till", "until", "before", "after", "room", "flat",
        "house", "no", "number", "age",
        "aged", "since", "page", "year", "version", "level", "lvl", "bus", "route", "chapter", "im", "m", "am", "ios",
        "episode", "ep", "season", "ref", "reference", "order", "invoice", "code", "pin", "otp", "platform", "gate",
        "seat", "row", "table", "line", "unit", "lot", "size", "iphone", "galaxy", "windows", "android", "ps", "xbox",
        "grade", "class", "week", "day", "step", "question", "q", "ending", "card", "turned", "turning", "turns", "you",
        "under", "over", "born", "are", "apt", "apartment", "suite", "floor", "building", "street", "road", "zip",
        "postcode", "box", "channel", "exit", "junction", "track", "song", "song", "score", "scored", "top", "covid",
        "formula", "area", "highway", "model", "id", "case", "section", "part", "act", "verse", "psalm", "john", "mark",
        "bis", "gegen", "ab", "um", "vers", "à", "antes", "até", "las", "hasta", "dia", "day", "nr", "numero", "rue",
        "calle", "from", "near", "u", "pg", "player", "world", "game", "round", "lap", "ends", "was", "were", "sub",
    ]
}
