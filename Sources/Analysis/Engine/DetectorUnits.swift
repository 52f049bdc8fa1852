// SPDX-License-Identifier: Apache-2.0

/// What reads a scope: readings and detectors, each fed by itself, so that it may be on any core.
struct DetectorUnits {
    private(set) var readings: [ReadingPlan] = []
    /// Those that rest on a reading first.
    private(set) var detectors: [DetectorPlan]

    /// Some detectors and all that they rest on.
    init(_ plans: [DetectorPlan]) {
        detectors = plans.filter { $0.reading != nil } + plans.filter { $0.reading == nil }
        for plan in plans { plan.reading.map { add($0) } }
    }

    private mutating func add(_ reading: ReadingPlan) {
        if readings.contains(where: { $0.id == reading.id }) { return }
        readings.append(reading)
        for source in reading.type.sources { add(ReadingPlan(source)) }
    }

    var isEmpty: Bool { readings.isEmpty && detectors.isEmpty }

    /// One share of several: each unit, the heaviest first, goes to the share that has least.
    func dealt(share: Int, of count: Int) -> DetectorUnits {
        if count <= 1 { return self }
        let weights = readings.map(\.weight) + detectors.map { _ in 1 }
        var loads = [Int](repeating: 0, count: count)
        var owners = [Int](repeating: 0, count: weights.count)
        for unit in weights.indices.sorted(by: { (-weights[$0], $0) < (-weights[$1], $1) }) {
            let lightest = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
            owners[unit] = lightest
            loads[lightest] += weights[unit]
        }
        var dealt = self
        dealt.readings = readings.indices.filter { owners[$0] == share }.map { readings[$0] }
        dealt.detectors = detectors.indices.filter { owners[readings.count + $0] == share }.map { detectors[$0] }
        return dealt
    }
}
