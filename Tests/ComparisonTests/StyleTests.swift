// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Comparison

@Suite("Writing") struct StyleTests {
    private static let stock = [
        "the", "weather", "was", "good", "and", "we", "went", "to", "see", "a", "film", "then", "home", "it", "is",
        "late", "what", "about", "you", "today",
    ]

    private func profile(_ words: Int, seed: String, _ habit: (String) -> String = { $0 }) throws -> StyleProfile? {
        var counter = StyleCounter(try #require(StyleComparison.standard))
        var dice = StableDice("writing \(seed)")
        var count = 0
        while count < words {
            let line = (0..<8).map { _ in Self.stock[dice.roll(Self.stock.count)] }.joined(separator: " ")
            counter.add(habit(line))
            count += 8
        }
        return counter.profile
    }

    /// Writers who each end their lines and spell in a way of their own.
    private func member(_ number: Int) throws -> StylePopulation.Member {
        let ends = [".", "!", "...", "", " :)", "?", "!!", " x", " lol", ";"]
        let end = ends[number % ends.count]
        let drop = number / ends.count % 2 == 0
        let own = try profile(300, seed: "member \(number)") { line in
            (drop ? line.replacing("you", with: "u") : line) + end
        }
        return StylePopulation.Member(caseIndex: 100 + number, profile: try #require(own))
    }

    private func compared(
        _ left: StyleProfile?, _ right: StyleProfile?, among members: [StylePopulation.Member], scripted: Int = 0
    ) throws -> Result<EvidenceItem, StyleComparison.Missing> {
        let style = try #require(StyleComparison.standard)
        var readings = StyleReadings()
        return style.compare(
            .init(position: 0, caseIndex: 0, profile: left), .init(position: 1, caseIndex: 1, profile: right),
            scripted: scripted, of: 100, among: style.population(members), &readings)
    }

    @Test("has groups, fits for growing lengths, and caps that grow")
    func reference() throws {
        let style = try #require(StyleComparison.standard)
        #expect(style.groups.count == 500)
        #expect(style.bands.map(\.words) == [100, 250, 500, 1000, 1500])
        #expect(style.bands.map(\.cap) == style.bands.map(\.cap).sorted())
        #expect(style.bands.allSatisfy { $0.cap <= 2 && $0.slope > 0 && $0.impostorSlope > 0 })
        #expect(StyleValidation.rows.count == 5)
        #expect(StyleValidation.rows.allSatisfy { $0.quality.cost < 1 && $0.quality.falselySupported < 0.02 })
    }

    @Test("is silent under a hundred words, and in an index without a hundred others")
    func silent() throws {
        let members = try (0..<120).map(member)
        let (one, other) = (try profile(600, seed: "one"), try profile(600, seed: "other"))
        #expect(try profile(60, seed: "short") == nil)
        #expect(try compared(nil, other, among: members) == .failure(.tooLittleText))
        #expect(try compared(one, other, among: Array(members.prefix(99))) == .failure(.noPopulation))
        #expect(try compared(one, other, among: members, scripted: 31) == .failure(.scripted))
    }

    @Test("likens a habit to itself more than to another, beats impostors with it, and never more than the cap says")
    func habits() throws {
        let members = try (0..<120).map(member)
        let loud: (String) -> String = { $0.uppercased() + "!!" }
        let one = try profile(600, seed: "1", loud)
        let same = try compared(one, try profile(600, seed: "2", loud), among: members).get()
        let far = try compared(one, try profile(600, seed: "3") { $0 + " ..." }, among: members).get()
        func measure(_ item: EvidenceItem, _ name: String) -> Double {
            item.measures.first { $0.name.hasPrefix(name) }?.value ?? -9
        }
        #expect(measure(same, "cosine") > measure(far, "cosine"))
        #expect(measure(same, "share of rounds won") > 0.9)
        #expect(measure(far, "share of rounds won") < 0.1)
        #expect(same.weight > far.weight)
        #expect(same.weight <= 1.4772 && far.weight >= -1.4772)
        #expect(!same.carries)
    }

    @Test("does not take everybody of another kind of talk for one hand")
    func anotherRegister() throws {
        // All of the index share words that the calibration never saw; two of them are no nearer than any two.
        let register: (String) -> String = { "PAY NOW 4 " + $0 + " OR ELSE" }
        let members = try (0..<120).map { number in
            StylePopulation.Member(
                caseIndex: 100 + number, profile: try #require(try profile(300, seed: "trade \(number)", register)))
        }
        let item = try compared(
            try profile(600, seed: "a", register), try profile(600, seed: "b", register), among: members
        ).get()
        #expect(item.weight < 0.5)
    }

    @Test("accounts of the pair's own cases are no impostors")
    func ownCases() throws {
        var members = try (0..<120).map(member)
        let loud: (String) -> String = { $0.uppercased() + "!!" }
        // Others of the same hand in the same case would win every round.
        for number in 0..<10 {
            members.append(
                StylePopulation.Member(
                    caseIndex: 0, profile: try #require(try profile(600, seed: "alias \(number)", loud))))
        }
        let same = try compared(
            try profile(600, seed: "1", loud), try profile(600, seed: "2", loud), among: members
        ).get()
        #expect(same.measures.first { $0.name.hasPrefix("share of rounds won") }?.value ?? 0 > 0.9)
    }
}
