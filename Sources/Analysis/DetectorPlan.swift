// SPDX-License-Identifier: Apache-2.0

/// A detector that the engine may run, whatever its type.
public struct DetectorPlan: Sendable {
    /// Who the detector is.
    public let description: DetectorDescription
    private let begin: @Sendable (DetectorContext) -> any DetectorRun

    /// Plans to run a detector.
    public init<D: Detector>(_ type: D.Type) {
        description = type.description
        begin = { Run(detector: D(context: $0)) }
    }

    /// A fresh copy of the detector, ready to be fed.
    func run(in context: DetectorContext) -> any DetectorRun { begin(context) }
}

/// One copy of a detector while it is fed.
protocol DetectorRun {
    mutating func observe(_ stretch: EventStretch)
    consuming func conclude() -> [Finding]
}

/// Keeps the loop over events beside the concrete detector, so that only one call a stretch is dynamic.
private struct Run<D: Detector>: DetectorRun {
    var detector: D

    mutating func observe(_ stretch: EventStretch) {
        let nothing = Marks.none
        var nextMark = 0
        for index in stretch.entries.indices {
            if nextMark < stretch.marked.count, stretch.marked[nextMark].index == index {
                detector.observe(stretch.entries[index], stretch.marked[nextMark].marks)
                nextMark += 1
            } else {
                detector.observe(stretch.entries[index], nothing)
            }
        }
    }

    consuming func conclude() -> [Finding] { detector.conclude() }
}
