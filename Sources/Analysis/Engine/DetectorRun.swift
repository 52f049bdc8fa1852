// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// One copy of a detector while it is fed: the loop over events stands beside the concrete type, so that only one call
/// a stretch is dynamic.
protocol DetectorRun: Sendable {
    mutating func observe(_ stretch: EventStretch)
    /// `readings` holds the one that the detector rests on.
    consuming func conclude(with readings: FinishedReadings) -> [Finding]
}

/// A detector that stands alone.
struct PlainRun<D: Detector>: DetectorRun {
    var detector: D

    mutating func observe(_ stretch: EventStretch) {
        stretch.forEach { detector.observe($0, $1) }
    }

    consuming func conclude(with readings: FinishedReadings) -> [Finding] { detector.conclude() }
}

/// A detector that waits for what a reading says at the end.
struct ReadingRun<D: ReadingDetector>: DetectorRun {
    var detector: D

    mutating func observe(_ stretch: EventStretch) {
        stretch.forEach { detector.observe($0, $1) }
    }

    consuming func conclude(with readings: FinishedReadings) -> [Finding] {
        readings[D.Source.self].map { detector.conclude(with: $0) } ?? []
    }
}

extension Reading {
    mutating func observe(_ stretch: EventStretch) {
        stretch.forEach { observe($0, $1) }
    }
}
