// SPDX-License-Identifier: Apache-2.0

/// Last labels of host names: the country codes of the IANA root zone, generic domains that messages name, and the
/// reserved ones of RFC 2606 and RFC 7686.
enum TopLevelDomains {
    static func contains(_ label: ArraySlice<UInt8>) -> Bool {
        guard let term = Term(label) else { return false }
        return countries.contains(term) || generic.contains(term) || label.starts(with: "xn--".utf8)
    }

    /// Whether a bare `word.label` in running text is meant as a host: many labels are words behind a full stop
    /// without a blank (`ok.so`, `yes.it`, `good.live`).
    static func isTypedAlone(_ label: ArraySlice<UInt8>) -> Bool {
        guard let term = Term(label) else { return false }
        return typed.contains(term)
    }

    private static let typed: TermSet = [
        "com", "org", "net", "info", "biz", "edu", "gov", "xyz", "icu", "mobi", "onion", "uk", "de", "ng", "io", "gg",
        "ru", "nl", "eu", "au", "za", "ke", "gh", "jp", "cn", "cz", "dk", "tv", "app",
        "dev", "example", "website", "info",
    ]

    private static let generic: TermSet = [
        "com", "org", "net", "info", "biz", "edu", "gov", "mil", "int", "app", "dev", "xyz", "online", "site", "shop",
        "store", "club", "live", "link", "click", "top", "vip", "win", "icu", "cash", "money", "pro", "name", "mobi",
        "website", "space", "tech", "cloud", "chat", "dating", "cam", "date", "love", "sexy", "adult", "porn", "xxx",
        "fans", "page", "web", "blog", "news", "media", "video", "photos", "pics", "gallery", "zone", "world", "email",
        "support", "help", "center", "group", "social", "network", "games", "fun", "host", "press", "works", "life",
        "today", "art", "design", "example", "invalid", "test", "onion", "bank", "finance", "trade", "market", "wiki",
        "africa", "asia", "cat", "london", "scot", "wales", "cymru", "berlin", "paris", "nyc", "tel", "travel", "jobs",
        "coop", "museum", "aero", "black", "blue", "red", "pink", "best", "one", "cool", "team", "run", "sale",
        "services", "solutions", "agency", "company", "business", "digital", "marketing", "studio", "academy", "ltd",
        "limited", "buzz", "rocks", "lol", "wtf", "baby", "beauty", "bet", "bio", "capital", "care", "casino", "city",
        "codes", "community", "computer", "credit", "day", "delivery", "directory", "domains", "earth", "education",
        "energy", "estate", "events", "exchange", "expert", "express", "family", "fashion", "fit", "fund", "fyi",
        "gift", "gifts", "gmbh", "gold", "golf", "guide", "guru", "health", "homes", "hosting", "hot", "house", "inc",
        "international", "land", "legal", "loan", "loans", "lottery", "management", "men", "mom", "moe", "monster",
        "movie", "new", "ninja", "now", "ooo", "party", "pay", "photo", "photography", "pictures", "pizza", "place",
        "play", "plus", "poker", "property", "quest", "rent", "report", "restaurant", "review", "reviews", "rich",
        "sbs", "cfd", "bond", "school", "science", "security", "show", "singles", "skin", "software", "stream",
        "study", "style", "surf", "systems", "tattoo", "taxi", "technology", "tips", "tools", "town", "toys",
        "training", "university", "ventures", "watch", "webcam", "work", "yoga", "zip", "mov", "you", "foo", "page",
    ]

    private static let countries: TermSet = [
        "ac", "ad", "ae", "af", "ag", "ai", "al", "am", "ao", "aq", "ar", "as", "at", "au", "aw", "ax", "az", "ba",
        "bb", "bd", "be", "bf", "bg", "bh", "bi", "bj", "bm", "bn", "bo", "br", "bs", "bt", "bw", "by", "bz", "ca",
        "cc", "cd", "cf", "cg", "ch", "ci", "ck", "cl", "cm", "cn", "co", "cr", "cu", "cv", "cw", "cx", "cy", "cz",
        "de", "dj", "dk", "dm", "do", "dz", "ec", "ee", "eg", "er", "es", "et", "eu", "fi", "fj", "fk", "fm", "fo",
        "fr", "ga", "gb", "gd", "ge", "gf", "gg", "gh", "gi", "gl", "gm", "gn", "gp", "gq", "gr", "gs", "gt", "gu",
        "gw", "gy", "hk", "hm", "hn", "hr", "ht", "hu", "id", "ie", "il", "im", "in", "io", "iq", "ir", "is", "it",
        "je", "jm", "jo", "jp", "ke", "kg", "kh", "ki", "km", "kn", "kp", "kr", "kw", "ky", "kz", "la", "lb", "lc",
        "li", "lk", "lr", "ls", "lt", "lu", "lv", "ly", "ma", "mc", "md", "me", "mg", "mh", "mk", "ml", "mm", "mn",
        "mo", "mp", "mq", "mr", "ms", "mt", "mu", "mv", "mw", "mx", "my", "mz", "na", "nc", "ne", "nf", "ng", "ni",
        "nl", "no", "np", "nr", "nu", "nz", "om", "pa", "pe", "pf", "pg", "ph", "pk", "pl", "pm", "pn", "pr", "ps",
        "pt", "pw", "py", "qa", "re", "ro", "rs", "ru", "rw", "sa", "sb", "sc", "sd", "se", "sg", "sh", "si", "sk",
        "sl", "sm", "sn", "so", "sr", "ss", "st", "su", "sv", "sx", "sy", "sz", "tc", "td", "tf", "tg", "th", "tj",
        "tk", "tl", "tm", "tn", "to", "tr", "tt", "tv", "tw", "tz", "ua", "ug", "uk", "us", "uy", "uz", "va", "vc",
        "ve", "vg", "vi", "vn", "vu", "wf", "ws", "ye", "yt", "za", "zm", "zw",
    ]
}
