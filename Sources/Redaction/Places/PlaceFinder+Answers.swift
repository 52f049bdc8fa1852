// SPDX-License-Identifier: Apache-2.0

extension PlaceFinder {
    /// Whether a message asks where somebody lives or comes from.
    static func asksForPlace(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        let plain = " " + words.joined(separator: " ") + " "
        if questions.contains(where: { plain.contains($0) }) { return true }
        // "where do you stay", "where is it you are from": who is asked and what about, close behind the word.
        return words.indices.contains { index in
            guard wheres.contains(words[index]) else { return false }
            let rest = words[(index + 1)...].prefix(6)
            return rest.contains(where: asked.contains) && rest.contains(where: dwelling.contains)
        }
    }

    private static let wheres: Set<String> = ["where", "wher", "whereabouts"]
    private static let asked: Set<String> = ["you", "u", "ya", "ye", "yous", "your", "ur"]
    private static let dwelling: Set<String> = [
        "from", "live", "living", "lives", "stay", "staying", "based", "reside", "located", "home", "hail", "house",
    ]

    /// The place that a short answer to such a question begins with, as in "im in wakefield, you?".
    static func answer(in text: String) -> String? {
        let sentence = text.prefix { !".,!?;:\n(".contains($0) }
        let words = sentence.split(whereSeparator: \.isWhitespace).drop { leads.contains($0.lowercased()) }
        guard let first = words.first, first.count >= 4, first.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" }),
            !OrdinaryWords.contains(first.lowercased()), !evasions.contains(first.lowercased())
        else { return nil }
        if words.count == 1 { return String(first) }
        // Of a longer sentence only what is written as a name is one.
        let named = words.prefix { $0.first?.isUppercase ?? false }
        return named.isEmpty || words.count > 3 && named.count == words.count ? nil : named.joined(separator: " ")
    }

    private static let questions = [
        " where abouts ", " whereabouts ", " what town ", " which town ", " where you at ", " where u at ",
        " what city ", " which city ", " what area ", " which area ", " what part of ", " which part of ",
        " what country ", " which country ", " wo wohnst ", " wo lebst ", " woher kommst ", " tu habites où ",
        " où habites ", " où tu habites ", " d où viens ", " tu viens d où ", " d où tu viens ", " tu vis où ",
        " de dónde eres ", " de donde eres ", " dónde vives ", " donde vives ", " de onde é ", " de onde você ",
        " onde mora ", " onde moras ", " onde vives ", " saan ka nakatira ", " taga saan ", " tagasaan ",
    ]

    private static let evasions: Set<String> = [
        "guess", "nowhere", "somewhere", "anywhere", "everywhere", "secret", "same", "earth", "dunno", "none", "nope",
        "seriously", "abroad", "depends", "telling", "hahaha", "haha", "wouldnt", "wdym", "huh", "nosy",
        "creepy", "weird", "stop", "bored", "bed", "upstairs", "outside", "hell", "heaven", "england", "scotland",
        "wales", "ireland", "britain",
    ]

    private static let leads: Set<String> = [
        "i", "i'm", "i’m", "im", "am", "live", "in", "from", "near", "just", "outside", "a", "bit", "the", "oh", "um",
        "well", "at", "round", "around", "here", "by", "town", "called", "its", "it's", "hi", "hey", "yeah",
        "currently",
    ]
}
