// SPDX-License-Identifier: Apache-2.0

/// Hosts whose links name a payee, an account or a group.
enum LinkHosts {
    /// What a link names.
    struct Account {
        var kind: IdentifierMatch.Kind
        var value: String
        var status = IdentifierMatch.Status.unverifiable
        /// Whether the link is also listed as a web address.
        var isAlsoAddress = true
    }

    /// What the link names; nil for ordinary links.
    static func account(host: String, path: String) -> Account? {
        let place = path.prefix { $0 != "?" && $0 != "#" }
        let parts = place.split(separator: "/").map(String.init)
        if host == "signal.group", path.contains("#") {
            return Account(kind: .invite, value: host + path, isAlsoAddress: false)
        }
        if host == "api.whatsapp.com", let number = query("phone", in: path) { return phone(number) }
        guard let first = parts.first else { return nil }
        return payee(host, parts, first) ?? invitation(host, parts, first) ?? person(host, parts, first.lowercased())
    }

    private static func payee(_ host: String, _ parts: [String], _ first: String) -> Account? {
        let second = parts.count > 1 ? parts[1].lowercased() : nil
        let name = first.lowercased()
        switch host {
        case "paypal.me": return Account(kind: .paypal, value: "paypal.me/" + name, isAlsoAddress: false)
        case "paypal.com" where name == "paypalme":
            return second.map { Account(kind: .paypal, value: "paypal.me/" + $0, isAlsoAddress: false) }
        case "cash.app" where name.hasPrefix("$"):
            return Account(kind: .cashtag, value: name, isAlsoAddress: false)
        case "venmo.com", "account.venmo.com":
            let user = name == "u" ? second : name
            return user.map { Account(kind: .venmo, value: String($0.drop { $0 == "@" }), isAlsoAddress: false) }
        case "revolut.me": return Account(kind: .revolut, value: "revolut.me/" + name, isAlsoAddress: false)
        case "monzo.me": return Account(kind: .monzo, value: "monzo.me/" + name)
        case "wise.com" where name == "pay" && parts.count > 2:
            return Account(kind: .wise, value: "wise.com/pay/me/" + parts[2].lowercased())
        default: return nil
        }
    }

    private static func invitation(_ host: String, _ parts: [String], _ first: String) -> Account? {
        switch host {
        case "discord.gg", "chat.whatsapp.com":
            return Account(kind: .invite, value: host + "/" + first, isAlsoAddress: false)
        case "discord.com", "discordapp.com":
            guard first == "invite", parts.count > 1 else { return nil }
            return Account(kind: .invite, value: "discord.gg/" + parts[1], isAlsoAddress: false)
        case "t.me", "telegram.me", "telegram.dog":
            if first == "joinchat" {
                return parts.count > 1 ? Account(kind: .invite, value: "t.me/+" + parts[1], isAlsoAddress: false) : nil
            }
            if first.hasPrefix("+") {
                return first.dropFirst().utf8.allSatisfy(MessageText.isDigit)
                    ? phone(String(first.dropFirst()))
                    : Account(kind: .invite, value: "t.me/" + first, isAlsoAddress: false)
            }
            return nil
        case "wa.me": return phone(first.hasPrefix("+") ? String(first.dropFirst()) : first)
        default: return nil
        }
    }

    private static let people: Set<String> = [
        "t.me", "telegram.me", "telegram.dog", "instagram.com", "tiktok.com", "x.com", "twitter.com", "kik.me",
        "facebook.com", "fb.com", "m.me", "threads.net", "youtube.com", "snapchat.com", "onlyfans.com", "twitch.tv",
    ]

    /// First parts of a path that are pages of the service.
    private static let pages: Set<String> = [
        "p", "reel", "reels", "stories", "explore", "status", "i", "home", "video", "videos", "t", "s", "c", "share",
        "watch", "groups", "events", "marketplace", "profile.php", "login", "tv", "live", "hashtag", "search", "intent",
        "addstickers", "proxy", "socks", "joinchat", "help", "about", "legal", "photo", "photo.php", "story.php",
        "directory", "accounts", "shorts", "playlist", "channel", "discover", "spotlight", "messages", "settings",
    ]

    private static func person(_ host: String, _ parts: [String], _ first: String) -> Account? {
        guard people.contains(host) else { return nil }
        if host == "snapchat.com" {
            guard first == "add", parts.count > 1 else { return nil }
            return Account(kind: .username, value: parts[1].lowercased())
        }
        let name = first.drop { $0 == "@" }
        guard !pages.contains(first), !name.isEmpty, host != "youtube.com" || first.hasPrefix("@"),
            name.utf8.allSatisfy({ MessageText.isAlphanumeric($0) || "._-".utf8.contains($0) })
        else { return nil }
        return Account(kind: .username, value: String(name))
    }

    private static func phone(_ digits: String) -> Account? {
        guard (7...15).contains(digits.utf8.count), digits.utf8.allSatisfy(MessageText.isDigit),
            let number = PhoneNumbers.parse("+" + digits, region: "ZZ")
        else { return nil }
        return Account(kind: .phone, value: number.value, status: number.isValid ? .valid : .unverifiable)
    }

    private static func query(_ key: String, in path: String) -> String? {
        let query = path.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }
        return query.split(separator: "&").first { $0.hasPrefix(key + "=") }
            .map { String($0.dropFirst(key.count + 1)).filter { $0.isASCII && $0.isNumber } }
    }
}
