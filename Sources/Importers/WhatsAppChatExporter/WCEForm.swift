// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// What a file of the program is.
enum WCEForm {
    case json, telegram, page, text

    static let headSize = 65_536

    /// The form of a unit; the JSON tells most.
    var word: String {
        switch self {
        case .json: ""
        case .page: "page"
        case .telegram: "telegram"
        case .text: "text"
        }
    }

    init?(_ exhibit: Exhibit, head: [UInt8]) {
        let name = exhibit.name.lowercased()
        if name.hasSuffix(".html") || name.hasSuffix(".htm") {
            guard head.contains(text: "<title>Whatsapp - "), head.contains(text: "tailwind") else { return nil }
            self = .page
            return
        }
        if name.hasSuffix(".txt") {
            guard DecodedText(head.span).withUTF8(of: head.span, WCETextLine.isText) else { return nil }
            self = .text
            return
        }
        guard let first = head.first(where: { $0 > 0x20 && $0 < 0x80 }), first == UInt8(ascii: "{") else { return nil }
        if Self.isChats(head) {
            self = .json
        } else if Self.isTelegramForm(head) {
            self = .telegram
        } else {
            return nil
        }
    }

    /// The first value is a chat: an object with its kind of telephone and its messages by row.
    private static func isChats(_ head: [UInt8]) -> Bool {
        let bytes = head.span
        var cursor = JSONCursor(in: bytes, maximumDepth: 16)
        var hasType = false
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            guard try cursor.nextKey(in: bytes) != nil, try cursor.kind(in: bytes) == .object else { return false }
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                if key.equals("messages", in: bytes), try cursor.kind(in: bytes) == .object {
                    return hasType && Self.isMessages(&cursor, head)
                }
                if key.equals("type", in: bytes), try cursor.kind(in: bytes) == .string {
                    hasType = ["android", "ios", "exported"].contains(try cursor.soundElement(in: bytes).string ?? "")
                } else {
                    try cursor.passValue(in: bytes)
                }
            }
        } catch { return false }
        return false
    }

    private static func isMessages(_ cursor: inout JSONCursor, _ head: [UInt8]) -> Bool {
        let bytes = head.span
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            // A chat without messages has nothing that could contradict.
            guard try cursor.nextKey(in: bytes) != nil else { return true }
            try cursor.enterObject(in: bytes)
            var keys: Set<String> = []
            while let key = try cursor.nextKey(in: bytes) {
                keys.insert(key.text(in: bytes))
                if keys.isSuperset(of: ["key_id", "from_me"]) { return true }
                try cursor.passValue(in: bytes)
            }
        } catch { return false }
        return false
    }

    /// Telegram writes the seconds as a string, and knows no sender `user00000`.
    static func isTelegramForm(_ head: [UInt8]) -> Bool {
        let bytes = head.span
        var cursor = JSONCursor(in: bytes, maximumDepth: 16)
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                guard key.equals("messages", in: bytes) else {
                    try cursor.passValue(in: bytes)
                    continue
                }
                try cursor.enterArray(in: bytes)
                guard try cursor.nextElement(in: bytes) else { return false }
                let first = try cursor.soundElement(in: bytes)
                return first["date_unixtime"]?.number != nil && first["from_id"]?.string?.hasPrefix("user") == true
                    && first["text_entities"] != nil
            }
        } catch { return false }
        return false
    }

    /// The chat to which a page belongs, and its number among the chat's pages.
    static func page(of exhibit: Exhibit) -> (chat: String, number: Int) {
        let path = exhibit.path
        guard let dot = path.lastIndex(of: "."), let dash = path[..<dot].lastIndex(of: "-"),
            let number = Int(path[path.index(after: dash)..<dot]), number < 10_000
        else { return (path, 0) }
        return (String(path[..<dash]), number)
    }
}
