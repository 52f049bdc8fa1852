// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Time spent talking: the sum over messages of min(gap, 10 minutes).
///
/// One running sum for a conversation serves every pair in it: a span of active time is a difference of two readings.
/// It counts from the second in which a message lies to the second of the next, as times are printed: without a long
/// silence the sum is the difference that a reader finds between the first time and the last.
public struct ActiveClock: Hashable, Sendable {
    /// A silence counts at most this much, in microseconds.
    public static let cap: Int64 = 600_000_000

    /// The reading after the latest message, in microseconds.
    public private(set) var reading: Int64 = 0
    /// The second of the latest message.
    private var last: Int64?

    /// A clock that has seen nothing.
    public init() {}

    /// Counts a message; undated ones and drafts stand still.
    public mutating func count(_ entry: TimelineEntry) {
        guard entry.kind == .message, entry.wasSent, let second = entry.time.map(Self.second) else { return }
        if let last {
            reading += min(max(second - last, 0), Self.cap / 1_000_000) * 1_000_000
        }
        last = second
    }

    /// The second in which a time lies.
    private static func second(of time: Int64) -> Int64 {
        let (quotient, rest) = time.quotientAndRemainder(dividingBy: 1_000_000)
        return rest < 0 ? quotient - 1 : quotient
    }
}
