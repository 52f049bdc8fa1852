// SPDX-License-Identifier: Apache-2.0

/// Host names: labels of letters, digits and hyphens, and a last label that is a top-level domain.
enum HostName {
    /// The end of the host name that begins at `start`; nil when none does.
    static func end(in lower: [UInt8], from start: Int) -> Int? {
        var index = start
        var labelStart = start
        var lastGood: Int?
        var labels = 0
        while index <= lower.count, index - start < 254 {
            let byte = index < lower.count ? lower[index] : 0
            if MessageText.isAlphanumeric(byte) || byte == UInt8(ascii: "-") {
                index += 1
                continue
            }
            guard index > labelStart, index - labelStart <= 63, lower[labelStart] != UInt8(ascii: "-"),
                lower[index - 1] != UInt8(ascii: "-")
            else { break }
            labels += 1
            if labels > 1 && isTopLevel(String(decoding: lower[labelStart..<index], as: UTF8.self)) { lastGood = index }
            guard byte == UInt8(ascii: ".") else { break }
            index += 1
            labelStart = index
        }
        return lastGood
    }

    /// Whether the whole text is a host name.
    static func isPlausible(_ host: String) -> Bool {
        let bytes = Array(host.utf8)
        return end(in: bytes, from: 0) == bytes.count
    }

    static func isTopLevel(_ label: String) -> Bool {
        generic.contains(label)
            || (label.utf8.count == 2 && label.utf8.allSatisfy(MessageText.isLetter) && !notCountries.contains(label))
    }

    /// Whether a bare `word.label` in running text may be meant as a host: short country codes are mostly a missing
    /// blank after a full stop.
    static func isTypedAlone(_ label: String) -> Bool {
        generic.contains(label) && label != "name" && label != "date" && label != "live" && label != "help"
    }

    private static let notCountries: Set<String> = ["zz", "xx", "aa", "ok", "hm", "oh", "ha", "ur", "if", "an", "wo"]

    /// Top-level domains of three letters or more that messages name (IANA root zone), and the reserved ones of RFC 2606.
    private static let generic: Set<String> = [
        "com", "org", "net", "info", "biz", "edu", "gov", "mil", "int", "app", "dev", "xyz", "online", "site", "shop",
        "store", "club", "live", "link", "click", "top", "vip", "win", "icu", "cash", "money", "pro", "name", "mobi",
        "website", "space", "tech", "cloud", "chat", "dating", "cam", "date", "love", "sexy", "adult", "porn", "xxx",
        "fans", "page", "web", "blog", "news", "media", "video", "photos", "pics", "gallery", "zone", "world", "email",
        "support", "help", "center", "group", "social", "network", "games", "fun", "host", "press", "works", "life",
        "today", "art", "design", "example", "invalid", "test", "onion", "bank", "finance", "trade", "market", "wiki",
    ]
}
