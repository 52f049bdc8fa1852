// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Sees that a demand of tier E3 or E4 cites what makes it one: something demanded, and a threat or what stands for it.
///
/// What stands close together gives a tier also where its parts lie in an earlier demand, or in a message of the other.
enum FrameBasis {
    /// Settles the demands of one account in a conversation, in their order; `thin` are those of few messages.
    static func settle(_ demands: inout [ExtortionDemand], thin: Set<Int> = []) {
        for index in demands.indices where demands[index].tier >= .e3 {
            settleDemand(of: &demands[index], isThin: thin.contains(index))
            settleThreat(of: &demands[index], after: demands[..<index])
            if demands[index].tier == .e4, specific.allSatisfy({ demands[index].slots[$0] == nil }) {
                demands[index].tier = .e3
            }
        }
        for index in demands.indices where demands[index].tier < .e3 { demands[index].standing = [] }
    }

    /// Where no message demands in words, the sum, the place to pay to or the condition is what is demanded: in a frame of
    /// few messages only the place behind an intimate picture, which is asked for by naming it.
    private static func settleDemand(of demand: inout ExtortionDemand, isThin: Bool) {
        guard demand.slots[.demand] == nil else { return }
        let isBegged = !demand.payees.isEmpty && !demand.standing.isEmpty
        if !isThin || isBegged, let told = inStead.compactMap({ demand.slots[$0] }).first {
            demand.slots[.demand] = told
        } else {
            demand.lower(for: "no-demand")
        }
    }

    private static func settleThreat(of demand: inout ExtortionDemand, after earlier: ArraySlice<ExtortionDemand>) {
        if held.contains(where: { demand.slots[$0] != nil }) {
            demand.standing = []
        } else if let before = earlier.last(where: { $0.tier >= .e3 }) {
            // The threat of a demand that was paid stands behind the next one.
            demand.standing = held.compactMap { before.slots[$0] }.first ?? before.standing
        }
        if demand.standing.isEmpty, held.allSatisfy({ demand.slots[$0] == nil }) { demand.lower(for: "no-threat") }
    }

    /// Parts that are a threat or stand for one, the plainest first.
    private static let held: [ExtortionDemand.Slot] = [.threat, .leverage, .proof, .executed, .audience]
    private static let inStead: [ExtortionDemand.Slot] = [.amount, .method, .condition]
    private static let specific: [ExtortionDemand.Slot] = [.amount, .method, .deadline]
}

extension ExtortionDemand {
    fileprivate mutating func lower(for reason: String) {
        guard tier >= .e3 else { return }
        tier = .e2
        demotions.append(reason)
    }
}
