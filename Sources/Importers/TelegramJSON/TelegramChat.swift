// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a chat object says about the chat beside its messages.
struct TelegramChat {
    /// The chat's name; nil for saved messages and for deleted accounts.
    var name: String?
    /// `personal_chat`, `private_group` …; nil where the export writes `null`.
    var type: String?
    /// The bare number, without the kind of peer.
    var number: String?

    /// The types that the format knows, with what they are.
    static let types: [String: (kind: Conversation.Kind, peer: String)] = [
        "saved_messages": (.direct, "saved"), "replies": (.direct, "user"), "verification_codes": (.direct, "user"),
        "personal_chat": (.direct, "user"), "bot_chat": (.direct, "user"), "private_group": (.group, "chat"),
        "private_supergroup": (.group, "channel"), "public_supergroup": (.group, "channel"),
        "private_channel": (.channel, "channel"), "public_channel": (.channel, "channel"),
    ]

    /// Reads the members of the chat object at a cursor; of a damaged object, those in front of the damage.
    init(at cursor: JSONCursor, in bytes: Span<UInt8>) {
        var cursor = cursor
        // Exports write `messages` last; a file that was sorted by key needs the walk over all of them.
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                if key.equals("messages", in: bytes), type != nil, number != nil { return }
                let kind = try cursor.kind(in: bytes)
                if kind == .array || kind == .object {
                    try cursor.passValue(in: bytes)
                    continue
                }
                let value = try cursor.soundElement(in: bytes)
                switch key.text(in: bytes) {
                case "name": name = value.string
                case "type": type = value.string
                case "id": number = value.number ?? value.string
                default: break
                }
            }
        } catch { return }
    }

    /// How many people may speak.
    var kind: Conversation.Kind {
        type.flatMap { Self.types[$0]?.kind } ?? .unknown
    }

    /// Kind of peer and bare number: a user and a channel may bear the same number.
    var nativeID: String? {
        guard let number else { return nil }
        return (type.flatMap { Self.types[$0]?.peer } ?? "chat-of-unknown-kind") + number
    }

    /// The platform id of the other party, where there is exactly one.
    var partnerID: String? {
        switch type {
        case "personal_chat", "bot_chat": number.map { "user" + $0 }
        default: nil
        }
    }

    /// The platform id of the owner: the chat with oneself bears one's own number.
    var selfID: String? {
        type == "saved_messages" ? number.map { "user" + $0 } : nil
    }
}
