// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension SkypeReader {
    /// Adds what the record that `fields` holds tells.
    mutating func append(
        _ talk: Talk, _ relations: SkypeRelations, _ versions: [SkypeVersion], at place: Provenance,
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let id = fields.filledText(SkypeField.id.rawValue, in: bytes)
        var time = fields.literal(SkypeField.time.rawValue).flatMap { ClockText.read($0, in: bytes, unzoned: .utc) }
        // A message's number is its time in milliseconds.
        let written = time == nil ? fields.filledText(SkypeField.time.rawValue, in: bytes) : nil
        if time == nil { time = id.flatMap(Self.milliseconds) }
        if time == nil || written != nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        if let written { time?.literal = written }
        let address = fields.filledText(SkypeField.from.rawValue, in: bytes)
        let name = fields.filledText(SkypeField.name.rawValue, in: bytes)
        if let address { people.note(name, of: address) }
        var sender = try people.account(address, into: &sink)
        if address == nil, let name {
            // Teams leaves the address of the other party out of some exports, and keeps the name.
            sender = try people.account(named: name, among: talk.members + [talk.id], into: &sink)
            file.remark(.note, "sender-by-name", at: place)
        }
        let type = fields.filledText(SkypeField.type.rawValue, in: bytes) ?? ""
        let properties = fields.element(SkypeField.properties.rawValue, in: bytes)
        let content = content(type, bytes)
        let line = Line(
            talk: talk, time: time, sender: sender, place: place, versions: versions,
            holdsTarget: content.replyTo.map(relations.ids.contains) ?? false)
        if type == "Event/Call" {
            try appendCall(content, line, into: &sink)
        } else if type.hasPrefix("ThreadActivity/") {
            try appendActivity(String(type.dropFirst("ThreadActivity/".count)), content, line, into: &sink)
        } else if type.hasPrefix("InviteFreeRelationshipChanged/"), let partner = talk.partner {
            try sink.append(
                Event(
                    .contact(ContactChange(step: .accepted, other: partner, direction: .unknown)), at: time,
                    by: nil, in: talk.conversation, from: place))
        } else if type == "Notice" || type == "TranslationSettings" {
            try sink.append(
                Event(.notice(content.text ?? type), at: time, by: sender, in: talk.conversation, from: place))
        } else {
            if sender == nil { file.remark(.warning, "sender-missing", at: place) }
            if !Self.isKnown(type) { file.remark(.warning, "unknown-message-type", at: place) }
            if type == "EndToEndEncryption/EncryptedText" { file.remark(.note, "content-encrypted", at: place) }
            try appendMessage(content, type, id, properties, line, into: &sink)
        }
        try appendReactions(properties, to: id, line, into: &sink)
        file.parse()
    }

    /// The content of the record that `fields` holds.
    mutating func content(_ type: String, _ bytes: Span<UInt8>) -> SkypeContent {
        let references =
            fields.isFilled(SkypeField.references.rawValue, in: bytes)
            ? (fields.element(SkypeField.references.rawValue, in: bytes)?.array?.compactMap(\.words) ?? []) : []
        return SkypeContent(
            fields.text(SkypeField.content.rawValue, in: bytes) ?? "", type: type, references: references, media: media)
    }

    /// What every event of one record has.
    private struct Line {
        var talk: Talk
        var time: Timestamp?
        var sender: Account.ID?
        var place: Provenance
        /// Records that hold later versions of it, the last one behind.
        var versions: [SkypeVersion]
        /// Whether the message that it answers is in the export.
        var holdsTarget: Bool
    }

    private static func isKnown(_ type: String) -> Bool {
        type.isEmpty || type == "Text" || type == "RichText" || type == "Poll" || type == "PopCard"
            || type == "EndToEndEncryption/EncryptedText" || richTypes.contains(type)
    }

    private static let richTypes: Set<String> = [
        "RichText/UriObject", "RichText/Media_GenericFile", "RichText/Media_Video", "RichText/Media_AudioMsg",
        "RichText/Media_Album", "RichText/Media_Card", "RichText/Media_CallRecording", "RichText/Media_FlikMsg",
        "RichText/Contacts", "RichText/Location", "RichText/ScheduledCallInvite", "RichText/Html", "RichText/Files",
        "RichText/Sms",
    ]

    private mutating func appendMessage(
        _ content: SkypeContent, _ type: String, _ id: String?, _ properties: JSONElement?, _ line: Line,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let told = [content] + line.versions.map(\.content)
        let last = told.last ?? content
        var message = Message(
            text: last.text, attachments: last.attachments, replyTo: content.replyTo ?? last.replyTo, nativeID: id)
        if let quoted = content.quoted, !line.holdsTarget {
            message.detail = MessageDetail(quoted: quoted)
            if message.replyTo == nil { file.remark(.note, "reply-target-unknown", at: line.place) }
        }
        message.text = message.text?.replacing("\r\n", with: "\n")
        // What stands there is not what was said.
        let isSecret = type == "EndToEndEncryption/EncryptedText"
        if isSecret { message.text = nil }
        var otherTime = line.versions.last?.time
        let isEmpty = last.text == nil && last.attachments.isEmpty
        if let literal = properties?.member("deletetime")?.words {
            message.state = .deleted
            otherTime = Self.milliseconds(literal)
        } else if last.isEdited, isEmpty {
            // Of a message that was taken back, the mark of the edit is left; what it said may stand in an earlier record.
            message.state = .deleted
            if let said = told.last(where: { $0.text != nil || !$0.attachments.isEmpty }) {
                (message.text, message.attachments) = (said.text, said.attachments)
            }
        } else if let literal = properties?.member("edittime")?.words {
            message.state = .edited
            otherTime = Self.milliseconds(literal)
        } else if last.isEdited {
            message.state = .edited
        }
        if isEmpty, message.state == .sent, type.hasPrefix("RichText/") {
            // A card or file that names nothing the export could hold.
            message.attachments = [Attachment(.other, name: String(type.dropFirst("RichText/".count)))]
        }
        message.isForwarded = properties?.member("forwardmetadata").map { !$0.isNull } ?? false
        if message.text == nil, message.attachments.isEmpty, message.state == .sent, !isSecret {
            file.remark(.warning, "message-empty", at: line.place)
        }
        try sink.append(
            Event(
                .message(message), at: line.time, otherTime: otherTime, by: line.sender,
                in: line.talk.conversation, from: line.place, alsoFrom: line.versions.map(\.place)))
        let times = [line.time] + line.versions.map(\.time)
        for (earlier, time) in zip(told.dropLast(), times) {
            guard let text = earlier.text, text != message.text else { continue }
            let change = AccountChange(field: "message-text", from: text, text: id)
            try sink.append(
                Event(
                    .accountChange(change), at: time, by: line.sender, in: line.talk.conversation, from: line.place))
        }
    }

    private mutating func appendCall(
        _ content: SkypeContent, _ line: Line, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let event: Event.Content
        switch content.call {
        case ("missed", _)?: event = .call(Call(isVideo: false, wasAnswered: false))
        case ("ended", let seconds)?:
            event = .call(Call(isVideo: false, seconds: seconds, wasAnswered: seconds.map { $0 > 0 }))
        // The end of the call has a record of its own, with its length.
        case ("started", _)?: event = .notice("call started")
        default:
            file.remark(.warning, "unknown-call-type", at: line.place)
            event = .notice(content.text ?? "call")
        }
        try sink.append(
            Event(event, at: line.time, by: line.sender, in: line.talk.conversation, from: line.place))
    }

    private mutating func appendActivity(
        _ kind: String, _ content: SkypeContent, _ line: Line, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let initiator = content.texts("initiator").first
        let actor = try people.account(initiator, into: &sink) ?? line.sender
        var changes: [(actor: Account.ID?, content: Event.Content)] = []
        switch kind {
        case "AddMember", "DeleteMember":
            for target in content.texts("target") {
                let subject = try people.account(target, into: &sink)
                let isOwnAct = target == initiator
                let step: MembershipChange.Step =
                    kind == "AddMember" ? (isOwnAct ? .joined : .added) : (isOwnAct ? .left : .removed)
                changes.append(
                    (
                        isOwnAct ? subject : actor,
                        .membership(MembershipChange(step: step, subject: isOwnAct ? nil : subject))
                    ))
            }
        case "TopicUpdate":
            changes = [(actor, .membership(MembershipChange(step: .renamed, text: content.texts("value").first)))]
        default:
            if !Self.activities.contains(where: kind.hasPrefix) {
                file.remark(.warning, "unknown-service-action", at: line.place)
            }
            let words =
                kind == "RoleUpdate"
                ? content.texts("id") + content.texts("role") : content.texts("value") + content.texts("target")
            changes = [(actor, .notice(([kind] + words).joined(separator: " ")))]
        }
        if changes.isEmpty { changes = [(actor, .notice(kind))] }
        for (actor, content) in changes {
            try sink.append(
                Event(content, at: line.time, by: actor, in: line.talk.conversation, from: line.place))
        }
    }

    private static let activities = [
        "PictureUpdate", "RoleUpdate", "JoiningEnabledUpdate", "HistoryDisclosedUpdate", "E2EEHandshake",
    ]

    private mutating func appendReactions(
        _ properties: JSONElement?, to id: String?, _ line: Line, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for emotion in properties?.member("emotions")?.array ?? [] {
            let symbol = emotion.member("key")?.words ?? "reaction"
            for user in emotion.member("users")?.array ?? [] {
                let actor = try people.account(user.member("mri")?.words, into: &sink)
                try sink.append(
                    Event(
                        .reaction(Reaction(symbol: symbol, target: id)),
                        at: user.member("time")?.words.flatMap(Self.milliseconds), by: actor,
                        in: line.talk.conversation, from: line.place))
            }
        }
    }

    static func milliseconds(_ literal: String) -> Timestamp? {
        guard let number = Int64(literal), let (microseconds, precision) = ClockText.epoch(number),
            precision == .millisecond
        else { return nil }
        return Timestamp(microseconds: microseconds, precision: precision, zone: .utc, literal: literal)
    }
}
