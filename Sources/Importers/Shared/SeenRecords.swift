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

    private var ids = SeenIDs()
    private var tellings: Set<Int> = []

    /// Whether an id was met.
    func contains(_ id: String) -> Bool { ids.contains(id) }

    /// Meets a record.
    mutating func meet(_ id: String, saying parts: [String?]) -> Meeting {
        var hasher = Hasher()
        hasher.combine(id)
        for part in parts { hasher.combine(part) }
        let isNewTelling = tellings.insert(hasher.finalize()).inserted
        if ids.insert(id) { return .new }
        return isNewTelling ? .differs : .same
    }
}
