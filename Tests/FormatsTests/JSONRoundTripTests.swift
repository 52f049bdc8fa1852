// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

/// A generator with a fixed seed (SplitMix64), so that every run tests the same trees.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A value to be written and read again.
private indirect enum Tree: Equatable {
    case object([Pair])
    case array([Tree])
    case string(String)
    case number(String)
    case bool(Bool)
    case null

    struct Pair: Equatable {
        var key: String
        var value: Tree
    }

    init(_ element: JSONElement) {
        switch element.value {
        case .object(let members): self = .object(members.map { Pair(key: $0.key, value: Tree($0.value)) })
        case .array(let elements): self = .array(elements.map(Tree.init))
        case .string(let text): self = .string(text)
        case .number(let literal): self = .number(literal)
        case .bool(let value): self = .bool(value)
        case .null: self = .null
        }
    }

    static func random(depth: Int, using generator: inout SeededGenerator) -> Tree {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(String(Int64.random(in: .min ... .max, using: &generator)))
        case 3, 4: return .string(text(using: &generator))
        case 5:
            return .array(
                (0..<Int.random(in: 0...5, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) })
        default:
            return .object(
                (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                    Pair(key: text(using: &generator), value: random(depth: depth - 1, using: &generator))
                })
        }
    }

    private static func text(using generator: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            let limit: UInt32 = [0x80, 0x80, 0x800, 0x11_0000].randomElement(using: &generator) ?? 0x80
            if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    func write(to text: inout String, using generator: inout SeededGenerator) {
        func blank() -> String { ["", "", " ", "\n\t", "\r\n"].randomElement(using: &generator) ?? "" }
        text += blank()
        switch self {
        case .null: text += "null"
        case .bool(let value): text += "\(value)"
        case .number(let literal): text += literal
        case .string(let value): Self.write(value, to: &text, using: &generator)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text, using: &generator)
            }
            text += blank() + "]"
        case .object(let pairs):
            text += "{"
            for (index, pair) in pairs.enumerated() {
                text += (index > 0 ? "," : "") + blank()
                Self.write(pair.key, to: &text, using: &generator)
                text += blank() + ":"
                pair.value.write(to: &text, using: &generator)
            }
            text += blank() + "}"
        }
        text += blank()
    }

    private static func write(_ value: String, to text: inout String, using generator: inout SeededGenerator) {
        text += "\""
        for scalar in value.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || Int.random(in: 0..<8, using: &generator) == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

@Suite("JSON: writing and reading")
struct JSONRoundTripTests {
    @Test("a tree that is written and read is the same tree", arguments: 0..<200)
    func roundTrip(_ seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let tree = Tree.random(depth: 5, using: &generator)
        var text = ""
        tree.write(to: &text, using: &generator)
        let bytes = Array(text.utf8)
        let span = bytes.span
        var cursor = JSONCursor(in: span)
        let element = try cursor.element(in: span)
        let repairs = cursor.repairs
        let rest = cursor.trailingBytes(in: span)
        #expect(Tree(element) == tree)
        #expect(repairs == 0)
        #expect(rest == nil)
    }

    @Test("any change of one byte is read or refused, never a crash", arguments: 0..<100)
    func mutation(_ seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed) &+ 1000)
        var text = ""
        Tree.random(depth: 4, using: &generator).write(to: &text, using: &generator)
        var bytes = Array(text.utf8)
        for _ in 0..<20 {
            guard let index = bytes.indices.randomElement(using: &generator) else { continue }
            bytes[index] = UInt8.random(in: 0...255, using: &generator)
            let span = bytes.span
            var cursor = JSONCursor(in: span, tolerance: .hexEscapes)
            let isRead = (try? cursor.element(in: span)) != nil
            var skipping = JSONCursor(in: span, tolerance: .hexEscapes)
            let isSkipped = (try? skipping.skipValue(in: span)) != nil
            #expect(isRead == isSkipped)
        }
    }
}
