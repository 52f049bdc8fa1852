// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension SignalBackupReader {
    private static let bubble = HTMLPattern("div", classes: ["msg"])
    private static let history = HTMLPattern("div", classes: ["edited-info"])

    /// Reads a page.
    mutating func readPage(_ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable)
        throws(ImportError)
    {
        // Earlier versions of a message are bubbles inside its own.
        var cursor = HTMLRecordCursor([Self.bubble], holder: Self.history)
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
                partner = isGroup ? nil : title
                chat = try open(title: title, isGroup ? .group : .direct, into: &sink)
            }
            guard let chat else { return }
            let place = file.place(record.bytes, .item(of: "message", at: index))
            index += 1
            let gap = bytes.extracting(end..<record.bytes.lowerBound)
            let id = Self.number(behind: "<!-- Message: _id:", in: gap)
            // What a lost end tag left open holds the comment in front of the next bubble.
            end = record.isComplete ? record.bytes.upperBound : record.bytes.lowerBound
            guard
                let document = remarks.message(
                    record.bytes, isComplete: record.isComplete, in: bytes, at: place, into: &sink)
            else { continue }
            guard let bubble = document.first(class: "msg") else {
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
            } else if !entry.isOwn {
                // Deleted bubbles bear no name, but the number of the picture in front of them does tell.
                let number = entry.senderNumber ?? Self.number(behind: " convo-avatar msg-sender-", in: gap)
                note(entry.sender, of: number, at: place)
                entry.sender = entry.sender ?? number.flatMap { names[$0] }
            }
            if entry.answersUnknown { remarks.note(.note, "reply-target-unknown", at: place) }
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

    /// The number behind the last such words of a gap: `<!-- Message: _id:12,type:10485780 -->`.
    private static func number(behind mark: StaticString, in gap: Span<UInt8>) -> String? {
        let first = mark.withUTF8Buffer { $0[0] }
        var found: String?
        var index = gap.firstIndex(of: first, from: 0)
        while index < gap.count {
            if gap.hasBytes(mark, at: index) {
                let start = index + mark.utf8CodeUnitCount
                var end = start
                while end < gap.count, gap[end] &- 0x30 < 10 { end += 1 }
                if end > start, end - start < 19 { found = gap.text(in: start..<end) }
            }
            index = gap.firstIndex(of: first, from: index + 1)
        }
        return found
    }

    /// Learns the name of a member; two members of one name are one account, which is said.
    private mutating func note(_ name: String?, of number: String?, at place: Provenance) {
        guard let name, let number else { return }
        if names[number] == nil, names.values.contains(name) {
            remarks.note(.warning, "namesakes-not-told-apart", at: place)
        }
        names[number] = name
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
