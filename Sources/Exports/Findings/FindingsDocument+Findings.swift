// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension FindingsDocument {
    var demands: [ExtortionDemand] {
        analysis.findings.compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
    }

    func extortion(_ numbered: (offset: Int, element: ExtortionDemand)) -> JSONText {
        let (index, demand) = numbered
        var members: [String: JSONText] = [
            "id": .string("X\(index + 1)"),
            "tier": .string(demand.tier.rawValue),
            "conversation": .string(demand.conversation.label),
            "account": .string(demand.account.label),
            "target": .optional(demand.target?.label),
            "frame": .count(demand.frame),
            "slots": .object(
                Dictionary(
                    uniqueKeysWithValues: ExtortionDemand.Slot.allCases.map { slot in
                        (slot.rawValue, Self.citations(demand.slots[slot] ?? []))
                    })),
            "payees": .array(
                demand.payees.map { .object(["kind": .string($0.kind), "value": .string($0.value)]) }),
            "paid": .bool(demand.isPaid),
            "demotions": .array(demand.demotions.map(JSONText.string)),
        ]
        members["amount"] = demand.amount.map(money) ?? .null
        if !demand.standing.isEmpty { members["standing"] = Self.citations(demand.standing) }
        if demand.omitted > 0 { members["omitted"] = .count(demand.omitted) }
        members["currencyBasis"] = demand.currencyBasis.map { .string($0.rawValue) }
        members["sums"] = .array(
            demand.sums.map { sum in
                var members = ["n": JSONText.integer(Int64(sum.n)), "amount": money(sum.amount)]
                if let basis = sum.currencyBasis { members["currencyBasis"] = .string(basis.rawValue) }
                return .object(members)
            })
        members["wants"] = .array(demand.wants.map { .string($0.rawValue) })
        members["methods"] = .array(
            demand.methods.map { .object(["n": .integer(Int64($0.n)), "method": .string($0.name)]) })
        members["deadline"] = demand.deadline.map(deadline) ?? .null
        if !demand.laterDeadlines.isEmpty { members["laterDeadlines"] = .array(demand.laterDeadlines.map(deadline)) }
        return .object(members)
    }

    private func deadline(_ deadline: ExtortionDemand.Deadline) -> JSONText {
        var members: [String: JSONText] = [
            "n": .integer(Int64(deadline.n)), "literal": .string(deadline.literal), "at": .optional(deadline.at),
        ]
        if let latest = deadline.atLatest { members["atLatest"] = .string(latest) }
        if let passed = deadline.passed { members["passed"] = .string(passed) }
        return .object(members)
    }

    var escalations: [Escalation] {
        analysis.findings.compactMap { if case .escalation(let found) = $0 { found } else { nil } }
    }

    func escalation(_ escalation: Escalation) -> JSONText {
        let start: JSONText = .object([
            "n": .integer(Int64(escalation.start)),
            "time": analysis.timeline.time(escalation.start).map { .string(InstantText.rfc3339($0)) } ?? .null,
            "truncated": .bool(escalation.isTruncated),
            "truncationReason": .optional(escalation.truncationReason),
        ])
        return .object([
            "conversation": .string(escalation.conversation.label),
            "account": .string(escalation.account.label),
            "target": .string(escalation.target.label),
            "start": start,
            "stages": .array(escalation.steps.map { stage($0, of: escalation) }),
            "speed": .object([
                "level": .string(escalation.level.rawValue),
                "index": escalation.index.map(JSONText.number) ?? .null,
                "percentile": escalation.percentile.map(JSONText.count) ?? .null,
            ]),
        ])
    }

    /// A stage with what dates it; where that is measured wording, the first message that a written rule reads so beside it.
    private func stage(_ step: Escalation.Step, of course: Escalation) -> JSONText {
        var members = timing(of: step)
        members["stage"] = .string(step.stage.rawValue)
        members["introducedBy"] = .string(step.introducedBy.label)
        members["basis"] = .string(step.basis.rawValue)
        if step.basis == .measured, let written = course.written(step, demands: demands, in: analysis) {
            members["written"] = .object(timing(of: written))
        }
        return .object(members)
    }

    private func timing(of step: Escalation.Step) -> [String: JSONText] {
        [
            "n": .integer(Int64(step.citation.n)),
            "rule": .string(step.citation.rule),
            "elapsedSeconds": step.elapsedSeconds.map { .array($0.map(JSONText.integer)) } ?? .null,
            "activeSeconds": step.activeSeconds.map(JSONText.integer) ?? .null,
            "messages": .count(step.messages),
        ]
    }

    /// The owner's entry; where nothing shows an owner, one that says so, for the contract promises an entry.
    var contacts: [JSONText] {
        let entries = ownersContacts
        guard entries.isEmpty else { return entries }
        return [
            .object([
                "account": .null, "basis": .string("none"), "level": .string("notComputable"),
                "citations": .array([]), "measures": .array([]),
            ])
        ]
    }

    private var ownersContacts: [JSONText] {
        analysis.findings.compactMap { finding in
            guard case .contacts(let activity) = finding else { return nil }
            var members: [String: JSONText] = [
                "account": .string(activity.account.label),
                "basis": .string(activity.basis.rawValue),
                "level": .string(activity.level.rawValue),
                "citations": Self.citations(activity.citations),
                "measures": .array(activity.measures.map(measure)),
            ]
            // Without a basis there is no figure: a zero would read as "none were sent".
            members["requested"] = activity.requested.map { .count($0.lowerBound) }
            members["requestedAtMost"] = activity.requested.map { .count($0.upperBound) }
            members["accepted"] = activity.accepted.map { .count($0.lowerBound) }
            members["acceptedAtMost"] = activity.accepted.map { .count($0.upperBound) }
            // Where there are figures, what the export cannot show is told as null, not left out.
            let hasFigures = activity.requested != nil
            members["declined"] = activity.declined.map(JSONText.count) ?? (hasFigures ? .null : nil)
            members["pending"] = activity.pending.map(JSONText.count)
            members["p"] = activity.p.map(JSONText.number)
            members["templateShare"] = activity.templateShare.map(JSONText.number) ?? (hasFigures ? .null : nil)
            members["peak"] = activity.peak.map { peak in
                .object([
                    "windowSeconds": .count(peak.windowSeconds), "count": .count(peak.count),
                    "from": .string(peak.from),
                ])
            }
            return .object(members)
        }
    }

    var indicatorFindings: [Indicator] {
        analysis.findings.compactMap { if case .indicator(let found) = $0 { found } else { nil } }
    }

    func indicator(_ indicator: Indicator) -> JSONText {
        .object([
            "detector": .string(indicator.detector),
            "revision": .count(indicator.revision),
            "level": .string(indicator.level.rawValue),
            "conversation": .optional(indicator.conversation?.label),
            "account": .string(indicator.account.label),
            "target": .optional(indicator.target?.label),
            "citations": Self.citations(indicator.citations),
            "measures": .array(indicator.measures.map(measure)),
            "innocentReadings": .array(indicator.innocentReadings.map(JSONText.string)),
        ])
    }

    var safeguarding: [JSONText] {
        analysis.findings.compactMap { finding in
            guard case .safeguarding(let flag) = finding else { return nil }
            return .object([
                "kind": .string(flag.kind.rawValue),
                "n": .integer(Int64(flag.citation.n)),
                "rule": .string(flag.citation.rule),
                "account": .string(flag.account.label),
            ])
        }
    }

    var payments: [JSONText] {
        analysis.findings.compactMap { finding in
            guard case .payment(let payment) = finding else { return nil }
            return .object([
                "n": .integer(Int64(payment.citation.n)),
                "account": .string(payment.account.label),
                "claimed": .bool(payment.isClaimed),
                "amount": payment.amount.map(money) ?? .null,
                "method": .optional(payment.method),
            ])
        }
    }

    /// The places that a finding rests on, written at once: a flood of demands has a million of them.
    static func citations(_ citations: [Citation]) -> JSONText {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 + citations.count * 64)
        bytes.append(UInt8(ascii: "["))
        for (position, citation) in citations.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: #"{"n":"#.utf8)
            JSONText.write(Int64(citation.n), to: &bytes)
            bytes.append(contentsOf: #","rule":"#.utf8)
            JSONText.write(citation.rule, to: &bytes)
            bytes.append(contentsOf: #","span":"#.utf8)
            write(citation.span, to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
        return .written(bytes)
    }

    private static func write(_ span: [Int32]?, to bytes: inout [UInt8]) {
        guard let span else { return bytes.append(contentsOf: "null".utf8) }
        bytes.append(UInt8(ascii: "["))
        for (position, offset) in span.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONText.write(Int64(offset), to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private func measure(_ measure: Measure) -> JSONText {
        .object(["name": .string(measure.name), "value": .number(measure.value), "unit": .string(measure.unit)])
    }

    private func money(_ money: Money) -> JSONText {
        .object(["value": .string(money.value), "currency": .optional(money.currency)])
    }
}
