// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Takes sums, payees, ways to pay and deadlines out of the messages of a frame, whoever saw the frame.
///
/// The measured wording fills slots with whole messages; what these name is read here as in any other frame.
struct FrameCompletion {
    let context: DetectorContext
    let account: Account.ID

    init(_ context: DetectorContext, _ account: Account.ID) {
        self.context = context
        self.account = account
    }

    func complete(_ demand: inout ExtortionDemand) {
        guard demand.tier >= .e2, !demand.slots.isEmpty, demand.slots[.seeming] == nil else { return }
        let numbers = demand.slots.values.joined().map(\.n)
        guard let first = numbers.min(), let last = numbers.max() else { return }
        let cited = Set(numbers)
        for n in context.events(first...last) {
            let marks = context.marks[n]
            guard !marks.isEmpty, let entry = own(n) else { continue }
            let codes = context.ownCodes(of: entry, in: marks)
            takePayees(of: entry, marks, codes, into: &demand)
            if cited.contains(n) { takeSums(of: entry, marks, codes, into: &demand) }
        }
        leaveOutUnproven(context.events(first...last), of: &demand)
        takeAccountInLines(context.events(first...last, behind: Self.behindPayees), into: &demand)
        leaveOutCountdown(of: &demand)
        demand.amount = firstAsked(of: demand)
        if demand.deadline == nil { takeDeadline(into: &demand) }
        takePictureOrders(into: &demand)
        takeWants(into: &demand)
    }

    func own(_ n: Int32) -> TimelineEntry? {
        let entry = context.timeline.entry(n)
        guard entry.actor == account, entry.conversation == context.conversation, entry.kind == .message,
            !entry.isForwarded, entry.wasSent
        else { return nil }
        return entry
    }
}

extension FrameCompletion {
    private func takeWants(into demand: inout ExtortionDemand) {
        var wants = Set(demand.wants)
        if !demand.sums.isEmpty || !demand.payees.isEmpty || demand.amount != nil { wants.insert(.money) }
        for n in Set((demand.slots[.demand] ?? []).map(\.n)) {
            let codes = context.codes(of: n)
            // "send another one or I post this" is no word of money.
            if codes.overlaps([.demand, .again, .lowered]) && codes.isDisjoint(with: Self.ofPictures) {
                wants.insert(.money)
            }
            if codes.contains(.imageRequest), context.asksForPicture(n, context.marks[n]) { wants.insert(.picture) }
        }
        if wants.isEmpty, demand.tier >= .e3 { wants = orders(of: demand) }
        demand.wants = ExtortionDemand.Want.allCases.filter(wants.contains)
    }

    /// What is wanted where nobody speaks of money: pictures where a message of the demand asks for one in any words, else
    /// an act or silence where one orders it, hushes, bids the other come, or hangs the threat on what they do.
    private func orders(of demand: ExtortionDemand) -> Set<ExtortionDemand.Want> {
        func messages(_ slots: ExtortionDemand.Slot...) -> Set<Int32> {
            Set(slots.flatMap { demand.slots[$0] ?? [] }.map(\.n))
        }
        let asked = demand.slots[.demand] ?? []
        if asked.contains(where: { $0.rule == "model.message.img" || RuleName.holds("img", in: $0.rule) })
            || messages(.demand, .condition).contains(where: speaksOfPicture)
        {
            return [.picture]
        }
        let ordering = messages(.demand, .condition, .threat)
        return ordering.contains { context.codes(of: $0).overlaps(Self.ofActs) } ? [.act] : []
    }

    private func speaksOfPicture(_ n: Int32) -> Bool {
        let marks = context.marks[n]
        let codes = context.codes(in: marks)
        if codes.overlaps([.imageRequest, .sexualRequest]), context.asksForPicture(n, marks) { return true }
        return codes.contains(.imageHint) || marks.rules.contains { asksByWording($0) }
    }

    /// Measured words that are likely those of a request for a picture.
    private func asksByWording(_ match: RuleMatch) -> Bool {
        let rule = context.rules.rule(match.rule)
        return rule.code.rawValue == "M.img" && (rule.id.hasSuffix(".2") || rule.id.hasSuffix(".3"))
    }

    private static let ofActs: CodeSet = [.otherDemand, .secrecy, .meeting, .condition]

    /// Takes out messages that the measured wording calls a deadline or a way to pay and whose words tell neither.
    func leaveOutUntold(of demand: inout ExtortionDemand) {
        leaveOutLead(of: &demand)
        takeLaterDeadlines(into: &demand)
        let told = demand.deadline?.n
        leaveOut(from: .deadline, of: &demand) { $0.n == told || DeadlineReader.tellsTime($0.n, context: context) }
        leaveOut(from: .method, of: &demand) { citation in
            let marks = context.marks[citation.n]
            let codes = context.codes(in: marks)
            return codes.overlaps([.method, .mule]) || !PayeeMarks.payees(in: marks, codes: codes).isEmpty
                || context.timeline.text(citation.n).flatMap { PaymentMethod.named(in: $0) } != nil
        }
    }

    /// Takes out weak words that stand before the first threat: the course begins where somebody threatens in so many words.
    private func leaveOutLead(of demand: inout ExtortionDemand) {
        guard let all = demand.slots[.threat] else { return }
        func isHint(_ citation: Citation) -> Bool {
            context.citations(of: CodeSet.hints, at: citation.n, in: context.marks[citation.n]).contains {
                $0.rule == citation.rule
            }
        }
        guard let first = all.filter({ $0.isPlain && !isHint($0) }).map(\.n).min() else { return }
        demand.slots[.threat] = all.filter { $0.n >= first || !isHint($0) }
    }

    private func leaveOut(
        from slot: ExtortionDemand.Slot, of demand: inout ExtortionDemand, unless isTold: (Citation) -> Bool
    ) {
        guard let all = demand.slots[slot], all.contains(where: \.isMeasured) else { return }
        let kept = all.filter { !$0.isMeasured || isTold($0) }
        demand.slots[slot] = kept.isEmpty ? nil : kept
    }

    private static let ofPictures: CodeSet = [.imageRequest, .sexualRequest, .otherDemand]

    func add(_ citation: Citation, to slot: ExtortionDemand.Slot, of demand: inout ExtortionDemand) {
        demand.slots[slot, default: []].insertInOrder(citation)
    }
}
