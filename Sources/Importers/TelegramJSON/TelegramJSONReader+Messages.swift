// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension TelegramJSONReader {
    /// Adds what one element of `messages` tells.
    mutating func append(
        _ record: TelegramRecord, _ tree: JSONElement?, of thread: inout TelegramThread, at place: Provenance,
        in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        switch (record.kind, tree) {
        case (.service, let tree?): try appendService(record, tree, of: &thread, at: place, in: bytes, into: &sink)
        case (.message, let tree): try appendMessage(record, tree, of: &thread, at: place, in: bytes, into: &sink)
        default:
            let isKnown = record.kind == .unsupported
            sink.report(Diagnostic(.loss, isKnown ? "unsupported-message" : "unknown-record-type", at: place))
            sink.tally(.unknown, in: exhibit)
            return
        }
        parsed += 1
    }

    private mutating func appendMessage(
        _ record: TelegramRecord, _ tree: JSONElement?, of thread: inout TelegramThread, at place: Provenance,
        in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let time = time(of: record, at: place, in: bytes, into: &sink)
        let actor = try sender(of: record, in: thread, bytes, into: &sink)
        note(actor, in: &thread)
        if tree == nil, let time, let text = record.plainText(in: bytes),
            let literal = record.plainTime(time, in: bytes)
        {
            let message = PlainMessage(
                microseconds: time.microseconds, precision: time.precision, zone: time.zone, by: actor, in: thread.id,
                from: place, nativeID: record.id.map { TelegramAccounts.text(of: $0, in: bytes) })
            return try sink.append(message, text: bytes.extracting(text), literal: bytes.extracting(literal))
        }
        var message = Message(
            replyTo: record.replyTo.map { TelegramAccounts.text(of: $0, in: bytes) },
            nativeID: record.id.map { TelegramAccounts.text(of: $0, in: bytes) },
            isForwarded: record.isForwarded,
            forwardedFrom: record.forwardedFrom?.text(in: bytes))
        var editTime: Timestamp?
        if record.edited != nil || record.editedUnixTime != nil {
            editTime = TelegramTime.editTime(unix: record.editedUnixTime, date: record.edited, in: bytes)
            if editTime != nil { message.state = .edited }
        }
        if let tree {
            enrich(&message, from: tree, of: &thread, at: place, into: &sink)
        } else if let text = record.text, !text.isEmpty {
            message.text = text.text(in: bytes)
        }
        try sink.append(
            Event(
                .message(message), at: time, otherTime: editTime, by: actor, in: thread.id, from: place,
                unreadTime: time == nil ? unreadTime(record, in: bytes) : nil))
        guard let tree else { return }
        if let payment = TelegramMoney.request(in: tree) {
            try sink.append(Event(.payment(payment), at: time, by: actor, in: thread.id, from: place))
        }
        try appendReactions(of: tree, to: message.nativeID, of: thread, at: place, into: &sink)
    }

    private func enrich(
        _ message: inout Message, from tree: JSONElement, of thread: inout TelegramThread, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) {
        let text = TelegramText(of: tree)
        let rich = TelegramRichMessage(of: tree, files: files)
        let texts = [text.text, rich?.text].compactMap(\.self)
        message.text = texts.isEmpty ? nil : texts.joined(separator: "\n")
        message.attachments =
            TelegramMedia(of: tree, files: files).attachments + text.links + (rich?.attachments ?? [])
        if tree["saved_from"] != nil {
            message.isForwarded = true
            message.forwardedFrom = message.forwardedFrom ?? tree["saved_from"]?.string
        }
        var detail = MessageDetail(
            via: tree["via_bot"]?.string.flatMap { $0.isEmpty ? nil : $0 },
            signature: tree["author"]?.string.flatMap { $0.isEmpty ? nil : $0 })
        if let peer = tree["reply_to_peer_id"]?.string, peer != thread.chat.nativeID {
            // The number is one of another chat: here it would point to a stranger's message, or to a gap.
            message.replyTo = nil
            detail.answersElsewhere = true
            thread.repliesElsewhere += 1
        }
        message.detail = detail.told
        let unknown = tree.members.count { !Self.knownMembers.contains($0.key) }
        let isEmpty = message.text == nil && message.attachments.isEmpty
        // A message of nothing but what is not known has lost all its words.
        if text.isUnreadable || rich?.isUnreadable == true || isEmpty && unknown > 0 {
            sink.report(Diagnostic(.loss, "text-not-understood", at: place))
        }
        if rich?.isPart == true { sink.report(Diagnostic(.warning, "text-incomplete", at: place)) }
        if text.isContradictory { sink.report(Diagnostic(.warning, "text-contradicts-entities", at: place)) }
        if tree.hasRepeatedKeys { sink.report(Diagnostic(.warning, "repeated-member", at: place)) }
        thread.unknownMembers += unknown
    }

    private mutating func appendReactions(
        of tree: JSONElement, to target: String?, of thread: TelegramThread, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for reaction in tree["reactions"]?.array ?? [] {
            let symbol = reaction["emoji"]?.string ?? reaction["type"]?.string ?? "reaction"
            let recent = reaction["recent"]?.array ?? []
            for entry in recent {
                let id = entry["from_id"].flatMap { $0.string ?? $0.number }
                let actor = try accounts.account(id: id, name: entry["from"]?.string, into: &sink)
                let content = Event.Content.reaction(Reaction(symbol: symbol, target: target))
                try sink.append(
                    Event(content, at: TelegramTime.reaction(entry, to: tree), by: actor, in: thread.id, from: place))
            }
            // The export names the most recent ones only; the others are a number.
            let rest = (reaction["count"]?.int64 ?? 1).subtractingReportingOverflow(Int64(recent.count))
            guard !rest.overflow, rest.partialValue > 0 else { continue }
            let summary = rest.partialValue > 1 ? "\(symbol) ×\(rest.partialValue)" : symbol
            let content = Event.Content.reaction(Reaction(symbol: summary, target: target))
            try sink.append(Event(content, at: nil, by: nil, in: thread.id, from: place))
        }
    }

    private mutating func appendService(
        _ record: TelegramRecord, _ tree: JSONElement, of thread: inout TelegramThread, at place: Provenance,
        in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let time = time(of: record, at: place, in: bytes, into: &sink)
        let id = tree["actor_id"] ?? tree["from_id"]
        let actor = try accounts.account(
            id: id.flatMap { $0.string ?? $0.number }, name: (tree["actor"] ?? tree["from"])?.string, into: &sink)
        if tree["actor_id"] != nil { note(actor, in: &thread) }
        let service = TelegramService(of: tree)
        let subject = service.isByOwner && actor == nil ? try accounts.ownerOrUnnamed(into: &sink) : actor
        for fact in service.facts {
            let content: Event.Content
            switch fact {
            case .content(let found): content = found
            case .member(let step, let name):
                let member = try accounts.account(id: nil, name: name, into: &sink)
                content = .membership(MembershipChange(step: step, subject: member))
            }
            try sink.append(Event(content, at: time, by: subject, in: thread.id, from: place))
        }
        if !service.isKnown { sink.report(Diagnostic(.note, "unknown-service-action", at: place)) }
        try appendReactions(
            of: tree, to: record.id.map { TelegramAccounts.text(of: $0, in: bytes) }, of: thread, at: place,
            into: &sink)
    }

    private func time(
        of record: TelegramRecord, at place: Provenance, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) -> Timestamp? {
        let time = TelegramTime.timestamp(unix: record.unixTime, date: record.date, in: bytes)
        if time == nil { sink.report(Diagnostic(.warning, "timestamp-unreadable", at: place)) }
        if let time, TelegramTime.contradicts(time, date: record.date, in: bytes) {
            sink.report(Diagnostic(.warning, "timestamps-disagree", at: place))
        }
        return time
    }

    /// What a record wrote where its time stands, for one that cannot be read.
    private func unreadTime(_ record: TelegramRecord, in bytes: Span<UInt8>) -> String? {
        (record.unixTime ?? record.date).map { bytes.text(in: $0) }
    }

    /// Who wrote a message; where it bears no number, the chat's own name is its partner's.
    private mutating func sender(
        of record: TelegramRecord, in thread: TelegramThread, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if record.senderID == nil, let partner = thread.partner, let name = thread.chat.name,
            record.sender?.text(in: bytes) == name
        {
            return partner
        }
        return try accounts.sender(of: record, in: bytes, into: &sink)
    }

    /// Remembers who wrote beside the partner; channels and bots' relays are no candidates for the owner.
    private func note(_ actor: Account.ID?, in thread: inout TelegramThread) {
        if let actor, thread.partner != nil {
            if actor == thread.partner { thread.ofPartner += 1 } else { thread.ofOthers += 1 }
        }
        guard accounts.owner == nil, let partner = thread.partner, let actor, actor != partner,
            actor != thread.lastOther
        else { return }
        thread.lastOther = actor
        if accounts.isUser(actor) { thread.others.insert(actor) }
    }

    private static let knownMembers: Set<String> = [
        "id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "from", "from_id", "author",
        "forwarded_from", "forwarded_from_id", "saved_from", "reply_to_message_id", "reply_to_peer_id", "via_bot",
        "text",
        "text_entities", "photo", "photo_file_size", "width", "height", "file", "file_name", "file_size", "thumbnail",
        "thumbnail_file_size", "mime_type", "duration_seconds", "media_type", "sticker_emoji", "performer", "title",
        "media_spoiler", "self_destruct_period_seconds", "contact_information", "contact_vcard",
        "contact_vcard_file_size", "location_information", "live_location_period_seconds", "place_name", "address",
        "game_title", "game_description", "game_link", "invoice_information", "poll", "todo_list",
        "giveaway_information", "giveaway_results", "paid_stars_amount", "inline_bot_buttons", "reactions",
        "rich_message",
    ]
}
