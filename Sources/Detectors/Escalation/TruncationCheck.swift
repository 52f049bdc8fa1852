// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Whether the export shows that a talk began before its first message.
struct TruncationCheck {
    /// Why: the words of `Escalation.truncationReason`.
    private(set) var reason: String?
    private let context: DetectorContext
    /// The export holds the notice with which the app begins a chat.
    private let hasOpening: Bool
    private var ids: Set<String> = []
    private var firstNumber: Int64?

    /// Replies are looked at in so many messages; a later one may answer what was deleted since.
    private static let replies = 50
    /// Words that refer back count in so many messages.
    private static let words = 3
    /// From so many messages on, an export of this service stops at its own limit.
    private static let exportCap = 10_000
    /// The limit of exports without media, with room for notices: what is longer has not met one.
    private static let highestCap = 41_000

    init(_ context: DetectorContext) {
        self.context = context
        hasOpening = context.conversation.map { context.timeline[$0].opensWithNotice } ?? false
        guard let id = context.conversation, context.timeline[id].startsTruncated else { return }
        reason = "no-opening-notice"
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks, message: Int) {
        if message == Self.exportCap, reason == "no-opening-notice" { reason = "export-cap" }
        if message == Self.highestCap, reason == "export-cap" { reason = "no-opening-notice" }
        guard reason == nil, message < Self.replies else { return }
        if message < Self.words, refersBack(entry, marks) {
            reason = "refers-back"
            return
        }
        let (own, replyTo) = context.timeline.ids(entry.n)
        if entry.isReply, let replyTo, !ids.contains(replyTo), isEarlier(replyTo) {
            reason = "reply-to-absent-message"
        }
        guard let own else { return }
        if ids.isEmpty { firstNumber = Int64(own) }
        ids.insert(own)
    }

    /// A chat that begins with its notice may speak of yesterday; what the two did in writing before tells that they talked
    /// elsewhere, or that the chat was emptied.
    private func refersBack(_ entry: TimelineEntry, _ marks: Marks) -> Bool {
        context.ownCodes(of: entry, in: marks).contains(.back)
            && (!hasOpening || context.hasHit(of: .back, named: "shared", in: marks))
    }

    /// Where ids are numbers, one above the first belongs to a message that was deleted since.
    private func isEarlier(_ id: String) -> Bool {
        guard let firstNumber, let number = Int64(id) else { return true }
        return number < firstNumber
    }
}
