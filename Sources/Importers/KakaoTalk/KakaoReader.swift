// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the files of one room, in their order.
struct KakaoReader {
    private let media: [FilesByPath]
    var remarks = Remarks()
    private var accounts = NamedAccounts(.kakaotalk, ownerWords: ["회원님", "you", "You"])
    private var conversation: Conversation.ID?
    private var front: KakaoFront?
    private var senders: [String] = []
    /// The order of day and month, where a part of the room needed one.
    private var order: DateOrder?
    /// Tables give lines of the app to whoever acted; in texts they have no sender.
    var isTable = false

    /// A record whose last line has not been met.
    private struct Open {
        var time: Timestamp?
        /// The clock below no day, which alone is no time.
        var clock: String?
        /// Nil for a line of the app.
        var name: String?
        var body: Range<Int>
        var bytes: Range<Int>
        var line: Int
    }

    init(_ unit: ImportUnit) {
        media = unit.surroundings
    }

    private func file(named name: String) -> Int32? {
        media.lazy.compactMap { $0.file(named: name)?.number }.first
    }

    mutating func open(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        if let conversation { return conversation }
        front = KakaoFront(bytes, name: file.exhibit.name)
        let isGroup = front?.people.map { $0 > 2 } ?? false
        let opened = try sink.conversation(
            Conversation(platform: .kakaotalk, kind: isGroup ? .group : .unknown, title: front?.room))
        conversation = opened
        return opened
    }

    /// Reads a text.
    mutating func readText(
        _ bytes: Span<UInt8>, _ file: TextFile, _ settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let form = try form(of: bytes, file, settings, into: &sink)
        let chat = try open(bytes, file, into: &sink)
        let quoted = KakaoQuotation(bytes, form)
        isTable = false
        let exhibit = file.exhibit.number
        var lines = LineCursor(in: bytes)
        var record: Open?
        var day: CivilTime?
        var last: Timestamp?
        // On telephones every record, those of the app too, bears its time.
        var isStamped = false
        // Who is known to be in the room.
        var present: Set<String> = []
        while let line = lines.next(in: bytes) {
            let start = line.content.lowerBound
            if record != nil, KakaoFront.beginsAmid(line, in: bytes) {
                if let record { try close(record, chat, bytes, file, into: &sink) }
                (record, day, last) = (nil, nil, nil)
                continue
            }
            var next: Open?
            let isQuoted = record != nil && quoted.holds(line.number)
            if isQuoted { remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number))) }
            if quoted.isDoubtful(line.number) {
                remarks.note(
                    .warning, "embedded-header-undecided", at: file.place(line.content, .line(line.number)))
            }
            switch isQuoted ? nil : KakaoLine(line.content, form, in: bytes) {
            case .day(let found)?:
                if let record { try close(record, chat, bytes, file, into: &sink) }
                (record, day, last) = (nil, found, nil)
                sink.tally(.seen, in: exhibit)
                sink.tally(.skipped(reason: "date-separator"), in: exhibit)
                continue
            case .message(let time, let name, let body)?:
                isStamped = true
                next = Open(time: time, name: bytes.text(in: name), body: body, bytes: line.content, line: line.number)
            case .service(let time, let body)?:
                next = Open(time: time, name: nil, body: body, bytes: line.content, line: line.number)
            case .bracketed(let clock, let name, let body)?:
                let written = bytes.text(in: name.upperBound + 3..<max(name.upperBound + 3, body.lowerBound))
                next = Open(
                    time: day.map { Self.time($0, clock, written) }, clock: String(written.prefix { $0 != "]" }),
                    name: bytes.text(in: name), body: body, bytes: line.content, line: line.number)
            case nil: break
            }
            let text = next == nil && day != nil ? bytes.text(in: line.content) : ""
            // Computers write lines of the app bare: the words alone tell them from a further line of a message.
            let mayBeLine = next == nil && !isQuoted && day != nil && (!isStamped || record == nil)
            let change = mayBeLine ? KakaoWords.membership(text) : nil
            if mayBeLine, change.map({ Self.couldBeName($0.actor) }) ?? KakaoWords.isDeleted(text) {
                if let change, !Self.note(change, &present), last != nil {
                    // Whoever is there does not come in: the line above a person's words may be of them.
                    remarks.note(
                        .warning, "embedded-header-undecided", at: file.place(line.content, .line(line.number)))
                }
                next = Open(
                    time: day.map { Self.rest(of: $0, behind: last) }, name: nil, body: line.content,
                    bytes: line.content,
                    line: line.number)
            }
            if let next {
                if let record { try close(record, chat, bytes, file, into: &sink) }
                record = next
                if let name = next.name {
                    last = next.time ?? last
                    if present.count < 4096 { present.insert(name) }
                }
            } else if let open = record, !text.isEmpty, !isStamped, !isQuoted, Self.isWhole(open, bytes) {
                // The app's lines are single ones: what stands bare below one that is known is a line of its own, unless the
                // known one was typed into the message above, which nothing tells.
                if last != nil {
                    remarks.note(
                        .warning, "embedded-header-undecided", at: file.place(line.content, .line(line.number)))
                }
                try close(open, chat, bytes, file, into: &sink)
                record = Open(
                    time: day.map { Self.rest(of: $0, behind: last) }, name: nil, body: line.content,
                    bytes: line.content, line: line.number)
            } else if let open = record {
                if !isQuoted, form.refuses(line.content, in: bytes) {
                    remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
                }
                record?.body = open.body.lowerBound..<max(open.body.upperBound, line.content.upperBound)
                record?.bytes = open.bytes.lowerBound..<line.content.upperBound
            } else if !line.content.isEmpty {
                let words = bytes.text(in: line.content)
                guard !KakaoFront.isTitle(words), !KakaoFront.isSaved(words) else { continue }
                sink.tally(.seen, in: exhibit)
                sink.tally(.unknown, in: exhibit)
                remarks.note(
                    .loss, "text-before-first-record",
                    at: file.place(start..<line.content.upperBound, .line(line.number)))
            }
        }
        if let record { try close(record, chat, bytes, file, into: &sink) }
    }

    /// How the records of a text write their days; where day and month may stand in either order, headings, numbers or the
    /// investigator settle it, once for the parts of a room.
    private mutating func form(
        of bytes: Span<UInt8>, _ file: TextFile, _ settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> KakaoForm {
        let form = KakaoForm(of: bytes)
        guard form.isOpen else { return form }
        if let order { return form.ordered(order) }
        let evidence = form.evidence(in: bytes)
        let found: DateOrder
        if let proved = evidence.proved {
            sink.report(Diagnostic(.note, "date-order-proved-by-value", at: file.whole))
            found = proved
        } else {
            found = try evidence.dates.settle(declared: settings.dateOrder, at: file.whole, into: &sink)
        }
        order = found
        return form.ordered(found)
    }

    /// Notes who came and went; false where somebody comes in who is there already.
    private static func note(_ change: KakaoWords.Membership, _ present: inout Set<String>) -> Bool {
        let actor = change.actor ?? ""
        switch change.step {
        case .joined: return present.count >= 4096 || present.insert(actor).inserted
        case .left: present.remove(actor)
        case .removed: present.subtract(change.subjects)
        default: break
        }
        return true
    }

    /// Whether a record is a line of the app that is known as it stands.
    private static func isWhole(_ open: Open, _ bytes: Span<UInt8>) -> Bool {
        guard open.name == nil else { return false }
        let text = bytes.joined(open.body)
        return KakaoWords.membership(text) != nil || KakaoWords.isDeleted(text)
    }

    /// Whether the front of a line can name somebody: "and then he left." goes on with a message.
    private static func couldBeName(_ actor: String?) -> Bool {
        guard let actor, let first = actor.unicodeScalars.first else { return true }
        let isSentence = first.properties.isLowercase || actor.split(separator: " ").count > 4
        return !isSentence && !["I", "He", "She", "It", "We", "They", "You", "Everybody", "Everyone"].contains(actor)
    }

    /// Some time of a day: a line without a clock stands below the heading of its day, and behind the messages above it.
    private static func rest(of day: CivilTime, behind last: Timestamp?) -> Timestamp {
        var time = day.wallClock(.day, "")
        time.latest = time.microseconds + Timestamp.Precision.day.microseconds - 1
        if let last, last.microseconds > time.microseconds { time.microseconds = last.microseconds }
        return time
    }

    private static func time(_ day: CivilTime, _ clock: ClockTime, _ literal: String) -> Timestamp {
        var time = day
        (time.hour, time.minute, time.second) = (clock.hour, clock.minute, clock.second ?? 0)
        let words = literal.prefix { $0 != "]" }
        return time.wallClock(clock.second == nil ? .minute : .second, String(words))
    }

    private mutating func close(
        _ record: Open, _ chat: Conversation.ID, _ bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var body = bytes.joined(record.body)
        while body.last?.isNewline == true { body.removeLast() }
        let place = file.place(record.bytes, .line(record.line))
        sink.tally(.seen, in: place.exhibit)
        try append(body, by: record.name, at: record.time, record.clock, in: chat, place, into: &sink)
        sink.tally(.parsed, in: place.exhibit)
    }

    mutating func append(
        _ body: String, by name: String?, at time: Timestamp?, _ written: String? = nil, in chat: Conversation.ID,
        _ place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        // Bare lines of computers have no time of their own.
        if name == nil, time == nil { remarks.note(.note, "timestamp-missing", at: place) }
        guard let name, !name.isEmpty else { return try append(line: body, at: time, in: chat, place, into: &sink) }
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        if isTable, let found = KakaoWords.membership(body), found.actor == nil || found.actor == name {
            return try append(line: body, at: time, in: chat, place, into: &sink)
        }
        if !senders.contains(name), senders.count < 8 { senders.append(name) }
        let actor = try accounts.account(name, into: &sink)
        if let call = KakaoWords.call(body) {
            return try sink.append(
                Event(.call(call), at: time, by: actor, in: chat, from: place, unreadTime: written))
        }
        var message = Message(text: body.isEmpty ? nil : body)
        message.attachments = KakaoWords.attachments(body).map { attachment in
            var found = attachment
            found.exhibit = attachment.name.flatMap(file)
            return found
        }
        let named = message.attachments.isEmpty ? file(named: body) : nil
        if message.attachments.isEmpty, named != nil || KakaoWords.isMediaName(body) {
            message.attachments = [Attachment(Attachment.Kind(fileName: body), name: body, exhibit: named)]
        }
        if !message.attachments.isEmpty { message.text = nil }
        if KakaoWords.isDeleted(body) { (message.text, message.state) = (nil, .deleted) }
        if body.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        remarks.note(
            .note, "media-not-downloaded", at: place, message.attachments.count { $0.isFile && $0.exhibit == nil })
        try sink.append(Event(.message(message), at: time, by: actor, in: chat, from: place, unreadTime: written))
    }

    private mutating func append(
        line: String, at time: Timestamp?, in chat: Conversation.ID, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if KakaoWords.isDeleted(line) {
            return try sink.append(
                Event(.message(Message(state: .deleted)), at: time, by: nil, in: chat, from: place))
        }
        guard let found = KakaoWords.membership(line) else {
            remarks.note(.note, "unknown-service-action", at: place)
            return try sink.append(Event(.notice(line), at: time, by: nil, in: chat, from: place))
        }
        let actor = try accounts.account(found.actor ?? "", into: &sink)
        for subject in found.subjects {
            let account = try accounts.account(subject, into: &sink)
            let change = MembershipChange(step: found.step, subject: account)
            try sink.append(Event(.membership(change), at: time, by: actor, in: chat, from: place))
        }
        if found.subjects.isEmpty {
            try sink.append(
                Event(.membership(MembershipChange(step: found.step)), at: time, by: actor, in: chat, from: place))
        }
    }

    /// Tells remarks, and the owner: nobody else writes in the room with oneself; a room of two bears its partner's name, so whoever else wrote is the owner.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        remarks.report(into: &sink)
        if front?.room == KakaoFront.ownRoom, senders.count == 1, let own = senders.first {
            _ = try sink.account(platform: .kakaotalk, [Identifier(.displayName, own)], isOwner: true)
            return
        }
        guard let room = front?.room, front?.people ?? 2 == 2, senders.count == 2, senders.contains(room),
            let own = senders.first(where: { $0 != room }), !["회원님", "you", "You"].contains(own)
        else { return }
        _ = try sink.account(platform: .kakaotalk, [Identifier(.displayName, own)], isOwner: true)
    }
}
