// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// One copy of a detector while it is fed: the loop over events stands beside the concrete type, so that only one call
/// a stretch is dynamic.
protocol DetectorRun {
    mutating func observe(_ stretch: EventStretch)
    consuming func conclude(with reading: (any Reading)?) -> [Finding]
}

/// A detector that stands alone.
struct PlainRun<D: Detector>: DetectorRun {
    var detector: D

    mutating func observe(_ stretch: EventStretch) {
        stretch.forEach { detector.observe($0, $1) }
    }

    consuming func conclude(with reading: (any Reading)?) -> [Finding] { detector.conclude() }
}

/// A detector that waits for what a reading says at the end.
struct ReadingRun<D: ReadingDetector>: DetectorRun {
    var detector: D

    mutating func observe(_ stretch: EventStretch) {
        stretch.forEach { detector.observe($0, $1) }
    }

    consuming func conclude(with reading: (any Reading)?) -> [Finding] {
        (reading as? D.Source).map { detector.conclude(with: $0) } ?? []
    }
}

extension Reading {
    mutating func observe(_ stretch: EventStretch) {
        stretch.forEach { observe($0, $1) }
    }
}
