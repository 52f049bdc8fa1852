// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Turns records into events.
struct EventWriter {
    let chat: ChatReader
    private let index: HeaderIndex
    let survey: ChatSurvey
    private let bodies: MessageBodyReader
    var clock: WallClock
    private let precision: Timestamp.Precision
    private var accounts: [Account.ID?] = []
    /// Names of senders in the form that is compared.
    var senderNames: Set<String> = []
    private var conversation: Conversation.ID
    var owner: Account.ID?
    var other: Account.ID?
    var remarks: [MessageBody.Remark: (count: Int, first: Provenance)] = [:]
    var quotes: WebQuotes?
    var quoted = Tally()
    var periods = Tally()
    var unreadableTimes = Tally()
    var undecidedHeaders = Tally()
    /// Lines inside messages that are records but for their separators, of people who write elsewhere in the chat.
    var memberHeaders = Tally()
    /// Marks that were taken for pasted because somebody speaks in them who writes nowhere else.
    var ofStrangers: Set<Int> = []
    var strangerHeaders = Tally()

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

    func provenance(of mark: HeaderMark, end: Int, _ bytes: Span<UInt8>) -> Provenance {
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
    mutating func quotation(
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

    func timestamp(_ seconds: Int64?, _ mark: HeaderMark, _ bytes: Span<UInt8>) -> Timestamp? {
        seconds.map {
            Timestamp(
                microseconds: $0 * 1_000_000, precision: precision, zone: .unknown,
                literal: bytes.text(in: mark.literalRange))
        }
    }

    static func owner(_ survey: ChatSurvey, _ declared: String?) -> Int32? {
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
