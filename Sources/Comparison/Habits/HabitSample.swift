// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Courses of the other suspects of the index: how rare it is to proceed as one of a pair does.
struct HabitSample {
    /// Accounts of other cases with such a habit below which its rarity is not known.
    static let least = 50
    /// Chance that two accounts of one operator agree in a habit; set by hand.
    private static let shareIfLinked = 0.5

    private let courses: [ComparisonMaterial.Course]

    init(_ courses: [ComparisonMaterial.Course]) {
        self.courses = courses
    }

    /// The weight of an agreement, from how many accounts of third cases agree with either of the pair.
    ///
    /// Nil where the pair does not agree, or too few are known. Not to agree weighs nothing: people change.
    func weight(
        _ pair: (left: Int, right: Int), _ left: BehaviourProfile, _ right: BehaviourProfile, _ habit: Habit
    ) -> (weight: Double, agreeing: Int, of: Int)? {
        guard habit.agree(left, right) else { return nil }
        let others = courses.filter {
            $0.caseIndex != pair.left && $0.caseIndex != pair.right && habit.has($0.behaviour)
        }
        guard others.count >= Self.least else { return nil }
        let agreeing = others.count { habit.agree(left, $0.behaviour) || habit.agree(right, $0.behaviour) }
        let chance = (Double(agreeing) + 0.5) / (Double(others.count) + 1)
        return (max(0, log10(Self.shareIfLinked / chance)), agreeing, others.count)
    }
}

/// A habit in which two accounts agree or do not.
enum Habit: String, CaseIterable {
    case pace = "pace to the first demand"
    case stages = "order of stages"
    case sums = "sum demanded"

    /// Twice as fast is another pace.
    private static let samePace = 1.5
    /// Fewer stages have few orders.
    private static let leastStages = 4
    private static let sameOrder = 0.75

    func has(_ profile: BehaviourProfile) -> Bool {
        switch self {
        case .pace: profile.secondsToDemand != nil
        case .stages: profile.stages.count >= Self.leastStages
        case .sums: !(profile.sums ?? []).isEmpty
        }
    }

    func agree(_ left: BehaviourProfile, _ right: BehaviourProfile) -> Bool {
        guard has(left), has(right) else { return false }
        switch self {
        case .pace:
            // Below a minute the clock of most exports tells nothing.
            let times = [left.secondsToDemand, right.secondsToDemand].map { max(60, Double($0 ?? 0)) }
            return max(times[0], times[1]) <= min(times[0], times[1]) * Self.samePace
        case .stages: return Self.agreement(left.stages, right.stages) >= Self.sameOrder
        case .sums: return !Set(left.sums ?? []).isDisjoint(with: right.sums ?? [])
        }
    }

    /// One less the edit distance of the orders as a share of the longer.
    static func agreement(_ left: [String], _ right: [String]) -> Double {
        guard !left.isEmpty || !right.isEmpty else { return 1 }
        var row = Array(0...right.count)
        for (i, one) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (one == other ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return 1 - Double(row[right.count]) / Double(max(left.count, right.count))
    }
}
