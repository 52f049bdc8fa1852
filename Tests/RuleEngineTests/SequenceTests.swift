// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Sequences and guards")
struct SequenceTests {
    private func texts(_ rule: String, _ text: String) throws -> [String] {
        let yaml = """
            variants: {your: ur, "i'll": ill}
            lexicons:
              who: "friends, mum, group chat"
              currency_word: "pounds, quid"
              no_word: "not, never"
              laugh: lol
            rules:
              - id: r
                code: X.t
                hit: ["@@"]
                miss: ["@@@"]
            """.replacingTests(with: rule)
        let source = RulePackSource(name: "t", bytes: Array(("pack: t\nversion: '1'\n" + yaml).utf8), runsTests: false)
        return try hits(text, in: RuleSet.load(packs: [source])).filter { $0.id == "r" }.map(\.text)
    }

    @Test(
        "A phrase finds its words",
        arguments: [
            ("phrase: send your {who}", "send ur friends", ["send ur friends"]),
            ("phrase: send your {who}", "send your group chat it", ["send your group chat"]),
            ("phrase: send ..2 {who}", "send it to mum", ["send it to mum"]),
            ("phrase: send ..2 {who}", "send it over to mum", []),
            ("phrase: send ..2-4 mum", "send it mum", []),
            ("phrase: send ..3-{no_word} mum", "send it not mum", []),
            ("phrase: send it? mum", "send mum send it mum", ["send mum", "send it mum"]),
            ("phrase: (send|give it to) mum", "give it to mum", ["give it to mum"]),
            ("phrase: pay <money>", "pay £20 or pay 30 quid or pay 40", ["pay £20", "pay 30"]),
            ("phrase: ^ send $", "send", ["send"]),
            ("phrase: ^ send $", "send it", []),
            ("phrase: '!never send'", "never ever send. do send", ["send"]),
            ("phrase: send !{who}", "send mum. send it", ["send"]),
            ("phrase: send ..3 mum", "send it. tell mum", []),
            ("phrase: send ..3 mum\n    across: 'true'", "send it. tell mum", ["send it. tell mum"]),
            ("phrase: send\n    unless: [laugh]", "send it lol", []),
            ("phrase: send\n    notAfter: [no_word/2]", "not to send but send", ["send"]),
            ("phrase: send\n    unless: [question]", "send it? send", ["send"]),
            (
                "sequence: [{word: send}, {gap: [0, 2]}, {any: [{lexicon: who}, {entity: url}]}]",
                "send it www.example.org",
                ["send it www.example.org"]
            ),
            ("sequence: [{quotation: 3}]", "he said \"send it to mum\" ok", ["send it to mum"]),
            ("phrase: i'll send", "I\u{2019}ll send and ill send", ["I\u{2019}ll send", "ill send"]),
        ])
    func sequences(_ rule: String, _ text: String, _ expected: [String]) throws {
        #expect(try texts(rule, text) == expected)
    }
}

extension String {
    /// Puts a rule's keys in the place of its tests' marker.
    fileprivate func replacingTests(with rule: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { $0.contains("code: X.t") ? [String($0), "    " + rule] : [String($0)] }
            .joined(separator: "\n")
    }
}
