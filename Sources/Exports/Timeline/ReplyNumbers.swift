// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Synchronization

/// The targets of replies and reactions, worked out when the first is asked for.
///
/// They take passes over the whole timeline, and an analysis that writes no timeline asks for none.
final class ReplyNumbers: Sendable {
    private let timeline: Timeline
    private let numbers = Mutex<[Int32: Int32]?>(nil)

    init(_ timeline: Timeline) { self.timeline = timeline }

    /// Number of what event `n` answers; nil when it answers nothing that is in the timeline.
    func target(of n: Int32) -> Int32? {
        numbers.withLock { known in
            if known == nil { known = ReplyTargets.numbers(in: timeline) }
            return known?[n]
        }
    }
}
