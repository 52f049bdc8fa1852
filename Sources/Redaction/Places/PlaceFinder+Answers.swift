// SPDX-License-Identifier: Apache-2.0

extension PlaceFinder {
    /// Whether a message asks where somebody lives or comes from.
    static func asksForPlace(_ text: String) -> Bool {
        let plain = " " + text.lowercased().split { !$0.isLetter }.joined(separator: " ") + " "
        return questions.contains { plain.contains($0) }
    }

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
        " where are you from ", " where r u from ", " where are u from ", " where you from ", " where u from ",
        " where do you live ", " where do u live ", " where d you live ", " where you live ", " where u live ",
        " where are you based ", " where u based ", " where abouts ", " whereabouts ", " what town ", " which town ",
        " what city ", " which city ", " what area ", " which area ", " what part of ", " which part of ",
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
