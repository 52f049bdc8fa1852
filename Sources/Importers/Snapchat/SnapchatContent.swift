// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension SnapchatRecord {
    /// What the record tells, and whether its type is one that is known.
    ///
    /// Types that begin with `STATUS` are lines of the app; an erased message is a message of which only the trace is
    /// left.
    func content(attachments: [Attachment], isSnap: Bool) -> (content: Event.Content, isKnown: Bool) {
        // Nearly all are.
        if !isSnap, type == "TEXT" { return (.message(Message(text: text, attachments: attachments)), true) }
        let type = (type ?? "").uppercased()
        if isSnap {
            var shown = attachments
            if shown.isEmpty {
                // A snap is seen once; the export never holds its picture.
                shown = [Attachment(Self.snapKinds[type] ?? .other, isViewOnce: true)]
            }
            return (.message(Message(text: text, attachments: shown)), Self.snapKinds[type] != nil || type == "SNAP")
        }
        if type.hasPrefix("STATUS") { return status(type) }
        var shown = attachments
        if shown.isEmpty, let kind = Self.kinds[type] {
            // A file that the export names nowhere, and which it may or may not hold.
            if type != "LOCATION" || text == nil { shown = [Attachment(kind)] }
        }
        let isChatSnap = type == "SNAP" || type == "SNAPSAVED"
        if isChatSnap, shown.isEmpty { shown = [Attachment(.other, isViewOnce: type == "SNAP")] }
        let isKnown = Self.kinds[type] != nil || isChatSnap || Self.plainTypes.contains(type) || self.type == nil
        if !isKnown, text == nil, shown.isEmpty { shown = [Attachment(.other, name: self.type)] }
        return (.message(Message(text: text, attachments: shown)), isKnown)
    }

    private func status(_ type: String) -> (Event.Content, Bool) {
        switch type {
        case "STATUSERASEDMESSAGE", "STATUSERASEDSNAPMESSAGE":
            return (.message(Message(text: text, state: .deleted)), true)
        case "STATUSCALLMISSEDAUDIO": return (.call(Call(isVideo: false, wasAnswered: false)), true)
        case "STATUSCALLMISSEDVIDEO": return (.call(Call(isVideo: true, wasAnswered: false)), true)
        // That a call ended does not say whether anybody had joined it.
        case "STATUSCALLENDEDAUDIO": return (.call(Call(isVideo: false)), true)
        case "STATUSCALLENDEDVIDEO": return (.call(Call(isVideo: true)), true)
        case "STATUSNAMECHANGED": return (.membership(MembershipChange(step: .renamed, text: text)), true)
        case "STATUSCONVERSATIONCAPTURESCREENSHOT": return (change("screenshot"), true)
        case "STATUSCONVERSATIONCAPTURERECORD": return (change("screen-recording"), true)
        case "STATUSSAVETOCAMERAROLL": return (change("saved-to-camera-roll"), true)
        case "STATUSPARTICIPANTADDED":
            return (.membership(MembershipChange(step: .added, text: line(type))), true)
        case "STATUSPARTICIPANTREMOVED":
            return (.membership(MembershipChange(step: .removed, text: line(type))), true)
        // The bare word heads lines that say what happened in their text.
        case "STATUS": return (.notice(line(type)), true)
        default: return (.notice(line(type)), false)
        }
    }

    private func change(_ field: String) -> Event.Content {
        .accountChange(AccountChange(field: field, text: text))
    }

    private func line(_ type: String) -> String {
        text.map { "\(type): \($0)" } ?? type
    }

    private static let snapKinds: [String: Attachment.Kind] = ["IMAGE": .image, "VIDEO": .video]

    /// What a record of each type carries when it names no file.
    private static let kinds: [String: Attachment.Kind] = [
        "MEDIA": .other, "PHOTO": .image, "IMAGE": .image, "VIDEO": .video, "STICKER": .sticker, "NOTE": .voice,
        "SHARE": .link, "SHARESAVEDSTORY": .link, "LOCATION": .location,
    ]

    private static let plainTypes: Set<String> = ["TEXT", "MAPREACTION", "NONPARTICIPANTBOTRESPONSE"]

    /// The kind of a file whose ending tells nothing.
    var fallbackKind: Attachment.Kind { Self.kinds[(type ?? "").uppercased()] ?? .other }
}
