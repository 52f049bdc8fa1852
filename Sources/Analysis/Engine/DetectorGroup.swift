// SPDX-License-Identifier: Apache-2.0

/// Detectors that are run together since they rest on one reading; a detector without one is a group by itself.
struct DetectorGroup {
    let reading: ReadingPlan?
    private(set) var plans: [DetectorPlan]

    /// The groups of some detectors, those with a reading first: they take longest.
    static func groups(of plans: [DetectorPlan]) -> [DetectorGroup] {
        var (shared, plain): ([DetectorGroup], [DetectorGroup]) = ([], [])
        for plan in plans {
            guard let reading = plan.reading else {
                plain.append(DetectorGroup(reading: nil, plans: [plan]))
                continue
            }
            if let known = shared.firstIndex(where: { $0.reading?.id == reading.id }) {
                shared[known].plans.append(plan)
            } else {
                shared.append(DetectorGroup(reading: reading, plans: [plan]))
            }
        }
        return shared + plain
    }

    /// The groups of one share of several: a reading outweighs many plain detectors, so its share gets none of these
    /// while there are others.
    static func dealt(_ groups: [DetectorGroup], share: Int, of count: Int) -> [DetectorGroup] {
        if count <= 1 { return groups }
        let shared = groups.count { $0.reading != nil }
        let heavy = min(shared, count - 1)
        return groups.indices.filter { index in
            index < shared ? index % count == share : heavy + (index - shared) % (count - heavy) == share
        }.map { groups[$0] }
    }
}

/// The detectors of a group while they are fed.
struct GroupRun {
    private var reading: (any Reading)?
    private var runs: [any DetectorRun]

    init(_ group: DetectorGroup, in context: DetectorContext) {
        reading = group.reading?.reading(in: context)
        runs = group.plans.map { $0.run(in: context) }
    }

    mutating func observe(_ stretch: EventStretch) {
        reading?.observe(stretch)
        for index in runs.indices { runs[index].observe(stretch) }
    }

    consuming func conclude() -> [Finding] {
        reading?.finish()
        return runs.flatMap { $0.conclude(with: reading) }
    }
}
