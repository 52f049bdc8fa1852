// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Parts a frame where the other paid and more was asked afterwards: each demand stands for itself.
struct FrameParting {
    /// Messages, by number, in which somebody else claims a payment.
    let payments: [Int32]

    /// The frame, in parts where a payment lies between two of its demands.
    func parted(_ whole: ExtortionDemand) -> [ExtortionDemand] {
        var demand = whole
        let asked = (demand.slots[.demand] ?? []).map(\.n).sorted()
        guard let first = asked.first, let last = asked.last, demand.slots[.seeming] == nil else { return [demand] }
        if payments.contains(where: { $0 > first }) { demand.isPaid = true }
        // A payment ends a demand when something is asked before and after it.
        let ends = payments.filter { $0 > first && $0 < last }
        guard let end = ends.first, let next = asked.first(where: { $0 > end }) else { return [demand] }
        var (before, after) = (demand, demand)
        before.slots = demand.slots.compactMapValues { Self.kept($0) { $0.n < next } }
        after.slots = demand.slots.compactMapValues { Self.kept($0) { $0.n >= next } }
        (before.isPaid, after.isPaid) = (true, payments.contains { $0 > next })
        before.sums = demand.sums.filter { $0.n < next }
        after.sums = demand.sums.filter { $0.n >= next }
        after.amount = after.sums.first?.amount
        if let amount = demand.amount, !before.sums.isEmpty, !before.sums.contains(where: { $0.amount == amount }) {
            before.amount = before.sums.first?.amount
        }
        before.methods = demand.methods.filter { $0.n < next }
        after.methods = demand.methods.filter { $0.n >= next }
        // What belongs to which part is read again.
        (before.deadline, after.deadline) = (nil, nil)
        (before.payees, after.payees) = ([], [])
        after.wants = after.sums.isEmpty ? demand.wants : [.money]
        // The threat of the first stands behind the next.
        if demand.tier == .e4 {
            before.tier = Self.tier(before)
            after.tier = Self.tier(after)
        }
        return [before] + parted(after)
    }

    private static func kept(_ citations: [Citation], _ isKept: (Citation) -> Bool) -> [Citation]? {
        let kept = citations.filter(isKept)
        return kept.isEmpty ? nil : kept
    }

    private static func tier(_ demand: ExtortionDemand) -> ExtortionDemand.Tier {
        let isSpecific = [ExtortionDemand.Slot.amount, .method, .deadline].contains { demand.slots[$0] != nil }
        guard demand.slots[.threat] != nil else { return .e3 }
        return isSpecific ? .e4 : .e3
    }
}
