// SPDX-License-Identifier: Apache-2.0

/// Records that were met, by their ids and what they say: only what says the same under one id is told already.
struct SeenRecords {
    /// What a record is to those before it.
    enum Meeting {
        case new
        /// The same was told.
        case same
        /// Another state of it was told, as before it was edited or taken back.
        case differs
    }

    /// What was told first under each id, and what was told later: numbers for both, so that a million of them stay small.
    private var first: [Int: Int] = [:]
    private var later: Set<Int> = []

    /// Whether an id was met.
    func contains(_ id: String) -> Bool { first[Self.hasher(of: id).finalize()] != nil }

    /// Meets a record.
    mutating func meet(_ id: String, saying parts: [String?]) -> Meeting {
        var hasher = Self.hasher(of: id)
        let key = hasher.finalize()
        for part in parts { hasher.combine(part) }
        let telling = hasher.finalize()
        guard let known = first[key] else {
            first[key] = telling
            return .new
        }
        return telling == known || !later.insert(telling).inserted ? .same : .differs
    }

    private static func hasher(of id: String) -> Hasher {
        var hasher = Hasher()
        hasher.combine(id)
        return hasher
    }
}
