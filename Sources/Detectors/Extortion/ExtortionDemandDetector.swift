// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Joins threats, demands, sums, payees and deadlines of one account into frames and grades them.
///
/// Figures and tiers: docs/detectors/extortion-demand.md.
struct ExtortionDemandDetector: ReadingDetector {
    private let context: DetectorContext

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {}

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        let context = context
        return reading.demands.flatMap { account, demands in
            context.isAssessed(account) ? demands.map(Finding.extortion) : []
        }
    }
}
