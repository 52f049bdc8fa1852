// SPDX-License-Identifier: Apache-2.0

/// A service, by its permanent lower-case name: `whatsapp`, `instagram`, `telegram`, `facebook`, `sms`.
public struct Platform: RawRepresentable, Hashable, Sendable, Codable {
    /// The permanent name.
    public let rawValue: String

    /// Names a platform.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Writes the name alone, as every file format of the program shows it.
    public func encode(to encoder: any Encoder) throws {
        try rawValue.encode(to: encoder)
    }

    /// Reads the name alone.
    public init(from decoder: any Decoder) throws {
        rawValue = try String(from: decoder)
    }
}

extension Platform {
    /// WhatsApp and WhatsApp Business.
    public static let whatsapp = Platform(rawValue: "whatsapp")
    /// Telegram.
    public static let telegram = Platform(rawValue: "telegram")
    /// Facebook and Messenger.
    public static let facebook = Platform(rawValue: "facebook")
    /// Instagram.
    public static let instagram = Platform(rawValue: "instagram")
    /// Threads, whose accounts are those of Instagram.
    public static let threads = Platform(rawValue: "threads")
    /// Facebook or Instagram: a file in their common form that does not show of which of the two it is.
    public static let meta = Platform(rawValue: "meta")
    /// SMS, MMS and calls of a telephone.
    public static let sms = Platform(rawValue: "sms")
    /// Snapchat.
    public static let snapchat = Platform(rawValue: "snapchat")
    /// TikTok.
    public static let tiktok = Platform(rawValue: "tiktok")
    /// X, formerly Twitter.
    public static let x = Platform(rawValue: "x")
    /// LinkedIn.
    public static let linkedin = Platform(rawValue: "linkedin")
    /// Tinder.
    public static let tinder = Platform(rawValue: "tinder")
    /// Hinge.
    public static let hinge = Platform(rawValue: "hinge")
    /// Reddit.
    public static let reddit = Platform(rawValue: "reddit")
    /// Skype.
    public static let skype = Platform(rawValue: "skype")
}
