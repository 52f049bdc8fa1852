// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine
import Testing

@testable import Detectors

@Suite("Parts of a frame, by short ways and by plain ones")
struct FramePartsTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 31
        }
    }

    @Test("Citations in their order are those of a set", arguments: 0..<20)
    func citations(_ seed: UInt64) {
        var random = Random(state: seed)
        let citations = (0..<Int.random(in: 0...60, using: &random)).map { _ in
            let start = Int32.random(in: 0..<4, using: &random)
            let isWhole = Bool.random(using: &random)
            return Citation(
                n: .random(in: 1..<6, using: &random), rule: ["a", "b"].randomElement(using: &random) ?? "a",
                span: isWhole ? nil : start..<start + 2)
        }
        #expect(citations.inOrder == Set(citations).sorted())
    }

    @Test("Citations that differ in their ends alone are all kept, each once")
    func ends() {
        let (one, other) = (Citation(n: 1, rule: "a", span: 0..<2), Citation(n: 1, rule: "a", span: 0..<3))
        #expect([one, other, one, other].inOrder == [one, other])
    }

    @Test("The deadline told is the best of all", arguments: 0..<40)
    func deadline(_ seed: UInt64) {
        var random = Random(state: seed)
        var (plain, threatened): ([ExtortionDemand.Deadline], [ExtortionDemand.Deadline]) = ([], [])
        var frame = FrameDeadlines()
        for number in 0..<Int.random(in: 0...6, using: &random) {
            let at =
                [nil, nil, "2025-03-0\(number + 1)", "2025-03-04T10:0\(number):00Z"].randomElement(using: &random)
                ?? nil
            let deadline = ExtortionDemand.Deadline(n: 1, literal: "\(number)", at: at)
            // One of words alone beside another, and any behind an instant, is left out by those who fill a frame.
            let isLeftOut = frame.isSettled || frame.hasWords && at == nil
            if Bool.random(using: &random) {
                plain.append(deadline)
                if !isLeftOut { frame.add([deadline]) }
            } else {
                threatened.append(deadline)
                if !isLeftOut { frame.addThreatened([deadline]) }
            }
        }
        let all = plain + threatened
        let best = all.first { $0.at?.contains("T") ?? false } ?? all.first { $0.at != nil } ?? all.first
        #expect(frame.told == best)
    }

    @Test(
        "Names known already are told among long words",
        arguments: ["brooke and Paul, SARAH", "Zoë's sister Brooke", "paul5 brookes", "no name in here", "élodie Adil"])
    func names(_ text: String) {
        var known = KnownNames()
        known.learn(["brooke", "paul", "zoë's"])
        known.learn(["sarah", "élodie"])
        let bytes = Array(text.utf8)
        let bare = BareText(bytes.span, BareLists(RuleSet(entries: [])))
        let expected = bare.longWords.filter { known.contains($0.name) }
        let found = bare.longWords(among: known)
        #expect(found.map(\.name) == expected.map(\.name))
        #expect(found.map(\.span) == expected.map(\.span))
    }

    @Test(
        "A bare number that counts hours, the time left or an age is no sum",
        arguments: [
            ("shop is open til 10", []), ("12 midnight ph time", []), ("you have 30", []), ("you have 300", [300]),
            ("tienes 30. manda 500", [500]), ("send 300, you're 27 you must have savings", [300]),
            ("you're 50 short", [50]),
            ("ok 80 then", [80]), ("you are 19, act like it", []), ("you have 30 friends", [30]),
        ] as [(String, [Int])])
    func counts(_ text: String, _ sums: [Int]) {
        let bytes = Array(text.utf8)
        #expect(BareText(bytes.span, BareLists(RuleSet(entries: []))).sums.map(\.value) == sums)
    }

    private static let lists = Result { BareLists(try RuleSet.standard()) }

    @Test("A mute text holds nothing that anybody asks for", arguments: 0..<400)
    func mute(_ seed: UInt64) throws {
        var random = Random(state: seed)
        var known = KnownNames()
        known.learn(["brooke", "adil"])
        let words = [
            "mom", "elena", "so", "i", "go", "out", "with", "brooke", "adil", "adele", "Paul", "9pm", "600", "don't",
            "'tis", "élodie", "later", "sister", "9:55",
        ]
        let gaps = [" ", ", ", "\n", "\r\n", ". ", ": ", "; ", "'"]
        var text = ""
        for _ in 0..<Int.random(in: 0...9, using: &random) {
            text += words.randomElement(using: &random) ?? ""
            text += gaps.randomElement(using: &random) ?? ""
        }
        let bytes = Array(text.utf8)
        let bare = BareText(bytes.span, try Self.lists.get())
        let holdsNothing =
            bare.countdown == nil && bare.times.isEmpty && bare.sums.isEmpty && bare.names.isEmpty
            && bare.kinNames.isEmpty && !bare.isName && !bare.isNameList && bare.longWords(among: known).isEmpty
        if BareText.isMute(bytes.span, beside: known) { #expect(holdsNothing, "\(text)") }
    }

    @Test(
        "Small words alone are mute, unless few or known",
        arguments: [
            ("so i go out with them later", true), ("elena mom", false), ("so i go out with brooke later", false),
            ("so i go out with Them later", false), ("so i go out at 9 later on", false), ("later", true),
            ("don't go out with them so late", true),
        ])
    func mute(_ text: String, _ expected: Bool) {
        var known = KnownNames()
        known.learn(["brooke"])
        #expect(BareText.isMute(Array(text.utf8).span, beside: known) == expected)
    }
}
