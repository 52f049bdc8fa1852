// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Who was told no after asking and asks on, in whatever words, in a talk that is personal throughout.
///
/// The words that ask on may be weak ("one, for me", "then only ten seconds"): they are rules of the code `G.askI`, which
/// count here alone. Where all that was asked was weak, the other must have said no twice. What keeps everyday talk out is
/// how much of the account's own talk is personal. Basis: 528 labelled English conversations of three writers before they
/// were read, 34 of 36 talks found this way hold a request after a refusal; 4 of 2,450 harmless talks of a public set.
struct PlainRequestCourse {
    private var messages = 0
    private var personal = 0
    private var lastAsk = Int.min / 2
    private var lastHint = Int.min / 2
    /// The latest question of another kind.
    private var lastQuestion = Int.min / 2
    private var refusal: Refusal?
    /// The latest no behind weak words, how many there were, and how often the account went on.
    private var hintRefusal: Refusal?
    private var hintRefusals = 0
    private var hintsAgain = 0
    private var said: CodeSet = []
    private var isForceful = false
    private var strongAgain = 0
    /// How often the account asked on.
    var again: Int { max(strongAgain, hintsAgain) }
    private(set) var refusals: Set<Int32> = []
    private(set) var citations: [Citation] = []

    /// A message of the account; tells whether it asks on behind a no.
    mutating func speak(_ codes: CodeSet, asksOn: Bool, at message: Int) -> Bool {
        messages += 1
        if codes.overlaps(Self.telling) { personal += 1 }
        said.formUnion(codes)
        // What is demanded under threat is no request.
        isForceful = isForceful || codes.overlaps(RequestCourse.forceful)
        let goesOn = !isForceful && (asksOn || codes.overlaps(Self.askingOn))
        let isAgain = goesOn && pursues(refusal, at: message)
        let isHintAgain = goesOn && pursues(hintRefusal, at: message)
        if isAgain { strongAgain += 1 }
        if isHintAgain { hintsAgain += 1 }
        if codes.overlaps(Self.asking) { lastAsk = message }
        if asksOn || codes.overlaps(Self.asking) { lastHint = message }
        if codes.overlaps(RequestCourse.questions), !codes.overlaps(Self.askingOn) { lastQuestion = message }
        return isAgain || isHintAgain
    }

    private mutating func pursues(_ refusal: Refusal?, at message: Int) -> Bool {
        guard let refusal, message - refusal.at <= PersistenceAfterRefusal.answer else { return false }
        if let n = refusal.citations.first?.n, refusals.insert(n).inserted { citations += refusal.citations }
        return true
    }

    mutating func cite(_ found: [Citation]) {
        if citations.count < CodeTally.mostCitations { citations += found }
    }

    /// A no of another; one that does not say what it refuses answers what was asked last.
    mutating func hear(_ no: Refusal, isPlain: Bool) {
        if !isPlain, lastQuestion > lastAsk, lastQuestion >= lastHint { return }
        if no.at - lastAsk <= Self.reach { refusal = no }
        if no.at - lastHint <= Self.hintReach {
            hintRefusal = no
            hintRefusals += 1
        }
    }

    /// Whether it is what the detector notes.
    var isPersistent: Bool {
        guard strongAgain >= 1 || hintsAgain >= 1 && hintRefusals >= 2,
            Double(personal) > Self.density * Double(messages)
        else { return false }
        return Self.kinds.count(where: said.overlaps) >= 2
    }

    private static let reach = 8
    private static let hintReach = 4
    private static let density = 0.08
    private static let asking: CodeSet = [
        .imageRequest, .sexualRequest, .imageOffer, .imageHint, .meeting, .gift, .moneyOffer, .move,
    ]
    private static let askingOn: CodeSet = asking.union([.compliance, .exclusivity])
    private static let telling: CodeSet = [
        .imageRequest, .sexualRequest, .imageOffer, .gift, .moneyOffer, .secrecy, .risk, .meeting, .sexualTopic,
    ]
    private static let kinds: [CodeSet] = [
        [.imageRequest, .sexualRequest], .imageOffer, .sexualTopic, .meeting, [.gift, .moneyOffer], .secrecy, .risk,
        [.compliance, .exclusivity], [.affection, .compliment], .age, .move,
    ]
}
