// SPDX-License-Identifier: Apache-2.0

/// Links that open an app instead of a page: `tg://resolve?domain=name`, `whatsapp://send?phone=…`.
///
/// They name what the page of the same service would name; the words of their own are nobody's name.
enum AppLinks {
    private static let schemes: TermSet = [
        "tg", "whatsapp", "viber", "snapchat", "instagram", "skype", "fb", "twitter", "discord", "sgnl", "line",
        "tiktok", "kik", "cashme", "venmo",
    ]
    private static let longest = 512

    static func find(in text: MessageText, into found: inout MatchCollector) {
        for index in text.words.indices where text.isWord(index, of: schemes) {
            let word = text.words[index]
            guard text.bytes[word.upperBound...].starts(with: "://".utf8), let scheme = text.term(index) else {
                continue
            }
            var end = word.upperBound + 3
            while end < text.bytes.count, end - word.lowerBound < longest, isPart(text.bytes[end]) { end += 1 }
            while end > word.upperBound + 3, ".,;:!?)'\"".utf8.contains(text.bytes[end - 1]) { end -= 1 }
            let range = word.lowerBound..<end
            guard found.isFree(range) else { continue }
            if let page = page(scheme, text.string(word.upperBound + 3..<end)),
                let account = LinkHosts.account(host: page.host, path: page.path)
            {
                found.add(account.kind, account.value, at: range, account.status)
            } else {
                found.close(range)
            }
        }
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
    }

    /// The page that names the same.
    private static func page(_ scheme: Term, _ link: String) -> (host: String, path: String)? {
        let halves = link.split(separator: "?", maxSplits: 1)
        let parts = (halves.first ?? "").split(separator: "/").map(String.init)
        func value(_ keys: String...) -> String? {
            guard halves.count > 1 else { return nil }
            for pair in halves[1].split(separator: "&") {
                let sides = pair.split(separator: "=", maxSplits: 1)
                if sides.count > 1, keys.contains(sides[0].lowercased()) {
                    return String(sides[1].withoutEscapedPlus)
                }
            }
            return nil
        }
        switch scheme {
        case "tg":
            if let name = value("domain") { return ("t.me", "/" + name) }
            if let number = value("phone") { return ("t.me", "/+" + number.filter(\.isNumber)) }
            return value("invite").map { ("t.me", "/+" + $0) }
        case "whatsapp", "viber":
            if let number = value("phone", "number") { return ("wa.me", "/" + number.filter(\.isNumber)) }
            return value("code").map { ("chat.whatsapp.com", "/" + $0) }
        case "snapchat": return parts.count > 1 && parts[0] == "add" ? ("snapchat.com", "/add/" + parts[1]) : nil
        case "instagram": return value("username").map { ("instagram.com", "/" + $0) }
        case "twitter": return value("screen_name").map { ("x.com", "/" + $0) }
        case "kik": return parts.count > 1 ? ("kik.me", "/" + parts[parts.count - 1]) : nil
        case "venmo": return value("recipients").map { ("venmo.com", "/u/" + $0) }
        default: return nil
        }
    }
}

extension Substring {
    /// Without the escape of a plus sign before a number.
    fileprivate var withoutEscapedPlus: Substring { hasPrefix("%2B") || hasPrefix("%2b") ? dropFirst(3) : self }
}
