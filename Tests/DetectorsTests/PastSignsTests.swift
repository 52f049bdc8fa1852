// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Detectors

@Suite("Signs of time that is over") struct PastSignsTests {
    static let words = DeadlineTerms.passed.union(DeadlineTerms.spent).sorted()

    /// A span is no argument of an expectation.
    static func mayStand(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return PastSigns.mayStand(in: bytes.span)
    }

    @Test("stand wherever a closer look finds such time", arguments: words)
    func superset(word: String) {
        for text in [
            "two hours \(word)", "\(word) two hours", "Two Days \(word.uppercased()), sorry",
            "\(word) a few, zwei Stunden",
            "il y a deux heures \(word)", "by 3 votes \(word)", "\(word) half an hour", "l'\(word) cinq minutes",
            "it's \(word), two days", "\(word)' one week", "a minutong \(word)", "'\(word)' 'an hour' '\(word)'",
        ] {
            let words = DeadlineWords(text, around: 0..<text.utf8.count)
            if DueTime(words, language: "").isNone { #expect(Self.mayStand(text), "\(text)") }
        }
    }

    @Test(
        "Lengths of time are measured where a closer look finds one",
        arguments: DeadlineTerms.unitWords.sorted())
    func measured(unit: String) {
        for text in [
            "two \(unit)", "in half an \(unit), ok", "Zwei \(unit.uppercased())", "20\(unit)", "'a \(unit)'",
            "x 5 \(unit).",
            "une \(unit) et demie", "a couple of \(unit)\u{2019}", "\(unit)",
        ] {
            let bytes = Array(text.utf8)
            let length = DueTime(DeadlineWords(text, around: 0..<bytes.count), language: "").length
            let may = PastSigns.mayMeasure(bytes.span)
            if length != nil { #expect(may, "\(text)") }
        }
    }

    @Test("No length of time is looked for in everyday talk", arguments: ["be there tonight", "see you soon, friend"])
    func unmeasured(text: String) {
        let bytes = Array(text.utf8)
        let may = PastSigns.mayMeasure(bytes.span)
        #expect(!may)
    }

    @Test(
        "are found in these words",
        arguments: ["waited two hours", "due heures déjà", "il y a deux heures", "one day ago"])
    func found(text: String) {
        #expect(Self.mayStand(text))
    }

    @Test(
        "are not found in everyday talk",
        arguments: [
            "pay me today or else", "be there tonight", "see you any day 😂", "it's late for me",
            "waiting for you tonight",
        ])
    func absent(text: String) {
        #expect(!Self.mayStand(text))
    }
}
