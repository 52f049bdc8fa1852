// SPDX-License-Identifier: Apache-2.0

/// Signs and words of currencies, to ISO 4217 codes.
enum Currency {
    /// Signs that stand before a number, longest first.
    private static let signs: [(text: [UInt8], code: String)] = [
        ("us$", "USD"), ("usd", "USD"), ("gbp", "GBP"), ("eur", "EUR"), ("ngn", "NGN"), ("inr", "INR"), ("php", "PHP"),
        ("cad", "CAD"), ("aud", "AUD"), ("zar", "ZAR"), ("ghs", "GHS"), ("kes", "KES"), ("pln", "PLN"), ("brl", "BRL"),
        ("mxn", "MXN"), ("chf", "CHF"), ("xof", "XOF"), ("fcfa", "XOF"), ("rs.", "INR"), ("ca$", "CAD"), ("au$", "AUD"),
        ("r$", "BRL"), ("a$", "AUD"), ("c$", "CAD"), ("rs", "INR"), ("£", "GBP"), ("€", "EUR"), ("₦", "NGN"),
        ("₹", "INR"), ("₱", "PHP"), ("₵", "GHS"), ("¥", "JPY"), ("￡", "GBP"), ("＄", "USD"), ("$", "USD"),
        ("₽", "RUB"), ("₺", "TRY"), ("₩", "KRW"), ("zł", "PLN"), ("n", "NGN"),
    ].map { (Array($0.0.utf8), $0.1) }

    private static let words: [String: String] = [
        "pound": "GBP", "pounds": "GBP", "quid": "GBP", "gbp": "GBP", "sterling": "GBP", "squid": "GBP",
        "dollar": "USD", "dollars": "USD", "usd": "USD", "buck": "USD", "bucks": "USD", "dolla": "USD", "dollas": "USD",
        "euro": "EUR", "euros": "EUR", "eur": "EUR", "naira": "NGN", "ngn": "NGN", "rupee": "INR", "rupees": "INR",
        "rs": "INR", "inr": "INR", "rupaye": "INR", "peso": "PHP", "pesos": "PHP", "php": "PHP", "piso": "PHP",
        "cedi": "GHS", "cedis": "GHS", "ghs": "GHS", "rand": "ZAR", "rands": "ZAR", "zar": "ZAR", "fcfa": "XOF",
        "cfa": "XOF", "xof": "XOF", "francs": "XOF", "reais": "BRL", "real": "BRL", "brl": "BRL", "mxn": "MXN",
        "zloty": "PLN", "pln": "PLN", "shillings": "KES", "ksh": "KES", "kes": "KES", "cad": "CAD", "aud": "AUD",
        "yen": "JPY", "jpy": "JPY", "aed": "AED", "dirhams": "AED", "lira": "TRY", "chf": "CHF",
    ]

    /// The code of a word that stands behind a number.
    static func word(_ word: String) -> String? { words[word] }

    /// The sign that ends where a number begins, at most one blank between them.
    static func before(_ start: Int, in text: MessageText) -> (start: Int, code: String)? {
        var end = start
        if end > 0 && text.bytes[end - 1] == 0x20 { end -= 1 }
        for (sign, code) in signs where end >= sign.count && text.lower[end - sign.count..<end].elementsEqual(sign) {
            let place = end - sign.count
            let isWord = MessageText.isLetter(sign[0])
            if isWord && place > 0 && MessageText.isWordByte(text.bytes[place - 1]) { continue }
            // A single letter is a sign only at the number itself and as a capital: N5,000.
            if sign.count == 1 && isWord && (end != start || text.bytes[place] != UInt8(ascii: "N")) { continue }
            return (place, code)
        }
        return nil
    }

    /// The sign or word that begins where a number ends, at most one blank between them.
    static func after(_ end: Int, in text: MessageText) -> (end: Int, code: String)? {
        var start = end
        if start < text.bytes.count && text.bytes[start] == 0x20 { start += 1 }
        for (sign, code) in signs where !MessageText.isLetter(sign[0]) {
            if text.lower[min(start, text.lower.count)...].starts(with: sign) {
                // "$" behind a blank belongs to the next number.
                let behind = start + sign.count
                let startsNumber = behind < text.bytes.count && MessageText.isDigit(text.bytes[behind])
                return startsNumber ? nil : (behind, code)
            }
        }
        let index = text.wordIndex(at: start)
        guard index < text.words.count, text.words[index].lowerBound == start, start > end || start == end,
            let code = words[text.lowercased(text.words[index])]
        else { return nil }
        return (text.words[index].upperBound, code)
    }
}
