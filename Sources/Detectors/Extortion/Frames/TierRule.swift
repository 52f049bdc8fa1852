// SPDX-License-Identifier: Apache-2.0

import Analysis

/// How much of a demand a stretch holds; `docs/detectors/extortion-demand.md` tells it in words.
enum TierRule {
    /// The tier of what stands close together.
    ///
    /// `hasStandingThreat` tells of an earlier frame that was paid, `isUnheard` that the other has hardly answered:
    /// whoever answers without alarm does not take it for a threat.
    static func tier(of seen: FrameFeatures, hasStandingThreat: Bool, isUnheard: Bool) -> ExtortionDemand.Tier? {
        let bites = seen.overlaps([.leverage, .contacts, .proof, .audience, .plea])
        let isHeld = seen.overlaps([.leverage, .contacts, .proof, .shown, .plea])
        let isThreat =
            seen.contains(.threat) || seen.contains(.accusation) && bites || seen.contains(.vagueThreat) && isHeld
        let isSpecific = seen.overlaps([.amount, .method, .payee, .deadline])
        let evidence = FrameEvidence(seen)
        let isBacked = evidence.isBacked || seen.contains(.intimacy) || hasStandingThreat || isUnheard
        if seen.contains(.demand) {
            if isThreat && isSpecific && isBacked { return .e4 }
            if isThreat && bites && isBacked || isImplied(by: seen, isUnheard: isUnheard) || hasStandingThreat {
                return .e3
            }
            if isThreat || seen.isSuperset(of: [.pressure, .leverage]) { return .e2 }
            if seen.overlaps(.weakThreats) && isSpecific { return .e2 }
        }
        if hasStandingThreat {
            if seen.overlaps([.demandHint, .amount]) { return .e3 }
            if isThreat || seen.overlaps(.hints) { return .e2 }
        }
        if seen.isSuperset(of: [.threat, .amount, .plea]) { return .e3 }
        if seen.contains(.request) && isThreat && bites && isBacked { return isSpecific ? .e4 : .e3 }
        if evidence.isDemand || isBegged(seen) { return .e3 }
        if isThreat && seen.overlaps([.leverage, .contacts, .proof, .audience]) { return .e2 }
        if evidence.isThreat { return .e2 }
        let presses = seen.contains(.pressure) || seen.contains(.deadline) && seen.overlaps([.leverage, .contacts])
        return seen.isSuperset(of: [.payee, .demand]) && presses ? .e1 : nil
    }

    /// A threat that nobody speaks out: what is held and who is known, or what is held and a countdown or a plea.
    private static func isImplied(by seen: FrameFeatures, isUnheard: Bool) -> Bool {
        let holds = seen.overlaps([.leverage, .proof])
        if holds && seen.overlaps([.contacts, .deadline, .plea]) { return true }
        if seen.isSuperset(of: [.leverage, .audience]) && (isUnheard || FrameEvidence(seen).alarm >= 2) { return true }
        // An intimate picture, and then money by a way and a time.
        if seen.contains(.picture) && seen.overlaps([.amount, .method, .payee])
            && seen.overlaps([.deadline, .method, .payee, .contacts, .plea])
        {
            return true
        }
        if seen.isSuperset(of: [.contacts, .plea]) && seen.overlaps([.deadline, .amount]) { return true }
        return false
    }

    /// An intimate picture, then a payee with a sum or a time, and whoever sent the picture begs.
    ///
    /// No word of a threat is needed, nor one of a demand. Who pays for pictures names no payee of their own. So it is with a
    /// picture at whose sight the other asks where it is from, and begs.
    private static func isBegged(_ seen: FrameFeatures) -> Bool {
        if seen.isSuperset(of: [.shown, .amount, .plea]), seen.overlaps([.payee, .deadline]), !seen.contains(.debt) {
            return true
        }
        // Hints alone, and the other begs and names the crime: what the sum is for is plain to both.
        if seen.isSuperset(of: [.amount, .plea, .outcry]), seen.overlaps([.demand, .demandHint]),
            seen.overlaps([.threatHint, .threatHints, .accusation, .vagueThreat, .contacts]),
            seen.overlaps([.payee, .deadline, .method]), !seen.contains(.debt)
        {
            return true
        }
        return seen.isSuperset(of: [.picture, .payee]) && seen.overlaps([.plea, .outcry])
            && seen.overlaps([.amount, .deadline])
    }
}
