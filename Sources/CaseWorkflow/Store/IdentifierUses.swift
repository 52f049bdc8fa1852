// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import ChatModel
import Comparison
import Foundation
import Identifiers

/// What each account of a case uses, and how: the identifiers of the analysis, seen with an eye on links.
struct IdentifierUses {
    private let analysis: CaseAnalysis
    private let parts: AccountParts
    private var found: [Account.ID: [Key: FiledIdentifier]] = [:]

    private struct Key: Hashable {
        var kind: String
        var value: String
    }

    /// Files smaller than this are placeholders and tiny previews.
    private static let leastBytes = 1024
    init(_ analysis: CaseAnalysis, parts: AccountParts) {
        self.analysis = analysis
        self.parts = parts
        for (index, account) in analysis.timeline.accounts.enumerated() {
            for identifier in account.identifiers where identifier.kind == .platformID {
                add(
                    FiledIdentifier(
                        kind: "accountId", value: "\(account.platform.rawValue):\(identifier.normalized)",
                        literal: identifier.literal, status: "valid", role: .own, messages: []),
                    of: Account.ID(Int32(index)))
            }
        }
        for (index, account) in analysis.timeline.accounts.enumerated() where account.platform == .whatsapp {
            // Whoever is in no address book bears a number as a name.
            guard !account.identifiers.contains(where: { $0.kind == .phone }),
                account.name.allSatisfy({ $0.isNumber || $0.isWhitespace || "+-().".contains($0) }),
                let number = Self.number(account.name)
            else { continue }
            add(
                FiledIdentifier(
                    kind: "phone", value: number, literal: account.name, status: "valid", role: .own, messages: []),
                of: Account.ID(Int32(index)))
        }
        let demands = Demands(analysis)
        for identifier in analysis.identifiers {
            guard let account = identifier.account else { continue }
            let (value, status) = Self.linkable(identifier)
            add(
                FiledIdentifier(
                    kind: identifier.kind, value: value, literal: identifier.literal, status: status,
                    role: demands.role(of: identifier, by: account), isDisguised: identifier.isObfuscated,
                    messages: identifier.messages),
                of: account)
        }
        addFiles()
        assertOfVictims()
        yieldToVictims()
    }

    /// An account or a wallet that a victim, witness or decoy writes in a talk with a suspect, before any suspect of the
    /// case did, is told by them, whatever the words.
    private mutating func assertOfVictims() {
        var firsts: [Key: Int32] = [:]
        for account in parts.suspects {
            for (key, use) in found[account] ?? [:] {
                firsts[key] = min(firsts[key] ?? .max, use.messages.first ?? .min)
            }
        }
        for (account, uses) in found where parts[account].role.isProtected {
            for (key, use) in uses where use.role == .mentioned && LinkKind(key.kind).isPayee {
                guard let n = use.messages.first, n < firsts[key] ?? .max, isWithSuspect(n) else { continue }
                found[account]?[key]?.role = .asserted
            }
        }
    }

    private func isWithSuspect(_ n: Int32) -> Bool {
        guard let conversation = analysis.timeline.entry(n).conversation else { return false }
        let members = Set(analysis.summary.conversations[Int(conversation.rawValue)].participants)
            .union(analysis.timeline[conversation].members)
        return !members.isDisjoint(with: parts.suspects)
    }

    /// What a victim, witness or decoy wrote before a suspect did is theirs: a suspect who repeats it says no more than
    /// that they know it.
    private mutating func yieldToVictims() {
        var firsts: [Key: Int32] = [:]
        for (account, uses) in found where parts[account].role.isProtected {
            for (key, use) in uses {
                let first = use.role == .own ? Int32.min : use.messages.first ?? .max
                firsts[key] = min(firsts[key] ?? .max, first)
            }
        }
        for account in parts.suspects {
            for (key, use) in found[account] ?? [:] {
                guard let first = firsts[key], use.role == .asserted, let own = use.messages.first, first < own else {
                    continue
                }
                found[account]?[key]?.role = .mentioned
            }
        }
    }

    /// By kind and value.
    subscript(account: Account.ID) -> [FiledIdentifier] {
        (found[account] ?? [:]).values.sorted { ($0.kind, $0.value) < ($1.kind, $1.value) }
    }

    private mutating func add(_ use: FiledIdentifier, of account: Account.ID) {
        let key = Key(kind: use.kind, value: use.value)
        guard var known = found[account]?[key] else {
            found[account, default: [:]][key] = use
            return
        }
        let order: [UseRole] = [.own, .asserted, .mentioned]
        if order.firstIndex(of: use.role) ?? 0 < order.firstIndex(of: known.role) ?? 0 { known.role = use.role }
        if use.status == "valid" { known.status = "valid" }
        known.isDisguised = known.isDisguised && use.isDisguised
        known.messages = Set(known.messages + use.messages).sorted()
        found[account]?[key] = known
    }

    /// A number of the account data in the form in which texts give it: international, where it can be told.
    private static func linkable(_ identifier: IdentifierFinding) -> (value: String, status: String) {
        if identifier.kind == "email" { return (Self.mailbox(identifier.value), identifier.status) }
        if identifier.kind == "url" { return (ComparedAddress.text(of: identifier.value), identifier.status) }
        guard identifier.messages.isEmpty, identifier.role == .own else { return (identifier.value, identifier.status) }
        guard identifier.kind == "phone", identifier.value.first != "+" else { return (identifier.value, "valid") }
        return number(identifier.literal).map { ($0, "valid") } ?? (identifier.value, "unverifiable")
    }

    /// The box that an address leads to: without a tag, and where the service does not read them, without dots.
    ///
    /// Gmail: https://support.google.com/mail/answer/7436150 (dots do not matter, googlemail.com is the same).
    private static func mailbox(_ address: String) -> String {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts[0].split(separator: "+").first else { return address }
        if parts[1] == "gmail.com" || parts[1] == "googlemail.com" {
            return name.filter { $0 != "." } + "@gmail.com"
        }
        return "\(name)@\(parts[1])"
    }

    /// The one number that a text is, in international form.
    private static func number(_ text: String) -> String? {
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        let literal = Array("phone \(text)".utf8)
        IdentifierFinder().find(in: literal.span, identifiers: &found, money: &sums)
        guard let number = found.first(where: { $0.kind == .phone }), found.count == 1, number.value.first == "+" else {
            return nil
        }
        return number.value
    }

    /// Files that somebody sent; a victim's own are kept too, so that nobody is linked by sending them back.
    private mutating func addFiles() {
        let timeline = analysis.timeline
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.hasDetails, let actor = entry.actor else { continue }
            let role = parts[actor].role
            guard role != .other else { continue }
            for attachment in timeline.attachments(n) {
                switch attachment.kind {
                case .image, .video, .audio, .voice, .document: break
                default: continue
                }
                var digest = attachment.embeddedDigest
                if let exhibit = attachment.exhibit, analysis.exhibits.indices.contains(Int(exhibit)) {
                    let record = analysis.exhibits[Int(exhibit)]
                    digest = record.bytes >= Self.leastBytes ? record.sha256 : nil
                }
                guard let digest, !digest.isEmpty else { continue }
                add(
                    FiledIdentifier(
                        kind: "fileHash", value: digest, literal: digest, status: "valid",
                        role: role == .suspect ? .asserted : .own, messages: [n]),
                    of: actor)
            }
        }
    }

    /// What the findings tell about the use of a value beyond the words of its own message.
    private struct Demands {
        private var payees: Set<Key> = []
        private var audience: [Account.ID: Set<Int32>] = [:]
        private var demanding: Set<Place> = []
        private var moves: [Account.ID: [Int32]] = [:]
        private let timeline: Timeline

        private struct Place: Hashable {
            var account: Account.ID
            var conversation: Conversation.ID
        }

        init(_ analysis: CaseAnalysis) {
            timeline = analysis.timeline
            for finding in analysis.findings {
                switch finding {
                case .extortion(let demand):
                    demanding.insert(Place(account: demand.account, conversation: demand.conversation))
                    for payee in demand.payees { payees.insert(Key(kind: payee.kind, value: payee.value)) }
                    audience[demand.account, default: []].formUnion((demand.slots[.audience] ?? []).map(\.n))
                case .indicator(let indicator) where indicator.detector == "platform-move":
                    moves[indicator.account, default: []] += indicator.citations.map(\.n)
                default: continue
                }
            }
        }

        /// Addresses that open a talk with whoever has the number in them.
        private static let talkLinks = ["wa.me/", "api.whatsapp.com/send"]

        /// Whether a line is nothing but the value: who sends an account or a wallet so hands it over.
        private func isAlone(_ identifier: IdentifierFinding, in n: Int32) -> Bool {
            timeline.text(n).map { $0.filter { !$0.isWhitespace } == identifier.literal.filter { !$0.isWhitespace } }
                ?? false
        }

        private static let invitations = [
            "add me", "add my", "text me", "message me", "msg me", "dm me", "find me", "write me", "hmu", "hit me up",
        ]

        /// Whether a name stands close behind words that ask to use it: `add my snapchat: name`.
        private func isInvited(_ identifier: IdentifierFinding, in n: Int32) -> Bool {
            guard let text = timeline.text(n)?.lowercased(),
                let place = text.range(of: identifier.literal.lowercased())?.lowerBound
            else { return false }
            let before = text[..<place].suffix(28)
            return Self.invitations.contains { before.contains($0) }
        }

        /// A payee named in a demand, or in the talk in which there is one, is where to pay, though it stands in a line of
        /// its own; a number or name said to frighten ("I send it to …") belongs to somebody else.
        func role(of identifier: IdentifierFinding, by account: Account.ID) -> UseRole {
            let role = UseRole(rawValue: identifier.role.rawValue) ?? .mentioned
            let isPayee = LinkKind(identifier.kind).isPayee
            if role == .own { return .own }
            if isPayee {
                let isDemanded =
                    payees.contains(Key(kind: identifier.kind, value: identifier.value))
                    || identifier.messages.contains { n in
                        timeline.entry(n).conversation.map {
                            demanding.contains(Place(account: account, conversation: $0))
                        } ?? false
                    }
                return isDemanded || identifier.messages.contains(where: { isAlone(identifier, in: $0) })
                    ? .asserted : role
            }
            // Links that open a talk with a number or join a group are sent to be used.
            if identifier.kind == "invite" { return .asserted }
            if role == .mentioned, identifier.kind == "phone" || identifier.kind == "url",
                Self.talkLinks.contains(where: { identifier.literal.lowercased().contains($0) })
            {
                return .asserted
            }
            if role == .asserted, !identifier.messages.isEmpty, let audience = audience[account] {
                return identifier.messages.allSatisfy(audience.contains) ? .mentioned : .asserted
            }
            if role == .mentioned, ["username", "phone", "email"].contains(identifier.kind),
                identifier.messages.contains(where: { isInvited(identifier, in: $0) })
            {
                return .asserted
            }
            if role == .mentioned, ["username", "phone", "email"].contains(identifier.kind),
                let moves = moves[account]
            {
                // "Add me there", and the name in one of the next lines.
                let follows = identifier.messages.contains { n in moves.contains { n >= $0 && n <= $0 + 3 } }
                return follows ? .asserted : role
            }
            return role
        }
    }
}
