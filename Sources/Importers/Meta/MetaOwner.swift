// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats

/// Whose export it is, as its profile or its threads show.
struct MetaOwner: Hashable {
    /// Names and other identifiers, the present name first.
    var identifiers: [Identifier]

    /// The present display name.
    var name: String? { identifiers.first { $0.kind == .displayName }?.literal }

    /// Whether a display name is the owner's present or former one.
    func bears(_ name: String) -> Bool {
        let normalized = Identifier(.displayName, name).normalized
        return identifiers.contains {
            ($0.kind == .displayName || $0.kind == .username) && $0.normalized == normalized
        }
    }

    /// The one participant that the given threads have in common; nil unless it is exactly one.
    static func common(to threads: [Set<String>]) -> String? {
        guard threads.count > 1, let first = threads.first else { return nil }
        let shared = threads.dropFirst().reduce(first) { $0.intersection($1) }
        return shared.count == 1 ? shared.first : nil
    }

    /// The fewest leading threads that leave one participant in common, when all informative threads do.
    ///
    /// - Parameter threads: the participants of each thread; threads of fewer than two people say nothing.
    /// - Returns: positions of the threads that prove the owner; empty when they do not.
    static func witnesses(among threads: [Set<String>]) -> [Int] {
        let informative = threads.indices.filter { threads[$0].count > 1 }
        guard common(to: informative.map { threads[$0] }) != nil else { return [] }
        var chosen: [Int] = []
        var shared: Set<String> = []
        for index in informative {
            let rest = chosen.isEmpty ? threads[index] : shared.intersection(threads[index])
            if chosen.isEmpty || rest.count < shared.count {
                chosen.append(index)
                shared = rest
            }
            if shared.count == 1 { break }
        }
        return chosen
    }

    /// The participants that a message file lists, repaired; nil where it lists none in the bytes given.
    static func participants(in bytes: Span<UInt8>) -> Set<String>? {
        guard let value = JSONCursor(in: bytes).value(under: "participants", in: bytes) else { return nil }
        return Set((value.array ?? []).compactMap { $0["name"]?.string ?? $0.string }.map(Mojibake.repaired))
    }
}
