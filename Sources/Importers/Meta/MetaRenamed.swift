// SPDX-License-Identifier: Apache-2.0

/// The names that one person bears in the copies of a thread which several exports hold.
struct MetaRenamed {
    /// Sorted; empty where nobody was renamed.
    private(set) var names: [String] = []

    var isEmpty: Bool { names.isEmpty }

    init() {}

    /// - Parameter copies: the participants of each file of a thread; nil unless all are the same two people, of whom one
    ///   has one name throughout.
    init?(inTalkOf copies: [Set<String>]) {
        guard let first = copies.first, copies.allSatisfy({ $0.count == 2 }) else { return nil }
        let shared = copies.dropFirst().reduce(first) { $0.intersection($1) }
        guard shared.count == 1 else { return nil }
        names = copies.reduce(into: Set()) { $0.formUnion($1) }.subtracting(shared).sorted()
    }

    /// One name for all of a person's.
    func first(of name: String) -> String {
        if let first = names.first, names.contains(name) { first } else { name }
    }
}
