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
        var hasMessages = false
        var hasChatType = false
        var hasNumericID = false
        var hasAbout = false
        var accountLists = 0
        /// Records that have a member which only this format has.
        var ownMessages = 0
        var isImitation = false
    }

    /// Looks at the head of a file; nil when it is not a Telegram export.
    init?(head: [UInt8]) {
        if let text = Self.utf16(head.span) {
            self.init(head: text.withUTF8(of: head.span) { span in span.withUnsafeBufferPointer { Array($0) } })
            return
        }
        let bytes = head.span
        let beginning = Self.beginning(in: bytes)
        var cursor = JSONCursor(in: bytes, tolerance: .hexEscapes, maximumDepth: 64)
        if beginning.offset > 0 {
            cursor = JSONCursor(at: beginning.offset, tolerance: .hexEscapes, maximumDepth: 64)
        }
        var found = Findings()
        // The head ends somewhere inside the file: what came before that is what there is to judge.
        do throws(FormatError) { try Self.look(&cursor, in: bytes, &found) } catch {}
        if found.isImitation { return nil }
        // A chat is found by its first members; behind other bytes or in a list, more has to speak for it.
        if beginning.offset > 0, found.ownMessages == 0 || !found.hasAbout && !found.hasChatType { return nil }
        if found.accountLists > 0, found.hasAbout || found.ownMessages > 0 {
            self.init(kind: .account, isCertain: found.hasAbout)
        } else if found.hasMessages, found.accountLists == 0 {
            let isComplete = found.hasChatType && found.hasNumericID
            guard isComplete || found.ownMessages > 0 else { return nil }
            self.init(kind: .chat, isCertain: isComplete && found.ownMessages > 0)
        } else {
            return nil
        }
    }

    /// Where the first export begins, whether it stands in a list, and what stands in front of it and is none of it.
    static func beginning(in bytes: Span<UInt8>) -> (offset: Int, isList: Bool, leading: Range<Int>) {
        var offset = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
        let start = offset
        while offset < bytes.count, isBetweenExports(bytes[offset], isList: true) { offset += 1 }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "{") {
            var isList = false
            for index in start..<offset where bytes[index] == UInt8(ascii: "[") { isList = true }
            return (isList ? offset : 0, isList, 0..<0)
        }
        // Somebody's remark, the answer of a server, or blanks of a disk.
        let brace = bytes.firstIndex(of: UInt8(ascii: "{"), from: start)
        return brace < min(bytes.count, 4096) ? (brace, false, start..<brace) : (0, false, 0..<0)
    }

    /// Whether a byte may stand between two exports of a file; brackets and commas in a list only.
    static func isBetweenExports(_ byte: UInt8, isList: Bool) -> Bool {
        switch byte {
        case 0x20, 0x0A, 0x0D, 0x09: true
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","): isList
        default: false
        }
    }

    /// The text of a file that an editor saved in UTF-16.
    static func utf16(_ bytes: Span<UInt8>) -> DecodedText? {
        guard bytes.count >= 2, bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF else {
            return nil
        }
        return DecodedText(bytes)
    }

    private init(kind: Kind, isCertain: Bool) {
        self.kind = kind
        self.isCertain = isCertain
    }

    /// Looks at an account export or at a chat.
    private static func look(
        _ cursor: inout JSONCursor, in bytes: Span<UInt8>, _ found: inout Findings
    ) throws(FormatError) {
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            let name = key.text(in: bytes)
            let kind = try cursor.kind(in: bytes)
            switch name {
            case "type" where kind == .string:
                let type = try cursor.string(in: bytes).text(in: bytes)
                found.hasChatType = TelegramChat.types[type] != nil
                continue
            case "type": found.hasChatType = kind == .null
            case "id": found.hasNumericID = kind == .number
            case "about": found.hasAbout = kind == .string
            case "messages" where kind == .array:
                found.hasMessages = true
                try lookAtMessages(&cursor, in: bytes, &found)
                continue
            case "chats" where kind == .object, "left_chats" where kind == .object:
                found.accountLists += 1
                try lookAtChats(&cursor, in: bytes, &found)
                continue
            case _ where accountKeys.contains(name) && (kind == .object || kind == .array): found.accountLists += 1
            default: break
            }
            try cursor.passValue(in: bytes)
        }
    }

    private static func lookAtChats(
        _ cursor: inout JSONCursor, in bytes: Span<UInt8>, _ found: inout Findings
    ) throws(FormatError) {
        try cursor.enterObject(in: bytes)
        while try cursor.nextArray(under: "list", in: bytes) {
            while try cursor.nextElement(in: bytes) {
                var chat = Findings()
                defer {
                    found.ownMessages += chat.ownMessages
                    found.isImitation = found.isImitation || chat.isImitation
                }
                try look(&cursor, in: bytes, &chat)
            }
        }
    }

    private static func lookAtMessages(
        _ cursor: inout JSONCursor, in bytes: Span<UInt8>, _ found: inout Findings
    ) throws(FormatError) {
        try cursor.enterArray(in: bytes)
        while try cursor.nextElement(in: bytes) {
            let message = try cursor.soundElement(in: bytes)
            guard let type = message["type"]?.string, recordTypes.contains(type) else { continue }
            let sender = message["from_id"] ?? message["actor_id"]
            if message["date_unixtime"] != nil || message["text_entities"] != nil || sender?.number != nil
                || message["action"] != nil
            {
                found.ownMessages += 1
            }
            // WhatsApp-Chat-Exporter imitates the schema; its owner is `user00000`, and Telegram's numbers never
            // begin with a zero.
            if let id = sender?.string,
                id.hasPrefix("user0") || id.hasSuffix("@s.whatsapp.net") || id.hasSuffix("@g.us")
            {
                found.isImitation = true
            }
        }
    }

    private static let recordTypes: Set<String> = ["message", "service", "unsupported"]

    private static let accountKeys: Set<String> = [
        "personal_information", "profile_pictures", "stories", "contacts", "frequent_contacts", "sessions",
        "web_sessions", "other_data",
    ]
}
