// SPDX-License-Identifier: Apache-2.0

import Formats

/// One message object, its strings still undecoded.
struct MetaRecord {
    var bytes: Range<Int>
    var sender: JSONString?
    var content: JSONString?
    /// The time's literal, with or without quotation marks around it.
    var time: Range<Int>?
    var unit: MetaTime.Unit = .milliseconds
    var type: JSONString?
    var isUnsent = false
    var callSeconds: Int?
    var isMissed = false
    /// Members that few messages have: media, stickers, shares, reactions, users, addresses.
    var extras: [JSONMember] = []
    /// Whether any member is one that messages are known to have.
    var isKnown = false
    /// Whether the service took the message down.
    var isTakenDown = false
    /// Sender, text or type that stand there once more: the last one counts.
    var repeatedMembers = 0
    /// Members with a value that messages are not known to have.
    var unknownMembers = 0

    /// Reads the object at a place.
    ///
    /// - Parameter seconds: the unit of a member called `timestamp`: seconds in 2018, milliseconds in the E2EE export.
    init(at range: Range<Int>, timestampUnit: MetaTime.Unit, in bytes: Span<UInt8>) throws(FormatError) {
        self.bytes = range
        var cursor = JSONCursor(at: range.lowerBound)
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            let kind = try cursor.kind(in: bytes)
            if kind == .string {
                let text = try cursor.string(in: bytes)
                if key.equals("sender_name", in: bytes) || key.equals("senderName", in: bytes) {
                    if sender != nil { repeatedMembers += 1 }
                    sender = text
                } else if key.equals("content", in: bytes) || key.equals("text", in: bytes) {
                    if content != nil { repeatedMembers += 1 }
                    content = text
                } else if key.equals("type", in: bytes) {
                    if type != nil { repeatedMembers += 1 }
                    type = text
                } else if key.equals("timestamp_ms", in: bytes) {
                    time = text.bytes
                } else if key.equals("timestamp", in: bytes), time == nil {
                    time = text.bytes
                    unit = timestampUnit
                } else {
                    if key.equals("ip", in: bytes) {
                        extras.append(Self.member(key, text, in: bytes))
                    } else if !text.isEmpty {
                        note(key, in: bytes)
                    }
                    continue
                }
                isKnown = true
            } else if kind == .number {
                let literal = try cursor.number(in: bytes)
                if key.equals("timestamp_ms", in: bytes) {
                    time = literal
                    unit = .milliseconds
                } else if key.equals("timestamp", in: bytes) {
                    if time == nil {
                        time = literal
                        unit = timestampUnit
                    }
                } else if key.equals("call_duration", in: bytes) {
                    callSeconds = MetaTime.wholeNumber(bytes.text(literal))
                } else {
                    note(key, in: bytes)
                    continue
                }
                isKnown = true
            } else if kind == .bool {
                let isTrue = bytes[cursor.offset] == UInt8(ascii: "t")
                try cursor.skipValue(in: bytes)
                guard isTrue else { continue }
                if key.equals("is_unsent", in: bytes) || key.equals("isUnsent", in: bytes)
                    || key.equals("is_unsent_image_by_messenger_kid_parent", in: bytes)
                {
                    isUnsent = true
                } else if key.equals("missed", in: bytes) {
                    isMissed = true
                } else if key.equals("is_taken_down", in: bytes) {
                    isTakenDown = true
                } else {
                    note(key, in: bytes)
                }
            } else if kind == .null {
                try cursor.skipValue(in: bytes)
            } else if Self.isExtra(key, in: bytes) {
                extras.append(JSONMember(key: key.text(in: bytes), value: try cursor.element(in: bytes)))
                isKnown = true
            } else {
                note(key, in: bytes)
                try cursor.skipValue(in: bytes)
            }
        }
    }

    /// Counts a member of which nothing is known.
    private mutating func note(_ key: JSONString, in bytes: Span<UInt8>) {
        for name in Self.quietKeys where key.equals(name, in: bytes) { return }
        unknownMembers += 1
    }

    /// Members that say nothing about what was sent.
    private static let quietKeys: [StaticString] = [
        "is_geoblocked_for_viewer", "sender_id_INTERNAL", "type_INTERNAL", "media_path_INTERNAL",
        "bumped_message_metadata", "is_bumped", "is_shh_mode",
    ]

    private static func member(_ key: JSONString, _ text: JSONString, in bytes: Span<UInt8>) -> JSONMember {
        JSONMember(
            key: key.text(in: bytes), value: JSONElement(.string(text.text(in: bytes)), bytes: text.bytes))
    }

    private static func isExtra(_ key: JSONString, in bytes: Span<UInt8>) -> Bool {
        for name in extraKeys where key.equals(name, in: bytes) { return true }
        return false
    }

    private static let extraKeys: [StaticString] = [
        "reactions", "photos", "share", "videos", "audio_files", "sticker", "gifs", "files", "users", "media",
        "location",
    ]
}

extension Span<UInt8> {
    /// The ASCII text of a range, such as a number's literal.
    func text(_ range: Range<Int>) -> String {
        extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
