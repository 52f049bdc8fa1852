// SPDX-License-Identifier: Apache-2.0

/// What reads a scope: readings and detectors, each fed by itself, so that it may be on any core.
struct DetectorUnits {
    /// Those that wait for others first: they take longest.
    private(set) var readings: [ReadingPlan] = []
    /// Those that rest on a reading first.
    private(set) var detectors: [DetectorPlan]

    /// Some detectors and all that they rest on.
    init(_ plans: [DetectorPlan]) {
        detectors = plans.filter { $0.reading != nil } + plans.filter { $0.reading == nil }
        for plan in plans { plan.reading.map { add($0) } }
        readings = readings.filter(\.waits) + readings.filter { !$0.waits }
    }

    private mutating func add(_ reading: ReadingPlan) {
        if readings.contains(where: { $0.id == reading.id }) { return }
        readings.append(reading)
        for source in reading.type.sources { add(ReadingPlan(source)) }
    }

    var isEmpty: Bool { readings.isEmpty && detectors.isEmpty }

    /// One share of several: a reading that waits for others outweighs all else, so its share gets nothing more while
    /// there are others.
    func dealt(share: Int, of count: Int) -> DetectorUnits {
        if count <= 1 { return self }
        let heavy = readings.count(where: \.waits)
        let reserved = min(heavy, count - 1)
        func isOwn(_ place: Int) -> Bool {
            place < heavy
                ? place % count == share : reserved + (place - heavy) % (count - reserved) == share
        }
        var dealt = self
        dealt.readings = readings.indices.filter(isOwn).map { readings[$0] }
        dealt.detectors = detectors.indices.filter { isOwn(readings.count + $0) }.map { detectors[$0] }
        return dealt
    }
}
