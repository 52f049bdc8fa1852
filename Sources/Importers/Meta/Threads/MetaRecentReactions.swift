// SPDX-License-Identifier: Apache-2.0

/// The latest reactions of a thread, to know a reaction that is told once more as a message.
struct MetaRecentReactions {
    private static let kept = 64

    private var reactions: [(actor: String, symbol: String)] = []

    mutating func add(actor: String, symbol: String) {
        if reactions.count == 2 * Self.kept { reactions.removeFirst(Self.kept) }
        reactions.append((actor, symbol))
    }

    /// Whether a text, in whatever language, tells of a reaction that its sender has just set.
    ///
    /// Such sentences hold the emoji between words and end in a blank, which typed text does not.
    func areTold(by text: String, sender: String) -> Bool {
        guard text.utf8.last == 0x20, text.utf8.count < 200, !reactions.isEmpty else { return false }
        let words = text.split(separator: " ")
        guard words.count > 2 else { return false }
        return reactions.suffix(Self.kept).contains { reaction in
            reaction.actor == sender && words.count(where: { $0 == reaction.symbol }) == 1
        }
    }
}
