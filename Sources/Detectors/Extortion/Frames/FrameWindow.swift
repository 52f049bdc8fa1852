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

    /// Where each feature of `known` was seen last, by bit.
    private var last = ContiguousArray(repeating: FramePosition(message: 0, active: 0), count: FrameFeatures.count)
    /// Features seen and not too old.
    private var known: UInt64 = 0

    mutating func note(_ features: FrameFeatures, at position: FramePosition) {
        var rest = features.rawValue
        known |= rest
        while rest != 0 {
            last[rest.trailingZeroBitCount] = position
            rest &= rest - 1
        }
    }

    /// The features seen within the window that ends here.
    mutating func recent(at now: FramePosition) -> FrameFeatures {
        var (seen, rest) = (0 as UInt64, known)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            let apart = now.message - last[bit].message
            if apart > Self.tierMessages {
                // Messages are only ever counted up.
                known &= ~(1 << UInt64(bit))
            } else if apart <= Self.few || now.active - last[bit].active <= Self.active {
                seen |= 1 << UInt64(bit)
            }
        }
        return FrameFeatures(rawValue: seen)
    }

    /// The features seen so shortly before that a bare sum may belong to them.
    func justBefore(_ now: FramePosition) -> FrameFeatures {
        var (seen, rest) = (0 as UInt64, known)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            if now.message - last[bit].message <= 6 && now.active - last[bit].active <= Self.active {
                seen |= 1 << UInt64(bit)
            }
        }
        return FrameFeatures(rawValue: seen)
    }

    /// Whether two parts may belong together: few messages apart, or more of them within the hour.
    static func isNear(_ earlier: FramePosition, _ later: FramePosition) -> Bool {
        let apart = later.message - earlier.message
        return apart <= few || apart <= messages && later.active - earlier.active <= active
    }
}
