// SPDX-License-Identifier: Apache-2.0

/// Values that are told in one go: `send it to … or …`, `… and my btc …`.
///
/// What is said of one of them is said of the other: "send it to $name or bc1…, or I post it" orders to pay to both, and
/// the words behind the second belong to neither.
package enum ValueRow {
    /// Whether nothing stands between two values of a text but what joins them and what they are called.
    package static func joins(_ one: Range<Int>, _ other: Range<Int>, in text: [UInt8]) -> Bool {
        let (first, next) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
        guard first.upperBound <= next.lowerBound, next.upperBound <= text.count,
            next.lowerBound - first.upperBound <= longest
        else { return false }
        let between = String(decoding: text[first.upperBound..<next.lowerBound], as: UTF8.self)
        guard !between.contains(where: ends.contains) else { return false }
        let words = ValueSurroundings.words(between).map(ValueWords.plain)
        return words.contains(where: joints.contains)
            && words.allSatisfy {
                joints.contains($0)
                    || !ValueSurroundings.isOfAnother($0)
                        && (ValueSurroundings.isPartOfLabel($0) || ValueWords.goals.contains($0))
            }
    }

    /// In bytes: "or into my bitcoin wallet at".
    private static let longest = 48

    private static let ends: Set<Character> = [".", "!", "?", ";", ":", "\n", "\r\n"]

    private static let joints: Set<String> = ["or", "and", "oder", "und", "ou", "et", "o", "y", "e", "at"]
}
