// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// A timeline with what its events refer to: paths and hashes of exhibits, numbers of answered messages.
public struct TimelineCatalogue: Sendable {
    /// The events.
    public let timeline: Timeline
    private let names: [String]
    private let paths: [String]
    private let digests: [String?]
    private let replies: [Int32: Int32]

    /// Makes a catalogue; `paths` and `digests` are by exhibit number.
    public init(_ timeline: Timeline, paths: [String], digests: [String?]) {
        self.timeline = timeline
        names = timeline.accounts.map(\.name)
        self.paths = paths
        self.digests = digests
        replies = Self.resolveReplies(timeline)
    }

    /// The name to print of an account.
    func name(of account: Account.ID) -> String { names[Int(account.rawValue)] }

    /// Path of an exhibit.
    func path(of exhibit: Int32) -> String { paths[Int(exhibit)] }

    /// Hash of an exhibit, where it is known.
    func digest(of exhibit: Int32) -> String? { digests[Int(exhibit)] }

    /// Number of the message that message `n` answers, when it is in the timeline.
    func repliedTo(by n: Int32) -> Int32? { replies.isEmpty ? nil : replies[n] }

    private struct Key: Hashable {
        var conversation: Conversation.ID?
        var id: String
    }

    private static func resolveReplies(_ timeline: Timeline) -> [Int32: Int32] {
        var wanted: [Int32: Key] = [:]
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.isReply, let target = timeline.ids(n).replyTo else { continue }
            wanted[n] = Key(conversation: entry.conversation, id: target)
        }
        guard !wanted.isEmpty else { return [:] }
        let targets = Set(wanted.values)
        var found: [Key: Int32] = [:]
        for n in timeline.numbers where timeline.entry(n).kind == .message {
            guard let own = timeline.ids(n).own else { continue }
            let key = Key(conversation: timeline.entry(n).conversation, id: own)
            if targets.contains(key) { found[key] = found[key] ?? n }
        }
        return wanted.compactMapValues { found[$0] }
    }
}
