// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension SignalBackupReader {
    private static let bubble = HTMLPattern("div", classes: ["msg"])

    /// Reads a page.
    mutating func readPage(_ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable)
        throws(ImportError)
    {
        // Earlier versions of a message are bubbles inside its own.
        var cursor = HTMLRecordCursor([Self.bubble], nests: true)
        var title: String?
        var chat: Conversation.ID?
        var isGroup = false
        var end = 0
        var index = 0
        while let record = cursor.next(in: bytes) {
            if chat == nil {
                let head = SignalBackupHead(in: bytes.extracting(0..<record.bytes.lowerBound))
                title = head.title
                if let name = head.title, let phone = head.phone { phones[name] = phone }
                isGroup = head.isGroup || Self.holdsGroupBubble(bytes)
                chat = try open(title: title, isGroup ? .group : .direct, into: &sink)
            }
            guard let chat else { return }
            let place = file.place(record.bytes, .item(of: "message", at: index))
            index += 1
            sink.tally(.seen, in: place.exhibit)
            if !record.isComplete { remarks.note(.warning, "record-incomplete", at: place) }
            let id = Self.number(in: bytes.extracting(end..<record.bytes.lowerBound))
            end = record.bytes.upperBound
            guard let document = remarks.document(of: record.bytes, in: bytes, at: place),
                let bubble = document.first(class: "msg")
            else {
                sink.tally(.unknown, in: place.exhibit)
                continue
            }
            remarks.note(.warning, "bytes-replaced", at: place, document.replacedBytes)
            var entry = SignalBackupBubble(document, bubble).entry(reader: self)
            entry.id = id
            if let status = entry.status {
                entry.isOwn = status.isOwn
                if !isGroup, let title, status.isOf(title) { entry.sender = title }
            } else if !entry.isOwn, !isGroup {
                entry.sender = title
            }
            if entry.message.detail?.answersElsewhere == true || document.first(class: "msg-quote", in: bubble) != nil,
                entry.message.replyTo == nil
            {
                remarks.note(.note, "reply-target-unknown", at: place)
            }
            try append(entry, in: chat, at: place, into: &sink)
        }
    }

    private static func holdsGroupBubble(_ bytes: Span<UInt8>) -> Bool {
        let mark: StaticString = "<div class=\"incoming-group-msg\""
        var index = bytes.firstIndex(of: UInt8(ascii: "<"), from: 0)
        while index < bytes.count {
            if bytes.hasBytes(mark, at: index) { return true }
            index = bytes.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        return false
    }

    /// The number of the row, in the last comment of a gap: `<!-- Message: _id:12,type:10485780 -->`.
    private static func number(in gap: Span<UInt8>) -> String? {
        let mark: StaticString = "<!-- Message: _id:"
        var found: String?
        var index = gap.firstIndex(of: UInt8(ascii: "<"), from: 0)
        while index < gap.count {
            if gap.hasBytes(mark, at: index) {
                let start = index + mark.utf8CodeUnitCount
                var end = start
                while end < gap.count, gap[end] &- 0x30 < 10 { end += 1 }
                if end > start, end - start < 19 { found = gap.text(in: start..<end) }
            }
            index = gap.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        return found
    }
}

/// What stands above the messages of a page.
struct SignalBackupHead {
    var title: String?
    var phone: String?
    /// The heads of groups list their members.
    var isGroup = false

    init(in front: Span<UInt8>) {
        var cursor = HTMLRecordCursor([HTMLPattern("title"), HTMLPattern("div", classes: ["conversation-wrapper"])])
        while let record = cursor.next(in: front) {
            guard let document = try? HTMLDocument(parsing: front, record.bytes) else { continue }
            if record.pattern == 0 {
                let label = document.label(of: document.root)
                title = label.isEmpty ? nil : label
                continue
            }
            guard let header = document.first(where: { document.attribute("id", of: $0) == "message-header" }) else {
                continue
            }
            let words = document.text(of: header)
            isGroup =
                words.contains("Group link:") || words.contains("More group details")
                || document.first(class: "groupdetails", in: header) != nil
            for line in words.split(separator: "\n") {
                let word = String(line).trimmed
                if word.first == "+", NamedAccounts.identifier(of: word).kind == .phone { phone = phone ?? word }
            }
        }
    }
}
