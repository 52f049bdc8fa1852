// SPDX-License-Identifier: Apache-2.0

extension RuleSet {
    /// What the names of lexicons begin with that detectors read; rules may use them as well.
    private static let prefix = "bare_"

    /// The words of a lexicon in all packs in force, lower-case; empty for one that no rule pack holds.
    public func words(_ lexicon: String) -> Set<String> { lists[lexicon] ?? [] }

    /// The lexicons that detectors read, joined over all packs.
    static func lists(of documents: [PackDocument]) -> [String: Set<String>] {
        var lists: [String: Set<String>] = [:]
        for document in documents {
            for name in Set(document.lexicons.map(\.name)) where name.hasPrefix(prefix) {
                lists[name, default: []].formUnion(document.words(of: name).map { $0.lowercased() })
            }
        }
        return lists
    }
}

extension PackDocument {
    /// The entries of a lexicon, with those of the lexicons that it names.
    fileprivate func words(of name: String, depth: Int = 0) -> [String] {
        guard depth < 8, let lexicon = lexicons.last(where: { $0.name == name }) else { return [] }
        return lexicon.entries.flatMap { entry in
            entry.hasPrefix("{") && entry.hasSuffix("}")
                ? words(of: String(entry.dropFirst().dropLast()), depth: depth + 1) : [entry]
        }
    }
}
