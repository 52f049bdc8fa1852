// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Lines that Signal writes into a chat.
enum SignalUpdate {
    /// A member's key and the plain values in it: `giftBadge: state OPENED`.
    ///
    /// - Parameter name: who an id in base64 is; nil where a value is none.
    static func listing(_ member: JSONMember, name: (String) -> String?) -> String {
        // Several invitations that are withdrawn at once are a list of objects.
        let inner = member.value.members.flatMap { $0.value.array?.flatMap(\.members) ?? [$0] }
        let parts = inner.compactMap { inner -> String? in
            guard let literal = inner.value.literal, !secrets.contains(inner.key) else { return nil }
            let isPerson = inner.key.hasSuffix("Aci") || inner.key.hasSuffix("ServiceId")
            return "\(inner.key) \(isPerson ? name(literal) ?? literal : literal)"
        }
        return parts.isEmpty ? member.key : "\(member.key): \(parts.joined(separator: ", "))"
    }

    /// Keys and receipts that open something.
    private static let secrets: Set<String> = ["receiptCredentialPresentation", "masterKey", "profileKey"]

    /// The states of calls between two and in groups, by their numbers.
    static let callStates = ["UNKNOWN_STATE", "ACCEPTED", "NOT_ACCEPTED", "MISSED", "MISSED_NOTIFICATION_PROFILE"]
    static let groupCallStates = [
        "UNKNOWN_STATE", "GENERIC", "JOINED", "RINGING", "ACCEPTED", "DECLINED", "MISSED",
        "MISSED_NOTIFICATION_PROFILE", "OUTGOING_RING",
    ]

    /// A call by its state, a word or a number; of rings that go out, and calls that nobody rang for, nothing more is kept.
    static func call(_ state: String?, of states: [String]) -> Call {
        let word = state.flatMap { Int($0) }.flatMap { states.indices.contains($0) ? states[$0] : nil } ?? state
        return switch word {
        case "ACCEPTED", "JOINED": Call(isVideo: false, wasAnswered: true)
        case "NOT_ACCEPTED": Call(isVideo: false, wasAnswered: false)
        case "DECLINED": Call(isVideo: false, wasAnswered: false, outcome: .rejected)
        case "MISSED", "MISSED_NOTIFICATION_PROFILE": Call(isVideo: false, wasAnswered: false, outcome: .missed)
        default: Call(isVideo: false)
        }
    }
}

extension SignalReader {
    /// Adds what an `updateMessage` tells.
    mutating func append(
        update: JSONElement, of item: JSONElement, _ chatID: String?, _ chat: Chat, by author: Account.ID?,
        at time: Timestamp?, _ place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let kind = update.members.first else {
            remarks.note(.note, "unknown-service-action", at: place)
            return try sink.append(Event(.notice("updateMessage"), at: time, by: author, in: chat.id, from: place))
        }
        let value = kind.value
        var content: Event.Content
        var actor = author
        var other: Timestamp?
        switch kind.key {
        case "simpleUpdate":
            let partner = chat.isDirect ? try account(chat.recipient, into: &sink) : nil
            let type = value["type"]?.literal ?? "UNKNOWN"
            (content, actor) = try simple(type, partner, author, at: place, into: &sink)
        case "groupChange":
            for change in value["updates"]?.array ?? [] {
                let found = change["update"] ?? change
                for member in found.members {
                    try append(groupUpdate: member, chatID, chat, by: author, at: time, place, into: &sink)
                }
            }
            return
        case "expirationTimerChange":
            let length = value["expiresInMs"]?.integer ?? 0
            if length > 0 { try noteTimer(chatID, at: place, into: &sink) }
            content = .accountChange(
                AccountChange(field: "disappearing-timer", to: length > 0 ? "\(length / 1000) s" : "off"))
        case "profileChange":
            content = .accountChange(
                AccountChange(
                    field: "display-name", from: value["previousName"]?.filled, to: value["newName"]?.filled))
        case "learnedProfileChange":
            let number = value["e164"]?.literal.map { "+" + $0 }
            content = .accountChange(
                AccountChange(field: "display-name", from: number ?? value["username"]?.filled, text: kind.key))
        case "threadMerge", "sessionSwitchover":
            let number = (value["previousE164"] ?? value["e164"])?.literal.map { "+" + $0 }
            content = .accountChange(AccountChange(field: "phone-number", from: number, text: kind.key))
        case "individualCall":
            let isOwn = ["OUTGOING", "2"].contains(value["direction"]?.literal)
            actor = isOwn ? try owner(into: &sink) : try account(chat.recipient, into: &sink) ?? author
            var call = SignalUpdate.call(value["state"]?.literal, of: SignalUpdate.callStates)
            call.isVideo = ["VIDEO_CALL", "2"].contains(value["type"]?.literal)
            content = .call(call)
            other = EpochTime.milliseconds(value["startedCallTimestamp"]?.literal)
        case "groupCall":
            actor =
                try account(
                    (value["startedCallRecipientId"] ?? value["ringerRecipientId"])?.literal, into: &sink) ?? author
            let start = EpochTime.milliseconds(value["startedCallTimestamp"]?.literal)
            let end = EpochTime.milliseconds(value["endedCallTimestamp"]?.literal)
            let length = start.flatMap { start in end.map { Int(($0.microseconds - start.microseconds) / 1_000_000) } }
            var call = SignalUpdate.call(value["state"]?.literal, of: SignalUpdate.groupCallStates)
            call.seconds = CallLength(length)?.seconds
            content = .call(call)
            other = start
        case "pinMessage":
            content = .accountChange(AccountChange(field: "pinned-message", to: value["targetSentTimestamp"]?.literal))
        case "pollTerminate": content = .notice(listing(kind))
        default:
            remarks.note(.note, "unknown-service-action", at: place)
            content = .notice(listing(kind))
        }
        try sink.append(Event(content, at: time, otherTime: other, by: actor, in: chat.id, from: place))
    }

    /// Updates without any member but their type; those about a request or a block are the owner's doing.
    private mutating func simple(
        _ type: String, _ partner: Account.ID?, _ author: Account.ID?, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> (Event.Content, Account.ID?) {
        switch type {
        case "BLOCKED": return (.safety(SafetyAction(step: .blocked, other: partner)), try owner(into: &sink))
        case "UNBLOCKED": return (.safety(SafetyAction(step: .unblocked, other: partner)), try owner(into: &sink))
        case "REPORTED_SPAM": return (.safety(SafetyAction(step: .reported, other: partner)), try owner(into: &sink))
        case "MESSAGE_REQUEST_ACCEPTED":
            let actor = try owner(into: &sink)
            guard let partner else { return (.notice(type), actor) }
            return (.contact(ContactChange(step: .accepted, other: partner, direction: .incoming)), actor)
        default: break
        }
        let fields: [String: (String, String?)] = [
            "JOINED_SIGNAL": ("joined-service", nil), "IDENTITY_UPDATE": ("security-code", nil),
            "IDENTITY_VERIFIED": ("security-code", "verified"), "IDENTITY_DEFAULT": ("security-code", "not verified"),
            "CHANGE_NUMBER": ("phone-number", nil), "PAYMENTS_ACTIVATED": ("payments-activated", nil),
            "PAYMENT_ACTIVATION_REQUEST": ("payments-activation-requested", nil),
        ]
        if let (field, to) = fields[type] { return (.accountChange(AccountChange(field: field, to: to)), author) }
        if ![
            "END_SESSION", "BAD_DECRYPT", "CHAT_SESSION_REFRESH", "UNSUPPORTED_PROTOCOL_MESSAGE",
            "RELEASE_CHANNEL_DONATION_REQUEST",
        ].contains(type) {
            remarks.note(.note, "unknown-service-action", at: place)
        }
        return (.notice(type), author)
    }

    private mutating func append(
        groupUpdate member: JSONMember, _ chatID: String?, _ chat: Chat, by author: Account.ID?, at time: Timestamp?,
        _ place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let value = member.value
        let updater = try account(
            aci: value["updaterAci"] ?? value["adderAci"] ?? value["revokerAci"] ?? value["inviterAci"]
                ?? value["removerAci"], into: &sink)
        var actor = updater ?? author
        let own = try owner(into: &sink)
        let subject = try account(
            aci: value["newMemberAci"] ?? value["memberAci"] ?? value["removedAci"] ?? value["aci"]
                ?? value["inviteeServiceId"] ?? value["requestorAci"], into: &sink)
        var change: MembershipChange?
        switch member.key {
        case "groupCreationUpdate": change = MembershipChange(step: .created)
        case "groupNameUpdate": change = MembershipChange(step: .renamed, text: value["newGroupName"]?.filled)
        case "groupMemberJoinedUpdate", "groupMemberJoinedByLinkUpdate", "groupInvitationAcceptedUpdate":
            actor = subject ?? actor
            change = MembershipChange(step: .joined)
        case "groupMemberAddedUpdate": change = MembershipChange(step: .added, subject: subject)
        // A refusal is told by the absence of the mark.
        case "groupJoinRequestApprovalUpdate" where value["wasApproved"]?.bool == true:
            change = MembershipChange(step: .added, subject: subject)
        // Whoever was invited or asked acts.
        case "groupInvitationDeclinedUpdate": actor = try account(aci: value["inviteeAci"], into: &sink)
        case "groupJoinRequestUpdate", "groupJoinRequestCanceledUpdate", "groupSequenceOfRequestsAndCancelsUpdate":
            actor = subject ?? actor
        case "groupMemberLeftUpdate":
            actor = subject ?? actor
            change = MembershipChange(step: .left)
        case "groupMemberRemovedUpdate": change = MembershipChange(step: .removed, subject: subject)
        case "selfInvitedToGroupUpdate": change = MembershipChange(step: .invited, subject: own)
        case "selfInvitedOtherUserToGroupUpdate": change = MembershipChange(step: .invited, subject: subject)
        case "groupAdminStatusUpdate":
            let isGranted = value["wasAdminStatusGranted"]?.bool ?? false
            change = MembershipChange(step: isGranted ? .promoted : .demoted, subject: subject)
        default: break
        }
        let content: Event.Content
        if let change {
            content = .membership(change)
        } else if member.key == "groupAvatarUpdate" {
            content = .accountChange(AccountChange(field: "group-photo"))
        } else if member.key == "groupExpirationTimerUpdate" {
            let length = value["expiresInMs"]?.integer ?? 0
            if length > 0 { try noteTimer(chatID, at: place, into: &sink) }
            content = .accountChange(
                AccountChange(field: "disappearing-timer", to: length > 0 ? "\(length / 1000) s" : "off"))
        } else if member.key == "groupDescriptionUpdate" {
            content = .accountChange(AccountChange(field: "group-description", to: value["newDescription"]?.filled))
        } else if member.key == "groupJoinRequestApprovalUpdate" {
            content = .notice(listing(member) + ", wasApproved false")
        } else {
            content = .notice(listing(member))
        }
        try sink.append(Event(content, at: time, by: actor, in: chat.id, from: place))
    }
}
