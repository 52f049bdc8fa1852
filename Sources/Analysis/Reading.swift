// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// What several detectors read of a conversation alike: the engine makes it once and lends it to each of them.
///
/// The rules for detectors hold here too: no clock, no randomness, small state.
public protocol Reading: Sendable {
    /// Other readings that this one waits for at its end; each is made beside it, on another core where one is free.
    static var sources: [any Reading.Type] { get }

    /// How many times longer than a detector it takes, roughly: long conversations are dealt to the cores by it.
    static var weight: Int { get }

    /// A fresh reading of one scope.
    init(_ context: DetectorContext)

    /// Sees the next event; `marks` is empty for most.
    mutating func observe(_ entry: TimelineEntry, _ marks: Marks)

    /// Ends what is still open, when every event was seen; the readings that it waits for are finished.
    mutating func finish(with others: FinishedReadings)
}

extension Reading {
    /// None: most readings rest on the events alone.
    public static var sources: [any Reading.Type] { [] }

    /// As long as a detector.
    public static var weight: Int { 1 }
}

/// The readings of a scope that are finished, by type.
public struct FinishedReadings: Sendable {
    private var readings: [ObjectIdentifier: any Reading] = [:]

    init() {}

    /// The finished reading of a type; nil where no detector rests on it.
    public subscript<R: Reading>(type: R.Type) -> R? { readings[ObjectIdentifier(type)] as? R }

    /// Whether all of some types are finished.
    func hold(_ types: [any Reading.Type]) -> Bool { types.allSatisfy { readings[ObjectIdentifier($0)] != nil } }

    mutating func add(_ reading: any Reading) { readings[ObjectIdentifier(Swift.type(of: reading))] = reading }
}

/// A detector that concludes from a shared reading, and folds over the events itself for all else.
public protocol ReadingDetector: Sendable {
    /// What it rests on.
    associatedtype Source: Reading

    /// Who the detector is.
    static var description: DetectorDescription { get }

    /// A fresh copy for one scope.
    init(context: DetectorContext)

    /// Sees the next event; `marks` is empty for most.
    mutating func observe(_ entry: TimelineEntry, _ marks: Marks)

    /// Says what was found, in a stable order; the reading is finished.
    consuming func conclude(with reading: Source) -> [Finding]
}
