// SPDX-License-Identifier: Apache-2.0

import Analysis

/// How much of a demand a stretch holds; `docs/detectors/extortion-demand.md` tells it in words.
enum TierRule {
    /// The tier of what stands close together; `hasStandingThreat` tells of an earlier frame that was paid.
    static func tier(of seen: FrameFeatures, hasStandingThreat: Bool) -> ExtortionDemand.Tier? {
        let bites = seen.overlaps([.leverage, .contacts, .proof, .audience, .plea])
        let isThreat = seen.contains(.threat) || seen.contains(.weakThreat) && bites
        let isSpecific = seen.overlaps([.amount, .method, .payee, .deadline])
        if seen.contains(.demand) {
            if isThreat && isSpecific { return .e4 }
            if isThreat && bites || isImplied(by: seen) || hasStandingThreat { return .e3 }
            if isThreat || seen.isSuperset(of: [.pressure, .leverage]) { return .e2 }
            if seen.contains(.weakThreat) && isSpecific { return .e2 }
        }
        if seen.contains(.request) && isThreat && bites { return isSpecific ? .e4 : .e3 }
        if isThreat && seen.overlaps([.leverage, .contacts, .proof, .audience]) { return .e2 }
        let presses = seen.contains(.pressure) || seen.contains(.deadline) && seen.overlaps([.leverage, .contacts])
        return seen.isSuperset(of: [.payee, .demand]) && presses ? .e1 : nil
    }

    /// A threat that nobody speaks out: what is held and who is known, or what is held and a countdown or a plea.
    private static func isImplied(by seen: FrameFeatures) -> Bool {
        let holds = seen.overlaps([.leverage, .proof])
        return holds && seen.overlaps([.contacts, .audience])
            || (holds || seen.contains(.contacts)) && seen.overlaps([.deadline, .plea])
    }
}
