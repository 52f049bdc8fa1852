// SPDX-License-Identifier: Apache-2.0

import ChatModel
import RuleEngine

/// Finds messages of pressure that hand on, word by word, what their writer was sent before in another conversation.
///
/// Whoever is threatened shows a friend what was written, often copied and not forwarded. The first words are those of the
/// one who sent them; `ToldWords` gives them back to the writer where the other begs or pays.
struct CopiedWords {
    /// The messages, by number.
    private(set) var numbers: Set<Int32> = []

    /// Shorter texts are alike by chance.
    private static let shortest = 24
    private static let longest = 4_000
    /// Texts that are remembered in one case.
    private static let most = 100_000
    private static let pressing: CodeSet = CodeSet.threats.union(CodeSet.demands).union([.leverage, .hacked, .contacts])

    private struct Origin {
        var writer: Account.ID
        var conversation: Conversation.ID
    }

    init(_ timeline: Timeline, codes: CodeTable, marks: MarkTable) {
        guard timeline.conversations.count >= 2 else { return }
        var origins: [String: Origin] = [:]
        var found: [(n: Int32, writer: Account.ID, from: Conversation.ID)] = []
        for n in marks.numbers(whereRule: { codes.has(Self.pressing, $0) }) {
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.wasSent, let writer = entry.actor,
                let place = entry.conversation, Self.shortest...Self.longest ~= entry.textLength,
                let text = timeline.text(n)
            else { continue }
            let words = Self.words(of: text)
            if let origin = origins[words] {
                if origin.writer != writer, origin.conversation != place {
                    found.append((n, writer, origin.conversation))
                }
            } else if !entry.isForwarded, origins.count < Self.most {
                origins[words] = Origin(writer: writer, conversation: place)
            }
        }
        guard !found.isEmpty else { return }
        // Who was not of that talk did not get it there.
        let readers = Self.members(of: Set(found.map(\.from)), timeline)
        for copy in found where timeline[copy.writer].isOwner || readers[copy.from]?.contains(copy.writer) ?? false {
            numbers.insert(copy.n)
        }
    }

    private static func members(
        of conversations: Set<Conversation.ID>, _ timeline: Timeline
    ) -> [Conversation.ID: Set<Account.ID>] {
        var members = Dictionary(uniqueKeysWithValues: conversations.map { ($0, Set(timeline[$0].members)) })
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard let place = entry.conversation, let actor = entry.actor, conversations.contains(place) else {
                continue
            }
            members[place]?.insert(actor)
        }
        return members
    }

    /// Letters and figures alone: what is copied may gain quotation marks or lose a full stop.
    private static func words(of text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
