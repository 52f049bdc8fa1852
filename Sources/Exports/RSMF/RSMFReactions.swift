// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The reactions of a slice that can stand at the message they are set on; the others become events.
struct RSMFReactions {
    /// Events that stand at a message.
    let placed: Set<Int32>
    private let found: [Int32: [(symbol: String, accounts: [Account.ID?])]]

    private struct Key: Hashable {
        var conversation: Conversation.ID?
        var id: String
    }

    init(_ export: CaseExport, _ slice: RSMFSlice) {
        let timeline = export.timeline
        var reactions: [(n: Int32, key: Key, symbol: String, actor: Account.ID?)] = []
        for n in slice.events where timeline.entry(n).kind == .reaction {
            let event = export.catalogue.event(n)
            guard case .reaction(let reaction) = event.content, let target = reaction.target,
                (1...30).contains(reaction.symbol.unicodeScalars.count)
            else { continue }
            reactions.append((n, Key(conversation: event.conversation, id: target), reaction.symbol, event.actor))
        }
        var targets: [Key: Int32] = [:]
        let wanted = Set(reactions.map(\.key))
        if !wanted.isEmpty {
            for n in slice.events where timeline.entry(n).kind == .message {
                guard let own = timeline.ids(n).own else { continue }
                let key = Key(conversation: timeline.entry(n).conversation, id: own)
                if wanted.contains(key) { targets[key] = targets[key] ?? n }
            }
        }
        var placed: Set<Int32> = []
        var found: [Int32: [(symbol: String, accounts: [Account.ID?])]] = [:]
        for reaction in reactions {
            guard let target = targets[reaction.key] else { continue }
            placed.insert(reaction.n)
            let known = found[target]?.firstIndex { $0.symbol == reaction.symbol }
            if let known {
                found[target]?[known].accounts.append(reaction.actor)
            } else {
                found[target, default: []].append((reaction.symbol, [reaction.actor]))
            }
        }
        self.placed = placed
        self.found = found
    }

    /// The reactions at a message.
    func of(_ n: Int32) -> JSONText? {
        found[n].map { groups in
            .array(
                groups.map { symbol, accounts in
                    .object([
                        "value": .string(symbol), "count": .count(accounts.count),
                        "participants": .array(accounts.compactMap { $0.map { .string($0.label) } }),
                    ])
                })
        }
    }
}
