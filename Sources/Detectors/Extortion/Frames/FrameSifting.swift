// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Chooses the messages that a frame tells as threat, demand and deadline: by whose words make them one, and by how much
/// of that is measured of the message and of the talk around it.
///
/// The cuts were chosen on labelled sets: docs/detection-quality.md.
struct FrameSifting {
    private let context: DetectorContext
    private let models: WordingModels
    private let reading: WordingReader.Weighed

    /// Nil without models.
    init?(_ context: DetectorContext, _ reading: WordingReader.Weighed?) {
        guard let models = WordingModels.of(context.rules), let reading else { return nil }
        (self.context, self.models, self.reading) = (context, models, reading)
    }

    /// What makes a message a part.
    private enum Basis: Equatable {
        /// Words of a rule that says it.
        case spoken
        /// Hints, and what counts only beside other parts.
        case weak
        /// Sums, names, times and numbers without a word that says it.
        case bare
        /// Measured words by their level; 0 where only the talk around the message carries it.
        case measured(Int)
    }

    private struct Part {
        let slot: ExtortionDemand.Slot
        /// The model that weighs its messages.
        let model: String
        /// Codes of rules that say it.
        let said: CodeSet
        /// Scores below which a message is no part: with words that say it, with weak ones, with none, and with measured ones
        /// from level 0 to 3.
        let (spoken, weak, bare): (Double, Double, Double)
        let measured: [Double]
        /// Cuts of weak words and of level 0 where the pack of further languages weighs, which has no levels of its own.
        let (foreignWeak, foreign): (Double, Double)
    }

    private static let parts: [Part] = [
        Part(
            slot: .threat, model: "thr", said: [.threat, .violence, .accusation, .vagueThreat], spoken: -1, weak: 0.6,
            bare: 0, measured: [2.5, 2.5, 0.6, 0.3], foreignWeak: 0.6, foreign: 0.6),
        Part(
            slot: .demand, model: "dem", said: CodeSet.demands.union([.again, .lowered]), spoken: 0.4, weak: 0.6,
            bare: 0.3, measured: [2.5, 1.3, 0.6, 0.6], foreignWeak: 0.6, foreign: 0.6),
        Part(
            slot: .deadline, model: "dl", said: .deadline, spoken: -1, weak: 0.6,
            bare: -1, measured: [1, 1.5, 1.5, 0.6], foreignWeak: 1, foreign: 1),
    ]

    /// Takes out the messages that are no part by all that is measured; a part is never emptied, the likeliest message stays.
    ///
    /// Only weak words of a time are left out altogether where nothing speaks for a deadline.
    func sift(_ demand: inout ExtortionDemand) {
        guard demand.tier >= .e2 else { return }
        let pressing = pressing(demand)
        for part in Self.parts {
            guard let citations = demand.slots[part.slot],
                let model = models.slots.firstIndex(where: { $0.name == part.model })
            else { continue }
            let always: Set<Int32> =
                switch part.slot {
                case .demand: pressing.union(loneSums(demand))
                case .deadline: pressing.union(timed(demand))
                default: []
                }
            let kept = kept(of: citations, part, model, always: always)
            guard kept.count < citations.count else { continue }
            demand.slots[part.slot] = kept.isEmpty ? nil : kept
            if part.slot == .demand { leaveOutSums(of: citations, keeping: kept, in: &demand) }
            // What is told of another message is read there.
            if part.slot == .deadline, let told = demand.deadline?.n, !kept.cites(told) { demand.deadline = nil }
        }
    }

    /// A bare number that turned out to be no demand is no sum of it either.
    private func leaveOutSums(of all: [Citation], keeping kept: [Citation], in demand: inout ExtortionDemand) {
        let dropped = Set(all.map(\.n)).subtracting(kept.map(\.n)).filter { n in
            all.allSatisfy { $0.n != n || $0.rule.hasPrefix("text.") || $0.rule.hasPrefix("entity.") }
        }
        guard demand.sums.contains(where: { !dropped.contains($0.n) }) else { return }
        demand.sums.removeAll { dropped.contains($0.n) }
    }

    /// Messages that demand a sum, or money by its name, in words and threaten: they are demands whatever is measured, and a
    /// time in one of them is one to pay by, however it is put.
    private func pressing(_ demand: ExtortionDemand) -> Set<Int32> {
        let demanding = Set((demand.slots[.demand] ?? []).map(\.n)).filter { n in
            let codes = context.codes(of: n)
            return codes.contains(.demand) && codes.overlaps(CodeSet.threats.union([.audience]))
        }
        return demanding.filter { !context.marks[$0].money.isEmpty || namesMoney($0) }
    }

    /// Messages with a time in words of a rule that demand a part and set a time for the rest, or are that time and hardly a
    /// word more, behind a sum that is demanded: "ok 80 now rest friday", "800 pounds", "this afternoon".
    private func timed(_ demand: ExtortionDemand) -> Set<Int32> {
        let asking = Set((demand.slots[.demand] ?? []).map(\.n)).intersection(demand.sums.map(\.n))
        guard !asking.isEmpty else { return [] }
        return Set((demand.slots[.deadline] ?? []).filter { !$0.isMeasured }.map(\.n)).filter { n in
            asking.contains(n) && isPartPayment(n) || isLoneTime(n) && next(to: n, in: asking)
        }
    }

    private func isPartPayment(_ n: Int32) -> Bool {
        context.timeline.text(n).map { PartPayment.leavesRest(in: $0, sums: context.marks[n].money.count) } ?? false
    }

    private func isLoneTime(_ n: Int32) -> Bool {
        guard let text = context.timeline.text(n), text.utf8.count <= Self.longestSum, !text.contains("?") else {
            return false
        }
        guard text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).count <= 3 else { return false }
        // "Tick" names no time.
        return !DeadlineReader.deadlines(
            [.deadline, .deadlineHint], in: context.marks[n], of: context.timeline.entry(n), context: context
        ).isEmpty
    }

    /// Whether one of two messages of the same account on either side is one of these.
    private func next(to n: Int32, in asking: Set<Int32>) -> Bool {
        let actor = context.timeline.entry(n).actor
        return context.events(n...n, before: 3).contains {
            $0 != n && asking.contains($0) && context.timeline.entry($0).actor == actor
        }
    }

    /// Messages behind the first threat that are a sum and hardly a word more: nothing else is meant by them there.
    private func loneSums(_ demand: ExtortionDemand) -> Set<Int32> {
        let threats = Self.held.compactMap { demand.slots[$0]?.map(\.n).min() }
        guard let first = threats.min() else { return [] }
        return Set((demand.slots[.demand] ?? []).map(\.n).filter { $0 > first && isLoneSum($0) })
    }

    private static let held: [ExtortionDemand.Slot] = [.threat, .leverage]

    private func isLoneSum(_ n: Int32) -> Bool {
        guard let text = context.timeline.text(n), text.utf8.count <= Self.longestSum else { return false }
        let money = context.marks[n].money
        guard !money.isEmpty, !NumberPieces.isPiece(context.timeline.entry(n), context: context) else { return false }
        var bytes = Array(text.utf8)
        for sum in money.reversed() where sum.span.lowerBound >= 0 && Int(sum.span.upperBound) <= bytes.count {
            bytes.removeSubrange(Int(sum.span.lowerBound)..<Int(sum.span.upperBound))
        }
        let rest = String(decoding: bytes, as: UTF8.self)
        return !rest.contains("?") && rest.split { !$0.isLetter && !$0.isNumber }.count <= 1
    }

    private static let longestSum = 32

    /// "Send money or I show them" names no sum, and demands one.
    private func namesMoney(_ n: Int32) -> Bool {
        context.citations(of: .demand, at: n, in: context.marks[n]).contains { citation in
            guard let range = citation.range, let text = context.timeline.text(n) else { return false }
            let bytes = Array(text.utf8)
            let (start, end) = (max(0, Int(range.lowerBound)), min(bytes.count, Int(range.upperBound)))
            guard start < end else { return false }
            return String(decoding: bytes[start..<end], as: UTF8.self).lowercased().split { !$0.isLetter }
                .contains { Self.money.contains(String($0)) }
        }
    }

    private static let money: Set<String> = [
        "money", "cash", "geld", "kohle", "argent", "fric", "dinero", "plata", "dinheiro", "grana", "pera",
    ]

    private func kept(
        of citations: [Citation], _ part: Part, _ model: Int, always pressing: Set<Int32>
    ) -> [Citation] {
        let messages = Set(citations.map(\.n)).sorted().map { n in
            (n: n, basis: basis(of: n, citations.filter { $0.n == n }, part), score: reading.scores[n]?[model])
        }
        guard messages.contains(where: { $0.score != nil }) else { return citations }
        var kept = Set(messages.filter { isPart($0.basis, $0.score, $0.n, part) }.map(\.n))
        kept.formUnion(messages.map(\.n).filter(pressing.contains))
        // What was said outlives what only stands there.
        if !kept.isEmpty, !messages.contains(where: { kept.contains($0.n) && $0.basis != .bare }),
            let said = messages.filter({ $0.basis == .spoken }).max(by: {
                $0.score ?? -.infinity < $1.score ?? -.infinity
            })
        {
            kept.insert(said.n)
        }
        if kept.isEmpty, let best = messages.max(by: { $0.score ?? -.infinity < $1.score ?? -.infinity }) {
            if part.slot == .deadline, best.basis == .weak, best.score ?? 0 <= 0 { return [] }
            kept = [best.n]
        }
        return citations.filter { kept.contains($0.n) }
    }

    private func isPart(_ basis: Basis, _ score: Double?, _ n: Int32, _ part: Part) -> Bool {
        if basis == .spoken {
            // The models know nothing of what is asked for beside money.
            if part.slot == .demand, context.codes(of: n).overlaps(Self.orders) { return true }
            return score.map { $0 > part.spoken } ?? true
        }
        return score.map { $0 > cut(basis, part) } ?? false
    }

    private func cut(_ basis: Basis, _ part: Part) -> Double {
        switch basis {
        case .spoken: part.spoken
        case .weak: reading.isForeign ? part.foreignWeak : part.weak
        case .bare: part.bare
        case .measured(let level): reading.isForeign && level == 0 ? part.foreign : part.measured[level]
        }
    }

    private static let orders: CodeSet = [.otherDemand, .imageRequest, .sexualRequest]

    /// The plainest of what makes a message a part.
    private func basis(of n: Int32, _ citations: [Citation], _ part: Part) -> Basis {
        let said = context.citations(of: part.said.union(Self.orders), at: n, in: context.marks[n]).map(\.rule)
        if citations.contains(where: { said.contains($0.rule) }) { return .spoken }
        let unmeasured = citations.filter { !$0.isMeasured }
        if unmeasured.contains(where: { !$0.rule.hasPrefix("entity.") && !$0.rule.hasPrefix("text.") }) { return .weak }
        if !unmeasured.isEmpty { return .bare }
        return .measured(citations.map(\.level).max() ?? 0)
    }
}

extension Citation {
    /// The level of measured words; 0 where none has one.
    fileprivate var level: Int {
        guard isMeasured, !rule.hasPrefix("model."), let last = rule.last?.wholeNumberValue else { return 0 }
        return min(last, 3)
    }
}
