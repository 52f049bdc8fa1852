// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// Joins threats, demands, sums, payees and deadlines of one account into frames and grades them.
///
/// Figures and tiers: docs/detectors/extortion-demand.md.
struct ExtortionDemandDetector: Detector {
    private let context: DetectorContext
    private var clock = ActiveClock()
    private var demanders = Demanders()
    /// The demanders with the latest parts: an answer concerns one of them.
    private var addressed: [Account.ID] = []
    /// The first currency that anybody names.
    private var currency: String?

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        clock.count(entry)
        if marks.isEmpty && demanders.isEmpty { return }
        guard let actor = entry.actor, entry.state != .draft else { return }
        let known = demanders.index(of: actor)
        if entry.kind == .payment { hear(.paid, from: actor) }
        guard entry.kind == .message else { return }
        if let known { demanders[known].countMessage() }
        if marks.isEmpty && !entry.hasDetails { return }
        let codes = context.codes(in: marks)
        if currency == nil { currency = marks.money.lazy.compactMap(\.currency).first }
        if codes.overlaps(Self.answers) {
            hear(context.ownCodes(of: entry, in: marks), from: actor)
        } else if entry.hasDetails, addressed.contains(where: { $0 != actor }), context.carriesPicture(entry) {
            hear(.picture, from: actor)
        }
        guard
            codes.overlaps(Self.spoken) || !marks.money.isEmpty || !marks.identifiers.isEmpty
                || isProof(entry, by: actor)
        else { return }
        speak(Utterance(entry, marks, context: context), by: actor)
    }

    consuming func conclude() -> [Finding] {
        demanders.accounts.sorted().flatMap { account -> [Finding] in
            guard let index = demanders.index(of: account), context.isAssessed(account) else { return [] }
            var demander = demanders[index]
            demander.close()
            return findings(of: demander, account)
        }
    }

    private mutating func speak(_ utterance: Utterance, by actor: Account.ID) {
        let isPart = utterance.all.overlaps(CodeSet.extortion.union(CodeSet.sexual))
        guard let index = demanders.index(of: actor) ?? (isPart ? demanders.add(actor) : nil) else { return }
        demanders[index].speak(utterance, active: clock.reading)
        if addressed.last != actor {
            addressed.removeAll { $0 == actor }
            addressed.append(actor)
            if addressed.count > Self.rememberedDemanders { addressed.removeFirst() }
        }
    }

    private mutating func hear(_ codes: CodeSet, from account: Account.ID) {
        for other in addressed where other != account {
            guard let index = demanders.index(of: other) else { continue }
            demanders[index].hear(codes, from: account, active: clock.reading)
        }
    }

    /// A picture of somebody whose frame is open may be the proof.
    private func isProof(_ entry: TimelineEntry, by actor: Account.ID) -> Bool {
        entry.hasDetails && demanders.index(of: actor).map { demanders[$0].frame != nil } ?? false
            && context.carriesPicture(entry)
    }

    private static let rememberedDemanders = 8
    private static let answers: CodeSet = [
        .plea, .distress, .refusal, .paid, .bargaining, .laughter, .game, .picture,
    ]
    private static let spoken: CodeSet = CodeSet.extortion.union(CodeSet.sexual)
        .union([.laughter, .game, .business, .picture])
}

extension ExtortionDemandDetector {
    private func findings(of demander: Demander, _ account: Account.ID) -> [Finding] {
        var number = 0
        return demander.closed.compactMap { frame in
            guard var demand = demand(of: frame, account, isSerious: demander.isSerious) else { return nil }
            number += 1
            demand.frame = number
            return .extortion(demand)
        }
    }

    private func demand(of frame: ExtortionFrame, _ account: Account.ID, isSerious: Bool) -> ExtortionDemand? {
        guard let full = frame.tierWithQuotes, let conversation = context.conversation else { return nil }
        let isQuoted = frame.tier.map { $0 < full } ?? true
        var demotions = Demotions(frame, isSerious: isSerious)
        var tier = demotions.applied(to: full)
        if isQuoted {
            let own = frame.tier.flatMap { demotions.applied(to: $0) }
            demotions.takeQuoted(frame)
            tier = [own, demotions.applied(to: full)].compactMap { $0 }.max()
        }
        guard let tier else { return nil }
        var slots: [ExtortionDemand.Slot: [Citation]] = [:]
        for hit in frame.hits where isQuoted || !hit.isQuoted { slots[hit.slot, default: []].append(hit.citation) }
        guard !slots.isEmpty else { return nil }
        let sums = frame.sums.filter { isQuoted || !$0.isQuoted }
        return ExtortionDemand(
            tier: tier, conversation: conversation, account: account,
            target: context.other(than: account) ?? (frame.responders.count == 1 ? frame.responders.first : nil),
            frame: 0, slots: slots.mapValues { $0.sorted() },
            amount: (sums.first(where: \.isInDemand) ?? sums.first).map { complete($0.money) },
            payees: frame.payees,
            deadline: frame.deadlines.first { $0.at != nil } ?? frame.deadlines.first,
            isPaid: frame.isPaid, demotions: demotions.reasons)
    }

    /// A bare number in haggling takes the currency of the talk.
    private func complete(_ money: Money) -> Money {
        Money(value: money.value, currency: money.currency ?? currency)
    }
}
