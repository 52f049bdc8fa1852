// SPDX-License-Identifier: Apache-2.0

/// What a share of the detectors and readings of a scope has seen: what it found, and what waits for the other shares.
public struct ObservedShare: Sendable {
    /// Found by detectors that rest on nothing.
    fileprivate private(set) var findings: [Finding] = []
    /// Detectors that wait for a reading.
    fileprivate private(set) var waiting: [any DetectorRun] = []
    fileprivate private(set) var readings: [any Reading]
    private var runs: [(run: any DetectorRun, waits: Bool)]

    init(_ units: DetectorUnits, in context: DetectorContext) {
        readings = units.readings.map { $0.reading(in: context) }
        runs = units.detectors.map { ($0.run(in: context), $0.reading != nil) }
    }

    mutating func observe(_ stretch: EventStretch) {
        for index in readings.indices { readings[index].observe(stretch) }
        for index in runs.indices { runs[index].run.observe(stretch) }
    }

    /// Concludes as far as one share can: readings that wait for no other, and detectors that rest on none.
    mutating func close() {
        let nothing = FinishedReadings()
        for index in readings.indices where nothing.hold(type(of: readings[index]).sources) {
            readings[index].finish(with: nothing)
        }
        for (run, waits) in runs {
            if waits { waiting.append(run) } else { findings += run.conclude(with: nothing) }
        }
        runs = []
    }

    /// What was found in a scope, of all whose shares these are.
    static func findings(of shares: [ObservedShare]) -> [Finding] {
        var finished = FinishedReadings()
        var unfinished: [any Reading] = []
        for reading in shares.flatMap(\.readings) {
            if type(of: reading).sources.isEmpty { finished.add(reading) } else { unfinished.append(reading) }
        }
        while let next = unfinished.firstIndex(where: { finished.hold(type(of: $0).sources) }) {
            var reading = unfinished.remove(at: next)
            reading.finish(with: finished)
            finished.add(reading)
        }
        precondition(unfinished.isEmpty, "readings wait for one another")
        return shares.flatMap(\.waiting).flatMap { $0.conclude(with: finished) } + shares.flatMap(\.findings)
    }
}
