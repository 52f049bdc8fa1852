// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Detectors

@Suite("Words told by their bytes") struct PlainWordsTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let words = [
        "good", "morning", "night", "have", "until", "jusqu'a", "train", "Work", "see", "you", "a", "demain", "bis",
        "morgen", "or", "else", "by", "pay", "happy", "friday", "bonne", "soiree", "hello", "9", "6pm", "8:30", "it's",
        "magandang", "umaga", "kita", "tayo", "hanggang", "sa", "O'", "'tis", "six", "seven", "half", "past", "halb",
        "neun", "um", "acht", "at", "to", "ocho", "fünf", "Zwölf", "alas", "otso", "o'clock", "six's", "d'ici",
        "supercalifragilisticexpialidocious",
    ]
    private static let signs = [
        " ", ", ", ". ", "! ", "\n", "\r\n", "😂", " 😂 ", "❤️", "👍🏽", "🏽", "’", "…", " – ", "\u{200D}", "\u{FE0F}", "é",
        "👩‍👩‍👧", "1️⃣", "🇬🇧", "'", "ß", "\u{212A}", "🅰", "²", "\u{301}", "ж", "$", "\u{130}",
    ]

    private static func text(_ random: inout Random) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let word = words.randomElement(using: &random) ?? ""
            text += Int.random(in: 0..<4, using: &random) == 0 ? word.uppercased() : word
            text += Int.random(in: 0..<3, using: &random) == 0 ? signs.randomElement(using: &random) ?? "" : " "
        }
        return text
    }

    @Test("Everyday times are the same by bytes and by characters", arguments: 0..<40)
    func everyday(_ seed: UInt64) {
        var random = Random(state: seed)
        for _ in 0..<200 {
            let text = Self.text(&random)
            let byBytes = EverydayTimes.areTold(in: Array(text.utf8).span)
            #expect(byBytes == EverydayTimes.areTold(in: text), "\(text.debugDescription)")
        }
    }

    @Test("Where a time of day stands in words, an hour is seen in the bytes", arguments: 0..<40)
    func hours(_ seed: UInt64) {
        var random = Random(state: seed)
        for _ in 0..<200 {
            let text = Self.text(&random)
            let words = DeadlineWords(text, around: 0..<text.utf8.count).all
            guard SpelledClock.first(in: words) != nil else { continue }
            let mayName = PastSigns.mayNameHour(Array(text.utf8).span)
            #expect(mayName, "\(text.debugDescription)")
        }
    }

    @Test("A text of letters that join others is left to a walk by characters", arguments: ["é", "1️⃣", "a🏽", "a\u{301}"])
    func passed(_ text: String) {
        let isPlain = PlainWords.forEach(in: Array(text.utf8).span) { _ in }
        #expect(!isPlain)
    }

    @Test("Words stand between signs and emoji, in lower case")
    func found() {
        var found: [PlainWord] = []
        let isPlain = PlainWords.forEach(in: Array("See you👍🏽 …IT'S 6pm – ok❤️".utf8).span) { found.append($0) }
        #expect(isPlain)
        #expect(found == ["see", "you", "it's", "6pm", "ok"].map(PlainWord.init))
    }
}
