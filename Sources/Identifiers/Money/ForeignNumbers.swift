// SPDX-License-Identifier: Apache-2.0

/// Numbers in French, Spanish, Portuguese, German and Tagalog words: `deux cents`, `dos mil`, `zweihundert`, `limang libo`.
///
/// One word alone makes a sum only with a currency behind, since most of the words are others in another language; of
/// several that make a hundred or more, what stands around them decides.
enum ForeignNumbers {
    /// What one word does to the number so far.
    fileprivate enum Part {
        case small(Int)
        case hundreds(Int)
        /// `cent`, `daan`: times what stands before it.
        case hundred
        case thousand
    }

    private static let words: [Term: Part] = {
        var table: [Term: Part] = [:]
        let small: [(Int, [Term])] = [
            (1, ["isang"]), (2, ["deux", "dos", "dois", "duas", "zwei", "dalawang"]),
            (3, ["trois", "tres", "três", "drei", "tatlong"]), (4, ["quatre", "cuatro", "quatro", "vier", "apat"]),
            (5, ["cinq", "cinco", "fünf", "limang"]), (6, ["six", "seis", "sechs", "anim"]),
            (7, ["sept", "siete", "sete", "sieben", "pitong"]), (8, ["huit", "ocho", "oito", "acht", "walong"]),
            (9, ["neuf", "nueve", "nove", "neun", "siyam"]), (10, ["dix", "diez", "dez", "zehn", "sampung"]),
            (15, ["quinze", "quince", "fünfzehn"]), (20, ["vingt", "veinte", "vinte", "zwanzig"]),
            (30, ["trente", "treinta", "trinta", "dreißig", "dreissig"]),
            (40, ["quarante", "cuarenta", "quarenta", "vierzig"]),
            (50, ["cinquante", "cincuenta", "cinquenta", "fünfzig", "fuenfzig"]),
            (60, ["soixante", "sesenta", "sessenta", "sechzig"]), (70, ["setenta", "siebzig"]),
            (80, ["ochenta", "oitenta", "achtzig"]), (90, ["noventa", "neunzig"]),
        ]
        for (value, names) in small { for name in names { table[name] = .small(value) } }
        let hundreds: [(Int, [Term])] = [
            (1, ["cien", "ciento", "cem", "cento"]),
            (2, ["doscientos", "doscientas", "duzentos", "duzentas", "zweihundert"]),
            (3, ["trescientos", "trescientas", "trezentos", "trezentas", "dreihundert"]),
            (4, ["cuatrocientos", "quatrocentos", "vierhundert"]), (5, ["quinientos", "quinhentos", "fünfhundert"]),
            (6, ["seiscientos", "seiscentos", "sechshundert"]), (7, ["setecientos", "setecentos", "siebenhundert"]),
            (8, ["ochocientos", "oitocentos", "achthundert"]), (9, ["novecientos", "novecentos", "neunhundert"]),
        ]
        for (value, names) in hundreds { for name in names { table[name] = .hundreds(value * 100) } }
        for name in ["cent", "cents", "hundert", "einhundert", "daan", "daang"] as [Term] { table[name] = .hundred }
        for name in ["mil", "mille", "tausend", "eintausend", "libo", "libong"] as [Term] { table[name] = .thousand }
        for (value, name) in [
            (2, "zweitausend"), (3, "dreitausend"), (4, "viertausend"), (5, "fünftausend"), (10, "zehntausend"),
        ] as [(Int, Term)] { table[name] = .small(value * 1000) }
        return table
    }()

    private static let joining: TermSet = ["y", "e", "et", "und", "na"]

    /// Words with which such a number may begin.
    static let starters: [Term] = Array(words.keys)

    /// The number that begins at a word, and its last word; nil where no currency stands behind it.
    static func number(at index: Int, in text: MessageText) -> (value: Int, last: Int)? {
        var (total, current, last) = (0, 0, index - 1)
        var position = index
        while position < text.words.count, position - index < longest, let term = text.term(position) {
            if position > index, !text.isJoined(position - 1) { break }
            guard let part = words[term] else {
                guard position > index, joining.contains(term), text.isJoined(position),
                    text.term(position + 1).map({ words[$0] != nil }) ?? false
                else { break }
                position += 1
                continue
            }
            switch part {
            case .small(let value):
                guard current % 100 == 0 || value < 10 && current % 10 == 0 else { return nil }
                current += value
            case .hundreds(let value):
                guard current == 0 else { return nil }
                current = value
            case .hundred:
                guard current < 10 else { return nil }
                current = max(1, current) * 100
            case .thousand:
                guard total == 0 else { return nil }
                total = max(1, current) * 1000
                current = 0
            }
            last = position
            position += 1
        }
        guard last >= index else { return nil }
        let value = total + current
        if text.isJoined(last), let behind = text.term(last + 1), Currency.isWord(behind) { return (value, last) }
        // "Mil e quinhentos no pix"; "dos mil veinte" is a year.
        guard last > index, value >= 100, !(1900...2039).contains(value) || value % 100 == 0 else { return nil }
        return (value, last)
    }

    private static let longest = 8
}
