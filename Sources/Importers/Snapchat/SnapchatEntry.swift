// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A row of the account's own lists, such as log-ins and changes of name: titles with values, in the order of the file.
struct SnapchatEntry {
    var list: String
    var values: [(title: String, value: String)]

    /// The first value under one of the titles.
    func value(_ titles: String...) -> String? {
        for title in titles {
            if let found = values.first(where: { Self.isTitle($0.title, title) }), !found.value.isEmpty {
                return found.value
            }
        }
        return nil
    }

    /// Whether a title, in whatever letters, is one in small letters; asked several times of each row of a chat.
    private static func isTitle(_ written: String, _ title: String) -> Bool {
        let (left, right) = (written.utf8, title.utf8)
        if left.count == right.count {
            // Most titles differ in their length or first letter.
            var (here, there) = (left.makeIterator(), right.makeIterator())
            while let byte = here.next(), let wanted = there.next() {
                guard byte < 0x80 else { return written.lowercased() == title }
                if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != wanted { return false }
            }
            return true
        }
        guard left.contains(where: { $0 >= 0x80 }) else { return false }
        return written.lowercased() == title
    }

    /// When it happened: the one value that is a time of a title that says so.
    var time: Timestamp? {
        value("date", "created", "start time", "date & time", "creation date", "time", "timestamp").flatMap {
            ClockText.read($0, unzoned: .unknown)
        }
    }

    private static let timeTitles: Set<String> = [
        "date", "created", "start time", "date & time", "creation date", "time", "timestamp",
    ]

    /// What the account's record says; nil for an empty row.
    var change: AccountChange? {
        let told = values.filter { !$0.value.isEmpty && !Self.timeTitles.contains($0.title.lowercased()) }
        let field = Self.field(list)
        if told.isEmpty { return time == nil ? nil : AccountChange(field: field) }
        if told.count == 1 { return AccountChange(field: field, to: told[0].value) }
        return AccountChange(
            field: field, to: told[0].value,
            text: told.map { "\($0.title) \($0.value)" }.joined(separator: ", "))
    }

    /// The call that a row of `talk_history` tells.
    var call: Call? {
        guard list.lowercased().hasSuffix("calls") else { return nil }
        let seconds = value("length (sec)", "length").flatMap { Double($0) }.flatMap {
            CallLength(rounding: $0.rounded(.down))?.seconds
        }
        let result = value("result", "result/network")?.lowercased() ?? ""
        var wasAnswered: Bool? = list.lowercased() == "completed calls" ? true : nil
        if result.contains("miss") || result.contains("declin") || result.contains("no answer") { wasAnswered = false }
        if let seconds, seconds > 0 { wasAnswered = true }
        return Call(
            isVideo: value("type")?.lowercased().contains("video") ?? false, seconds: seconds,
            wasAnswered: wasAnswered)
    }

    /// What a row of `talk_history` tells beside the call: place, network, people.
    var callDetails: String? {
        let told = values.filter { title, value in
            !value.isEmpty && !Self.timeTitles.contains(title.lowercased())
                && !["type", "length (sec)", "length"].contains(title.lowercased())
        }
        return told.isEmpty ? nil : told.map { "\($0.title) \($0.value)" }.joined(separator: ", ")
    }

    /// `Email Change` is `email-change`; lists with a word of their own have that.
    static func field(_ list: String) -> String {
        switch list.lowercased() {
        case "display name change": return "display-name"
        case "email change": return "email"
        case "mobile number change": return "phone-number"
        case "password change": return "password"
        case "login history": return "login"
        case "device history": return "device"
        case "shortcuts": return "shortcut"
        default: break
        }
        let words = list.lowercased().prefix(60).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? "account-record" : words.joined(separator: "-")
    }
}
