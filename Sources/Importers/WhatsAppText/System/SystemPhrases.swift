// SPDX-License-Identifier: Apache-2.0

/// The lines that WhatsApp writes, by language; the more exact ones stand before those that would match too.
enum SystemPhrases {
    /// Where the countries of a language write a year of two digits, after the short dates of CLDR, old and new.
    enum YearPlace {
        case last
        /// Last, but first between hyphens: `24-05-13` in Canada.
        case lastButForHyphens
        case either
    }

    private static let languages: [(phrases: [SystemPhrase], year: YearPlace)] = [
        (english + german + spanish, .last), (french, .lastButForHyphens),
        (portuguese + italian + dutch + russian + ukrainian + polish + czech + balkan + turkish, .last),
        (swedish, .either), (danish + finnish + catalan + malay + vietnamese, .last),
        (chinese + japanese + korean, .either), (arabic, .last), (persian, .either), (hebrew + hindi, .last),
    ]

    static let all: [SystemPhrase] = languages.flatMap(\.phrases)

    /// Beside `all`.
    static let yearPlaces: [YearPlace] = languages.flatMap { language in language.phrases.map { _ in language.year } }

    /// How the languages name the exporting account.
    static let ownWords: Set<String> = [
        "you", "du", "dich", "tú", "ti", "te", "usted", "vous", "você", "tu", "je", "jij", "u", "вы", "вас", "ви", "ty",
        "cię", "vás", "vy", "sizi", "siz", "dig", "deg", "sinut", "anda", "bạn", "您", "你", "あなた", "회원님", "أنت", "आपको",
    ]

    /// Whether words between names tell several people: "Ann, Ben", "Ann and Ben".
    static func areSeveral(_ names: String) -> Bool {
        let bytes = Array(names.utf8)
        return bytes.indices.contains { start in
            joinerStarts.contains(bytes[start]) && joiners.contains { bytes[start...].starts(with: $0) }
        }
    }

    /// Words between two of several names.
    private static let joiners: [[UInt8]] = [
        ", ", " and ", " und ", " y ", " et ", " e ", " en ", " и ", " i ", " і ", " a ", " ve ", " och ", " og ",
        " ja ",
        " dan ", " và ", "、", " و ", " और ", " και ", " și ", " és ",
    ].map { Array($0.utf8) }

    private static let joinerStarts = Set(joiners.map { $0[0] })
}
