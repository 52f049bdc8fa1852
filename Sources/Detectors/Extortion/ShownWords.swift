// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Knows words that somebody shows and does not mean: "look what I got", the words, and "who sent you that?".
///
/// Either alone says little: a demander says "look at this" of a picture, and one who is pressed asks who sent it.
struct ShownWords {
    private let showing: RulesOfCode
    private let asking: RulesOfCode
    private var latest: (by: Account.ID, message: Int)?

    /// Messages between the words that show and the question.
    private static let reach = 8
    /// Messages in which a picture behind the words is what they show.
    private static let beside = 3

    init(_ codes: CodeTable) {
        showing = codes.rules(of: RuleCode(rawValue: "C.show"))
        asking = codes.rules(of: RuleCode(rawValue: "C.source"))
    }

    /// Takes in a message; whether it asks whose words those are that the other showed.
    mutating func asksWhose(_ entry: TimelineEntry, _ marks: Marks, isPicture: Bool, message: Int) -> Bool {
        guard let actor = entry.actor else { return false }
        if isPicture, let shown = latest, shown.by == actor, message - shown.message <= Self.beside { latest = nil }
        if !isPicture, marks.rules.contains(where: showing.contains) { latest = (actor, message) }
        guard let latest, latest.by != actor, message - latest.message <= Self.reach else { return false }
        return marks.rules.contains(where: asking.contains)
    }
}
