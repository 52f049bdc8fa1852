// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import RuleEngine

@Suite("Loading packs")
struct PackLoadingTests {
    private func reason(_ yaml: String) -> RulePackError.Reason? {
        do throws(RulePackError) {
            let text = "pack: t\nversion: '1'\n" + yaml
            _ = try RuleSet.load(packs: [RulePackSource(name: "t.yaml", bytes: Array(text.utf8))])
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(
        "A faulty pack is refused with its fault",
        arguments: [
            ("rules: [{id: a, code: X, phrase: send, hit: [post], miss: [x]}]", RulePackError.Reason.hitFails(test: 1)),
            ("rules: [{id: a, code: X, phrase: send, hit: [send], miss: [x, send]}]", .missFails(test: 2)),
            ("rules: [{id: a, code: X, phrase: '{nobody}', hit: [send], miss: [x]}]", .unknownLexicon("nobody")),
            (
                "lexicons: {a: '{a}'}\nrules: [{id: a, code: X, phrase: '{a}', hit: [s], miss: [x]}]",
                .circularLexicon("a")
            ),
            ("rules: [{id: a, code: X, phrase: 'send (it', hit: [send], miss: [x]}]", .badPhrase("send (it")),
            ("rules: [{id: a, code: X, phrase: 'send? it?', hit: [send], miss: [x]}]", .noWord),
            ("rules: [{id: a, code: X, phrase: 'send ..70 it', hit: [send], miss: [x]}]", .tooLong),
            ("rules: [{id: a, code: X, phrase: send, colour: red, hit: [send], miss: [x]}]", .unknownKey("colour")),
            ("rules: [{id: a, code: X, phrase: send, hit: [send]}]", .tooFewTests),
            ("rules: [{code: X, phrase: send, hit: [send], miss: [x]}]", .missing(key: "id")),
            ("rules: [", .notReadable),
        ])
    func refusals(_ yaml: String, _ expected: RulePackError.Reason) {
        #expect(reason(yaml) == expected)
    }

    @Test("The error names file, rule and test")
    func message() {
        let error = RulePackError(file: "p.yaml", line: 7, rule: "a", reason: .hitFails(test: 2))
        #expect(error.description == "p.yaml:7: rule a: hit test 2 is not hit")
    }

    @Test("A later pack replaces a rule of the same id")
    func replacement() throws {
        func source(_ pack: String, _ word: String) -> RulePackSource {
            let text =
                "pack: \(pack)\nversion: '1'\nrules: [{id: a, code: X, phrase: \(word), hit: [\(word)], miss: [x]}]"
            return RulePackSource(name: pack, bytes: Array(text.utf8))
        }
        let set = try RuleSet.load(packs: [source("one", "send"), source("two", "post")])
        #expect(set.entries.map(\.pack) == ["two"])
        #expect(try hits("send post", in: set).map(\.text) == ["post"])
    }

    @Test("The worked example of the docs passes its own tests above the built-in packs")
    func workedExample() throws {
        let page = try String(contentsOf: Repository.root.appending(path: "docs/writing-rules.md"), encoding: .utf8)
        let parts = page.split(separator: "```yaml\n", maxSplits: 1)
        let example = try #require(parts.last?.split(separator: "```").first)
        let own = [RulePackSource(name: "unit.yaml", bytes: Array(example.utf8))]
        #expect(try RuleSet.failingTests(of: own, above: RulePackSource.embedded).isEmpty)
    }

    @Test("A pack sees the lexicons of packs of its languages before those of others")
    func languages() throws {
        func source(_ pack: String, _ languages: String, _ body: String) -> RulePackSource {
            RulePackSource(
                name: pack, bytes: Array("pack: \(pack)\nversion: '1'\nlanguages: [\(languages)]\n\(body)".utf8))
        }
        let core = [("en", "dont"), ("de", "nicht"), ("tl, en", "huwag")].map { languages, word in
            source("core-\(word)", languages, "lexicons: {negation: \(word)}")
        }
        let expected = [
            "en": ["dont"], "de": ["nicht"], "tl, en": ["huwag"], "de, en": ["dont", "nicht"], "fr": ["huwag"],
        ]
        for (languages, words) in expected {
            let rule = "rules: [{id: a, code: X, phrase: '{negation}', hit: [\(words[0])], miss: [x]}]"
            let set = try RuleSet.load(packs: core + [source("unit", languages, rule)])
            let found = try hits("dont nicht huwag", in: set).map(\.text)
            #expect(found.sorted() == words.sorted(), "\(languages)")
        }
    }

    @Test("No packs are a rule set that finds nothing")
    func empty() throws {
        #expect(try hits("send it", in: RuleSet.load(packs: [])) == [])
    }
}
