// SPDX-License-Identifier: Apache-2.0

import Formats

/// What the first bytes of a file say about it.
struct TelegramJSONShape: Equatable {
    /// How much was exported.
    enum Kind {
        case chat, account
    }

    var kind: Kind
    /// Whether the bytes hold something that only this format has.
    var isCertain: Bool

    private struct Findings {
        var keys: Set<String> = []
        var hasChatType = false
        var hasNumericID = false
        var hasAbout = false
        var accountLists = 0
        var messages = 0
        var modernMessages = 0
        var isImitation = false
    }

    /// Looks at the head of a file; nil when it is not a Telegram export.
    init?(head: [UInt8]) {
        let bytes = head.span
        var cursor = JSONCursor(in: bytes, tolerance: .hexEscapes, maximumDepth: 64)
        var found = Findings()
        // The head ends somewhere inside the file: what came before that is what there is to judge.
        do throws(FormatError) { try Self.look(&cursor, in: bytes, &found) } catch {}
        if found.isImitation { return nil }
        if found.hasAbout, found.accountLists > 0 {
            self.init(kind: .account, isCertain: true)
        } else if found.keys.contains("messages"), found.hasChatType, found.hasNumericID {
            self.init(kind: .chat, isCertain: found.modernMessages > 0)
        } else {
            return nil
        }
    }

    private init(kind: Kind, isCertain: Bool) {
        self.kind = kind
        self.isCertain = isCertain
    }

    private static func look(
        _ cursor: inout JSONCursor, in bytes: Span<UInt8>, _ found: inout Findings
    ) throws(FormatError) {
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            let name = key.text(in: bytes)
            found.keys.insert(name)
            let kind = try cursor.kind(in: bytes)
            switch name {
            case "type":
                if kind == .string {
                    let type = try cursor.string(in: bytes).text(in: bytes)
                    found.hasChatType = TelegramChat.types[type] != nil
                    continue
                }
                found.hasChatType = kind == .null
            case "id": found.hasNumericID = kind == .number
            case "about": found.hasAbout = kind == .string
            case "messages" where kind == .array:
                try lookAtMessages(&cursor, in: bytes, &found)
                continue
            case _ where accountKeys.contains(name) && (kind == .object || kind == .array): found.accountLists += 1
            default: break
            }
            try cursor.skipValue(in: bytes)
        }
    }

    private static func lookAtMessages(
        _ cursor: inout JSONCursor, in bytes: Span<UInt8>, _ found: inout Findings
    ) throws(FormatError) {
        try cursor.enterArray(in: bytes)
        while try cursor.nextElement(in: bytes) {
            let message = try cursor.element(in: bytes)
            guard message["id"]?.number != nil, message["type"]?.string != nil else { continue }
            found.messages += 1
            if message["date_unixtime"] != nil || message["text_entities"] != nil
                || message["from_id"]?.number != nil || message["action"] != nil
            {
                found.modernMessages += 1
            }
            // WhatsApp-Chat-Exporter imitates the schema; its owner is `user00000`, and Telegram's numbers never
            // begin with a zero.
            if let sender = message["from_id"]?.string,
                sender.hasPrefix("user0") || sender.hasSuffix("@s.whatsapp.net") || sender.hasSuffix("@g.us")
            {
                found.isImitation = true
            }
        }
    }

    private static let accountKeys: Set<String> = [
        "personal_information", "profile_pictures", "stories", "contacts", "frequent_contacts", "sessions",
        "web_sessions", "other_data", "chats", "left_chats",
    ]
}
