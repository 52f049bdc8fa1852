// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// Numbers of a demand that nobody asks for: those that count down, and sums of the other that are repeated to mock them.
extension FrameCompletion {
    /// Takes both out of the sums and out of what is demanded.
    func leaveOutUnasked(of demand: inout ExtortionDemand) {
        guard demand.tier >= .e2, demand.slots[.seeming] == nil else { return }
        leaveOutEchoes(of: &demand)
        leaveOutPieces(of: &demand)
        leaveOutCountdown(of: &demand)
    }

    /// Takes out messages that are pieces of a telephone or account number: "07700", "900", "123".
    private func leaveOutPieces(of demand: inout ExtortionDemand) {
        let pieces = Set(demand.sums.map(\.n)).filter {
            NumberPieces.isPiece(context.timeline.entry($0), context: context)
        }
        guard !pieces.isEmpty else { return }
        demand.sums.removeAll { pieces.contains($0.n) }
        leaveOut(from: [.amount, .demand], of: &demand) { pieces.contains($0.n) }
    }

    private func leaveOutEchoes(of demand: inout ExtortionDemand) {
        let echoes = EchoedSums(context)
        let cited = ((demand.slots[.amount] ?? []) + (demand.slots[.demand] ?? [])).map(\.n)
        for n in Set(cited).union(demand.sums.map(\.n)).sorted() {
            guard let entry = own(n) else { continue }
            let means = context.marks[n].money.filter { OthersMeans.isTold($0, in: n, context) }.map(\.value)
            let all = echoes.sums(at: n)
            let echoed = echoes.values(in: entry, of: all).union(means)
            guard !echoed.isEmpty else { continue }
            demand.sums.removeAll { $0.n == n && echoed.contains($0.amount.value) }
            // What was measured was the mockery.
            let isLeft = all.contains { !echoed.contains($0.value) }
            let asks = context.codes(of: n).overlaps(CodeSet.demands.union([.again, .lowered]))
            leaveOut(from: [.amount, .demand], of: &demand) { citation in
                guard citation.n == n else { return false }
                if isNumber(citation) { return citation.range.map { echoed.contains(value(at: $0, of: n)) } ?? false }
                return citation.isMeasured && !isLeft && !asks
            }
        }
    }

    /// Takes out numbers that are whole messages and count down: "10", "9", "8", and "10" where the demand is for 150.
    ///
    /// More than a tenth of the sum may be a lower offer, and stays where no other number falls with it.
    func leaveOutCountdown(of demand: inout ExtortionDemand) {
        let lone = demand.sums.compactMap { sum in loneNumber(sum.n).map { (n: sum.n, number: $0) } }
        guard !lone.isEmpty else { return }
        let others = demand.sums.filter { sum in !lone.contains { $0.n == sum.n } }
        let most = others.compactMap { Double($0.amount.value) }.max() ?? 0
        let counted = Set(lone.filter { Double($0.number) * 10 <= most }.map(\.n)).union(
            falling(of: demand, below: most)
        )
        guard demand.sums.contains(where: { counted.contains($0.n) }) else { return }
        demand.sums.removeAll { counted.contains($0.n) }
        leaveOut(from: [.amount, .demand], of: &demand) { counted.contains($0.n) }
    }

    /// Takes citations out of these slots, and the sum of the demand where its message is among them; what is demanded is
    /// never left without a message.
    private func leaveOut(
        from slots: [ExtortionDemand.Slot], of demand: inout ExtortionDemand, where isOut: (Citation) -> Bool
    ) {
        for slot in slots {
            guard let all = demand.slots[slot] else { continue }
            let kept = all.filter { !isOut($0) }
            if slot == .demand && kept.isEmpty { continue }
            demand.slots[slot] = kept.isEmpty ? nil : kept
        }
        if let amount = demand.amount, !demand.sums.contains(where: { $0.amount == amount }) {
            demand.amount = demand.sums.first?.amount
        }
    }

    /// Messages of the account near the demand that are small numbers and fall one by one, few messages apart.
    ///
    /// "60", "50", "40" fall in the same steps, one message behind the other or far below the sum: nobody haggles with
    /// themselves.
    private func falling(of demand: ExtortionDemand, below sum: Double) -> Set<Int32> {
        let numbers = demand.slots.values.joined().map(\.n)
        guard let first = numbers.min(), let last = numbers.max() else { return [] }
        let own = context.events(first...last, behind: Self.behindCount).prefix(Self.mostOfCount)
            .filter { self.own($0) != nil }
        let lone = own.indices.compactMap { index in
            loneNumber(own[index]).map { (place: index, n: own[index], number: $0) }
        }
        var found: Set<Int32> = []
        for (one, next) in zip(lone, lone.dropFirst()) {
            guard Self.steps.contains(one.number - next.number), next.place - one.place <= Self.apart else { continue }
            found.formUnion([one.n, next.n])
        }
        for ((one, next), last) in zip(zip(lone, lone.dropFirst()), lone.dropFirst(2)) {
            let step = one.number - next.number
            guard [5, 10].contains(step), next.number - last.number == step, last.place - one.place <= 2 * Self.apart,
                last.place - one.place == 2 || Double(one.number) * 2 <= sum
            else { continue }
            found.formUnion([one.n, next.n, last.n])
        }
        return found.union(left(own))
    }

    /// Numbers alone behind a length of time, each less than what stood there before: "60 sec", "50", "40".
    private func left(_ own: [Int32]) -> Set<Int32> {
        var found: Set<Int32> = []
        var last: (place: Int, number: Int)?
        for (place, n) in own.enumerated() {
            if let length = lengthAlone(n) {
                last = (place, length)
            } else if let before = last, let number = loneNumber(n), number < before.number,
                place - before.place <= Self.apart
            {
                found.insert(n)
                last = (place, number)
            }
        }
        return found
    }

    /// The number of a message that is hardly more than a length of time in seconds or minutes.
    private func lengthAlone(_ n: Int32) -> Int? {
        guard let text = context.timeline.text(n), text.utf8.count <= 24 else { return nil }
        let words = DeadlineWords(text, around: 0..<text.utf8.count).all
        guard words.count <= 5 else { return nil }
        for (number, unit) in zip(words, words.dropFirst()) where number.isNumber {
            if let length = DeadlineTerms.unit(unit.text), length <= Self.minute { return Int(number.text) }
        }
        return nil
    }

    private static let minute: Int64 = 60_000_000

    /// Events behind the last part in which a countdown may go on.
    private static let behindCount = 8
    private static let mostOfCount = 2_000
    /// By how much the numbers of a countdown fall; haggling goes by fives and tens.
    private static let steps = 1...3
    /// Own messages from one number to the next.
    private static let apart = 4

    /// The number that a message is, and nothing else.
    private func loneNumber(_ n: Int32) -> Int? {
        guard let text = context.timeline.text(n), text.utf8.count <= 8 else { return nil }
        let digits = text.filter { !$0.isWhitespace && !$0.isPunctuation }
        return Int(digits).flatMap { (1...60).contains($0) ? $0 : nil }
    }

    private func isNumber(_ citation: Citation) -> Bool {
        citation.rule == "entity.money" || citation.rule == "text.sum"
    }

    /// The sum that stands at a place of a message.
    private func value(at span: Range<Int32>, of n: Int32) -> String {
        if let money = context.marks[n].money.first(where: { $0.span == span }) { return money.value }
        guard let text = context.timeline.text(n), span.lowerBound >= 0, Int(span.upperBound) <= text.utf8.count else {
            return ""
        }
        let bytes = Array(text.utf8)[Int(span.lowerBound)..<Int(span.upperBound)]
        return String(decoding: bytes, as: UTF8.self) + ".00"
    }
}
