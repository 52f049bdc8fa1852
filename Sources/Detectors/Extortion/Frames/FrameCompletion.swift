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
    private let account: Account.ID

    private static let mostPayees = 20

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
        takeAccountInLines(context.events(first...last, behind: Self.behind), into: &demand)
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
    private func takePayees(
        of entry: TimelineEntry, _ marks: Marks, _ codes: CodeSet, into demand: inout ExtortionDemand
    ) {
        guard !codes.contains(.paid), !context.codes(in: marks).overlaps([.report, .quote]) else { return }
        for match in PayeeMarks.payees(in: marks, codes: codes) where demand.payees.count < Self.mostPayees {
            let payee = ExtortionDemand.Payee(kind: match.kind.rawValue, value: match.value)
            guard !demand.payees.contains(payee) else { continue }
            demand.payees.append(payee)
            add(Citation(n: entry.n, rule: "entity.\(match.kind.rawValue)", span: match.span), to: .method, of: &demand)
        }
    }

    /// Takes out accounts of which no message of the demand proves that money is to go there: whoever threatens names those of
    /// others too.
    private func leaveOutUnproven(_ stretch: ArraySlice<Int32>, of demand: inout ExtortionDemand) {
        guard !demand.payees.isEmpty else { return }
        let wanted = Set(demand.payees)
        var proven: Set<ExtortionDemand.Payee> = []
        var unproven: [Int32: Set<ExtortionDemand.Payee>] = [:]
        for n in stretch {
            let marks = context.marks[n]
            guard !marks.identifiers.isEmpty, own(n) != nil, let text = context.timeline.text(n) else { continue }
            for match in marks.identifiers {
                let payee = ExtortionDemand.Payee(kind: match.kind.rawValue, value: match.value)
                guard wanted.contains(payee) else { continue }
                if proves(match, in: text, n) {
                    proven.insert(payee)
                } else {
                    unproven[n, default: []].insert(payee)
                }
            }
        }
        demand.payees.removeAll { !proven.contains($0) }
        guard let cited = demand.slots[.method] else { return }
        let kept = cited.filter { citation in
            guard let named = unproven[citation.n], citation.rule.hasPrefix("entity.") else { return true }
            return !named.contains { $0.kind == citation.rule.dropFirst("entity.".count) }
                || context.marks[citation.n].identifiers.contains { match in
                    citation.range.map { $0 == match.span } ?? false
                        && proven.contains(
                            ExtortionDemand.Payee(kind: match.kind.rawValue, value: match.value))
                }
        }
        demand.slots[.method] = kept.isEmpty ? nil : kept
    }

    private func proves(_ match: IdentifierMatch, in text: String, _ n: Int32) -> Bool {
        guard match.kind != .url else { return true }
        let span = Int(match.span.lowerBound)..<Int(match.span.upperBound)
        let utf8 = Array(text.utf8)
        let frame = ValueFrame(of: span, in: utf8, isPayee: true, isCalled: false)
        if frame?.isPayee == true { return true }
        // A number, an address or a name that is told to be used beside a way to pay.
        let isBorne = [.phone, .email, .username].contains(match.kind)
        if isBorne, ValueFrame(of: span, in: utf8, isPayee: false, isCalled: match.kind != .username)?.isOthers == false
        {
            return true
        }
        return frame == nil && isAskedWhereToPay(n)
    }

    /// Whether somebody else asks how or where to pay in one of the two messages before.
    func isAskedWhereToPay(_ n: Int32) -> Bool {
        let earlier = context.events(n...n, before: Self.before).dropLast().reversed().lazy
            .map { context.timeline.entry($0) }.filter { $0.kind == .message }.prefix(2)
        return earlier.contains { entry in
            entry.actor != account && (context.timeline.text(entry.n).map { PaymentQuestion.asks($0) } ?? false)
        }
    }

    /// Events before an account that are looked through for a question.
    private static let before = 12

    /// British bank details that the account sends in several messages of the demand.
    private func takeAccountInLines(_ stretch: ArraySlice<Int32>, into demand: inout ExtortionDemand) {
        var lines = UKAccountLines()
        for n in stretch.prefix(Self.mostOfStretch) {
            guard let entry = own(n) else { continue }
            let mayHold = context.timeline.withText(n, UKAccountLines.mayHold) ?? false
            guard let told = lines.take(mayHold ? context.timeline.text(n) : nil, n: n, time: entry.time),
                demand.payees.count < Self.mostPayees
            else { continue }
            let payee = ExtortionDemand.Payee(kind: told.match.kind.rawValue, value: told.match.value)
            if !demand.payees.contains(payee) { demand.payees.append(payee) }
            for message in told.messages {
                add(Citation(n: message, rule: "entity.\(payee.kind)"), to: .method, of: &demand)
            }
        }
    }

    /// Events behind the last part in which the account to pay to may follow.
    private static let behind = 12
    private static let mostOfStretch = 2_000

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
