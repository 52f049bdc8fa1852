// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// A finding in one sentence and its references, for formats that have no slots for ours.
///
/// Neutral: what was recorded, of which account, in which messages; never what somebody is.
struct FindingStatement {
    /// `indicator persistence-after-refusal, limited`.
    var title: String
    /// The sentence.
    var text: String
    /// The detector's id or the kind.
    var tag: String
    /// Accounts concerned, each once.
    var accounts: [Account.ID]
    /// Messages cited, ascending, each once.
    var cited: [Int32]

    /// Every finding, in the order of `findings.json`.
    static func all(of export: CaseExport) -> [FindingStatement] {
        export.analysis.findings.map(statement)
    }

    private static func statement(_ finding: Finding) -> FindingStatement {
        switch finding {
        case .indicator(let found): indicator(found)
        case .extortion(let found): demand(found)
        case .escalation(let found): course(found)
        case .contacts(let found): contacts(found)
        case .safeguarding(let found):
            FindingStatement(
                title: "safeguarding flag \(found.kind.rawValue)",
                text: "Message to be looked at first: \(found.kind.rawValue).", tag: "safeguarding",
                accounts: [found.account], cited: [found.citation.n])
        case .payment(let found):
            FindingStatement(
                title: found.isClaimed ? "payment claimed in words" : "payment recorded by the service",
                text: found.isClaimed
                    ? "A payment is claimed in words\(sum(found.amount))."
                    : "The service recorded a payment\(sum(found.amount)).",
                tag: "payment", accounts: [found.account], cited: [found.citation.n])
        }
    }

    private static func indicator(_ found: Indicator) -> FindingStatement {
        let readings =
            found.innocentReadings.isEmpty
            ? "" : " Ordinary readings to weigh: " + found.innocentReadings.joined(separator: " ")
        return FindingStatement(
            title: "indicator \(found.detector), \(found.level.rawValue)",
            text: "Pattern \(found.detector) (revision \(found.revision)), level \(found.level.rawValue)"
                + measures(found.measures) + ". " + CaseExport.reservation + readings,
            tag: found.detector, accounts: distinct([found.account, found.target]),
            cited: numbers(found.citations))
    }

    private static func demand(_ found: ExtortionDemand) -> FindingStatement {
        let slots = ExtortionDemand.Slot.allCases.filter { !(found.slots[$0] ?? []).isEmpty }.map(\.rawValue)
        let payees =
            found.payees.isEmpty
            ? "" : "; payees named: " + found.payees.map { "\($0.kind) \($0.value)" }.joined(separator: ", ")
        return FindingStatement(
            title: "demand frame of tier \(found.tier.rawValue)",
            text: "Frame \(found.frame) of tier \(found.tier.rawValue): parts recorded: "
                + slots.joined(separator: ", ") + sum(found.amount) + payees
                + (found.demotions.isEmpty ? "" : "; counted lower for: " + found.demotions.joined(separator: ", "))
                + ". " + CaseExport.reservation,
            tag: "extortion-demand", accounts: distinct([found.account, found.target]),
            cited: numbers(found.slots.values.flatMap { $0 }))
    }

    private static func course(_ found: Escalation) -> FindingStatement {
        let steps = found.steps.map { step in
            let elapsed = step.elapsedSeconds.flatMap { range in
                range.first.flatMap { first in range.last.map { first == $0 ? "\(first) s" : "\(first) to \($0) s" } }
            }
            return "\(step.stage.rawValue) at \(step.citation.n)" + (elapsed.map { " after \($0)" } ?? "")
        }
        return FindingStatement(
            title: "course of stages, speed \(found.level.rawValue)",
            text: "From message \(found.start)\(found.isTruncated ? " (the talk began earlier)" : "") on: "
                + (steps.isEmpty ? "no stage" : steps.joined(separator: "; ")) + ". Speed: \(found.level.rawValue).",
            tag: "escalation-speed", accounts: distinct([found.account, found.target]),
            cited: Array(Set([found.start] + found.steps.map(\.citation.n))).sorted())
    }

    private static func contacts(_ found: ContactActivity) -> FindingStatement {
        func range(_ range: ClosedRange<Int>?) -> String {
            range.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
                ?? "not known"
        }
        return FindingStatement(
            title: "contact activity, \(found.level.rawValue)",
            text: "Requests sent: \(range(found.requested)); accepted: \(range(found.accepted)); basis: "
                + "\(found.basis.rawValue); level: \(found.level.rawValue).",
            tag: "mass-contact", accounts: [found.account], cited: numbers(found.citations))
    }

    private static func sum(_ money: Money?) -> String {
        money.map { "; sum named: \($0.value)" + ($0.currency.map { " \($0)" } ?? "") } ?? ""
    }

    private static func measures(_ measures: [Measure]) -> String {
        measures.map { measure in
            "; \(measure.name): \(String(decoding: JSONText.number(measure.value).bytes, as: UTF8.self)) \(measure.unit)"
        }.joined()
    }

    private static func numbers(_ citations: [Citation]) -> [Int32] { Array(Set(citations.map(\.n))).sorted() }

    private static func distinct(_ accounts: [Account.ID?]) -> [Account.ID] {
        accounts.compactMap(\.self).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
