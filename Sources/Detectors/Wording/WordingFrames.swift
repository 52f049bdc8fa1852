// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Joins what the rules found of one account with what the wording models say of it.
///
/// The models add messages to the slots of a frame, make a frame where no rule saw one, and take weight from a frame
/// whose wording is unlike extortion; the reason then stands in `demotions`.
struct WordingFrames {
    let context: DetectorContext
    let models: WordingModels
    let reading: WordingReader.Reading

    init?(_ context: DetectorContext, _ reading: WordingReader.Reading?) {
        guard let models = WordingModels(context.rules.wordingPack) else { return nil }
        self.context = context
        self.models = models
        self.reading = reading ?? WordingReader.Reading()
    }

    /// The frames of an account after the wording is heard.
    func applied(to frames: [ExtortionDemand], of account: Account.ID) -> [ExtortionDemand] {
        var frames = frames.map(weighed)
        var hits = supportedHits()
        guard !hits.isEmpty else { return frames }
        if frames.isEmpty {
            guard let made = frame(of: hits, account) else { return [] }
            return [made]
        }
        let ranges = frames.map(Self.range)
        var additions = [[Hit]](repeating: [], count: frames.count)
        hits.sort { ($0.n, $0.slot) < ($1.n, $1.slot) }
        for hit in hits {
            let distances = ranges.map { max(0, $0.lowerBound - hit.n, hit.n - $0.upperBound) }
            if let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) {
                additions[nearest].append(hit)
            }
        }
        for index in frames.indices { extend(&frames[index], with: additions[index]) }
        return frames
    }

    // MARK: Weight taken

    private func weighed(_ frame: ExtortionDemand) -> ExtortionDemand {
        guard frame.tier >= .e3, isOfLanguage(frame) else { return frame }
        let range = Self.range(frame)
        let support = reading.stretches.filter { $0.first <= range.upperBound && $0.last >= range.lowerBound }
            .map(\.support).max()
        guard (support ?? models.low - 1) < models.low else { return frame }
        var frame = frame
        frame.tier = .e2
        frame.demotions.append(Self.reason)
        return frame
    }

    static let reason = "wording-weight"

    /// The models know one language: frames on rules of another are left alone.
    private func isOfLanguage(_ frame: ExtortionDemand) -> Bool {
        guard let language = context.rules.wordingPack?.language else { return false }
        let rules = frame.slots.values.joined().map(\.rule).filter { !$0.hasPrefix("entity.") && !$0.hasPrefix("text.") }
        return rules.allSatisfy { $0.hasPrefix(language + ".") }
    }

    private static func range(_ frame: ExtortionDemand) -> ClosedRange<Int32> {
        let numbers = frame.slots.values.joined().map(\.n)
        guard let first = numbers.min(), let last = numbers.max() else { return 0...0 }
        return first...last
    }

    // MARK: Weight given

    private struct Hit {
        var n: Int32
        var slot: Int
        var score: Double
    }

    /// Messages that fill a slot, of stretches that support a demand.
    private func supportedHits() -> [Hit] {
        let supported = reading.stretches.filter { $0.support > 0 }
        guard !supported.isEmpty else { return [] }
        return reading.scores.keys.sorted().flatMap { n -> [Hit] in
            guard supported.contains(where: { $0.first <= n && n <= $0.last }), let scores = reading.scores[n] else {
                return []
            }
            return scores.indices.filter { scores[$0] > 0 }.map { Hit(n: n, slot: $0, score: scores[$0]) }
        }
    }

    private func frame(of hits: [Hit], _ account: Account.ID) -> ExtortionDemand? {
        guard let conversation = context.conversation else { return nil }
        var frame = ExtortionDemand(
            tier: .e1, conversation: conversation, account: account, target: context.other(than: account), frame: 1,
            slots: [:])
        extend(&frame, with: hits)
        return frame.tier > .e1 ? frame : nil
    }

    private func extend(_ frame: inout ExtortionDemand, with hits: [Hit]) {
        guard !hits.isEmpty, frame.demotions.isEmpty || frame.demotions == [Self.reason] else { return }
        var hasOrder = false
        for hit in hits {
            let name = models.slots[hit.slot].name
            let slot: ExtortionDemand.Slot
            switch name {
            case "thr": slot = .threat
            case "dem": slot = .demand
            case "dl": slot = .deadline
            case "cont": slot = .audience
            case "met": slot = .method
            case "proof": slot = .proof
            default:
                hasOrder = true
                continue
            }
            fill(slot, at: hit, name, in: &frame)
        }
        // Where pictures and no money are wanted, the request is the demand.
        if hasOrder && frame.slots[.demand] == nil {
            for hit in hits where models.slots[hit.slot].name == "img" { fill(.demand, at: hit, "img", in: &frame) }
        }
        if frame.amount == nil { takeAmount(of: hits, into: &frame) }
        let (threat, demand) = (frame.slots[.threat] != nil, frame.slots[.demand] != nil)
        let isSpecific = frame.slots[.amount] != nil || frame.slots[.method] != nil || frame.slots[.deadline] != nil
        let tier: ExtortionDemand.Tier = threat && demand ? isSpecific ? .e4 : .e3 : .e2
        if tier > frame.tier { frame.tier = tier }
        frame.demotions.removeAll { $0 == Self.reason }
    }

    private func fill(_ slot: ExtortionDemand.Slot, at hit: Hit, _ name: String, in frame: inout ExtortionDemand) {
        var citations = frame.slots[slot] ?? []
        guard citations.count < 50, !citations.contains(where: { $0.n == hit.n }) else { return }
        let code = RuleCode(rawValue: "M." + name)
        let match = context.marks[hit.n].rules.first { context.rules.rule($0.rule).code == code }
        citations.append(
            match.map { Citation(n: hit.n, rule: context.rules.rule($0.rule).id, span: $0.span) }
                ?? Citation(n: hit.n, rule: "model.message.\(name)"))
        frame.slots[slot] = citations.sorted()
    }

    private func takeAmount(of hits: [Hit], into frame: inout ExtortionDemand) {
        for hit in hits where models.slots[hit.slot].name == "dem" {
            guard let money = context.marks[hit.n].money.first else { continue }
            frame.amount = Money(value: money.value, currency: money.currency)
            var citations = frame.slots[.amount] ?? []
            citations.append(Citation(n: hit.n, rule: "entity.money", span: money.span))
            frame.slots[.amount] = citations.sorted()
            return
        }
    }
}
