// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How each conversation with one other person began.
struct ThreadStarts {
    /// The beginning of one conversation.
    struct Start {
        var first: TimelineEntry?
        /// The owner's first message.
        var own: TimelineEntry?
        var other: Account.ID?
        var isAnswered = false
        var refersBack = false
        /// The owner asked for pictures, made sexual requests or threatened.
        var isCoded = false
    }

    /// A conversation of an owner with one other person.
    typealias Talk = (id: Conversation.ID, other: Account.ID, start: Start)

    /// By conversation.
    private(set) var starts: [Start]
    private let owners: Set<Account.ID>
    private let context: DetectorContext

    init(_ context: DetectorContext, owners: Set<Account.ID>) {
        self.context = context
        self.owners = owners
        starts = Array(repeating: Start(), count: owners.isEmpty ? 0 : context.timeline.conversations.count)
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard let conversation = entry.conversation, let actor = entry.actor, entry.wasSent else { return }
        let index = Int(conversation.rawValue)
        guard starts.indices.contains(index) else { return }
        if starts[index].isAnswered && starts[index].own != nil && marks.rules.isEmpty { return }
        let isOwn = owners.contains(actor)
        if starts[index].first == nil {
            starts[index].first = entry
            starts[index].refersBack = context.codes(in: marks).contains(.back)
        }
        if isOwn {
            if starts[index].own == nil { starts[index].own = entry }
            if context.ownCodes(of: entry, in: marks).overlaps(Self.coded) { starts[index].isCoded = true }
        } else {
            starts[index].isAnswered = true
            if starts[index].other == nil { starts[index].other = actor }
        }
    }

    /// The conversations of an owner with one other person, by conversation.
    func direct(of owner: Account.ID) -> [Talk] {
        starts.indices.compactMap { index in
            let conversation = context.timeline.conversations[index]
            guard conversation.kind == .direct || conversation.kind == .unknown, let own = starts[index].own,
                own.actor == owner,
                // Where the beginning is missing and only the owner is heard, the other may have written first.
                !conversation.startsTruncated || starts[index].other != nil,
                let other = starts[index].other ?? conversation.members.first(where: { $0 != owner })
            else { return nil }
            return (Conversation.ID(Int32(index)), other, starts[index])
        }
    }

    private static let coded: CodeSet = [.imageRequest, .sexualRequest, .imageOffer, .threat, .leverage, .hacked]
}
