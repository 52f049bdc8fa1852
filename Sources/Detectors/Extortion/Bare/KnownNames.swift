// SPDX-License-Identifier: Apache-2.0

/// People of the other whom an account named, folded; asked of each word of many messages.
struct KnownNames {
    private var all: Set<String> = []
    /// One bit for each name, hashed by its length and first eight bytes: most words are none of the names by these alone.
    private var filter: ContiguousArray<UInt64> = []

    private static let most = 64
    private static let filterWords = 32

    var isEmpty: Bool { all.isEmpty }

    mutating func learn(_ names: Set<String>) {
        guard !names.isEmpty, all.count < Self.most else { return }
        all.formUnion(names)
        if filter.isEmpty { filter = ContiguousArray(repeating: 0, count: Self.filterWords) }
        for name in names {
            var head: UInt64 = 0
            for byte in name.utf8.prefix(8) { head = head << 8 | UInt64(byte) }
            let place = Self.place(head, name.utf8.count)
            filter[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    func contains(_ name: String) -> Bool { all.contains(name) }

    /// Whether a word of ASCII may be one of them, told by its first eight bytes in lower case and its length.
    func mayContain(head: UInt64, length: Int) -> Bool {
        guard !filter.isEmpty else { return false }
        let place = Self.place(head, length)
        return filter[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    private static func place(_ head: UInt64, _ length: Int) -> Int {
        let mixed = (head ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 53)
    }
}
