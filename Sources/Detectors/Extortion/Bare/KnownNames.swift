// SPDX-License-Identifier: Apache-2.0

/// People of the other whom an account named, folded; asked of each word of many messages.
struct KnownNames {
    private var all: Set<String> = []
    /// One bit for each first byte and length, hashed: most words are none of the names by these alone.
    private var signs: UInt64 = 0

    private static let most = 64

    var isEmpty: Bool { all.isEmpty }

    mutating func learn(_ names: Set<String>) {
        guard !names.isEmpty, all.count < Self.most else { return }
        all.formUnion(names)
        for name in names { signs |= Self.sign(name.utf8.first ?? 0, name.utf8.count) }
    }

    func contains(_ name: String) -> Bool { all.contains(name) }

    /// Whether a word of ASCII letters may be one of them, told by its first letter in lower case and its length.
    func mayContain(first: UInt8, length: Int) -> Bool { signs & Self.sign(first, length) != 0 }

    private static func sign(_ first: UInt8, _ length: Int) -> UInt64 { 1 << UInt64((Int(first) * 7 + length) & 63) }
}
