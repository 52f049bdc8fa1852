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
        replies = ReplyTargets.numbers(in: timeline)
    }

    /// The name to print of an account.
    func name(of account: Account.ID) -> String { names[Int(account.rawValue)] }

    /// Path of an exhibit.
    func path(of exhibit: Int32) -> String { paths[Int(exhibit)] }

    /// Hash of an exhibit, where it is known.
    func digest(of exhibit: Int32) -> String? { digests[Int(exhibit)] }

    /// Number of the message that message `n` answers, or to which reaction `n` was set, when it is in the timeline.
    func repliedTo(by n: Int32) -> Int32? { replies.isEmpty ? nil : replies[n] }
}
