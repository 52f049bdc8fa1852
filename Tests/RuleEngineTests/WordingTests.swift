// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Measured wording")
struct WordingTests {
    private static let heading = WordingTrainer.Heading(
        id: "wording-en", version: "t", use: .scan, languages: ["en"], basis: "test", classes: ["media", "kin", "pay"],
        functions: ["thr", "dem"], size: 6000)

    private func trained() throws -> WordingPack {
        var samples: [WordingTrainer.Sample] = []
        for who in ["mum", "dad", "sister", "boss"] {
            for what in ["video", "photos", "pics"] {
                samples.append(.init(text: "your \(who) will see the \(what)", functions: 1))
                samples.append(.init(text: "nice \(what) from your \(who) last week", functions: 0))
            }
            samples.append(.init(text: "pay me 200 pounds for your \(who)", functions: 2))
            samples.append(.init(text: "did your \(who) pay the man", functions: 0))
        }
        return try WordingTrainer(samples, rules: RulePackSource.embedded, heading: Self.heading)
            .pack(from: Array(samples.indices))
    }

    private func rules(with pack: WordingPack) throws -> RuleSet {
        let wording = RulePackSource(name: "w.wording", bytes: Array(pack.text.utf8), runsTests: false)
        return try RuleSet.load(packs: RulePackSource.embedded.filter { !$0.isWording } + [wording])
    }

    @Test("A fit gives the same bytes each time, and its text reads back")
    func determinism() throws {
        let pack = try trained()
        #expect(try trained().text == pack.text)
        #expect(try WordingPack(reading: Array(pack.text.utf8), file: "w").text == pack.text)
    }

    @Test("Words not seen together count by their classes, and the span holds the words that carry")
    func classes() throws {
        let set = try rules(with: try trained())
        let found = try hits("your brother will see the clip", in: set).filter { $0.id.hasPrefix("en.wording.thr") }
        #expect(found.count == 1)
        #expect(found.first?.text.contains("will see") == true)
        let innocent = try hits("nice clip from your brother", in: set).filter { $0.id.hasPrefix("en.wording") }
        #expect(innocent == [])
    }

    @Test(
        "No rule hits more or less because of the words of a wording pack",
        arguments: ["everyone will see ur viedos pay now", "p@y me or i p0st it", "pleease dont snd it", "lol"])
    func independence(_ text: String) throws {
        let without = try RuleSet.load(packs: RulePackSource.embedded.filter { !$0.isWording })
        let with = try ShippedRules.set()
        #expect(try hits(text, in: with).filter { !$0.id.contains(".wording.") } == hits(text, in: without))
    }

    @Test("A long text is read in stretches and a repeated word counts once in each")
    func longText() throws {
        let set = try rules(with: try trained())
        let filler = String(repeating: "we went for a walk by the sea and came home late ", count: 40)
        let found = try hits(filler + "your mum will see the video", in: set)
        #expect(found.contains { $0.id.hasPrefix("en.wording.thr") })
        let repeated = try hits(String(repeating: "see ", count: 400), in: set)
        #expect(!repeated.contains { $0.id == "en.wording.thr.3" })
    }

    @Test("The pack for talks is read, when it is asked for, as the scan would read with it")
    func talks() throws {
        let built = try #require(RulePackSource.embedded.first { $0.name == "wording-talks.wording" })
        var pack = try WordingPack(reading: built.bytes, file: built.name)
        #expect(pack.use == .talks)
        #expect(pack.languages.contains("fr") && pack.languages.contains("en"))
        let set = try ShippedRules.set()
        #expect(set.talkLanguages == Set(pack.languages).subtracting(["en"]))
        pack.use = .scan
        let scanned = try rules(with: pack)
        guard var reader = WordingText(set, use: .talks) else {
            Issue.record("the pack cannot be read")
            return
        }
        var scanner = RuleScanner(scanned)
        for text in [
            "paye 200 euros ou j'envoie tout à ta famille", "p@ye 200 ou j3nvoie t0ut à ta famille", "ja bis später",
            "si no pagas mando el video a tus contactos", "i send it to your mum if you dont pay", "", "👍", "ok",
            String(repeating: "nous sommes allés au marché et ", count: 60) + "paye ou je publie la vidéo",
        ] {
            let bytes = Array(text.utf8)
            var found: [RuleMatch] = []
            scanner.matches(in: bytes.span, into: &found)
            let levels = found.reduce(into: UInt64(0)) { levels, match in
                guard let hit = scanned.wordingLevel(of: match) else { return }
                levels |= UInt64(hit.level) << UInt64(2 * hit.function)
            }
            #expect(reader.read(bytes.span).levels == levels, "\(text)")
        }
        #expect(reader.read(Array("paye 200 euros ou j'envoie tout à ta famille".utf8).span).levels != 0)
    }

    @Test("A pack for talks from outside is read whole at load; one that cannot be read is refused")
    func damagedTalks() {
        let damaged = Array("pack: t\nversion: 1\nuse: talks\nlanguage: fr\n=features\nword\n".utf8)
        #expect(throws: RulePackError(file: "t.wording", line: 6, reason: .notReadable)) {
            try RuleSet.load(packs: RulePackSource.embedded + [RulePackSource(name: "t.wording", bytes: damaged)])
        }
        #expect(throws: RulePackError(file: "w", line: 3, reason: .notReadable)) {
            try WordingPack(reading: Array("pack: w\nversion: 1\nuse: nowhere\n".utf8), file: "w")
        }
    }

    @Test("A damaged pack is refused with its line")
    func damage() {
        #expect(throws: RulePackError(file: "w", line: 3, reason: .notReadable)) {
            try WordingPack(reading: Array("pack: w\nversion: 1\nfunction: thr x\n".utf8), file: "w")
        }
    }
}
