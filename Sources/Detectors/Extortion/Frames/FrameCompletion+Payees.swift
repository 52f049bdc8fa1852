// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Where the money of a demand is to go, as far as its messages prove it.
extension FrameCompletion {
    private static let mostPayees = 20

    func takePayees(
        of entry: TimelineEntry, _ marks: Marks, _ codes: CodeSet, into demand: inout ExtortionDemand
    ) {
        guard !codes.contains(.paid), !context.codes(in: marks).overlaps([.report, .quote]) else { return }
        for match in PayeeMarks.payees(in: marks, codes: codes) where demand.payees.count < Self.mostPayees {
            let payee = Self.payee(match)
            guard !demand.payees.contains(payee) else { continue }
            demand.payees.append(payee)
            add(Citation(n: entry.n, rule: "entity.\(match.kind.rawValue)", span: match.span), to: .method, of: &demand)
        }
    }

    /// Takes out accounts of which no message of the demand proves that money is to go there: whoever threatens names those of
    /// others too.
    func leaveOutUnproven(_ stretch: ArraySlice<Int32>, of demand: inout ExtortionDemand) {
        guard !demand.payees.isEmpty else { return }
        let wanted = Set(demand.payees)
        var proven: Set<ExtortionDemand.Payee> = []
        var unproven: [Int32: Set<ExtortionDemand.Payee>] = [:]
        for n in stretch {
            let marks = context.marks[n]
            guard !marks.identifiers.isEmpty, own(n) != nil, let text = context.timeline.text(n) else { continue }
            let named = marks.identifiers.filter { wanted.contains(Self.payee($0)) }
            for (match, isProven) in zip(named, proofs(of: named, in: Array(text.utf8), n)) {
                if isProven {
                    proven.insert(Self.payee(match))
                } else {
                    unproven[n, default: []].insert(Self.payee(match))
                }
            }
        }
        demand.payees.removeAll { !proven.contains($0) }
        guard let cited = demand.slots[.method] else { return }
        let kept = cited.filter { citation in
            guard let named = unproven[citation.n], citation.rule.hasPrefix("entity.") else { return true }
            return !named.contains { $0.kind == citation.rule.dropFirst("entity.".count) }
                || context.marks[citation.n].identifiers.contains { match in
                    citation.range.map { $0 == match.span } ?? false && proven.contains(Self.payee(match))
                }
        }
        demand.slots[.method] = kept.isEmpty ? nil : kept
    }

    private static func payee(_ match: IdentifierMatch) -> ExtortionDemand.Payee {
        ExtortionDemand.Payee(kind: match.kind.rawValue, value: match.value)
    }

    /// Which of the values of a message are proven: by the words around them, or by those of one that they are told in one go
    /// with.
    private func proofs(of matches: [IdentifierMatch], in utf8: [UInt8], _ n: Int32) -> [Bool] {
        var found = matches.map { proves($0, in: utf8, n) }
        for index in matches.indices where !found[index] {
            let span = Self.span(matches[index])
            guard ValueFrame(of: span, in: utf8, isPayee: true, isCalled: false) == nil else { continue }
            found[index] = matches.indices.contains {
                found[$0] && ValueRow.joins(Self.span(matches[$0]), span, in: utf8)
            }
        }
        return found
    }

    private static func span(_ match: IdentifierMatch) -> Range<Int> {
        Int(match.span.lowerBound)..<Int(match.span.upperBound)
    }

    private func proves(_ match: IdentifierMatch, in utf8: [UInt8], _ n: Int32) -> Bool {
        guard match.kind != .url else { return true }
        let span = Self.span(match)
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
    func takeAccountInLines(_ stretch: ArraySlice<Int32>, into demand: inout ExtortionDemand) {
        var lines = UKAccountLines()
        for n in stretch.prefix(Self.mostOfStretch) {
            guard let entry = own(n) else { continue }
            let mayHold = context.timeline.withText(n, UKAccountLines.mayHold) ?? false
            guard let told = lines.take(mayHold ? context.timeline.text(n) : nil, n: n, time: entry.time),
                demand.payees.count < Self.mostPayees
            else { continue }
            let payee = Self.payee(told.match)
            if !demand.payees.contains(payee) { demand.payees.append(payee) }
            for message in told.messages {
                add(Citation(n: message, rule: "entity.\(payee.kind)"), to: .method, of: &demand)
            }
        }
    }

    /// Events behind the last part in which the account to pay to may follow.
    static let behindPayees = 12
    private static let mostOfStretch = 2_000
}
