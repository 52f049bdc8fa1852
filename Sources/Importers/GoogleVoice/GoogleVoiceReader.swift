// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads pages of Google Voice.
struct GoogleVoiceReader {
    /// Somebody as a page names them.
    struct Person: Hashable {
        var phone: String?
        var name: String?
        var isOwner = false

        /// Telephones that withhold their number have an empty link.
        var key: String? { phone.flatMap { $0.isEmpty ? nil : $0 } ?? name.flatMap { $0.isEmpty ? nil : $0 } }
    }

    var remarks = Remarks()
    private let media: NearestFiles
    private let byStem: NearestFiles
    /// Where the pages lie.
    private let page: Exhibit
    private var owner: [Identifier] = []
    private var accounts: [Person: Account.ID] = [:]
    private var conversations: [String: Conversation.ID] = [:]
    private var known: [String: Int32] = [:]
    /// Beginnings and lengths of the calls that were told, in microseconds and seconds.
    private var calls: [Conversation.ID: [(start: Int64, seconds: Int)]] = [:]

    init(_ unit: ImportUnit) {
        media = NearestFiles(unit.companions)
        // Two files that differ in their ending alone are told apart by nothing.
        byStem = NearestFiles(unit.companions) { file in file.name.lastIndex(of: ".").map { String(file.name[..<$0]) } }
        page = unit.exhibits[0]
    }

    /// `TEL;TYPE=CELL:+12025550123` of the owner's own card.
    mutating func takeOwnNumbers(_ bytes: Span<UInt8>) {
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            let text = bytes.text(in: line.content)
            guard text.hasPrefix("TEL") || text.contains(".TEL"), let colon = text.lastIndex(of: ":") else { continue }
            let number = String(text[text.index(after: colon)...])
            if !number.isEmpty { owner.append(Identifier(.phone, number)) }
        }
    }

    private static let patterns = [
        HTMLPattern("div", classes: ["message"]), HTMLPattern("div", classes: ["haudio"]),
        HTMLPattern("div", classes: ["participants"]),
    ]

    /// What a page says of all its records: inside of one, or below them.
    private static let filingPatterns = [
        HTMLPattern("div", classes: ["tags"]), HTMLPattern("div", classes: ["deletedStatusContainer"]),
    ]

    /// Reads one page.
    mutating func read(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var records: [(pattern: Int, place: Provenance, document: HTMLDocument)] = []
        var cursor = HTMLRecordCursor(Self.patterns)
        var index = 0
        while let record = cursor.next(in: bytes) {
            let word = record.pattern == 1 ? "call" : "message"
            let place = file.place(record.bytes, .item(of: word, at: index))
            if record.pattern < 2 {
                index += 1
                sink.tally(.seen, in: place.exhibit)
                if !record.isComplete { remarks.note(.warning, "record-incomplete", at: place) }
            }
            if let document = remarks.document(of: record.bytes, in: bytes, at: place) {
                records.append((record.pattern, place, document))
            } else if record.pattern < 2 {
                sink.tally(.unknown, in: place.exhibit)
            }
        }
        let page = GoogleVoicePage(name: file.exhibit.name)
        var people: [Person] = []
        for record in records {
            for person in Self.people(in: record.document) where !people.contains(person) { people.append(person) }
        }
        if !people.contains(where: { !$0.isOwner && $0.key != nil }), let other = page.other { people.append(other) }
        let filings = filings(in: bytes, file)
        let labels = filings.flatMap { GoogleVoicePage.labels(in: $0.document) }
        var filed: Conversation.ID?
        for (pattern, place, document) in records where pattern < 2 {
            let chat = try open(people, page, into: &sink)
            filed = chat
            if pattern == 0 {
                try appendMessage(document, in: chat, at: place, into: &sink)
            } else {
                try appendCall(document, page, people, labels, in: chat, at: place, into: &sink)
            }
        }
        guard let filed else { return }
        for (pattern, place, document) in filings {
            for change in GoogleVoicePage.filing(document, isStatus: pattern == 1) {
                try sink.append(Event(.accountChange(change), at: nil, by: nil, in: filed, from: place))
            }
        }
    }

    private func filings(
        in bytes: Span<UInt8>, _ file: TextFile
    ) -> [(pattern: Int, place: Provenance, document: HTMLDocument)] {
        var found: [(pattern: Int, place: Provenance, document: HTMLDocument)] = []
        var cursor = HTMLRecordCursor(Self.filingPatterns)
        while let record = cursor.next(in: bytes) {
            guard let document = try? HTMLDocument(parsing: bytes, record.bytes) else { continue }
            found.append((record.pattern, file.place(record.bytes, .item(of: "filing", at: found.count)), document))
        }
        return found
    }

    /// Everybody whom a record names with a link to a telephone.
    private static func people(in document: HTMLDocument) -> [Person] {
        document.all("a", class: "tel").map { node in
            let holder = document.parent(of: node) ?? node
            return person(node, holder, document)
        }
    }

    private static func person(
        _ link: HTMLDocument.Node, _ holder: HTMLDocument.Node, _ document: HTMLDocument
    ) -> Person {
        let phone = document.attribute("href", of: link)?.between("tel:", "")
        let name = (document.first(class: "fn", in: link) ?? document.first(class: "fn", in: holder))
            .map { document.label(of: $0) }
        return Person(
            phone: phone, name: name == "" || name == phone ? nil : name, isOwner: name == "Me")
    }

    private mutating func account(
        _ person: Person, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let account = accounts[person] { return account }
        var identifiers = person.phone.flatMap { $0.isEmpty ? nil : [Identifier(.phone, $0)] } ?? []
        if person.isOwner {
            identifiers += owner.filter { !identifiers.contains($0) }
        } else if let name = person.name, !name.isEmpty {
            identifiers.append(Identifier(.displayName, name))
        }
        guard !identifiers.isEmpty || person.isOwner else { return nil }
        let isOwner =
            person.isOwner || identifiers.contains { own in owner.contains { $0.normalized == own.normalized } }
        let account = try sink.account(platform: .googleVoice, identifiers, isOwner: isOwner)
        accounts[person] = account
        return account
    }

    private mutating func open(
        _ people: [Person], _ page: GoogleVoicePage, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        let others = people.filter { !$0.isOwner && $0.key != nil }
        let keys = Set(others.compactMap(\.key)).sorted()
        let key = keys.isEmpty ? page.title ?? "" : keys.joined(separator: ",")
        if let known = conversations[key] { return known }
        var members = [try account(Person(isOwner: true), into: &sink)].compactMap(\.self)
        for person in others {
            if let member = try account(person, into: &sink), !members.contains(member) { members.append(member) }
        }
        let names = others.compactMap { $0.name ?? $0.phone }
        let isGroup = page.isGroup || keys.count > 1
        let conversation = try sink.conversation(
            Conversation(
                platform: .googleVoice, kind: isGroup ? .group : .direct,
                title: names.isEmpty ? page.title : names.joined(separator: ", "),
                nativeID: key.isEmpty ? nil : key, members: members))
        conversations[key] = conversation
        return conversation
    }

    private mutating func time(
        _ node: HTMLDocument.Node?, in document: HTMLDocument, at place: Provenance
    ) -> (time: Timestamp?, written: String?) {
        let literal = node.flatMap { document.attribute("title", of: $0) ?? document.label(of: $0) }
        let time = literal.flatMap(ISOTime.timestamp)
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        return (time, literal)
    }

    private mutating func appendMessage(
        _ document: HTMLDocument, in chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let (time, written) = time(document.first(class: "dt"), in: document, at: place)
        let sender = document.first("cite", class: "sender") ?? document.first(class: "vcard")
        let link = sender.flatMap { document.first("a", class: "tel", in: $0) }
        let actor: Account.ID? =
            if let sender, let link { try account(Self.person(link, sender, document), into: &sink) } else { nil }
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        var message = Message(text: document.first("q").flatMap { document.trimmedWords(of: $0) })
        message.attachments = attachments(in: document, at: place)
        // A page without words writes the kind of medium in their place.
        if !message.attachments.isEmpty, message.text == "MMS Sent" || message.text == "MMS Received" {
            message.text = nil
        }
        if message.text == nil, message.attachments.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        // The same message in a page of another part: times are exact, and a page never holds one twice.
        let mark =
            "\(time?.literal ?? "") \(actor?.rawValue ?? -1) \(chat.rawValue) \(message.text ?? "")"
            + message.attachments.compactMap(\.name).joined()
        if time != nil, let page = known[mark], page != place.exhibit {
            sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
            return
        }
        known[mark] = place.exhibit
        try sink.append(
            Event(.message(message), at: time, by: actor, in: chat, from: place, unreadTime: written))
        sink.tally(.parsed, in: place.exhibit)
    }

    private mutating func attachments(in document: HTMLDocument, at place: Provenance) -> [Attachment] {
        var found: [Attachment] = []
        for node in document.descendants(of: document.root) where document.isElement(node) {
            let kind: Attachment.Kind
            if document.isElement(node, "img") {
                kind = .image
            } else if document.isElement(node, "a"), document.hasClass("video", of: node) {
                kind = .video
            } else if document.isElement(node, "a"), document.hasClass("vcard", of: node) {
                kind = .contactCard
            } else if document.isElement(node, "audio") || document.isElement(node, "video") {
                kind = document.isElement(node, "audio") ? .voice : .video
            } else {
                continue
            }
            guard let name = document.attribute("src", of: node) ?? document.attribute("href", of: node), !name.isEmpty
            else { continue }
            let exhibit = exhibit(named: name)
            if exhibit == nil { remarks.note(.note, "media-not-downloaded", at: place) }
            found.append(Attachment(kind, name: name, exhibit: exhibit))
        }
        return found
    }

    /// Pages name their media without an ending.
    private func exhibit(named name: String) -> Int32? {
        let plain = name.split(separator: "/").last.map(String.init) ?? name
        return (media.nearest(plain, to: page) ?? byStem.nearest(plain, to: page))?.number
    }

    private mutating func appendCall(
        _ document: HTMLDocument, _ page: GoogleVoicePage, _ people: [Person], _ labels: [String],
        in chat: Conversation.ID, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let (time, written) = time(document.first("abbr", class: "published"), in: document, at: place)
        let kind = GoogleVoicePage.kind(labels: GoogleVoicePage.labels(in: document) + labels) ?? page.kind
        let other = people.first { !$0.isOwner && $0.key != nil }
        let owner = try account(Person(isOwner: true), into: &sink)
        let isOwn = kind == .placed
        var actor = owner
        if !isOwn { actor = if let other { try account(other, into: &sink) } else { nil } }
        let seconds = document.first("abbr", class: "duration").flatMap {
            CallLength(iso8601: document.attribute("title", of: $0) ?? "")?.seconds
        }
        if kind == nil { remarks.note(.note, "unknown-call-type", at: place) }
        let words =
            document.first(class: "full-text").flatMap { document.trimmedWords(of: $0) }
            ?? Self.transcript(in: document)
        let sounds = attachments(in: document, at: place)
        if kind == .recorded {
            // Nobody sent a recording: it is told beside its call, which may have a page of its own.
            if !isKnownCall(at: time, seconds, in: chat) {
                let call = Call(isVideo: false, seconds: seconds, wasAnswered: true)
                try sink.append(Event(.call(call), at: time, by: nil, in: chat, from: place, unreadTime: written))
            }
            let title = document.first(class: "fn").map { document.label(of: $0) }
            let told = [title, words].compactMap(\.self) + sounds.compactMap(\.name)
            let notice = Event.Content.notice(told.joined(separator: "\n"))
            // The sound stands beside the page as its second source.
            let files = sounds.compactMap(\.exhibit).map { Provenance.whole($0) }
            try sink.append(
                Event(notice, at: time, by: nil, in: chat, from: place, alsoFrom: files, unreadTime: written))
            return sink.tally(.parsed, in: place.exhibit)
        }
        if let time { calls[chat, default: []].append((time.microseconds, seconds ?? 0)) }
        let call = Call(
            isVideo: false, seconds: kind == .voicemail ? nil : seconds,
            wasAnswered: kind.flatMap { $0.isAnswered(seconds: seconds) })
        try sink.append(Event(.call(call), at: time, by: actor, in: chat, from: place, unreadTime: written))
        if words != nil || !sounds.isEmpty {
            let message = Message(text: words, attachments: sounds)
            // The service wrote down what it heard.
            if words != nil, kind == .voicemail { remarks.note(.note, "machine-transcript", at: place) }
            try sink.append(
                Event(.message(message), at: time, by: actor, in: chat, from: place, unreadTime: written))
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    /// The words that some pages have bare behind `Transcript:`.
    private static func transcript(in document: HTMLDocument) -> String? {
        for node in document.descendants(of: document.root) where !document.isElement(node) {
            let text = document.text(of: node).trimmed
            if let words = text.between("Transcript:", "")?.trimmed, !words.isEmpty { return words }
        }
        return nil
    }

    /// Whether a recording began while a call of the talk went on that another page tells.
    private func isKnownCall(at time: Timestamp?, _ seconds: Int?, in chat: Conversation.ID) -> Bool {
        guard let time else { return false }
        let minute: Int64 = 60_000_000
        return (calls[chat] ?? []).contains { start, length in
            time.microseconds >= start - minute
                && time.microseconds <= start + Int64(max(length, seconds ?? 0)) * 1_000_000 + minute
        }
    }
}
