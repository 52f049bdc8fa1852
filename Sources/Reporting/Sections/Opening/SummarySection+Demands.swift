// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What was demanded, where it was to go, and what was paid.
extension SummarySection {
    /// Sums of the demands, or what is asked for in their stead.
    func demanded(atMost limit: Int = 8) -> Prose {
        guard !findings.extortion.isEmpty else {
            let words = leading?.steps.first { $0.stage == .demand }
            guard let words else { return "No demand was found by the rules that ran.\(digest.uncovered)" }
            return
                """
                No demand joined to a threat was found by the rules that ran. Words of demand \(cite: words.citation.n) \
                stand in talk without one.
                """
        }
        let strong = findings.extortion.indices.filter { findings.extortion[$0].tier >= .e3 }
        let weaker = findings.extortion.indices.filter { findings.extortion[$0].tier < .e3 }
        var prose: Prose = "No demand joined to a threat (tier E3 or E4) was found."
        if !strong.isEmpty {
            let parts = strong.prefix(limit).map { index -> Prose in
                let found = findings.extortion[index]
                let holder = found.sums.first { $0.amount == found.amount }?.n
                let cited = holder ?? (found.slots[.demand] ?? found.slots[.threat] ?? []).first?.n
                let order = DemandOrder(digest: digest, found: found)
                guard let amount = found.amount else {
                    // An order stands with its own message.
                    let place: Prose = order.isCited ? Prose() : cited.map { " \(cite: $0)" } ?? Prose()
                    return "D-\(index + 1) \(order.alone)\(place)"
                }
                let basis = Phrases.basis(found.currencyBasis)
                let others = Set(found.sums.map(\.amount)).subtracting([found.amount].compactMap(\.self)).count
                var prose: Prose = "D-\(index + 1) \(evidence: Phrases.money(amount))\(words: basis)"
                if let cited { prose += " \(cite: cited)" }
                if others > 0 { prose += "\(words: order.besideSum.isEmpty ? " and" : ",") \(others, "further sum")" }
                return prose + order.besideSum
            }
            prose = Prose.joined(parts, by: "; ")
            if strong.count > limit { prose += " and \(strong.count - limit) more" }
            prose += strong.count { findings.extortion[$0].amount != nil } > 1 ? ". Not added up." : "."
        }
        if !weaker.isEmpty {
            let reasons = weaker.flatMap { findings.extortion[$0].demotions }.uniqued.prefix(4).map(Phrases.demotion)
            let why = reasons.isEmpty ? "" : " (\(reasons.joined(separator: "; ")))"
            let places = weaker.prefix(4).map { index -> Prose in
                let slots = findings.extortion[index].slots
                let first =
                    ([.demand, .threat, .seeming] as [ExtortionDemand.Slot]).compactMap { slots[$0]?.first?.n }
                    .first ?? slots.values.joined().map(\.n).min()
                let cited: Prose = first.map { " \(cite: $0)" } ?? ""
                return "D-\(index + 1)\(cited)"
            }
            prose +=
                """
                 \(weaker.count, "weaker frame"), \(Prose.joined(places, by: ", "))\
                \(words: weaker.count > places.count ? " and \(weaker.count - places.count) more" : "")\(words: why).
                """
        }
        return prose
    }

    var hasPayee: Bool { !payees.isEmpty }

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
        // Ways in messages that no payee stands for: a gift card has none.
        var methods: Set<String> = []
        for method in frames.flatMap({ DemandMethods($0, in: digest.register).named })
        where methods.insert(method.name).inserted {
            parts.append("\(words: Phrases.method(method.name)) \(Prose.citations(method.numbers, atMost: 2))")
        }
        return parts
    }

    private func isDamaged(_ payee: ExtortionDemand.Payee) -> Bool {
        digest.analysis.identifiers.contains {
            $0.kind == payee.kind && $0.value == payee.value && $0.status == "damaged"
        }
    }

    /// Kinds that are a payee only in the light of what stands beside them.
    private static let general: Set<String> = ["email", "phone", "username", "url"]

    /// What is claimed or recorded to have been paid.
    func paid(atMost limit: Int = 6) -> Prose {
        // What the rule for payments is stands in the section that the paper for facts alone does not have.
        guard !findings.payments.isEmpty else {
            return isFactual
                ? Phrases.noPayment
                : "No payment recorded by a service was found, and none claimed behind a demand; \(section: .payments)."
        }
        let near = digest.paymentsUnderDemand
        let apart = findings.payments.count - near.count
        var prose = Prose()
        if !near.isEmpty {
            prose = Prose.joined(near.prefix(limit).map(told), by: "; ")
            if near.count > limit { prose += " and \(near.count - limit) more" }
            prose += ". A claim in words is not a posting of a bank."
        }
        if apart > 0 {
            let others = findings.payments.filter { !near.contains($0) }.prefix(3).map(told)
            prose +=
                near.isEmpty
                ? "\(apart, "payment") claimed or recorded in talk without a demand: "
                : " \(apart, "further payment") in talk without a demand: "
            prose += Prose.joined(others, by: "; ")
            prose += apart > others.count ? " and \(apart - others.count) more." : "."
        }
        return prose
    }

    /// One payment: the sum, who claims it or for whom it was recorded, where.
    private func told(_ found: PaymentRecord) -> Prose {
        let none =
            digest.hasSumsRemoved
            ? "a sum, removed where one is told (R4)" : "an amount that the message does not state"
        let sum = found.amount.map(Phrases.money) ?? none
        let how = found.isClaimed ? "claimed by" : "recorded by the service for"
        return "\(evidence: sum), \(words: how) \(words: found.account.label) \(cite: found.citation.n)"
    }
}
