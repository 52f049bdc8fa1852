// SPDX-License-Identifier: Apache-2.0

/// Tells links, addresses, handles and telephone numbers from words in a folded text.
struct EntityReader {
    let bytes: UnsafeBufferPointer<UInt8>

    /// A run of bytes without a blank.
    struct Chunk {
        /// Where it ends; for an entity without the punctuation of the sentence.
        var end: Int
        /// What kind of entity it is; nil for none.
        var flags: TokenFlags?
    }

    /// Looks at the run of bytes without a blank that starts at a place.
    func chunk(at index: Int) -> Chunk {
        let count = bytes.count
        var end = index
        var at = -1
        var dot = -1
        var slashes = -1
        while end < count, bytes[end] != 32, bytes[end] != 10, bytes[end] != 9 {
            switch bytes[end] {
            case 0x40: if at < 0 { at = end }
            case 0x2E: dot = end
            case 0x2F: if slashes < 0, end + 1 < count, bytes[end + 1] == 0x2F { slashes = end }
            default: break
            }
            end += 1
        }
        let plain = Chunk(end: end, flags: nil)
        guard at >= 0 || dot >= 0 || slashes >= 0 || bytes[index] == 0x24 else { return plain }
        // Closing punctuation belongs to the sentence.
        var last = end
        while last > index, Self.isClosing(bytes[last - 1]) { last -= 1 }
        guard last > index else { return plain }
        if slashes > index || starts(with: "www.", at: index) {
            return Chunk(end: last, flags: .url)
        }
        if at > index, at + 1 < last, dot > at + 1, dot + 2 < last, Tokenizer.isLetter(bytes[at + 1]) {
            return Chunk(end: last, flags: .email)
        }
        if bytes[index] == 0x40 || bytes[index] == 0x24 {
            guard index + 2 < last, Tokenizer.isLetter(bytes[index + 1]) else { return plain }
            return Chunk(end: last, flags: .handle)
        }
        if dot > index, isHost(from: index, to: last) {
            return Chunk(end: last, flags: .url)
        }
        return plain
    }

    /// Whether this is `name.tld` or `name.tld/path` with a top-level domain that is no word of chat.
    private func isHost(from start: Int, to end: Int) -> Bool {
        var position = start
        var labelStart = start
        var labels = 0
        while position < end, bytes[position] != 0x2F {
            let byte = bytes[position]
            if byte == 0x2E {
                guard position > labelStart else { return false }
                labels += 1
                labelStart = position + 1
            } else if !Tokenizer.isLetter(byte), !Tokenizer.isDigit(byte), byte != 0x2D {
                return false
            }
            position += 1
        }
        guard labels > 0, position - labelStart >= 2,
            Tokenizer.isLetter(bytes[start]) || Tokenizer.isDigit(bytes[start])
        else {
            return false
        }
        if position < end { return true }
        return Self.domains.contains { equals($0, labelStart, position) }
    }

    private static let domains: [StaticString] = [
        "com", "org", "net", "uk", "io", "gg", "example", "info", "ng", "ph", "eu", "app", "xyz", "edu", "gov", "ly",
    ]

    private func equals(_ text: StaticString, _ start: Int, _ end: Int) -> Bool {
        guard text.utf8CodeUnitCount == end - start else { return false }
        for offset in 0..<(end - start) where text.utf8Start[offset] != bytes[start + offset] { return false }
        return true
    }

    private func starts(with text: StaticString, at index: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        return index + length < bytes.count && equals(text, index, index + length)
    }

    /// End of a telephone number that starts at a place: 9 to 15 digits in groups, with `+` or a leading zero.
    func phoneEnd(at index: Int) -> Int? {
        guard bytes[index] == 0x2B || bytes[index] == 0x30 else { return nil }
        var digits = 0
        var position = index
        var end = index
        let stop = min(bytes.count, index + 24)
        while position < stop {
            let byte = bytes[position]
            if Tokenizer.isDigit(byte) {
                digits += 1
                end = position + 1
            } else if byte == 0x2E && position + 1 < stop && !Tokenizer.isDigit(bytes[position + 1]) {
                break
            } else if byte != 32 && byte != 0x2D && byte != 0x28 && byte != 0x29 && byte != 0x2E && byte != 0x2B {
                break
            }
            position += 1
        }
        return digits >= 9 && digits <= 15 ? end : nil
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x2C, 0x21, 0x3F, 0x29, 0x22, 0x27, 0x3B, 0x3A, 0x5D, 0x3E: true
        default: false
        }
    }
}
