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
    /// Values of which an account says in every message that they are somebody else's.
    private var others: [Account.ID: Set<Key>] = [:]

    private struct Key: Hashable {
        var kind: String
        var value: String

        /// What tells whose the value is, whichever service it is used with.
        var owned: Self { Self(kind: LinkKind.owning(kind, value).first ?? kind, value: value) }
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
                let number = ComparedValue.number(account.name)
            else { continue }
            add(
                FiledIdentifier(
                    kind: "phone", value: number, literal: account.name, status: "valid", role: .own, messages: []),
                of: Account.ID(Int32(index)))
        }
        let lines = TalkLines(analysis.timeline, of: parts.talksWithSuspects)
        let roles = ValueRoles(analysis, parts: parts, lines: lines)
        for identifier in analysis.identifiers {
            guard let account = identifier.account else { continue }
            let (value, status) = ComparedValue.form(of: identifier)
            let use = roles.use(of: identifier, by: account)
            if use.isOthers { others[account, default: []].insert(Key(kind: identifier.kind, value: value)) }
            add(
                FiledIdentifier(
                    kind: identifier.kind, value: value, literal: ComparedValue.literal(of: identifier), status: status,
                    role: use.role,
                    isDisguised: identifier.isObfuscated, messages: identifier.messages,
                    services: services(of: identifier, use, roles, by: account),
                    standing: use.role == .own ? nil : roles.standing(of: identifier)),
                of: account)
        }
        for broken in BrokenValues(analysis.timeline, lines: lines).found {
            add(
                FiledIdentifier(
                    kind: broken.match.kind.rawValue, value: broken.match.value, literal: broken.literal,
                    status: broken.match.status.rawValue, role: .asserted, isDisguised: true,
                    messages: broken.messages),
                of: broken.account)
        }
        for confirmed in ConfirmedValues(analysis, parts: parts, lines: lines, roles: roles).found {
            let (value, status) = ComparedValue.form(of: confirmed.identifier)
            add(
                FiledIdentifier(
                    kind: confirmed.identifier.kind, value: value,
                    literal: ComparedValue.literal(of: confirmed.identifier),
                    status: status,
                    role: .own, isDisguised: confirmed.identifier.isObfuscated, messages: [confirmed.n]),
                of: confirmed.account)
        }
        addFiles()
        assertPlainForms()
        assertOfVictims()
        yieldToVictims()
    }

    /// An address or a number to which a suspect asks to be paid is told by them as an address or a number too.
    private mutating func assertPlainForms() {
        for account in parts.suspects {
            for (key, use) in found[account] ?? [:] where use.role == .asserted && LinkKind(key.kind).isPayee {
                let plain = key.owned
                guard plain != key, found[account]?[plain]?.role == .mentioned, others[account]?.contains(plain) != true
                else { continue }
                found[account]?[plain]?.role = .asserted
            }
        }
    }

    /// The services of a user name: that of the account that bears it, or those that it is told for.
    private func services(
        of identifier: IdentifierFinding, _ use: ValueRoles.Use, _ roles: ValueRoles, by account: Account.ID
    ) -> [String]? {
        guard identifier.kind == "username", use.role != .mentioned else { return nil }
        let found =
            use.role == .own
            ? [analysis.timeline[account].platform.rawValue] : roles.services(of: identifier, by: account)
        return found.isEmpty ? nil : found
    }

    /// What a victim, witness or decoy writes in a talk with a suspect, before any suspect of the case did, is told by them,
    /// whatever the words, unless they call it somebody else's: an account, a wallet, a number, a name, an address.
    private mutating func assertOfVictims() {
        var firsts: [Key: Int32] = [:]
        for account in parts.suspects {
            for (key, use) in found[account] ?? [:] {
                firsts[key] = min(firsts[key] ?? .max, use.messages.first ?? .min)
            }
        }
        for (account, uses) in found where parts[account].role.isProtected {
            for (key, use) in uses where use.role == .mentioned && LinkKind(key.kind).isOwned {
                guard others[account]?.contains(key) != true, let n = use.messages.first, n < firsts[key] ?? .max,
                    let talk = analysis.timeline.entry(n).conversation, parts.talksWithSuspects.contains(talk)
                else { continue }
                found[account]?[key]?.role = .asserted
            }
        }
    }

    /// What a victim, witness or decoy wrote before a suspect did is theirs, unless they said whose it is: a suspect who
    /// repeats it says no more than that they know it.
    private mutating func yieldToVictims() {
        var firsts: [Key: Int32] = [:]
        for (account, uses) in found where parts[account].role.isProtected {
            for (key, use) in uses where others[account]?.contains(key) != true {
                let first = use.role == .own ? Int32.min : use.messages.first ?? .max
                firsts[key.owned] = min(firsts[key.owned] ?? .max, first)
            }
        }
        for account in parts.suspects {
            for (key, use) in found[account] ?? [:] {
                guard let first = firsts[key.owned], use.role == .asserted, let own = use.messages.first, first < own
                else { continue }
                found[account]?[key]?.role = .mentioned
                // Told by a suspect all the same: another case may prove where the money goes.
                if LinkKind(key.kind).isPayee { found[account]?[key]?.standing = .echoed }
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
        if use.standing == .called || known.standing == nil { known.standing = use.standing }
        known.isDisguised = known.isDisguised && use.isDisguised
        known.messages = Set(known.messages + use.messages).sorted()
        let services = Set((known.services ?? []) + (use.services ?? [])).sorted()
        known.services = services.isEmpty ? nil : services
        found[account]?[key] = known
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
}
