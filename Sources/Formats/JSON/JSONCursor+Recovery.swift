// SPDX-License-Identifier: Apache-2.0

extension JSONCursor {
    /// Goes behind a damaged element to the next sound one, which `nextElement` then finds.
    ///
    /// To be called on a copy of the cursor that was taken when `nextElement` had found the damaged element. A sound
    /// element is an object whose first key is one of those given and which is whole and followed by a comma or the
    /// array's end. Nested objects must not begin with one of these keys. Cost is linear: a trial ends at the first
    /// fault, and one byte lies in at most sixteen nested trials.
    ///
    /// - Parameters:
    ///   - firstKeys: the keys with which this array's elements begin.
    ///   - boundary: a key that cannot stand inside an element, so that meeting it shows that the array has ended;
    ///     without one, the search goes on to the end of the bytes.
    /// - Returns: the bytes that were passed over; nil when no sound element follows in this array.
    public mutating func recover(
        toElementBeginningWith firstKeys: [StaticString], before boundary: StaticString? = nil, in bytes: Span<UInt8>
    ) -> Range<Int>? {
        recover(to: firstKeys, before: boundary, end: UInt8(ascii: "]"), in: bytes)
    }

    /// Goes behind a damaged member of an object to the next sound one, which `nextKey` then finds.
    ///
    /// To be called on a copy of the cursor that was taken when `nextKey` had found the damaged member; the members' values
    /// are what `recover(toElementBeginningWith:before:in:)` says of elements.
    public mutating func recover(
        toMemberBeginningWith firstKeys: [StaticString], before boundary: StaticString? = nil, in bytes: Span<UInt8>
    ) -> Range<Int>? {
        let start = self
        var trial = self
        while let lost = trial.recover(to: firstKeys, before: boundary, end: UInt8(ascii: "}"), in: bytes) {
            guard let key = Self.key(before: lost.upperBound, in: bytes), key > start.offset else { continue }
            resume(atElement: key)
            return start.offset..<key
        }
        return nil
    }

    /// Where the key stands whose value begins at a place; nil where no key stands in front of it.
    public static func key(before value: Int, in bytes: Span<UInt8>) -> Int? {
        var index = value - 1
        for mark in [UInt8(ascii: ":"), UInt8(ascii: "\"")] {
            while index >= 0, bytes[index] <= 0x20 { index -= 1 }
            guard index >= 0, bytes[index] == mark else { return nil }
            index -= 1
        }
        while index >= 0 {
            if bytes[index] == UInt8(ascii: "\""), index == 0 || bytes[index - 1] != UInt8(ascii: "\\") { return index }
            index -= 1
        }
        return nil
    }

    private mutating func recover(
        to firstKeys: [StaticString], before boundary: StaticString?, end: UInt8, in bytes: Span<UInt8>
    ) -> Range<Int>? {
        let start = offset
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"):
                if isSoundElement(at: index, beginningWith: firstKeys, end: end, in: bytes) {
                    resume(atElement: index)
                    return start..<index
                }
            case UInt8(ascii: "\""):
                if let boundary, isKey(boundary, at: index, in: bytes) { return nil }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Goes to an element of the open array or object that was found by other means; `nextElement` then finds it.
    ///
    /// To be called on a copy of the cursor that was taken inside the same array.
    public mutating func resume(atElement offset: Int) {
        self.offset = max(self.offset, offset)
        isBehindValue = false
    }

    private func isSoundElement(
        at start: Int, beginningWith keys: [StaticString], end: UInt8, in bytes: Span<UInt8>
    ) -> Bool {
        var trial = JSONCursor(at: start, tolerance: tolerance, maximumDepth: min(16, maximumDepth))
        do throws(FormatError) {
            try trial.enterObject(in: bytes)
            guard let first = try trial.nextKey(in: bytes), keys.contains(where: { first.equals($0, in: bytes) }) else {
                return false
            }
            trial = JSONCursor(at: start, tolerance: tolerance, maximumDepth: min(16, maximumDepth))
            try trial.skipValue(in: bytes)
        } catch { return false }
        trial.skipBlanks(in: bytes)
        // A whole element at the very end of a truncated text counts as sound.
        guard trial.offset < bytes.count else { return true }
        return bytes[trial.offset] == UInt8(ascii: ",") || bytes[trial.offset] == end
    }

    private func isKey(_ key: StaticString, at start: Int, in bytes: Span<UInt8>) -> Bool {
        var trial = JSONCursor(at: start, tolerance: tolerance)
        guard start + key.utf8CodeUnitCount + 1 < bytes.count,
            bytes[start + key.utf8CodeUnitCount + 1] == UInt8(ascii: "\""),
            let found = try? trial.scanString(in: bytes), found.equals(key, in: bytes)
        else { return false }
        trial.skipBlanks(in: bytes)
        return trial.offset < bytes.count && bytes[trial.offset] == UInt8(ascii: ":")
    }
}
