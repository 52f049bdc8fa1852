// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// A frame while it is being put together.
struct ExtortionFrame {
    /// One filled slot.
    struct Hit: Hashable {
        var slot: ExtortionDemand.Slot
        var citation: Citation
        /// Whether the words are those of somebody else, as the writer tells them.
        var isQuoted: Bool
        /// The demander's own message that holds it, counted.
        var message: Int
        /// Whether it orders an act or silence, and no money.
        var isOrder = false
    }

    /// A sum in a message of the demander.
    struct Sum {
        var money: Money
        /// Where it stands.
        var n: Int32
        /// The demander's own message that holds it, counted.
        var message: Int
        var isInDemand: Bool
        var isQuoted: Bool
    }

    var hits: [Hit] = []
    /// Sums beyond the limit.
    var omitted = 0
    /// How many messages fill each slot that is not empty.
    private var filled: [(slot: ExtortionDemand.Slot, count: Int)] = []
    var sums: [Sum] = []
    var payees: [ExtortionDemand.Payee] = []
    var deadlines = FrameDeadlines()
    /// Messages that are a small number and nothing else.
    var loneNumbers: [(message: Int, value: Int)] = []
    /// The best tier of the demander's own words.
    var tier: ExtortionDemand.Tier?
    /// The best tier when quoted words count too.
    var tierWithQuotes: ExtortionDemand.Tier?
    /// Position of the first part.
    let first: FramePosition
    /// Position of the latest part.
    var last: FramePosition
    /// Time of the latest part.
    var lastTime: Int64?
    /// Time of the latest part that could have begun a frame: sums and times of day alone keep none open.
    var lastOpening: Int64?
    var isPaid = false
    /// A picture that may stand for a threat where no words do.
    var held: Int32?
    var quotedBy: Set<String> = []
    /// All words of others in it are answers to a question for them.
    var isToldAlone = true
    /// Told words threaten the one who reads them.
    var tellsOfReader = false
    /// Told words threaten before the people of the one who reads them.
    var tellsOfReadersPeople = false
    /// The other warns, or asks whether the account paid: they talk of somebody else's demand.
    var isCounselled = false
    /// The other asks whose words they are, of an account that holds nothing.
    var isAskedWhose = false
    /// The demander laughed about it and put nothing behind it.
    var endsInLaughter = false
    /// The demander took it back in so many words.
    var isTakenBack = false
    /// One own message holds a sum, a place to pay to, a time, and a threat or something held: nobody jokes so at length.
    private(set) var isWhole = false
    /// Whether the latest message of the demander filled a slot.
    var lastMessageCounted = false
    /// Somebody else laughed, and the demander did not press on.
    var isTakenAsJoke = false
    /// Somebody else laughed at what the demander said last.
    var isLaughedAt = false
    /// The demander pressed on after somebody laughed: who laughs again is not amused.
    var isPressedOn = false
    /// The other begged just before it began: "please" may have asked for something else.
    private let followsPlea: Bool
    /// They beg behind the first part.
    var isAnsweredWithPlea = false
    /// The other begs; distress alone is voiced between friends too.
    var hasPlea: Bool { followsPlea || isAnsweredWithPlea }
    /// The other refused, bargained, paid, or asked who writes and what is wanted.
    var hasReaction = false
    /// Messages of game talk, of whomever.
    var gameMessages = 0
    var isBusiness = false
    /// Messages of others since it began.
    var answers = 0
    /// The other threatened as well.
    var isAnsweredInKind = false
    /// All that was seen in it.
    var seen: FrameFeatures = []
    /// Who answered, pleaded or paid.
    var responders: Set<Account.ID> = []
    /// Own message in which the talk turned: a threat, something held, shown or known, or a sum demanded.
    private(set) var turn: Int?
    /// What is asked for, each with the latest own message that asks.
    private var wanted: [ExtortionDemand.Want: Int] = [:]
    /// Notes whether a message in the writer's own words says all of it at once.
    mutating func noteWhole(_ features: FrameFeatures) {
        if features.isSuperset(of: [.amount, .payee, .deadline]), features.overlaps([.threat, .leverage, .proof]) {
            isWhole = true
        }
    }

    /// Whether money was demanded.
    private(set) var hasMoneyDemand = false

    /// `before` is what the other had answered when it began.
    init(at position: FramePosition, time: Int64?, before: FrameFeatures) {
        (first, last) = (position, position)
        seen = before
        hasReaction = !before.subtracting(.debt).isEmpty
        followsPlea = before.contains(.plea)
        (lastTime, lastOpening) = (time, time)
    }

    /// The messages from the first part to the last.
    var numbers: ClosedRange<Int32> {
        let all = hits.map(\.citation.n)
        guard let first = all.min(), let last = all.max() else { return 0...0 }
        return first...last
    }

    /// Messages that count down: small numbers alone, each a little less than the one before, few messages apart.
    var countdown: Set<Int> {
        var found: Set<Int> = []
        for (one, next) in zip(loneNumbers, loneNumbers.dropFirst()) {
            guard (1...10).contains(one.value - next.value), (1...4).contains(next.message - one.message) else {
                continue
            }
            found.formUnion([one.message, next.message])
        }
        return found
    }

    var hasDemand: Bool { count(of: .demand) > 0 }
    var hasThreat: Bool { count(of: .threat) > 0 }
    /// Whether enough is there for weak words to count.
    var isEstablished: Bool { tier.map { $0 >= .e2 } ?? false }

    /// Adds what a message fills.
    mutating func fill(
        _ slot: ExtortionDemand.Slot, isQuoted: Bool, isOrder: Bool = false, isMoney: Bool = false,
        in message: Int? = nil, with citations: () -> [Citation]
    ) {
        let isMoneyDemand = slot == .demand && isMoney
        var count = count(of: slot)
        let citations = citations()
        if citations.isEmpty { return }
        for citation in citations {
            count += 1
            hits.append(
                Hit(
                    slot: slot, citation: citation, isQuoted: isQuoted, message: message ?? last.message,
                    isOrder: isOrder))
        }
        if let known = filled.firstIndex(where: { $0.slot == slot }) {
            filled[known].count = count
        } else {
            filled.append((slot, count))
        }
        if isMoneyDemand {
            hasMoneyDemand = true
            if !isQuoted { want(.money) }
        }
    }

    /// All sums of the demander's own words are less than ten of a common currency: what friends tease each other for.
    var isPetty: Bool {
        let own = sums.filter { !$0.isQuoted && !countdown.contains($0.message) }
        return !own.isEmpty && payees.isEmpty
            && own.allSatisfy { sum in
                sum.money.currency.map(Self.common.contains) ?? true
                    && (Double(sum.money.value).map { $0 > 0 && $0 < 10 } ?? false)
            }
    }

    private static let common: Set<String> = ["GBP", "USD", "EUR", "CAD", "AUD", "CHF", "NZD"]

    mutating func want(_ what: ExtortionDemand.Want) { wanted[what] = last.message }

    /// What is asked for; what was bidden in the small talk before the turn is none of it.
    var wants: Set<ExtortionDemand.Want> { Set(wanted.filter { $0.value >= firstThatCounts }.keys) }

    private func count(of slot: ExtortionDemand.Slot) -> Int {
        for known in filled where known.slot == slot { return known.count }
        return 0
    }

    /// Whether a slot holds so much that what follows belongs to a frame of its own: nothing is left out of one.
    var isFull: Bool { filled.contains { $0.count >= Self.mostOfSlot } }

    private static let mostOfSlot = 500
    private static let allSlots = ExtortionDemand.Slot.allCases
    /// Rules that cite a number as a sum.
    private static let sums: Set<String> = ["entity.money", "text.sum"]

    /// Own messages before this one were small talk, but for one or two that led up to the turn.
    var firstThatCounts: Int { (turn ?? 0) - FrameHints.lead }

    /// Own messages between a spoken threat and the nearest spoken demand; nil where one of the two is missing.
    private(set) var core: Int?
    /// The latest own messages with each of the two.
    private var spoken: (threat: Int?, demand: Int?)

    /// Notes what a message says in plain words of the writer's own; hints and sums alone are none.
    mutating func noteCore(_ meant: CodeSet) {
        if meant.overlaps([.threat, .violence, .accusation]) { spoken.threat = last.message }
        if meant.overlaps([.demand, .again, .lowered, .otherDemand]) { spoken.demand = last.message }
        guard let threat = spoken.threat, let demand = spoken.demand else { return }
        core = min(core ?? .max, abs(threat - demand))
    }

    /// Own messages from the first part that counts to the last.
    var ownSpan: Int {
        let begin = firstThatCounts
        let counted = hits.lazy.map(\.message).filter { $0 >= begin }
        guard let first = counted.min(), let last = counted.max() else { return 0 }
        return last - first + 1
    }

    mutating func noteTurn(_ features: FrameFeatures, at message: Int) {
        let turns: FrameFeatures = [.threat, .accusation, .vagueThreat, .leverage, .contacts, .proof]
        if turn == nil, features.overlaps(turns) || features.isSuperset(of: [.demand, .amount]) { turn = message }
    }

    /// The slots as they are told: beside a demand for money, orders to be silent or to stay are pressure.
    ///
    /// Words of others fill no slot of the account; where nothing of a frame counts, all of it only seems so.
    func slots(withQuotes: Bool, onlySeems: Bool = false) -> [ExtortionDemand.Slot: [Citation]] {
        var found = [[Citation]](repeating: [], count: Self.allSlots.count)
        forEachTold(withQuotes: withQuotes) { slot, hit in
            found[(hit.isQuoted || onlySeems ? .seeming : slot).place].append(hit.citation)
        }
        var slots: [ExtortionDemand.Slot: [Citation]] = [:]
        for slot in Self.allSlots where !found[slot.place].isEmpty { slots[slot] = found[slot.place].inOrder }
        return slots
    }

    /// The messages that demand in words of the account's own.
    var demanding: Set<Int32> {
        var numbers: Set<Int32> = []
        forEachTold(withQuotes: false) { slot, hit in
            if slot == .demand { numbers.insert(hit.citation.n) }
        }
        return numbers
    }

    /// Own messages in which the account presses: times in what else is talked of far from them press nobody.
    private var pressing: [Int] { hits.lazy.filter { Self.pressing.contains($0.slot) }.map(\.message).sorted() }

    /// Own messages within which a time is about a demand.
    private static let within = 6
    private static let pressing: Set<ExtortionDemand.Slot> = [.threat, .demand, .leverage, .amount, .method, .pressure]

    /// Hands over the places that count, each with its slot.
    private func forEachTold(withQuotes: Bool, _ body: (ExtortionDemand.Slot, Hit) -> Void) {
        let begin = firstThatCounts
        let countdown = countdown
        lazy var pressing = self.pressing
        for hit in hits where (withQuotes || !hit.isQuoted) && hit.message >= begin {
            if countdown.contains(hit.message), Self.sums.contains(hit.citation.rule) { continue }
            if hit.slot == .deadline {
                let next = pressing.partitioningIndex { $0 >= hit.message - Self.within }
                guard next < pressing.count, pressing[next] <= hit.message + Self.within else { continue }
            }
            body(hit.isOrder && hasMoneyDemand ? .pressure : hit.slot, hit)
        }
    }
}
