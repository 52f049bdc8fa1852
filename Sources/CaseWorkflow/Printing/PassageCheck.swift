// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Foundation
import Redaction

/// Whether the text layer of a PDF reads as the page it was made of: each passage, letter by letter, and nothing within.
///
/// Compared are letters and digits of every script. A text may go on behind the edge of a sheet; where it is written from
/// right to left, readers of PDF differ in the order, so that the letters of each of its words alone must be there.
struct PassageCheck: Sendable {
    /// Each passage in the stretches that are read as they stand.
    private let passages: [[[UInt32]]]
    /// Pictures of several characters in them.
    let pictures: EmojiOrder
    /// How often each letter from right to left is printed, and how often once more on each sheet.
    private let (letters, repeated): ([UInt32: Int], [UInt32: Int])

    init(html: [UInt8]) {
        let printed = PrintedPassages(html: html).all
        passages = printed.map { Self.stretches(of: $0) }.filter { !$0.isEmpty }
        pictures = EmojiOrder(passages: printed)
        letters = Self.letters(of: printed)
        repeated = Self.letters(of: Self.furniture(of: html))
    }

    /// Passages that the text of a PDF, with a form feed after each sheet, does not hold as they are.
    func deviating(inText text: String) -> Int {
        let layer = Layer(text)
        var place = 0
        let deviating = passages.count { passage in
            for stretch in passage {
                guard let end = layer.end(of: stretch, from: place) ?? layer.end(of: stretch, from: 0) else {
                    return true
                }
                place = end
            }
            return false
        }
        return max(deviating, hasMore(text) ? 1 : 0) + pictures.turned(inText: text)
    }

    /// Whether letters from right to left stand in a text layer more often than they are printed, as where a glyph is noted
    /// with the word beside it.
    private func hasMore(_ text: String) -> Bool {
        let found = Self.letters(of: [text])
        guard !found.isEmpty else { return false }
        let sheets = text.unicodeScalars.count { $0 == "\u{0C}" } + 1
        return found.contains { letter, count in
            count > letters[letter, default: 0] + repeated[letter, default: 0] * sheets
        }
    }

    private static func letters(of texts: [String]) -> [UInt32: Int] {
        var counts: [UInt32: Int] = [:]
        for text in texts where text.unicodeScalars.contains(where: RightToLeft.contains) {
            for letter in plain(text) where Unicode.Scalar(letter).map(RightToLeft.contains) ?? false {
                counts[letter, default: 0] += 1
            }
        }
        return counts
    }

    /// What print sets on each sheet: texts of the style, and heads of tables.
    private static func furniture(of html: [UInt8]) -> [String] {
        var found: [String] = []
        for name in ["style", "thead"] {
            var rest = html[...]
            while let start = rest.firstRange(of: Array("<\(name)".utf8))?.upperBound,
                let end = rest[start...].firstRange(of: Array("</\(name)>".utf8))?.lowerBound
            {
                if RightToLeft.isWritten(in: rest[start..<end]) {
                    found.append(String(decoding: MarkupEntity.undone(Array(rest[start..<end])), as: UTF8.self))
                }
                rest = rest[end...]
            }
        }
        return found
    }

    /// Letters and digits; a letter with a mark is the letter, whether the two are one character or not.
    fileprivate static func plain(_ text: some StringProtocol) -> [UInt32] {
        text.decomposedStringWithCanonicalMapping.unicodeScalars.filter(isPlain).map(\.value)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && !isMark(scalar) || scalar.properties.numericType == .decimal
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    }

    /// The passage as one; where it has letters from right to left, in words of one direction.
    ///
    /// A hyphen parts words as a blank does: readers may put the two halves of a name in either order.
    private static func stretches(of passage: String) -> [[UInt32]] {
        guard passage.unicodeScalars.contains(where: RightToLeft.contains) else {
            let all = plain(passage)
            return all.isEmpty ? [] : [all]
        }
        var parts: [[UInt32]] = []
        var goesRight: Bool?
        for scalar in passage.decomposedStringWithCanonicalMapping.unicodeScalars {
            // Marks and what is not seen stand inside a word.
            if isMark(scalar) || scalar.properties.isDefaultIgnorableCodePoint { continue }
            guard isPlain(scalar) else {
                goesRight = nil
                continue
            }
            let isRight = RightToLeft.contains(scalar)
            if goesRight != isRight { parts.append([]) }
            goesRight = isRight
            parts[parts.count - 1].append(scalar.value)
        }
        return parts
    }
}

/// Letters and digits of a text layer, with the places at which its sheets begin.
private struct Layer {
    let scalars: [UInt32]
    let sheets: [Int]
    /// Where each pair of letters stands, so that a passage is found without reading the whole.
    private let places: [UInt64: [Int32]]

    init(_ text: String) {
        var scalars: [UInt32] = []
        var sheets = [0]
        for sheet in text.split(separator: "\u{0C}", omittingEmptySubsequences: false) {
            scalars += PassageCheck.plain(sheet)
            sheets.append(scalars.count)
        }
        var places: [UInt64: [Int32]] = [:]
        for index in scalars.indices.dropLast() { places[Self.key(scalars, index), default: []].append(Int32(index)) }
        (self.scalars, self.sheets, self.places) = (scalars, sheets, places)
    }

    private static func key(_ scalars: [UInt32], _ index: Int) -> UInt64 {
        UInt64(scalars[index]) << 32 | UInt64(scalars[index + 1])
    }

    func end(of stretch: [UInt32], from start: Int) -> Int? {
        if let found = end(stretch, from: start) { return found }
        let isRight = stretch.first.flatMap(Unicode.Scalar.init).map(RightToLeft.contains) ?? false
        return isRight ? end(stretch.reversed(), from: start) : nil
    }

    private func end(_ wanted: [UInt32], from start: Int) -> Int? {
        guard wanted.count >= 2 else { return scalars[start...].firstIndex(of: wanted[0]).map { $0 + 1 } }
        let candidates = places[Self.key(wanted, 0)] ?? []
        for candidate in candidates[candidates.partitioningIndex { Int($0) >= start }...] {
            if let end = matched(wanted, 0, Int(candidate)) { return end }
        }
        return nil
    }

    /// The end of what is left of a passage, read from a place on: to the end of the sheet, then on the next ones.
    private func matched(_ wanted: [UInt32], _ first: Int, _ place: Int) -> Int? {
        var (index, at) = (first, place)
        while index < wanted.count, at < scalars.count, scalars[at] == wanted[index] {
            (index, at) = (index + 1, at + 1)
        }
        if index == wanted.count { return at }
        // The foot of the sheet follows, and on the next one its head and the heads of a table.
        guard index - first >= 4, let next = sheets.first(where: { $0 > at }), next < scalars.count,
            next - at <= Self.furniture
        else { return nil }
        let rest = wanted[index...]
        for start in next..<min(scalars.count, next + Self.furniture) where scalars[start] == rest.first {
            let length = min(rest.count, 12)
            guard start + length <= scalars.count, scalars[start..<(start + length)].elementsEqual(rest.prefix(length))
            else { continue }
            if let end = matched(wanted, index, start) { return end }
        }
        return nil
    }

    /// Letters that may stand between the two halves of a text that a sheet cuts.
    private static let furniture = 700
}
