// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What was demanded, where it was to go, and what was paid.
extension SummarySection {
    /// Sums of the demands, or what is asked for in their stead.
    ///
    /// What the rules set aside is no demand; it is said on the page alone that has room to say so.
    func demanded(atMost limit: Int = 8, isBrief: Bool = false) -> Prose {
        let all = findings.extortion.indices.filter { !findings.extortion[$0].isSetAside }
        guard !all.isEmpty else {
            let words = leading?.steps.first { $0.stage == .demand }
            guard let words else {
                return "No demand was found by the rules that ran.\(digest.uncovered)\(isBrief ? "" : setAside)"
            }
            return
                """
                No demand joined to a threat was found by the rules that ran. Words of demand \(cite: words.citation.n) \
                stand in talk without one.\(isBrief ? "" : setAside)
                """
        }
        let strong = all.filter { findings.extortion[$0].tier >= .e3 }
        let joined = all.filter { findings.extortion[$0].tier < .e3 && findings.extortion[$0].isJoined }
        let weaker = all.filter { findings.extortion[$0].tier < .e3 && !findings.extortion[$0].isJoined }
        var prose = Prose()
        if !strong.isEmpty {
            prose = Prose.joined(strong.prefix(limit).map(demanded), by: "; ")
            if strong.count > limit { prose += " and \(strong.count - limit) more" }
            prose += strong.count { findings.extortion[$0].amount != nil } > 1 ? ". Not added up." : "."
        } else if joined.isEmpty {
            prose = "No demand joined to a threat was found."
        } else {
            prose = "No demand of tier E3 or E4 was found."
        }
        if !joined.isEmpty {
            let parts = joined.prefix(4).map(demanded)
            let more = joined.count > parts.count ? " and \(joined.count - parts.count) more" : ""
            prose +=
                """
                 \(joined.count, "demand") joined to a threat and set lower\(words: why(joined)): \
                \(Prose.joined(parts, by: "; "))\(words: more).
                """
        }
        if !weaker.isEmpty {
            let places = weaker.prefix(4).map { index -> Prose in
                let slots = findings.extortion[index].slots
                let first =
                    ([.demand, .threat, .seeming] as [ExtortionDemand.Slot]).compactMap { slots[$0]?.first?.n }
                    .first ?? slots.values.joined().map(\.n).min()
                let cited: Prose = first.map { " \(cite: $0)" } ?? ""
                return "\(words: findings.demandMarks[index])\(cited)"
            }
            prose +=
                """
                 \(weaker.count, "weaker frame"), \(Prose.joined(places, by: ", "))\
                \(words: weaker.count > places.count ? " and \(weaker.count - places.count) more" : "")\(words: why(weaker)).
                """
        }
        return isBrief ? prose : prose + setAside
    }

    /// Why these weigh less than their parts; empty where nothing was said against them.
    private func why(_ indices: [Int]) -> String {
        let reasons = Phrases.reasons(indices.map { findings.extortion[$0] })
        return reasons.isEmpty ? "" : ", because \(reasons)"
    }

    /// Words of a demand that are none, for the page that has room; a paper of facts has none for them.
    private var setAside: Prose {
        let aside = findings.extortion.filter(\.isSetAside)
        guard !isFactual, !aside.isEmpty else { return "" }
        let first = aside.compactMap { $0.slots[.seeming]?.first?.n }
        return
            """
             \(aside.count, "passage") with words of a demand that the rules set aside: \
            \(Prose.citations(first.uniqued, atMost: 4)).
            """
    }

    /// One demand: its sum with its message, how many further sums, and what is asked for besides or instead.
    private func demanded(_ index: Int) -> Prose {
        let found = findings.extortion[index]
        let order = DemandOrder(digest: digest, found: found)
        let sums = DemandSums(found)
        guard let first = sums.all.first else {
            // An order stands with its own message.
            let cited = (found.slots[.demand] ?? found.slots[.threat] ?? []).first?.n
            let place: Prose = order.isCited ? Prose() : cited.map { " \(cite: $0)" } ?? Prose()
            return "\(words: findings.demandMarks[index]) \(order.alone)\(place)"
        }
        let cited = first.numbers.first ?? (found.slots[.demand] ?? found.slots[.threat] ?? []).first?.n
        let others = sums.all.count - 1
        var prose: Prose = "\(words: findings.demandMarks[index]) \(evidence: Phrases.money(first.amount))"
        if let cited { prose += " \(cite: cited)" }
        prose += Prose(.text(Phrases.basis(first.basis)))
        if others > 0 { prose += " and \(others, "further sum")" }
        return prose + order.besideSum
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
            prose = told(near, atMost: limit)
            prose += ". A claim in words is not a posting of a bank."
        }
        if apart > 0 {
            let others = findings.payments.filter { !near.contains($0) }
            prose +=
                near.isEmpty
                ? "\(apart, "payment") claimed or recorded in talk without a demand: "
                : " \(apart, "further payment") in talk without a demand: "
            prose += told(others, atMost: 3) + "."
        }
        return prose
    }

    /// Payments with their sums, then those that tell none, once for each account.
    private func told(_ found: [PaymentRecord], atMost limit: Int) -> Prose {
        var parts: [Prose] = []
        var left = found.count
        for payment in found.filter({ $0.amount != nil }).prefix(limit) {
            let sum = payment.amount.map(Phrases.money) ?? ""
            parts.append(
                "\(evidence: sum), \(words: how(payment)) \(words: payment.account.label) \(cite: payment.citation.n)")
            left -= 1
        }
        let without = found.filter { $0.amount == nil }
        let none = digest.hasSumsRemoved ? "a sum, removed where one is told (R4)" : "no sum stated"
        for account in without.map(\.account).uniqued {
            for isClaimed in [true, false] {
                let same = without.filter { $0.account == account && $0.isClaimed == isClaimed }
                guard parts.count < limit, let first = same.first else { continue }
                let cited = Prose.citations(same.map(\.citation.n), atMost: 4)
                parts.append("\(words: none), \(words: how(first)) \(words: account.label) \(cited)")
                left -= same.count
            }
        }
        return .joined(parts, by: "; ") + (left > 0 ? " and \(left) more" : "")
    }

    private func how(_ payment: PaymentRecord) -> String {
        payment.isClaimed ? "claimed by" : "recorded by the service for"
    }
}
