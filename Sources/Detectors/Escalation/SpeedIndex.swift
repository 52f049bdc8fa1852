// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Glibc

/// How fast a course was, as one number for sorting: the weighted mean of 2^(−T/h) over the stages reached.
///
/// T is active time from the start, or from the picture to the threat; h is the time at which a stage counts half.
/// A demand counts only behind a threat or a request for a picture, so that rent on the first line is no course.
struct SpeedIndex {
    /// 0 … 1.
    let value: Double

    init?(_ onsets: [StageTracker.Onset], since start: Int64) {
        var (sum, weights) = (0.0, 0.0)
        for onset in onsets {
            guard let term = Self.terms.first(where: { $0.stage == onset.stage }) else { continue }
            if onset.stage == .demand, !onsets.contains(where: { $0.stage == .threat || $0.stage == .imageRequest }) {
                continue
            }
            var origin = start
            if onset.stage == .threat, let picture = onsets.first(where: { $0.stage == .imageReceived }),
                picture.active <= onset.active
            {
                origin = picture.active
            }
            let minutes = Double(onset.active - origin) / 60_000_000
            sum += term.weight * exp2(-minutes / term.half)
            weights += term.weight
        }
        guard weights > 0 else { return nil }
        value = sum / weights
    }

    /// Whether the time of a stage goes into the number.
    static func rests(on stage: Escalation.Stage) -> Bool {
        stage == .imageReceived || terms.contains { $0.stage == stage }
    }

    /// The class of the index.
    var level: Escalation.Level {
        switch value {
        case 0.75...: .veryFast
        case 0.5...: .fast
        case 0.25...: .moderate
        default: .slow
        }
    }

    private static let terms: [(stage: Escalation.Stage, weight: Double, half: Double)] = [
        (.sexualTopic, 1, 30), (.imageRequest, 2, 30), (.threat, 3, 15), (.demand, 3, 60),
    ]
}
