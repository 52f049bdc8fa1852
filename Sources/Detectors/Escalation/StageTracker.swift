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

    /// The first of each stage by each account.
    private var onsets: [Onset] = []
    /// Payments, whoever claims them; which of them answers the demand shows at the end.
    private var payments: [Onset] = []
    private static let mostPayments = 500

    /// Messages at which somebody last asked for a picture.
    private var lastImageRequest: (by: Account.ID, message: Int)?

    /// A picture that follows a request within so many messages answers it.
    private static let pictureDistance = 10

    func has(_ stage: Escalation.Stage, by account: Account.ID) -> Bool {
        onsets.contains { $0.stage == stage && $0.by == account }
    }

    /// Whether every stage that codes stand for is known, which in a long talk is mostly so.
    func hasAll(of codes: CodeSet, by account: Account.ID) -> Bool {
        Self.table.allSatisfy { !codes.overlaps($0.codes) || has($0.stage, by: account) }
    }

    /// Whether a picture of this account would answer a request.
    func awaitsPicture(from account: Account.ID, at message: Int) -> Bool {
        guard let request = lastImageRequest, !has(.imageReceived, by: account) else { return false }
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
        if !has(onset.stage, by: onset.by) { onsets.append(onset) }
    }

    /// Sets the beginning of a stage that is known better.
    mutating func replace(_ onset: Onset) {
        onsets.removeAll { $0.stage == onset.stage && $0.by == onset.by }
        onsets.append(onset)
    }

    /// Sets the beginning of a stage unless an earlier one is known.
    mutating func begin(_ onset: Onset) {
        let known = onsets.first { $0.stage == onset.stage && $0.by == onset.by }
        if known.map({ onset.entry.n < $0.entry.n }) ?? true { replace(onset) }
    }

    /// Takes out what an account seemed to press with: whoever tells of a threat, or answers one, begins none of it.
    mutating func forgetPressing(by account: Account.ID) {
        let stages = Self.pressing.union([.secrecy, .isolationQuestion])
        onsets.removeAll { $0.by == account && stages.contains($0.stage) }
    }

    /// The course of one of the two, by place in the talk.
    ///
    /// Threats and demands are those of the account: a refusal of the other that sounds like one is no stage of it. Of
    /// an account that presses, requests for a picture are its own too; all else counts whoever brings it up.
    func course(of account: Account.ID) -> [Onset] {
        let presses = onsets.contains { $0.by == account && Self.pressing.contains($0.stage) }
        var firsts: [Onset] = []
        for onset in onsets.sorted(by: { $0.entry.n < $1.entry.n }) {
            if onset.by != account {
                if Self.pressing.contains(onset.stage) { continue }
                if presses, onset.stage == .imageRequest, has(.imageRequest, by: account) { continue }
            }
            if !firsts.contains(where: { $0.stage == onset.stage }) { firsts.append(onset) }
        }
        return (firsts + [payment(to: account)].compactMap(\.self)).enumerated().sorted {
            ($0.element.entry.n, $0.offset) < ($1.element.entry.n, $1.offset)
        }.map(\.element)
    }

    private static let pressing: Set<Escalation.Stage> = [.threat, .demand]

    /// The first payment of the other behind the demand; without a demand, the first that the service recorded.
    private func payment(to account: Account.ID) -> Onset? {
        guard let demand = onsets.first(where: { $0.stage == .demand && $0.by == account }) else {
            return payments.first { $0.citation.rule == "event.payment" }
        }
        return payments.filter { $0.by != account && $0.entry.n > demand.entry.n }.min { $0.entry.n < $1.entry.n }
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
