// SPDX-License-Identifier: Apache-2.0

/// What of a value could not be read.
public struct JSONDamage: Sendable, Hashable {
    /// Members and elements that were left out, in the order of the source.
    public var stretches: [Range<Int>] = []
    /// Where and why the reading came to an end inside the value.
    public var end: FormatError?

    /// No damage.
    public init() {}
}

extension JSONCursor {
    /// Takes what is sound of the value at the cursor as a tree: `null` where nothing is.
    ///
    /// A damaged member or element costs itself alone. Where nothing shows how it ends, the value ends in front of it: an
    /// element of a list is whole or not there, an object has the members that were read; the cursor is then of use to
    /// `recover` only.
    public mutating func soundElement(in bytes: Span<UInt8>, _ damage: inout JSONDamage) -> JSONElement {
        skipBlanks(in: bytes)
        let start = offset
        return soundPart(in: bytes, &damage) ?? JSONElement(.null, bytes: start..<max(start, offset))
    }

    /// Takes what is sound of the value at the cursor as a tree, for a look at what the text is.
    ///
    /// - Throws: `FormatError` where the value's end does not show.
    public mutating func soundElement(in bytes: Span<UInt8>) throws(FormatError) -> JSONElement {
        var damage = JSONDamage()
        let element = soundElement(in: bytes, &damage)
        if let end = damage.end { throw end }
        return element
    }

    private mutating func soundPart(in bytes: Span<UInt8>, _ damage: inout JSONDamage) -> JSONElement? {
        let before = self
        let known = damage.stretches.count
        var members: [JSONMember] = []
        var elements: [JSONElement] = []
        var kind = JSONKind.null
        do throws(FormatError) {
            kind = try self.kind(in: bytes)
            let start = offset
            switch kind {
            case .object:
                try enterObject(in: bytes)
                while let key = try nextKey(in: bytes) {
                    let value = soundPart(in: bytes, &damage)
                    if let value { members.append(JSONMember(key: key.text(in: bytes), value: value)) }
                    guard damage.end == nil else { return JSONElement(.object(members), bytes: start..<offset) }
                }
                return JSONElement(.object(members), bytes: start..<offset)
            case .array:
                try enterArray(in: bytes)
                while try nextElement(in: bytes) {
                    let place = offset
                    let value = soundPart(in: bytes, &damage)
                    guard damage.end == nil else {
                        damage.stretches.append(place..<max(place, min(offset, bytes.count)))
                        return JSONElement(.array(elements), bytes: start..<offset)
                    }
                    if let value { elements.append(value) }
                }
                return JSONElement(.array(elements), bytes: start..<offset)
            case .string, .number, .bool, .null:
                let value = try element(in: bytes)
                // A number that the text ends in may have gone on.
                if kind == .number, depth > 0, offset == bytes.count { throw FormatError(.unexpectedEnd, at: offset) }
                return value
            }
        } catch {
            var trial = before
            // Of the text's own value, what was read is more than nothing.
            if before.depth > 0, error.reason != .unexpectedEnd, let lost = trial.passDamagedValue(in: bytes) {
                self = trial
                damage.stretches.removeSubrange(known...)
                damage.stretches.append(lost)
                return nil
            }
            damage.end = error
            let start = before.offset
            switch kind {
            case .object: return JSONElement(.object(members), bytes: start..<max(start, offset))
            case .array: return JSONElement(.array(elements), bytes: start..<max(start, offset))
            default: return nil
            }
        }
    }
}
