// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// In which language each account writes in each conversation, where its texts together tell.
public struct WriterLanguages: Sendable {
    private struct Side: Hashable {
        var conversation: Conversation.ID?
        var account: Account.ID
    }

    private var languages: [Side: String] = [:]

    /// Knows of no writer.
    public init() {}

    /// The language of an account in a conversation, BCP 47; nil where its texts do not tell, or are in several.
    public subscript(conversation: Conversation.ID?, account: Account.ID) -> String? {
        get { languages[Side(conversation: conversation, account: account)] }
        set { languages[Side(conversation: conversation, account: account)] = newValue }
    }
}
