// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// What several detectors read of a conversation alike: the engine makes it once and lends it to each of them.
///
/// The rules for detectors hold here too: no clock, no randomness, small state.
public protocol Reading: Sendable {
    /// A fresh reading of one scope.
    init(_ context: DetectorContext)

    /// Sees the next event; `marks` is empty for most.
    mutating func observe(_ entry: TimelineEntry, _ marks: Marks)

    /// Ends what is still open, when every event was seen.
    mutating func finish()
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
