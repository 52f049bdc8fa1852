// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Languages")
struct LanguageTests {
    @Test(
        "The language of some lines is told",
        arguments: [
            ("en", "hello how are you today, shall we meet at the station after work and walk home together"),
            ("fr", "salut tu fais quoi ce soir, on se voit devant la gare après le travail et on rentre ensemble"),
            ("es", "hola qué haces hoy, nos vemos en la estación después del trabajo y volvemos juntos a casa"),
            ("pt", "oi o que você vai fazer hoje, a gente se encontra na estação depois do trabalho e volta junto"),
            (
                "de",
                "hallo was machst du heute, wir treffen uns nach der Arbeit am Bahnhof und gehen zusammen nach Hause"
            ),
            ("tl", "kumusta ka na, magkita tayo mamaya sa istasyon pagkatapos ng trabaho at sabay tayong umuwi"),
        ])
    func language(_ code: String, _ text: String) {
        let guess = LanguageGuess(Array(text.utf8))
        #expect(guess.isReliable)
        #expect(guess.shares.first?.language == code)
    }

    @Test("Nothing is told of nothing, and a cut character does no harm")
    func little() {
        #expect(LanguageGuess([]).shares.isEmpty)
        #expect(!LanguageGuess(Array("ok".utf8)).isReliable)
        let long = [UInt8](repeating: 0xC3, count: 1) + Array(String(repeating: "é", count: 9000).utf8)
        #expect(LanguageGuess(long).shares.count <= 3)
    }

    @Test("Elided words and sums are read as people mean them")
    func tokens() throws {
        let rules = try RuleSet.load(packs: [
            RulePackSource(
                name: "t.yaml",
                bytes: Array(
                    """
                    pack: t
                    version: "1"
                    languages: [fr]
                    rules:
                      - {id: elision, code: X, phrases: ["je? j? envoie l'argent"], hit: ["j'envoie l'argent"], miss: [a]}
                      - {id: sum, code: X, phrases: ["paye <money> (vite|$)"], hit: ["paye 200 €"], miss: ["paye 200"]}
                      - {id: sign, code: X, phrases: ["manda <money>"], hit: ["manda R$ 200", "manda US$200"], miss: [a]}
                    """.utf8))
        ])
        #expect(rules.entries.count == 3)
    }
}
