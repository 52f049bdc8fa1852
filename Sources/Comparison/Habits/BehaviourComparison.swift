// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Weighs how far two accounts agree in when they write and how they proceed; never a trigger, and held at 10.
///
/// The hours have a fit (`hourFit`). For pace, order of stages and sums no data of one operator's accounts exist: what an
/// agreement weighs comes from how rare it is in the index, as with values, and not to agree weighs nothing.
struct BehaviourComparison {
    /// Why there is nothing to compare.
    enum Missing: String, Error {
        case noProfile = "behaviour: no profile"
        case tooLittle = "behaviour: fewer than 100 dated messages or 10 days, and no course to compare"
    }

    /// `ln LR = intercept + slope · hours of distance`, from `HourTrial` on public chat: docs/crosscase-quality.md.
    static let hourFit = (intercept: 1.092, slope: -0.491)
    /// The most that hours say, and the most that courses say, as log₁₀: one machine or one shift is shared by many.
    static let hourCap = 0.5
    static let courseCap = 0.5

    let sample: HabitSample

    func compare(
        _ left: ComparisonMaterial.Account, _ right: ComparisonMaterial.Account
    ) -> Result<EvidenceItem, Missing> {
        guard let one = left.behaviour, let other = right.behaviour else { return .failure(.noProfile) }
        var measures: [ItemMeasure] = []
        var weight = 0.0
        if let distance = HourDistance.between(one, other) {
            let said = Self.hourWeight(distance)
            weight += said
            measures.append(ItemMeasure("mean shift of hours", distance))
            measures.append(ItemMeasure("weight of the hours", said))
        }
        var courses: [Double] = []
        for habit in Habit.allCases {
            guard let found = sample.weight((left.caseIndex, right.caseIndex), one, other, habit) else { continue }
            courses.append(found.weight)
            measures.append(ItemMeasure("weight of the \(habit.rawValue)", found.weight))
            measures.append(ItemMeasure("others with this \(habit.rawValue), per cent", share(found)))
        }
        // Whoever follows one plan agrees in its pace, its order and its price: the heaviest counts, of the rest a quarter.
        let heaviest = courses.max() ?? 0
        weight += min(Self.courseCap, heaviest + (courses.reduce(0, +) - heaviest) / 4)
        for (name, seconds) in [
            ("seconds to the first demand, left", one.secondsToDemand),
            ("seconds to the first demand, right", other.secondsToDemand),
            ("median seconds to an answer, left", one.medianAnswer.map(Int64.init)),
            ("median seconds to an answer, right", other.medianAnswer.map(Int64.init)),
        ] {
            if let seconds { measures.append(ItemMeasure(name, Double(seconds))) }
        }
        if !one.stages.isEmpty, !other.stages.isEmpty {
            measures.append(ItemMeasure("agreement of the order of stages", Habit.agreement(one.stages, other.stages)))
        }
        guard !measures.isEmpty else { return .failure(.tooLittle) }
        return .success(
            EvidenceItem(
                family: .behaviour, kind: "habits", value: "", cases: 0, weight: weight, standing: .accompanying,
                left: [], right: [], notes: [weight == 0 ? .weightless : .indicative], measures: measures)
        )
    }

    private func share(_ found: (weight: Double, agreeing: Int, of: Int)) -> Double {
        100 * Double(found.agreeing) / Double(max(1, found.of))
    }

    static func hourWeight(_ distance: Double) -> Double {
        max(-hourCap, min(hourCap, (hourFit.intercept + hourFit.slope * distance) / log(10)))
    }
}
