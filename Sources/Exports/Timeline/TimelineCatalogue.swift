// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// A timeline with what its events refer to: paths and hashes of exhibits, numbers of answered messages.
public struct TimelineCatalogue: Sendable {
    /// The events.
    public let timeline: Timeline
    private let names: [String]
    private let paths: [String]
    private let digests: [String?]
    private let replies: ReplyNumbers
    private var withheld: Set<Int32>?

    /// Makes a catalogue; `paths` and `digests` are by exhibit number.
    public init(_ timeline: Timeline, paths: [String], digests: [String?]) {
        self.timeline = timeline
        names = timeline.accounts.map(\.name)
        self.paths = paths
        self.digests = digests
        replies = ReplyNumbers(timeline)
    }

    /// The same events, with the texts of these messages replaced by their length and attachments left unnamed.
    public func withholding(_ messages: Set<Int32>) -> TimelineCatalogue {
        var catalogue = self
        catalogue.withheld = (withheld ?? []).union(messages)
        return catalogue
    }

    /// Whether texts are being withheld at all, even if no message has such a text.
    var isWithholding: Bool { withheld != nil }

    /// Whether the text of a message is left out.
    func isWithheld(_ n: Int32) -> Bool { withheld?.contains(n) ?? false }

    /// The event with the number `n` as it may leave the program: all forms of output take it from here.
    func event(_ n: Int32) -> Event {
        var event = timeline.event(n)
        guard isWithholding, case .message(var message) = event.content else { return event }
        // No rule reads a quotation, so that one may be as severe as any message.
        if let quoted = message.detail?.quoted {
            message.detail?.quoted = Self.placeholder(characters: quoted.count)
            event.content = .message(message)
        }
        guard isWithheld(n) else { return event }
        message.text = message.text.map { Self.placeholder(characters: $0.count) }
        for index in message.attachments.indices { message.attachments[index].name = nil }
        event.content = .message(message)
        return event
    }

    private static func placeholder(characters: Int) -> String {
        "[text withheld: \(characters) \(characters == 1 ? "character" : "characters")]"
    }

    /// The name to print of an account.
    func name(of account: Account.ID) -> String { names[Int(account.rawValue)] }

    /// Path of an exhibit.
    func path(of exhibit: Int32) -> String { paths[Int(exhibit)] }

    /// Hash of an exhibit, where it is known.
    func digest(of exhibit: Int32) -> String? { digests[Int(exhibit)] }

    /// Hash of an attachment's file, where the export holds it.
    func digest(of attachment: Attachment) -> String? {
        attachment.exhibit.flatMap { digest(of: $0) } ?? attachment.embeddedDigest
    }

    /// Number of the message that message `n` answers, or to which reaction `n` was set, when it is in the timeline.
    func repliedTo(by n: Int32) -> Int32? { replies.target(of: n) }
}
