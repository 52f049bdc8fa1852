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
    let reading: WordingReader.Weighed
    /// Messages with a demand in frames whose other side begs or names the crime.
    var alarmed: Set<Int32> = []
    /// Positions of frames that demand a picture, an act, silence or the relationship, and no money, and are taken hard.
    var orders: Set<Int> = []
    /// Positions of frames whose account the other counsels not to pay.
    var counselled: Set<Int> = []
    /// The other counsels the account against a third, and does not beg: no frame is made of the wording alone.
    var isToldTalk = false
    /// How plainly the frames threaten and demand, by position.
    var outright: [Int: Outright] = [:]

    /// How plainly a frame threatens and demands: wording fitted to whole talks leaves what is merely said at E2, takes from what is
    /// backed only where the talk is plainly of another kind, and nothing from an ultimatum that is heard.
    enum Outright { case no, said, backed, heard }
    /// Makes the frames as they are without what speaks against them, by position; only of those with a demotion.
    var undemoted: [Int: () -> ExtortionDemand?] = [:]

    init?(_ context: DetectorContext, _ reading: WordingReader.Weighed?) {
        guard let models = WordingModels.of(context.rules) else { return nil }
        self.context = context
        self.models = models
        self.reading = reading ?? WordingReader.Weighed()
    }

    /// The frames of an account after the wording is heard.
    func applied(to frames: [ExtortionDemand], of account: Account.ID) -> [ExtortionDemand] {
        var frames = frames
        for index in frames.indices where !frames[index].demotions.isEmpty { lift(&frames[index], at: index) }
        // Read once: an account may have thousands of frames.
        let ranges = frames.map(Self.range)
        let supported = reading.stretches.filter { stretch in
            let near = frames.indices.filter { Self.overlaps(ranges[$0], stretch) }
            return max(stretch.support + (near.map { bonus(frames[$0]) }.max() ?? 0), stretch.heard) > 0
        }
        if isToldTalk && frames.isEmpty { return [] }
        if frames.isEmpty || !isToldTalk && counselled.isEmpty && areWeak(frames) {
            let dense = supported.filter { $0.isDense || $0.isEnough }
            if !dense.isEmpty, let made = frame(in: dense, account), frames.isEmpty || made.tier >= .e3 {
                return [made]
            }
            if frames.isEmpty { return [] }
        }
        for index in frames.indices where !supported.contains(where: { Self.overlaps(ranges[index], $0) }) {
            // The threat of a demand that was paid stands behind the next one: "300 left", "250 again" need no words of it.
            if index > 0, frames[index - 1].isPaid, frames[index - 1].tier >= .e3, frames[index].tier >= .e3,
                context.distance(from: ranges[index - 1].upperBound, to: ranges[index].lowerBound) <= Self.standing
            {
                continue
            }
            weaken(&frames[index], outright[index] ?? .no, isOrder: orders.contains(index))
        }
        var additions = [[Hit]](repeating: [], count: frames.count)
        for hit in hits(in: supported, from: Self.likely) {
            let distances = ranges.map {
                max(
                    0, context.distance(from: hit.n, to: $0.lowerBound),
                    context.distance(from: $0.upperBound, to: hit.n))
            }
            if let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) {
                additions[nearest].append(hit)
            }
        }
        for index in frames.indices where !additions[index].isEmpty {
            extend(&frames[index], with: additions[index], supported)
        }
        return frames
    }

    /// Whether rules see no more than parts of a demand, with or without what speaks against them.
    ///
    /// A place to pay to, in a message of its own, opens a frame: it must not keep the wording from making the one that it
    /// would make without that message.
    private func areWeak(_ frames: [ExtortionDemand]) -> Bool {
        frames.indices.allSatisfy { index in
            frames[index].tier <= .e1 && (undemoted[index]?().map { $0.tier <= .e2 } ?? true)
        }
    }

    private typealias Stretch = WordingStretch
    /// Events of the talk behind a paid demand within which its threat stands whatever the wording.
    private static let standing: Int32 = 60

    /// What a talk about a debt, laughter or a calm answer took from a frame is given back where the wording as a whole
    /// is that of extortion: it was fitted to harmless talk of these kinds as well.
    private func lift(_ frame: inout ExtortionDemand, at index: Int) {
        guard let made = undemoted[index] else { return }
        let isTold = frame.demotions.contains(where: Self.told.contains)
        let needed = isTold ? Self.plainly : frame.demotions.contains(where: Self.ofOthers.contains) ? 0 : -1
        // Who hands on words is counselled and thanked; whoever means them is begged.
        let heavy = reading.stretches.filter {
            $0.density >= 2 && $0.support > needed
                && (!isTold || $0.alarms > 0 || $0.support > Self.unheardPlainly)
        }
        guard !heavy.isEmpty, let plain = made() else { return }
        let range = Self.range(plain)
        if heavy.contains(where: { Self.overlaps(range, $0) }) { frame = plain }
    }

    /// Reasons that speak of another kind of talk; those that say whose words they are.
    private static let ofOthers: Set<String> = ["game", "business-sender", "petty-sum", "household"]
    private static let told: Set<String> = ["reported-speech", "forwarded"]
    /// Support from which on words that sound told are taken for the account's own.
    private static let plainly = 1.0
    /// The same where nobody begs, names the crime or is in distress.
    private static let unheardPlainly = 2.5

    static func overlaps(_ range: ClosedRange<Int32>, _ stretch: WordingStretch) -> Bool {
        stretch.first <= range.upperBound && stretch.last >= range.lowerBound
    }

    /// What a frame of the rules adds to the support of the wording, as natural logarithms of odds.
    ///
    /// Chosen on `epsilon` with a pack that had not seen it, and on harmless public talk, so that no alarm is false in the one.
    private func bonus(_ frame: ExtortionDemand) -> Double {
        switch frame.tier {
        case .e1, .e2: 0.1
        case .e3: 2
        case .e4: 3
        }
    }

    static func range(_ frame: ExtortionDemand) -> ClosedRange<Int32> {
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

    /// Messages of these stretches that fill a slot.
    private func hits(in stretches: [Stretch], from cut: Double) -> [Hit] {
        guard !stretches.isEmpty else { return [] }
        return reading.scores.keys.sorted().flatMap { n -> [Hit] in
            guard stretches.contains(where: { $0.first <= n && n <= $0.last }), let scores = reading.scores[n],
                scores.contains(where: { $0 > cut }), !context.isCurt(n)
            else { return [] }
            return scores.indices.filter { scores[$0] > cut }.map { Hit(n: n, slot: $0, score: scores[$0]) }
        }
    }

    private func frame(in stretches: [Stretch], _ account: Account.ID) -> ExtortionDemand? {
        guard let conversation = context.conversation else { return nil }
        var frame = ExtortionDemand(
            tier: .e1, conversation: conversation, account: account, target: context.other(than: account), frame: 1,
            slots: [:])
        extend(&frame, with: hits(in: stretches, from: 0), stretches)
        if frame.tier >= .e3, isVague(frame), !stretches.contains(where: { $0.support > Self.plainly }) {
            frame.tier = .e2
        }
        return frame.tier > .e1 ? frame : nil
    }

    /// Whether no words threaten, measured or by a rule, and no rule hears a demand.
    ///
    /// The talk as a whole speaks for it then, and must do so plainly. Of 18 such frames in nine labelled sets 12 were right; of
    /// all others 425 of 438.
    private func isVague(_ frame: ExtortionDemand) -> Bool {
        (frame.slots[.threat] ?? []).allSatisfy { $0.rule.hasPrefix("model.") }
            && (frame.slots[.demand] ?? []).allSatisfy(\.isMeasured)
    }

    private func extend(_ frame: inout ExtortionDemand, with hits: [Hit], _ stretches: [Stretch]) {
        guard frame.demotions.isEmpty else { return }
        for hit in hits { fill(hit, in: &frame) }
        // Where pictures and no money are wanted, the request is the demand.
        if frame.slots[.demand] == nil {
            for hit in hits where models.slots[hit.slot].name == "img" { fill(.demand, at: hit, "img", in: &frame) }
        }
        if frame.slots[.demand] == nil, let n = mostWanting(in: stretches) {
            frame.slots[.demand] = [WordingOnsets.citation(of: n, "want", context)]
        }
        for (slot, name) in [(ExtortionDemand.Slot.threat, "thr"), (.demand, "dem")] where frame.slots[slot] == nil {
            // The stretch as a whole speaks for a demand: its nearest message stands for the part.
            let nearest = self.hits(in: stretches, from: Self.nearest).filter { models.slots[$0.slot].name == name }
                .max { $0.score < $1.score }
            if let nearest { fill(nearest, in: &frame) }
        }
        if frame.amount == nil { takeAmount(of: hits, into: &frame) }
        let (threat, demand) = (frame.slots[.threat] != nil, frame.slots[.demand] != nil)
        let isSpecific = frame.slots[.amount] != nil || frame.slots[.method] != nil || frame.slots[.deadline] != nil
        let tier: ExtortionDemand.Tier = threat && demand ? isSpecific ? .e4 : .e3 : .e2
        if tier > frame.tier { frame.tier = tier }
    }

    /// The message of these stretches that wants something most likely, be it an act or silence, of which no other model knows.
    private func mostWanting(in stretches: [Stretch]) -> Int32? {
        reading.wanting.filter { n, score in
            score > Self.likelyWanting && stretches.contains { $0.first <= n && n <= $0.last }
        }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private static let likelyWanting = -0.5

    /// Lowest score of the message that stands for a part when none has a score above nought.
    private static let nearest = -2.5

    /// Whether the writer tells what they paid and asks for nothing.
    private func isSpent(_ n: Int32) -> Bool {
        let codes = context.codes(of: n)
        return codes.overlaps([.paid, .bargaining]) && !codes.overlaps([.demand, .again, .lowered])
    }

    /// Whether the writer offers money and has threatened nothing so far.
    private func isOffer(_ n: Int32, in frame: ExtortionDemand) -> Bool {
        let codes = context.codes(of: n)
        guard codes.contains(.moneyOffer), !codes.overlaps(CodeSet.threats.union([.demand, .leverage])) else {
            return false
        }
        let held = [ExtortionDemand.Slot.threat, .leverage].compactMap { frame.slots[$0]?.first?.n }.min()
        return held.map { n < $0 } ?? true
    }

    /// Whether a message is a time and nothing else: it tells when, and asks for nothing.
    private func isTimeAlone(_ n: Int32) -> Bool {
        guard context.marks[n].money.isEmpty, let text = context.timeline.text(n), text.utf8.count <= Self.longestTime,
            text.contains(where: \.isNumber), DeadlineReader.tellsTime(n, context: context)
        else { return false }
        return !context.codes(of: n).overlaps(CodeSet.demands.union([.again, .lowered, .demandHint]))
    }

    /// Bytes of "by 7:30 pm".
    private static let longestTime = 10

    /// Score from which on a message that no rule cites is one.
    private static let likely = 0.3

    private func fill(_ hit: Hit, in frame: inout ExtortionDemand) {
        let name = models.slots[hit.slot].name
        if name == "dem" && (isSpent(hit.n) || isOffer(hit.n, in: frame) || isTimeAlone(hit.n)) { return }
        let slots: [String: ExtortionDemand.Slot] = [
            "thr": .threat, "dem": .demand, "dl": .deadline, "cont": .audience, "met": .method, "proof": .proof,
        ]
        if let slot = slots[name] { fill(slot, at: hit, name, in: &frame) }
    }

    private func fill(_ slot: ExtortionDemand.Slot, at hit: Hit, _ name: String, in frame: inout ExtortionDemand) {
        var citations = frame.slots[slot] ?? []
        guard !citations.cites(hit.n) else { return }
        citations.insertInOrder(WordingOnsets.citation(of: hit.n, name, context))
        frame.slots[slot] = citations
    }

    private func takeAmount(of hits: [Hit], into frame: inout ExtortionDemand) {
        for hit in hits
        where models.slots[hit.slot].name == "dem" && !isSpent(hit.n) && !isOffer(hit.n, in: frame) {
            let sums = context.marks[hit.n].money
            guard let money = sums.first(where: { !CountedPeople.isCount($0, at: hit.n, context: context) }) else {
                continue
            }
            frame.amount = Money(value: money.value, currency: money.currency)
            frame.sums = [
                ExtortionDemand.Sum(n: hit.n, amount: Money(value: money.value, currency: money.currency))
            ]
            var citations = frame.slots[.amount] ?? []
            citations.append(Citation(n: hit.n, rule: "entity.money", span: money.span))
            frame.slots[.amount] = citations.sorted()
            return
        }
    }
}

extension WordingFrames.Outright {
    /// - Parameter hasAsked: the account asked the other for a picture before; then a sum for which something is to happen is no
    ///   jest, however short the talk.
    init(_ frame: ExtortionFrame, _ words: FrameWords, hasAsked: Bool) {
        let isBacked = hasAsked && frame.isOutright && frame.seen.isSuperset(of: [.amount, .conditioned])
        self =
            frame.isUltimatumHeard(words)
            ? .heard : frame.isOutrightAndBacked || isBacked ? .backed : frame.isOutright ? .said : .no
    }
}
