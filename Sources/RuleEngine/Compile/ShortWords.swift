// SPDX-License-Identifier: Apache-2.0

/// The rows of words of up to eight bytes, looked up as one number: most words of a chat are that short.
struct ShortWords: BitwiseCopyable, Sendable {
    /// Longest word that is one number.
    static let longest = 8

    private struct Slot: BitwiseCopyable, Sendable {
        /// The bytes, the first one highest.
        var bytes: UInt64 = 0
        /// Nought where the slot is empty.
        var row: Int32 = 0
        /// How many bytes: a nought is one too.
        var length: Int32 = 0
    }

    private let slots: FrozenTable<Slot>

    /// Takes the short ones among the words of all rows; row 0 is the unknown word.
    init(_ words: [[UInt8]]) {
        let rows = words.indices.dropFirst().filter { words[$0].count <= Self.longest }
        var size = 64
        while size < rows.count * 3 { size *= 2 }
        var slots = [Slot](repeating: Slot(), count: size)
        for row in rows {
            let bytes = words[row].withUnsafeBufferPointer { Self.bytes(of: $0, 0, $0.count) }
            var place = Self.hash(bytes) & (size - 1)
            while slots[place].row != 0 { place = (place + 1) & (size - 1) }
            slots[place] = Slot(
                bytes: bytes, row: Int32(truncatingIfNeeded: row), length: Int32(truncatingIfNeeded: words[row].count))
        }
        self.slots = FrozenTable(slots)
    }

    /// Gives the memory back; the words must not be looked up again.
    func free() { slots.free() }

    /// The row of a word of at most `longest` bytes; 0 when unknown.
    @inline(__always)
    func row(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        let bytes = Self.bytes(of: text, start, end)
        var place = Self.hash(bytes) & (slots.count - 1)
        while true {
            let slot = slots[place]
            if slot.row == 0 { return 0 }
            if slot.bytes == bytes, Int(slot.length) == end - start { return slot.row }
            place = (place + 1) & (slots.count - 1)
        }
    }

    @inline(__always)
    private static func bytes(of text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var bytes: UInt64 = 0
        for index in start..<end { bytes = bytes << 8 | UInt64(text[index]) }
        return bytes
    }

    @inline(__always)
    private static func hash(_ bytes: UInt64) -> Int {
        Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
