// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Foundation

/// The characters that the fonts of this machine can draw.
///
/// A renderer prints a character without a glyph as a box, or drops it without a word; on paper that is evidence
/// lost. Such a character is printed by its number and name instead. The HTML keeps the character as it is.
struct GlyphCoverage: Sendable {
    /// Ascending, without overlap.
    private let ranges: [ClosedRange<UInt32>]

    /// From the character sets of fontconfig: `20-7e a0-17f 192`, one font a line.
    init(characterSets: some StringProtocol) {
        var found: [ClosedRange<UInt32>] = []
        for part in characterSets.split(whereSeparator: \.isWhitespace) {
            let ends = part.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            guard let low = ends.first, let high = ends.last, low <= high else { continue }
            found.append(low...high)
        }
        found.sort { $0.lowerBound < $1.lowerBound }
        var merged: [ClosedRange<UInt32>] = []
        for range in found {
            if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        ranges = merged
    }

    /// The fonts that fontconfig knows; nil where it is not installed or knows none.
    static func ofThisMachine() -> GlyphCoverage? {
        guard let list = PDFRenderer.find("fc-list"),
            let text = PDFRenderer.output(of: list, ["--format", "%{charset}\\n"])
        else { return nil }
        let coverage = GlyphCoverage(characterSets: text)
        return coverage.ranges.isEmpty ? nil : coverage
    }

    func covers(_ scalar: Unicode.Scalar) -> Bool {
        let position = ranges.partitioningIndex { $0.upperBound >= scalar.value }
        return position < ranges.count && ranges[position].contains(scalar.value)
    }

    /// The page with each character that no font can draw replaced by `⟨U+XXXX name⟩`, and how many those were.
    func spelled(_ html: [UInt8]) -> (html: [UInt8], replaced: Int) {
        var out: [UInt8] = []
        var replaced = 0
        var start = 0
        var index = 0
        while index < html.count {
            guard html[index] >= 0x80 else {
                index += 1
                continue
            }
            // The report is valid UTF-8: what follows a leading byte is its tail.
            let length = html[index] >= 0xF0 ? 4 : html[index] >= 0xE0 ? 3 : 2
            let end = min(html.count, index + length)
            if let scalar = String(decoding: html[index..<end], as: UTF8.self).unicodeScalars.first, !isDrawn(scalar) {
                out += html[start..<index]
                out += Array(Self.name(of: scalar, marks: covers("⟨")).utf8)
                start = end
                replaced += 1
            }
            index = end
        }
        guard replaced > 0 else { return (html, 0) }
        return (out + html[start...], replaced)
    }

    private func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isWhitespace || covers(scalar)
    }

    private static func name(of scalar: Unicode.Scalar, marks: Bool) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let words = scalar.properties.name.map { "\(number) \($0)" } ?? number
        return marks ? "⟨\(words)⟩" : "[\(words)]"
    }
}
