// SPDX-License-Identifier: Apache-2.0

/// When an account writes, how fast it answers and proceeds, and what it asks for.
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
    /// Sums demanded, like `GBP 200.00`, ascending; nil where none was, and in records of earlier versions.
    public var sums: [String]?

    /// Makes a profile.
    public init(
        hours: [Int]?, days: Int, medianAnswer: Int?, stages: [String], secondsToDemand: Int64?, sums: [String]? = nil
    ) {
        self.hours = hours
        self.days = days
        self.medianAnswer = medianAnswer
        self.stages = stages
        self.secondsToDemand = secondsToDemand
        self.sums = sums
    }
}
