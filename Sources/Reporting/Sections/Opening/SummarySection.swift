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
        if let keyNumbers { draft.add(.keyNumbers(keyNumbers)) }
        draft.facts(
            "The record in nine answers",
            [
                ("Who", who), ("What", what), ("When", when),
                ("How fast", howFast + (hasStages ? " See \(section: .escalation)." : "")),
                ("What was demanded", demanded + (findings.extortion.isEmpty ? "" : " See \(section: .demands).")),
                ("Where to pay", whereToPay + (hasPayee ? " See \(section: .identifiers)." : "")),
                ("What was paid", paid + (findings.payments.isEmpty ? "" : " See \(section: .payments).")),
                (
                    "Is anyone in danger",
                    danger + (findings.safeguarding.isEmpty ? "" : " The box above names the accounts.")
                ),
                ("Other cases", "Not compared in this report. Comparison with other cases is a separate document."),
            ], width: 19)
    }

    /// The course that the summary follows; nil when the record holds none beyond ordinary talk.
    private var leading: Escalation? { findings.standings.leading }

    /// Nil where no course stands out: four dashes, or one of four, tell a reader nothing.
    private var keyNumbers: [KeyNumber]? {
        guard let found = leading else { return nil }
        // Pressure is timed by the words of the account whose course it is, an answer by those of the other.
        let step = { (stage: Escalation.Stage, isOwn: Bool) in
            found.steps.first { $0.stage == stage && ($0.introducedBy == found.account) == isOwn }
        }
        var told = 0
        func between(_ start: Int32?, _ end: Int32?, _ words: String) -> KeyNumber {
            guard let start, let end, end >= start, let elapsed = digest.elapsed(start, end) else {
                return KeyNumber(value: "–", unit: "", meaning: "\(words: words): not recorded")
            }
            told += 1
            // A message timed against itself is no duration.
            guard start != end else {
                return KeyNumber(value: "–", unit: "", meaning: "\(words: words): both in one message \(cite: start)")
            }
            let (value, unit) = elapsed.parts
            return KeyNumber(value: value, unit: unit, meaning: "\(words: words) \(cite: start) \(cite: end)")
        }
        let start = found.isTruncated ? nil : found.start
        var first = between(
            start, step(.imageRequest, true)?.citation.n, "first message to first request for a picture")
        if found.isTruncated { first.meaning = "first message to first request for a picture: start not recorded" }
        let threat = step(.threat, true)?.citation.n
        let numbers = [
            first,
            between(step(.imageReceived, false)?.citation.n, threat, "picture recorded to first words of threat"),
            between(threat, step(.demand, true)?.citation.n, "first words of threat to first words of demand"),
            between(
                step(.demand, true)?.citation.n, step(.payment, false)?.citation.n,
                "first words of demand to payment claimed or recorded"),
        ]
        return told > 1 || (told > 0 && findings.standings.standing(of: found) == .marked) ? numbers : nil
    }

    private var who: Prose {
        var named = digest.leadAccounts
        let others = digest.prominentAccounts.filter { !named.contains($0) }
        let rest = max(0, named.count - 6)
        named = Array(named.prefix(6))
        guard !named.isEmpty else { return "No account was found in the items." }
        var sentences = named.map { id -> Prose in
            let account = digest.timeline[id]
            var prose: Prose =
                "\(strong: id.label) \(evidence: Name.short(account.name)), \(Phrases.name(account.platform))"
            if account.isOwner { prose += ", whose export it is" }
            if digest.analysis.subjects.contains(id) { prose += ", assessed at the investigator’s request" }
            let demands = findings.extortion.indices.filter {
                findings.extortion[$0].account == id && findings.extortion[$0].tier >= .e3
            }
            if !demands.isEmpty {
                let labels = Figures.list(demands.map { "D-\($0 + 1)" })
                prose +=
                    "; recorded as the sender of \(words: demands.count == 1 ? "demand" : "demands") \(words: labels)"
            } else if findings.standings.accountsOfPressure.contains(id) {
                prose += "; strong indicator in \(section: .indicators)"
            }
            return prose + "."
        }
        if rest > 0 { sentences.append("\(rest, "further account") of that kind: \(section: .accounts).") }
        if !others.isEmpty {
            let labels = Figures.list(others.map(\.label))
            sentences.append("With findings of less weight: \(words: labels); \(section: .accounts).")
        }
        sentences.append("The record does not show who operated an account.")
        return .joined(sentences, by: " ")
    }

    private var what: Prose {
        var sentences: [Prose] = []
        if let found = leading {
            let steps = found.steps.prefix(8).map { step -> Prose in
                """
                \(Prose(.stage(StageLetter(stage: step.stage)))) \(words: StageLetter(stage: step.stage).name), \
                \(words: step.introducedBy.label) \(cite: step.citation.n)
                """
            }
            let head: Prose = "Recorded between \(words: found.account.label) and \(words: found.target.label): "
            sentences.append(head + .joined(steps, by: "; ") + ".")
        }
        let strong = findings.extortion.filter { $0.tier >= .e3 }
        if let highest = strong.map(\.tier).max() {
            sentences.append(
                """
                \(strong.count, "demand") of tier E3 or E4 found, the highest \(words: highest.rawValue): \
                \(words: Phrases.meaning(highest)).
                """
            )
        } else if findings.standings.accountsOfPressure.isEmpty {
            sentences.append("No demand of tier E3 or E4 and no strong indicator of pressure was found.")
        }
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
                \(detectors, "rule") gave an indicator, the highest of \(words: highest.rawValue) strength: \
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
            First message \(words: first.spoken) \(cite: firstNumber); last message \(words: last.spoken) \
            \(cite: lastNumber).
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

    private var hasStages: Bool { findings.escalations.contains { !$0.steps.isEmpty } }

    /// Time from the first message to the stages of the leading course.
    var howFast: Prose {
        guard let found = leading else {
            return hasStages
                ? "No course of pressure to time. Some words belong to a stage, and to ordinary talk too."
                : "No stage of escalation was recorded."
        }
        let pair: Prose = "\(words: found.account.label) towards \(words: found.target.label)"

        if found.isTruncated {
            return
                """
                \(pair): not computed, since the record shows that the talk began earlier \
                (\(words: Phrases.truncation(found.truncationReason))).
                """
        }
        let wanted: [Escalation.Stage] = [.platformMove, .sexualTopic, .imageRequest, .threat, .demand]
        let steps = found.steps.filter { wanted.contains($0.stage) && $0.introducedBy == found.account }
        guard !steps.isEmpty else { return "\(pair): none of the stages timed here was recorded." }
        let isTimed = steps.contains { $0.elapsedSeconds != nil }
        let parts = steps.map { step -> Prose in
            let name = StageLetter(stage: step.stage).name
            guard isTimed else { return "\(words: name) \(cite: step.citation.n)" }
            if step.citation.n == found.start { return "\(words: name) in it" }
            let elapsed = digest.elapsed(to: step, of: found)
            let words = elapsed.map { "after \($0.text)" } ?? "at a time that cannot be compared"
            return "\(words: name) \(words: words) \(cite: step.citation.n)"
        }
        let head: Prose =
            isTimed
            ? "\(pair), from the first message \(cite: found.start): "
            : "\(pair): not computed, these messages carry no time. In the order of the record: "
        return head + .joined(parts, by: "; ") + "."
    }

    /// Sums of the demands, or what is asked for in their stead.
    var demanded: Prose {
        guard !findings.extortion.isEmpty else {
            let words = leading?.steps.first { $0.stage == .demand }
            guard let words else { return "No demand was found by the rules that ran." }
            return
                """
                No demand joined to a threat was found by the rules that ran. Words of demand \(cite: words.citation.n) \
                stand in talk without one.
                """
        }
        let strong = findings.extortion.indices.filter { findings.extortion[$0].tier >= .e3 }
        let weaker = findings.extortion.indices.filter { findings.extortion[$0].tier < .e3 }
        var prose: Prose = "No demand of tier E3 or E4."
        if !strong.isEmpty {
            let parts = strong.prefix(8).map { index -> Prose in
                let found = findings.extortion[index]
                let holder = found.sums.first { $0.amount == found.amount }?.n
                let cited = holder ?? (found.slots[.demand] ?? found.slots[.threat] ?? []).first?.n
                let amount = found.amount.map(Phrases.money) ?? Phrases.wanted(found.wants)
                let basis = Phrases.basis(found.currencyBasis)
                let others = Set(found.sums.map(\.amount)).subtracting([found.amount].compactMap(\.self)).count
                var prose: Prose = "\(words: "D-\(index + 1)") \(evidence: amount)\(words: basis)"
                if let cited { prose += " \(cite: cited)" }
                if others > 0 { prose += " and \(others, "further sum")" }
                return prose + Self.wanted(besides: found)
            }
            prose = Prose.joined(parts, by: "; ")
            if strong.count > 8 { prose += " and \(strong.count - 8) more" }
            prose += ". Not added up."
        }
        if !weaker.isEmpty {
            let reasons = weaker.flatMap { findings.extortion[$0].demotions }.uniqued.prefix(4).map(Phrases.demotion)
            let why = reasons.isEmpty ? "" : " (\(reasons.joined(separator: "; ")))"
            prose += " \(weaker.count, "weaker frame")\(words: why)."
        }
        return prose
    }

    /// What is asked for beside a sum.
    private static func wanted(besides found: ExtortionDemand) -> Prose {
        guard found.amount != nil else { return Prose() }
        let rest = Phrases.besidesMoney(found.wants)
        return rest.isEmpty ? Prose() : " and \(words: rest)"
    }

    private var hasPayee: Bool { !payees.isEmpty }

    /// Payees of demands, each with the messages that tell it, and means of payment without a payee.
    var whereToPay: Prose {
        let parts = payees
        guard !parts.isEmpty else { return "No payee was found in a demand." }
        return .joined(parts.prefix(6), by: "; ") + (parts.count > 6 ? " and \(parts.count - 6) more" : "") + "."
    }

    private var payees: [Prose] {
        var seen: Set<ExtortionDemand.Payee> = []
        var parts: [Prose] = []
        let frames = findings.extortion.filter { $0.tier >= .e2 || $0.demotions.isEmpty }
        let told = frames.flatMap(\.payees).filter { seen.insert($0).inserted }
        // One spelling may be an address and a name at a service at once: it is one place to pay to.
        for value in told.map(\.value).uniqued {
            let same = told.filter { $0.value == value }
            let specific = same.filter { !Self.general.contains($0.kind) }
            let kinds = (specific.isEmpty ? same : specific).map { payee -> String in
                let label = digest.register.label(kind: payee.kind, value: payee.value).map { " \($0)" } ?? ""
                return Phrases.identifier(payee.kind) + label
            }
            let numbers = same.flatMap { digest.register.messages(kind: $0.kind, value: $0.value) }
            let cited = numbers.isEmpty ? Prose() : " " + Prose.citations(Set(numbers).sorted(), atMost: 4)
            parts.append(
                """
                \(Prose(.evidenceCode(Phrases.printed(value, kind: same[0].kind)))) \
                (\(words: kinds.joined(separator: ", "))\(words: same.contains(where: isDamaged) ? ", check digits disagree" : ""))\(cited)
                """
            )
        }
        // Ways that no payee stands for: a gift card has none.
        var methods: Set<String> = []
        for method in frames.flatMap(\.methods) where methods.insert(method.name).inserted {
            let isTold =
                method.name == "bankTransfer" && !seen.isEmpty
                || seen.contains { $0.kind == method.name || Self.services[$0.kind] == method.name }
            if !isTold { parts.append("\(words: Phrases.method(method.name)) \(cite: method.n)") }
        }
        return parts
    }

    private func isDamaged(_ payee: ExtortionDemand.Payee) -> Bool {
        digest.analysis.identifiers.contains {
            $0.kind == payee.kind && $0.value == payee.value && $0.status == "damaged"
        }
    }

    /// The service that a payee of this kind stands for.
    private static let services: [String: String] = [
        "cashtag": "cashApp", "bitcoin": "crypto", "ethereum": "crypto", "litecoin": "crypto", "monero": "crypto",
        "tron": "crypto",
    ]

    /// Kinds that are a payee only in the light of what stands beside them.
    private static let general: Set<String> = ["email", "phone", "username", "url"]

    /// What is claimed or recorded to have been paid.
    var paid: Prose {
        guard !findings.payments.isEmpty else { return Phrases.noPayment }
        let near = digest.paymentsUnderDemand
        let apart = findings.payments.count - near.count
        var prose = Prose()
        if !near.isEmpty {
            let parts = near.prefix(6).map { found -> Prose in
                let sum = found.amount.map(Phrases.money) ?? "a sum that this message does not tell"
                let how = found.isClaimed ? "claimed by" : "recorded by the service for"
                return "\(evidence: sum), \(words: how) \(words: found.account.label) \(cite: found.citation.n)"
            }
            prose = Prose.joined(parts, by: "; ")
            if near.count > 6 { prose += " and \(near.count - 6) more" }
            prose += ". A claim in words is not a posting of a bank."
        }
        if apart > 0 {
            prose +=
                near.isEmpty
                ? "\(apart, "payment") claimed or recorded in talk without a demand."
                : " \(apart, "further payment") in talk without a demand."
        }
        return prose
    }

    /// Welfare rules that were met.
    var danger: Prose {
        guard !findings.safeguarding.isEmpty else {
            return "No message met a welfare rule. Rules read words; they do not see a person’s state."
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
