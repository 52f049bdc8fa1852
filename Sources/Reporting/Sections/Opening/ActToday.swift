// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What somebody must look at today, safeguarding first.
struct ActToday {
    let digest: CaseDigest

    var box: Box {
        var paragraphs: [Prose] = []
        for kind in SafeguardingFlag.Kind.allCases {
            let found = digest.findings.safeguarding.filter { $0.kind == kind }
            guard !found.isEmpty else { continue }
            let (title, sentence) = Phrases.referral(kind)
            let accounts = Set(found.map(\.account)).sorted()
            let names = accounts.prefix(6).map(\.label).joined(separator: ", ")
            paragraphs.append(
                """
                \(strong: title) \(found.count, "message") of \(words: names) \(words: sentence): \
                \(Prose.citations(found.map(\.citation.n), atMost: 6)).\(doubts(about: found.map(\.citation.n)))
                """
            )
        }
        if !paragraphs.isEmpty {
            paragraphs[paragraphs.count - 1] += " The words need a person’s judgement; the rule knows no context."
        }
        // A frame that the rules themselves hold for banter or a debt calls for nobody today.
        let frames = digest.findings.extortion.filter { $0.tier >= .e3 || $0.tier == .e2 && $0.demotions.isEmpty }
        let audience = frames.flatMap { $0.slots[.audience] ?? [] }.map(\.n)
        if !audience.isEmpty {
            paragraphs.append(
                """
                \(strong: "Others who may be affected.") A threat names people or groups as its audience: \
                \(Prose.citations(Array(Set(audience)).sorted(), atMost: 6)).
                """
            )
        }
        let executed = Set(frames.flatMap { $0.slots[.executed] ?? [] }.map(\.n)).sorted()
        if !executed.isEmpty {
            paragraphs.append(
                """
                \(strong: "Said to be carried out.") Words of the sender say that a threat is carried out or under way: \
                \(Prose.citations(executed, atMost: 6)). Whether it was, they do not show.
                """
            )
        }
        let due = GlanceTable(digest: digest).deadlines(isBrief: false)
        if let due { paragraphs.append("\(strong: "Deadlines.") \(due)\(latest(of: frames))") }
        let weighedDown = GlanceTable(digest: digest).weighedDownDeadlines.map { due -> Prose in
            "A demand joined to a threat, set lower by the rules, names a time: \(due)."
        }
        let claims = digest.paymentsUnderDemand
        if !claims.isEmpty {
            paragraphs.append(
                """
                \(strong: "Money may have moved.") A payment is claimed or recorded: \
                \(Prose.citations(claims.map(\.citation.n), atMost: 6)). \(words: whomToTell(of: claims))
                """
            )
        }
        let noWelfare: Prose =
            "No message met a welfare rule; the rules ran on \(digest.tally.messages, "message").\(digest.uncovered)"
        guard
            !digest.findings.safeguarding.isEmpty || !audience.isEmpty || !executed.isEmpty || !claims.isEmpty
                || due != nil
        else {
            return Box(
                title: "For a person to act on today",
                paragraphs: [weighedDown].compactMap(\.self) + [noWelfare + " " + noPressure])
        }
        if let weighedDown { paragraphs.append(weighedDown) }
        if digest.findings.safeguarding.isEmpty { paragraphs.append(noWelfare) }
        return Box(title: "For a person to act on today", paragraphs: paragraphs, isAlert: true)
    }

    /// What is missing that somebody would have to act on, and of which demands that is said.
    private var noPressure: Prose {
        let found = digest.findings.extortion.filter { !$0.isSetAside }
        guard !found.isEmpty else {
            return "No audience of a threat, no deadline and no payment under a demand was found."
        }
        return
            """
            Of tier E3 or E4 there is no demand with an audience, a deadline or a payment; \
            \(found.count, "demand frame") stand\(words: found.count == 1 ? "s" : "") in \(section: .demands).
            """
    }

    /// What the rules on demands made of the same messages, where they did not take them at their word.
    private func doubts(about numbers: [Int32]) -> Prose {
        let frames = digest.findings.extortion.filter { frame in
            frame.tier < .e3 && frame.slots.values.contains { $0.contains { numbers.contains($0.n) } }
        }
        let reasons = Phrases.reasons(frames)
        guard !reasons.isEmpty else { return "" }
        return " Of the same talk the rules on demands noted that \(words: reasons)."
    }

    /// The last word of a demand in the record: what was live when it ends.
    private func latest(of frames: [ExtortionDemand]) -> Prose {
        let pressing: [ExtortionDemand.Slot] = [.threat, .demand, .deadline, .pressure, .condition]
        let numbers = frames.flatMap { frame in pressing.flatMap { frame.slots[$0] ?? [] } }.map(\.n)
        guard let n = numbers.max(), let moment = digest.moment(n) else { return "" }
        return " Last message of a demand: \(words: moment.spoken) \(cite: n)."
    }

    /// Who may still stop or trace money, by the ways that the payments or the demands before them name.
    private func whomToTell(of claims: [PaymentRecord]) -> String {
        var named = claims.compactMap(\.method)
        if named.count < claims.count {
            named += digest.findings.extortion.filter { $0.tier >= .e2 }
                .flatMap { $0.payees.map(\.kind) + $0.methods.map(\.name) }
        }
        let told = Recipient.allCases.filter { recipient in named.contains { Recipient(method: $0) == recipient } }
        guard !told.isEmpty else {
            return "The bank, card issuer, payment service or exchange that was used can be told."
        }
        return "\(Figures.list(told.map(\.rawValue))) can be told.".capitalisedFirst
    }

    private enum Recipient: String, CaseIterable {
        case bank = "the payer’s bank or card issuer"
        case service = "the payment service named"
        case exchange = "the exchange or wallet service that the coins were sent from"
        case voucher = "the company that issued the gift card or voucher"

        init?(method: String) {
            switch method {
            case "bankTransfer", "card", "iban", "ukAccount", "bankAccount", "monzo", "revolut", "zelle", "chime":
                self = .bank
            case "paypal", "venmo", "cashApp", "cashtag", "wise", "gcash", "upi", "pix", "bizum", "moneyTransfer":
                self = .service
            case "crypto": self = .exchange
            case let coin where Phrases.coins.contains(coin): self = .exchange
            case "giftCard": self = .voucher
            default: return nil
            }
        }
    }
}
