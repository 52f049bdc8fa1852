// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the pages of Facebook's downloads until 2018: `html/messages.htm`, `messages/<n>.html`.
///
/// A thread's people stand in front of its messages; a message's text stands in the paragraph behind its header.
struct MetaHTMLArchiveReader {
    /// A message's header and the paragraphs behind it.
    private struct Item {
        var index: Int
        var header: HTMLRecord
        var paragraphs: [Range<Int>] = []

        var bytes: Range<Int> {
            header.bytes.lowerBound..<(paragraphs.last?.upperBound ?? header.bytes.upperBound)
        }
    }

    /// A `div.thread`; the threads of one conversation may be several.
    private struct Thread {
        var people: [String]
        var items: [Item] = []
    }

    private let owner: MetaOwner?
    private let media: [Exhibit]

    init(owner: MetaOwner?, media: [Exhibit]) {
        self.owner = owner
        self.media = media
    }

    /// Reads one page.
    mutating func read(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try HTMLPage.read(exhibit, of: evidence) { (page, bytes) throws(ImportError) in
            try read(page, exhibit, bytes, into: &sink)
        }
    }

    private static let patterns = [
        HTMLPattern("div", classes: ["thread"], isContainer: true), HTMLPattern("div", classes: ["message"]),
        HTMLPattern("p"), HTMLPattern("h1"),
    ]

    private func read(
        _ page: HTMLPage, _ exhibit: Exhibit, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let (threads, heading) = Self.threads(in: bytes)
        // The page of all messages is headed by its owner's name, the page of one thread is not.
        let isWhole = page.isNamed(exhibit, "messages.htm")
        let headed = isWhole ? heading.map { MetaOwner(identifiers: [Identifier(.displayName, $0)]) } : nil
        let setting = MetaHTMLThreadReader.Setting(
            platform: .facebook, isPlatformAssumed: false, owner: owner ?? headed, thread: nil, place: exhibit.path)
        var reader = MetaHTMLThreadReader(setting, media: MetaMedia(media))
        if setting.owner != nil { _ = try reader.accounts.owner(in: &sink) }
        var conversations: [[String]: Conversation.ID] = [:]
        for thread in threads.reversed() {
            reader.sentences = MetaSentences(names: thread.people)
            let key = thread.people.sorted()
            let chat: Conversation.ID
            if let known = conversations[key] {
                chat = known
            } else {
                chat = try Self.open(thread, &reader, into: &sink)
                conversations[key] = chat
            }
            for item in thread.items.reversed() {
                let place = page.place(item.bytes, "message", item.index)
                sink.tally(.seen, in: page.exhibit)
                guard let message = Self.message(item, bytes) else {
                    sink.report(Diagnostic(.loss, "record-not-understood", at: place))
                    sink.tally(.unknown, in: page.exhibit)
                    continue
                }
                try reader.emit(message, exhibit, chat, at: place, into: &sink)
                sink.tally(.parsed, in: page.exhibit)
            }
        }
        try reader.releaseCall(into: &sink)
        reader.remarks.report(into: &sink)
    }

    private static func open(
        _ thread: Thread, _ reader: inout MetaHTMLThreadReader, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        var members: [Account.ID] = []
        for name in thread.people {
            if let member = try reader.accounts.account(named: name, in: &sink), !members.contains(member) {
                members.append(member)
            }
        }
        return try sink.conversation(
            Conversation(
                platform: .facebook, kind: MetaHTMLPages.kind(ofThreadWith: thread.people.count),
                title: thread.people.isEmpty ? nil : thread.people.joined(separator: ", "), members: members))
    }

    /// The threads of a page, and its heading.
    private static func threads(in bytes: Span<UInt8>) -> (threads: [Thread], heading: String?) {
        var cursor = HTMLRecordCursor(patterns)
        var threads: [Thread] = []
        var heading: String?
        var opening: HTMLRecord?
        var index = 0
        while let record = cursor.next(in: bytes) {
            if let start = opening, record.pattern <= 1 {
                threads.append(Thread(people: people(bytes, start.bytes.upperBound..<record.bytes.lowerBound)))
                opening = nil
            }
            switch record.pattern {
            case 0: opening = record
            case 1:
                if threads.isEmpty { threads.append(Thread(people: [])) }
                threads[threads.count - 1].items.append(Item(index: index, header: record))
                index += 1
            case 2:
                guard let thread = threads.indices.last, let item = threads[thread].items.indices.last else { continue }
                threads[thread].items[item].paragraphs.append(record.bytes)
            default:
                guard heading == nil, let document = try? HTMLDocument(parsing: bytes, record.bytes) else { continue }
                heading = document.label(of: document.root)
            }
        }
        return (threads, heading)
    }

    /// The names between a thread's beginning and its first message.
    private static func people(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [String] {
        guard !range.isEmpty, let document = try? HTMLDocument(parsing: bytes, range) else { return [] }
        let lines = MetaHTMLBlock.all(in: document.root, of: document).map(\.text)
        if let people = lines.compactMap(MetaHTMLPages.participants(in:)).first { return people }
        return lines.last?.split(separator: ",").map { String($0).trimmingVisibly }.filter { !$0.isEmpty } ?? []
    }

    private static func message(_ item: Item, _ bytes: Span<UInt8>) -> MetaHTMLMessage? {
        guard let header = try? HTMLDocument(parsing: bytes, item.header.bytes),
            let user = header.first("span", class: "user"), let meta = header.first("span", class: "meta")
        else { return nil }
        let time = MetaHTMLTime().timestamp(header.label(of: meta))
        let body = item.paragraphs.first.flatMap { first in
            try? HTMLDocument(parsing: bytes, first.lowerBound..<item.bytes.upperBound)
        }
        return MetaHTMLMessage(sender: header.label(of: user), time: time, body: body)
    }
}
