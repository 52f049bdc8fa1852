// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Whether a message is of another language than the rest of what its writer says.
///
/// A sample over all messages does not show the one in which somebody turns to the language of the other, or to their
/// own: few words among many, and often those that matter most.
struct TurnedMessage {
    private let packs: [RulePack]
    /// Packs of each rule, one bit each.
    private let packOfRule: [UInt64]
    /// What each rule is of a threat.
    private let parts: [Part]

    private enum Part { case threat, beside, grave, other }

    private static let requests: Set<String> = ["G.img", "G.sexR", "G.risk", "G.sec"]
    /// Bytes below which a message does not tell its language.
    private static let leastText = 24
    /// Percent of a message that one language must make up.
    private static let mostOfText = 80

    init(packs: [RulePack], packOfRule: [UInt64], rules: RuleSet) {
        self.packs = packs
        self.packOfRule = packOfRule
        parts = rules.entries.map { rule in
            switch rule.code.rawValue {
            case "X.thr", "X.thrV", "X.thrR": .threat
            case "X.aud", "X.cond", "X.dem", "X.demO": .beside
            case let code where code.hasPrefix("X.") || Self.requests.contains(code): .grave
            default: .other
            }
        }
    }

    /// Packs to hear in a message beside those kept for its writer, one bit each.
    ///
    /// A pack is heard where the message is of its language, or where its rules find a threat together with a demand, a
    /// condition or an audience, and the message is not plainly of a language that is kept.
    func packs(of n: Int32, _ marks: Marks, on timeline: Timeline, beside kept: UInt64) -> UInt64 {
        var (threats, beside, grave): (UInt64, UInt64, UInt64) = (0, 0, 0)
        for match in marks.rules {
            let pack = packOfRule[Int(match.rule)]
            guard pack & kept == 0 else { continue }
            switch parts[Int(match.rule)] {
            case .threat: threats |= pack
            case .beside: beside |= pack
            case .grave: grave |= pack
            case .other: break
            }
        }
        guard threats | beside | grave != 0, timeline.entry(n).textLength >= Self.leastText else {
            return threats & beside
        }
        let told = timeline.withText(n) { LanguageGuess($0) }
        guard let told, told.isReliable, let first = told.shares.first, first.percent >= Self.mostOfText else {
            return threats & beside
        }
        var (own, alone): (UInt64, UInt64) = (0, 0)
        for (bit, pack) in packs.enumerated().prefix(63) {
            let covering = pack.languages.count { LanguageVote.covers($0, first.language) }
            if covering > 0 { own |= 1 << UInt64(bit) }
            // A pack for many languages is kept for each of them.
            if covering > 0, covering == pack.languages.count { alone |= 1 << UInt64(bit) }
        }
        return alone & kept != 0 ? 0 : own | threats & beside
    }
}
