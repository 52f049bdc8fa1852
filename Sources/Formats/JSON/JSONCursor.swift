// SPDX-License-Identifier: Apache-2.0

/// A place in a JSON text (RFC 8259) from which values are pulled.
///
/// The cursor holds integers only and is lent the bytes at each call, so it can be copied to remember a place, and a
/// file of any size is walked in constant memory:
///
///     var cursor = JSONCursor(in: bytes)
///     try cursor.enterObject(in: bytes)
///     while let key = try cursor.nextKey(in: bytes) {
///         guard key.equals("messages", in: bytes) else { try cursor.skipValue(in: bytes); continue }
///         try cursor.enterArray(in: bytes)
///         while try cursor.nextElement(in: bytes) {
///             let message = try cursor.element(in: bytes)
///         }
///     }
///
/// Whoever meets a key or an element must take exactly one value before asking for the next: by `element`, `string`,
/// `number`, `skipValue`, or by entering it and walking to its end. Everything that is passed over is checked.
public struct JSONCursor: Sendable, Hashable {
    /// The next byte to be read.
    public internal(set) var offset: Int
    /// Objects and arrays that are open around the place.
    public internal(set) var depth: Int = 0
    /// Objects and arrays that may be open at once.
    public let maximumDepth: Int
    /// Departures from the grammar that are accepted.
    public let tolerance: JSONTolerance
    /// Places in the strings of elements read so far where U+FFFD stands for something that is no text.
    public internal(set) var repairs = 0
    /// Whether a value ended just before, so that a comma or an end must follow.
    var isBehindValue = false

    /// Stands in front of the text's value, behind a byte order mark if there is one.
    public init(in bytes: Span<UInt8>, tolerance: JSONTolerance = [], maximumDepth: Int = 512) {
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        offset = hasMark ? 3 : 0
        self.tolerance = tolerance
        self.maximumDepth = maximumDepth
    }

    /// Stands in front of the value at an offset.
    public init(at offset: Int, tolerance: JSONTolerance = [], maximumDepth: Int = 512) {
        self.offset = max(0, offset)
        self.tolerance = tolerance
        self.maximumDepth = maximumDepth
    }
}

/// Departures from RFC 8259 that a reader accepts because exporters are known to make them.
public struct JSONTolerance: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8

    /// Makes a set from bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// `\x0B` for a control character, as Telegram Desktop writes it.
    public static let hexEscapes = JSONTolerance(rawValue: 1)
}

/// What a value is.
public enum JSONKind: Sendable, Hashable {
    case object, array, string, number, bool, null
}

extension JSONCursor {
    /// What the value at the cursor is, without taking it.
    ///
    /// - Throws: `FormatError` where no value begins.
    public mutating func kind(in bytes: Span<UInt8>) throws(FormatError) -> JSONKind {
        skipBlanks(in: bytes)
        guard offset < bytes.count else { throw FormatError(.unexpectedEnd, at: offset) }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        default: throw FormatError(.unexpectedByte, at: offset)
        }
    }

    /// Opens the object at the cursor; `nextKey` then gives its members.
    ///
    /// - Throws: `FormatError` where no object begins or too many are open.
    public mutating func enterObject(in bytes: Span<UInt8>) throws(FormatError) {
        try enter(UInt8(ascii: "{"), in: bytes)
    }

    /// Opens the array at the cursor; `nextElement` then goes from element to element.
    ///
    /// - Throws: `FormatError` where no array begins or too many are open.
    public mutating func enterArray(in bytes: Span<UInt8>) throws(FormatError) {
        try enter(UInt8(ascii: "["), in: bytes)
    }

    /// The key of the open object's next member, the cursor standing before its value; nil at the object's end, which
    /// is then closed.
    ///
    /// - Throws: `FormatError` where neither a member nor the end follows.
    public mutating func nextKey(in bytes: Span<UInt8>) throws(FormatError) -> JSONString? {
        guard try nextPart(before: UInt8(ascii: "}"), in: bytes) else { return nil }
        let key = try scanString(in: bytes)
        skipBlanks(in: bytes)
        guard offset < bytes.count else { throw FormatError(.unexpectedEnd, at: offset) }
        guard bytes[offset] == UInt8(ascii: ":") else { throw FormatError(.unexpectedByte, at: offset) }
        offset += 1
        skipBlanks(in: bytes)
        return key
    }

    /// Whether the open array has another element, the cursor then standing on its first byte; at the end the array is
    /// closed.
    ///
    /// - Throws: `FormatError` where neither an element nor the end follows.
    public mutating func nextElement(in bytes: Span<UInt8>) throws(FormatError) -> Bool {
        try nextPart(before: UInt8(ascii: "]"), in: bytes)
    }

    /// Takes the string at the cursor, undecoded.
    ///
    /// - Throws: `FormatError` where no well-formed string stands.
    public mutating func string(in bytes: Span<UInt8>) throws(FormatError) -> JSONString {
        skipBlanks(in: bytes)
        let string = try scanString(in: bytes)
        isBehindValue = true
        return string
    }

    /// Takes the number at the cursor; the literal lies in the range.
    ///
    /// - Throws: `FormatError` where no well-formed number stands.
    public mutating func number(in bytes: Span<UInt8>) throws(FormatError) -> Range<Int> {
        skipBlanks(in: bytes)
        let range = try scanNumber(in: bytes)
        isBehindValue = true
        return range
    }

    /// Takes the value at the cursor, whatever it is, checks its grammar and gives its bytes.
    ///
    /// - Throws: `FormatError` where the value is damaged; the cursor is then of use to `recover` only.
    @discardableResult
    public mutating func skipValue(in bytes: Span<UInt8>) throws(FormatError) -> Range<Int> {
        skipBlanks(in: bytes)
        let start = offset
        switch try kind(in: bytes) {
        case .object:
            try enterObject(in: bytes)
            while try nextKey(in: bytes) != nil { try skipValue(in: bytes) }
        case .array:
            try enterArray(in: bytes)
            while try nextElement(in: bytes) { try skipValue(in: bytes) }
        case .string: _ = try scanString(in: bytes)
        case .number: _ = try scanNumber(in: bytes)
        case .bool: try scanWord(bytes[offset] == UInt8(ascii: "t") ? "true" : "false", in: bytes)
        case .null: try scanWord("null", in: bytes)
        }
        isBehindValue = true
        return start..<offset
    }

    /// The bytes behind the text's value that are not blank; nil when there are none.
    ///
    /// To be asked when the outermost value was taken.
    public mutating func trailingBytes(in bytes: Span<UInt8>) -> Range<Int>? {
        skipBlanks(in: bytes)
        return offset < bytes.count ? offset..<bytes.count : nil
    }

    private mutating func enter(_ bracket: UInt8, in bytes: Span<UInt8>) throws(FormatError) {
        skipBlanks(in: bytes)
        guard offset < bytes.count else { throw FormatError(.unexpectedEnd, at: offset) }
        guard bytes[offset] == bracket else { throw FormatError(.unexpectedByte, at: offset) }
        guard depth < maximumDepth else { throw FormatError(.tooDeep, at: offset) }
        offset += 1
        depth += 1
        isBehindValue = false
    }

    private mutating func nextPart(before end: UInt8, in bytes: Span<UInt8>) throws(FormatError) -> Bool {
        skipBlanks(in: bytes)
        guard offset < bytes.count else { throw FormatError(.unexpectedEnd, at: offset) }
        let byte = bytes[offset]
        if byte == end {
            offset += 1
            depth -= 1
            isBehindValue = true
            return false
        }
        if isBehindValue {
            guard byte == UInt8(ascii: ",") else { throw FormatError(.unexpectedByte, at: offset) }
            offset += 1
            skipBlanks(in: bytes)
            guard offset < bytes.count else { throw FormatError(.unexpectedEnd, at: offset) }
            guard bytes[offset] != end else { throw FormatError(.unexpectedByte, at: offset) }
            isBehindValue = false
        }
        return true
    }
}
