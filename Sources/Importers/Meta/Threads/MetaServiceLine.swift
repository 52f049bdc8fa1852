// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// Turns a sentence of the service into what happened.
struct MetaServiceLine {
    /// The sentence as it is written.
    var text: String
    /// The name in which the record stands.
    var sender: String
    /// The owner's name, where the export tells it.
    var ownerName: String?

    /// What happened; nil where the sentence stands for something that a party sent.
    ///
    /// Beginnings and ends of calls are notices here: the reader joins them to calls first.
    func content(
        _ meaning: MetaSentence, _ accounts: inout MetaAccounts, _ sentences: inout MetaSentences,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Event.Content {
        switch meaning {
        case .call(let isVideo): return .call(Call(isVideo: isVideo))
        case .missedCall(let isVideo): return .call(Call(isVideo: isVideo, wasAnswered: false))
        case .callStarted, .callEnded, .reaction, .notice: return .notice(text)
        case .friend(let name):
            let other = try sentences.fullName(of: name).map { (name) throws(ImportError) in
                try accounts.account(named: name, in: &sink)
            }
            guard let other = other ?? nil else { return .notice(text) }
            return .contact(ContactChange(step: .accepted, other: other, direction: .unknown))
        case .created: return .membership(MembershipChange(step: .created, text: text))
        case .renamed: return .membership(MembershipChange(step: .renamed, text: text))
        case .left: return .membership(MembershipChange(step: .left, text: text))
        case .joined: return .membership(MembershipChange(step: .joined, text: text))
        case .added(let name): return try membership(.added, name, &accounts, sentences, into: &sink)
        case .removed(let name): return try membership(.removed, name, &accounts, sentences, into: &sink)
        case .promoted(let name): return try membership(.promoted, name, &accounts, sentences, into: &sink)
        case .demoted(let name): return try membership(.demoted, name, &accounts, sentences, into: &sink)
        case .nickname(let person, let nickname):
            let whose: String? =
                switch person {
                case .sender: sender
                case .owner: ownerName
                case .named(let name): MetaSentences.isYou(name) ? ownerName : sentences.fullName(of: name)
                }
            if let whose, let nickname { sentences.learn(nickname, of: whose) }
            return .accountChange(AccountChange(field: "nickname", text: text))
        case .setting(let field): return .accountChange(AccountChange(field: field, text: text))
        case .poll(let question):
            return .message(Message(text: text, attachments: [Attachment(.poll, name: question)]))
        case .payment(let isRequest, let sum): return .payment(MetaPayment.payment(sum, isRequest: isRequest))
        case .unsent: return .message(Message(state: .deleted))
        }
    }

    /// The subject is told only where the sentence names one person.
    private func membership(
        _ step: MembershipChange.Step, _ name: String, _ accounts: inout MetaAccounts, _ sentences: MetaSentences,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Event.Content {
        var subject: Account.ID?
        if MetaSentences.isYou(name) {
            subject = ownerName == nil ? nil : try accounts.owner(in: &sink)
        } else if let whole = sentences.fullName(of: name), sentences.knows(name) || !Self.isList(name) {
            subject = try accounts.account(named: whole, in: &sink)
        }
        return .membership(MembershipChange(step: step, subject: subject, text: text))
    }

    /// Whether a text names several people, in whatever language.
    private static func isList(_ name: String) -> Bool {
        name.contains(", ")
            || [" and ", " und ", " et ", " y ", " e ", " en ", " i ", " och ", " og "].contains {
                name.contains($0)
            }
    }
}
