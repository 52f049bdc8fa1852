// SPDX-License-Identifier: Apache-2.0

/// Words that people use for the services on which somebody has a name, by the permanent names of `Platform` where exports of
/// them are read.
public enum ServiceNames {
    /// In small letters.
    public static let names: [String: String] = [
        "snap": "snapchat", "snapchat": "snapchat", "sc": "snapchat", "snp": "snapchat", "snapp": "snapchat",
        "insta": "instagram", "ig": "instagram", "instagram": "instagram", "instagam": "instagram",
        "telegram": "telegram", "tg": "telegram", "tele": "telegram", "telegramm": "telegram", "tlgrm": "telegram",
        "телеграм": "telegram",
        "kik": "kik", "discord": "discord", "disc": "discord", "dc": "discord", "skype": "skype", "wickr": "wickr",
        "tiktok": "tiktok", "tt": "tiktok", "fb": "facebook", "facebook": "facebook", "messenger": "facebook",
        "twitter": "x", "viber": "viber", "wechat": "wechat", "weixin": "wechat", "signal": "signal",
        "threema": "threema",
        "session": "session", "roblox": "roblox", "reddit": "reddit", "zangi": "zangi", "teleguard": "teleguard",
        "imo": "imo",
        "whatsapp": "whatsapp", "wa": "whatsapp", "whatapp": "whatsapp", "watsapp": "whatsapp", "whatsap": "whatsapp",
        "wapp": "whatsapp", "zap": "whatsapp", "line": "line", "kakao": "kakaotalk", "kakaotalk": "kakaotalk",
        "onlyfans": "onlyfans", "yubo": "yubo", "wizz": "wizz", "vk": "vk",
    ]

    /// Those that are words of a language, or of much else, too.
    static let ordinary: Set<String> = ["line", "session", "sc", "dc", "tt", "imo", "zap", "wa", "disc"]
}
