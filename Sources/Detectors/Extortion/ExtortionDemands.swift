// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// The demands of a conversation: what the rules graded, after the measured wording is heard.
struct ExtortionDemands {
    private let context: DetectorContext
    private let reading: ExtortionReader

    init(_ context: DetectorContext, _ reading: ExtortionReader) {
        self.context = context
        self.reading = reading
    }

    /// By account, each with its demands in order.
    var all: [(account: Account.ID, demands: [ExtortionDemand])] {
        var demanders: [Account.ID: DemandTracker] = [:]
        for (account, demander) in reading.frames { demanders[account] = demander }
        let readings = reading.wording
        let all = Set(demanders.keys).union(readings.keys).sorted().map { account in
            (account: account, demands: demands(of: account, demanders[account], readings[of: account]))
        }
        return all.map { ($0.account, Self.own($0, among: all)) }
    }

    /// Without the frames of those who are pressed themselves.
    ///
    /// Whoever answers a threat names sums and times too: what they have, what they can pay, what they ask to be spared.
    private static func own(
        _ one: (account: Account.ID, demands: [ExtortionDemand]),
        among all: [(account: Account.ID, demands: [ExtortionDemand])]
    ) -> [ExtortionDemand] {
        let pressing = all.filter { $0.account != one.account }.flatMap(\.demands)
            .filter { $0.tier >= .e3 && $0.slots[.threat] != nil }
        guard let begun = pressing.map({ numbers(of: $0).lowerBound }).min() else { return one.demands }
        // "I go to the police", "I have sent it": what sounds like a threat of theirs is one where they hold something.
        let isTarget = pressing.contains { $0.target == one.account }
        return one.demands.filter { demand in
            let slots: [ExtortionDemand.Slot] =
                isTarget && demand.tier < .e3 ? [.leverage] : [.threat, .leverage, .executed]
            return slots.contains { demand.slots[$0] != nil } || numbers(of: demand).lowerBound < begun
        }
    }

    private func demands(
        of account: Account.ID, _ demander: DemandTracker?, _ wording: WordingReader.Weighed?
    ) -> [ExtortionDemand] {
        let candidates =
            demander.map {
                Self.candidates(of: $0, account, reading, in: context)
            } ?? []
        var heard = WordingFrames(context, wording)
        let alarmed = demander.map { Self.alarmed($0) } ?? []
        heard?.alarmed = alarmed
        for (index, candidate) in candidates.enumerated() {
            heard?.undemoted[index] = candidate.undemoted
            heard?.outright[index] = candidate.outright
            if candidate.isOrder { heard?.orders.insert(index) }
            if candidate.isCounselled { heard?.counselled.insert(index) }
        }
        // What the wording alone would make of a talk in which the other counsels is told, too.
        heard?.isToldTalk =
            reading.isCounselled(account) && !(demander.map { $0.isSerious || $0.isHurting } ?? false)
        let frames = candidates.map(\.demand)
        var demands = heard?.applied(to: frames, of: account) ?? frames
        var thin: Set<Int> = []
        for index in demands.indices where demands[index].tier >= .e3 {
            let density = Self.density(
                of: demands[index], candidates.dropFirst(index).first, wording, alarmed: alarmed)
            density.apply(to: &demands[index])
            if density.isThin { thin.insert(index) }
        }
        if demands.count == 1, let only = demands.first, only.tier >= .e3,
            frames.first.map({ $0.slots != only.slots }) ?? true
        {
            // Where the wording made or widened the frame, payments were not looked at.
            demands = FrameParting(payments: payments(than: account, in: Self.numbers(of: only))).parted(only)
        }
        let sifting = FrameSifting(context, wording)
        let completion = FrameCompletion(context, account)
        for index in demands.indices {
            completion.leaveOutUnasked(of: &demands[index])
            sifting?.sift(&demands[index])
            completion.complete(&demands[index])
            completion.leaveOutUntold(of: &demands[index])
            let paid = payments(than: account, in: Self.numbers(of: demands[index]))
            completion.leaveOutHaggling(of: &demands[index], payments: paid)
            if demands[index].methods.isEmpty {
                demands[index].methods = Self.methods(in: demands[index].slots, context)
            }
            completion.leaveOutCodes(of: &demands[index])
        }
        FrameBasis.settle(&demands, thin: thin)
        demands.removeAll { $0.onlyHints(in: context) }
        for index in demands.indices { completion.takeAudience(into: &demands[index]) }
        completion.takeExecuted(into: &demands)
        for index in demands.indices { demands[index].frame = index + 1 }
        let currency = PaymentCurrency.of(
            payees: demands.flatMap(\.payees), methods: demands.flatMap(\.methods).map(\.name))
        let names = DemandCurrency(
            account: account, named: reading.currencies, payment: currency, region: reading.regionalCurrency,
            context: context)
        for index in demands.indices { names.settle(&demands[index]) }
        return demands
    }

    /// Messages of a stretch in which somebody else claims to have paid.
    private func payments(than account: Account.ID, in stretch: ClosedRange<Int32>) -> [Int32] {
        let told = reading.payments.filter { $0.to == account }.map(\.n)
        let claimed = context.events(stretch).prefix(Self.mostOfStretch).filter { n in
            guard context.codes(of: n).contains(.paid) else { return false }
            let entry = context.timeline.entry(n)
            return entry.conversation == context.conversation && entry.kind == .message && entry.actor != account
                && !entry.isForwarded
        }
        return Set(told + claimed).sorted()
    }

    private static let mostOfStretch = 2_000
}

extension ExtortionDemands {
    /// A frame as the rules grade it.
    private struct Candidate {
        var demand: ExtortionDemand
        /// The same without what speaks against it, where something does; made only for those who ask, who are few.
        var undemoted: (() -> ExtortionDemand?)?
        /// Own messages from the first part that counts to the last.
        var span: Int
        /// Own messages between a spoken threat and the nearest spoken demand.
        var core: Int?
        /// How plainly it threatens and demands.
        var outright: WordingFrames.Outright
        /// Messages, by number, from the first part that counts to the last.
        var numbers: ClosedRange<Int32>
        /// It demands no money, and is taken hard.
        var isOrder: Bool
        /// The other counsels the account not to pay.
        var isCounselled: Bool
    }

    private static func candidates(
        of demander: DemandTracker, _ account: Account.ID, _ reading: ExtortionReader, in context: DetectorContext
    ) -> [Candidate] {
        var number = 0
        return demander.closed.compactMap { frame in
            let words = FrameWords(frame, context)
            guard
                let grade = FrameGrade(
                    frame,
                    FrameSetting(
                        isSerious: demander.isSerious, isGroup: reading.isGroup,
                        isHousehold: reading.isHousehold(near: frame.numbers), isGrave: demander.isGrave,
                        isUntraceable: frame.seen.contains(.accusation) && words.wantUntraceable(of: account),
                        isPetty: frame.isPetty && !words.threatenWithPicture,
                        holdsTalkAlone: frame.seen.contains(.debt) && words.holdTalkAlone)),
                var demand = demand(of: frame, account, grade, context)
            else { return nil }
            number += 1
            demand.frame = number
            var undemoted: (() -> ExtortionDemand?)?
            if !grade.demotions.isEmpty, !grade.isCounselled, let full = FrameGrade(undemoted: frame) {
                undemoted = { [number] in
                    var demand = self.demand(of: frame, account, full, context)
                    demand?.frame = number
                    return demand
                }
            }
            return Candidate(
                demand: demand, undemoted: undemoted, span: frame.ownSpan, core: frame.core,
                outright: WordingFrames.Outright(frame, words, hasAsked: demander.hasAskedForPicture),
                numbers: Self.numbers(of: demand), isOrder: frame.isHeardOrder,
                isCounselled: grade.isCounselled)
        }
    }

    private static func numbers(of demand: ExtortionDemand) -> ClosedRange<Int32> {
        let numbers = demand.slots.values.joined().map(\.n)
        guard let first = numbers.min(), let last = numbers.max() else { return 0...0 }
        return first...last
    }

    /// How close the parts of a demand stand: of what the wording adds before and behind, each own message counts.
    private static func density(
        of demand: ExtortionDemand, _ candidate: Candidate?, _ reading: WordingReader.Weighed?, alarmed: Set<Int32>
    ) -> FrameDensity {
        let told = demand.slots.filter { $0.key != .seeming }.values.joined().map(\.n)
        let all = numbers(of: demand)
        let added = (reading?.scores.keys ?? [:].keys).count { n in
            all.contains(n) && !(candidate?.numbers.contains(n) ?? false)
        }
        let support = reading?.stretches.filter { $0.first <= all.upperBound && $0.last >= all.lowerBound }
            .map(\.support).max()
        return FrameDensity(
            span: (candidate?.span ?? 0) + added, told: Set(told).count, core: candidate?.core, support: support,
            isAlarmed: (demand.slots[.demand] ?? []).contains { alarmed.contains($0.n) })
    }

    /// Messages with a demand in frames whose other side begs or names the crime; distress is voiced among kin too.
    private static func alarmed(_ demander: DemandTracker) -> Set<Int32> {
        demander.closed.filter { $0.seen.overlaps([.plea, .outcry]) }.reduce(into: []) { $0.formUnion($1.demanding) }
    }

    /// The ways to pay that words of the frame name, each once.
    private static func methods(
        in slots: [ExtortionDemand.Slot: [Citation]], _ context: DetectorContext
    ) -> [ExtortionDemand.Method] {
        var methods: [ExtortionDemand.Method] = []
        for citation in ((slots[.method] ?? []) + (slots[.demand] ?? [])).sorted() {
            guard methods.count < mostMethods, !citation.rule.hasPrefix("entity."), let span = citation.range,
                let text = context.timeline.text(citation.n)
            else { continue }
            let bytes = Array(text.utf8)
            let (start, end) = (max(0, Int(span.lowerBound)), min(bytes.count, Int(span.upperBound)))
            guard start < end,
                let name = PaymentMethod.named(
                    in: String(decoding: bytes[start..<end], as: UTF8.self),
                    followedBy: String(decoding: bytes[end..<min(bytes.count, end + 8)], as: UTF8.self)),
                !methods.contains(where: { $0.name == name })
            else { continue }
            methods.append(ExtortionDemand.Method(n: citation.n, name: name))
        }
        return methods
    }

    private static let mostMethods = 20

    private static func demand(
        of frame: ExtortionFrame, _ account: Account.ID, _ grade: FrameGrade, _ context: DetectorContext
    ) -> ExtortionDemand? {
        guard let conversation = context.conversation else { return nil }
        let slots = frame.slots(
            withQuotes: grade.isQuoted,
            onlySeems: grade.isQuoted || grade.tier == .e1 && !grade.demotions.isEmpty)
        guard !slots.isEmpty else { return nil }
        // Words of others demand nothing for this account: they have no sum.
        let onlySeems = Set(slots.keys) == [.seeming]
        let countdown = frame.countdown
        let sums =
            onlySeems
            ? []
            : frame.sums.filter {
                !$0.isQuoted && $0.message >= frame.firstThatCounts && !countdown.contains($0.message)
            }
        let first = (sums.first(where: \.isInDemand) ?? sums.first)?.money
        var demand = ExtortionDemand(
            tier: onlySeems ? .e1 : grade.tier, conversation: conversation, account: account,
            target: context.other(than: account) ?? (frame.responders.count == 1 ? frame.responders.first : nil),
            frame: 0, slots: slots,
            amount: first,
            payees: onlySeems ? [] : frame.payees,
            // Words that do not count set no deadline; `FrameCompletion` reads those that do.
            deadline: frame.deadlines.told.flatMap { slots[.deadline]?.cites($0.n) ?? false ? $0 : nil },
            isPaid: frame.isPaid, demotions: grade.demotions)
        demand.sums = sums.map { ExtortionDemand.Sum(n: $0.n, amount: $0.money) }
        demand.omitted = frame.omitted
        demand.standing = onlySeems ? [] : frame.held.map { [Citation(n: $0, rule: "entity.picture")] } ?? []
        demand.wants = onlySeems ? [] : ExtortionDemand.Want.allCases.filter(frame.wants.contains)
        demand.methods = methods(in: slots, context)
        return demand
    }
}
