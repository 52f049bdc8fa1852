// SPDX-License-Identifier: Apache-2.0

/// What a chat's pages betray about whose export it is.
///
/// The pages mark no message as the exporter's own, but three things show who that is: a reaction of the exporter is
/// marked, an outgoing call comes from the exporter and an incoming one goes to the exporter, and a chat of two is
/// titled with the other's name.
struct TelegramHTMLOwnerEvidence {
    /// Names shown to be the owner's.
    private var named: Set<String> = []
    private var senders: Set<String> = []
    private var isGroup = false

    mutating func noteSender(_ name: String) {
        if senders.count < 3 { senders.insert(name) }
    }

    mutating func noteGroup() {
        isGroup = true
    }

    mutating func note(_ reaction: TelegramHTMLMessage.Reaction) {
        if reaction.isOwn, reaction.names.count == 1, reaction.count == 1 { named.formUnion(reaction.names) }
    }

    mutating func note(_ call: TelegramHTMLMedia.CallLine, from sender: String?) {
        guard let isOutgoing = call.isOutgoing else { return }
        if !isOutgoing, !call.callee.isEmpty {
            named.insert(call.callee)
        } else if isOutgoing, let sender {
            named.insert(sender)
        }
    }

    /// The owner's name, when everything that speaks for one speaks for the same.
    func owner(ofChat title: String?) -> String? {
        if named.count > 1 { return nil }
        if let name = named.first { return name }
        guard !isGroup, let title, senders.count == 2, senders.contains(title) else { return nil }
        return senders.first { $0 != title }
    }
}
