// SPDX-License-Identifier: Apache-2.0

/// Takes the words of plain markup, references resolved, where every parser takes the same.
enum HTMLPlainWords {
    /// Appends characters up to a mark, or to the end of the bytes, and leaves the index there; false at anything doubtful.
    ///
    /// - Parameter bytes: well-formed UTF-8.
    static func take(
        from bytes: UnsafeBufferPointer<UInt8>, at index: inout Int, upTo end: UInt8, into arena: inout [UInt8]
    ) -> Bool {
        var start = index
        words: while true {
            index = plainEnd(of: bytes, from: index, upTo: end)
            let pause = min(bytes.count, index + 8)
            while index < pause {
                let byte = bytes[index]
                if byte == end { break words }
                switch byte {
                case UInt8(ascii: "&"):
                    append(start..<index, of: bytes, to: &arena)
                    guard takeReference(from: bytes, at: &index, into: &arena) else { return false }
                    start = index
                case 0x09, 0x0A, 0x0D, 0x20...0x7E: index += 1
                case 0xEF:
                    // U+FFFE and U+FFFF are no characters.
                    if index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return false }
                    index += 1
                case 0x80...: index += 1
                default: return false
                }
            }
            if index >= bytes.count { break }
        }
        append(start..<index, of: bytes, to: &arena)
        return true
    }

    /// The end of the stretch of printed ASCII without a mark that begins at an index, a few bytes early at most.
    static func plainEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, upTo end: UInt8) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let mark = UInt64(end) &* ones
        var index = start
        while index &+ 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let isControl = (word &- (0x20 &* ones)) & ~word
            let odd = zeros(in: word ^ mark) | zeros(in: word ^ (0x26 &* ones)) | zeros(in: word ^ (0x7F &* ones))
            if (word | isControl | odd) & (0x80 &* ones) != 0 { break }
            index &+= 8
        }
        return index
    }

    /// Whether nothing stands at a place but printed ASCII without a reference, which is taken as it is written.
    static func stand(at place: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        bytes.extracting(place).withUnsafeBufferPointer { words in
            // An ampersand is looked for in any case: what ends the words is none of them.
            var index = plainEnd(of: words, from: 0, upTo: UInt8(ascii: "<"))
            while index < words.count, (0x20...0x7E).contains(words[index]), words[index] != UInt8(ascii: "&") {
                index += 1
            }
            return index == words.count
        }
    }

    private static var ones: UInt64 { 0x0101_0101_0101_0101 }

    private static func zeros(in word: UInt64) -> UInt64 { (word &- ones) & ~word }

    private static func append(_ place: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, to arena: inout [UInt8]) {
        if !place.isEmpty { arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[place])) }
    }

    private static func takeReference(
        from bytes: UnsafeBufferPointer<UInt8>, at index: inout Int, into arena: inout [UInt8]
    ) -> Bool {
        let start = index + 1
        var end = start
        while end < bytes.count, end - start < 8, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > start else { return false }
        let name = bytes[start..<end]
        index = end + 1
        if name[start] == UInt8(ascii: "#") { return takeNumber(name.dropFirst(), into: &arena) }
        guard let character = references.first(where: { $0.name.bytes.elementsEqual(name) }) else { return false }
        arena += character.bytes.bytes
        return true
    }

    private static func takeNumber(_ digits: Slice<UnsafeBufferPointer<UInt8>>, into arena: inout [UInt8]) -> Bool {
        var digits = digits
        var radix: UInt32 = 10
        if digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") {
            digits = digits.dropFirst()
            radix = 16
        }
        guard (1...6).contains(digits.count) else { return false }
        var number: UInt32 = 0
        for byte in digits {
            guard let digit = digit(byte), digit < radix else { return false }
            number = number * radix + digit
        }
        guard number >= 0x20, number & 0xFFFE != 0xFFFE, !(0x7F...0x9F).contains(number),
            let scalar = Unicode.Scalar(number)
        else { return false }
        arena += UTF8.encode(scalar).map(Array.init) ?? []
        return true
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
        let small = byte | 0x20
        return small &- 0x61 < 6 ? UInt32(small &- 0x61) + 10 : nil
    }

    private static let references: [(name: StaticString, bytes: StaticString)] = [
        ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
    ]
}
