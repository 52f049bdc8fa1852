// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension HangoutsReader {
    /// Adds what one event tells.
    mutating func append(
        _ record: JSONElement, in talk: inout Talk, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard !record.members.isEmpty else {
            sink.tally(.unknown, in: place.exhibit)
            remarks.note(.loss, "record-not-an-object", at: place)
            return
        }
        let id = record["event_id"]?.filled
        guard isNew(id) else {
            sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
            return
        }
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        remarks.note(.note, "unknown-member", at: place, record.members.count { !Self.knownMembers.contains($0.key) })
        let actor = try account(Self.key(record["sender_id"]), into: &sink)
        let time = EpochTime.microseconds(record["timestamp"]?.literal)
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        let chat = talk.id
        func event(_ content: Event.Content) -> Event {
            Event(
                content, at: time, by: actor, in: chat, from: place, unreadTime: record["timestamp"]?.literal)
        }
        let type = record["event_type"]?.string ?? ""
        switch type {
        case "ADD_USER", "REMOVE_USER":
            try appendMembers(record["membership_change"], by: actor, event, into: &sink)
        case "RENAME_CONVERSATION":
            let change = MembershipChange(step: .renamed, text: record["conversation_rename"]?["new_name"]?.string)
            try sink.append(event(.membership(change)))
        case "HANGOUT_EVENT": try appendCall(record["hangout_event"], of: &talk, event, into: &sink)
        case "OTR_MODIFICATION":
            let status = record["otr_modification"]
            let change = AccountChange(
                field: "history-saving", from: status?["old_otr_status"]?.string, to: status?["new_otr_status"]?.string)
            try sink.append(event(.accountChange(change)))
        default:
            if let chat = record["chat_message"] {
                try sink.append(event(.message(message(chat["message_content"], id: id, at: place))))
                // `/me waves`: what the writer says of themselves, whose name the app shows in front.
                for note in chat["annotation"]?.array ?? [] {
                    if note["type"]?.literal == "4" {
                        let effect = AccountChange(field: "message-effect", to: "/me", text: id)
                        try sink.append(event(.accountChange(effect)))
                    } else {
                        remarks.note(.note, "unknown-member", at: place)
                    }
                }
            } else {
                remarks.note(.note, "unknown-message-type", at: place)
                try sink.append(event(.notice(type.isEmpty ? "event without a type" : type)))
            }
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    private static let knownMembers: Set<String> = [
        "conversation_id", "sender_id", "timestamp", "self_event_state", "chat_message", "event_id",
        "advances_sort_timestamp", "event_otr", "delivery_medium", "event_type", "event_version", "membership_change",
        "conversation_rename", "hangout_event", "otr_modification", "group_link_sharing_modification",
    ]

    private mutating func appendMembers(
        _ change: JSONElement?, by actor: Account.ID?, _ event: (Event.Content) -> Event,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let isLeaving = change?["type"]?.string == "LEAVE"
        let people = change?["participant_id"]?.array ?? []
        for person in people {
            let subject = try account(Self.key(person), into: &sink)
            let isSelf = subject == actor
            let step: MembershipChange.Step = isLeaving ? (isSelf ? .left : .removed) : (isSelf ? .joined : .added)
            try sink.append(event(.membership(MembershipChange(step: step, subject: isSelf ? nil : subject))))
        }
        if people.isEmpty {
            try sink.append(event(.membership(MembershipChange(step: isLeaving ? .left : .joined))))
        }
    }

    /// Beginning and end of a call are two records of one call.
    private mutating func appendCall(
        _ record: JSONElement?, of talk: inout Talk, _ event: (Event.Content) -> Event,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let type = record?["event_type"]?.string ?? ""
        let people = record?["participant_id"]?.array?.count ?? 0
        let media = record?["media_type"]?.string ?? ""
        switch type {
        case "START_HANGOUT":
            if let open = talk.call { try sink.append(open.event) }
            talk.call = (event(.call(Call(isVideo: media == "AUDIO_VIDEO"))), people)
        case "END_HANGOUT":
            let end = event(
                .call(
                    Call(
                        isVideo: media == "AUDIO_VIDEO",
                        seconds: CallLength(
                            record?["hangout_duration_secs"]?.integer.map { Int(clamping: max(0, $0)) })?.seconds,
                        wasAnswered: max(people, talk.call?.people ?? 0) > 1 ? true : nil)))
            guard let open = talk.call else { return try sink.append(end) }
            talk.call = nil
            var whole = open.event
            // The end of a call may leave out the medium that its beginning told.
            if case .call(let began) = open.event.content, case .call(var call) = end.content {
                call.isVideo = call.isVideo || began.isVideo
                whole.content = .call(call)
            }
            whole.otherTime = end.time
            whole.alsoFrom = [end.provenance]
            try sink.append(whole)
        default: try sink.append(event(.notice(type.isEmpty ? "HANGOUT_EVENT" : type)))
        }
    }

    private mutating func message(_ content: JSONElement?, id: String?, at place: Provenance) -> Message {
        var text = ""
        var attachments: [Attachment] = []
        for segment in content?["segment"]?.array ?? [] {
            if segment["type"]?.string == "LINE_BREAK" {
                text += "\n"
                continue
            }
            let unknown = segment.members.count { !Self.knownInSegment.contains($0.key) }
            if segment["text"]?.string == nil, unknown > 0 {
                remarks.note(.loss, "text-not-understood", at: place)
            } else {
                remarks.note(.note, "unknown-member", at: place, unknown)
            }
            let words = segment["text"]?.string ?? ""
            text += words
            if let target = segment["link_data"]?["link_target"]?.filled, !words.contains(target),
                !target.hasSuffix(words)
            {
                attachments.append(Attachment(.link, name: target))
            }
        }
        for entry in content?["attachment"]?.array ?? [] {
            attachments.append(attachment(entry["embed_item"], at: place))
        }
        if text.isEmpty, attachments.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        return Message(text: text.isEmpty ? nil : text, attachments: attachments, nativeID: id)
    }

    private static let knownInSegment: Set<String> = ["type", "text", "formatting", "link_data"]

    private mutating func attachment(_ item: JSONElement?, at place: Provenance) -> Attachment {
        if let photo = item?["plus_photo"] ?? item?["embeds.PlusPhoto.plus_photo"] {
            let address = photo["url"]?.filled ?? photo["thumbnail"]?["image_url"]?.filled
            let shown = photo["original_content_url"]?.filled ?? photo["thumbnail"]?["image_url"]?.filled
            let kind: Attachment.Kind =
                switch photo["media_type"]?.string ?? "" {
                case let type where type.contains("VIDEO"): .video
                case "ANIMATED_PHOTO", "PHOTO", "": .image
                default: .other
                }
            let places: [(HangoutsFiles.Member, String?)] = [
                (.original, photo["original_content_url"]?.filled),
                (.thumbnail, photo["thumbnail"]?["image_url"]?.filled), (.url, photo["url"]?.filled),
            ]
            var attachment = Attachment(kind, name: shown ?? address)
            for (member, address) in places {
                guard let address else { continue }
                let found = files.file(of: address, in: member, nearest: exhibit)
                if found.isAmbiguous {
                    remarks.note(.warning, "media-of-one-name", at: place)
                    return attachment
                }
                attachment.exhibit = found.exhibit
                if found.exhibit != nil { return attachment }
            }
            remarks.note(.note, "media-not-downloaded", at: place)
            return attachment
        }
        let types = item?["type"]?.array?.compactMap(\.string) ?? []
        if types.contains(where: { $0.hasPrefix("PLACE") }) {
            let place = item?["place_v2"] ?? item?["embeds.PlaceV2.place_v2"]
            let geo = place?["geo"]?["geo_coordinates_v2"]
            let position = [geo?["latitude"]?.literal, geo?["longitude"]?.literal].compactMap(\.self)
            let words = [
                position.count == 2 ? position.joined(separator: ",") : nil, place?["name"]?.filled,
                place?["address"]?["postal_address_v2"]?["street_address"]?.filled, place?["url"]?.filled,
            ]
            return Attachment(.location, name: words.compactMap(\.self).joined(separator: " "))
        }
        remarks.note(.note, "media-not-downloaded", at: place)
        return Attachment(.other, name: item?["id"]?.filled ?? types.first)
    }
}
