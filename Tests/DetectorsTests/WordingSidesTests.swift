// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine
import Testing

@testable import Detectors

@Suite("The two sides of a talk") struct WordingSidesTests {
    private static func line(_ n: Int32, by account: Int32, pressing: Int16 = 0, pressed: Int16 = 0) -> WordingLine {
        var line = WordingLine(n: n, account: account, length: 20)
        var scores = WordingText.Scores(repeating: 0)
        (scores[0], scores[1]) = (pressing, pressed)
        line.side = WordingSides.Scores(scores)
        return line
    }

    private static func measures(of account: Int32, _ lines: [WordingLine]) -> [String: Double] {
        var found: [Double] = []
        WordingSides.append(account, lines[...], to: &found)
        #expect(found.count == WordingSides.names.count)
        return Dictionary(uniqueKeysWithValues: zip(WordingSides.names, found))
    }

    @Test("Whoever presses is told from whoever is pressed")
    func sides() {
        let lines = [
            Self.line(0, by: 1, pressing: 300, pressed: -100), Self.line(1, by: 2, pressing: -200, pressed: 250),
            Self.line(2, by: 1, pressing: 100), Self.line(3, by: 2, pressed: 150),
        ]
        let (one, other) = (Self.measures(of: 1, lines), Self.measures(of: 2, lines))
        #expect(one["side.own.pressing.best"] == 3)
        #expect(one["side.own.pressing.second"] == 1)
        #expect(one["side.other.pressed.mean"] == 2)
        #expect((one["side.both"] ?? 0) > (other["side.both"] ?? 0))
        #expect((one["side.apart"] ?? 0) > 0 && (other["side.apart"] ?? 0) < 0)
    }

    @Test("A text that was not read, and a side that says nothing, weigh nothing")
    func silence() {
        let unread = WordingLine(n: 0, account: 1, length: 20)
        let found = Self.measures(of: 1, [unread])
        #expect(found["side.both"] == 0)
        #expect(found["side.own.pressing.best"] == -6)
        #expect(Self.measures(of: 1, [Self.line(0, by: 1, pressing: 9999)])["side.own.pressing.best"] == 6)
    }

    private static func conversation(_ number: Int, isHarmful: Bool) -> LabelledConversation {
        let people = ["brother", "boss", "sister", "uncle"]
        let who = people[number % people.count]
        let texts =
            isHarmful
            ? [
                "your \(who) opens it at nine", "where did you get that", "money first then it is gone",
                "leave my \(who) out",
            ]
            : [
                "my \(who) opens the shop at nine", "lovely see you there", "bring money for parking",
                "my \(who) says hi",
            ]
        return LabelledConversation(
            id: "c\(number)\(isHarmful)", kind: isHarmful ? "extortion_other" : "benign", language: "en",
            participants: [
                .init(id: "u1", name: "kit", role: isHarmful ? "suspect" : "other"),
                .init(id: "u2", name: "lark", role: isHarmful ? "target" : "other"),
            ],
            messages: texts.enumerated().map { place, text in
                .init(
                    n: Int32(place + 1), t: "2025-03-04T19:22:10Z", from: place % 2 == 0 ? "u1" : "u2", text: text,
                    tags: place == 2 && isHarmful ? ["payment_demand"] : [])
            })
    }

    private static func learned() throws -> WordingPack {
        let conversations = (0..<12).flatMap {
            [conversation($0, isHarmful: true), conversation($0, isHarmful: false)]
        }
        return try SideLearner([("small", conversations)], rules: RulePackSource.embedded, version: "t").learn()
    }

    @Test("A fit gives the same bytes each time, and knows the sides of talk that it has not seen")
    func fit() throws {
        let pack = try Self.learned()
        #expect(try Self.learned().text == pack.text)
        #expect(pack.use == .sides)
        #expect(pack.sets == [.init(name: "small", conversations: 24, messages: 96)])
        let source = RulePackSource(name: "sides.wording", bytes: Array(pack.text.utf8), runsTests: true)
        let rules = try RuleSet.load(packs: RulePackSource.embedded + [source])
        func scores(_ text: String) throws -> WordingSides.Scores {
            guard var reader = WordingText(rules, use: .sides) else { throw Unread() }
            return WordingSides.Scores(reader.read(Array(text.utf8).span).scores)
        }
        let (pressing, pressed) = (try scores("your cousin opens it first"), try scores("leave my aunt out"))
        #expect(pressing.pressing > pressed.pressing)
        #expect(pressed.pressed > pressing.pressed)
        #expect(try scores("money first then").wanting > scores("bring money for parking").wanting)
    }

    private struct Unread: Error {}

    @Test("The pack of the program is read, and tells the sides of plain words")
    func shipped() throws {
        let rules = try RuleSet.load(packs: RulePackSource.embedded)
        guard var reader = WordingText(rules, use: .sides) else { throw Unread() }
        let (threat, plea) = (
            WordingSides.Scores(reader.read(Array("pay or your mum sees it".utf8).span).scores),
            WordingSides.Scores(reader.read(Array("please dont show my mum".utf8).span).scores)
        )
        #expect(threat.pressing > plea.pressing)
        #expect(plea.pressed > threat.pressed)
    }
}
