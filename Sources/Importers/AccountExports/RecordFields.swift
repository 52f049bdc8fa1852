// SPDX-License-Identifier: Apache-2.0

import Formats

/// The members of one record after another, by a fixed set of names, undecoded.
///
/// Names are compared without regard to case: exporters change it between versions. Of a member that occurs twice the
/// last one counts, as in JavaScript.
struct RecordFields {
    private struct Value {
        var kind: JSONKind
        var bytes: Range<Int>
        var string: JSONString?
    }

    private let names: [StaticString]
    private var values: [Value?]
    /// Members of the last record with a value and a name that is none of the set.
    private(set) var unknownMembers = 0
    /// Members of the last record that had occurred in it before.
    private(set) var repeatedMembers = 0
    /// Places in texts read so far where U+FFFD stands for something that is no text.
    private(set) var repairs = 0

    /// Prepares for records with these members; names in small letters.
    init(_ names: [StaticString]) {
        self.names = names
        values = Array(repeating: nil, count: names.count)
    }

    /// Looks at the record at a place; false where there is no sound object.
    mutating func read(_ record: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        for index in values.indices { values[index] = nil }
        unknownMembers = 0
        repeatedMembers = 0
        var cursor = JSONCursor(at: record.lowerBound, maximumDepth: 64)
        do throws(FormatError) {
            guard try cursor.kind(in: bytes) == .object else { return false }
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                let kind = try cursor.kind(in: bytes)
                var value = Value(kind: kind, bytes: 0..<0)
                if kind == .string {
                    let string = try cursor.string(in: bytes)
                    value.string = string
                    value.bytes = string.bytes
                } else {
                    value.bytes = try cursor.skipValue(in: bytes)
                }
                if let index = names.firstIndex(where: { key.isNamed($0, in: bytes) }) {
                    if values[index] != nil { repeatedMembers += 1 }
                    values[index] = value
                } else if kind != .null, value.string?.isEmpty != true {
                    unknownMembers += 1
                }
            }
        } catch { return false }
        return true
    }

    /// Whether the record has the member, whatever its value.
    func has(_ index: Int) -> Bool { values[index] != nil }

    /// Whether the record has any of the members.
    var isKnown: Bool { values.contains { $0 != nil } }

    /// The text of a string, or a number as it is written; nil for anything else.
    mutating func text(_ index: Int, in bytes: Span<UInt8>) -> String? {
        guard let value = values[index] else { return nil }
        if let string = value.string { return string.text(in: bytes, repairs: &repairs) }
        return value.kind == .number ? bytes.text(in: value.bytes) : nil
    }

    /// The same; nil also where nothing stands in it.
    mutating func filledText(_ index: Int, in bytes: Span<UInt8>) -> String? {
        text(index, in: bytes).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The bytes of a string without escapes, or of a number.
    func literal(_ index: Int) -> Range<Int>? {
        guard let value = values[index], value.string.map({ !$0.hasEscapes }) ?? (value.kind == .number) else {
            return nil
        }
        return value.bytes.isEmpty ? nil : value.bytes
    }

    /// The truth value, also where it is written as a word.
    func flag(_ index: Int, in bytes: Span<UInt8>) -> Bool? {
        guard let value = values[index], value.kind == .bool || value.kind == .string, let first = value.bytes.first
        else { return nil }
        switch (bytes[first] | 0x20, value.bytes.count) {
        case (UInt8(ascii: "t"), 4), (UInt8(ascii: "y"), 3): return true
        case (UInt8(ascii: "f"), 5), (UInt8(ascii: "n"), 2): return false
        default: return nil
        }
    }

    /// The whole number, also where it stands in quotation marks.
    func integer(_ index: Int, in bytes: Span<UInt8>) -> Int64? {
        literal(index).flatMap { Int64(bytes.text(in: $0)) }
    }

    /// The value as a tree; nil for `null` and where there is none.
    mutating func element(_ index: Int, in bytes: Span<UInt8>) -> JSONElement? {
        guard let value = values[index], value.kind != .null else { return nil }
        var cursor = JSONCursor(at: value.string == nil ? value.bytes.lowerBound : value.bytes.lowerBound - 1)
        guard let element = try? cursor.element(in: bytes) else { return nil }
        repairs += cursor.repairs
        return element
    }

    /// Whether the value is an array or object with something in it.
    func isFilled(_ index: Int, in bytes: Span<UInt8>) -> Bool {
        guard let value = values[index], value.kind == .array || value.kind == .object else { return false }
        return value.bytes.dropFirst().dropLast().contains { bytes[$0] > 0x20 }
    }
}

extension JSONString {
    /// Whether the key is this one, in whatever case; the name in small letters.
    func isNamed(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
        if hasEscapes { return text(in: bytes).lowercased() == name.description }
        let count = name.utf8CodeUnitCount
        guard self.bytes.count == count else { return false }
        let expected = name.utf8Start
        var index = 0
        while index < count {
            var byte = bytes[self.bytes.lowerBound &+ index]
            if byte &- UInt8(ascii: "A") < 26 { byte |= 0x20 }
            if byte != expected[index] { return false }
            index &+= 1
        }
        return true
    }
}
