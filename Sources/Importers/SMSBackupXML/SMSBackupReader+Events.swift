// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

extension SMSBackupReader {
    /// Adds what one record tells.
    mutating func append(
        _ record: SMSBackupRecord, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let time = SMSBackupTime.timestamp(record.date)
        let isAppended =
            switch record.kind {
            case .call: try appendCall(record, at: time, place, into: &sink)
            case .mms: try appendMultimedia(record, at: time, place, into: &sink)
            default: try appendText(record, at: time, place, into: &sink)
            }
        if isAppended { tally.parsed += 1 } else { tally.duplicates += 1 }
        if time == nil, isAppended { sink.report(Diagnostic(.warning, "timestamp-unreadable", at: place)) }
    }

    private mutating func appendText(
        _ record: SMSBackupRecord, at time: Timestamp?, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        let thread = try parties.thread(with: record.address, contact: record.contactName, into: &sink)
        let text = Self.joined(subject: record.subject, body: record.body)
        var mark = SMSBackupMark()
        mark.add(text ?? "")
        let content = mark
        mark.add(thread.number << 8 | UInt64(UInt8(truncatingIfNeeded: record.type ?? 0)))
        if repeats.isRepeat(at: time, sent: record.dateSent, mark) { return false }
        let actor = try sender(of: record, peer: thread.peer, at: place, into: &sink)
        let message = Message(text: text, state: state(of: record), detail: detail(of: record))
        try append(
            message, content, from: record, at: time, by: actor, in: thread, place, into: &sink)
        return true
    }

    private mutating func appendMultimedia(
        _ record: SMSBackupRecord, at time: Timestamp?, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        let route = SMSBackupRoute(record, isOwn: parties.isOwn)
        if let own = route.own { parties.noteOwn(own, wasSent: !route.isReceived) }
        let thread = try parties.thread(among: route.others, contact: record.contactName, into: &sink)
        let parts = SMSBackupParts(record.parts)
        let text = Self.joined(subject: Self.visible(record.subject), body: parts.text)
        var mark = SMSBackupMark()
        mark.add(text ?? "")
        let content = mark
        for attachment in parts.attachments {
            mark.add(attachment.name ?? "")
            mark.add(attachment.embeddedDigest ?? "")
        }
        mark.add(record.messageID ?? "")
        mark.add(thread.number << 8 | UInt64(UInt8(truncatingIfNeeded: record.type ?? 0)) | 1 << 63)
        if repeats.isRepeat(at: time, sent: record.dateSent, mark) { return false }
        tally.embedded += parts.embedded
        tally.damagedFiles += parts.damaged
        // 130: the notice that a message waits; whoever never fetched it never saw it.
        if record.messageType == 130 { tally.announced += 1 }
        var peer = thread.peer
        if route.isReceived, let from = route.from {
            peer = try parties.account(
                from, contact: route.others.count == 1 ? record.contactName : nil, into: &sink)
        }
        let actor = try sender(of: record, peer: peer, at: place, into: &sink)
        let message = Message(
            text: text, attachments: parts.attachments, state: state(of: record), nativeID: record.messageID,
            detail: detail(of: record))
        try append(
            message, content, from: record, at: time, by: actor, in: thread, place, into: &sink)
        return true
    }

    private mutating func append(
        _ message: Message, _ content: SMSBackupMark, from record: SMSBackupRecord, at time: Timestamp?,
        by actor: Account.ID?, in thread: SMSBackupParties.Thread, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var event = Event.Content.message(message)
        if message.attachments.isEmpty, message.state == .sent, let text = message.text,
            let tapback = SMSTapback(text)
        {
            var quoted = SMSBackupMark()
            quoted.add(String(tapback.quoted))
            if quotable.contains(Self.quotable(quoted, in: thread)) {
                event = .reaction(Reaction(symbol: tapback.symbol))
            }
        }
        if case .message = event, message.text != nil { quotable.insert(Self.quotable(content, in: thread)) }
        try sink.append(
            Event(
                event, at: time, otherTime: SMSBackupTime.sent(record.dateSent), by: actor, in: thread.id, from: place,
                unreadTime: record.date))
    }

    private static func quotable(_ content: SMSBackupMark, in thread: SMSBackupParties.Thread) -> UInt64 {
        var mark = content
        mark.add(thread.number)
        return mark.value
    }

    private mutating func appendCall(
        _ record: SMSBackupRecord, at time: Timestamp?, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        // A withheld number is no thread: such calls may come from different people.
        let isWithheld = SMSBackupAddress.list(record.address).isEmpty
        let thread =
            isWithheld ? nil : try parties.thread(with: record.address, contact: record.contactName, into: &sink)
        var mark = SMSBackupMark()
        let number = thread?.number ?? UInt64(UInt32.max)
        mark.add(number << 8 | UInt64(UInt8(truncatingIfNeeded: record.type ?? 0)) | 1 << 62)
        mark.add(UInt64(truncatingIfNeeded: record.duration ?? -1))
        if repeats.isRepeat(at: time, sent: nil, mark) { return false }
        let seconds = CallLength(record.duration)?.seconds
        var call = Call(isVideo: false, seconds: seconds)
        var actor = thread?.peer
        switch record.type {
        case 1, 7:
            call.wasAnswered = true
            if record.type == 7 { call.outcome = .answeredElsewhere }
        case 2:
            actor = try parties.owner(into: &sink)
            call.wasAnswered = seconds.map { $0 > 0 }
        // Missed, voicemail, rejected, refused because the number is blocked.
        case 3, 4, 5, 6:
            call.wasAnswered = false
            call.outcome = [3: .missed, 4: .voicemail, 5: .rejected, 6: .blocked][record.type]
        default:
            actor = nil
            sink.report(Diagnostic(.warning, "unknown-call-type", at: place))
        }
        let conversation = thread?.peer == nil ? nil : thread?.id
        try sink.append(
            Event(
                .call(call), at: time, by: actor, in: conversation, from: place, unreadTime: record.date))
        return true
    }

    /// 1 received; 2 sent; 3 draft, 4 outbox, 5 failed, 6 queued are the owner's, too.
    private mutating func sender(
        of record: SMSBackupRecord, peer: Account.ID?, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        switch record.type {
        case 1:
            if peer == nil { sink.report(Diagnostic(.warning, "sender-missing", at: place)) }
            return peer
        case 2: break
        case 3: tally.drafts += 1
        case 4: tally.outbox += 1
        case 5: tally.failed += 1
        case 6: tally.queued += 1
        default:
            sink.report(Diagnostic(.warning, "unknown-message-type", at: place))
            return nil
        }
        return try parties.owner(into: &sink)
    }

    private static let undelivered: [Int: String] = [4: "outbox", 5: "failed", 6: "queued"]

    /// That the telephone does not show a message as sent.
    private func detail(of record: SMSBackupRecord) -> MessageDetail? {
        let isRefused = record.kind == .mms && record.type == 2 && (129...255).contains(record.responseStatus ?? 0)
        let word = isRefused ? "failed" : record.type.flatMap { Self.undelivered[$0] }
        return word.map { MessageDetail(delivery: $0) }
    }

    /// What waits in the outbox or a queue, or failed, was sent off and is no draft: `delivery` says how far it came.
    private func state(of record: SMSBackupRecord) -> Message.State {
        record.type == 3 ? .draft : .sent
    }

    /// A placeholder that telephones write for "none" is no subject.
    private static func visible(_ subject: String?) -> String? {
        subject == "NoSubject" ? nil : subject
    }

    /// The subject stands in front of the body, as telephones show it.
    private static func joined(subject: String?, body: String?) -> String? {
        guard let subject, subject != body else { return body }
        guard let body, !body.isEmpty else { return subject }
        return subject + "\n" + body
    }
}
