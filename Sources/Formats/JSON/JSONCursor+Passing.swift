// SPDX-License-Identifier: Apache-2.0

extension JSONCursor {
    /// Goes behind a value that is damaged inside, where its brackets and quotation marks still show where it ends.
    ///
    /// To be called on a copy of the cursor that stood in front of the value. Strings may hold anything, numbers and words
    /// may be misspelt, and one byte may stand for a colon or a comma: one damaged byte changes no more. Where a
    /// bracket or a quotation mark is what was damaged, something else stands where a comma or an end must.
    ///
    /// - Returns: the value's bytes; nil, the cursor where it was, when its end does not show.
    public mutating func passDamagedValue(in bytes: Span<UInt8>) -> Range<Int>? {
        var passing = JSONPassing(at: offset, in: bytes)
        guard let value = passing.value(maximumDepth: min(64, maximumDepth), in: bytes) else { return nil }
        offset = value.upperBound
        isBehindValue = true
        return value
    }

    /// Takes the value at the cursor as `skipValue` does, also one that is damaged inside where its end shows.
    ///
    /// For whoever looks at a text to tell what it is: one damaged byte at its front must not hide the rest.
    ///
    /// - Throws: `FormatError` where the value's end does not show.
    @discardableResult
    public mutating func passValue(in bytes: Span<UInt8>) throws(FormatError) -> Range<Int> {
        let before = self
        do throws(FormatError) { return try skipValue(in: bytes) } catch {
            self = before
            guard error.reason != .unexpectedEnd, let value = passDamagedValue(in: bytes) else { throw error }
            return value
        }
    }

    /// Goes behind a damaged element: to its end where that shows, else to the next sound element.
    ///
    /// To be called as `recover` is, which this does where it must.
    public mutating func passElement(
        beginningWith firstKeys: [StaticString], before boundary: StaticString? = nil, in bytes: Span<UInt8>
    ) -> Range<Int>? {
        passDamagedValue(in: bytes) ?? recover(toElementBeginningWith: firstKeys, before: boundary, in: bytes)
    }
}

/// A walk over a damaged value by its brackets and quotation marks.
private struct JSONPassing {
    private var index: Int
    /// A comma or colon that is another byte.
    private var hasStrangeMark = false

    init(at start: Int, in bytes: Span<UInt8>) {
        index = start
        skipBlanks(in: bytes)
    }

    /// The bytes of the value, behind which the next one or an end must follow.
    mutating func value(maximumDepth: Int, in bytes: Span<UInt8>) -> Range<Int>? {
        let start = index
        // Whether each open bracket is an object's.
        var open: [Bool] = []
        repeat {
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < maximumDepth else { return nil }
                let isObject = bytes[index] == UInt8(ascii: "{")
                open.append(isObject)
                index += 1
                skipBlanks(in: bytes)
                if !isEnd(ofObject: isObject, in: bytes) {
                    guard !isObject || passKey(in: bytes) else { return nil }
                    continue
                }
            case UInt8(ascii: "\""):
                guard passString(in: bytes) else { return nil }
            default:
                guard passWord(in: bytes) else { return nil }
            }
            guard close(&open, in: bytes) else { return nil }
        } while !open.isEmpty
        let end = index
        skipBlanks(in: bytes)
        guard index == bytes.count || [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[index])
        else { return nil }
        return start..<end
    }

    /// Goes over the ends behind a value, and over the comma to the next one.
    private mutating func close(_ open: inout [Bool], in bytes: Span<UInt8>) -> Bool {
        while let isObject = open.last {
            skipBlanks(in: bytes)
            if isEnd(ofObject: isObject, in: bytes) {
                index += 1
                open.removeLast()
                continue
            }
            guard passMark(UInt8(ascii: ","), in: bytes) else { return false }
            return !isObject || passKey(in: bytes)
        }
        return true
    }

    private func isEnd(ofObject isObject: Bool, in bytes: Span<UInt8>) -> Bool {
        index < bytes.count && bytes[index] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }

    private mutating func passKey(in bytes: Span<UInt8>) -> Bool {
        guard passString(in: bytes) else { return false }
        skipBlanks(in: bytes)
        return passMark(UInt8(ascii: ":"), in: bytes)
    }

    /// Goes over a comma or colon, or over the one byte that stands for it, and the blanks behind.
    private mutating func passMark(_ mark: UInt8, in bytes: Span<UInt8>) -> Bool {
        guard index < bytes.count else { return false }
        if bytes[index] != mark {
            guard !hasStrangeMark, !Self.isStructure(bytes[index]) else { return false }
            hasStrangeMark = true
        }
        index += 1
        skipBlanks(in: bytes)
        return true
    }

    private mutating func passString(in bytes: Span<UInt8>) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return false }
        index += 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return true
            case UInt8(ascii: "\\"): index += 2
            default: index += 1
            }
        }
        return false
    }

    private mutating func passWord(in bytes: Span<UInt8>) -> Bool {
        let start = index
        while index < bytes.count, !Self.isBlank(bytes[index]), !Self.isStructure(bytes[index]) {
            index += 1
        }
        return index > start
    }

    private mutating func skipBlanks(in bytes: Span<UInt8>) {
        while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func isStructure(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
            UInt8(ascii: ":"), UInt8(ascii: "\""):
            true
        default: false
        }
    }
}
