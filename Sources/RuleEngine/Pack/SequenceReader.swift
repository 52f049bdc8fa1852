// SPDX-License-Identifier: Apache-2.0

import Yams

/// Reads the long form of a sequence: `[{lexicon: share}, {gap: [0, 4]}, {word: your}, {lexicon: audience}]`.
struct SequenceReader {
    let file: String

    func read(_ node: Node) throws(RulePackError) -> [PatternElement] {
        guard case .sequence(let items) = node else { throw error(node) }
        var elements: [PatternElement] = []
        for (index, item) in items.enumerated() {
            guard case .mapping(let mapping) = item else { throw error(item) }
            elements.append(PatternElement(kind: try element(mapping, isFirst: index == 0)))
        }
        return elements
    }

    private func element(_ mapping: Node.Mapping, isFirst: Bool) throws(RulePackError) -> PatternElement.Kind {
        if mapping.value("start") != nil { return .start }
        if mapping.value("end") != nil { return .end }
        if let node = mapping.value("quotation") { return .quotation(try number(node)) }
        if let node = mapping.value("gap") {
            guard case .sequence(let range) = node, range.count == 2 else { throw error(node) }
            let (least, most) = (try number(range[0]), try number(range[1]))
            guard least <= most else { throw error(node) }
            var excluded: PatternElement.Choice?
            if let not = mapping.value("not") { excluded = try choice(not) }
            return .gap(least, most, excluding: excluded)
        }
        if let node = mapping.value("not") {
            var within = 3
            if let words = mapping.value("within") { within = try number(words) }
            return isFirst
                ? .absentBefore(try choice(node), within: within) : .absentAfter(try choice(node), within: within)
        }
        return .choice(try choice(.mapping(mapping)), isOptional: mapping.value("optional")?.scalar?.string == "true")
    }

    private func choice(_ node: Node) throws(RulePackError) -> PatternElement.Choice {
        var choice = PatternElement.Choice()
        try add(node, to: &choice)
        guard !choice.entries.isEmpty || !choice.lexicons.isEmpty || !choice.flags.isEmpty else { throw error(node) }
        return choice
    }

    private func add(_ node: Node, to choice: inout PatternElement.Choice) throws(RulePackError) {
        switch node {
        case .scalar(let scalar): choice.entries.append(scalar.string)
        case .sequence(let items):
            // Lists do not nest: bounded by construction.
            for item in items {
                if case .sequence = item { throw error(item) }
                try add(item, to: &choice)
            }
        case .mapping(let mapping):
            if let word = mapping.value("word")?.scalar?.string { choice.entries.append(word) }
            if let name = mapping.value("lexicon")?.scalar?.string { choice.lexicons.append(name) }
            if let name = mapping.value("entity")?.scalar?.string {
                guard let flag = PhraseReader.flags(named: name) else { throw error(node) }
                choice.flags.formUnion(flag)
            }
            if mapping.value("number") != nil { choice.flags.insert(.number) }
            if case .sequence(let items)? = mapping.value("any") {
                for item in items {
                    if case .mapping(let inner) = item, inner.value("any") != nil { throw error(item) }
                    try add(item, to: &choice)
                }
            }
        default: throw error(node)
        }
    }

    private func number(_ node: Node) throws(RulePackError) -> Int {
        guard let text = node.scalar?.string, let number = Int(text), (0...60).contains(number) else {
            throw error(node)
        }
        return number
    }

    private func error(_ node: Node) -> RulePackError {
        RulePackError(file: file, line: node.mark?.line, rule: nil, reason: .badValue(key: "sequence"))
    }
}
