// SPDX-License-Identifier: Apache-2.0

/// The accounts of an index that write one language: what is usual among them, and who serves as an impostor.
///
/// It must be the index itself. Against a population of another kind of talk (students' small talk against letters of
/// extortion) everybody of one trade looks like everybody else of it: docs/crosscase-quality.md measures how much.
public struct StylePopulation: Sendable {
    /// An account, and the case it is of: nobody is held against others of the pair's own cases.
    public struct Member: Sendable, Hashable {
        /// Position of the case.
        public var caseIndex: Int
        /// How it writes.
        public var profile: StyleProfile

        /// Makes a member.
        public init(caseIndex: Int, profile: StyleProfile) {
            self.caseIndex = caseIndex
            self.profile = profile
        }
    }

    /// Members below which nothing is said.
    public static let least = 100
    /// Members beyond which nothing new is told.
    public static let most = 300

    private let means: [Double]
    private let deviations: [Double]
    private let scores: [[Float]]
    private let lengths: [[Float]]
    private let cases: [Int]
    private let test: ImpostorTest
    /// Whether there are members enough.
    public let isLargeEnough: Bool

    /// A population of those members who write the language, in their order.
    public init(_ members: [Member], language: String, groups: Int) {
        let own = members.filter {
            $0.profile.language == language && $0.profile.counts.count == groups && $0.profile.total > 0
        }.prefix(Self.most)
        isLargeEnough = own.count >= Self.least
        guard isLargeEnough else {
            (means, deviations, scores, lengths, cases) = ([], [], [], [], [])
            test = ImpostorTest(groups: 0, members: 0)
            return
        }
        let count = Double(own.count)
        var (means, deviations) = ([Double](repeating: 0, count: groups), [Double](repeating: 0, count: groups))
        for member in own {
            for (group, share) in member.profile.frequencies.enumerated() { means[group] += share / count }
        }
        for member in own {
            for (group, share) in member.profile.frequencies.enumerated() {
                deviations[group] += (share - means[group]) * (share - means[group]) / count
            }
        }
        for group in deviations.indices { deviations[group].formSquareRoot() }
        let test = ImpostorTest(groups: groups, members: own.count)
        let scores = own.map { Self.standardised($0.profile, means, deviations) }
        lengths = scores.map { one in (0..<ImpostorTest.rounds).map { test.length(one, in: $0) } }
        (self.means, self.deviations, self.scores, self.test) = (means, deviations, scores, test)
        cases = own.map(\.caseIndex)
    }

    /// Distances from what is usual, in standard deviations.
    private static func standardised(_ profile: StyleProfile, _ means: [Double], _ deviations: [Double]) -> [Float] {
        profile.frequencies.enumerated().map { group, share in
            deviations[group] > 0 ? Float((share - means[group]) / deviations[group]) : 0
        }
    }

    /// An account made ready to be compared with many others.
    struct Reading: Sendable {
        let scores: [Float]
        let length: Float
        /// By round.
        let lengths: [Float]
        /// How near each opponent of each round is.
        let nearness: [[Float]]
    }

    /// Nil for a profile of another list of groups.
    func reading(_ profile: StyleProfile) -> Reading? {
        guard isLargeEnough, profile.counts.count == means.count, profile.total > 0 else { return nil }
        let own = Self.standardised(profile, means, deviations)
        let length = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { return nil }
        let lengths = (0..<ImpostorTest.rounds).map { test.length(own, in: $0) }
        let nearness = (0..<ImpostorTest.rounds).map { round in
            test.opponents[round].map { member in
                let long = lengths[round] * self.lengths[member][round]
                return long > 0 ? test.product(own, scores[member], in: round) / long : -1
            }
        }
        return Reading(scores: own, length: length, lengths: lengths, nearness: nearness)
    }

    /// The cosine of two accounts, and the share of rounds that they win against impostors of other cases.
    func features(_ left: Reading, _ right: Reading, cases own: Set<Int>) -> (cosine: Double, won: Double) {
        var product: Float = 0
        for group in left.scores.indices { product += left.scores[group] * right.scores[group] }
        var won = 0
        for round in 0..<ImpostorTest.rounds {
            let long = left.lengths[round] * right.lengths[round]
            guard long > 0 else { continue }
            let near = test.product(left.scores, right.scores, in: round) / long
            let others = test.opponents[round].indices.filter { !own.contains(cases[test.opponents[round][$0]]) }
            if others.allSatisfy({ left.nearness[round][$0] < near }) { won += 1 }
            if others.allSatisfy({ right.nearness[round][$0] < near }) { won += 1 }
        }
        return (Double(product / (left.length * right.length)), Double(won) / Double(2 * ImpostorTest.rounds))
    }
}

/// Readings of the accounts of a comparison, each made once while there is room.
struct StyleReadings {
    private var known: [Int: StylePopulation.Reading?] = [:]
    private static let limit = 4000

    mutating func reading(
        of account: Int, _ profile: StyleProfile, among population: StylePopulation
    ) -> StylePopulation.Reading? {
        if let found = known[account] { return found }
        if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
        let made = population.reading(profile)
        known[account] = .some(made)
        return made
    }
}
