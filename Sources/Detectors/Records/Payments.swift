// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Keeps the ledger: payments that the platform records, and those that somebody claims after being asked.
///
/// A claim counts where a demand was read before it, or where its own words tell a sum; "done" counts behind a demand
/// for money alone.
struct Payments: ReadingDetector {
    private let context: DetectorContext
    private var claims: [Claim] = []
    private var talk = Talk()
    private var awaited = AwaitedCode()

    private struct Claim {
        var record: PaymentRecord
        /// Whether it counts whatever the demands of the talk are.
        var isTold: Bool
    }

    /// What was asked for in the conversation.
    private struct Talk {
        var demandedBy: Account.ID?
        var demandedAt: Int32 = 0
        /// The latest message that asks for a picture and no money, and whose it is.
        var pictureAskedAt: Int32 = 0
        var pictureAskedBy: Account.ID?
        /// The latest message that asks or presses in any words, of somebody else than who paid last.
        var pressedAt: Int32 = 0
        /// Whether a threat or a way to pay stands beside the demand: small sums among friends have neither.
        var isEarnest = false
        /// Somebody was asked to give money back.
        var isDebt = false
        /// Who told of a threat made to them by somebody else.
        var tellers: Set<Account.ID> = []
        var currency: String?
    }

    /// A claim belongs to a demand that stands at most so many events before it.
    private static let reach: Int32 = 500
    /// Events behind a request for a picture within which "sent it" answers it.
    private static let answered: Int32 = 12
    /// Events between two claims of one payment.
    private static let sameMatter: Int32 = 40
    private static let most = 20_000

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        if entry.kind == .payment { return takeEvent(entry) }
        if let actor = entry.actor, let code = awaited.code(in: entry, marks, context) {
            append(
                PaymentRecord(citation: code, account: actor, isClaimed: true, amount: nil, method: "giftCard"),
                isTold: true)
        }
        if marks.isEmpty { return }
        guard entry.kind == .message, entry.wasSent, let actor = entry.actor else { return }
        awaited.note(entry, context.codes(in: marks), context)
        let codes = context.ownCodes(of: entry, in: marks)
        noteTelling(entry, by: actor, marks)
        if codes.overlaps(Self.pressing), claims.last.map({ $0.record.account != actor }) ?? true {
            talk.pressedAt = entry.n
        }
        guard codes.overlaps(Self.heard) || !marks.money.isEmpty || !marks.identifiers.isEmpty else { return }
        if let currency = marks.money.lazy.compactMap(\.currency).first { talk.currency = currency }
        let isAnswer =
            talk.demandedBy.map { $0 != actor } ?? false
            && context.distance(from: talk.demandedAt, to: entry.n) <= Self.reach
        let code = marks.identifiers.first { $0.kind == .giftCard }
        let isClaim =
            codes.overlaps([.paid, .paidHint]) && !PaymentClaim.isNone(entry.n, marks, context)
            && !answersPicture(entry, by: actor, marks)
        if isClaim && !entry.isForwarded {
            let isTold =
                code != nil || codes.contains(.paid) && isTold(entry, by: actor, marks, isAnswer: isAnswer)
            append(entry, by: actor, marks, isTold: isTold)
        } else if let code {
            append(
                PaymentRecord(
                    citation: Citation(n: entry.n, rule: "entity.giftCard", span: code.span), account: actor,
                    isClaimed: true, amount: amount(marks), method: "giftCard"), isTold: isAnswer)
        }
        let method = method(codes, marks, entry)
        // "One more" is of a picture where the same message asks for one and names no money.
        let isOfPicture =
            codes.overlaps([.imageRequest, .sexualRequest]) && !codes.contains(.demand) && marks.money.isEmpty
            && method == nil
        if isOfPicture {
            talk.pictureAskedBy = actor
            talk.pictureAskedAt = entry.n
        }
        if !isOfPicture, codes.overlaps(Self.asking) || method != nil && !codes.contains(.paid) {
            talk.demandedBy = actor
            talk.demandedAt = entry.n
        }
        if codes.contains(.debt) { talk.isDebt = true }
        if !codes.contains(.paid), codes.overlaps(Self.earnest) || method != nil { talk.isEarnest = true }
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        var answers: Set<Int32> = []
        if claims.contains(where: { !$0.isTold }) {
            let demands = reading.demands.flatMap { account, demands in
                demands.filter { $0.tier >= .e2 }.map { (account, $0.slots.values.joined().map(\.n).min() ?? 0) }
            }
            answers = Set(
                reading.payments.filter { payment in
                    demands.contains { $0.0 == payment.to && $0.1 < payment.n }
                }.map(\.n))
        }
        return claims.filter { $0.isTold || answers.contains($0.record.citation.n) }.map { .payment($0.record) }
    }

    private func isTold(_ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks, isAnswer: Bool) -> Bool {
        if talk.tellers.contains(actor) { return true }
        if isAnswer && (talk.isEarnest || !marks.money.isEmpty || talk.isDebt && namesNumber(entry, marks)) {
            return true
        }
        return isOfPayment(entry, marks)
    }

    /// Whether "sent it" answers a request for a picture that was made behind the latest demand for money.
    private func answersPicture(_ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks) -> Bool {
        guard let asker = talk.pictureAskedBy, asker != actor, talk.pictureAskedAt > talk.demandedAt,
            context.distance(from: talk.pictureAskedAt, to: entry.n) <= Self.answered
        else { return false }
        return PaymentClaim.isOfAnything(entry.n, marks, context)
    }

    /// Who tells of a threat that somebody else made tells of what they paid there.
    private mutating func noteTelling(_ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks) {
        let all = context.codes(in: marks)
        if all.overlaps([.report, .quote]), all.overlaps(Self.told), talk.tellers.count < 8 {
            talk.tellers.insert(actor)
        }
    }

    private static let told: CodeSet = CodeSet.threats.union(CodeSet.demands).union(.leverage)

    /// Whether the words of the claim hold a number.
    private func namesNumber(_ entry: TimelineEntry, _ marks: Marks) -> Bool {
        context.citations(of: .paid, at: entry.n, in: marks).contains { citation in
            words(of: citation).contains { $0.isNumber }
        }
    }

    private func words(of citation: Citation) -> String {
        guard let span = citation.range, let text = context.timeline.text(citation.n) else { return "" }
        let bytes = Array(text.utf8)
        let (start, end) = (max(0, Int(span.lowerBound)), min(bytes.count, Int(span.upperBound)))
        return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
    }

    private mutating func append(_ entry: TimelineEntry, by account: Account.ID, _ marks: Marks, isTold: Bool) {
        let codes = context.codes(in: marks)
        let claims = context.citations(of: codes.contains(.paid) ? .paid : .paidHint, at: entry.n, in: marks)
        guard let citation = claims.first else { return }
        if let before = self.claims.last(where: { $0.record.account == account })?.record.citation.n,
            PaymentClaim.tellsAgain(entry.n, marks, context) || repeats(before, entry.n, marks)
        {
            return
        }
        // The way that was asked for is not the way that the payer names.
        let method = method(codes, marks, entry)
        append(
            PaymentRecord(
                citation: citation, account: account, isClaimed: true, amount: amount(marks) ?? bareAmount(claims),
                method: method), isTold: isTold)
        for money in PaymentClaim.furtherSums(entry.n, marks, context) {
            append(
                PaymentRecord(
                    citation: Citation(n: entry.n, rule: "entity.money", span: money.span), account: account,
                    isClaimed: true, amount: Money(value: money.value, currency: money.currency ?? talk.currency),
                    method: method), isTold: isTold)
        }
    }

    /// Whether a claim without a sum is of the payment before: "sending £80 now", and then "I sent it", with nothing asked
    /// for between.
    private func repeats(_ before: Int32, _ n: Int32, _ marks: Marks) -> Bool {
        marks.money.isEmpty && marks.identifiers.isEmpty && max(talk.demandedAt, talk.pressedAt) < before
            && context.distance(from: before, to: n) <= Self.sameMatter
    }

    private mutating func append(_ record: PaymentRecord, isTold: Bool) {
        guard claims.count < Self.most else { return }
        claims.append(Claim(record: record, isTold: isTold))
    }

    /// "Sent you the 300": the one number in the words of the claim, of two digits and more.
    private func bareAmount(_ claims: [Citation]) -> Money? {
        let numbers = Set(
            claims.flatMap { words(of: $0).split { !$0.isNumber && $0 != "." && $0 != ":" } }.map(String.init))
        guard numbers.count == 1, let number = numbers.first, (2...6).contains(number.count), Int(number) != nil else {
            return nil
        }
        return Money(value: number + ".00", currency: talk.currency)
    }

    /// Whether the sum is what was paid.
    ///
    /// "I paid your insurance. £180" tells of a payment to somebody else; "Paid! All £320" of that sum.
    private func isOfPayment(_ entry: TimelineEntry, _ marks: Marks) -> Bool {
        let claims = context.citations(of: .paid, at: entry.n, in: marks).compactMap(\.range)
        return marks.money.contains { money in claims.contains { $0.overlaps(money.span) } }
            || PaymentClaim.tellsWhole(entry.n, marks, claims, context)
    }

    private static let pressing: CodeSet = CodeSet.extortion.union(CodeSet.hints)
    private static let earnest: CodeSet = CodeSet.threats.union([.leverage, .hacked, .contacts, .method])

    private mutating func takeEvent(_ entry: TimelineEntry) {
        guard let actor = entry.actor, case .payment(let payment) = context.timeline.event(entry.n).content,
            payment.step == .sent || payment.step == .received
        else { return }
        append(
            PaymentRecord(
                citation: Citation(n: entry.n, rule: "event.payment"), account: actor, isClaimed: false,
                amount: Money(value: payment.amount, currency: payment.currency), method: nil), isTold: true)
    }

    private func amount(_ marks: Marks) -> Money? {
        marks.money.first.map { Money(value: $0.value, currency: $0.currency ?? talk.currency) }
    }

    /// From a payee in the message, else from the words of a hit that names a way to pay.
    private func method(_ codes: CodeSet, _ marks: Marks, _ entry: TimelineEntry) -> String? {
        if let named = marks.identifiers.lazy.compactMap({ PaymentMethod.of($0.kind) }).first { return named }
        return context.citations(of: [.method, .paid], at: entry.n, in: marks).lazy
            .compactMap { PaymentMethod.named(in: words(of: $0)) }.first
    }

    private static let asking: CodeSet = CodeSet.demands.union([.again, .method])
    private static let read: CodeSet = asking.union([.paid, .paidHint, .debt])
    private static let heard: CodeSet = read.union([.imageRequest, .sexualRequest])

    static let description = DetectorDescription(
        id: "payments", name: "Payments", revision: 10,
        summary: "Somebody says that they have paid after being asked, or the service itself records a payment.",
        doesNotShow: "A claim does not show that money moved; only the bank or the service can.",
        scope: .conversation,
        codes: read.union(earnest).union(told).union([.report, .quote]).union(ExtortionDemandDetector.read).codes,
        examples: [
            .finds("B: {X.dem}{money 100.00 GBP}100 now\nB: {X.met}{paypal fenlark}paypal fenlark\nA: ↓{X.paid}sent"),
            .finds("B: {X.dem}two cards\nA: ↓{giftCard LNW824FPF7MREZK}here LNW82-4FPF7-MREZK"),
            .finds("A> ↓paid 50.00 GBP"),
            .finds("B: {X.dem}pay or {X.thr}I post it\nA: ↓{X.paid}sent"),
            .ignores("B: {X.dem}pay up for the pitch\nA: {X.paid}sent"),
            .ignores("A: {X.paid}I paid your insurance. {money 180.00 GBP}180\nB: thanks"),
            .ignores("A: {X.paid}sent the letter\nB: thanks"),
            .finds("A: ↓{X.paid}Paid! {G.pos}All {money 320.00 GBP}£320\nB: got it"),
            .finds("A: ↓{X.paid}Paid! {G.pos}The whole {money 80.00 GBP}£80\nB: got it"),
            .finds(
                "B: {X.lev}I have the film\nB: {X.dem}{money 80.00 GBP}send 80 or {X.thr}I post it\nA: {X.plead}please\nA: ↓{X.paidI}done, sent it"
            ),
            .finds(
                "A: {C.report}he says {X.dem}pay or {X.thr}I post it\nB: breathe\nA: ↓{X.paid}I gave him 40"
            ),
            .finds("A: {C.debt}can I have my 40 back\nA: {X.dem}pay me\nB: ↓{X.paid}sent you 40"),
            .ignores("B: {G.img}send a pic\nA: {X.paidI}sent it"),
            .ignores(
                "B: {X.lev}I have the film, {X.dem}{money 80.00 GBP}80 or {X.thr}I post it\nB: {G.img}one more of you first\nA: {X.plead}please\nA: {X.paidI}sent it"
            ),
            .finds("B: {X.dem}get me two {X.met}steam cards\nA: ↓1234 5678 9012 3456"),
            .ignores("B: {X.dem}get me two {X.met}steam cards\nA: OK FINE"),
            .ignores("B: are the {X.met}steam cards dear?\nB: my number is\nB: 1234 5678 9012 3456"),
            .ignores(
                "B: {X.dem}{money 80.00 GBP}80 or {X.thr}I post it\nB: {G.img}first a pic of your face\nA: {X.paid}ok sent it"
            ),
            .finds(
                "B: {X.dem}{money 80.00 GBP}80 or {X.thr}I post it\nB: {G.img}and a pic of your face\nA: ↓{X.paid}paid it"
            ),
            .ignores("A: {X.dem}pay me back {money 20.00 GBP}20\nB: tomorrow"),
            .ignores("B: {X.dem}pay or {X.thr}I post it\nA: once it {X.paid}is paid you delete it"),
            .ignores("B: {X.dem}pay or {X.thr}I post it\nA: {X.paid}sent 0"),
            .ignores("B: {X.dem}pay or {X.thr}I post it\nA: I'll have {X.paid}paid by friday"),
            .finds("B: {X.dem}pay or {X.thr}I post it\nA: ↓once {X.paid}I paid you asked again"),
            .ignores("A: {forwarded}{X.paid}sent {money 50.00 GBP}50\nB: what is this"),
        ])
}
