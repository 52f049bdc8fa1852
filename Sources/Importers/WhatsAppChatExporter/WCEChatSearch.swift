// SPDX-License-Identifier: Apache-2.0

import Formats

/// Finds chats behind damage, each once.
struct WCEChatSearch {
    private var searched = 0

    /// Where the key of the next chat stands.
    mutating func nextChat(after offset: Int, in bytes: Span<UInt8>) -> Int? {
        for index in max(offset, searched)..<max(offset, searched, bytes.count)
        where bytes[index] == UInt8(ascii: "{") && Self.isChat(at: index, in: bytes) {
            guard let key = JSONCursor.key(before: index, in: bytes) else { continue }
            searched = index + 1
            return key
        }
        return nil
    }

    /// A chat has plain members in front of its messages, the kind of telephone among them.
    private static func isChat(at start: Int, in bytes: Span<UInt8>) -> Bool {
        var cursor = JSONCursor(at: start, maximumDepth: 2)
        var hasType = false
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            for _ in 0..<16 {
                guard let key = try cursor.nextKey(in: bytes) else { return false }
                switch try cursor.kind(in: bytes) {
                case .object: return hasType && key.equals("messages", in: bytes)
                case .array: return false
                default:
                    hasType = hasType || key.equals("type", in: bytes)
                    try cursor.skipValue(in: bytes)
                }
            }
        } catch { return false }
        return false
    }
}
