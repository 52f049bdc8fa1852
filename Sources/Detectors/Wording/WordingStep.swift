// SPDX-License-Identifier: Apache-2.0

import Analysis

/// A step of a course that a single message takes, as a model of the measured wording sees it.
///
/// Unlike the slots of a demand, steps are taken by anybody in any talk, so their models are fitted to all messages of all
/// labelled conversations, and to everyday talk.
enum WordingStep: String, CaseIterable, Sendable {
    case pictureRequest = "img"
    case secrecy = "sec"
    case offer = "gift"
    case move = "move"
    case askingAgain = "again"
    case breakingIn = "hack"
    case claimingContacts = "cont"

    /// The model's name in a pack.
    var model: String { "step.\(rawValue)" }

    /// Tags of the labelled sets that mean it.
    var tags: Set<String> {
        switch self {
        case .pictureRequest: ["image_request"]
        case .secrecy: ["secrecy", "isolation_question"]
        case .offer: ["gift_offer", "money_offer"]
        case .move: ["platform_move"]
        case .askingAgain: ["repeat_after_refusal"]
        case .breakingIn: ["hacked_claim"]
        case .claimingContacts: ["contacts_claim"]
        }
    }

    /// Functions of which a message must have one, be it faint, to be looked at: asking again is asking, for whatever it be.
    var functions: [String] {
        self == .askingAgain ? ["img", "sec", "gift", "move", "dem", "plead", "dl", "low"] : [rawValue]
    }

    /// Whether it is looked for only until the account threatens: demands repeat by nature.
    var endsAtThreat: Bool { self == .askingAgain }

    /// One conversation of so many without the step may have a message above the model's nought.
    ///
    /// Labelled ones are chosen to be hard, everyday talk is not. The shares were chosen on sets that nobody had looked at.
    var oneIn: (labelled: Int, everyday: Int) {
        switch self {
        case .pictureRequest: (22, 400)
        case .secrecy: (35, 150)
        case .offer: (55, 300)
        case .move: (70, 280)
        case .askingAgain: (70, 1000)
        case .breakingIn: (110, 1000)
        case .claimingContacts: (40, 1000)
        }
    }

    /// Score above which a message takes it.
    ///
    /// Requests for a picture are looked for below the nought of their model: on six sets, four of them never read, that found 7
    /// more of 275 first requests and none where there was none. For the other steps it found as many wrong ones as right ones.
    var least: Double { self == .pictureRequest ? -0.5 : 0 }

    /// Whether faint words of it tell against it.
    ///
    /// Of 50 such finds in the labelled sets 3 were right: one of 25 moves, none of ten of breaking in, two of fifteen of claimed
    /// contacts. A message without any such words is judged by all that stands in it.
    var needsStrongWords: Bool { [.move, .breakingIn, .claimingContacts].contains(self) }

    /// Messages on either side of one that its measures are taken from.
    static let reach = 20

    /// A message that takes the step.
    struct Taken: Sendable {
        var step: WordingStep
        /// Number in the timeline.
        var n: Int32
        /// The refusal before it; only of `askingAgain`.
        var refusal: Int32?

        /// Level of words that nearly all requests of their kind hold.
        private static let strong = 3

        /// The words that were measured, else the message as a whole; of asking again, the refusal before it too.
        func citations(_ context: DetectorContext) -> [Citation] {
            let words = step.functions.lazy.map { WordingOnsets.citation(of: n, $0, context) }
            let asked = words.first { !$0.isWhole } ?? Citation(n: n, rule: "model.\(step.model)")
            if step.needsStrongWords, let level = asked.wordingLevel, level < Self.strong { return [] }
            return (refusal.map { [WordingOnsets.citation(of: $0, "ref", context)] } ?? []) + [asked]
        }
    }
}

extension Citation {
    /// Whether it cites a message without words of it.
    fileprivate var isWhole: Bool { range == nil }
    /// The level of measured words, 1 to 3; nil of anything else.
    fileprivate var wordingLevel: Int? { rule.contains(".wording.") ? rule.last?.wholeNumberValue : nil }
}
