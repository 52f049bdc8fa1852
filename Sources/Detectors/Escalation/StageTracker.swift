// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The first message of each stage between two accounts.
struct StageTracker {
    /// Where a stage begins.
    struct Onset {
        var stage: Escalation.Stage
        var citation: Citation
        var by: Account.ID
        var entry: TimelineEntry
        var active: Int64
        /// Messages of the conversation before it.
        var messages: Int
    }

    private(set) var onsets: [Onset] = []
    private var seen: Set<Escalation.Stage> = []
    /// Payments, whoever claims them; which of them answers the demand shows at the end.
    private var payments: [Onset] = []
    private static let mostPayments = 500

    /// Messages at which somebody last asked for a picture.
    private var lastImageRequest: (by: Account.ID, message: Int)?

    /// A picture that follows a request within so many messages answers it.
    private static let pictureDistance = 10

    func has(_ stage: Escalation.Stage) -> Bool { seen.contains(stage) }

    /// Whether every stage that codes stand for is known, which in a long talk is mostly so.
    func hasAll(of codes: CodeSet) -> Bool {
        Self.table.allSatisfy { !codes.overlaps($0.codes) || seen.contains($0.stage) }
    }

    /// Whether a picture of this account would answer a request.
    func awaitsPicture(from account: Account.ID, at message: Int) -> Bool {
        guard let request = lastImageRequest, !seen.contains(.imageReceived) else { return false }
        return request.by != account && message - request.message <= Self.pictureDistance
    }

    mutating func noteImageRequest(by account: Account.ID, at message: Int) {
        lastImageRequest = (account, message)
    }

    mutating func note(_ onset: Onset) {
        if onset.stage == .payment {
            if payments.count < Self.mostPayments { payments.append(onset) }
            return
        }
        if seen.insert(onset.stage).inserted { onsets.append(onset) }
    }

    /// Sets the beginning of a stage that is known better.
    mutating func replace(_ onset: Onset) {
        onsets.removeAll { $0.stage == onset.stage && ($0.by == onset.by || $0.entry.n > onset.entry.n) }
        if !onsets.contains(where: { $0.stage == onset.stage }) { onsets.append(onset) }
        seen.insert(onset.stage)
    }

    /// By place in the talk.
    var ordered: [Onset] {
        (onsets + [payment].compactMap(\.self)).enumerated().sorted {
            ($0.element.entry.n, $0.offset) < ($1.element.entry.n, $1.offset)
        }.map(\.element)
    }

    /// The first payment of the other behind the demand; without a demand, the first that the service recorded.
    private var payment: Onset? {
        guard let demand = onsets.first(where: { $0.stage == .demand }) else {
            return payments.first { $0.citation.rule == "event.payment" }
        }
        return payments.filter { $0.by != demand.by && $0.entry.n > demand.entry.n }.min { $0.entry.n < $1.entry.n }
    }

    /// The stages that codes stand for, in the order of the output file.
    static func stages(of codes: CodeSet) -> [Escalation.Stage] {
        table.filter { codes.overlaps($0.codes) }.map(\.stage)
    }

    static func codes(of stage: Escalation.Stage) -> CodeSet {
        table.first { $0.stage == stage }?.codes ?? []
    }

    static let read: CodeSet = table.reduce(into: []) { $0.formUnion($1.codes) }

    private static let table: [(stage: Escalation.Stage, codes: CodeSet)] = [
        (.ageQuestion, .age), (.isolationQuestion, .risk), (.sexualTopic, [.sexualTopic, .sexualRequest]),
        (.imageRequest, .imageRequest), (.platformMove, .move), (.secrecy, .secrecy), (.meetingRequest, .meeting),
        (.giftOffer, [.gift, .moneyOffer]), (.threat, [.threat, .violence, .accusation, .vagueThreat, .executed]),
        (.demand, [.demand, .otherDemand]), (.payment, .paid),
    ]
}
