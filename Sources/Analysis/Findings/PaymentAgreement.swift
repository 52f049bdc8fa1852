// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Makes what demands and courses say of payments agree with the ledger: one rule tells what is one.
struct PaymentAgreement {
    private let timeline: Timeline

    /// Settles findings of this timeline.
    init(_ timeline: Timeline) {
        self.timeline = timeline
    }

    /// The findings, with demands paid where the ledger holds a payment behind them, payments as stages of a course where
    /// it holds them, and sums without a currency in that of the demand they answer.
    func applied(to findings: [Finding]) -> [Finding] {
        var records: [Conversation.ID: [PaymentRecord]] = [:]
        var demands: [Conversation.ID: [Asked]] = [:]
        var starts: [Place: [Int32]] = [:]
        for finding in findings {
            switch finding {
            case .payment(let record):
                if let place = conversation(of: record) { records[place, default: []].append(record) }
            case .extortion(let demand):
                guard let start = Self.start(of: demand) else { continue }
                demands[demand.conversation, default: []].append(Asked(demand: demand, start: start))
                starts[Place(demand), default: []].append(start)
            default: break
            }
        }
        let told = records.mapValues { Set($0.map(\.citation.n)) }
        starts = starts.mapValues { $0.sorted() }
        return findings.map { finding in
            switch finding {
            case .payment(var record):
                guard let amount = record.amount, amount.currency == nil, let place = conversation(of: record) else {
                    return finding
                }
                let asked = Self.answered(by: record, among: demands[place] ?? [])
                record.amount = Money(value: amount.value, currency: asked.flatMap(Self.currency))
                return .payment(record)
            case .extortion(var demand):
                demand.isPaid = Self.isPaid(
                    demand, by: records[demand.conversation] ?? [], among: starts[Place(demand)] ?? [])
                return .extortion(demand)
            case .escalation(var course):
                let known = told[course.conversation]
                course.steps.removeAll { $0.stage == .payment && known?.contains($0.citation.n) != true }
                return .escalation(course)
            default: return finding
            }
        }
    }

    /// A demand with the first message that demands.
    private struct Asked {
        var demand: ExtortionDemand
        var start: Int32
    }

    /// Where an account demands.
    private struct Place: Hashable {
        var conversation: Conversation.ID
        var account: Account.ID

        init(_ demand: ExtortionDemand) { (conversation, account) = (demand.conversation, demand.account) }
    }

    private func conversation(of record: PaymentRecord) -> Conversation.ID? {
        timeline.numbers.contains(record.citation.n) ? timeline.entry(record.citation.n).conversation : nil
    }

    /// Whether the other pays behind the demand and before the next one of the same account; the starts of its demands ascend.
    private static func isPaid(
        _ demand: ExtortionDemand, by records: [PaymentRecord], among starts: [Int32]
    ) -> Bool {
        guard !records.isEmpty, let start = start(of: demand) else { return false }
        let behind = starts.partitioningIndex { $0 > start }
        let next = behind < starts.count ? starts[behind] : .max
        return records.contains { record in
            record.citation.n > start && record.citation.n < next && isOther(record, of: demand)
        }
    }

    private static func answered(by record: PaymentRecord, among demands: [Asked]) -> ExtortionDemand? {
        let before = demands.filter { asked in
            asked.demand.tier >= .e2 && isOther(record, of: asked.demand) && asked.start < record.citation.n
        }
        return before.max { $0.start < $1.start }?.demand
    }

    private static func isOther(_ record: PaymentRecord, of demand: ExtortionDemand) -> Bool {
        record.account != demand.account && (demand.target ?? record.account) == record.account
    }

    /// The currency that the demand itself or the talk names; that of a country's words stays with the demand, which tells
    /// where it comes from.
    private static func currency(of demand: ExtortionDemand) -> String? {
        demand.currencyBasis == .region ? nil : demand.amount?.currency
    }

    /// The first message that demands; words that do not count demand nothing.
    private static func start(of demand: ExtortionDemand) -> Int32? {
        let counted = demand.slots.filter { $0.key != .seeming }
        return (demand.slots[.demand] ?? counted.values.flatMap(\.self)).map(\.n).min()
    }
}
