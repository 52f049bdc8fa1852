// SPDX-License-Identifier: Apache-2.0

import Formats

/// What a message file says about its thread, and where its records lie.
///
/// The records stay bytes: a file of a million messages costs sixteen bytes a message until each is read.
struct MetaThreadFile {
    /// Repaired, in the order of the file.
    var participants: [String] = []
    var title: String?
    var type: String?
    /// The folder that the export gives the thread: `inbox/<folder>`.
    var path: String?
    /// Whether there was a list of messages.
    var hasMessages = false
    /// The message objects, in the order of the file.
    var records: [Range<Int>] = []
    /// Damaged stretches, each with the number of the record before which it lies.
    var damage: [(before: Int, bytes: Range<Int>)] = []
    /// Damaged stretches outside of the messages.
    var lost: [Range<Int>] = []
    /// Members of the file with a value that thread files are not known to have.
    var unknownMembers = 0
    /// Where and why the grammar broke beyond repair.
    var end: FormatError?

    init(in bytes: Span<UInt8>) {
        var cursor = JSONCursor(in: bytes)
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                try readMember(key, &cursor, in: bytes)
            }
            if let rest = cursor.trailingBytes(in: bytes) { end = FormatError(.unexpectedByte, at: rest.lowerBound) }
        } catch {
            end = error
        }
    }

    private mutating func readMember(
        _ key: JSONString, _ cursor: inout JSONCursor, in bytes: Span<UInt8>
    ) throws(FormatError) {
        let kind = try cursor.kind(in: bytes)
        if key.equals("messages", in: bytes), kind == .array {
            hasMessages = true
            try readRecords(&cursor, in: bytes)
        } else if key.equals("participants", in: bytes) {
            var seen: Set<String> = []
            for person in try element(at: &cursor, in: bytes).array ?? [] {
                guard let name = person["name"]?.string ?? person.string else { continue }
                let repaired = Mojibake.repaired(name)
                if seen.insert(repaired).inserted { participants.append(repaired) }
            }
        } else if kind == .string {
            let text = Mojibake.repaired(try element(at: &cursor, in: bytes).string ?? "")
            if key.equals("title", in: bytes) || key.equals("threadName", in: bytes) {
                title = text
            } else if key.equals("thread_type", in: bytes) {
                type = text
            } else if key.equals("thread_path", in: bytes) {
                path = text
            } else if !text.isEmpty, !Self.isQuiet(key, in: bytes) {
                unknownMembers += 1
            }
        } else {
            if kind != .null, !Self.isQuiet(key, in: bytes) { unknownMembers += 1 }
            let before = cursor
            do throws(FormatError) { try cursor.skipValue(in: bytes) } catch {
                cursor = before
                guard let stretch = cursor.passDamagedValue(in: bytes) else { throw error }
                lost.append(stretch)
            }
        }
    }

    /// A member's value, without what is damaged in it.
    private mutating func element(
        at cursor: inout JSONCursor, in bytes: Span<UInt8>
    ) throws(FormatError) -> JSONElement {
        var found = JSONDamage()
        let element = cursor.soundElement(in: bytes, &found)
        lost += found.stretches
        if let end = found.end { throw end }
        return element
    }

    private static func isQuiet(_ key: JSONString, in bytes: Span<UInt8>) -> Bool {
        for name in quietKeys where key.equals(name, in: bytes) { return true }
        return false
    }

    /// Members that say nothing about what was sent: settings of the thread and its picture.
    private static let quietKeys: [StaticString] = [
        "is_still_participant", "magic_words", "image", "joinable_mode", "thread_type", "messages",
    ]

    private mutating func readRecords(_ cursor: inout JSONCursor, in bytes: Span<UInt8>) throws(FormatError) {
        try cursor.enterArray(in: bytes)
        while true {
            var place = cursor
            do throws(FormatError) {
                guard try cursor.nextElement(in: bytes) else { return }
                place = cursor
                records.append(try cursor.skipValue(in: bytes))
            } catch {
                // Objects of messages begin with the sender; what lies inside them never does.
                cursor = place
                guard
                    let lost = cursor.passElement(
                        beginningWith: ["sender_name", "senderName", "isUnsent", "timestamp_ms"],
                        before: "is_still_participant", in: bytes)
                else {
                    let rest = min(place.offset, bytes.count)..<bytes.count
                    if !rest.isEmpty { damage.append((records.count, rest)) }
                    throw error
                }
                damage.append((records.count, lost))
            }
        }
    }

    /// Damaged elements in front of a record: they count among the positions that a person sees in the file.
    func damageCount(before record: Int) -> Int {
        var (low, high) = (0, damage.count)
        while low < high {
            let middle = (low + high) / 2
            if damage[middle].before <= record { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether the file's first message is its newest, as Meta writes them; the order within one instant follows.
    func isNewestFirst(timestampUnit: MetaTime.Unit, in bytes: Span<UInt8>) -> Bool {
        guard let first = records.first, let last = records.last,
            let newest = Self.time(of: first, timestampUnit, in: bytes),
            let oldest = Self.time(of: last, timestampUnit, in: bytes)
        else { return true }
        return newest >= oldest
    }

    private static func time(of range: Range<Int>, _ unit: MetaTime.Unit, in bytes: Span<UInt8>) -> Int64? {
        guard let record = try? MetaRecord(at: range, timestampUnit: unit, in: bytes), let time = record.time
        else { return nil }
        return Int64(bytes.text(time))
    }
}
