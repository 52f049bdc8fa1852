// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import ChatModel
import Comparison
import Foundation
import Identifiers

/// What accounts do with the values they write: told to be used, or only named.
struct ValueRoles {
    /// How an account uses a value.
    struct Use {
        var role: UseRole
        /// Whether every message says that the value is somebody else's.
        var isOthers = false
    }

    private struct Value: Hashable {
        var kind: String
        var value: String
    }

    private struct Place: Hashable {
        var account: Account.ID
        var conversation: Conversation.ID
    }

    private var payees: Set<Value> = []
    private var audience: [Account.ID: Set<Int32>] = [:]
    private var demanding: Set<Place> = []
    private var moves: [Account.ID: [Int32]] = [:]
    private let timeline: Timeline
    private let parts: AccountParts
    private let lines: TalkLines

    init(_ analysis: CaseAnalysis, parts: AccountParts, lines: TalkLines) {
        timeline = analysis.timeline
        self.parts = parts
        self.lines = lines
        for finding in analysis.findings {
            switch finding {
            case .extortion(let demand):
                demanding.insert(Place(account: demand.account, conversation: demand.conversation))
                for payee in demand.payees { payees.insert(Value(kind: payee.kind, value: payee.value)) }
                audience[demand.account, default: []].formUnion((demand.slots[.audience] ?? []).map(\.n))
            case .indicator(let indicator) where indicator.detector == "platform-move":
                moves[indicator.account, default: []] += indicator.citations.map(\.n)
            default: continue
            }
        }
    }

    /// What an account does with a value, from the words around it, the messages next to it and the findings.
    func use(of identifier: IdentifierFinding, by account: Account.ID) -> Use {
        let role = UseRole(rawValue: identifier.role.rawValue) ?? .mentioned
        if role == .own { return Use(role: .own) }
        var open: [Int32] = []
        var isWriters = false
        for n in identifier.messages {
            let frames = frames(of: identifier, in: n)
            if frames.allSatisfy({ $0?.isOthers == true }) && !frames.isEmpty { continue }
            isWriters = isWriters || frames.contains(.ofWriter)
            open.append(n)
        }
        if open.isEmpty, !identifier.messages.isEmpty { return Use(role: .mentioned, isOthers: true) }
        if isWriters { return Use(role: .asserted) }
        if parts[account].role.isProtected {
            let isTold = open.contains { isAnswer(identifier, in: $0) }
            return Use(role: isTold ? .asserted : role)
        }
        return Use(role: self.role(of: identifier, in: open, by: account, told: role))
    }

    /// A payee named in a demand, or in the talk in which there is one, is where to pay, though it stands in a line of
    /// its own; a number or name said to frighten ("I send it to …") belongs to somebody else.
    private func role(
        of identifier: IdentifierFinding, in messages: [Int32], by account: Account.ID, told: UseRole
    ) -> UseRole {
        if LinkKind(identifier.kind).isPayee {
            let isDemanded =
                payees.contains(Value(kind: identifier.kind, value: identifier.value))
                || messages.contains { n in
                    timeline.entry(n).conversation.map {
                        demanding.contains(Place(account: account, conversation: $0))
                    } ?? false
                }
            return isDemanded || messages.contains(where: { isAlone(identifier, in: $0) }) ? .asserted : told
        }
        // Links that open a talk with a number or join a group are sent to be used, and so are keys that nobody knows by heart.
        if identifier.kind == "invite" || LinkKind.isKey(identifier.kind, identifier.value) { return .asserted }
        if told == .mentioned, identifier.kind == "phone" || identifier.kind == "url",
            Self.talkLinks.contains(where: { identifier.literal.lowercased().contains($0) })
        {
            return .asserted
        }
        if told == .asserted, !messages.isEmpty, let audience = audience[account] {
            return messages.allSatisfy(audience.contains) ? .mentioned : .asserted
        }
        guard told == .mentioned, Self.names.contains(identifier.kind) else { return told }
        if messages.contains(where: { isInvited(identifier, in: $0) }) { return .asserted }
        // "Add me there", and the name in one of the next lines.
        let follows = messages.contains { n in moves[account]?.contains { n >= $0 && n <= $0 + 3 } ?? false }
        return follows ? .asserted : told
    }

    /// Kinds of which somebody is a bearer.
    private static let names: Set<String> = ["username", "phone", "email"]
    /// Addresses that open a talk with whoever has the number in them.
    private static let talkLinks = ["wa.me/", "api.whatsapp.com/send"]

    /// Whether a line is nothing but the value: who sends an account or a wallet so hands it over.
    private func isAlone(_ identifier: IdentifierFinding, in n: Int32) -> Bool {
        timeline.text(n).map { $0.filter { !$0.isWhitespace } == identifier.literal.filter { !$0.isWhitespace } }
            ?? false
    }

    private static let invitations = [
        "add me", "add my", "text me", "message me", "msg me", "dm me", "find me", "write me", "hmu", "hit me up",
        "follow me", "follow my",
    ]

    /// Whether a name stands close behind words that ask to use it: `add my snapchat: name`.
    private func isInvited(_ identifier: IdentifierFinding, in n: Int32) -> Bool {
        guard let text = timeline.text(n)?.lowercased(),
            let place = text.range(of: identifier.literal.lowercased())?.lowerBound
        else { return false }
        let before = text[..<place].suffix(28)
        return Self.invitations.contains { before.contains($0) }
    }

    // MARK: Words around

    /// What is said around each place of the value in a message.
    func frames(of identifier: IdentifierFinding, in n: Int32) -> [ValueFrame?] {
        guard let text = timeline.text(n) else { return [] }
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        let bytes = Array(text.utf8)
        IdentifierFinder().find(in: bytes.span, identifiers: &found, money: &sums)
        return found.filter { $0.kind.rawValue == identifier.kind && $0.value == identifier.value }.map { match in
            ValueFrame(
                of: Int(match.span.lowerBound)..<Int(match.span.upperBound), in: text,
                isPayee: LinkKind(identifier.kind).isPayee, isCalled: identifier.kind == "phone")
        }
    }

    /// Whether a complainant, a witness or a decoy tells the value to a suspect who asked for such, or in a line of its own.
    private func isAnswer(_ identifier: IdentifierFinding, in n: Int32) -> Bool {
        guard let talk = timeline.entry(n).conversation, parts.talksWithSuspects.contains(talk) else { return false }
        if isAlone(identifier, in: n) { return true }
        let writer = timeline.entry(n).actor
        return lines.before(n, in: talk, atMost: Self.reach).contains { earlier in
            timeline.entry(earlier).actor != writer
                && timeline.text(earlier).map { ValueQuestion.asks($0) } ?? false
        }
    }

    /// Lines before an answer among which the question is looked for.
    private static let reach = 5
}

/// Whether somebody asks for a number, a name or an account.
enum ValueQuestion {
    private static let longest = 400

    /// Whether a text does.
    static func asks(_ text: String) -> Bool {
        let words = text.prefix(longest).lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
        guard words.contains(where: ValueWords.things.contains) else { return false }
        let isAsked = text.contains("?") || words.contains(where: ValueWords.questions.contains)
        return isAsked && (text.contains("?") || words.contains(where: Self.isReader))
    }

    private static func isReader(_ word: String) -> Bool {
        ValueWords.ofReader.contains(word) || ["you", "u", "me", "dir", "ti", "toi", "sayo"].contains(word)
    }
}
