// SPDX-License-Identifier: Apache-2.0

/// One JSON value as a tree, for records of a few kilobytes; every node knows its bytes.
public struct JSONElement: Sendable, Hashable {
    /// What the value is, with its content.
    public enum Value: Sendable, Hashable {
        /// Members in the order of the source; a key that occurs twice is there twice.
        case object([JSONMember])
        case array([JSONElement])
        case string(String)
        /// The number as it is written.
        case number(String)
        case bool(Bool)
        case null
    }

    /// What the value is.
    public let value: Value
    /// Where it stands, with its quotation marks or brackets.
    public let bytes: Range<Int>

    /// Makes an element.
    public init(_ value: Value, bytes: Range<Int>) {
        self.value = value
        self.bytes = bytes
    }
}

/// A key of an object and what it stands for.
public struct JSONMember: Sendable, Hashable {
    /// The key.
    public let key: String
    /// Its value.
    public let value: JSONElement

    /// Makes a member.
    public init(key: String, value: JSONElement) {
        self.key = key
        self.value = value
    }
}

extension JSONElement {
    /// The value of a member; the last one when the key occurs twice, as JavaScript has it; nil for anything but objects.
    public subscript(key: String) -> JSONElement? {
        guard case .object(let members) = value else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// The members of an object in the order of the source; empty for anything else.
    public var members: [JSONMember] {
        if case .object(let members) = value { members } else { [] }
    }

    /// The elements of an array; nil for anything else.
    public var array: [JSONElement]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    /// The text of a string; nil for anything else.
    public var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// The literal of a number; nil for anything else.
    public var number: String? {
        if case .number(let literal) = value { literal } else { nil }
    }

    /// The value of a whole number, also when written with a fraction of zeros; nil when it is none or does not fit.
    public var int64: Int64? {
        guard let number else { return nil }
        if let whole = Int64(number) { return whole }
        let parts = number.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
        return Int64(parts[0])
    }

    /// The nearest binary fraction of a number; nil for anything else.
    ///
    /// Money and identifiers are read from `number`.
    public var double: Double? {
        number.flatMap(Double.init)
    }

    /// The value of `true` or `false`; nil for anything else.
    public var bool: Bool? {
        if case .bool(let value) = value { value } else { nil }
    }

    /// Whether it is `null`.
    public var isNull: Bool { value == .null }

    /// Whether some key of this object occurs more than once.
    public var hasRepeatedKeys: Bool {
        guard case .object(let members) = value else { return false }
        // Most records have a dozen members: comparing them is cheaper than a set.
        if members.count > 24 { return Set(members.map(\.key)).count < members.count }
        for (index, member) in members.enumerated() {
            for other in members[..<index] where other.key == member.key { return true }
        }
        return false
    }
}

extension JSONCursor {
    /// Takes the value at the cursor as a tree.
    ///
    /// - Throws: `FormatError` where the value is damaged; the cursor is then of use to `recover` only.
    public mutating func element(in bytes: Span<UInt8>) throws(FormatError) -> JSONElement {
        let kind = try kind(in: bytes)
        let start = offset
        let value: JSONElement.Value
        switch kind {
        case .object:
            var members: [JSONMember] = []
            members.reserveCapacity(4)
            try enterObject(in: bytes)
            while let key = try nextKey(in: bytes) {
                let value = try element(in: bytes)
                members.append(JSONMember(key: key.text(in: bytes, repairs: &repairs), value: value))
            }
            value = .object(members)
        case .array:
            var elements: [JSONElement] = []
            try enterArray(in: bytes)
            while try nextElement(in: bytes) { elements.append(try element(in: bytes)) }
            value = .array(elements)
        case .string:
            value = .string(try scanString(in: bytes).text(in: bytes, repairs: &repairs))
        case .number:
            let range = try scanNumber(in: bytes)
            value = .number(bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
        case .bool:
            let isTrue = bytes[offset] == UInt8(ascii: "t")
            try scanWord(isTrue ? "true" : "false", in: bytes)
            value = .bool(isTrue)
        case .null:
            try scanWord("null", in: bytes)
            value = .null
        }
        isBehindValue = true
        return JSONElement(value, bytes: start..<offset)
    }
}
