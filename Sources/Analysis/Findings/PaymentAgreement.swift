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
        var demands: [Conversation.ID: [ExtortionDemand]] = [:]
        for finding in findings {
            switch finding {
            case .payment(let record):
                if let place = conversation(of: record) { records[place, default: []].append(record) }
            case .extortion(let demand): demands[demand.conversation, default: []].append(demand)
            default: break
            }
        }
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
                    demand, by: records[demand.conversation] ?? [], before: demands[demand.conversation] ?? [])
                return .extortion(demand)
            case .escalation(var course):
                let known = Set((records[course.conversation] ?? []).map(\.citation.n))
                course.steps.removeAll { $0.stage == .payment && !known.contains($0.citation.n) }
                return .escalation(course)
            default: return finding
            }
        }
    }

    private func conversation(of record: PaymentRecord) -> Conversation.ID? {
        timeline.numbers.contains(record.citation.n) ? timeline.entry(record.citation.n).conversation : nil
    }

    /// Whether the other pays behind the demand and before the next one of the same account.
    private static func isPaid(
        _ demand: ExtortionDemand, by records: [PaymentRecord], before demands: [ExtortionDemand]
    ) -> Bool {
        guard let start = start(of: demand) else { return false }
        let next = demands.filter { $0.account == demand.account }.compactMap(self.start).filter { $0 > start }.min()
        return records.contains { record in
            record.citation.n > start && record.citation.n < next ?? .max && isOther(record, of: demand)
        }
    }

    private static func answered(by record: PaymentRecord, among demands: [ExtortionDemand]) -> ExtortionDemand? {
        let before = demands.filter { demand in
            demand.tier >= .e2 && isOther(record, of: demand)
                && start(of: demand).map { $0 < record.citation.n } ?? false
        }
        return before.max { start(of: $0) ?? 0 < start(of: $1) ?? 0 }
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
