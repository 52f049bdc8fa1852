// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Comparison
import Identifiers
import RuleEngine

/// Gathers every identifier of a case with the messages it stands in, from texts and from account data.
struct IdentifierLedger {
    private let timeline: Timeline
    private let marks: MarkTable
    private let rules: RuleSet
    private let cards: [ContactCards.Found]

    private struct Key: Hashable {
        var kind: IdentifierMatch.Kind
        var value: String
        var account: Account.ID?
    }

    init(timeline: Timeline, marks: MarkTable, rules: RuleSet, cards: [ContactCards.Found]) {
        self.cards = cards
        self.timeline = timeline
        self.marks = marks
        self.rules = rules
    }

    /// By kind, value, account.
    func findings() -> [IdentifierFinding] {
        var found: [Key: IdentifierFinding] = [:]
        for (index, account) in timeline.accounts.enumerated() {
            collect(account, Account.ID(Int32(index)), into: &found)
        }
        for n in marks.numbersWithIdentifiers {
            let marks = marks[n]
            guard let text = timeline.text(n) else { continue }
            let writer = timeline.entry(n).actor
            let codes = codes(of: marks)
            for var match in marks.identifiers {
                if match.kind == .username, let service = service(of: match, in: text, n) { match.kind = service }
                let role = role(of: match, in: text, codes, marks)
                collect(match, text: text, n: n, writer: writer, role: role, into: &found)
            }
        }
        for card in cards { collect(card, into: &found) }
        collectAccountsInLines(into: &found)
        return found.sorted { left, right in
            if left.key.kind != right.key.kind { return left.key.kind < right.key.kind }
            if left.key.value != right.key.value { return left.key.value < right.key.value }
            return (left.key.account?.rawValue ?? -1) < (right.key.account?.rawValue ?? -1)
        }.map(\.value)
    }

    /// British bank details that somebody sends in several messages of a talk.
    private func collectAccountsInLines(into found: inout [Key: IdentifierFinding]) {
        struct Sender: Hashable {
            var conversation: Conversation.ID?
            var account: Account.ID
        }
        var senders: [Sender: UKAccountLines] = [:]
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.wasSent, !entry.isForwarded, let account = entry.actor else { continue }
            let sender = Sender(conversation: entry.conversation, account: account)
            let mayHold =
                (2...Int(UKAccountLines.longest)).contains(Int(entry.textLength))
                && timeline.withText(n, UKAccountLines.mayHold) ?? false
            // Most senders write no such line: nothing is kept of them.
            guard mayHold || senders[sender] != nil else { continue }
            guard
                let told = senders[sender, default: UKAccountLines()].take(
                    mayHold ? timeline.text(n) : nil, n: n, time: entry.time)
            else { continue }
            let key = Key(kind: told.match.kind, value: told.match.value, account: account)
            guard found[key] == nil else { continue }
            found[key] = IdentifierFinding(
                kind: told.match.kind.rawValue, value: told.match.value,
                literal: told.messages.compactMap { timeline.text($0) }.joined(separator: " "),
                status: told.match.status.rawValue, role: .asserted, account: account, isObfuscated: false,
                messages: told.messages)
        }
    }

    /// An account's own identifiers, as its export or contact list gives them.
    private func collect(_ account: Account, _ id: Account.ID, into found: inout [Key: IdentifierFinding]) {
        for identifier in account.identifiers {
            let kind: IdentifierMatch.Kind
            switch identifier.kind {
            case .phone: kind = .phone
            case .email: kind = .email
            case .username: kind = .username
            case .profileURL: kind = .url
            case .platformID, .displayName: continue
            }
            let key = Key(kind: kind, value: identifier.normalized, account: id)
            found[key] = IdentifierFinding(
                kind: kind.rawValue, value: identifier.normalized, literal: identifier.literal,
                status: IdentifierMatch.Status.unverifiable.rawValue, role: .own, account: id, isObfuscated: false,
                messages: [])
        }
    }

    private func collect(
        _ match: IdentifierMatch, text: String, n: Int32, writer: Account.ID?, role: IdentifierFinding.Role,
        into found: inout [Key: IdentifierFinding]
    ) {
        let key = Key(kind: match.kind, value: match.value, account: writer)
        if var known = found[key] {
            if known.messages.last != n { known.messages.append(n) }
            if known.role == .mentioned { known.role = role }
            if match.status == .valid { known.status = match.status.rawValue }
            found[key] = known
            return
        }
        let utf8 = Array(text.utf8)
        let span = Int(match.span.lowerBound)..<min(Int(match.span.upperBound), utf8.count)
        found[key] = IdentifierFinding(
            kind: match.kind.rawValue, value: match.value, literal: String(decoding: utf8[span], as: UTF8.self),
            status: match.status.rawValue, role: role, account: writer, isObfuscated: match.isObfuscated,
            messages: [n])
    }

    /// A value of a contact card: it stands in the card and not in the words, so that no rule tells what is done with it.
    private func collect(_ card: ContactCards.Found, into found: inout [Key: IdentifierFinding]) {
        let key = Key(kind: card.match.kind, value: card.match.value, account: card.writer)
        var known =
            found[key]
            ?? IdentifierFinding(
                kind: card.match.kind.rawValue, value: card.match.value, literal: card.literal,
                status: card.match.status.rawValue, role: .mentioned, account: card.writer, isObfuscated: false,
                messages: [])
        if card.match.status == .valid { known.status = card.match.status.rawValue }
        known.messages = Set(known.messages + [card.card.n]).sorted()
        known.cards.append(card.card)
        found[key] = known
    }

    /// The payment service of a handle that stands without one, by what was said before it in the talk.
    private func service(of match: IdentifierMatch, in text: String, _ n: Int32) -> IdentifierMatch.Kind? {
        let literal = String(
            decoding: text.utf8.dropFirst(Int(match.span.lowerBound)).prefix(match.span.count), as: UTF8.self)
        let conversation = timeline.entry(n).conversation
        let first = max(timeline.numbers.lowerBound, n - Self.nearby)
        let texts = (first...n).reversed().lazy.filter { place in
            let entry = timeline.entry(place)
            return entry.conversation == conversation && entry.kind == .message
        }.prefix(ServiceHandle.reach + 1).compactMap { timeline.text($0) }
        return ServiceHandle.service(of: literal, in: texts)
    }

    /// Events before a handle that are looked through for those of its talk.
    private static let nearby: Int32 = 200

    /// What the writer does with the identifiers of a message, judged by the words around them and the rules that hit in it.
    ///
    /// An account or a wallet is asserted where words prove that money is to go there (`ValueFrame`, `ValueRow`). A message that asks for
    /// payment, names a way to pay or invites to another place asserts the pages that it names. What somebody bears is asserted
    /// by an invitation alone, and only right behind it: whoever threatens to write to a mother tells her number in the same
    /// breath.
    private func role(
        of match: IdentifierMatch, in text: String, _ codes: Set<String>, _ marks: Marks
    ) -> IdentifierFinding.Role {
        let kind = LinkKind(match.kind.rawValue)
        if kind.isBorne {
            let isInvited = marks.rules.contains { hit in
                rules.rule(hit.rule).code.rawValue == "G.move" && hit.span.lowerBound <= match.span.lowerBound
                    && match.span.lowerBound - hit.span.upperBound <= Self.invitationReach
            }
            return isInvited ? .asserted : .mentioned
        }
        if kind.isPayee {
            return isPlaceToPay(match, in: Array(text.utf8), marks) ? .asserted : .mentioned
        }
        return codes.isDisjoint(with: ["X.dem", "X.met", "X.rep", "X.dl", "G.move"]) ? .mentioned : .asserted
    }

    /// Whether words prove it of the value itself, or of one that it is told in one go with.
    private func isPlaceToPay(_ match: IdentifierMatch, in utf8: [UInt8], _ marks: Marks) -> Bool {
        func span(_ match: IdentifierMatch) -> Range<Int> {
            Int(match.span.lowerBound)..<Int(match.span.upperBound)
        }
        func frame(_ match: IdentifierMatch) -> ValueFrame? {
            ValueFrame(of: span(match), in: utf8, isPayee: true, isCalled: false)
        }
        if let frame = frame(match) { return frame.isPayee }
        return marks.identifiers.contains { other in
            LinkKind(other.kind.rawValue).isPayee && ValueRow.joins(span(other), span(match), in: utf8)
                && frame(other)?.isPayee == true
        }
    }

    /// Letters between an invitation and what is told by it, in UTF-8.
    private static let invitationReach: Int32 = 24

    private func codes(of marks: Marks) -> Set<String> {
        Set(marks.rules.map { rules.rule($0.rule).code.rawValue })
    }
}
