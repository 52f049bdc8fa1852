// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// One element of `messages`, by the places of its common members.
///
/// Most messages are plain text: for them nothing is decoded but what the timeline keeps.
struct TelegramRecord {
    /// What the element is.
    enum Kind {
        case message, service, unsupported, unknown
    }

    var bytes: Range<Int>
    var kind = Kind.unknown
    var id: Range<Int>?
    var date: Range<Int>?
    var unixTime: Range<Int>?
    var edited: Range<Int>?
    var editedUnixTime: Range<Int>?
    var sender: JSONString?
    /// `user123`, or the plain number of old exports.
    var senderID: Range<Int>?
    var text: JSONString?
    var replyTo: Range<Int>?
    var isForwarded = false
    var forwardedFrom: JSONString?
    /// Whether the element holds something that these members do not tell.
    var isRich = false

    /// Takes the element at the cursor.
    init(taking cursor: inout JSONCursor, in bytes: Span<UInt8>) throws(FormatError) {
        self.bytes = cursor.offset..<cursor.offset
        guard try cursor.kind(in: bytes) == .object else {
            self.bytes = try cursor.skipValue(in: bytes)
            return
        }
        let start = cursor.offset
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            try take(key, &cursor, in: bytes)
        }
        self.bytes = start..<cursor.offset
        if kind != .message { isRich = true }
    }

    /// The text of a message that has nothing beside it, where its bytes are the text; nil for all others.
    func plainText(in bytes: Span<UInt8>) -> Range<Int>? {
        guard !isRich, !isForwarded, forwardedFrom == nil, replyTo == nil, edited == nil, editedUnixTime == nil,
            let text, !text.isEmpty, !text.hasEscapes,
            text.isASCII || (try? UTF8Span(validating: bytes.extracting(text.bytes))) != nil
        else { return nil }
        return text.bytes
    }

    /// Where the time stands that was read of the record, if it is the one in seconds.
    func plainTime(_ time: Timestamp, in bytes: Span<UInt8>) -> Range<Int>? {
        // Where the seconds cannot be read, the wall clock was.
        guard let unixTime, time.latest == nil, unixTime.count == time.literal.utf8.count,
            zip(unixTime, time.literal.utf8).allSatisfy({ bytes[$0] == $1 })
        else { return nil }
        return unixTime
    }

    private mutating func take(
        _ key: JSONString, _ cursor: inout JSONCursor, in bytes: Span<UInt8>
    ) throws(FormatError) {
        switch key.bytes.count {
        case 2 where key.equals("id", in: bytes):
            id = try literal(&cursor, in: bytes)
        case 4 where key.equals("type", in: bytes):
            try takeKind(&cursor, in: bytes)
        case 4 where key.equals("date", in: bytes):
            if date != nil { isRich = true }
            date = try literal(&cursor, in: bytes)
        case 4 where key.equals("from", in: bytes):
            // A key that stands there twice shows in the tree.
            if sender != nil { isRich = true }
            sender = try string(&cursor, in: bytes)
        case 4 where key.equals("text", in: bytes):
            if text != nil { isRich = true }
            text = nil
            if try cursor.kind(in: bytes) == .string {
                text = try cursor.string(in: bytes)
            } else {
                isRich = true
                try cursor.skipValue(in: bytes)
            }
        case 6 where key.equals("edited", in: bytes):
            edited = try literal(&cursor, in: bytes)
        case 7 where key.equals("from_id", in: bytes):
            senderID = try literal(&cursor, in: bytes)
        case 13 where key.equals("date_unixtime", in: bytes):
            if unixTime != nil { isRich = true }
            unixTime = try literal(&cursor, in: bytes)
        case 13 where key.equals("text_entities", in: bytes):
            if try !takePlainEntities(&cursor, in: bytes) { isRich = true }
        case 14 where key.equals("forwarded_from", in: bytes):
            isForwarded = true
            forwardedFrom = try string(&cursor, in: bytes)
        case 15 where key.equals("edited_unixtime", in: bytes):
            editedUnixTime = try literal(&cursor, in: bytes)
        case 19 where key.equals("reply_to_message_id", in: bytes):
            replyTo = try literal(&cursor, in: bytes)
        default:
            isRich = true
            try cursor.skipValue(in: bytes)
        }
    }

    private mutating func takeKind(_ cursor: inout JSONCursor, in bytes: Span<UInt8>) throws(FormatError) {
        kind = .unknown
        guard let word = try string(&cursor, in: bytes) else { return }
        if word.equals("message", in: bytes) {
            kind = .message
        } else if word.equals("service", in: bytes) {
            kind = .service
        } else if word.equals("unsupported", in: bytes) {
            kind = .unsupported
        }
    }

    /// The digits of a number, or a string without escapes: both forms occur for ids and times.
    private func literal(_ cursor: inout JSONCursor, in bytes: Span<UInt8>) throws(FormatError) -> Range<Int>? {
        switch try cursor.kind(in: bytes) {
        case .number: return try cursor.number(in: bytes)
        case .string:
            let string = try cursor.string(in: bytes)
            return string.hasEscapes || string.isEmpty ? nil : string.bytes
        default:
            try cursor.skipValue(in: bytes)
            return nil
        }
    }

    private func string(_ cursor: inout JSONCursor, in bytes: Span<UInt8>) throws(FormatError) -> JSONString? {
        if try cursor.kind(in: bytes) == .string { return try cursor.string(in: bytes) }
        try cursor.skipValue(in: bytes)
        return nil
    }

    /// Takes `text_entities` and says whether it repeats the text and nothing more: one `plain` part, or none.
    private func takePlainEntities(_ cursor: inout JSONCursor, in bytes: Span<UInt8>) throws(FormatError) -> Bool {
        let before = cursor
        guard let text, try cursor.kind(in: bytes) == .array else {
            try cursor.skipValue(in: bytes)
            return false
        }
        try cursor.enterArray(in: bytes)
        guard try cursor.nextElement(in: bytes) else { return text.isEmpty }
        var isPlain = false
        var isSame = false
        if try cursor.kind(in: bytes) == .object {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                guard try cursor.kind(in: bytes) == .string else { break }
                let value = try cursor.string(in: bytes)
                if key.equals("type", in: bytes) {
                    isPlain = value.equals("plain", in: bytes)
                } else if key.equals("text", in: bytes) {
                    isSame = bytes.areEqual(value.bytes, text.bytes)
                } else {
                    isPlain = false
                    break
                }
            }
            if isPlain, isSame, try !cursor.nextElement(in: bytes) { return true }
        }
        cursor = before
        try cursor.skipValue(in: bytes)
        return false
    }
}

extension Span where Element == UInt8 {
    /// Whether two ranges hold the same bytes.
    func areEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        let raw = bytes
        var index = 0
        while index &+ 8 <= left.count {
            let one = raw.unsafeLoadUnaligned(fromByteOffset: left.lowerBound &+ index, as: UInt64.self)
            let other = raw.unsafeLoadUnaligned(fromByteOffset: right.lowerBound &+ index, as: UInt64.self)
            if one != other { return false }
            index &+= 8
        }
        while index < left.count {
            if self[left.lowerBound + index] != self[right.lowerBound + index] { return false }
            index += 1
        }
        return true
    }
}
