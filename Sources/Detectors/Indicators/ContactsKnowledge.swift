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
    mutating func take(_ n: Int32, _ codes: CodeSet, audiences: [Range<Int32>], text: String) {
        hasPicture = hasPicture || codes.overlaps([.leverage, .proof, .picture])
        var signs = Signs()
        signs.audiences = Self.apart(audiences)
        signs.isClaim = codes.contains(.contacts)
        if signs.isClaim { claims += 1 }
        read(text, into: &signs)
        signs.isThreatToPeople = signs.people > 0 && codes.overlaps(CodeSet.threats)
        best.formMost(signs)
        if signs.isClaim || signs.weight >= Self.citable { telling.append(n) }
    }

    private func read(_ text: String, into signs: inout Signs) {
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
            if word.isName { signs.names += 1 }
            hasSource = hasSource || lists.sources.contains(word.plain)
            holds = holds || lists.holding.contains(word.plain)
        }
        // "This is Inspector Hale": whoever names themselves names nobody of the other.
        if Self.introduces(words) { signs.names = 0 }
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

    private static func introduces(_ words: [Word]) -> Bool {
        let first = words.prefix(5).map(\.plain)
        return first.contains("i'm")
            || zip(first, first.dropFirst()).contains { pair in
                introductions.contains { $0 == pair }
            }
    }

    private static let introductions = [("this", "is"), ("i", "am"), ("we", "are"), ("my", "name")]

    /// A word without its possessive, whether it is a number, and whether it may be a name.
    private struct Word {
        var plain: String
        var isNumber: Bool
        var isName: Bool
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
                        isName: !isFirst && part.count >= 3 && hasSmall && part.first?.isUppercase ?? false))
                isFirst = false
            }
            if let last = piece.last, ".!?:".contains(last) { isFirst = true }
        }
        return words
    }

    private static let cut = 7.5
    private static let citable = 4.5
}
