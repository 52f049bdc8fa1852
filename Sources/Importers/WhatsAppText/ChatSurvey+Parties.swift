// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Between whom the chat is, and whose export it is.
extension ChatSurvey {
    /// The senders that have records.
    var activeSenders: [Int32] {
        table.senders.indices.compactMap { table.senders[$0].count > 0 ? Int32($0) : nil }
    }

    /// Whether one or many may speak.
    var kind: Conversation.Kind {
        if hasGroupNotice { return .group }
        switch activeSenders.count {
        case 3...: return .group
        case 2: return .direct
        case 1:
            return title.names(table.senders[Int(activeSenders[0])].identifiers) ? .direct : .unknown
        default: return .unknown
        }
    }

    /// Whether the one whom the title names is there and silent: one other writes, and the export has its beginning, where a
    /// group tells who made it.
    var hasSilentPartner: Bool {
        guard !hasGroupNotice, opensWithNotice, let name = title.text, !name.isEmpty else { return false }
        let active = activeSenders
        return active.count == 1 && !title.names(table.senders[Int(active[0])].identifiers)
    }

    /// The sender whose export it is, where the export proves it.
    ///
    /// Two senders, of whom one is the chat's title: the other. Or the only one behind whose name iOS writes, with
    /// its mark, "You deleted this message". WhatsApp Web calls the account "You".
    var provenOwner: Int32? {
        let active = activeSenders
        if isFromWeb, let own = active.first(where: isOwnWord) { return own }
        if !hasGroupNotice, active.count == 2 {
            let titled = active.filter { title.names(table.senders[Int($0)].identifiers) }
            if titled.count == 1 { return active.first { $0 != titled[0] } }
        }
        return deleters.count == 1 ? deleters.first : nil
    }

    private func isOwnWord(_ sender: Int32) -> Bool {
        SystemPhrases.ownWords.contains(table.senders[Int(sender)].name.lowercased())
    }

    /// Whether the export calls the exporting account "You".
    var ownerIsNameless: Bool { isFromWeb && activeSenders.contains(where: isOwnWord) }

    /// The other party of a chat between two.
    func otherParty(than owner: Int32?) -> Int32? {
        guard kind == .direct else { return nil }
        let active = activeSenders
        if let titled = active.first(where: { title.names(table.senders[Int($0)].identifiers) }) { return titled }
        guard let owner else { return nil }
        let others = active.filter { $0 != owner }
        return others.count == 1 ? others[0] : nil
    }
}
