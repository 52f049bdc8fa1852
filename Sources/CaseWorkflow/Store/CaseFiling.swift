// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import ChatModel
import Comparison

/// Turns an analysis into what the case store keeps of it.
struct CaseFiling: Sendable {
    private let analysis: CaseAnalysis
    private let pictures: CasePictures?

    /// Prepares an analysis for filing; without pictures its record says that none were read.
    init(_ analysis: CaseAnalysis, pictures: CasePictures?) {
        self.analysis = analysis
        self.pictures = pictures
    }

    /// What is filed under `reference`.
    func filed(under reference: String) -> FiledCase {
        let parts = AccountParts(analysis)
        let uses = IdentifierUses(analysis, parts: parts)
        let texts = AccountTexts(analysis, parts: parts)
        let timeline = analysis.timeline
        let sent = pictures.map { _ in Dictionary(grouping: CasePictures.sent(in: analysis, by: parts), by: \.account) }
        let accounts = timeline.accounts.indices.map { index in
            let id = Account.ID(Int32(index))
            let (account, count) = (timeline.accounts[index], analysis.summary.accounts[index])
            var filed = FiledAccount(
                number: index + 1, platform: account.platform.rawValue, name: account.name, isOwner: account.isOwner,
                role: parts[id].role, roleBasis: parts[id].basis, messages: count.messages,
                first: count.first.flatMap { timeline.entry($0).time },
                last: count.last.flatMap { timeline.entry($0).time }, identifiers: cited(uses[id], by: id),
                units: texts.units[id] ?? [], style: texts.styles[id], behaviour: texts.behaviours[id])
            let own = pictures?.filed(sent?[id] ?? []) ?? []
            filed.pictures = own.isEmpty ? nil : own
            return filed
        }
        var filed = FiledCase(
            reference: reference, exhibit: analysis.details.exhibit, digest: analysis.inputsDigest,
            tool: "\(analysis.tool.name) \(analysis.tool.version)",
            inputs: inputs,
            accounts: accounts, findings: analysis.findings.compactMap(Self.filed), messages: messages(parts))
        filed.pictures = pictures?.count
        return filed
    }

    private static let leastEvents = 5

    private var inputs: [FiledInput] {
        let telling = Set(
            analysis.exhibits.filter { $0.status == .container || $0.events >= Self.leastEvents }.map(\.path))
        return analysis.inputs.map { input in
            FiledInput(
                path: input.path, bytes: input.bytes, sha256: input.sha256, isEvidence: telling.contains(input.path))
        }
    }

    /// A value of the account's own data stands in no message: the account's first message is cited for it.
    private func cited(_ uses: [FiledIdentifier], by account: Account.ID) -> [FiledIdentifier] {
        guard let first = analysis.summary.accounts[Int(account.rawValue)].first else { return uses }
        return uses.map { use in
            var use = use
            if use.role == .own, use.messages.isEmpty { use.messages = [first] }
            return use
        }
    }

    /// Everything with a text; marks only where a suspect takes part, since only links are to be kept from copies.
    private func messages(_ parts: AccountParts) -> [FiledMessage] {
        let timeline = analysis.timeline
        let marked = Set(
            analysis.summary.conversations.indices.filter { index in
                !parts.suspects.isDisjoint(with: analysis.summary.conversations[index].participants)
            }.map { Conversation.ID(Int32($0)) })
        var marks: [Conversation.ID: EvidenceMarks] = [:]
        return timeline.numbers.compactMap { n in
            let entry = timeline.entry(n)
            guard entry.kind == .message, let text = timeline.text(n), !text.isEmpty else { return nil }
            var mark: Int64?
            if let conversation = entry.conversation, marked.contains(conversation) {
                mark = marks[conversation, default: EvidenceMarks()].next(
                    text, by: entry.actor.map { Int($0.rawValue) + 1 }, time: entry.precision == .day ? nil : entry.time
                )
            }
            return FiledMessage(
                n: n, conversation: entry.conversation.map { Int($0.rawValue) + 1 },
                account: entry.actor.map { Int($0.rawValue) + 1 }, time: entry.time, isInstant: entry.isInstant,
                isSevere: analysis.severeMessages.contains(n),
                mark: mark,
                text: text)
        }
    }

    private static func filed(_ finding: Finding) -> FiledFinding? {
        func number(_ account: Account.ID?) -> Int? { account.map { Int($0.rawValue) + 1 } }
        switch finding {
        case .extortion(let demand):
            return FiledFinding(
                kind: "extortion", level: demand.tier.rawValue, account: number(demand.account),
                target: number(demand.target),
                messages: Set(demand.slots.values.flatMap { $0.map(\.n) }).sorted())
        case .indicator(let indicator):
            return FiledFinding(
                kind: indicator.detector, level: indicator.level.rawValue, account: number(indicator.account),
                target: number(indicator.target), messages: Set(indicator.citations.map(\.n)).sorted())
        case .escalation(let course):
            guard !course.steps.isEmpty else { return nil }
            return FiledFinding(
                kind: "escalation", level: course.level.rawValue, account: number(course.account),
                target: number(course.target), messages: Set(course.steps.map(\.citation.n)).sorted())
        case .safeguarding(let flag):
            return FiledFinding(
                kind: "safeguarding", level: flag.kind.rawValue, account: number(flag.account), target: nil,
                messages: [flag.citation.n])
        case .contacts, .payment: return nil
        }
    }
}
