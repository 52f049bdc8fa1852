// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Lines of the app: who joined, whose number changed, who was blocked.
extension EventWriter {
    /// A line of the app.
    ///
    /// - Parameter printed: the name that stands in front of it.
    mutating func notice(
        _ text: String, _ firstLine: String, behind printed: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> (Event.Content, Account.ID?) {
        guard let line = SystemLine.read(firstLine, survey.colonNames) else {
            if let call = CallPhrase.read(FoldedText(firstLine).phrase, isMarked: true) { return (.call(call), nil) }
            return (.notice(text), nil)
        }
        let actor = line.isOwn ? owner : try account(named: line.actor ?? changed(line), behind: printed, into: &sink)
        // Such a line stands behind the name of whoever acted, else of whom it concerns.
        let hasActor = line.isOwn || line.actor != nil
        let subject = try account(named: line.subject, behind: hasActor ? nil : printed, into: &sink)
        return (content(of: line, text, subject: subject), actor)
    }

    /// Whose number or security code changed, where the line names nobody who acts.
    private func changed(_ line: SystemLine) -> String? {
        switch line.meaning {
        case .phoneNumber: line.old
        case .securityCode: line.subject
        default: nil
        }
    }

    func content(of line: SystemLine, _ text: String, subject: Account.ID?) -> Event.Content {
        func membership(_ step: MembershipChange.Step) -> Event.Content {
            .membership(MembershipChange(step: step, subject: subject, text: text))
        }
        func safety(_ step: SafetyAction.Step) -> Event.Content {
            .safety(SafetyAction(step: step, other: other, text: text))
        }
        func change(_ field: String, _ mark: String = "+") -> Event.Content {
            .accountChange(AccountChange(field: field, from: line.old, to: line.new.map { mark + $0 }, text: text))
        }
        return switch line.meaning {
        case .encryption, .groupChange, .notice: .notice(text)
        case .created: membership(.created)
        case .joined: membership(.joined)
        case .added: membership(.added)
        case .left: membership(.left)
        case .removed: membership(.removed)
        case .renamed: membership(.renamed)
        case .promoted: membership(.promoted)
        case .demoted: membership(.demoted)
        case .blocked: safety(.blocked)
        case .unblocked: safety(.unblocked)
        case .reported: safety(.reported)
        case .phoneNumber: change("phone-number")
        case .userName: change("username", "@")
        case .securityCode: change("security-code")
        case .timer: change("disappearing-timer")
        case .chatPrivacy: change("chat-privacy")
        case .voiceCall: .call(Call(isVideo: false))
        case .videoCall: .call(Call(isVideo: true))
        }
    }

    /// Whether a name is some of the whole words of another, as a first name behind a title.
    private static func isPart(_ known: String, of whole: String) -> Bool {
        let (part, words) = (
            known.split(separator: " "), Identifier(.displayName, whole).normalized.split(separator: " ")
        )
        guard !part.isEmpty, part.count < words.count else { return false }
        return (0...words.count - part.count).contains { words[$0...].starts(with: part) }
    }

    /// The account of a name in a line of the app; nil for the exporting account where it is not known, and for
    /// several names together.
    ///
    /// Telephones shorten the names of contacts in such lines: "Mira changed their number" behind or about Mira Holt.
    func account(
        named name: String?, behind printed: String? = nil, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let name, !name.isEmpty else { return nil }
        if SystemPhrases.ownWords.contains(name.lowercased()) { return owner }
        let known = Identifier(.displayName, name).normalized
        if let printed, survey.table.senders.contains(where: { $0.name == printed }), Self.isPart(known, of: printed) {
            return try sink.account(platform: .whatsapp, Sender.identifiers(of: printed), isOwner: false)
        }
        if !senderNames.contains(known) {
            if SystemPhrases.areSeveral(name) { return nil }
            let senders = survey.table.senders.map(\.name)
            let whole = senders.filter { Identifier(.displayName, $0).normalized.hasPrefix(known + " ") }
            // In a group another of that first name may be silent.
            let only = senders.count <= 2 && whole.count == 1 ? whole.first : nil
            if let sender = only {
                return try sink.account(platform: .whatsapp, Sender.identifiers(of: sender), isOwner: false)
            }
        }
        return try sink.account(platform: .whatsapp, Sender.identifiers(of: name), isOwner: false)
    }
}
