// SPDX-License-Identifier: Apache-2.0

extension RuleCompiler {
    /// The class of what a choice offers; -1 where it offers no words.
    mutating func wordClass(
        _ choice: PatternElement.Choice, _ placed: Placed
    ) throws(RulePackError) -> Int32 {
        if choice.entries.isEmpty, choice.lexicons.isEmpty { return -1 }
        var key = ""
        let pack = String(placed.pack)
        for entry in choice.entries {
            key += "|"
            if entry.utf8.contains(UInt8(ascii: "{")) { key += pack + "/" }
            key += entry
        }
        for name in choice.lexicons { key += "|{" + pack + "/" + name + "}" }
        if let known = table.choice(key) { return known }
        var whole = Filled()
        for entry in choice.entries {
            if entry.utf8.contains(UInt8(ascii: "{")) {
                whole.append(
                    try filled(pack + "/" + entry) { compiler throws(RulePackError) in
                        try compiler.fill(entry, placed, depth: 0)
                    })
            } else {
                whole.append(Filled(rows: table.rows(of: [entry]), entries: 1))
            }
        }
        for name in choice.lexicons {
            whole.append(
                try filled(pack + "{" + name) { compiler throws(RulePackError) in
                    try compiler.expand(name, placed, depth: 0)
                })
        }
        guard whole.entries <= Self.largestClass else { throw error(.tooLong, placed) }
        return table.choice(key, rows: whole.rows)
    }

    /// Rows of entries, and how many entries there are.
    struct Filled {
        var rows: [Int32] = []
        var entries = 0

        mutating func append(_ other: Filled) {
            rows += other.rows
            entries += other.entries
        }
    }

    /// What entries are made of, found out once a key: the large lexicons stand in hundreds of choices.
    private mutating func filled(
        _ key: String, _ entries: (borrowing RuleCompiler) throws(RulePackError) -> [String]
    ) throws(RulePackError) -> Filled {
        if let known = filled[key] { return known }
        let found = try entries(self)
        let made = Filled(rows: table.rows(of: found), entries: found.count)
        filled[key] = made
        return made
    }

    private static let largestClass = 20_000

    /// All entries of a lexicon and of those it includes.
    func expand(_ name: String, _ placed: Placed, depth: Int) throws(RulePackError) -> [String] {
        guard let lexicon = lexicon(name, from: placed.pack) else { throw error(.unknownLexicon(name), placed) }
        var entries: [String] = []
        for entry in lexicon.entries { entries += try fill(entry, placed, depth: depth) }
        return entries
    }

    /// An entry with every lexicon that it names filled in: `your {media}` becomes as many phrases as there are media.
    private func fill(_ entry: String, _ placed: Placed, depth: Int) throws(RulePackError) -> [String] {
        guard let open = entry.utf8.firstIndex(of: UInt8(ascii: "{")) else { return [entry] }
        guard let close = entry.utf8[open...].firstIndex(of: UInt8(ascii: "}")) else {
            throw error(.badPhrase(entry), placed)
        }
        let name = String(entry[entry.index(after: open)..<close])
        guard depth < 6 else { throw error(.circularLexicon(name), placed) }
        let tails = try fill(String(entry[entry.index(after: close)...]), placed, depth: depth + 1)
        var entries: [String] = []
        for middle in try expand(name, placed, depth: depth + 1) {
            for tail in tails {
                entries.append(entry[..<open] + middle + tail)
                guard entries.count <= Self.largestClass else { throw error(.tooLong, placed) }
            }
        }
        return entries
    }

    /// A pack sees its own lexicons, then those of the packs loaded before it.
    ///
    /// Packs of its languages come before others, for each core pack has a `negation` of its own. Of packs that are equally
    /// near the last one counts; a pack of several languages, or of none, sees the words of all of them.
    private func lexicon(_ name: String, from pack: Int) -> PackDocument.Lexicon? {
        func own(_ index: Int) -> PackDocument.Lexicon? { packs[index].lexicons.last { $0.name == name } }
        if let found = own(pack) { return found }
        let asked = Set(packs[pack].languages)
        let earlier = (0..<pack).filter { own($0) != nil }
        func those(_ isNear: (Set<String>) -> Bool) -> [PackDocument.Lexicon] {
            earlier.filter { isNear(Set(packs[$0].languages)) }.compactMap(own)
        }
        if let same = those({ $0 == asked }).last { return same }
        let parts = those { asked.isEmpty || $0.isSubset(of: asked) }
        if var whole = parts.first {
            for part in parts.dropFirst() { whole.entries += part.entries }
            return whole
        }
        return those { !$0.isDisjoint(with: asked) }.last ?? earlier.last.flatMap(own)
    }
}
