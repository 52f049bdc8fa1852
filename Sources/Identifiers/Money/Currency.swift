// SPDX-License-Identifier: Apache-2.0

/// Signs and words of currencies, to ISO 4217 codes.
enum Currency {
    /// Signs that stand before a number, longest first.
    private static let signs: [(text: [UInt8], code: String)] = [
        ("cad$", "CAD"), ("aud$", "AUD"), ("nzd$", "NZD"), ("sgd$", "SGD"), ("hkd$", "HKD"), ("mxn$", "MXN"),
        ("us$", "USD"), ("usd", "USD"), ("nzd", "NZD"), ("hkd", "HKD"), ("dkk", "DKK"), ("nok", "NOK"), ("gbp", "GBP"),
        ("eur", "EUR"), ("ngn", "NGN"), ("inr", "INR"), ("php", "PHP"),
        ("cad", "CAD"), ("aud", "AUD"), ("zar", "ZAR"), ("ghs", "GHS"), ("ghc", "GHS"), ("kes", "KES"), ("ksh", "KES"),
        ("pln", "PLN"), ("brl", "BRL"), ("mxn", "MXN"), ("ars", "ARS"), ("chf", "CHF"), ("xof", "XOF"), ("xaf", "XAF"),
        ("fcfa", "XOF"), ("cfa", "XOF"), ("aed", "AED"), ("sgd", "SGD"), ("myr", "MYR"), ("idr", "IDR"), ("krw", "KRW"),
        ("jpy", "JPY"), ("euros", "EUR"), ("euro", "EUR"), ("naira", "NGN"), ("rs.", "INR"), ("ca$", "CAD"),
        ("au$", "AUD"), ("nz$", "NZD"), ("hk$", "HKD"), ("mx$", "MXN"), ("r$", "BRL"), ("a$", "AUD"), ("c$", "CAD"),
        ("s$", "SGD"), ("rs", "INR"), ("rm", "MYR"), ("rp", "IDR"), ("£", "GBP"), ("€", "EUR"), ("₦", "NGN"),
        ("₹", "INR"), ("₨", "INR"), ("₱", "PHP"), ("₵", "GHS"), ("¥", "JPY"), ("￡", "GBP"), ("＄", "USD"), ("$", "USD"),
        ("₽", "RUB"), ("₺", "TRY"), ("₩", "KRW"), ("₫", "VND"), ("₴", "UAH"), ("₪", "ILS"), ("zł", "PLN"),
        ("s/.", "PEN"),
        ("s/", "PEN"), ("n", "NGN"), ("p", "PHP"), ("q", "GTQ"), ("r", "ZAR"),
    ].map { (Array($0.0.utf8), $0.1) }

    private static let words: [Term: String] = [
        "pound": "GBP", "pounds": "GBP", "quid": "GBP", "quids": "GBP", "gbp": "GBP", "sterling": "GBP", "squid": "GBP",
        "dollar": "USD", "dollars": "USD", "usd": "USD", "buck": "USD", "bucks": "USD", "dolla": "USD", "dollas": "USD",
        "usdt": "USDT", "tether": "USDT", "usdc": "USDC", "btc": "BTC", "xbt": "BTC", "bitcoin": "BTC",
        "bitcoins": "BTC",
        "eth": "ETH", "ethereum": "ETH", "ether": "ETH", "ltc": "LTC", "litecoin": "LTC", "xmr": "XMR", "monero": "XMR",
        "trx": "TRX", "xrp": "XRP", "doge": "DOGE", "dogecoin": "DOGE", "bnb": "BNB", "solana": "SOL", "euro": "EUR",
        "euros": "EUR", "eur": "EUR", "balles": "EUR", "naira": "NGN",
        "ngn": "NGN", "rupee": "INR", "rupees": "INR", "rs": "INR", "inr": "INR", "rupaye": "INR", "rupay": "INR",
        "rupiya": "INR", "php": "PHP", "piso": "PHP", "cedi": "GHS", "cedis": "GHS",
        "ghs": "GHS", "rand": "ZAR", "rands": "ZAR", "zar": "ZAR", "fcfa": "XOF", "cfa": "XOF", "xof": "XOF",
        "xaf": "XAF", "reais": "BRL", "brl": "BRL", "conto": "BRL", "contos": "BRL", "mxn": "MXN",
        "ars": "ARS", "zloty": "PLN", "zlotych": "PLN", "złotych": "PLN", "zł": "PLN", "zl": "PLN", "pln": "PLN",
        "shillings": "KES", "ksh": "KES", "kes": "KES", "cad": "CAD", "aud": "AUD", "yen": "JPY", "jpy": "JPY",
        "aed": "AED", "dirhams": "AED", "dirham": "AED", "lira": "TRY", "chf": "CHF", "ringgit": "MYR", "rupiah": "IDR",
        "taka": "BDT", "riyals": "SAR", "riyal": "SAR", "won": "KRW", "baht": "THB", "dolares": "USD", "dólares": "USD",
        "dólar": "USD", "franken": "CHF", "franke": "CHF", "stutz": "CHF", "varos": "MXN", "varo": "MXN",
        "baros": "MXN",
        "piasses": "CAD", "piastres": "CAD", "tacken": "EUR", "pavos": "EUR",
        "soles": "PEN", "quetzales": "GTQ", "sgd": "SGD", "nzd": "NZD", "hkd": "HKD", "dkk": "DKK", "kronor": "SEK",
    ]

    /// Words that several currencies share.
    private static let shared: TermSet = ["pesos", "peso", "pesitos", "francs", "franc", "kroner", "kr"]

    /// Words of currency that make a number in words a sum.
    static let cueWords = Array(words.keys) + ["pesos", "peso", "francs", "franc"]

    /// Whether a word is one of a currency, of whichever.
    static func isWord(_ word: Term) -> Bool { words[word] != nil || shared.contains(word) }

    /// The code of a word that stands behind a number.
    static func word(_ word: Term) -> String? { words[word] }

    /// The sign that ends where a number begins, at most one blank between them.
    static func before(_ start: Int, in text: MessageText) -> (start: Int, code: String)? {
        var end = start
        if end > 0 && text.bytes[end - 1] == 0x20 {
            end -= 1
        } else if end > 1, text.bytes[end - 2] == 0xC2, text.bytes[end - 1] == 0xA0 {
            end -= 2
        }
        guard end > 0, text.bytes[end - 1] > 0x20 else { return nil }
        for (sign, code) in signs where end >= sign.count && text.lower[end - sign.count..<end].elementsEqual(sign) {
            let place = end - sign.count
            let isWord = MessageText.isLetter(sign[0])
            if isWord && text.isWord(before: place) { continue }
            // A single letter is a sign only at the number itself and as a capital: N5,000.
            if sign.count == 1 && isWord && (end != start || text.bytes[place] == text.lower[place]) { continue }
            // A room and a model have a letter too: of these only long numbers are sums.
            if code == "PHP" || code == "GTQ", sign.count == 1, !isLong(start, in: text) { continue }
            if code == "ZAR", sign.count == 1, !isRound(start, in: text) || isNamed(place, in: text) { continue }
            if code == "PEN", text.bytes[place] == text.lower[place] { continue }
            return (place, code)
        }
        return nil
    }

    /// Whether a number has a sign of thousands or four digits that are no year: `P6,750`, `Q1500`.
    private static func isLong(_ start: Int, in text: MessageText) -> Bool {
        let digits = text.bytes[start...].prefix(while: MessageText.isDigit)
        if isThousands(behind: digits, in: text) { return true }
        if ",.".utf8.contains(text.byte(at: digits.endIndex)) {
            return text.bytes[(digits.endIndex + 1)...].prefix(while: MessageText.isDigit).count == 3
        }
        return digits.count >= 4
            && !(digits.count == 4 && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8)))
    }

    /// Whether a number is one of hundreds or fifties, as rooms and models seldom are: `R500`, `R1,250`.
    private static func isRound(_ start: Int, in text: MessageText) -> Bool {
        let first = text.bytes[start...].prefix(while: MessageText.isDigit)
        if isThousands(behind: first, in: text) { return true }
        let digits = text.bytes[start...].prefix { MessageText.isDigit($0) || $0 == UInt8(ascii: ",") }
        return digits.count >= 3
            && (digits.suffix(2).elementsEqual("00".utf8) || digits.suffix(2).elementsEqual("50".utf8))
    }

    /// `R25k`, `R8 000`: up to three digits with a "k", or with a blank and three more of which the last is nought.
    private static func isThousands(behind digits: ArraySlice<UInt8>, in text: MessageText) -> Bool {
        guard (1...3).contains(digits.count) else { return false }
        let end = digits.endIndex
        if text.lower[end...].first == UInt8(ascii: "k") { return !MessageText.isAlphanumeric(text.byte(at: end + 1)) }
        guard text.byte(at: end) == 0x20, end + 4 <= text.bytes.count else { return false }
        let group = text.bytes[end + 1..<end + 4]
        return group.allSatisfy(MessageText.isDigit) && group.last == 0x30
            && !MessageText.isAlphanumeric(text.byte(at: end + 4))
    }

    /// Whether a word before says that a letter and a number name something: `room R200`.
    private static func isNamed(_ place: Int, in text: MessageText) -> Bool {
        let index = text.wordIndex(at: place)
        return index > 0 && text.term(index - 1).map(named.contains) ?? false
    }

    private static let named: TermSet = [
        "room", "model", "studio", "hall", "route", "road", "series", "gate", "bus", "flight", "the", "a", "an", "my",
    ]

    /// Words between a number and its currency.
    private static let nations: [Term: String?] = [
        "us": "USD", "american": "USD", "uk": "GBP", "british": "GBP", "canadian": "CAD", "australian": "AUD",
        "nigerian": "NGN", "indian": "INR", "philippine": "PHP", "mexican": "MXN", "aussie": "AUD", "kiwi": "NZD",
        "nz": "NZD", "singapore": "SGD", "hk": "HKD", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK",
        "swiss": "CHF", "colombian": "COP", "chilean": "CLP", "argentine": "ARS", "jamaican": "JMD",
    ]
    /// Words of currencies that several nations have, and may be named behind.
    private static let ofNations: TermSet = ["dollar", "dollars", "bucks", "pound", "pounds", "dolares", "dólares"]
    /// Nations whose name alone stands for their dollars where nothing follows that could be counted.
    private static let countrymen: TermSet = ["aussie", "australian", "canadian", "kiwi"]
    private static let behindNation: TermSet = [
        "or", "and", "by", "now", "today", "tonight", "tomorrow", "before", "to", "in", "for", "cash",
    ]
    /// Words beside which pesos are Philippine ones.
    private static let filipino: TermSet = [
        "po", "lang", "nalang", "naman", "ko", "mo", "ka", "ng", "ang", "sa", "gcash", "maya", "kuya", "ate", "pera",
        "bayad", "muna", "ulit", "nyo", "niyo", "yung",
    ]

    /// The sign or word that begins where a number ends, at most one blank between them; the code is nil for a word
    /// that several currencies share.
    static func after(_ end: Int, in text: MessageText) -> (end: Int, code: String?)? {
        if text.byte(at: end) == UInt8(ascii: "/"), text.byte(at: end + 1) == UInt8(ascii: "-"),
            !MessageText.isAlphanumeric(text.byte(at: end + 2))
        {
            // `500/-` is how sums are written in India.
            return (end + 2, "INR")
        }
        var start = end
        if text.byte(at: start) == 0x20, start < text.bytes.count { start += 1 }
        if text.bytes[start...].starts(with: [0xC2, 0xA0]) { start += 2 }
        if text.bytes[start...].starts(with: [0xE2, 0x80, 0xAF]) { start += 3 }
        guard start < text.bytes.count else { return nil }
        if !MessageText.isAlphanumeric(text.bytes[start]) {
            for (sign, code) in signs where !MessageText.isLetter(sign[0]) && text.lower[start...].starts(with: sign) {
                // "$" behind a blank belongs to the next number or cashtag.
                let next = text.byte(at: start + sign.count)
                return MessageText.isAlphanumeric(next) ? nil : (start + sign.count, code)
            }
        }
        var index = text.wordIndex(at: start)
        guard index < text.words.count, text.words[index].lowerBound == start, var term = text.term(index) else {
            return nil
        }
        var nation: String?
        if let code = nations[term], text.isJoined(index), let behind = text.term(index + 1), isWord(behind) {
            (nation, term) = (code, behind)
            index += 1
        }
        let range = text.words[index]
        // "3,000 Aussie by Sunday".
        if Self.countrymen.contains(term), let code = nations[term], let code,
            !text.isJoined(index) || text.isWord(index + 1, of: Self.behindNation)
        {
            return (range.upperBound, code)
        }
        if let code = words[term] {
            // "300 dollars canadian".
            if nation == nil, Self.ofNations.contains(term), text.isJoined(index), let behind = text.term(index + 1),
                let named = nations[behind], behind != "us", let named
            {
                return (text.words[index + 1].upperBound, named)
            }
            return (range.upperBound, nation ?? code)
        }
        guard shared.contains(term) else { return nil }
        if term == "franc" || term == "francs" {
            // "cent mille francs cfa"; of others only the land tells.
            guard text.isJoined(index), let behind = text.term(index + 1), let code = words[behind], code == "XOF"
            else {
                return (range.upperBound, nation)
            }
            return (text.words[index + 1].upperBound, code)
        }
        return (range.upperBound, nation ?? (text.hasWord(filipino, near: range, reach: 12) ? "PHP" : nil))
    }
}
