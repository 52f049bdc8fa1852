// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// A line of the app: its words, and the kind that the class of its icon tells.
struct SignalBackupStatus {
    let text: String
    /// Class of the icon; nil in texts, which have none.
    let icon: String?

    /// Whether the icon is none of the known ones.
    var isUnknown: Bool { icon.map { !Self.known.contains($0) } ?? false }

    var content: Event.Content {
        switch icon {
        case "msg-call-incoming", "msg-call-outgoing": .call(Call(isVideo: false))
        case "msg-video-call-incoming", "msg-video-call-outgoing": .call(Call(isVideo: true))
        case "msg-call-missed": .call(Call(isVideo: false, wasAnswered: false, outcome: .missed))
        case "msg-video-call-missed": .call(Call(isVideo: true, wasAnswered: false, outcome: .missed))
        case "msg-group-call": .call(Call(isVideo: true))
        case "msg-expiration-timer-set", "msg-expiration-timer-disabled":
            .accountChange(AccountChange(field: "disappearing-timer", text: text))
        case "msg-profile-icon": .accountChange(AccountChange(field: "display-name", text: text))
        case "msg-phone-icon": .accountChange(AccountChange(field: "phone-number", text: text))
        case "msg-security-icon", "msg-checkmark": .accountChange(AccountChange(field: "security-code", text: text))
        case "msg-avatar-update-icon": .accountChange(AccountChange(field: "group-photo", text: text))
        case "msg-member-add-icon":
            // The same icon stands before "Mira is on Signal!", which is no group's line.
            text.contains(" added ")
                ? .membership(MembershipChange(step: .added, text: text))
                : text.contains(" joined") ? .membership(MembershipChange(step: .joined, text: text)) : .notice(text)
        case "msg-member-remove-icon": .membership(MembershipChange(step: .removed, text: text))
        case "msg-pencil-icon" where text.contains(" changed the group name"):
            .membership(MembershipChange(step: .renamed, text: text))
        case "msg-group-quit-icon": .membership(MembershipChange(step: .left, text: text))
        case nil: call ?? .notice(text)
        default: .notice(text)
        }
    }

    /// Whether the owner did it: `You called`, `You set the disappearing message timer to 5 minutes`.
    var isOwn: Bool { text.hasPrefix("You ") || icon == "msg-call-outgoing" || icon == "msg-video-call-outgoing" }

    /// Whether it is told of the other side of a talk between two: their name stands in front, or they rang.
    func isOf(_ name: String) -> Bool {
        let isRing = icon.map { $0.hasSuffix("-incoming") || $0.hasSuffix("-missed") } ?? text.hasPrefix("Missed ")
        return !isOwn && (isRing || !name.isEmpty && text.hasPrefix(name))
    }

    /// Calls as texts word them: `Missed call`, `You called`, `Mira called you`.
    private var call: Event.Content? {
        if let call = SignalCallLine.call(text, isCertain: false) { return .call(call) }
        guard text.utf8.count < 200 else { return nil }
        if text.hasPrefix("Missed ") && text.contains("call") {
            return .call(Call(isVideo: text.contains("video"), wasAnswered: false, outcome: .missed))
        }
        // Some versions write no blank behind the name.
        return text == "You called" || text.hasSuffix("called you") ? .call(Call(isVideo: false)) : nil
    }

    private static let known: Set<String> = [
        "msg-call-incoming", "msg-call-outgoing", "msg-video-call-incoming", "msg-video-call-outgoing",
        "msg-call-missed", "msg-video-call-missed", "msg-group-call", "msg-expiration-timer-set",
        "msg-expiration-timer-disabled", "msg-profile-icon", "msg-phone-icon", "msg-security-icon", "msg-checkmark",
        "msg-avatar-update-icon", "msg-member-add-icon", "msg-member-remove-icon", "msg-group-quit-icon",
        "msg-info-icon", "msg-thread-icon", "msg-megaphone-icon", "msg-members-icon", "msg-pencil-icon",
        "msg-member-approved-icon", "msg-member-rejected-icon", "msg-spam-icon", "msg-thread-merge-icon",
        "msg-poll-end-icon", "msg-pinned-icon", "msg-group-terminated-icon",
    ]
}
