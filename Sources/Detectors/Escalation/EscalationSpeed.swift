// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Measures how soon each stage came after the first message between two accounts.
///
/// Between two, time runs from the first message of the conversation. In a group it would have to run from the first
/// words between the two, which no export marks: stages are listed there, and no speed is given.
struct EscalationSpeed: ReadingDetector {
    private let context: DetectorContext
    private var clock = ActiveClock()
    private var messages = 0
    private var start: TimelineEntry?
    private var truncation: TruncationCheck
    private var pairs = OrderedSmallMap<Pair, StageTracker>()
    private var exchange = PictureExchange()
    private var lastSpeaker: Account.ID?
    private var beforeLastSpeaker: Account.ID?
    /// Who tells of what somebody else threatens or demands, and up to which message.
    private var telling: (by: Account.ID, until: Int)?
    /// Who did so at all.
    private var tellers: Set<Account.ID> = []

    private var offered = OfferedMoney()
    /// Who said last to have paid, and in which message.
    private var lastPaid: (by: Account.ID, message: Int)?

    private struct Pair: Hashable, Comparable, Sendable {
        var low: Account.ID
        var high: Account.ID

        init(_ one: Account.ID, _ other: Account.ID) {
            (low, high) = one < other ? (one, other) : (other, one)
        }

        static func < (left: Self, right: Self) -> Bool {
            left.low != right.low ? left.low < right.low : left.high < right.high
        }
    }

    init(context: DetectorContext) {
        self.context = context
        truncation = TruncationCheck(context)
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard let actor = entry.actor else { return }
        if entry.kind == .payment { note(.paid, of: entry, by: actor, marks) }
        guard entry.kind == .message, entry.wasSent else { return }
        clock.count(entry)
        if messages == 0 { start = entry }
        truncation.observe(entry, marks, message: messages)
        if actor != lastSpeaker { (beforeLastSpeaker, lastSpeaker) = (lastSpeaker, actor) }
        if entry.hasDetails || !marks.isEmpty || !exchange.isEmpty { notePicture(entry, by: actor, marks) }
        if !marks.isEmpty {
            var codes = context.ownCodes(of: entry, in: marks)
            if codes.contains(.imageRequest), !context.asksForPicture(entry.n, marks) { codes.remove(.imageRequest) }
            codes.subtract(unmeant(by: actor, marks))
            if codes.contains(.paid), PaymentClaim.isNone(entry.n, marks, context) { codes.remove(.paid) }
            if codes.contains(.paid) {
                lastPaid = (actor, messages)
                // "sent. £100 to that paypal" demands nothing, whatever its words are like, and "it's sent" posts nothing.
                codes.subtract(CodeSet.demands.union(.executed))
            }
            if codes.contains(.paidHint) { codes.remove(.executed) }
            if offered.offers(codes, by: actor, marks, context) {
                codes.subtract(CodeSet.demands.union(CodeSet.threats))
            }
            // "let me buy you one, I can transfer £500" demands nothing; what is part of a demand comes back with its frame.
            if codes.overlaps([.gift, .moneyOffer]) { codes.subtract(CodeSet.demands) }
            if let code = marks.identifiers.first(where: { $0.kind == .giftCard }), !codes.contains(.paid) {
                notePayment(Citation(n: entry.n, rule: "entity.giftCard", span: code.span), entry, by: actor)
            }
            if codes.overlaps(StageTracker.read) {
                note(codes, of: entry, by: actor, marks)
            } else if !marks.money.isEmpty, let place = pair(of: actor).flatMap({ pairs.index(of: $0) }) {
                // A bare sum behind a threat is a demand, as for the frames of extortion.
                noteDemand(entry, by: actor, marks, in: place)
            }
        }
        messages += 1
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        let demands = reading.demands
        noteMeasuredRequests(of: reading)
        noteFrames(demands, of: reading)
        notePayments(demands, of: reading)
        let demanding = Set(demands.filter { $0.demands.contains { $0.tier >= .e3 } }.map(\.account))
        let weighty = Set(demands.filter { $0.demands.contains { $0.tier >= .e2 } }.map(\.account))
        return pairs.sorted.flatMap { pair, tracker in
            var tracker = tracker
            for account in [pair.low, pair.high] where !weighty.contains(account) {
                if tellers.contains(account) || reading.isPressed(account) { tracker.forgetPressing(by: account) }
            }
            return [(pair.low, pair.high), (pair.high, pair.low)].compactMap { account, target in
                finding(
                    of: account, target, tracker.course(of: account), against: tracker.course(of: target),
                    isDemanding: demanding.contains(account))
            }
        }
    }
}

extension EscalationSpeed {
    private func pair(of actor: Account.ID) -> Pair? {
        let other = context.other(than: actor) ?? (lastSpeaker == actor ? beforeLastSpeaker : lastSpeaker)
        return other.map { Pair(actor, $0) }
    }

    private mutating func note(_ codes: CodeSet, of entry: TimelineEntry, by actor: Account.ID, _ marks: Marks) {
        guard let pair = pair(of: actor) else { return }
        let place = pairs.index(of: pair, orAdding: StageTracker())
        if codes.contains(.imageRequest) { pairs[place].noteImageRequest(by: actor, at: messages) }
        if pairs[place].hasAll(of: codes, by: actor) { return }
        for stage in StageTracker.stages(of: codes) where !pairs[place].has(stage, by: actor) {
            let citation =
                context.citations(of: StageTracker.codes(of: stage), at: entry.n, in: marks).first
                ?? Citation(n: entry.n, rule: "event.\(entry.kind.name)")
            let onset = onset(stage, citation, entry, by: actor)
            pairs[place].note(onset)
        }
    }

    /// Threats and demands that the writer laughs about, plays with, or tells of somebody else: those that a frame holds
    /// in spite of it come back with the frame.
    private mutating func unmeant(by actor: Account.ID, _ marks: Marks) -> CodeSet {
        let all = context.codes(in: marks)
        let pressing = CodeSet.threats.union(CodeSet.demands)
        if all.contains(.report) && all.overlaps(pressing) || marks.isTold && all.overlaps(pressing) {
            telling = (actor, messages + Self.tale)
            if tellers.count < Self.mostTellers { tellers.insert(actor) }
        }
        if all.overlaps([.laughter, .game]) { return pressing }
        guard let telling, telling.by == actor, messages <= telling.until else { return [] }
        return pressing
    }

    /// Messages behind reported speech that are taken for more of it.
    private static let tale = 12
    private static let mostTellers = 64

    private mutating func notePayment(_ citation: Citation, _ entry: TimelineEntry, by actor: Account.ID) {
        guard let pair = pair(of: actor) else { return }
        pairs[pairs.index(of: pair, orAdding: StageTracker())].note(onset(.payment, citation, entry, by: actor))
    }

    private mutating func noteDemand(_ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks, in place: Int) {
        guard pairs[place].has(.threat, by: actor), !pairs[place].has(.demand, by: actor),
            let sum = marks.money.first
        else { return }
        let citation = Citation(n: entry.n, rule: "entity.money", span: sum.span)
        let onset = onset(.demand, citation, entry, by: actor)
        pairs[place].note(onset)
    }

    private mutating func notePicture(_ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks) {
        let codes = marks.isEmpty ? [] : context.ownCodes(of: entry, in: marks)
        let isPicture = codes.contains(.picture) || entry.hasDetails && context.carriesPicture(entry)
        let (clock, messages, context) = (clock, messages, context)
        let asked = exchange.observe(by: actor, codes: codes, isPicture: isPicture) {
            let hint = codes.contains(.imageHint) ? context.citations(of: .imageHint, at: entry.n, in: marks) : []
            return StageTracker.Onset(
                stage: .imageRequest, citation: hint.first ?? Citation(n: entry.n, rule: "stage.exchange"), by: actor,
                entry: entry, active: clock.reading, messages: messages)
        }
        guard asked != nil || isPicture, let pair = pair(of: actor) else { return }
        if let asked {
            let place = pairs.index(of: pair, orAdding: StageTracker())
            pairs[place].note(asked)
            pairs[place].noteImageRequest(by: asked.by, at: asked.messages)
        }
        guard isPicture, let place = pairs.index(of: pair),
            pairs[place].awaitsPicture(from: actor, at: messages), !codes.contains(.paid),
            !provesPayment(by: actor)
        else { return }
        let received = onset(.imageReceived, Citation(n: entry.n, rule: "entity.picture"), entry, by: actor)
        pairs[place].note(received)
    }

    /// A picture right behind "I have sent the 90" shows the payment.
    private func provesPayment(by actor: Account.ID) -> Bool {
        lastPaid.map { $0.by == actor && messages - $0.message <= Self.proofDistance } ?? false
    }

    private static let proofDistance = 3

    /// Where an account has demands, their first threat and demand are the stages: they know weak words and leave out small talk.
    private mutating func noteFrames(
        _ all: [(account: Account.ID, demands: [ExtortionDemand])], of reading: ExtortionReader
    ) {
        let onsets = WordingOnsets(context, reading)
        for (account, demands) in all {
            let slots = demands.filter { $0.tier >= .e2 }.map(\.slots)
            guard !slots.isEmpty, let pair = pair(of: account) else { continue }
            if let request = onsets?.first("img", of: account, above: WordingOnsets.request) {
                noteRequest(request, by: account, of: reading, in: pair)
            }
            let onset = StageOnset(place: { reading.places[$0]?.messages }, isHint: isHint)
            func first(_ slot: ExtortionDemand.Slot, upTo demand: Citation? = nil) -> Citation? {
                onset.first(of: slots.flatMap { $0[slot] ?? [] }, upTo: demand)
            }
            let demand = first(.demand)
            // A threat that nobody speaks out lies in what is held, known or shown.
            let threat =
                first(.threat, upTo: demand)
                ?? [first(.leverage), first(.audience), first(.proof)].compactMap(\.self).min()
            for (stage, name, told) in [(Escalation.Stage.threat, "thr", threat), (.demand, "dem", demand)] {
                guard let citation = told ?? onsets?.first(name, of: account, above: 0),
                    let place = reading.places[citation.n]
                else { continue }
                pairs[pairs.index(of: pair, orAdding: StageTracker())].replace(
                    StageTracker.Onset(
                        stage: stage, citation: citation, by: account, entry: context.timeline.entry(place.n),
                        active: place.active, messages: place.messages))
            }
        }
    }

    /// Requests for a picture that the measured wording alone sees, or sees before the rules do.
    private mutating func noteMeasuredRequests(of reading: ExtortionReader) {
        for account in reading.wording.keys {
            guard let request = reading.taken(.pictureRequest, by: account).first(where: { !offers($0.n) }),
                let citation = request.citations(context).last,
                let pair = pair(of: account), let place = reading.places[request.n]
            else { continue }
            let tracker = pairs.index(of: pair, orAdding: StageTracker())
            pairs[tracker].begin(requestOnset(citation, at: place, by: account))
        }
    }

    /// Whether a message that only the measured wording reads as a request offers pictures: "I can send you better ones".
    private func offers(_ n: Int32) -> Bool {
        let codes = context.codes(of: n)
        if codes.overlaps([.imageRequest, .sexualRequest]) { return false }
        return codes.contains(.imageOffer) || context.timeline.text(n).map(PictureOffer.stands) ?? false
    }

    /// A request for a picture in words that no rule knew, where none did.
    private mutating func noteRequest(
        _ citation: Citation, by account: Account.ID, of reading: ExtortionReader, in pair: Pair
    ) {
        guard let place = reading.places[citation.n], !offers(citation.n) else { return }
        let tracker = pairs.index(of: pair, orAdding: StageTracker())
        if pairs[tracker].has(.imageRequest, by: account) { return }
        pairs[tracker].replace(requestOnset(citation, at: place, by: account))
    }

    private func requestOnset(
        _ citation: Citation, at place: MessagePlaces.Place, by account: Account.ID
    ) -> StageTracker.Onset {
        StageTracker.Onset(
            stage: .imageRequest, citation: citation, by: account, entry: context.timeline.entry(place.n),
            active: place.active, messages: place.messages)
    }

    /// Payments in words that only the demand before them tells apart from others: "done", "sent it".
    private mutating func notePayments(
        _ all: [(account: Account.ID, demands: [ExtortionDemand])], of reading: ExtortionReader
    ) {
        for payment in reading.payments {
            guard all.contains(where: { $0.account == payment.to && $0.demands.contains { $0.tier >= .e2 } }),
                let pair = pair(of: payment.by), let index = pairs.index(of: pair),
                let place = reading.places[payment.n]
            else { continue }
            let marks = context.marks[payment.n]
            guard let citation = context.citations(of: [.paid, .paidHint], at: payment.n, in: marks).first else {
                continue
            }
            pairs[index].note(
                StageTracker.Onset(
                    stage: .payment, citation: citation, by: payment.by, entry: context.timeline.entry(payment.n),
                    active: place.active, messages: place.messages))
        }
    }

    /// Whether rules read it as a hint, which alone says nothing: "they will all see you".
    private func isHint(_ citation: Citation) -> Bool {
        context.citations(of: CodeSet.hints, at: citation.n, in: context.marks[citation.n]).contains {
            $0.rule == citation.rule
        }
    }

    private func onset(
        _ stage: Escalation.Stage, _ citation: Citation, _ entry: TimelineEntry, by actor: Account.ID
    ) -> StageTracker.Onset {
        StageTracker.Onset(
            stage: stage, citation: citation, by: actor, entry: entry, active: clock.reading, messages: messages)
    }

    private func finding(
        of account: Account.ID, _ target: Account.ID, _ onsets: [StageTracker.Onset],
        against rival: [StageTracker.Onset], isDemanding: Bool
    ) -> Finding? {
        guard let conversation = context.conversation, let start, context.isAssessed(account), !onsets.isEmpty,
            Self.leads(account, target, onsets, rival)
        else { return nil }
        let isPair = context.other(than: account) != nil
        let isTruncated = truncation.reason != nil
        let isCourse = isDemanding || Self.isCourse(onsets.filter { $0.by == account })
        // Where a stage that the index rests on has no time to compare, the clock stood still and tells nothing; and the first
        // message has none before it.
        let resting = onsets.filter { SpeedIndex.rests(on: $0.stage) }
        let isTimed =
            resting.allSatisfy { ElapsedTime.seconds(from: start, to: $0.entry) != nil }
            && resting.contains { $0.messages > 0 }
        let index = isPair && !isTruncated && isCourse && isTimed ? SpeedIndex(onsets, since: 0) : nil
        return .escalation(
            Escalation(
                conversation: conversation, account: account, target: target,
                start: isPair ? start.n : onsets[0].entry.n,
                isTruncated: isTruncated, truncationReason: truncation.reason,
                steps: onsets.map { step($0, since: isPair ? start : onsets[0].entry, onsets[0], isPair: isPair) },
                level: index?.level ?? .notComputable,
                index: index.map { ($0.value * 1000).rounded() / 1000 },
                percentile: index.map { ReferenceSpeeds.percentile(of: $0.value) }))
    }

    private func step(
        _ onset: StageTracker.Onset, since start: TimelineEntry, _ first: StageTracker.Onset, isPair: Bool
    ) -> Escalation.Step {
        let elapsed = ElapsedTime.seconds(from: start, to: onset.entry)
        let active = isPair ? onset.active : onset.active - first.active
        return Escalation.Step(
            stage: onset.stage, citation: onset.citation, introducedBy: onset.by, elapsedSeconds: elapsed,
            activeSeconds: elapsed == nil ? nil : active / 1_000_000,
            messages: isPair ? onset.messages : onset.messages - first.messages)
    }
}
