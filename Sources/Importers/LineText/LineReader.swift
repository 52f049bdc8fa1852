// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads one chat: finds its records, settles its dates, then tells its events.
struct LineReader {
    private struct Record {
        var day: LineDate?
        var header: LineHeader
        var bytes: Range<Int>
        /// From the body's first byte to the record's end.
        var body: Range<Int>
        var line: Int
    }

    private let file: TextFile
    private var remarks = Remarks()
    private var accounts = NamedAccounts(.line, ownerWords: ["You"])
    private var senders: [String] = []
    /// Whether `Unknown` tells no account.
    private var hidesDeleted = false

    init(_ file: TextFile) {
        self.file = file
    }

    /// Reads the text from its first to its last line.
    mutating func read(
        _ bytes: Span<UInt8>, _ settings: ImportSettings, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let outline = outline(of: bytes, into: &sink)
        let isOpen = outline.records.contains { if case .numbers? = $0.day { true } else { false } }
        var dates = DayMonthOrder()
        for record in outline.records { if case .numbers(let numbers)? = record.day { dates.note(numbers) } }
        let order =
            isOpen && !dates.isContradicted
            ? try dates.settle(declared: settings.dateOrder, at: file.whole, into: &sink) : .dmy
        let title = outline.title ?? titleOfName(for: outline.records, in: bytes)
        let names = names(of: outline.records, title, in: bytes)
        let chat = try sink.conversation(
            Conversation(
                platform: .line, kind: title?.isTalk.map { $0 ? .direct : .group } ?? .unknown,
                title: title?.name ?? LineReader.name(of: file.exhibit)))
        remarks.note(.warning, "sender-name-undecided", at: file.whole, names.undecided)
        // Beside the partner of a talk of two nobody else writes: a deleted account there is nobody's name.
        if let title, title.isTalk == true, !LineWords.deletedAccount.contains(title.name) {
            for record in outline.records where !hidesDeleted {
                guard let sender = record.header.sender else { continue }
                hidesDeleted = bytes.text(in: sender) == title.name
            }
        }
        for record in outline.records {
            let place = file.place(record.bytes, .line(record.line))
            sink.tally(.seen, in: place.exhibit)
            var time: Timestamp?
            let day: CivilTime? =
                switch record.day {
                case .day(let day)?: day
                case .numbers(let numbers)?: dates.isContradicted ? nil : numbers.civil(order)
                case nil: nil
                }
            let clock = record.header.clock
            if var civil = day {
                (civil.hour, civil.minute, civil.second) = (clock.hour, clock.minute, clock.second ?? 0)
                let literal = bytes.text(in: record.bytes.lowerBound..<record.header.body.lowerBound)
                    .split(separator: "\t").first.map { String($0).trimmed }
                time = civil.wallClock(clock.second == nil ? .minute : .second, literal ?? "")
            } else {
                // An export that begins within a day does not say which; another's weekdays fit no order of its numbers.
                remarks.note(.warning, record.day == nil ? "timestamp-missing" : "timestamp-unreadable", at: place)
            }
            try append(record, time, names, in: chat, at: place, bytes, into: &sink)
        }
        try tellOwner(title, into: &sink)
        remarks.report(into: &sink)
    }

    /// The title in the file's name, without the number that a browser gives to a further download unless somebody is called so.
    private func titleOfName(for records: [Record], in bytes: Span<UInt8>) -> LineTitle? {
        let stem = LineReader.stem(of: file.exhibit)
        let whole = LineTitle(stem)
        guard stem.hasSuffix(")"), let open = stem.lastIndex(of: "("),
            case let digits = stem[open...].dropFirst().dropLast(), !digits.isEmpty,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let plain = LineTitle(String(stem[..<open]).trimmed)
        else { return whole }
        guard let name = whole?.name else { return plain }
        let isName = records.contains { record in
            if let sender = record.header.sender { return bytes.text(in: sender) == name }
            return bytes.text(in: record.body).hasPrefix(name + " ")
        }
        return isName ? whole : plain
    }

    /// Whom the bodies name that stand behind blanks; each body is made when it is looked at.
    private func names(of records: [Record], _ title: LineTitle?, in bytes: Span<UInt8>) -> LineNames {
        // Computers call the file after the talk, which in a talk of two is the partner.
        let isNamed = file.exhibit.name.hasPrefix("[LINE]")
        var names = LineNames(title?.name ?? (isNamed ? LineReader.name(of: file.exhibit) : nil))
        let untabbed = records.lazy.filter { !$0.header.isTabbed }
        for record in untabbed { names.learn(bytes.text(in: record.body)) }
        if names.hasNotices {
            for record in untabbed { names.find(in: bytes.text(in: record.body)) }
        }
        names.settle()
        return names
    }

    /// The name in a file's name: `[LINE] Mira.txt`, `[LINE] ミラとのトーク.txt`.
    static func name(of exhibit: Exhibit) -> String {
        let stem = stem(of: exhibit)
        guard let name = stem.between("[LINE]", "")?.trimmed else { return stem }
        return name.between("", "とのトーク") ?? name
    }

    static func stem(of exhibit: Exhibit) -> String {
        let name = exhibit.name
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }

    private mutating func outline(
        of bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) -> (title: LineTitle?, records: [Record]) {
        var lines = LineCursor(in: bytes)
        var (title, day) = (LineTitle?.none, LineDate?.none)
        var records: [Record] = []
        // Where the quotation ends that telephones put around bodies of several lines, and where the day began.
        var (quotationEnd, dayLine) = (0, 0)
        var isBehindGap = true
        var setsDaysApart: Bool?
        // How the first heading stands, which all others resemble.
        var (bearsWeekday, isApart) = (false, false)
        while let line = lines.next(in: bytes) {
            let hasGap = isBehindGap
            isBehindGap = line.content.isEmpty
            let isInQuotation = line.content.lowerBound < quotationEnd
            let header = LineHeader(line.content, in: bytes, isPointed: records.first?.header.isPointed)
            if isInQuotation, header?.isTabbed ?? false {
                remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
            }
            if !isInQuotation, let header, header.isTabbed || !(records.last?.header.isTabbed ?? false) {
                if title == nil, let open = records.last, open.line > dayLine,
                    Self.isPasted(header, behind: open.header)
                {
                    remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
                    records[records.count - 1].bytes = open.bytes.lowerBound..<line.content.upperBound
                    records[records.count - 1].body = open.body.lowerBound..<line.content.upperBound
                    continue
                }
                records.append(
                    Record(
                        day: day, header: header, bytes: line.content.lowerBound..<line.content.upperBound,
                        body: header.body, line: line.number))
                guard header.isTabbed, let first = header.body.first, bytes[first] == UInt8(ascii: "\""),
                    !LineQuotation.marks(in: header.body, bytes).isMultiple(of: 2)
                else { continue }
                let quotation = LineQuotation(of: header, behind: lines, in: bytes)
                quotationEnd = quotation.end ?? 0
                if quotation.isUndecided {
                    let place = file.place(line.content, .line(line.number))
                    remarks.note(.warning, "embedded-header-undecided", at: place)
                }
            } else if !isInQuotation, let found = LineDate(line.content, in: bytes),
                records.isEmpty || Self.isHeading(before: lines, in: bytes),
                records.isEmpty || !bearsWeekday || LineDate.bearsWeekday(line.content, in: bytes),
                hasGap || records.isEmpty || !Self.setsDaysApart(&setsDaysApart, in: bytes)
            {
                if dayLine == 0 {
                    (bearsWeekday, isApart) = (
                        LineDate.bearsWeekday(line.content, in: bytes), title != nil && hasGap
                    )
                } else if isApart, !hasGap, !records.isEmpty {
                    remarks.note(
                        .warning, "embedded-header-undecided", at: file.place(line.content, .line(line.number)))
                }
                (day, dayLine) = (found, line.number)
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.skipped(reason: "date-separator"), in: file.exhibit.number)
            } else if let last = records.indices.last {
                guard !line.content.isEmpty || isInQuotation else { continue }
                if !isInQuotation, LineDate(line.content, in: bytes) != nil {
                    remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
                }
                records[last].bytes = records[last].bytes.lowerBound..<line.content.upperBound
                records[last].body = records[last].body.lowerBound..<line.content.upperBound
            } else if !line.content.isEmpty {
                let text = bytes.text(in: line.content)
                if title == nil, let found = LineTitle(front: text) ?? LineTitle(text) {
                    title = found
                } else if !LineTitle.isSaved(text) {
                    sink.tally(.seen, in: file.exhibit.number)
                    sink.tally(.unknown, in: file.exhibit.number)
                    remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
                }
            }
        }
        return (title, records)
    }

    /// Whether a date is a heading: records follow it or the end, behind other dates perhaps, and never a bare line.
    private static func isHeading(before lines: LineCursor, in bytes: Span<UInt8>) -> Bool {
        var ahead = lines
        while let line = ahead.next(in: bytes) {
            if line.content.isEmpty || LineDate(line.content, in: bytes) != nil { continue }
            return LineHeader(line.content, in: bytes) != nil || (0x30...0x39).contains(bytes[line.content.lowerBound])
        }
        return true
    }

    /// Whether the file sets days apart by an empty line, as telephones do: behind its first record a date follows one.
    ///
    /// There a date right behind a text is a line of that text. Looked up once, where a date asks for it.
    private static func setsDaysApart(_ known: inout Bool?, in bytes: Span<UInt8>) -> Bool {
        if let known { return known }
        var lines = LineCursor(in: bytes)
        var (hasRecords, isBehindGap, found) = (false, false, false)
        while !found, let line = lines.next(in: bytes) {
            let hasGap = isBehindGap
            isBehindGap = line.content.isEmpty
            if LineHeader(line.content, in: bytes)?.isTabbed ?? false {
                hasRecords = true
            } else if hasRecords, hasGap, LineDate(line.content, in: bytes) != nil {
                found = isHeading(before: lines, in: bytes)
            }
        }
        known = found
        return found
    }

    /// Whether a front stands so much earlier than the one before it that it was pasted, in the form of computers, whose
    /// bodies nothing brackets: they are in order, and a clock is put back by an hour at most.
    private static func isPasted(_ header: LineHeader, behind open: LineHeader) -> Bool {
        header.isTabbed && open.isTabbed && header.clock.minutes + 60 < open.clock.minutes
    }

    private mutating func append(
        _ record: Record, _ time: Timestamp?, _ names: LineNames, in chat: Conversation.ID, at place: Provenance,
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var body = bytes.joined(record.body)
        var sender = record.header.sender.map { bytes.text(in: $0) }
        if !record.header.isTabbed, !names.isLine(body), let split = names.split(body) {
            (sender, body) = (split.name, split.body)
        }
        // Telephones put bodies of several lines into quotation marks.
        if body.contains("\n"), let inside = body.between("\"", "\"") { body = inside.replacing("\"\"", with: "\"") }
        // Computers put the name of whoever acted in front of some lines of the app, which name him again.
        let isLine = !record.header.isTabbed && sender.map { LineWords.actor(body.trimmed) == $0 } ?? false
        guard let sender, !sender.isEmpty, !isLine else {
            try append(
                line: body.trimmed, time, in: chat, at: place, isCertain: record.header.isTabbed || isLine, into: &sink)
            return sink.tally(.parsed, in: place.exhibit)
        }
        if !senders.contains(sender), senders.count < 8 { senders.append(sender) }
        let isHidden = hidesDeleted && LineWords.deletedAccount.contains(sender)
        if isHidden { remarks.note(.warning, "sender-missing", at: place) }
        let actor = isHidden ? nil : try accounts.account(sender, into: &sink)
        let content: Event.Content
        if let call = LineWords.call(body) {
            content = call
        } else if let attachment = LineWords.attachment(body) {
            if attachment.isFile { remarks.note(.note, "media-not-downloaded", at: place) }
            content = .message(Message(attachments: [attachment]))
        } else if !record.header.isTabbed, let kind = LineWords.bare[body] {
            // The word stays to be seen: somebody may have typed it.
            remarks.note(.note, "media-not-downloaded", at: place)
            content = .message(Message(attachments: [Attachment(kind, name: body)]))
        } else {
            if body.isEmpty { remarks.note(.warning, "message-empty", at: place) }
            content = .message(Message(text: body.isEmpty ? nil : body))
        }
        try sink.append(Event(content, at: time, by: actor, in: chat, from: place))
        sink.tally(.parsed, in: place.exhibit)
    }

    private mutating func append(
        line: String, _ time: Timestamp?, in chat: Conversation.ID, at place: Provenance, isCertain: Bool,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let mayTell = LineWords.mayTell(line)
        if mayTell, let name = LineWords.unsent(line) {
            let actor = try account(inLine: name, into: &sink)
            return try sink.append(
                Event(.message(Message(state: .deleted)), at: time, by: actor, in: chat, from: place))
        }
        if mayTell, let found = LineWords.membership(line) {
            let actor = try account(inLine: found.actor, into: &sink)
            let subject = try account(inLine: found.subject ?? "", into: &sink)
            let change = MembershipChange(step: found.step, subject: subject, text: found.title)
            return try sink.append(Event(.membership(change), at: time, by: actor, in: chat, from: place))
        }
        if let call = LineWords.call(line) {
            return try sink.append(Event(call, at: time, by: nil, in: chat, from: place))
        }
        if mayTell, let name = LineWords.act(line), isCertain || senders.contains(name) {
            let actor = try account(inLine: name, into: &sink)
            return try sink.append(Event(.notice(line), at: time, by: actor, in: chat, from: place))
        }
        if isCertain {
            remarks.note(.note, "unknown-service-action", at: place)
            return try sink.append(Event(.notice(line), at: time, by: nil, in: chat, from: place))
        }
        // Where blanks stand for tabulators, nothing tells a sender's name from the first words.
        remarks.note(.warning, "sender-missing", at: place)
        let attachment = LineWords.placeholders.first { line.hasSuffix(" " + $0.0) }
        let message = Message(text: line, attachments: attachment.map { [Attachment($0.1)] } ?? [])
        try sink.append(Event(.message(message), at: time, by: nil, in: chat, from: place))
    }

    /// The account of a name in a line of the app, where "you" is the owner, unless somebody who writes is called so.
    private mutating func account(
        inLine name: String, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let isOwner = LineWords.owner.contains(name) && !senders.contains(name)
        return try accounts.account(isOwner ? "You" : name, into: &sink)
    }

    /// The other of two: a talk bears the name of its partner, so whoever else wrote is the owner.
    private mutating func tellOwner(
        _ title: LineTitle?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let title, title.isTalk == true, senders.contains(title.name) else { return }
        // An account that was deleted since is nobody's name, unless the talk bears it.
        let others = senders.filter { $0 != title.name && !LineWords.deletedAccount.contains($0) }
        guard others.count == 1, let own = others.first else { return }
        _ = try sink.account(platform: .line, [Identifier(.displayName, own)], isOwner: true)
    }
}
