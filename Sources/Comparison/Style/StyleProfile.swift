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
}

/// When an account writes and how fast it answers and proceeds; described, and not weighed.
public struct BehaviourProfile: Hashable, Sendable, Codable {
    /// Messages by hour of day in UTC; nil without known instants.
    public var hours: [Int]?
    /// Days with messages.
    public var days: Int
    /// Median seconds until an answer, among answers within half an hour; nil below ten.
    public var medianAnswer: Int?
    /// Stages in the order of their first messages, in the words of `findings.json`.
    public var stages: [String]
    /// Seconds from the first message to the first demand, shortest course; nil without one.
    public var secondsToDemand: Int64?

    /// Makes a profile.
    public init(hours: [Int]?, days: Int, medianAnswer: Int?, stages: [String], secondsToDemand: Int64?) {
        self.hours = hours
        self.days = days
        self.medianAnswer = medianAnswer
        self.stages = stages
        self.secondsToDemand = secondsToDemand
    }
}
