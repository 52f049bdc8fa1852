// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Keeps the ledger: payments that the platform records, and those that somebody claims after being asked.
struct Payments: Detector {
    private let context: DetectorContext
    private var records: [PaymentRecord] = []
    /// By conversation.
    private var talks: [Talk]

    /// What was asked for in a conversation.
    private struct Talk {
        var demandedBy: Account.ID?
        var demandedAt: Int32 = 0
        /// Whether a threat or a way to pay stands beside the demand: small sums among friends have neither.
        var isEarnest = false
        var currency: String?
    }

    /// A claim belongs to a demand that stands at most so many events before it.
    private static let reach: Int32 = 500

    init(context: DetectorContext) {
        self.context = context
        talks = Array(repeating: Talk(), count: context.timeline.conversations.count)
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        if entry.kind == .payment { return takeEvent(entry) }
        if marks.isEmpty { return }
        guard entry.kind == .message, entry.state != .draft, let actor = entry.actor,
            let conversation = entry.conversation
        else { return }
        let codes = context.ownCodes(of: entry, in: marks)
        guard codes.overlaps(Self.read) || !marks.money.isEmpty || !marks.identifiers.isEmpty else { return }
        let place = Int(conversation.rawValue)
        var talk = talks[place]
        if let currency = marks.money.lazy.compactMap(\.currency).first { talk.currency = currency }
        let isAnswer = talk.demandedBy.map { $0 != actor } ?? false && entry.n - talk.demandedAt <= Self.reach
        let code = marks.identifiers.first { $0.kind == .giftCard }
        let isTold = code != nil || (isAnswer ? talk.isEarnest || !marks.money.isEmpty : isOfPayment(entry, marks))
        if codes.contains(.paid) && !entry.isForwarded && isTold {
            append(entry, by: actor, marks, talk)
        } else if isAnswer, let code {
            records.append(
                PaymentRecord(
                    citation: Citation(n: entry.n, rule: "entity.giftCard", span: code.span), account: actor,
                    isClaimed: true, amount: amount(marks, talk), method: "giftCard"))
        }
        let method = method(codes, marks, entry)
        if codes.overlaps(Self.asking) || method != nil && !codes.contains(.paid) {
            talk.demandedBy = actor
            talk.demandedAt = entry.n
        }
        if !codes.contains(.paid), codes.overlaps(Self.earnest) || method != nil { talk.isEarnest = true }
        talks[place] = talk
    }

    consuming func conclude() -> [Finding] { records.map(Finding.payment) }

    private mutating func append(_ entry: TimelineEntry, by account: Account.ID, _ marks: Marks, _ talk: Talk) {
        guard let citation = context.citations(of: .paid, at: entry.n, in: marks).first else { return }
        let codes = context.codes(in: marks)
        records.append(
            PaymentRecord(
                citation: citation, account: account, isClaimed: true, amount: amount(marks, talk),
                // The way that was asked for is not the way that the payer names.
                method: method(codes, marks, entry)))
    }

    /// Whether the sum is what was paid.
    ///
    /// "I paid your insurance. £180" tells of a payment to somebody else.
    private func isOfPayment(_ entry: TimelineEntry, _ marks: Marks) -> Bool {
        let claims = context.citations(of: .paid, at: entry.n, in: marks).compactMap(\.range)
        return marks.money.contains { money in claims.contains { $0.overlaps(money.span) } }
    }

    private static let earnest: CodeSet = CodeSet.threats.union([.leverage, .hacked, .contacts, .method])

    private mutating func takeEvent(_ entry: TimelineEntry) {
        guard let actor = entry.actor, case .payment(let payment) = context.timeline.event(entry.n).content,
            payment.step == .sent || payment.step == .received
        else { return }
        records.append(
            PaymentRecord(
                citation: Citation(n: entry.n, rule: "event.payment"), account: actor, isClaimed: false,
                amount: Money(value: payment.amount, currency: payment.currency), method: nil))
    }

    private func amount(_ marks: Marks, _ talk: Talk) -> Money? {
        marks.money.first.map { Money(value: $0.value, currency: $0.currency ?? talk.currency) }
    }

    /// From a payee in the message, else from the words of a hit that names a way to pay.
    private func method(_ codes: CodeSet, _ marks: Marks, _ entry: TimelineEntry) -> String? {
        if let named = marks.identifiers.lazy.compactMap({ PaymentMethod.of($0.kind) }).first { return named }
        guard codes.overlaps([.method, .paid]), let text = context.timeline.text(entry.n) else { return nil }
        let bytes = Array(text.utf8)
        for match in marks.rules where context.codes[match].overlaps([.method, .paid]) {
            let (start, end) = (max(0, Int(match.span.lowerBound)), min(bytes.count, Int(match.span.upperBound)))
            guard start < end else { continue }
            if let named = PaymentMethod.named(in: String(decoding: bytes[start..<end], as: UTF8.self)) { return named }
        }
        return nil
    }

    private static let asking: CodeSet = CodeSet.demands.union([.again, .method])
    private static let read: CodeSet = asking.union(.paid)

    static let description = DetectorDescription(
        id: "payments", name: "Payments", revision: 2,
        summary: "Somebody says that they have paid after being asked, or the service itself records a payment.",
        doesNotShow: "A claim does not show that money moved; only the bank or the service can.",
        scope: .wholeCase, codes: CodeSet([.paid, .method, .demand, .otherDemand, .again]).union(earnest).codes,
        examples: [
            .finds("B: {X.dem}{money 100.00 GBP}100 now\nB: {X.met}{paypal fenlark}paypal fenlark\nA: ↓{X.paid}sent"),
            .finds("B: {X.dem}two cards\nA: ↓{giftCard LNW824FPF7MREZK}here LNW82-4FPF7-MREZK"),
            .finds("A> ↓paid 50.00 GBP"),
            .finds("B: {X.dem}pay or {X.thr}I post it\nA: ↓{X.paid}sent"),
            .ignores("B: {X.dem}pay up for the pitch\nA: {X.paid}sent"),
            .ignores("A: {X.paid}I paid your insurance. {money 180.00 GBP}180\nB: thanks"),
            .ignores("A: {X.paid}sent the letter\nB: thanks"),
            .ignores("A: {X.dem}pay me back {money 20.00 GBP}20\nB: tomorrow"),
            .ignores("A: {forwarded}{X.paid}sent {money 50.00 GBP}50\nB: what is this"),
        ])
}
