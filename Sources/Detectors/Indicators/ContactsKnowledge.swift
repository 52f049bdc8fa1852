// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

/// How much the messages of a demander tell of the people around the other: relatives, groups, counts, names, lists.
///
/// Each sign counts once, at its strongest. Basis: 1,633 labelled English conversations of eight writers, of which 379
/// hold such a claim; with these weights and this cut 295 of them lie above it, and 70 others.
struct ContactsKnowledge {
    /// Words by which people and lists are told; the rule packs hold them.
    struct Lists: Sendable {
        let kin: Set<String>
        let circles: Set<String>
        let counted: Set<String>
        let sources: Set<String>
        let holding: Set<String>

        init(_ rules: RuleSet) {
            kin = rules.words("bare_kin").union(rules.words("bare_relation"))
            circles = rules.words("bare_circle")
            counted = rules.words("bare_people")
            sources = rules.words("bare_source")
            holding = rules.words("bare_holding")
        }
    }

    private let lists: Lists
    private var best = Signs()
    private var claims = 0
    private var hasPicture = false
    /// Messages that tell most, to be cited.
    private(set) var telling: [Int32] = []

    /// What one message shows.
    private struct Signs {
        var audiences = 0
        var people = 0
        var isCounted = false
        var names = 0
        var namesBesidePeople = 0
        var isSourced = false
        var isSourcedPeople = false
        var isClaim = false
        var isThreatToPeople = false

        var weight: Double {
            2 * Double(min(audiences, 3)) + 1.5 * Double(min(people, 4)) + (isCounted ? 2 : 0)
                + 1.5 * Double(min(namesBesidePeople, 4)) + 0.5 * Double(min(names, 4)) + (isSourced ? 2 : 0)
                + (isSourcedPeople ? 0.5 : 0) + (isClaim ? 1.5 : 0) - (isThreatToPeople ? 0.5 : 0)
        }

        mutating func formMost(_ other: Signs) {
            audiences = max(audiences, other.audiences)
            people = max(people, other.people)
            isCounted = isCounted || other.isCounted
            names = max(names, other.names)
            namesBesidePeople = max(namesBesidePeople, other.namesBesidePeople)
            isSourced = isSourced || other.isSourced
            isSourcedPeople = isSourcedPeople || other.isSourcedPeople
            isClaim = isClaim || other.isClaim
            isThreatToPeople = isThreatToPeople || other.isThreatToPeople
        }
    }

    init(_ lists: Lists) {
        self.lists = lists
    }

    /// Whether so much is told that the account claims to know them.
    var isClaim: Bool { weight >= Self.cut }

    private var weight: Double { best.weight + 2 * Double(min(claims, 2)) + (hasPicture ? 2 : 0) }

    /// Takes in a message of the account: its codes, where audiences stand in it, and its text.
    ///
    /// `isKnown` tells of a word whether the talk knew it before: as a name of one of the two, or because the other wrote
    /// it. Where every noun has a capital, capitals name nobody.
    mutating func take(
        _ n: Int32, _ codes: CodeSet, audiences: [Range<Int32>], text: String, capitalsAreNouns: Bool = false,
        isKnown: (String) -> Bool = { _ in false }
    ) {
        hasPicture = hasPicture || codes.overlaps([.leverage, .proof, .picture])
        var signs = Signs()
        signs.audiences = Self.apart(audiences)
        signs.isClaim = codes.contains(.contacts)
        if signs.isClaim { claims += 1 }
        read(text, into: &signs, countsNames: !capitalsAreNouns, isKnown: isKnown)
        signs.isThreatToPeople = signs.people > 0 && codes.overlaps(CodeSet.threats)
        best.formMost(signs)
        if signs.isClaim || signs.weight >= Self.citable { telling.append(n) }
    }

    private func read(_ text: String, into signs: inout Signs, countsNames: Bool, isKnown: (String) -> Bool) {
        var people: Set<String> = []
        var numberAt: Int?
        var (hasSource, holds) = (false, false)
        let words = Self.words(of: text)
        for (place, word) in words.enumerated() {
            if lists.kin.contains(word.plain) || lists.circles.contains(word.plain) { people.insert(word.plain) }
            if word.isNumber {
                numberAt = place
            } else if let from = numberAt, place - from <= 3, lists.counted.contains(word.plain) {
                signs.isCounted = true
            }
            hasSource = hasSource || lists.sources.contains(word.plain)
            holds = holds || lists.holding.contains(word.plain)
        }
        if countsNames { signs.names = names(in: words, isKnown: isKnown) }
        signs.people = people.count
        signs.namesBesidePeople = people.isEmpty ? 0 : signs.names
        signs.isSourced = hasSource && holds
        signs.isSourcedPeople = hasSource && !people.isEmpty
    }

    private static func apart(_ spans: [Range<Int32>]) -> Int {
        var (count, end) = (0, Int32.min)
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where span.lowerBound >= end {
            count += 1
            end = span.upperBound
        }
        return count
    }

    /// Words that may name people of the other.
    ///
    /// "This is Inspector Hale", "he is called Alex", "Mr Stone?", "Hi Rui": whoever names themselves, somebody to be met or
    /// paid, or the one addressed names nobody of the other's.
    func names(in text: String, isKnown: (String) -> Bool = { _ in false }) -> Int {
        names(in: Self.words(of: text), isKnown: isKnown)
    }

    private func names(in words: [Word], isKnown: (String) -> Bool) -> Int {
        var count = 0
        var start = 0
        while start < words.count {
            var end = start + 1
            while end < words.count, !words[end].beginsSentence { end += 1 }
            let sentence = words[start..<end]
            if !introduces(sentence), !Self.addresses(sentence) {
                let greeted = sentence.first.map { Self.greetings.contains($0.plain) } ?? false
                count += sentence.enumerated().count { place, word in
                    word.isName && !isKnown(word.plain) && !(greeted && place <= 2)
                }
            }
            start = end
        }
        return count
    }

    private func introduces(_ sentence: ArraySlice<Word>) -> Bool {
        let all = sentence.map(\.plain)
        let first = all.prefix(5)
        if first.contains("i'm") { return true }
        if zip(first, first.dropFirst()).contains(where: { pair in Self.introductions.contains { $0 == pair } }) {
            return true
        }
        // "Your wife is called Anna" names one of theirs.
        if all.contains(where: { lists.kin.contains($0) || Self.ofReader.contains($0) }) { return false }
        return zip(all, all.dropFirst()).contains { pair in Self.calling.contains { $0 == pair } }
    }

    /// A title and a name are all of the sentence, or begin it: "Mr Suresh Iyengar?".
    private static func addresses(_ sentence: ArraySlice<Word>) -> Bool {
        guard let first = sentence.first, titles.contains(first.plain) else { return false }
        return sentence.dropFirst().prefix(3).allSatisfy { $0.isName } && sentence.count <= 4
    }

    private static let introductions = [
        ("this", "is"), ("i", "am"), ("we", "are"), ("my", "name"), ("je", "suis"), ("ich", "bin"), ("hier", "ist"),
        ("eu", "sou"), ("sou", "o"), ("sou", "a"), ("aqui", "é"), ("yo", "soy"), ("soy", "el"), ("soy", "la"),
        ("le", "habla"), ("ako", "si"), ("mein", "name"), ("meu", "nome"), ("mi", "nombre"), ("it's", "me"),
    ]
    /// Somebody of the writer's own, or who is to be paid.
    private static let calling = [
        ("is", "called"), ("is", "named"), ("name", "is"), ("name's", "is"), ("the", "name"), ("in", "name"),
        ("au", "nom"),
        ("auf", "namen"), ("a", "nombre"), ("em", "nome"), ("no", "nome"), ("ask", "for"), ("payable", "to"),
        ("account", "name"), ("name", "of"),
    ]
    private static let ofReader: Set<String> = [
        "your", "ur", "yr", "dein", "deine", "deiner", "ihr", "ihre", "ton", "ta", "tes", "votre", "vos", "tu", "tus",
        "su",
        "sus", "teu", "tua", "seu", "sua", "mo", "nyo",
    ]
    private static let greetings: Set<String> = [
        "hi", "hello", "hey", "hiya", "heya", "dear", "morning", "evening", "yo", "ok", "okay", "listen", "look",
        "sorry",
        "thanks", "bonjour", "salut", "coucou", "bonsoir", "hola", "buenas", "olá", "ola", "oi", "hallo", "moin",
        "servus",
        "kumusta", "kamusta", "uy",
    ]
    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "mister", "sir", "madam", "dr", "prof", "herr", "frau", "monsieur", "madame", "mme",
        "señor", "señora", "senhor", "senhora", "sr", "sra", "dona", "don", "doña",
    ]

    /// A word without its possessive, whether it is a number, whether it may be a name, and whether a sentence begins with it.
    private struct Word {
        var plain: String
        var isNumber: Bool
        var isName: Bool
        var beginsSentence: Bool
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var isFirst = true
        for piece in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            for part in piece.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }) {
                var plain = part.lowercased().replacing("’", with: "'")
                if plain.hasSuffix("'s") { plain.removeLast(2) }
                let hasSmall = part.dropFirst().contains(where: \.isLowercase)
                words.append(
                    Word(
                        plain: plain, isNumber: part.first?.isNumber ?? false,
                        isName: !isFirst && part.count >= 3 && hasSmall && part.first?.isUppercase ?? false,
                        beginsSentence: isFirst))
                isFirst = false
            }
            if let last = piece.last, ".!?:".contains(last) { isFirst = true }
        }
        return words
    }

    private static let cut = 7.5
    private static let citable = 4.5
}
