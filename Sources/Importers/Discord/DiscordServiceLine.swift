// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A line that Discord wrote, as the exporting program words it in English.
enum DiscordServiceLine: Hashable {
    /// Somebody comes or goes: the step, the name in the line, the line.
    case member(MembershipChange.Step, name: String?, text: String)
    case renamed(String)
    /// A call, with its minutes where the line has them.
    case call(minutes: Int?)
    /// A setting: its stable word and the line.
    case change(String, text: String)
    case other(String)

    /// Reads a line whose form shows that it is the service's; in pages its first letter is small.
    init(_ line: String) {
        // Some versions end the sentence without a full stop.
        self = Self.known(line) ?? Self.known(line + ".") ?? .other(line)
    }

    /// Reads a line by its words alone; nil for anything else than exactly one of the program's sentences.
    static func known(_ line: String) -> DiscordServiceLine? {
        let text = line.prefix(1).uppercased() + line.dropFirst()
        switch text {
        case "Left the group.": return .member(.left, name: nil, text: line)
        case "Joined the server.": return .member(.joined, name: nil, text: line)
        case "Changed the channel icon.": return .change("group-photo", text: line)
        case "Pinned a message.", "Pinned a message to this channel.": return .change("pinned-message", text: line)
        case "Started a thread.": return .change("topic", text: line)
        case "Started a call.": return .call(minutes: nil)
        default: break
        }
        if let name = text.between("Added ", " to the group.") { return .member(.added, name: name, text: line) }
        if let name = text.between("Removed ", " from the group.") { return .member(.removed, name: name, text: line) }
        if let title = text.between("Changed the channel name: ", "") {
            return .renamed(title.between("**", "**") ?? title)
        }
        let length =
            text.between("Started a call that lasted ", " minutes.")
            ?? text.between(
                "Started a call that lasted ", " minute.")
        if let length, let minutes = Int(length.filter { $0.isASCII && $0.isNumber }) { return .call(minutes: minutes) }
        return nil
    }

    /// Reads a record by its type; nil for what a user wrote.
    ///
    /// Types that the program does not know are numbers.
    init?(type: String, content: String) {
        switch type {
        case "Default", "Reply", "0", "19": return nil
        // Commands and what applications answer to them.
        case "20", "23", "ChatInputCommand", "ContextMenuCommand": return nil
        case "Call", "3": self = Self.known(content).flatMap(Self.call) ?? .call(minutes: nil)
        case "RecipientAdd", "1": self = .member(.added, name: nil, text: content)
        case "RecipientRemove", "2": self = .member(.removed, name: nil, text: content)
        case "GuildMemberJoin", "7": self = .member(.joined, name: nil, text: content)
        case "ChannelNameChange", "4":
            if case .renamed(let title)? = Self.known(content) {
                self = .renamed(title)
            } else {
                self = .renamed(content)
            }
        case "ChannelIconChange", "5": self = .change("group-photo", text: content)
        case "ChannelPinnedMessage", "6": self = .change("pinned-message", text: content)
        case "ThreadCreated", "18": self = .change("topic", text: content)
        default: self = .other(content.isEmpty ? "message type \(type)" : content)
        }
    }

    private static func call(_ line: DiscordServiceLine) -> DiscordServiceLine? {
        if case .call = line { line } else { nil }
    }
}

extension StringProtocol {
    /// What stands between a beginning and an end, where the text has both and something between them.
    func between(_ start: String, _ end: String) -> String? {
        guard hasPrefix(start), hasSuffix(end), utf8.count > start.utf8.count + end.utf8.count else { return nil }
        return String(dropFirst(start.count).dropLast(end.count))
    }
}
