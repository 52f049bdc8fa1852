// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Turns records into events.
struct EventWriter {
    private let chat: ChatReader
    private let index: HeaderIndex
    private let survey: ChatSurvey
    private let bodies: MessageBodyReader
    private var clock: WallClock
    private let precision: Timestamp.Precision
    private var accounts: [Account.ID?] = []
    /// Names of senders in the form that is compared.
    private var senderNames: Set<String> = []
    private var conversation: Conversation.ID
    private var owner: Account.ID?
    private var other: Account.ID?
    private var remarks: [MessageBody.Remark: (count: Int, first: Provenance)] = [:]
    private var quotes: WebQuotes?
    private var quoted = Tally()
    private var periods = Tally()
    private var unreadableTimes = Tally()
    private var undecidedHeaders = Tally()
    /// Lines inside messages that are records but for their separators, of people who write elsewhere in the chat.
    private var memberHeaders = Tally()
    /// Marks that were taken for pasted because somebody speaks in them who writes nowhere else.
    var ofStrangers: Set<Int> = []
    private var strangerHeaders = Tally()

    private struct Tally {
        var count = 0
        var first: Provenance?

        mutating func add(_ provenance: Provenance, _ lines: Int = 1) {
            count += lines
            if first == nil { first = provenance }
        }
    }

    /// Makes the accounts and opens the conversation.
    init(
        _ chat: ChatReader, _ index: HeaderIndex, _ survey: ChatSurvey, _ reading: DateReading, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        self.chat = chat
        quotes = index.web == nil ? nil : chat.quotes
        self.index = index
        self.survey = survey
        clock = WallClock(reading: reading)
        precision = index.shape.hasSeconds ? .second : .minute
        bodies = MessageBodyReader(
            isBracketed: index.shape.delimiter == .bracket, marksItsWords: survey.marksItsWords,
            companions: ChatFiles(chat.companions),
            recurringForms: survey.recurringForms, isFromWeb: index.web != nil)

        let owning = Self.owner(survey, chat.settings.owner)
        accounts = Array(repeating: nil, count: survey.table.senders.count)
        for sender in survey.activeSenders {
            var identifiers = survey.table.senders[Int(sender)].identifiers
            if sender == owning, survey.ownerIsNameless {
                identifiers = chat.settings.owner.map { Sender.identifiers(of: $0) } ?? []
            }
            let id = try sink.account(platform: .whatsapp, identifiers, isOwner: sender == owning)
            accounts[Int(sender)] = id
            if sender == owning { owner = id }
        }
        senderNames = Set(survey.table.senders.map { Identifier(.displayName, $0.name).normalized })
        other = survey.otherParty(than: owning).flatMap { [accounts] in accounts[Int($0)] }
        let kind = survey.hasSilentPartner ? .direct : survey.kind
        var members: [Account.ID] = []
        if survey.hasSilentPartner, let name = survey.title.text {
            members = [try sink.account(platform: .whatsapp, Sender.identifiers(of: name), isOwner: false)]
        }
        conversation = try sink.conversation(
            Conversation(
                platform: .whatsapp, kind: kind, title: survey.title.text ?? survey.noticedTitle,
                members: members,
                startsTruncated: Self.startsTruncated(survey, index, reading),
                opensWithNotice: survey.opensWithNotice))
    }

    /// Writes every record.
    mutating func writeAll(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let marks = index.marks
        var foreign = index.foreign[...]
        var records = 0
        var copies = 0
        var place = 0
        while place < marks.count {
            var next = place + 1
            while next < marks.count, marks[next].flags.contains(.isEmbedded) { next += 1 }
            let end = next < marks.count ? marks[next].start : bytes.count
            var embedded = next - place - 1
            if embedded > 0, !ofStrangers.isEmpty {
                let strange = (place + 1..<next).count { ofStrangers.contains($0) }
                if strange > 0 { strangerHeaders.add(provenance(of: marks[place], end: end, bytes), strange) }
            }
            while let line = foreign.first, line.record < next {
                embedded += 1
                if let name = line.name,
                    senderNames.contains(Identifier(.displayName, bytes.text(in: name)).normalized)
                {
                    memberHeaders.add(provenance(of: marks[place], end: end, bytes))
                }
                foreign.removeFirst()
            }
            if marks[place].flags.contains(.isCopy) {
                copies += 1
            } else {
                records += 1
                if index.isUndecided(place) { undecidedHeaders.add(provenance(of: marks[place], end: end, bytes)) }
                try write(marks[place], survey.writers[place], end: end, embedded: embedded, bytes, into: &sink)
            }
            place = next
        }
        sink.tally(.seen, records + copies, in: chat.exhibit.number)
        sink.tally(.parsed, records, in: chat.exhibit.number)
        if copies > 0 { sink.tally(.skipped(reason: "duplicate-record"), copies, in: chat.exhibit.number) }
        reportTallies(to: &sink)
    }

    /// Where a record ends, without the line ends behind it.
    private static func contentEnd(of mark: HeaderMark, _ end: Int, _ bytes: Span<UInt8>) -> Int {
        var last = end
        while last > mark.start, bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D { last -= 1 }
        return last
    }

    private func provenance(of mark: HeaderMark, end: Int, _ bytes: Span<UInt8>) -> Provenance {
        chat.provenance(mark.start..<Self.contentEnd(of: mark, end, bytes), line: Int(mark.line))
    }

    private mutating func write(
        _ mark: HeaderMark, _ writer: Int32, end: Int, embedded: Int, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let last = Self.contentEnd(of: mark, end, bytes)
        let provenance = provenance(of: mark, end: end, bytes)
        let seconds = seconds(of: mark, provenance)
        if embedded > 0 {
            sink.report(Diagnostic(.warning, "embedded-header", at: provenance, detail: ["count": embedded]))
        }
        let line = mark.restRange
        if let (sender, start) = survey.sender(writer, bytes, line) {
            let quoted = quotation(
                at: seconds, survey.table.senders[Int(sender)].name, start..<max(start, last), bytes, provenance)
            try write(
                mark, seconds, accounts[Int(sender)], start..<max(start, last), quoted, provenance, bytes, into: &sink)
            return
        }
        let time = timestamp(seconds, mark, bytes)
        let split = writer == ChatSurvey.nobody ? nil : SenderSplit.first(in: bytes, line)
        let start = split?.body ?? line.lowerBound
        let text = bytes.text(in: start..<max(start, last))
        let printed = split.map { bytes.text(in: $0.name) }
        var (content, actor) = try notice(
            text, bytes.text(in: start..<max(start, line.upperBound)), behind: printed, into: &sink)
        if writer == ChatSurvey.appBehindSender, actor == nil, let split {
            actor = try account(named: bytes.text(in: split.name), into: &sink)
        }
        if writer != ChatSurvey.nobody, case .notice = content,
            SystemLine.read(bytes.text(in: start..<line.upperBound)) == nil
        {
            remarks[.unknownWords, default: (0, provenance)].count += 1
        }
        try sink.append(Event(content, at: time, by: actor, in: conversation, from: provenance))
    }

    /// Writes what a sender sent.
    private mutating func write(
        _ mark: HeaderMark, _ seconds: Int64?, _ actor: Account.ID?, _ range: Range<Int>, _ quoted: String?,
        _ provenance: Provenance, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let firstLineEnd = min(max(mark.restRange.upperBound, range.lowerBound), range.upperBound)
        let body = bodies.read(bytes, range, firstLineEnd: firstLineEnd)
        if body == nil, quoted == nil, let seconds, chat.text.encoding != .damagedUTF8 {
            let message = PlainMessage(
                microseconds: seconds * 1_000_000, precision: precision, zone: .unknown, by: actor, in: conversation,
                from: provenance)
            return try sink.append(
                message, text: bytes.extracting(range), literal: bytes.extracting(mark.literalRange))
        }
        if let remark = body?.remark { remarks[remark, default: (0, provenance)].count += 1 }
        var content = body?.content ?? .message(Message(text: bytes.text(in: range)))
        if let quoted, case .message(var message) = content {
            message.detail = MessageDetail(quoted: quoted)
            content = .message(message)
        }
        try sink.append(
            Event(content, at: timestamp(seconds, mark, bytes), by: actor, in: conversation, from: provenance))
    }

    /// What a message of WhatsApp Web answers: the page beside the text tells it.
    private mutating func quotation(
        at seconds: Int64?, _ name: String, _ range: Range<Int>, _ bytes: Span<UInt8>, _ place: Provenance
    ) -> String? {
        guard quotes != nil, let seconds else { return nil }
        let found = quotes?.take(at: seconds, name, bytes.text(in: range))
        if found != nil { quoted.add(place) }
        return found
    }

    private mutating func seconds(of mark: HeaderMark, _ provenance: Provenance) -> Int64? {
        if mark.flags.contains(.hasContradictedPeriod) { periods.add(provenance) }
        let seconds = clock.seconds(of: mark)
        if seconds == nil { unreadableTimes.add(provenance) }
        return seconds
    }

    private func timestamp(_ seconds: Int64?, _ mark: HeaderMark, _ bytes: Span<UInt8>) -> Timestamp? {
        seconds.map {
            Timestamp(
                microseconds: $0 * 1_000_000, precision: precision, zone: .unknown,
                literal: bytes.text(in: mark.literalRange))
        }
    }

    /// A line of the app.
    ///
    /// - Parameter printed: the name that stands in front of it.
    private mutating func notice(
        _ text: String, _ firstLine: String, behind printed: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> (Event.Content, Account.ID?) {
        guard let line = SystemLine.read(firstLine, survey.colonNames) else {
            if let call = CallPhrase.read(FoldedText(firstLine).phrase, isMarked: true) { return (.call(call), nil) }
            return (.notice(text), nil)
        }
        let actor = line.isOwn ? owner : try account(named: line.actor ?? changed(line), behind: printed, into: &sink)
        // Such a line stands behind the name of whoever acted, else of whom it concerns.
        let hasActor = line.isOwn || line.actor != nil
        let subject = try account(named: line.subject, behind: hasActor ? nil : printed, into: &sink)
        return (content(of: line, text, subject: subject), actor)
    }

    /// Whose number or security code changed, where the line names nobody who acts.
    private func changed(_ line: SystemLine) -> String? {
        switch line.meaning {
        case .phoneNumber: line.old
        case .securityCode: line.subject
        default: nil
        }
    }

    private func content(of line: SystemLine, _ text: String, subject: Account.ID?) -> Event.Content {
        func membership(_ step: MembershipChange.Step) -> Event.Content {
            .membership(MembershipChange(step: step, subject: subject, text: text))
        }
        func safety(_ step: SafetyAction.Step) -> Event.Content {
            .safety(SafetyAction(step: step, other: other, text: text))
        }
        func change(_ field: String, _ mark: String = "+") -> Event.Content {
            .accountChange(AccountChange(field: field, from: line.old, to: line.new.map { mark + $0 }, text: text))
        }
        return switch line.meaning {
        case .encryption, .groupChange, .notice: .notice(text)
        case .created: membership(.created)
        case .joined: membership(.joined)
        case .added: membership(.added)
        case .left: membership(.left)
        case .removed: membership(.removed)
        case .renamed: membership(.renamed)
        case .promoted: membership(.promoted)
        case .demoted: membership(.demoted)
        case .blocked: safety(.blocked)
        case .unblocked: safety(.unblocked)
        case .reported: safety(.reported)
        case .phoneNumber: change("phone-number")
        case .userName: change("username", "@")
        case .securityCode: change("security-code")
        case .timer: change("disappearing-timer")
        case .chatPrivacy: change("chat-privacy")
        case .voiceCall: .call(Call(isVideo: false))
        case .videoCall: .call(Call(isVideo: true))
        }
    }

    /// Whether a name is some of the whole words of another, as a first name behind a title.
    private static func isPart(_ known: String, of whole: String) -> Bool {
        let (part, words) = (
            known.split(separator: " "), Identifier(.displayName, whole).normalized.split(separator: " ")
        )
        guard !part.isEmpty, part.count < words.count else { return false }
        return (0...words.count - part.count).contains { words[$0...].starts(with: part) }
    }

    /// The account of a name in a line of the app; nil for the exporting account where it is not known, and for
    /// several names together.
    ///
    /// Telephones shorten the names of contacts in such lines: "Mira changed their number" behind or about Mira Holt.
    private func account(
        named name: String?, behind printed: String? = nil, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let name, !name.isEmpty else { return nil }
        if SystemPhrases.ownWords.contains(name.lowercased()) { return owner }
        let known = Identifier(.displayName, name).normalized
        if let printed, survey.table.senders.contains(where: { $0.name == printed }), Self.isPart(known, of: printed) {
            return try sink.account(platform: .whatsapp, Sender.identifiers(of: printed), isOwner: false)
        }
        if !senderNames.contains(known) {
            if SystemPhrases.areSeveral(name) { return nil }
            let senders = survey.table.senders.map(\.name)
            let whole = senders.filter { Identifier(.displayName, $0).normalized.hasPrefix(known + " ") }
            // In a group another of that first name may be silent.
            let only = senders.count <= 2 && whole.count == 1 ? whole.first : nil
            if let sender = only {
                return try sink.account(platform: .whatsapp, Sender.identifiers(of: sender), isOwner: false)
            }
        }
        return try sink.account(platform: .whatsapp, Sender.identifiers(of: name), isOwner: false)
    }

    private func reportTallies(to sink: inout some TimelineSink & ~Copyable) {
        for remark in MessageBody.Remark.allCases {
            guard let (count, first) = remarks[remark] else { continue }
            sink.report(
                Diagnostic(remark == .unmarked ? .warning : .note, remark.rawValue, at: first, detail: ["count": count])
            )
        }
        if survey.opensInUnknownWords, let first = remarks[.unknownWords]?.first {
            sink.report(Diagnostic(.warning, "opening-words-not-known", at: first))
        }
        if let first = undecidedHeaders.first {
            sink.report(
                Diagnostic(
                    .warning, "embedded-header-undecided", at: first, detail: ["count": undecidedHeaders.count]))
        }
        if let first = memberHeaders.first {
            sink.report(
                Diagnostic(.warning, "embedded-header-of-member", at: first, detail: ["count": memberHeaders.count]))
        }
        if let first = strangerHeaders.first {
            sink.report(
                Diagnostic(
                    .warning, "embedded-header-of-stranger", at: first, detail: ["count": strangerHeaders.count]))
        }
        if let first = quoted.first {
            sink.report(Diagnostic(.note, "reply-target-unknown", at: first, detail: ["count": quoted.count]))
        }
        if let left = quotes?.left, left > 0 {
            sink.report(
                Diagnostic(
                    .warning, "quotation-not-placed",
                    at: Provenance(exhibit: chat.exhibit.number, bytes: 0..<chat.exhibit.size, locator: .whole),
                    detail: ["count": left]))
        }
        if let first = periods.first {
            sink.report(Diagnostic(.warning, "meridiem-contradicted", at: first, detail: ["count": periods.count]))
        }
        if let first = unreadableTimes.first {
            sink.report(
                Diagnostic(.warning, "timestamp-unreadable", at: first, detail: ["count": unreadableTimes.count]))
        }
        let whole = Provenance(exhibit: chat.exhibit.number, bytes: 0..<chat.exhibit.size, locator: .whole)
        if clock.calendar != .gregorian { sink.report(Diagnostic(.warning, clock.calendar.rawValue, at: whole)) }
        if survey.namesWithColon > 0 {
            sink.report(
                Diagnostic(.note, "sender-name-with-colon", at: whole, detail: ["count": survey.namesWithColon]))
        }
        if survey.undecidedNames > 0 {
            sink.report(
                Diagnostic(.note, "sender-name-undecided", at: whole, detail: ["count": survey.undecidedNames]))
        }
    }

    private static func owner(_ survey: ChatSurvey, _ declared: String?) -> Int32? {
        if let proven = survey.provenOwner { return proven }
        guard let declared else { return nil }
        let wanted = Set(Sender.identifiers(of: declared).map(\.normalized))
        let named = survey.activeSenders.filter { sender in
            survey.table.senders[Int(sender)].identifiers.contains { wanted.contains($0.normalized) }
        }
        return named.count == 1 ? named[0] : nil
    }

    /// An export that begins with the notice that every chat begins with has its beginning.
    ///
    /// Otherwise the cap shows that it was cut, or the notice that stands further back although the chat is younger
    /// than encryption (April 2016).
    private static func startsTruncated(_ survey: ChatSurvey, _ index: HeaderIndex, _ reading: DateReading) -> Bool {
        if let web = index.web { return web.startsLate }
        if survey.opensWithNotice { return false }
        if survey.messages >= ChatReader.cap { return true }
        if survey.attachedFiles > 0, survey.messages >= ChatReader.capWithMedia { return true }
        guard survey.noticeComesLate, let first = index.marks.first,
            let date = reading.civil(first.date)?.date
        else { return false }
        return date.dayNumber > 16_953
    }
}
