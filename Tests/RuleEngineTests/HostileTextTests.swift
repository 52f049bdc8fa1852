// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import RuleEngine

@Suite("Hostile texts")
struct HostileTextTests {
    @Test(
        "Floods give spans inside the text, in bounded number",
        arguments: [
            RepeatedText("i will send this to your family ", 2_000), RepeatedText("s.e.n.d ", 2_000),
            RepeatedText("\"pay ", 2_000), RepeatedText("[image ", 2_000), RepeatedText("@$+(", 2_000),
            RepeatedText("e\u{301}\u{200B}", 2_000),
        ])
    func bounds(_ flood: RepeatedText) throws {
        try bounds(of: Array(flood.text.utf8))
    }

    @Test(
        "Bytes that are no text give spans inside them",
        arguments: [[UInt8](repeating: 0xF0, count: 50), [0xED, 0xA0, 0x80, 0xC0, 0xFF, 0xE2, 0x82], []])
    func bounds(_ unit: [UInt8]) throws {
        try bounds(of: Array(repeatElement(unit, count: 100).joined()))
    }

    private func bounds(of bytes: [UInt8]) throws {
        let rules = try RuleSet.standard()
        var scanner = RuleScanner(rules)
        var found: [RuleMatch] = []
        scanner.matches(in: bytes.span, into: &found)
        let isInside = found.allSatisfy { $0.span.lowerBound >= 0 && Int($0.span.upperBound) <= bytes.count }
        #expect(isInside)
        var counts: [Int32: Int] = [:]
        for match in found { counts[match.rule, default: 0] += 1 }
        #expect(counts.values.allSatisfy { $0 <= 2 * RuleScanner.matchLimit })
    }

    @Test("Every scalar of every plane is folded without harm")
    func planes() throws {
        var bytes: [UInt8] = []
        for value in stride(from: UInt32(0), to: 0x11_0000, by: 7) {
            if let scalar = Unicode.Scalar(value) { bytes += Array(String(Character(scalar)).utf8) }
        }
        var text = FoldedText()
        text.fold(bytes.span)
        let origins = (0...text.count).map { text.origin(Int32($0)) }
        let isAscending = zip(origins, origins.dropFirst()).allSatisfy { $0 <= $1 }
        #expect(isAscending)
        #expect(origins.last == Int32(bytes.count))
    }

    @Test("A scanner gives the same hits whatever it saw before")
    func memory() throws {
        let rules = try RuleSet.standard()
        let text = Array("i will send your video to your family".utf8)
        var fresh = RuleScanner(rules)
        var used = RuleScanner(rules)
        var first: [RuleMatch] = []
        var second: [RuleMatch] = []
        var other: [RuleMatch] = []
        let noise = Array("s.e.n.d £5 \u{1F4B0} \"quoted words here now\" lol".utf8)
        used.matches(in: noise.span, into: &other)
        fresh.matches(in: text.span, into: &first)
        used.matches(in: text.span, into: &second)
        #expect(first == second)
        #expect(!first.isEmpty)
    }
}
