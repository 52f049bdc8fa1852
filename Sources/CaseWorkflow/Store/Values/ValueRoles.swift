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

    private typealias Value = ValuePlaces.Value

    /// Messages of demands, by who makes them.
    private var demanding: [Account.ID: Set<Int32>] = [:]
    private var moves: [Account.ID: [Int32]] = [:]
    private let timeline: Timeline
    private let parts: AccountParts
    private let lines: TalkLines
    private let places: ValuePlaces
    /// Messages of complainants, witnesses and decoys before which a suspect asked for a value.
    private var answers: Set<Int32> = []

    init(_ analysis: CaseAnalysis, parts: AccountParts, lines: TalkLines) {
        timeline = analysis.timeline
        self.parts = parts
        self.lines = lines
        let messages = Set(analysis.identifiers.flatMap(\.messages)).sorted()
        places = ValuePlaces(messages) { analysis.timeline.text($0) }
        var questions: [Int32: Bool] = [:]
        answers = Set(messages.filter { isAnswer($0, &questions) })
        for finding in analysis.findings {
            switch finding {
            case .extortion(let demand):
                demanding[demand.account, default: []].formUnion(demand.slots.values.joined().map(\.n))
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
        var (isWriters, isReaders, isHanded) = (false, false, false)
        for n in identifier.messages {
            if let card = identifier.cards.first(where: { $0.n == n }) {
                if parts[account].role.isProtected || isHandedOver(card, by: account) {
                    isHanded = true
                    open.append(n)
                }
                continue
            }
            let signs = signs(of: identifier, in: n)
            isReaders = isReaders || signs.contains(.readers)
            if signs.contains(.others) || isPaid(identifier, in: n, by: account) { continue }
            isWriters = isWriters || signs.contains(.writers)
            open.append(n)
        }
        if open.isEmpty, !identifier.messages.isEmpty { return Use(role: .mentioned, isOthers: true) }
        if isWriters || isHanded && !parts[account].role.isProtected { return Use(role: .asserted) }
        if parts[account].role.isProtected {
            let isTold = open.contains { hands(identifier, in: $0) }
            return Use(role: isTold ? .asserted : role)
        }
        if LinkKind(identifier.kind).isBorne {
            return Use(role: !isReaders && isTold(identifier, in: open, by: account) ? .asserted : .mentioned)
        }
        return Use(role: self.role(of: identifier, in: open, by: account, told: role))
    }

    /// Whether a complainant, a witness or a decoy tells that they paid to it, or were told to.
    private func isPaid(_ identifier: IdentifierFinding, in n: Int32, by account: Account.ID) -> Bool {
        parts[account].role.isProtected && LinkKind(identifier.kind).isPayee
            && (timeline.text(n).map { OwningWords.tellOfPaying($0, to: ComparedValue.literal(of: identifier)) }
                ?? false)
    }

    /// Whether the words of the account's messages call a value theirs that somebody can own.
    func standing(of identifier: IdentifierFinding) -> UseStanding? {
        guard LinkKind(identifier.kind).isOwned else { return nil }
        let open = identifier.messages.filter { !signs(of: identifier, in: $0).contains(.others) }
        if open.isEmpty, !identifier.messages.isEmpty { return .named }
        let texts = open.compactMap { timeline.text($0) }
        return OwningWords.areOwning(texts, around: ComparedValue.literal(of: identifier)) ? .called : .named
    }

    /// An account is where to pay only where words prove it: its own, or those next to it.
    private func role(
        of identifier: IdentifierFinding, in messages: [Int32], by account: Account.ID, told: UseRole
    ) -> UseRole {
        if LinkKind(identifier.kind).isPayee {
            return messages.contains { isPayee(identifier, in: $0) } ? .asserted : .mentioned
        }
        return identifier.kind == "invite" || opensTalk(identifier) ? .asserted : told
    }

    private func isPayee(_ identifier: IdentifierFinding, in n: Int32) -> Bool {
        let signs = signs(of: identifier, in: n)
        if signs.contains(.alone) {
            // `his account is`, and the account in the next line.
            return !isCalledSomebodysBefore(n)
        }
        return signs.contains(.payee) || !signs.contains(.others) && isAskedWhereToPay(n)
    }

    private func isCalledSomebodysBefore(_ n: Int32) -> Bool {
        let entry = timeline.entry(n)
        guard let talk = entry.conversation, let earlier = lines.before(n, in: talk, atMost: 1).first,
            timeline.entry(earlier).actor == entry.actor, let text = timeline.text(earlier)
        else { return false }
        return PaymentQuestion.endsWithAccountOfAnother(text)
    }

    /// Whether somebody else asks how or where to pay right before a message.
    private func isAskedWhereToPay(_ n: Int32) -> Bool {
        let entry = timeline.entry(n)
        guard let talk = entry.conversation else { return false }
        return lines.before(n, in: talk, atMost: Self.reachOfSuspect).contains { earlier in
            timeline.entry(earlier).actor != entry.actor
                && (timeline.text(earlier).map { PaymentQuestion.asks($0) } ?? false)
        }
    }

    /// Whether a number, a name or an address is told to be used, by the words at its own place: whoever threatens names those of
    /// others in the same breath as their own.
    private func isTold(_ identifier: IdentifierFinding, in messages: [Int32], by account: Account.ID) -> Bool {
        // Keys that nobody knows by heart are sent to be used, and so are links that open a talk.
        if LinkKind.isKey(identifier.kind, identifier.value) || opensTalk(identifier) { return true }
        return messages.contains { n in
            let signs = signs(of: identifier, in: n)
            if signs.contains(.invited) { return true }
            guard signs.contains(.alone) else { return false }
            // "Add me there", and the name in one of the next lines; or somebody asks for it.
            return moves[account]?.contains { n > $0 && n <= $0 + 3 } ?? false || isAsked(n)
        }
    }

    private func opensTalk(_ identifier: IdentifierFinding) -> Bool {
        let literal = identifier.literal.lowercased()
        return Self.talkLinks.contains { link in
            guard let place = literal.range(of: link)?.lowerBound else { return false }
            return place == literal.startIndex || "/.@".contains(literal[literal.index(before: place)])
        }
    }

    /// Addresses that open a talk with whoever has the number or the name in them.
    private static let talkLinks = [
        "wa.me/", "api.whatsapp.com/send", "t.me/", "telegram.me/", "snapchat.com/add/", "m.me/", "kik.me/",
        "signal.me/", "tg://resolve",
    ]

    /// Whether a contact card is handed out to be used: not where it bears the name of somebody of the reader's, the lines
    /// beside it tell whose it is or what will be done to them, or it stands amid a demand without a word of contact.
    private func isHandedOver(_ card: IdentifierFinding.Card, by account: Account.ID) -> Bool {
        let names = card.name.lowercased().split { !$0.isLetter }.map(String.init)
        guard !names.contains(where: { ValueWords.relatives.contains($0) && !ValueWords.helpers.contains($0) }) else {
            return false
        }
        guard let talk = timeline.entry(card.n).conversation else { return true }
        let caption = timeline.text(card.n)
        if let caption, Self.isOfOthers(caption) { return false }
        let near =
            (lines.before(card.n, in: talk, atMost: Self.reachOfCard)
            + lines.after(card.n, in: talk, atMost: Self.reachOfCard)).filter { timeline.entry($0).actor == account }
        let said = near.compactMap { timeline.text($0) }
        guard !said.contains(where: Self.pointsAtOthers) else { return false }
        return !isAmidDemand(card.n, of: account, in: talk)
            || names.contains(where: ValueWords.helpers.contains)
            || (said + [caption].compactMap(\.self)).contains(where: Self.asksForContact)
    }

    /// Whether what the account says in one go around a message holds a part of a demand.
    private func isAmidDemand(_ n: Int32, of account: Account.ID, in talk: Conversation.ID) -> Bool {
        guard let parts = demanding[account] else { return false }
        let isOwn: (Int32) -> Bool = { timeline.entry($0).actor == account }
        let turn =
            lines.before(n, in: talk, atMost: Self.longestTurn).prefix(while: isOwn)
            + lines.after(n, in: talk, atMost: Self.longestTurn).prefix(while: isOwn)
        return turn.contains(where: parts.contains)
    }

    private static let longestTurn = 12

    /// `talk to him`, `my agent`, `this is me`: whoever hears it is to get hold of the card's bearer.
    private static func asksForContact(_ text: String) -> Bool {
        let words = text.prefix(longestBesideCard).lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
        guard words.count <= mostWordsOfContact, !words.contains(where: ValueWords.joints.contains) else {
            return false
        }
        // `i send it to my contacts` is about others.
        guard words.first.map({ !ValueWords.firstPersons.contains($0) || $0 == "im" || $0 == "i'm" }) ?? false else {
            return false
        }
        return words.contains {
            ValueWords.contacts.contains($0) || ValueWords.contactsOfWriter.contains($0)
                || ValueWords.helpers.contains($0)
                || ValueWords.ofWriter.contains($0) && $0 != "us" || ValueWords.fresh.contains($0)
                || ValueWords.orders.contains($0)
        }
    }

    private static let mostWordsOfContact = 12

    /// Whether the words of a card's own message tell that it is somebody's of the reader, or whoever is to suffer by it.
    private static func isOfOthers(_ text: String) -> Bool {
        let line = Array("\(text.suffix(longestBesideCard)) \(stand)".utf8)
        let around = ValueSurroundings(line.count - stand.utf8.count..<line.count, in: line)
        if around.namesPeopleOfReader || around.isAudience || around.isWarnedOf || around.isOfInstitution {
            return true
        }
        let front = Array("\(stand) \(text.prefix(longestBesideCard))".utf8)
        let behind = ValueSurroundings(0..<stand.utf8.count, in: front)
        return behind.namesPeopleOfReader || behind.isAudience || behind.isWarnedOf
    }

    /// Whether a line next to a card says the like of it.
    ///
    /// `your mum right`, `I send it to her`; a threat to send it to all of them is about others than the card.
    private static func pointsAtOthers(_ text: String) -> Bool {
        let words = text.prefix(longestBesideCard).lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
        guard words.count <= mostWordsOfPointer else { return false }
        // `this one is first`, `and 40 more contacts`.
        if words.contains(where: ValueWords.ofList.contains), !words.contains(where: ValueWords.contacts.contains) {
            return true
        }
        let isPointing = words.contains {
            ["him", "her", "this", "he", "she", "ihr", "ihm", "lui", "él", "ella"].contains($0)
        }
        return isOfOthers(text) && (isPointing || !words.contains { ValueWords.deeds.contains($0) })
    }

    private static let mostWordsOfPointer = 8
    private static let reachOfCard = 1
    private static let longestBesideCard = 200
    /// What stands for the card in the sentence beside it.
    private static let stand = "0"

    /// The services that an account tells a user name for: at the name, or in the lines before it where it stands alone.
    func services(of identifier: IdentifierFinding, by account: Account.ID) -> [String] {
        guard identifier.kind == "username" else { return [] }
        let value = Value(kind: identifier.kind, value: identifier.value)
        return Set(
            identifier.messages.compactMap { n -> String? in
                if let card = identifier.cards.first(where: { $0.n == n }) { return card.service }
                if let told = places.service(of: value, in: n) { return told }
                guard signs(of: identifier, in: n).contains(.alone), let talk = timeline.entry(n).conversation else {
                    return nil
                }
                return lines.before(n, in: talk, atMost: Self.reachOfService).lazy.compactMap { earlier in
                    timeline.text(earlier).flatMap(ToldService.only)
                }.first
            }
        ).sorted()
    }

    private static let reachOfService = 3

    // MARK: Messages

    /// What is told of the value in a message.
    func signs(of identifier: IdentifierFinding, in n: Int32) -> ValuePlaces.Signs {
        places.signs(of: Value(kind: identifier.kind, value: identifier.value), in: n)
    }

    /// Whether a complainant, a witness or a decoy hands the value to a suspect: one who asked for such, or in a line of its own.
    private func hands(_ identifier: IdentifierFinding, in n: Int32) -> Bool {
        answers.contains(n)
            || signs(of: identifier, in: n).contains(.alone) && isOfSuspectsTalk(n)
    }

    private func isOfSuspectsTalk(_ n: Int32) -> Bool {
        timeline.entry(n).conversation.map(parts.talksWithSuspects.contains) ?? false
    }

    /// Whether somebody else asks for a value right before a message.
    private func isAsked(_ n: Int32) -> Bool {
        let entry = timeline.entry(n)
        guard let talk = entry.conversation else { return false }
        return lines.before(n, in: talk, atMost: Self.reachOfSuspect).contains { earlier in
            timeline.entry(earlier).actor != entry.actor
                && (timeline.text(earlier).map { ValueQuestion.asks($0) } ?? false)
        }
    }

    private static let reachOfSuspect = 2

    /// Whether somebody else asks for a value close before a message; `questions` keeps what was read.
    private func isAnswer(_ n: Int32, _ questions: inout [Int32: Bool]) -> Bool {
        let entry = timeline.entry(n)
        guard let writer = entry.actor, parts[writer].role.isProtected, let talk = entry.conversation,
            isOfSuspectsTalk(n)
        else { return false }
        return lines.before(n, in: talk, atMost: Self.reach).contains { earlier in
            guard timeline.entry(earlier).actor != writer else { return false }
            if let known = questions[earlier] { return known }
            let asks = timeline.text(earlier).map { ValueQuestion.asks($0) } ?? false
            questions[earlier] = asks
            return asks
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
