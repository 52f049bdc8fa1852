// SPDX-License-Identifier: Apache-2.0

/// A detector that the engine may run, whatever its type.
public struct DetectorPlan: Sendable {
    /// Who the detector is.
    public let description: DetectorDescription
    /// The reading that it rests on; nil for most.
    let reading: ReadingPlan?
    private let begin: @Sendable (DetectorContext) -> any DetectorRun

    /// Plans to run a detector.
    public init<D: Detector>(_ type: D.Type) {
        description = type.description
        reading = nil
        begin = { PlainRun(detector: D(context: $0)) }
    }

    /// Plans to run a detector that concludes from a reading.
    public init<D: ReadingDetector>(_ type: D.Type) {
        description = type.description
        reading = ReadingPlan(D.Source.self)
        begin = { ReadingRun(detector: D(context: $0)) }
    }

    /// A fresh copy of the detector, ready to be fed.
    func run(in context: DetectorContext) -> any DetectorRun { begin(context) }
}

/// A reading that detectors of the engine rest on.
struct ReadingPlan: Sendable {
    let type: any Reading.Type

    init(_ type: any Reading.Type) {
        self.type = type
    }

    var id: ObjectIdentifier { ObjectIdentifier(type) }
    /// How much of a core it takes, beside detectors.
    var weight: Int { type.weight }

    /// A fresh reading, ready to be fed.
    func reading(in context: DetectorContext) -> any Reading { type.init(context) }
}
