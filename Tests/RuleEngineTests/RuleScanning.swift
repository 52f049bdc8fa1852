// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// A hit in a form that tests can compare.
struct Hit: Equatable, CustomStringConvertible {
    var id: String
    var text: String
    var view: TextView

    var description: String { "\(id) '\(text)' \(view)" }
}

/// A rule set of a few lines of YAML under the usual head.
func ruleSet(_ yaml: String) throws -> RuleSet {
    let text = "pack: t\nversion: '1'\nlanguages: [en]\n" + yaml
    return try RuleSet.load(packs: [RulePackSource(name: "t.yaml", bytes: Array(text.utf8))])
}

/// What hits in a text, with the exporter's bytes under each span.
func hits(_ text: String, in rules: RuleSet) throws -> [Hit] {
    var scanner = RuleScanner(rules)
    let bytes = Array(text.utf8)
    var found: [RuleMatch] = []
    scanner.matches(in: bytes.span, into: &found)
    return found.map { match in
        let span = Int(match.span.lowerBound)..<Int(match.span.upperBound)
        return Hit(
            id: rules.rule(match.rule).id, text: String(decoding: bytes[span], as: UTF8.self), view: match.view)
    }
}
