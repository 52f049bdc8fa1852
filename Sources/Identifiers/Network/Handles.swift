// SPDX-License-Identifier: Apache-2.0

/// Usernames: `@name`, and names behind a service's word (`snap: name_1`, `add me on insta name.1`).
enum Handles {
    static let services: Set<String> = [
        "snap", "snapchat", "sc", "insta", "ig", "instagram", "telegram", "tg", "kik", "discord", "disc", "skype",
        "wickr", "tiktok", "tt", "facebook", "fb", "twitter", "roblox", "xbox", "psn", "steam", "whatsapp", "session",
        "signal", "line", "viber", "wechat", "username", "user", "handle", "gamertag",
    ]

    static let linking: Set<String> = [
        "is", "name", "id", "it", "s", "its", "on", "at", "me", "add", "user", "username",
        "handle", "account", "tag", "to", "my", "the",
    ]

    static func find(in text: MessageText, into found: inout Findings) {
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "@") {
            guard index == 0 || !MessageText.isWordByte(text.bytes[index - 1]) else { continue }
            let end = end(from: index + 1, in: text)
            let range = index..<end
            let isDigitsOnly = text.bytes[index + 1..<end].allSatisfy(MessageText.isDigit)
            guard end - index > 3, !isDigitsOnly, found.isFree(range) else { continue }
            found.add(.username, text.lowercased(index + 1..<end), at: range, .unverifiable)
        }
        for (index, word) in text.words.enumerated() where services.contains(text.lowercased(word)) {
            named(after: index, in: text, into: &found)
        }
    }

    private static func named(after index: Int, in text: MessageText, into found: inout Findings) {
        var next = index + 1
        while next < text.words.count, next - index <= 3, linking.contains(text.lowercased(text.words[next])) {
            next += 1
        }
        guard next < text.words.count else { return }
        let gap = text.bytes[text.words[next - 1].upperBound..<text.words[next].lowerBound]
        guard gap.count <= 4, !gap.contains(UInt8(ascii: "\n")), !gap.contains(UInt8(ascii: ".")) else { return }
        let start = text.words[next].lowerBound
        let range = start..<end(from: start, in: text)
        guard isUnusual(text.bytes[range]), range.count >= 3, found.isFree(range) else { return }
        found.add(.username, text.lowercased(range), at: range, .unverifiable)
    }

    /// The end of a name of letters, digits, dots, hyphens and underscores, without closing punctuation; at most 32 places.
    static func end(from start: Int, in text: MessageText) -> Int {
        var end = start
        while end < text.bytes.count, end - start < 32,
            MessageText.isAlphanumeric(text.bytes[end]) || "._-".utf8.contains(text.bytes[end])
        {
            end += 1
        }
        while end > start, ".-".utf8.contains(text.bytes[end - 1]) { end -= 1 }
        return end
    }

    /// English words are no names: a digit, an underscore or an inner dot must show that it is one.
    static func isUnusual(_ name: ArraySlice<UInt8>) -> Bool {
        let hasLetter = name.contains(where: MessageText.isLetter)
        let hasSign = name.contains { MessageText.isDigit($0) || "_.".utf8.contains($0) }
        return hasLetter && hasSign && !isMeasure(name)
    }

    /// `10k`, `5pm`, `2nd`: digits first, then a short unit.
    private static func isMeasure(_ name: ArraySlice<UInt8>) -> Bool {
        let digits = name.prefix(while: MessageText.isDigit).count
        return digits > 0 && name.count - digits <= 3
    }
}
