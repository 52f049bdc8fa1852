// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The printed events of one conversation; their texts are read when they are printed.
struct TranscriptRun: Sendable {
    /// Nil for events outside conversations.
    var conversation: Conversation.ID?
    var caption: String
    var numbers: [Int32]
    /// Rows say how many events lie between them unprinted.
    var hasGaps: Bool
}
