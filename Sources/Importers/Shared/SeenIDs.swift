// SPDX-License-Identifier: Apache-2.0

/// Ids of records that were met, numbers kept as numbers: a million of them stay small.
struct SeenIDs {
    private var numbers: Set<UInt64> = []
    private var words: Set<String> = []

    /// Takes an id; false when it was met before.
    mutating func insert(_ id: String) -> Bool {
        if let number = Self.number(id) { return numbers.insert(number).inserted }
        return words.insert(id).inserted
    }

    /// Whether an id was met.
    func contains(_ id: String) -> Bool {
        if let number = Self.number(id) { return numbers.contains(number) }
        return words.contains(id)
    }

    private static func number(_ id: String) -> UInt64? {
        id.first != "0" && id.first != "+" ? UInt64(id) : nil
    }
}
