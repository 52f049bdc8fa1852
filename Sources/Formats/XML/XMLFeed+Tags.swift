// SPDX-License-Identifier: Apache-2.0

extension XMLFeed {
    mutating func stageEndTag(at start: Int, in bytes: Span<UInt8>) {
        var index = start + 2
        while index < bytes.count, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<") { index += 1 }
        guard index < bytes.count else { return fail(.unexpectedEnd, at: start) }
        guard bytes[index] == UInt8(ascii: ">"), depth > 0 else { return fail(.unexpectedByte, at: start) }
        guard index - start < limits.markup else { return fail(.limitExceeded, at: start) }
        append(start..<index + 1, of: bytes)
        note(start..<index + 1, isEmpty: false)
        close()
    }

    mutating func stageStartTag(at start: Int, in bytes: Span<UInt8>) {
        var index = start + 1
        var attributes = 0
        var omissions: [(bytes: Range<Int>, replacement: String)] = []
        var size = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let first = omissions.count
                var end = Self.endOfValue(quotedBy: byte, from: index + 1, in: bytes)
                while end + 1 < bytes.count, bytes[end] != byte, !Self.beginsMarkup(bytes[end + 1]) {
                    // `<3` was left as it is by a program that escapes nothing.
                    omissions.append((end..<end + 1, "&lt;"))
                    end = Self.endOfValue(quotedBy: byte, from: end + 1, in: bytes)
                }
                guard end < bytes.count else { return fail(.unexpectedEnd, at: start) }
                // A bare `<` is forbidden in values: here a quotation mark was lost.
                guard bytes[end] == byte else { return fail(.unexpectedByte, at: start) }
                attributes += 1
                if isOmitted(attributeBefore: index, from: start, in: bytes) {
                    omissions.removeSubrange(first...)
                    omissions.append((index + 1..<end, String(end - index - 1)))
                    size -= end - index - 1
                } else {
                    repairs.openings += omissions.count - first
                }
                index = end + 1
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "<") {
                return fail(.unexpectedByte, at: start)
            } else {
                index += 1
            }
        }
        guard index < bytes.count else { return fail(.unexpectedEnd, at: start) }
        size += index + 1 - start
        guard attributes <= limits.attributes, size <= limits.markup else { return fail(.limitExceeded, at: start) }
        guard open(at: start) else { return }
        var rest = start
        for omission in omissions {
            stage(rest..<omission.bytes.lowerBound, in: bytes)
            append(omission.replacement)
            rest = omission.bytes.upperBound
        }
        stage(rest..<index + 1, in: bytes)
        let isEmpty = bytes[index - 1] == UInt8(ascii: "/")
        note(start..<index + 1, isEmpty: isEmpty)
        if isEmpty { close() }
    }

    /// Whether a `<` in front of this byte can open a tag, a comment or an instruction.
    private static func beginsMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF,
            UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            true
        default: false
        }
    }

    private func isOmitted(attributeBefore quote: Int, from start: Int, in bytes: Span<UInt8>) -> Bool {
        guard !omitted.isEmpty else { return false }
        var end = quote
        while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
        guard end > start, bytes[end - 1] == UInt8(ascii: "=") else { return false }
        end -= 1
        while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
        return omitted.contains { name in
            let first = end - name.count
            guard first > start, Self.isBlank(bytes[first - 1]) else { return false }
            return name.indices.allSatisfy { bytes[first + $0] == name[$0] }
        }
    }

    /// The place of the closing quotation mark, or of a `<` in front of it; the number of bytes when there is neither.
    private static func endOfValue(quotedBy quote: UInt8, from start: Int, in bytes: Span<UInt8>) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (quotes, opening) = (UInt64(quote) &* ones, UInt64(UInt8(ascii: "<")) &* ones)
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let (left, right) = (word ^ quotes, word ^ opening)
            let hits = ((left &- ones) & ~left | (right &- ones) & ~right) & (ones << 7)
            if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "<") { index &+= 1 }
        return index
    }
}
