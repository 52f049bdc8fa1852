// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The first page that a busy reader needs: what to act on, four durations, nine answers.
struct SummarySection: ReportSection {
    let digest: CaseDigest
    /// Without what rules made of the record, for the summary of facts alone.
    var isFactual = false
    var findings: FindingIndex { digest.findings }

    init(digest: CaseDigest) {
        self.digest = digest
    }

    func write(into draft: inout Draft) {
        draft.add(.box(ActToday(digest: digest).box))
        if let keyNumbers {
            if let leading { draft.add(.heading(heading(of: leading), isQuiet: true)) }
            draft.add(.keyNumbers(keyNumbers))
        }
        draft.facts(
            "The record in nine answers",
            [
                ("Who", who), ("What", what), ("When", when),
                ("How fast", howFast(others: 4) + see(.escalation, hasStages)),
                ("What was demanded", demanded() + see(.demands, !findings.extortion.isEmpty)),
                ("Where to pay", whereToPay + see(.identifiers, hasPayee)),
                ("What was paid", paid() + see(.payments, !findings.payments.isEmpty)),
                (
                    "Is anyone in danger",
                    danger
                ),
                ("Other cases", "Not compared in this report. Comparison with other cases is a separate document."),
            ], width: 19)
    }

    private func see(_ section: SectionName, _ isTold: Bool) -> Prose {
        isTold && !isFactual ? " See \(section: section)." : ""
    }

    /// Whose times the key numbers are: several courses may stand below them.
    private func heading(of course: Escalation) -> String {
        let analysis = digest.analysis
        let place = analysis.isOfGroup(course) ? "" : " in conversation \(course.conversation.label)"
        return "Times of \(analysis.pair(course))\(place)"
    }

    /// The course that the summary follows; nil when the record holds none beyond ordinary talk.
    var leading: Escalation? { findings.standings.leading }

    private var who: Prose {
        var named = digest.leadAccounts
        let others = findings.lesser(besides: named)
        let rest = max(0, named.count - 6)
        // Named for nothing heavier, an account is said to be named for that.
        let lesser = findings.lesser(besides: [])
        let isOfLesser =
            findings.standings.accountsOfPressure.isEmpty && !findings.extortion.contains { $0.tier >= .e3 }
        named = Array(named.prefix(6))
        guard !named.isEmpty else {
            let count = digest.timeline.accounts.count
            return count == 0
                ? "No account was found in the items."
                : isFactual
                    ? "\(count, "account"); none is named here."
                    : "\(count, "account"); none is named here, since no finding names one: \(section: .accounts)."
        }
        var sentences = named.map { id -> Prose in
            let account = digest.timeline[id]
            var prose: Prose =
                "\(strong: id.label) \(evidence: Name.short(account.name)), \(Phrases.name(account.platform))"
            if !account.isOwner, let served = digest.served(id) { prose += ", \(served)" }
            // An owner whom the export does not name is called that already.
            if account.isOwner, !account.identifiers.isEmpty { prose += ", whose export it is" }
            if digest.analysis.subjects.contains(id) { prose += ", assessed at the investigator’s request" }
            let demands = findings.extortion.indices.filter {
                findings.extortion[$0].account == id && findings.extortion[$0].tier >= .e3
            }
            if !demands.isEmpty {
                let labels = Figures.list(demands.map { findings.demandMarks[$0] })
                prose +=
                    "; recorded as the sender of \(words: demands.count == 1 ? "demand" : "demands") \(words: labels)"
            } else if !isFactual, findings.standings.accountsOfPressure.contains(id) {
                prose += "; strong indicator in \(section: .indicators)"
            } else if !isFactual, isOfLesser, !account.isOwner, let n = lesser.first(where: { $0.account == id })?.n {
                prose += "; finding of less weight \(cite: n)"
            }
            return prose + "."
        }
        if rest > 0 {
            sentences.append(
                isFactual
                    ? "\(rest, "further account") of that kind."
                    : "\(rest, "further account") of that kind: \(section: .accounts).")
        }
        if !others.isEmpty, !isFactual {
            let told = others.prefix(6).map { account, n -> Prose in "\(words: account.label) \(cite: n)" }
            let more: Prose = others.count > told.count ? " and \(others.count - told.count) more" : ""
            sentences.append("With findings of less weight: \(Prose.joined(told))\(more); \(section: .accounts).")
        }
        sentences.append("The record does not show who operated an account.")
        return .joined(sentences, by: " ")
    }

    private var what: Prose {
        var sentences: [Prose] = []
        if let found = leading {
            let steps = found.steps.map { step -> Prose in
                """
                \(Prose(.stage(StageLetter(stage: step.stage)))) \(words: StageLetter(stage: step.stage).name), \
                \(words: step.introducedBy.label) \(cite: step.citation.n)\(measured(step, of: found))
                """
            }
            let head: Prose =
                digest.analysis.isOfGroup(found)
                ? "Recorded of \(words: found.account.label) in \(words: found.conversation.label), a group: "
                : "Recorded between \(words: found.account.label) and \(words: found.target.label): "
            sentences.append(head + .joined(steps, by: "; ") + ".")
        }
        let strong = findings.extortion.filter { $0.tier >= .e3 }
        if isFactual, !strong.isEmpty {
            // What a rule makes of messages is no fact of the record, and tells no tier here.
            sentences.append(
                """
                The program reads \(strong.count, "demand") in these messages, which is no fact of the record and stands in \
                the report.
                """)
        } else if let highest = strong.map(\.tier).max() {
            sentences.append(
                """
                \(strong.count, "demand") of tier E3 or E4 found, the highest \(words: highest.rawValue): \
                \(words: Phrases.meaning(highest)).
                """
            )
        } else if findings.standings.accountsOfPressure.isEmpty {
            sentences.append(
                "No demand of tier E3 or E4 and no strong indicator of pressure or mass contact was found.")
        }
        guard !isFactual else { return .joined(sentences, by: " ") }
        for activity in findings.contacts where activity.level == .massRequesting || activity.level == .elevated {
            sentences.append(
                """
                Contact activity of \(words: activity.account.label): \(words: Phrases.level(activity.level)); \
                \(section: .requests).
                """
            )
        }
        let order: [Indicator.Level] = [.limited, .moderate, .strong]
        let detectors = Set(findings.indicators.map(\.detector)).count
        if detectors > 0,
            let highest = order.last(where: { level in findings.indicators.contains { $0.level == level } })
        {
            sentences.append(
                """
                \(detectors, "rule") gave an indicator; the highest strength is \(words: highest.rawValue): \
                \(section: .indicators).
                """
            )
        } else {
            sentences.append(
                "\(digest.analysis.detectors.count, "rule") ran on \(digest.tally.messages, "message"); none gave an indicator."
            )
        }
        return .joined(sentences, by: " ")
    }

    private var when: Prose {
        guard let (first, last) = digest.period,
            let firstNumber = digest.tally.total.firstMessage ?? digest.tally.total.first,
            let lastNumber = digest.tally.total.lastMessage ?? digest.tally.total.last
        else { return "No event in the items is dated." }
        if firstNumber == lastNumber { return "One message, \(words: first.spoken) \(cite: firstNumber)." }
        var prose: Prose =
            """
            \(words: digest.firstMessage.capitalisedFirst) \(words: first.spoken) \(cite: firstNumber); \
            \(words: digest.lastMessage) \(words: last.spoken) \(cite: lastNumber)\(digest.undated.map { "; \($0)" } ?? "").
            """
        if let found = leading {
            let count = digest.tally.count(of: found.conversation)
            if let start = digest.moment(found.start), let end = count.lastMessage, let moment = digest.moment(end) {
                prose +=
                    """
                     Course in conversation \(words: found.conversation.label): \(words: start.spoken) \(cite: found.start) \
                    to \(words: moment.spoken) \(cite: end).
                    """
            }
        }
        return prose
    }

    /// Welfare rules that were met.
    var danger: Prose {
        guard !findings.safeguarding.isEmpty else {
            return
                """
                No message met a welfare rule.\(digest.uncovered) Rules read words; they do not see a person’s state.
                """
        }
        var parts: [Prose] = []
        for kind in SafeguardingFlag.Kind.allCases {
            let found = findings.safeguarding.filter { $0.kind == kind }
            guard !found.isEmpty else { continue }
            let name = String(Phrases.short(kind).dropFirst("welfare: ".count))
            let accounts = Figures.list(Set(found.map(\.account)).sorted().map(\.label))
            parts.append("\(words: name), \(words: accounts) \(Prose.citations(found.map(\.citation.n), atMost: 4))")
        }
        return "A person must judge: " + .joined(parts, by: "; ") + "."
    }
}
