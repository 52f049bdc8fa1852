// SPDX-License-Identifier: Apache-2.0

/// Finds the few phrases that a line can be, by three scalars that every line of a phrase must hold.
struct SystemPhraseIndex: Sendable {
    private var places: [UInt64: [Int]] = [:]
    /// A bit for each key, so that most scalars of a line cost no look-up.
    private var sieve = [UInt64](repeating: 0, count: 1024)

    /// Over all languages.
    static let all = SystemPhraseIndex(SystemPhrases.all)

    init(_ phrases: [SystemPhrase]) {
        for (place, phrase) in phrases.enumerated() {
            let words = phrase.longestWords
            let start = words.count > 3 ? 1 : 0
            let key = Self.key(words[start..<min(words.count, start + 3)])
            places[key, default: []].append(place)
            let bit = Self.bit(key)
            sieve[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    /// Places of phrases, in their order.
    func candidates(in text: [Unicode.Scalar]) -> [Int] {
        var found: [Int] = []
        for start in text.indices {
            var key: UInt64 = 1
            for scalar in text[start..<min(text.count, start + 3)] {
                key = Self.extend(key, scalar)
                let bit = Self.bit(key)
                guard sieve[bit >> 6] >> UInt64(bit & 63) & 1 != 0, let known = places[key] else { continue }
                found += known
            }
        }
        guard found.count > 1 else { return found }
        found.sort()
        return found.enumerated().compactMap { $0.offset > 0 && found[$0.offset - 1] == $0.element ? nil : $0.element }
    }

    private static func key(_ scalars: ArraySlice<Unicode.Scalar>) -> UInt64 {
        scalars.reduce(1) { extend($0, $1) }
    }

    private static func extend(_ key: UInt64, _ scalar: Unicode.Scalar) -> UInt64 {
        key << 21 | UInt64(scalar.value)
    }

    private static func bit(_ key: UInt64) -> Int {
        Int((key &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }
}
