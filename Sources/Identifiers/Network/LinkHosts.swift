// SPDX-License-Identifier: Apache-2.0

/// Hosts whose links name a payee, an account or a group.
enum LinkHosts {
    /// What the link names; nil for ordinary links.
    static func account(host: String, path: String) -> (IdentifierMatch.Kind, String)? {
        let parts = path.split(whereSeparator: { $0 == "/" || $0 == "?" || $0 == "#" }).map(String.init)
        guard let first = parts.first else { return nil }
        let second = parts.count > 1 ? parts[1] : nil
        switch host {
        case "paypal.me": return (.paypal, "paypal.me/" + first.lowercased())
        case "paypal.com" where first == "paypalme" && second != nil:
            return (.paypal, "paypal.me/" + (second ?? "").lowercased())
        case "cash.app" where first.hasPrefix("$"): return (.cashtag, first.lowercased())
        case "venmo.com", "account.venmo.com":
            let user = first == "u" ? second ?? "" : first
            return user.isEmpty ? nil : (.venmo, user.lowercased())
        case "revolut.me": return (.revolut, "revolut.me/" + first.lowercased())
        case "monzo.me": return (.monzo, "monzo.me/" + first.lowercased())
        case "wise.com" where first == "pay" && parts.count > 2:
            return (.wise, "wise.com/pay/me/" + parts[2].lowercased())
        case "discord.gg": return (.invite, "discord.gg/" + first)
        case "discord.com", "discordapp.com":
            return first == "invite" ? second.map { (.invite, "discord.gg/" + $0) } : nil
        case "chat.whatsapp.com": return (.invite, "chat.whatsapp.com/" + first)
        case "t.me", "telegram.me":
            if first == "joinchat" { return second.map { (.invite, "t.me/+" + $0) } }
            return first.hasPrefix("+") ? (.invite, "t.me/" + first) : (.username, first.lowercased())
        case "wa.me":
            return first.utf8.allSatisfy(MessageText.isDigit) ? (.phone, "+" + first) : nil
        case "snapchat.com" where first == "add": return second.map { (.username, $0.lowercased()) }
        case "instagram.com", "tiktok.com", "x.com", "twitter.com", "kik.me":
            let reserved = ["p", "reel", "reels", "stories", "explore", "status", "i", "home", "video", "t"]
            if reserved.contains(first) || parts.count > 1 { return nil }
            return (.username, String(first.drop { $0 == "@" }).lowercased())
        default: return nil
        }
    }
}
