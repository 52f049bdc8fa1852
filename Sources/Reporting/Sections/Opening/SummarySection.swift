// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The first page that a busy reader needs: what to act on, four durations, nine answers.
struct SummarySection: ReportSection {
    static let name = SectionName.summary
    let digest: CaseDigest
    private var findings: FindingIndex { digest.findings }

    init(digest: CaseDigest) {
        self.digest = digest
    }

    func write(into draft: inout Draft) {
        draft.add(.box(ActToday(digest: digest).box))
        draft.add(.keyNumbers(keyNumbers))
        draft.facts(
            "The record in nine answers",
            [
                ("Who", who), ("What", what), ("When", when), ("How fast", howFast),
                ("What was demanded", demanded), ("Where to pay", whereToPay), ("What was paid", paid),
                ("Is anyone in danger", danger),
                ("Other cases", "Not compared in this report. Comparison with other cases is a separate document."),
            ], width: 19)
    }

    /// The escalation that the summary follows: with a demand or threat first, then with the most stages.
    static func leading(_ escalations: [Escalation]) -> Escalation? {
        let weight = { (found: Escalation) in
            found.steps.count + (found.steps.contains { $0.stage == .demand || $0.stage == .threat } ? 100 : 0)
        }
        var best: Escalation?
        for found in escalations where !found.steps.isEmpty {
            if best.map({ weight(found) > weight($0) }) ?? true { best = found }
        }
        return best
    }

    private var keyNumbers: [KeyNumber] {
        let found = Self.leading(findings.escalations)
        let step = { (stage: Escalation.Stage) in found?.steps.first { $0.stage == stage } }
        func between(_ start: Int32?, _ end: Int32?, _ words: String) -> KeyNumber {
            guard let start, let end, end >= start, let elapsed = digest.elapsed(start, end) else {
                return KeyNumber(value: "–", unit: "", meaning: "\(words: words): not recorded")
            }
            let (value, unit) = elapsed.parts
            return KeyNumber(value: value, unit: unit, meaning: "\(words: words) \(cite: start) \(cite: end)")
        }
        let start = found?.isTruncated == true ? nil : found?.start
        var first = between(
            start, step(.imageRequest)?.citation.n, "first message to first request for an intimate image")
        if found?.isTruncated == true {
            first.meaning = "first message to first request for an intimate image: start not recorded"
        }
        let threat = step(.threat)?.citation.n
        return [
            first,
            between(step(.imageReceived)?.citation.n, threat, "image recorded to first threat"),
            between(threat, step(.demand)?.citation.n, "first threat to first demand"),
            between(
                step(.demand)?.citation.n, step(.payment)?.citation.n, "first demand to payment claimed or recorded"),
        ]
    }

    private var who: Prose {
        var prominent = digest.prominentAccounts
        let rest = max(0, prominent.count - 6)
        prominent = Array(prominent.prefix(6))
        guard !prominent.isEmpty else { return "No account was found in the items." }
        var sentences = prominent.map { id -> Prose in
            let account = digest.timeline[id]
            var prose: Prose =
                "\(strong: id.label) \(evidence: Name.short(account.name)), \(Phrases.name(account.platform))"
            if account.isOwner { prose += ", whose export it is" }
            if digest.analysis.subjects.contains(id) { prose += ", assessed at the investigator’s request" }
            return prose + "."
        }
        if rest > 0 { sentences.append("\(rest, "further account") with findings: \(section: .accounts).") }
        sentences.append("The record does not show who operated an account.")
        return .joined(sentences, by: " ")
    }

    private var what: Prose {
        var sentences: [Prose] = []
        if let found = Self.leading(findings.escalations) {
            for step in found.steps.prefix(8) {
                sentences.append(
                    """
                    \(Prose(.stage(StageLetter(stage: step.stage)))) \
                    \(words: StageLetter(stage: step.stage).name), \(words: step.introducedBy.label) \
                    \(cite: step.citation.n)
                    """
                )
            }
            let head: Prose = "Recorded between \(words: found.account.label) and \(words: found.target.label): "
            sentences = [head + .joined(sentences, by: "; ") + "."]
        }
        let strong = findings.extortion.max { $0.tier < $1.tier }
        if let strong {
            let same = findings.extortion.count { $0.tier == strong.tier }
            sentences.append(
                """
                \(findings.extortion.count, "demand frame") found, \(same) of tier \
                \(words: strong.tier.rawValue): \(words: Phrases.meaning(strong.tier)).
                """
            )
        }
        let detectors = Set(findings.indicators.map(\.detector)).count
        if detectors > 0 { sentences.append("\(detectors, "rule") gave an indicator: \(section: .indicators).") }
        if sentences.isEmpty {
            return
                """
                \(digest.analysis.detectors.count, "rule") ran on \(digest.tally.messages, "message"); none gave \
                a hit.
                """
        }
        return .joined(sentences, by: " ")
    }

    private var when: Prose {
        guard let (first, last) = digest.period,
            let firstNumber = digest.tally.total.firstMessage ?? digest.tally.total.first,
            let lastNumber = digest.tally.total.lastMessage ?? digest.tally.total.last
        else { return "No event in the items is dated." }
        var prose: Prose =
            """
            First message \(words: first.spoken) \(cite: firstNumber); last message \(words: last.spoken) \
            \(cite: lastNumber).
            """
        if let found = Self.leading(findings.escalations) {
            let count = digest.tally.count(of: found.conversation)
            if let start = digest.moment(found.start), let end = count.lastMessage, let moment = digest.moment(end) {
                prose +=
                    """
                     Conversation \(words: found.conversation.label): \(words: start.spoken) \(cite: found.start) \
                    to \(words: moment.spoken) \(cite: end).
                    """
            }
        }
        if digest.tally.undated > 0 { prose += " \(digest.tally.undated, "event") without a time." }
        return prose
    }

    private var howFast: Prose {
        guard let found = Self.leading(findings.escalations) else { return "No stage of escalation was recorded." }
        if found.isTruncated {
            return
                """
                Not computed: the record shows that the talk began earlier \
                (\(words: Phrases.truncation(found.truncationReason))).
                """
        }
        let wanted: [Escalation.Stage] = [.platformMove, .sexualTopic, .imageRequest, .threat, .demand]
        let parts = found.steps.filter { wanted.contains($0.stage) }.map { step -> Prose in
            let words = Elapsed(step.elapsedSeconds).map { "after \($0.text)" } ?? "at a time that cannot be compared"
            return "\(words: StageLetter(stage: step.stage).name) \(words: words) \(cite: step.citation.n)"
        }
        guard !parts.isEmpty else { return "Stages are listed in \(section: .escalation)." }
        return "From the first message \(cite: found.start): " + .joined(parts, by: "; ")
            + ". See \(section: .escalation)."
    }

    private var demanded: Prose {
        guard !findings.extortion.isEmpty else { return "No demand was found by the rules that ran." }
        let parts = findings.extortion.enumerated().prefix(8).map { index, found -> Prose in
            let cited = (found.slots[.amount] ?? found.slots[.demand] ?? found.slots[.threat] ?? []).first
            let amount = found.amount.map(Phrases.money) ?? "no sum named"
            return "\(words: "D-\(index + 1)") \(evidence: amount)" + (cited.map { " \(cite: $0.n)" } ?? Prose())
        }
        var prose = Prose.joined(parts, by: "; ")
        if findings.extortion.count > 8 { prose += " and \(findings.extortion.count - 8) more" }
        return prose + ". Not added up. See \(section: .demands)."
    }

    private var whereToPay: Prose {
        var seen: Set<ExtortionDemand.Payee> = []
        var parts: [Prose] = []
        for payee in findings.extortion.flatMap(\.payees) where seen.insert(payee).inserted {
            let label = digest.register.label(kind: payee.kind, value: payee.value).map { $0 + " " } ?? ""
            parts.append(
                "\(words: label + Phrases.identifier(payee.kind)) \(Prose(.evidenceCode(Phrases.printed(payee.value, kind: payee.kind))))"
            )
        }
        guard !parts.isEmpty else { return "No payee was found in a demand." }
        return .joined(parts.prefix(6), by: "; ") + (parts.count > 6 ? " and \(parts.count - 6) more" : "")
            + ". See \(section: .identifiers)."
    }

    private var paid: Prose {
        guard !findings.payments.isEmpty else { return "No payment was found in the items examined." }
        let parts = findings.payments.prefix(6).map { found -> Prose in
            let sum = found.amount.map(Phrases.money) ?? "a sum not told"
            let how = found.isClaimed ? "claimed by" : "recorded by the service for"
            return "\(evidence: sum) \(words: how) \(words: found.account.label) \(cite: found.citation.n)"
        }
        var prose = Prose.joined(parts, by: "; ")
        if findings.payments.count > 6 { prose += " and \(findings.payments.count - 6) more" }
        return prose + ". A claim in words is not a posting of a bank. See \(section: .payments)."
    }

    private var danger: Prose {
        guard !findings.safeguarding.isEmpty else {
            return "No message met a welfare rule. Rules read words; they do not see a person’s state."
        }
        var parts: [Prose] = []
        for kind in SafeguardingFlag.Kind.allCases {
            let found = findings.safeguarding.filter { $0.kind == kind }
            guard !found.isEmpty else { continue }
            let name = String(Phrases.short(kind).dropFirst("welfare: ".count))
            parts.append("\(words: name) \(Prose.citations(found.map(\.citation.n), atMost: 4))")
        }
        return "A person must judge: " + .joined(parts, by: "; ") + ". The box above names the accounts."
    }
}
