// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Hears from the answers of the other whether words are shown and not meant: "look what I got", the words, and "who sent you
/// that?"; or the words, and "don't pay, go to the police".
///
/// Whoever is pressed begs, refuses, bargains, pays; whoever is told of it counsels, comforts, and asks who it was. Some words of
/// both kinds say little alone: "police", "who is that". They count beside words that show.
struct ShownWords {
    /// What an answer says of the words before it.
    enum Heard: Hashable {
        case nothing
        /// It asks whose words they are; so does one who is shown a picture that somebody says to hold.
        case question
        /// It counsels somebody who is pressed by a third, or asks whose the words are that were shown.
        case counsel
        /// It counsels the police, as one may also answer to a threat of reporting.
        case police
    }

    private let context: DetectorContext
    private let showing: RulesOfCode
    private let asking: RulesOfCode
    private let counsel: RulesOfCode
    private var latest: (by: Account.ID, message: Int)?

    /// Messages between the words that show and the question.
    private static let reach = 8
    /// Messages in which a picture behind the words is what they show.
    private static let beside = 3

    init(_ context: DetectorContext) {
        self.context = context
        showing = context.codes.rules(of: RuleCode(rawValue: "C.show"))
        asking = context.codes.rules(of: RuleCode(rawValue: "C.source"))
        counsel = context.codes.rules(of: RuleCode(rawValue: "C.counsel"))
    }

    /// Takes in a message, and tells what it says of the words of the other.
    mutating func heard(_ entry: TimelineEntry, _ marks: Marks, isPicture: Bool, message: Int) -> Heard {
        guard let actor = entry.actor else { return .nothing }
        if isPicture, let shown = latest, shown.by == actor, message - shown.message <= Self.beside { latest = nil }
        if !isPicture, marks.rules.contains(where: showing.contains) { latest = (actor, message) }
        let isBehindShown = latest.map { $0.by != actor && message - $0.message <= Self.reach } ?? false
        var found = Heard.nothing
        for match in marks.rules where counsel.contains(match) || asking.contains(match) {
            if isBehindShown { return .counsel }
            if context.rules.entries[Int(match.rule)].isNamed("weak") { continue }
            if counsel.contains(match) {
                // "Police say dont pay": who is pressed was counselled, and counsels nobody.
                if isHandedOn(entry) { continue }
                return context.codes(in: marks).contains(.outcry) && !advises(marks) ? .police : .counsel
            }
            found = .question
        }
        return found
    }

    /// Whether the message tells what somebody said or did: it counsels nobody in words of its own.
    private func isHandedOn(_ entry: TimelineEntry) -> Bool {
        guard let text = context.timeline.text(entry.n) else { return false }
        return text.lowercased().split { !$0.isLetter && $0 != "'" }.contains { Self.telling.contains(String($0)) }
    }

    private static let telling: Set<String> = [
        "say", "says", "said", "told", "advised", "called", "reported", "spoke", "sabi", "sinabi", "nagsumbong", "dice",
        "dicen", "dijo", "dijeron", "denuncié", "llamé", "diz", "dizem", "disse", "disseram", "denunciei", "liguei",
        "dit",
        "disent", "appelé", "sagt", "sagen", "sagte", "sagten", "meint", "angerufen", "angezeigt",
    ]

    /// Whether further words of counsel stand in the message: "don't pay, go to the police".
    private func advises(_ marks: Marks) -> Bool {
        let places = marks.rules.filter { counsel.contains($0) }.map(\.span.lowerBound)
        return places.min() != places.max()
    }
}
