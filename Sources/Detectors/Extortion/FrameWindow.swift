// SPDX-License-Identifier: Apache-2.0

/// Where a message of an account stands: counted in the account's own messages and in active time.
struct FramePosition: Hashable {
    var message: Int
    var active: Int64
}

/// When each feature was last seen, so that only what stands close together makes a tier.
struct FrameWindow {
    /// Own messages between two parts of one frame, at most.
    static let messages = 20
    /// Active time between two parts of one frame, at most, in microseconds.
    static let active: Int64 = 3_600_000_000

    /// Own messages within which parts make a tier together: long talk holds a bit of everything.
    static let tierMessages = 12
    /// Own messages within which slow talk still hangs together, whatever the active time.
    static let few = 10

    private var last = [FramePosition?](repeating: nil, count: FrameFeatures.count)

    mutating func note(_ features: FrameFeatures, at position: FramePosition) {
        for bit in last.indices where features.rawValue >> UInt64(bit) & 1 == 1 { last[bit] = position }
    }

    /// The features seen within the window that ends here.
    func recent(at now: FramePosition) -> FrameFeatures {
        seen { now.message - $0.message <= Self.tierMessages && Self.isNear($0, now) }
    }

    /// The features seen so shortly before that a bare sum may belong to them.
    func justBefore(_ now: FramePosition) -> FrameFeatures {
        seen { now.message - $0.message <= 6 && now.active - $0.active <= Self.active }
    }

    private func seen(where isClose: (FramePosition) -> Bool) -> FrameFeatures {
        var seen: UInt64 = 0
        for bit in last.indices {
            if let position = last[bit], isClose(position) { seen |= 1 << UInt64(bit) }
        }
        return FrameFeatures(rawValue: seen)
    }

    /// Whether two parts may belong together: few messages apart, or more of them within the hour.
    static func isNear(_ earlier: FramePosition, _ later: FramePosition) -> Bool {
        let apart = later.message - earlier.message
        return apart <= few || apart <= messages && later.active - earlier.active <= active
    }
}
