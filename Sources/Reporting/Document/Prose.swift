// SPDX-License-Identifier: Apache-2.0

import Analysis

/// A run of words inside a sentence or a table cell.
///
/// The cases keep the program's words apart from the words of the evidence: only `evidence`, `message` and `evidenceCode`
/// carry what somebody else wrote, and both are printed in an element of their own with hidden characters made visible.
enum Inline: Hashable, Sendable {
    /// The program's words.
    case text(String)
    /// The program's words, heavier.
    case strong(String)
    /// The program's words, lighter.
    case soft(String)
    /// The program's words about a message, in square brackets.
    case state(String)
    /// A hash, a code or an option.
    case code(String)
    /// Words of the record, of an export's file name, or of the investigator.
    case evidence(String)
    /// The text of a message, with its language as BCP 47 has it.
    case message(String, language: String)
    /// The same in fixed width: paths, addresses, account numbers.
    case evidenceCode(String)
    /// The place of a text that is not printed.
    case withheld(String)
    /// A message by its number.
    case citation(Int32)
    /// A file of the program beside the report.
    case file(String)
    /// Another section of the report, by its number.
    case section(SectionName)
    /// Another place of the same page, by its anchor.
    case place(String, words: String)
    /// The letter of a stage.
    case stage(StageLetter)
    /// Three squares and a word.
    case strength(Indicator.Level)
    /// What kind of statement follows.
    case badge(isIndicator: Bool)
    /// A new line in a cell.
    case lineBreak
}

/// A sentence or the content of a cell.
///
/// A literal is the program's wording. Whatever is interpolated must say what it is, so that no name and no message
/// text can slip into a sentence as if the program had written it.
struct Prose: Hashable, Sendable {
    var pieces: [Inline]

    init(_ pieces: [Inline] = []) {
        self.pieces = pieces
    }

    init(_ piece: Inline) {
        pieces = [piece]
    }

    var isEmpty: Bool { pieces.isEmpty }

    static func + (left: Self, right: Self) -> Self { Prose(left.pieces + right.pieces) }

    static func += (left: inout Self, right: Self) { left.pieces += right.pieces }

    /// What a person was asked for, or that nothing was given.
    static func given(_ value: String?) -> Prose {
        value.map { Prose(.evidence($0)) } ?? Prose(.soft("not given"))
    }

    /// The parts with a separator in between.
    static func joined(_ parts: some Sequence<Prose>, by separator: String = ", ") -> Prose {
        var whole = Prose()
        for part in parts {
            if !whole.isEmpty { whole.pieces.append(.text(separator)) }
            whole += part
        }
        return whole
    }

    /// Citations in a row, the first of them printed and the rest counted.
    static func citations(_ numbers: some Collection<Int32>, atMost limit: Int = 8) -> Prose {
        var whole = Prose.joined(numbers.prefix(limit).map { Prose(.citation($0)) }, by: " ")
        if numbers.count > limit { whole.pieces.append(.text(" and \(Figures.grouped(numbers.count - limit)) more")) }
        return whole
    }
}

extension Prose: ExpressibleByStringInterpolation {
    init(stringLiteral value: String) {
        pieces = [.text(value)]
    }

    init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
    }

    /// Collects literals as the program's words and everything else by its label.
    struct Interpolation: StringInterpolationProtocol {
        var pieces: [Inline] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        mutating func appendInterpolation(_ prose: Prose) { pieces += prose.pieces }

        mutating func appendInterpolation(_ count: Int) { pieces.append(.text(Figures.grouped(count))) }

        mutating func appendInterpolation(_ count: Int, _ noun: String, _ plural: String? = nil) {
            pieces.append(.text(Figures.counted(count, noun, plural)))
        }

        mutating func appendInterpolation(words: String) { pieces.append(.text(words)) }

        mutating func appendInterpolation(strong: String) { pieces.append(.strong(strong)) }

        mutating func appendInterpolation(soft: String) { pieces.append(.soft(soft)) }

        mutating func appendInterpolation(code: String) { pieces.append(.code(code)) }

        mutating func appendInterpolation(evidence: String) { pieces.append(.evidence(evidence)) }

        mutating func appendInterpolation(cite number: Int32) { pieces.append(.citation(number)) }

        mutating func appendInterpolation(cite numbers: [Int32]) { pieces += Prose.citations(numbers).pieces }

        mutating func appendInterpolation(_ words: String, place: String) {
            pieces.append(.place(place, words: words))
        }

        mutating func appendInterpolation(section: SectionName) { pieces.append(.section(section)) }
    }
}
