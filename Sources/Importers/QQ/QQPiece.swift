// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What stands in an export, in its order.
enum QQPiece {
    /// The beginning of a talk: the folder of contacts in which it lies, and its name.
    case talk(category: String?, title: String)
    case message(QQMessage)
    /// Something that is neither.
    case stray(Range<Int>, Provenance.Locator)
    /// A line that looks like the beginning of a message and is text of the one above.
    case embedded(Range<Int>, Provenance.Locator)
    /// The same of a line that is taken for a beginning, for which nothing but its own form speaks.
    case undecided(Range<Int>, Provenance.Locator)
}

/// A message before anything is known of the talk.
struct QQMessage {
    var name: TencentName
    var time: Timestamp?
    /// The time as written.
    var clock: String
    var text: String
    /// Pictures that stand in the message, with the digest of those that the file holds.
    var pictures: [(name: String, digest: String?)] = []
    /// Files that are named beside the words.
    var files: [Attachment] = []
    /// The words that it answers.
    var quoted: String?
    var bytes: Range<Int>
    var locator: Provenance.Locator
}
