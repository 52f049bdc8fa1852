// SPDX-License-Identifier: Apache-2.0

/// The rounds in which a pair is held against people who have nothing to do with it.
///
/// General Impostors (Koppel and Winter, 2014): in a hundred rounds a random half of the letter groups and thirty random
/// impostors; the score is the share of rounds in which the other account is nearer than each of the thirty, mean of both
/// directions. Two accounts that only write as everybody there does score near nothing, however near they are.
struct ImpostorTest: Sendable {
    static let rounds = 100
    static let opponents = 30

    /// Groups of each round, and members of the population it is played against.
    let groups: [[Int]]
    let opponents: [[Int]]

    init(groups count: Int, members: Int) {
        var (groups, opponents): ([[Int]], [[Int]]) = ([], [])
        for number in 0..<Self.rounds {
            var dice = StableDice("impostors \(number)")
            groups.append(dice.choose(count / 2, below: count))
            opponents.append(dice.choose(Self.opponents, below: members))
        }
        (self.groups, self.opponents) = (groups, opponents)
    }

    /// The length of some scores, by the groups of a round.
    func length(_ scores: [Float], in round: Int) -> Float {
        var sum: Float = 0
        for group in groups[round] { sum += scores[group] * scores[group] }
        return sum.squareRoot()
    }

    /// The product of two lists of scores, by the groups of a round.
    func product(_ left: [Float], _ right: [Float], in round: Int) -> Float {
        var sum: Float = 0
        for group in groups[round] { sum += left[group] * right[group] }
        return sum
    }
}
