// SPDX-License-Identifier: Apache-2.0

/// How an account writes: how often each of a fixed list of letter groups stands in its messages.
public struct StyleProfile: Hashable, Sendable, Codable {
    /// ISO 639 code of the language that all counted messages are in.
    public var language: String
    /// Words counted.
    public var words: Int
    /// Letter groups counted, of the list or not.
    public var total: Int
    /// Counts by place in the list of `StyleReference`.
    public var counts: [Int32]

    /// Makes a profile.
    public init(language: String, words: Int, total: Int, counts: [Int32]) {
        self.language = language
        self.words = words
        self.total = total
        self.counts = counts
    }

    /// Counts as shares of all groups.
    var frequencies: [Double] {
        let all = Double(max(1, total))
        return counts.map { Double($0) / all }
    }
}
