// SPDX-License-Identifier: Apache-2.0

/// How many messages are in a language, and which rule packs are for it.
///
/// A message counts as its writer's other messages in the same conversation: single lines are too short to tell.
public struct LanguageRecord: Hashable, Sendable {
    /// BCP 47; nil where there was too little text to tell.
    public var language: String?
    /// Messages with text.
    public var messages: Int
    /// Ids of the packs for that language; none when nothing covers it.
    ///
    /// Every pack reads text of no known language.
    public var packs: [String]

    /// Makes a record.
    public init(language: String?, messages: Int, packs: [String]) {
        self.language = language
        self.messages = messages
        self.packs = packs
    }
}

extension [LanguageRecord] {
    /// Messages with text, and those among them in a language that no pack is for.
    public var uncovered: (messages: Int, of: Int) {
        reduce(into: (messages: 0, of: 0)) { sum, record in
            sum.of += record.messages
            if record.language != nil && record.packs.isEmpty { sum.messages += record.messages }
        }
    }
}
