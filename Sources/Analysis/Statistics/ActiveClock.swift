// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Time spent talking: the sum over messages of min(gap, 10 minutes).
///
/// One running sum for a conversation serves every pair in it: a span of active time is a difference of two readings.
public struct ActiveClock: Hashable, Sendable {
    /// A silence counts at most this much, in microseconds.
    public static let cap: Int64 = 600_000_000

    /// The reading after the latest message, in microseconds.
    public private(set) var reading: Int64 = 0
    private var last: Int64?

    /// A clock that has seen nothing.
    public init() {}

    /// Counts a message; undated ones and drafts stand still.
    public mutating func count(_ entry: TimelineEntry) {
        guard entry.kind == .message, entry.state != .draft, let time = entry.time else { return }
        if let last {
            // Times come from the input: the difference of two extremes would not fit.
            let (gap, overflow) = time.subtractingReportingOverflow(last)
            reading += overflow ? Self.cap : min(max(gap, 0), Self.cap)
        }
        last = time
    }
}
