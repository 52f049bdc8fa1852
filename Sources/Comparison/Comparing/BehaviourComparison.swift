// SPDX-License-Identifier: Apache-2.0

/// Describes how far the hours and the pace of two accounts agree.
///
/// It is not weighed: there are no data from which a
/// likelihood ratio could be calibrated, so the item weighs nothing and only helps a reader to rank or to exclude.
enum BehaviourComparison {
    /// Why there is nothing to describe.
    enum Missing: String, Error {
        case noProfile = "behaviour: no profile"
        case tooLittle = "behaviour: fewer than 100 dated messages or 10 days"
    }

    static func compare(_ left: BehaviourProfile?, _ right: BehaviourProfile?) -> Result<EvidenceItem, Missing> {
        guard let left, let right else { return .failure(.noProfile) }
        var measures: [ItemMeasure] = []
        if let distance = hourDistance(left, right) {
            measures.append(ItemMeasure("mean shift of hours", distance))
        }
        if let one = left.secondsToDemand, let other = right.secondsToDemand {
            measures.append(ItemMeasure("seconds to the first demand, left", Double(one)))
            measures.append(ItemMeasure("seconds to the first demand, right", Double(other)))
        }
        if !left.stages.isEmpty, !right.stages.isEmpty {
            measures.append(ItemMeasure("agreement of the order of stages", stageAgreement(left.stages, right.stages)))
        }
        if let one = left.medianAnswer, let other = right.medianAnswer {
            measures.append(ItemMeasure("median seconds to an answer, left", Double(one)))
            measures.append(ItemMeasure("median seconds to an answer, right", Double(other)))
        }
        guard !measures.isEmpty else { return .failure(.tooLittle) }
        return .success(
            EvidenceItem(
                family: .behaviour, kind: "habits", value: "", cases: 0, weight: 0, standing: .accompanying, left: [],
                right: [], note: "described, not weighed", measures: measures))
    }

    /// Hours by which the one's day must be moved to become the other's: the circular earth mover's distance.
    ///
    /// Nil with too few messages or days.
    static func hourDistance(_ left: BehaviourProfile, _ right: BehaviourProfile) -> Double? {
        guard let one = left.hours, let other = right.hours, one.count == 24, other.count == 24, left.days >= 10,
            right.days >= 10
        else { return nil }
        let (total, otherTotal) = (one.reduce(0, +), other.reduce(0, +))
        guard total >= 100, otherTotal >= 100 else { return nil }
        var difference = 0.0
        var sums: [Double] = []
        for hour in 0..<24 {
            difference += Double(one[hour]) / Double(total) - Double(other[hour]) / Double(otherTotal)
            sums.append(difference)
        }
        // On a circle the work is least when the median of the sums is taken away.
        let median = sums.sorted()[12]
        return sums.reduce(0) { $0 + abs($1 - median) }
    }

    /// One less the edit distance of the orders as a share of the longer.
    static func stageAgreement(_ left: [String], _ right: [String]) -> Double {
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
