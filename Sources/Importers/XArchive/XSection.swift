// SPDX-License-Identifier: Apache-2.0

import Formats
import Importing

/// The front of a file: `window.YTD.<name>.part<N> = `, and where the JSON behind it begins.
struct XFront {
    var name: String
    var part: Int
    var start: Int

    /// Looks at the first bytes; nil where they are no such assignment.
    init?(_ bytes: Span<UInt8>) {
        var index = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        guard bytes.hasBytes("window.YTD.", at: index) else { return nil }
        index += 11
        let nameStart = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "."), bytes[index] > 0x20 { index += 1 }
        guard index > nameStart, index - nameStart < 80 else { return nil }
        name = bytes.text(in: nameStart..<index).lowercased()
        part = 0
        if bytes.hasBytes(".part", at: index) {
            index += 5
            let digits = index
            while index < bytes.count, index - digits < 9, (0x30...0x39).contains(bytes[index]) { index += 1 }
            part = Int(bytes.text(in: digits..<index)) ?? 0
        }
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
        start = index + 1
    }
}

/// The lists of an archive that are read, by the names in the assignments.
enum XSection: String {
    case account
    case messages = "direct_messages", oldMessages = "direct_message"
    case groups = "direct_messages_group", oldGroups = "direct_message_group", newGroups = "direct_messages_groups"
    case headers = "direct_message_headers", groupHeaders = "direct_message_group_headers"
    case follower, following, block, mute
    case names = "screen_name_change", addresses = "email_address_change", visibility = "protected_history"
    case logins = "ip_audit", creation = "account_creation_ip", phone = "phone_number", device = "device_token"
    case contact, suspension = "account_suspension"
    case calls = "audio_video_calls_in_dm", callRecipients = "audio_video_calls_in_dm_recipient_sessions"
    case keys = "key_registry"

    /// The section of a file; one under a name that is not known is read as talks where its first bytes are those of talks.
    static func of(_ front: XFront, _ bytes: Span<UInt8>) -> XSection? {
        if let known = XSection(rawValue: front.name) { return known }
        let head = Survey.head(of: bytes)
        guard head.holds("\"dmConversation\""), head.holds("\"messageCreate\"") else { return nil }
        return .messages
    }

    /// Headers repeat the messages, without text: they are read behind them.
    var order: Int {
        switch self {
        case .account: 0
        case .messages, .oldMessages: 1
        case .groups, .oldGroups, .newGroups: 2
        case .headers, .groupHeaders: 3
        default: 4
        }
    }

    /// Whether the list holds conversations.
    var isTalk: Bool { (1...3).contains(order) }

    /// Whether the conversations are groups.
    var isGroup: Bool { self == .groups || self == .oldGroups || self == .newGroups || self == .groupHeaders }
}
