// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the pages of one chat, in their order.
struct TelegramHTMLChatReader {
    private let account: TelegramHTMLAccount
    private let kind: Conversation.Kind
    private let chatFolder: String?
    private let files: TelegramHTMLFiles
    private let title: String?
    private var conversation: Conversation.ID?
    private var accounts: [String: Account.ID] = [:]
    private var ownerEvidence = TelegramHTMLOwnerEvidence()
    /// Of the last message of this page, for those joined to it.
    private var sender: String?
    private var forwardedFrom: String?
    private var calendar = TelegramHTMLCalendar()
    private var damage = HTMLDamage()
    private var forms = HTMLForms()
    /// Records by number and content: pages that were joined or saved twice hold the same ones again.
    private var known: Set<UInt64> = []

    init(_ unit: ImportUnit, of evidence: EvidenceSet) throws(ImportError) {
        let path = TelegramHTMLPath(unit.exhibits[0])
        account = try TelegramHTMLAccount(in: unit.companions, of: evidence)
        chatFolder = path.chatFolder
        let front = try TelegramHTMLChatFront(unit.exhibits[0], of: evidence)
        let listed = try TelegramHTMLAccount.kind(ofChat: path.chatFolder, in: unit.companions, of: evidence)
        title = front.title
        kind = listed == .unknown ? front.kind : listed
        files = TelegramHTMLFiles(unit.companions, seenFrom: unit.exhibits[0])
    }

    /// Reads all pages.
    mutating func read(
        _ pages: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        do throws(ImportError) {
            for exhibit in pages {
                try HTMLPage.read(exhibit, of: evidence) { (page, bytes) throws(ImportError) in
                    try read(page, bytes, of: evidence, into: &sink)
                }
            }
        } catch {
            // What was read before the damage stays.
            for event in calendar.finish() { try sink.append(event) }
            throw error
        }
        for event in calendar.finish() { try sink.append(event) }
        if account.owner.isEmpty, let name = ownerEvidence.owner(ofChat: title) {
            _ = try sink.account(platform: .telegram, [Identifier(.displayName, name)], isOwner: true)
        }
    }

    private static let message = HTMLPattern("div", classes: ["message"])

    private mutating func read(
        _ page: HTMLPage, _ bytes: Span<UInt8>, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = HTMLRecordCursor([Self.message])
        var index = 0
        var records: [Range<Int>] = []
        sender = nil
        forwardedFrom = nil
        damage = HTMLDamage()
        while let record = cursor.next(in: bytes) {
            let place = page.place(record.bytes, "message", index)
            // Events wait for the calendar, and with them the sink's own word that the page was passed.
            evidence.giveBack(page.exhibit, before: record.bytes.lowerBound)
            index += 1
            records.append(record.bytes)
            sink.tally(.seen, in: page.exhibit)
            if !record.isComplete { sink.report(Diagnostic(.warning, "record-incomplete", at: place)) }
            let document: HTMLDocument
            do throws(FormatError) { document = try forms.document(of: record.bytes, in: bytes).document } catch {
                sink.report(Diagnostic(.loss, error.reason.rawValue, at: place))
                sink.tally(.unknown, in: page.exhibit)
                continue
            }
            damage.note(document.replacedBytes, .replacedBytes, at: place)
            let mark = Self.mark(of: record.bytes, in: bytes)
            let outcome = try append(document, mark, at: place, into: &sink)
            sink.tally(outcome, in: page.exhibit)
        }
        damage.report(into: &sink)
        reportGaps(around: records, page, bytes, of: evidence, into: &sink)
    }
}

extension TelegramHTMLChatReader {
    /// Counts elements beside the messages as records that are not understood.
    private func reportGaps(
        around records: [Range<Int>], _ page: HTMLPage, _ bytes: Span<UInt8>, of evidence: EvidenceSet,
        into sink: inout some TimelineSink & ~Copyable
    ) {
        var start = records.first?.lowerBound ?? bytes.count
        var index = bytes.firstIndex(of: UInt8(ascii: "<"), from: 0)
        while index < start {
            if bytes.hasBytes("<div class=\"history\">", at: index) { start = index + 21 }
            index = bytes.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        let gaps = HTMLGap.all(around: records, from: start, in: bytes) { evidence.giveBack(page.exhibit, before: $0) }
        for (number, gap) in gaps.enumerated() {
            let count = gap.elements(without: "pagination")
            guard count > 0 else { continue }
            sink.tally(.seen, count, in: page.exhibit)
            sink.tally(.unknown, count, in: page.exhibit)
            sink.report(
                Diagnostic(
                    .loss, "record-not-understood", at: page.place(gap.bytes, "gap", number), detail: ["count": count]))
        }
    }

    private mutating func append(
        _ document: HTMLDocument, _ mark: UInt64, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        guard let message = TelegramHTMLMessage(document, files: files) else {
            sink.report(Diagnostic(.loss, "message-unreadable", at: place))
            return .unknown
        }
        let isDateLine = message.isService && (message.id ?? 0) < 0
        if message.id != nil, !isDateLine, !known.insert(mark).inserted {
            // The messages behind it may be joined to it.
            if message.isService { sender = nil } else { takeSender(of: message, at: place, into: &sink) }
            return .skipped(reason: "duplicate-record")
        }
        damage.note(message.unknownElements, .unknownElements, at: place)
        damage.note(message.media.unknownCount, .unknownElements, at: place)
        return message.isService
            ? try appendService(message, at: place, into: &sink)
            : try appendMessage(message, at: place, into: &sink)
    }

    /// A number for a record's bytes; its element holds the message's number, unique in a chat.
    ///
    /// As FNV-1a over 64 bits, but eight bytes at a time.
    private static func mark(of record: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
        let raw = bytes.extracting(record).bytes
        var mark: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = 0
        while index &+ 8 <= raw.byteCount {
            mark = (mark ^ raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01B3
            mark ^= mark >> 32
            index &+= 8
        }
        while index < raw.byteCount {
            let byte = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt8.self)
            mark = (mark ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            index &+= 1
        }
        return mark
    }

    private mutating func appendMessage(
        _ message: TelegramHTMLMessage, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        takeSender(of: message, at: place, into: &sink)
        let time = message.time.flatMap(TelegramHTMLTime.timestamp)
        if let time {
            for event in calendar.note(time) { try sink.append(event) }
        } else {
            sink.report(Diagnostic(.warning, "timestamp-unreadable", at: place))
        }
        if let sender { ownerEvidence.noteSender(sender) }
        let actor = try account(named: sender, at: place, into: &sink)
        let chat = try open(into: &sink)
        if let call = message.media.call {
            ownerEvidence.note(call, from: sender)
            try append(
                Event(.call(call.call), at: time, by: actor, in: chat, from: place, unreadTime: message.time),
                into: &sink)
        } else {
            let content = Message(
                text: message.text, attachments: message.media.attachments + message.links,
                state: message.media.isExpired ? .expired : .sent, replyTo: message.replyTo,
                nativeID: message.id.map { String($0) }, isForwarded: message.isForwarded,
                forwardedFrom: message.isForwarded ? forwardedFrom : nil, detail: message.detail.told)
            if content.text == nil, content.attachments.isEmpty {
                sink.report(Diagnostic(.warning, "message-empty", at: place))
            }
            if TelegramHTMLService.isUnsupported(message.text ?? "") {
                sink.report(Diagnostic(.loss, "unsupported-message", at: place))
            }
            let original = message.forwardedTime.flatMap(TelegramHTMLTime.timestamp)
            try append(
                Event(
                    .message(content), at: time, otherTime: original, by: actor, in: chat, from: place,
                    unreadTime: message.time), into: &sink)
        }
        if let invoice = message.media.invoice {
            try append(Event(.payment(invoice), at: time, by: actor, in: chat, from: place), into: &sink)
        }
        try appendReactions(of: message, at: place, into: &sink)
        return .parsed
    }

    /// A joined message has the sender, and the first sender, of the one before.
    private mutating func takeSender(
        of message: TelegramHTMLMessage, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) {
        if let own = message.sender {
            sender = own
        } else if !message.isJoined || sender == nil {
            sender = nil
            sink.report(Diagnostic(.warning, "sender-missing", at: place))
        }
        if message.forwardedFrom != nil || !message.isForwarded { forwardedFrom = message.forwardedFrom }
    }

    private mutating func appendReactions(
        of message: TelegramHTMLMessage, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let target = message.id.map { "\($0)" }
        for reaction in message.reactions {
            ownerEvidence.note(reaction)
            for name in reaction.names {
                let actor = try account(named: name, at: place, into: &sink)
                let content = Event.Content.reaction(Reaction(symbol: reaction.symbol, target: target))
                try append(Event(content, at: nil, by: actor, in: conversation, from: place), into: &sink)
            }
            // The page names the most recent ones only; the others are a number.
            let rest = reaction.count.subtractingReportingOverflow(reaction.names.count)
            guard !rest.overflow, rest.partialValue > 0 else { continue }
            let summary = rest.partialValue > 1 ? "\(reaction.symbol) ×\(rest.partialValue)" : reaction.symbol
            let content = Event.Content.reaction(Reaction(symbol: summary, target: target))
            try append(Event(content, at: nil, by: nil, in: conversation, from: place), into: &sink)
        }
    }

    private mutating func appendService(
        _ message: TelegramHTMLMessage, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        let line = message.line ?? ""
        // Messages of a group that became a supergroup have negative numbers too, but far lower ones.
        if let id = message.id, id < 0, let day = TelegramHTMLTime.day(line) {
            for event in calendar.turn(to: day, literal: line) { try sink.append(event) }
            return .skipped(reason: "date-separator")
        }
        // The next message always names its sender.
        sender = nil
        let service = TelegramHTMLService(line, target: message.replyTo)
        let actor =
            service.isByOwner
            ? try sink.account(platform: .telegram, account.owner, isOwner: true)
            : try account(named: service.actor, at: place, into: &sink)
        let content: Event.Content
        switch service.meaning {
        case .content(.accountChange(var change)) where change.field == "group-photo":
            change.to = message.media.attachments.first?.name
            content = .accountChange(change)
        case .content(let found): content = found
        case .member(let step, let name):
            let subject = try account(named: name, at: place, into: &sink)
            content = .membership(MembershipChange(step: step, subject: subject, text: subject == nil ? line : nil))
        case .unsupported:
            sink.report(Diagnostic(.loss, "unsupported-message", at: place))
            return .unknown
        case .emptyChat: return .skipped(reason: "empty-chat")
        case .unknown:
            sink.report(Diagnostic(.note, "unknown-service-action", at: place))
            content = .notice(line)
        }
        if case .membership = content { ownerEvidence.noteGroup() }
        let event = Event(content, at: nil, by: actor, in: try open(into: &sink), from: place)
        if let placed = calendar.place(line: event) { try sink.append(placed) }
        try appendReactions(of: message, at: place, into: &sink)
        return .parsed
    }

    /// Adds an event behind the lines that still wait for their time.
    private mutating func append(
        _ event: Event, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if let event = calendar.place(behind: event) { try sink.append(event) }
    }

    private mutating func open(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Conversation.ID {
        if let conversation { return conversation }
        let opened = try sink.conversation(Conversation(platform: .telegram, kind: kind, title: title))
        conversation = opened
        return opened
    }

    /// The account that bears a name; nil for no name.
    private mutating func account(
        named name: String?, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let name, !name.isEmpty else { return nil }
        if let known = accounts[name] { return known }
        let isOwner = account.isOwner(name)
        var identifier = Identifier(.displayName, name)
        if name == "Deleted Account" || name == "Deleted" {
            // The words stand for everybody who deleted an account: they must not join people across chats.
            identifier.normalized += " " + (chatFolder ?? "")
            sink.report(Diagnostic(.note, "deleted-account", at: place))
        }
        let identifiers = isOwner ? account.owner : [identifier]
        let id = try sink.account(platform: .telegram, identifiers, isOwner: isOwner)
        accounts[name] = id
        return id
    }
}
