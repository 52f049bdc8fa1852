// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Who asked for an age in a conversation, and what they supposed.
///
/// Messages are counted in the conversation itself: how much is said elsewhere meanwhile changes nothing.
struct AgeTalk {
    private var messages = 0
    private var askedBy: Account.ID?
    private var askedAt = 0
    private var supposed: (age: Int, at: Int)?

    /// Counts a message of the conversation.
    mutating func count() { messages += 1 }

    /// Takes in a question for the age of the other.
    mutating func ask(_ account: Account.ID, supposing age: Int?) {
        (askedBy, askedAt) = (account, messages)
        supposed = age.map { ($0, messages) }
    }

    /// Whether words of this account may answer a question.
    func awaits(_ account: Account.ID) -> Bool {
        askedBy != nil && askedBy != account && messages - askedAt <= StatedAge.reach
    }

    /// Whether this account asked and goes on asking.
    func isAsking(_ account: Account.ID) -> Bool {
        askedBy == account && messages - askedAt <= StatedAge.reach
    }

    /// The age that a yes now agrees to.
    var open: Int? { supposed.flatMap { messages - $0.at <= StatedAge.reachOfYes ? $0.age : nil } }

    /// An answer was read.
    mutating func settle() { supposed = nil }
}
