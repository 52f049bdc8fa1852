// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// A no, by whom and at which message.
struct Refusal {
    var by: Account.ID
    var at: Int
    var citations: [Citation]
}

/// What one account asks for, and how it goes on behind a refusal or an evasion; messages are counted.
struct RequestCourse {
    private var lastAsk = Int.min / 2
    private var lastIntimateAsk = Int.min / 2
    /// How many steps of a course the account took.
    private var steps = 0
    private var lastStep = Int.min / 2
    /// The latest step that asks for something, unlike praise and questions.
    private var lastPress = Int.min / 2
    /// The latest question of another kind: after an age, a place, who is near.
    private var lastQuestion = Int.min / 2
    /// The account's latest message.
    private var lastMessage = 0
    private(set) var kinds: CodeSet = []
    private var isForceful = false
    private(set) var intimateAsks = 0
    private(set) var asks = 0
    private(set) var coaxings = 0
    /// What weighs half: affection and the like behind a refusal, and the other's second refusal.
    private(set) var hints = 0
    private(set) var repeats = 0
    /// An intimate request was coaxed for.
    private(set) var isCoaxed = false
    private(set) var refusals: Set<Int32> = []
    var citations: [Citation] = []
    /// The other answered the last intimate request without giving or agreeing.
    private var isEvaded = false
    /// The other agreed to it.
    private var isAgreed = false
    /// The other gave what was last asked for.
    private var isGiven = false

    /// Whether an intimate request is young and not fulfilled.
    func awaitsAnswer(at message: Int) -> Bool {
        !isGiven && message - lastIntimateAsk < PersistenceAfterRefusal.answer
    }

    /// What a message of the account asks for.
    mutating func note(_ codes: CodeSet, at message: Int) {
        lastMessage = message
        if codes.overlaps(Self.askings) { lastAsk = message }
        if codes.overlaps(Self.intimate.union(.imageOffer)) {
            (lastIntimateAsk, isEvaded, isAgreed, isGiven) = (message, false, false, false)
        }
        if codes.overlaps(Self.course) { lastStep = message }
        if codes.overlaps(Self.pressing) { lastPress = message }
        if codes.overlaps(Self.questions), !codes.overlaps(Self.pressing) { lastQuestion = message }
        steps += codes.intersection(Self.course).count
        kinds.formUnion(codes.intersection(Self.course))
        isForceful = isForceful || codes.overlaps(Self.forceful)
    }

    /// How an answer of another takes what was asked for; `agrees` tells of words, `isAgreeing` of any that evade nothing,
    /// `refusal` is one of theirs.
    mutating func hear(isGiving: Bool, isAgreeing: Bool, agrees: Bool, behind refusal: Refusal?, at message: Int) {
        guard lastIntimateAsk < message, message - lastIntimateAsk < PersistenceAfterRefusal.answer else { return }
        isEvaded = !isAgreeing
        if agrees { isAgreed = true }
        isGiven = isGiven || isGiving
        // Who gives after a no was asked again, in whatever words.
        if isGiving, let refusal, refusal.at > lastIntimateAsk || isCoaxed, lastMessage > refusal.at {
            isCoaxed = true
            cite(refusal)
        }
    }

    /// Whether a no of another refuses something that this account asked for.
    func isRefused(isPlain: Bool, at message: Int) -> Bool {
        guard !isForceful, message - lastStep <= PersistenceAfterRefusal.reach else { return false }
        let isAsked = message - max(lastAsk, lastPress) <= PersistenceAfterRefusal.reach
        // "Nope, we broke up in the summer" answers a question, however long it is.
        let isQuestioned = lastQuestion > max(lastAsk, lastPress) && message - lastQuestion <= Self.answer
        if isPlain && isAsked && !isQuestioned { return true }
        // "Not really, they're away" answers the question that was put last.
        guard max(lastAsk, lastPress) >= lastQuestion else { return false }
        return message - lastAsk < PersistenceAfterRefusal.answer || message - lastPress <= 3
    }

    /// Takes the second no of the same person.
    mutating func takeSecond(_ second: [Citation], behind refusal: Refusal) {
        hints += 1
        if let n = second.first?.n { refusals.insert(n) }
        citations += refusal.citations + second
    }

    private mutating func cite(_ refusal: Refusal) {
        if let n = refusal.citations.first?.n, refusals.insert(n).inserted { citations += refusal.citations }
    }
}

extension RequestCourse {
    /// What the account says behind a refusal of another or an evasion; whether it counts.
    mutating func pursue(_ codes: CodeSet, behind refusal: Refusal?, at message: Int) -> Bool {
        guard !isForceful, codes.overlaps(Self.requests), !codes.overlaps(Self.forceful) else { return false }
        var isCounted = false
        if awaitsAnswer(at: message) {
            // "Do not be shy" presses whoever has not agreed; a second request does where the first was evaded.
            if codes.overlaps(Self.coaxing), !isAgreed {
                (isCoaxed, isCounted) = (true, true)
                repeats += 1
            } else if isEvaded, codes.overlaps(Self.intimate.union(.imageOffer)) {
                repeats += 1
                isCounted = true
            }
        }
        if let refusal, message - refusal.at <= PersistenceAfterRefusal.reach {
            isCounted = asksAgain(codes, behind: refusal, at: message)
            if isCounted { cite(refusal) }
        }
        return isCounted
    }

    private mutating func asksAgain(_ codes: CodeSet, behind refusal: Refusal, at message: Int) -> Bool {
        if codes.overlaps(Self.intimate) {
            intimateAsks += 1
        } else if codes.overlaps(Self.coaxing), steps >= 1 {
            coaxings += 1
            if refusal.at - lastIntimateAsk <= PersistenceAfterRefusal.answer { isCoaxed = true }
        } else if codes.overlaps(Self.askings), refusal.at - lastAsk <= PersistenceAfterRefusal.reach {
            asks += 1
        } else if steps >= 2, message - refusal.at <= 4 {
            hints += 1
        } else {
            return false
        }
        return true
    }

    static let intimate: CodeSet = [.imageRequest, .sexualRequest]
    private static let askings: CodeSet = intimate.union([.meeting, .move, .gift, .moneyOffer, .imageOffer])
    /// What is said to change the other's mind.
    private static let coaxing: CodeSet = [.compliance, .exclusivity]
    static let requests: CodeSet = askings.union(coaxing)
        .union([.affection, .compliment, .risk, .secrecy, .sexualTopic, .pressure])
    /// What asks for something or coaxes for it, as a reader counts it: bidding to keep quiet, and questions after who is near,
    /// are none.
    static let told: CodeSet = askings.union(coaxing)
    static let questions: CodeSet = [.risk, .age, .place]
    /// Messages behind a question in which it is answered.
    private static let answer = 2
    /// What asks for something or coaxes, unlike praise and questions.
    static let pressing: CodeSet = askings.union(coaxing).union([.sexualTopic, .secrecy])
    private static let course: CodeSet = requests.subtracting(.pressure).union(.age)
    static let forceful: CodeSet = CodeSet.threats.union([.leverage, .hacked, .contacts])
}
