// SPDX-License-Identifier: Apache-2.0

extension ExtortionDemand {
    /// Whether a message fills a slot.
    public func holds(_ slot: Slot) -> Bool { !(slots[slot] ?? []).isEmpty }

    /// Whether the rules set aside all of it: words of a demand that are somebody else's, or count for nothing.
    public var isSetAside: Bool { Set(slots.filter { !$0.value.isEmpty }.keys) == [.seeming] }

    /// Whether messages of it demand and threaten, whatever speaks against them.
    public var isJoined: Bool { holds(.threat) && holds(.demand) }
}
