// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the pages of one thread, oldest message first.
struct MetaHTMLThreadReader {
    /// What the unit says of the thread.
    struct Setting {
        var platform: Platform
        var isPlatformAssumed: Bool
        var owner: MetaOwner?
        var thread: MetaThreadKey?
        /// Whether the part that was written end-to-end encrypted is among the inputs.
        var goesOnInInput = false
        /// Where accounts without a name are told apart, when there is no thread folder.
        var place: String
        var times = MetaHTMLTime()
    }

    let setting: Setting
    var accounts: MetaAccounts
    var sentences = MetaSentences(names: [])
    var remarks = Remarks()
    /// The line that tells the beginning of a call, until its end is met, and the messages since.
    var heldCall: (event: Event, line: String, age: Int)?
    /// The network address last seen with a sender.
    var addresses: [String: String] = [:]
    private var media: MetaMedia
    private var reading = MetaHTMLRecords()
    private var conversation: Conversation.ID?
    private var repeats = MetaRepeats<MetaHTMLEssence>()
    /// Reactions already told of a message that several copies hold, and where the one that was kept stands.
    var toldReactions: Set<String> = []
    var keptPlaces: [MetaHTMLEssence: Provenance] = [:]

    init(_ setting: Setting, media: MetaMedia) {
        self.setting = setting
        self.media = media
        accounts = MetaAccounts(
            platform: setting.platform, owner: setting.owner, thread: setting.thread?.nativeID ?? setting.place)
    }

    /// Reads the pages in the order given: the oldest chunk first.
    mutating func read(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let numbers = exhibits.map { MetaHTMLRole.chunk(MetaPath($0.path).file) ?? -1 - Int($0.number) }
        let areCopies = MetaRepeats<MetaHTMLEssence>.areCopies(numbers)
        if areCopies, setting.thread != nil { try findRenamed(exhibits, of: evidence, into: &sink) }
        for exhibit in exhibits {
            try HTMLPage.read(exhibit, of: evidence) { (page, bytes) throws(ImportError) in
                try read(page, exhibit, copy: areCopies ? String(exhibit.folder) : nil, bytes, into: &sink)
            }
        }
    }

    private mutating func read(
        _ page: HTMLPage, _ exhibit: Exhibit, copy: String?, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var records = MetaHTMLPages.boxes(in: bytes)
        if records.isEmpty { records = MetaHTMLFallback.records(in: bytes, setting.times) }
        let whole = page.place(0..<bytes.count, "page", 0)
        if records.isEmpty {
            sink.report(Diagnostic(.loss, "message-list-missing", at: whole))
            return
        }
        if setting.isPlatformAssumed { sink.report(Diagnostic(.warning, "platform-assumed", at: whole)) }
        if CutOver.thread(of: exhibit) != nil, !setting.goesOnInInput {
            // What was written since lies in the download of the secure storage alone.
            sink.report(Diagnostic(.warning, "continues-in-encrypted-download", at: whole))
        }
        let header = MetaHTMLThreadHeader(bytes, firstRecords: records.map(\.bytes))
        let isNewestFirst = isNewestFirst(records, bytes)
        // Where the newest stands first, a page that was cut lacks the oldest.
        let chat = try open(header, startsTruncated: isNewestFirst && bytes.isCutPage, into: &sink)
        for position in records.indices {
            let index = isNewestFirst ? records.count - 1 - position : position
            let record = records[index]
            let place = page.place(record.bytes, "message", index)
            sink.tally(.seen, in: page.exhibit)
            var message = reading.message(record, in: bytes, setting.times)
            var document: HTMLDocument?
            do throws(FormatError) {
                if message == nil { document = try reading.document(record, in: bytes) }
            } catch {
                sink.report(Diagnostic(.loss, error.reason.rawValue, at: place))
                sink.tally(.unknown, in: page.exhibit)
                continue
            }
            let isHeader = document.map(MetaHTMLPages.isThreadHeader) ?? false
            if let document, !isHeader { message = MetaHTMLMessage(document, setting.times) }
            if let copy {
                let essence = MetaHTMLEssence(message, record, accounts.renamed, in: bytes)
                if repeats.holds(essence, in: copy) {
                    if let message { try emitNewReactions(message, essence, chat, at: place, into: &sink) }
                    sink.tally(.skipped(reason: "duplicate-record"), in: page.exhibit)
                    continue
                }
                note(message, essence, at: place)
            }
            if !record.isComplete { remarks.note(.warning, "record-incomplete", at: place) }
            let outcome = try append(document, message, isHeader: isHeader, exhibit, chat, at: place, into: &sink)
            sink.tally(outcome, in: page.exhibit)
        }
        try releaseCall(into: &sink)
        MetaHTMLPages.reportGaps(around: records, page, bytes, setting.times, into: &sink)
        remarks.report(into: &sink)
    }

    /// Whether the first dated message of a page is later than the last; pages are, where the dates do not tell.
    private func isNewestFirst(_ records: [HTMLRecord], _ bytes: Span<UInt8>) -> Bool {
        guard let first = time(ofFirst: records.prefix(20), bytes),
            let last = time(ofFirst: records.suffix(20).reversed(), bytes)
        else { return true }
        return first.microseconds >= last.microseconds
    }

    private func time(ofFirst records: some Sequence<HTMLRecord>, _ bytes: Span<UInt8>) -> Timestamp? {
        for record in records {
            let document = try? HTMLDocument(parsing: bytes, record.bytes)
            if let time = document.flatMap({ MetaHTMLMessage($0, setting.times)?.time }) { return time }
        }
        return nil
    }

    private mutating func open(
        _ header: MetaHTMLThreadHeader, startsTruncated: Bool, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        if let conversation { return conversation }
        let owner = setting.owner?.identifiers.filter { $0.kind == .displayName }.map(\.literal) ?? []
        sentences = MetaSentences(names: header.participants + [header.title].compactMap(\.self) + owner)
        var members: [Account.ID] = []
        for name in header.participants {
            if let member = try accounts.account(named: name, in: &sink), !members.contains(member) {
                members.append(member)
            }
        }
        let kind: Conversation.Kind = setting.thread?.section == "broadcast" ? .channel : header.kind
        let opened = try sink.conversation(
            Conversation(
                platform: setting.platform, kind: kind, title: header.title, nativeID: setting.thread?.nativeID,
                members: members, startsTruncated: startsTruncated))
        conversation = opened
        return opened
    }

    private mutating func append(
        _ document: HTMLDocument?, _ message: MetaHTMLMessage?, isHeader: Bool, _ exhibit: Exhibit,
        _ chat: Conversation.ID, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        if document?.replacedBytes ?? 0 > 0 { remarks.note(.warning, "bytes-replaced", at: place) }
        if isHeader { return .parsed }
        guard let message else {
            let lines = document.map { MetaHTMLBlock.all(in: $0.root, of: $0).map(\.text) } ?? []
            // The first box may hold the thread's list of people.
            if lines.contains(where: { MetaHTMLPages.participants(in: $0) != nil }) { return .parsed }
            remarks.note(.loss, "record-not-understood", at: place)
            return .unknown
        }
        try emit(message, exhibit, chat, at: place, into: &sink)
        return .parsed
    }

    mutating func attachments(
        of message: MetaHTMLMessage, seenFrom page: Exhibit, at place: Provenance
    ) -> [Attachment] {
        var attachments: [Attachment] = []
        for (kind, uri) in message.media {
            let isAddress = uri.hasPrefix("http://") || uri.hasPrefix("https://")
            let exhibit = isAddress ? nil : media.exhibit(named: uri, from: page)
            if exhibit == nil { remarks.note(.note, "media-not-in-supplied-parts", at: place) }
            attachments.append(Attachment(kind ?? .other, name: uri, exhibit: exhibit))
        }
        let places = message.links.compactMap { MetaShare.place(inLink: $0) }.map { Attachment(.location, name: $0) }
        var links = message.links
        if let shared = MetaShare.named(links.first, message.shared) {
            links = [shared] + links.dropFirst()
        }
        return attachments + places + links.map { Attachment(.link, name: $0) }
    }
}
