// SPDX-License-Identifier: Apache-2.0

import Yams

/// Reads the YAML of a pack.
///
/// Values are taken as text, so that no YAML implicit typing plays a part.
struct PackReader {
    private let file: String

    private init(file: String) { self.file = file }

    /// Reads a pack or says what is wrong with it.
    static func read(_ source: RulePackSource) throws(RulePackError) -> PackDocument {
        let reader = PackReader(file: source.name)
        guard let text = String(validating: source.bytes, as: UTF8.self) else {
            throw reader.error(.notReadable)
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text, .basic)
        } catch let YamlError.scanner(_, _, mark, _) {
            throw reader.error(.notReadable, line: mark.line)
        } catch let YamlError.parser(_, _, mark, _) {
            throw reader.error(.notReadable, line: mark.line)
        } catch {
            throw reader.error(.notReadable)
        }
        guard case .mapping(let mapping)? = root else { throw reader.error(.notReadable) }
        return try reader.document(mapping)
    }

    private func document(_ mapping: Node.Mapping) throws(RulePackError) -> PackDocument {
        var pack = PackDocument()
        for (keyNode, value) in mapping {
            let key = keyNode.scalar?.string ?? ""
            switch key {
            case "pack": pack.id = try string(value, key)
            case "version": pack.version = try string(value, key)
            case "languages": pack.languages = try list(value, key)
            case "basis": pack.basis = try string(value, key)
            case "common": pack.common = try list(value, key)
            case "plain": pack.plain = try list(value, key)
            case "variants": pack.variants = try lexicons(value, key)
            case "lexicons": pack.lexicons = try lexicons(value, key)
            case "rules": break
            default: throw error(.unknownKey(key), line: keyNode.mark?.line)
            }
        }
        guard !pack.id.isEmpty else { throw error(.missing(key: "pack")) }
        guard !pack.version.isEmpty else { throw error(.missing(key: "version")) }
        if case .sequence(let rules)? = mapping.value("rules") {
            var seen: Set<String> = []
            for node in rules {
                var rule = try rule(node, basis: pack.basis)
                rule.line = node.mark?.line
                guard seen.insert(rule.id).inserted else {
                    throw error(.duplicateRule, line: rule.line, rule: rule.id)
                }
                pack.rules.append(rule)
            }
        }
        return pack
    }

    // MARK: Rules

    private func rule(_ node: Node, basis: String) throws(RulePackError) -> PackDocument.Rule {
        guard case .mapping(let mapping) = node else { throw error(.badValue(key: "rules"), line: node.mark?.line) }
        guard let id = mapping.value("id")?.scalar?.string, !id.isEmpty else {
            throw error(.missing(key: "id"), line: node.mark?.line)
        }
        guard let code = mapping.value("code")?.scalar?.string, !code.isEmpty else {
            throw error(.missing(key: "code"), line: node.mark?.line, rule: id)
        }
        var rule = PackDocument.Rule(id: id, code: RuleCode(rawValue: code), basis: basis)
        do {
            for (keyNode, value) in mapping {
                try read(keyNode.scalar?.string ?? "", value, into: &rule)
            }
        } catch {
            var error = error
            error.rule = id
            if error.line == nil { error.line = node.mark?.line }
            throw error
        }
        guard !rule.sequences.isEmpty else {
            throw error(.missing(key: "phrases"), line: node.mark?.line, rule: id)
        }
        guard !rule.hits.isEmpty, !rule.misses.isEmpty else {
            throw error(.tooFewTests, line: node.mark?.line, rule: id)
        }
        return rule
    }

    private func read(_ key: String, _ value: Node, into rule: inout PackDocument.Rule) throws(RulePackError) {
        switch key {
        case "id", "code": break
        case "phrase": rule.sequences += try phrases(try string(value, key), value)
        case "phrases":
            for text in try texts(value, key) { rule.sequences += try phrases(text, value) }
        case "sequence": rule.sequences.append(try SequenceReader(file: file).read(value))
        case "views":
            rule.views = []
            for name in try list(value, key) {
                guard let view = TextView(rawValue: name) else { throw error(.badValue(key: key)) }
                rule.views.insert(view)
            }
        case "unless": rule.guards += try guards(value, key, .anywhere)
        case "notAfter": rule.guards += try guards(value, key, .before)
        case "notBefore": rule.guards += try guards(value, key, .after)
        case "direction":
            guard let direction = RuleDirection(rawValue: try string(value, key)) else {
                throw error(.badValue(key: key))
            }
            rule.direction = direction
        case "weight":
            guard let weight = Double(try string(value, key)), weight.isFinite else { throw error(.badValue(key: key)) }
            rule.weight = weight
        case "basis": rule.basis = try string(value, key)
        case "source": rule.source = try string(value, key)
        case "severe": rule.isSevere = try flag(value, key)
        case "across": rule.crossesSentences = try flag(value, key)
        case "hit": rule.hits = try texts(value, key)
        case "miss": rule.misses = try texts(value, key)
        default: throw error(.unknownKey(key), line: value.mark?.line)
        }
    }

    /// A phrase whose last part is `(now|or|$)` may also end with the message: a sequence for each.
    private func phrases(_ text: String, _ node: Node) throws(RulePackError) -> [[PatternElement]] {
        guard text.hasSuffix("|$)"), let open = text.lastIndex(of: "(") else { return [try phrase(text, node)] }
        return [try phrase(text.dropLast(3) + ")", node), try phrase(text[..<open] + "$", node)]
    }

    private func phrase(_ text: String, _ node: Node) throws(RulePackError) -> [PatternElement] {
        do {
            return try PhraseReader.read(text)
        } catch {
            throw self.error(.badPhrase(error.part), line: node.mark?.line)
        }
    }

    /// `laugh`, `C.laugh`, `negation/4` (within four words), `question`, `statement`, `quotation`.
    private func guards(
        _ value: Node, _ key: String, _ place: PackDocument.Guard.Place
    ) throws(RulePackError) -> [PackDocument.Guard] {
        var guards: [PackDocument.Guard] = []
        for text in try list(value, key) {
            let parts = text.split(separator: "/", maxSplits: 1)
            guard let name = parts.first else { throw error(.badValue(key: key)) }
            var within: Int?
            if parts.count == 2 {
                guard let words = Int(parts[1]), words > 0 else { throw error(.badValue(key: key)) }
                within = words
            }
            let subject: PackDocument.Guard.Subject =
                switch name {
                case "question": .question
                case "statement": .statement
                case "quotation": .quotation
                case let name where name.contains("."): .code(RuleCode(rawValue: String(name)))
                default: .lexicon(String(name))
                }
            guards.append(PackDocument.Guard(subject: subject, place: place, within: within))
        }
        return guards
    }

    // MARK: Values

    private func lexicons(_ node: Node, _ key: String) throws(RulePackError) -> [PackDocument.Lexicon] {
        guard case .mapping(let mapping) = node else { throw error(.badValue(key: key), line: node.mark?.line) }
        var lexicons: [PackDocument.Lexicon] = []
        for (name, value) in mapping {
            let entries = try list(value, name.scalar?.string ?? key)
            lexicons.append(
                PackDocument.Lexicon(name: name.scalar?.string ?? "", entries: entries, line: name.mark?.line))
        }
        return lexicons
    }

    /// A YAML list, or one text with commas.
    private func list(_ node: Node, _ key: String) throws(RulePackError) -> [String] {
        if case .scalar(let scalar) = node {
            return scalar.string.split(whereSeparator: { $0 == "," || $0.isNewline }).map(Self.trimmed)
                .filter { !$0.isEmpty }
        }
        return try texts(node, key)
    }

    /// A YAML list of texts, or one text.
    private func texts(_ node: Node, _ key: String) throws(RulePackError) -> [String] {
        switch node {
        case .scalar(let scalar): return [scalar.string]
        case .sequence(let sequence):
            var texts: [String] = []
            for item in sequence { texts.append(try string(item, key)) }
            return texts
        default: throw error(.badValue(key: key), line: node.mark?.line)
        }
    }

    private func string(_ node: Node, _ key: String) throws(RulePackError) -> String {
        guard let text = node.scalar?.string else { throw error(.badValue(key: key), line: node.mark?.line) }
        return text
    }

    private func flag(_ node: Node, _ key: String) throws(RulePackError) -> Bool {
        switch try string(node, key) {
        case "true": return true
        case "false": return false
        default: throw error(.badValue(key: key), line: node.mark?.line)
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        guard let first = text.firstIndex(where: { $0 != " " && $0 != "\t" }),
            let last = text.lastIndex(where: { $0 != " " && $0 != "\t" })
        else { return "" }
        return String(text[first...last])
    }

    private func error(_ reason: RulePackError.Reason, line: Int? = nil, rule: String? = nil) -> RulePackError {
        RulePackError(file: file, line: line, rule: rule, reason: reason)
    }
}
