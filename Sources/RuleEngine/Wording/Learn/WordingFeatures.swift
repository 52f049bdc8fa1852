// SPDX-License-Identifier: Apache-2.0

/// Names of the features that labelled texts hold.
struct WordingFeatures {
    private let lexicon: WordingLexicon
    private var positions: [UInt64: Int32] = [:]
    /// As packs write them, by number.
    private(set) var names: [String] = []

    init(_ lexicon: WordingLexicon) { self.lexicon = lexicon }

    private mutating func number(_ key: UInt64, _ parts: [UInt32], start: String = "", between: String = " ") -> Int32 {
        if let known = positions[key] { return known }
        let number = Int32(truncatingIfNeeded: names.count)
        positions[key] = number
        names.append(start + parts.map { lexicon.names[Int($0)] }.joined(separator: between))
        return number
    }

    /// The feature of a row of words.
    mutating func feature(of numbers: [UInt32]) -> Int32 {
        number(WordingGrams.row(numbers), numbers)
    }

    /// The features of a text, as `WordingScorer` finds them, with names for those that are new.
    mutating func all(_ words: [UInt32]) -> [Int32] {
        var found: [Int32] = []
        for last in words.indices {
            for length in 1...3 where last - length + 1 >= 0 {
                let row = Array(words[(last - length + 1)...last])
                guard !row.contains(0) else { break }
                found.append(feature(of: row))
                let classes = row.map { lexicon.classOf[Int($0)] }
                if classes.contains(where: { $0 != 0 }) {
                    found.append(feature(of: zip(row, classes).map { $1 == 0 ? $0 : $1 }))
                }
            }
        }
        let present = Set(words.map { lexicon.classOf[Int($0)] }).subtracting([0]).sorted()
        for (index, one) in present.enumerated() {
            for other in present[(index + 1)...] where other < 64 {
                found.append(number(WordingGrams.pair(one, other), [one, other], between: "&"))
            }
        }
        if let first = words.first, first != 0 {
            found.append(number(WordingGrams.start(first), [first], start: "^ "))
        }
        return found
    }
}
