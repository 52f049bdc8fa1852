// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Which sums a demand has, and which of them was asked for first.
extension FrameCompletion {
    /// The sums of messages that demand: most of the rules' frames are there already.
    func takeSums(of entry: TimelineEntry, _ marks: Marks, _ codes: CodeSet, into demand: inout ExtortionDemand) {
        guard !codes.contains(.paid) || codes.overlaps([.demand, .again, .lowered]),
            demand.slots[.demand]?.contains(where: { $0.n == entry.n && ($0.isMeasured || $0.rule == Self.sum) })
                ?? false,
            !demand.sums.contains(where: { $0.n == entry.n })
        else { return }
        let aside =
            AsideNumbers(context).values(in: entry, marks)
            + EchoedSums(context).values(in: entry, of: marks.money.map { ($0.value, $0.span) })
        for money in marks.money
        where !aside.contains(money.value) && !CountedPeople.isCount(money, at: entry.n, context: context)
            && !OthersMeans.isTold(money, in: entry.n, context)
        {
            let sum = Money(value: money.value, currency: money.currency)
            demand.sums.append(ExtortionDemand.Sum(n: entry.n, amount: sum))
            if demand.amount == nil { demand.amount = sum }
            add(Citation(n: entry.n, rule: Self.sum, span: money.span), to: .amount, of: &demand)
        }
        demand.sums.sort { $0.n < $1.n }
    }

    /// Takes haggling out of what is demanded: a sum below every one asked for before, with nothing paid in between, stands
    /// under the sums.
    ///
    /// A part to be paid at once with a time for the rest is a demand of its own: "ok 80 now rest friday".
    ///
    /// `payments` are the messages in which somebody else claims to have paid.
    func leaveOutHaggling(of demand: inout ExtortionDemand, payments: [Int32]) {
        guard demand.tier >= .e2, let citations = demand.slots[.demand], demand.sums.count > 1 else { return }
        var (least, asked): (Double?, Int32) = (nil, 0)
        var lowered: Set<Int32> = []
        for n in Set(citations.map(\.n)).sorted() {
            let values = demand.sums.filter { $0.n == n }.compactMap { Double($0.amount.value) }
            guard let most = values.max() else { continue }
            let isPaid = payments.contains { asked < $0 && $0 < n }
            if let least, most < least, !isPaid, !orders(n), !isPartPayment(n) { lowered.insert(n) }
            least = isPaid ? values.min() : [least, values.min()].compactMap(\.self).min()
            asked = n
        }
        guard !lowered.isEmpty else { return }
        demand.slots[.demand] = citations.filter { !lowered.contains($0.n) }
        for citation in citations where lowered.contains(citation.n) {
            if !(demand.slots[.amount]?.cites(citation.n) ?? false) { add(citation, to: .amount, of: &demand) }
        }
    }

    /// Whether a message says how to pay: whoever orders that demands, whatever the sum.
    private func orders(_ n: Int32) -> Bool {
        let codes = context.codes(of: n)
        return codes.contains(.method) && codes.overlaps(CodeSet.demands) && !codes.contains(.lowered)
    }

    /// Takes out orders to hand over the code of a gift card: what they are for is money, told as the way to pay.
    func leaveOutCodes(of demand: inout ExtortionDemand) {
        guard demand.methods.contains(where: { $0.name == "giftCard" }) else { return }
        func isOfCode(_ citation: Citation) -> Bool {
            guard RuleName.holds("demo", in: citation.rule), !RuleName.holds("more-images", in: citation.rule),
                let range = citation.range, let text = context.timeline.text(citation.n)
            else { return false }
            let bytes = Array(text.utf8)
            let (start, end) = (max(0, Int(range.lowerBound)), min(bytes.count, Int(range.upperBound)))
            guard start < end else { return false }
            return String(decoding: bytes[start..<end], as: UTF8.self).lowercased().split { !$0.isLetter }
                .contains { Self.codes.contains(String($0)) }
        }
        for slot in [ExtortionDemand.Slot.pressure, .demand] {
            guard let all = demand.slots[slot] else { continue }
            let kept = all.filter { citation in
                let isDemanded = demand.slots[.demand]?.contains { $0.n == citation.n && $0 != citation } ?? false
                return !isDemanded || !isOfCode(citation)
            }
            demand.slots[slot] = kept.isEmpty ? nil : kept
        }
        if demand.wants.contains(.money), demand.ordering.isEmpty { demand.wants.removeAll { $0 == .act } }
    }

    private static let codes: Set<String> = [
        "code", "codes", "card", "cards", "voucher", "vouchers", "pin", "pins", "karte", "karten", "gutschein",
        "gutscheine", "carte", "cartes", "coupon", "coupons", "código", "códigos", "codigo", "tarjeta", "tarjetas",
        "cartão", "cartões", "vale", "vales",
    ]

    private func isPartPayment(_ n: Int32) -> Bool {
        guard let text = context.timeline.text(n), text.utf8.count <= 200 else { return false }
        return PartPayment.stands(in: text, sums: context.marks[n].money.count)
    }

    /// The sum of the first message that asks for one: what is agreed on later is less.
    func firstAsked(of demand: ExtortionDemand) -> Money? {
        let asking = Set((demand.slots[.demand] ?? []).map(\.n))
        guard let first = demand.sums.first(where: { asking.contains($0.n) }) else {
            return demand.amount ?? demand.sums.first?.amount
        }
        // Of several in one message the rules may know which one the words demand.
        let known = demand.amount.flatMap { amount in demand.sums.first { $0.amount == amount } }
        return known?.n == first.n ? known?.amount : first.amount
    }

    private static let sum = "entity.money"
}
