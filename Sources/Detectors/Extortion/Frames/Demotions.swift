// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Why a frame weighs less than its slots alone.
struct Demotions {
    /// Reasons, by the words of the output file.
    private(set) var reasons: [String] = []
    private var steps = 0
    /// Steps for laughter among them.
    private var laughter = 0
    /// The other begs, names the crime or pays while the demander laughs.
    private var isMocking = false

    /// The highest tier that is left.
    private var highest = ExtortionDemand.Tier.e4

    /// Weighs a frame in its setting.
    init(_ frame: ExtortionFrame, _ setting: FrameSetting) {
        let seen = frame.seen
        let isSerious = setting.isSerious
        // Friends say "blackmail!" too; who also begs, is distressed or names a helper means it.
        let isMeant = isSerious || seen.overlaps([.distress, .helper, .leverage, .picture, .violence])
        let isAlarmed = seen.contains(.plea) || seen.contains(.outcry) && isMeant
        // A picture behind a sharp word shows what is held where there is something to hold; else it is of the goods.
        let shows = seen.contains(.proof) && (isSerious || seen.overlaps([.leverage, .contacts, .intimacy, .shown]))
        // Whoever claims rent keeps what was written, too.
        let isTalkAlone =
            setting.holdsTalkAlone && !isAlarmed && seen.isDisjoint(with: [.distress, .intimacy, .contacts])
        let isHeld = shows || seen.overlaps([.picture, .violence]) || seen.contains(.leverage) && !isTalkAlone
        let isTroubled = isAlarmed || frame.isPaid || seen.overlaps([.distress, .questions])
        // Who laughs alone at what is said outright, and takes nothing back, mocks.
        let isMocked = frame.isOutrightAndPressing && !frame.isTakenBack && !frame.isTakenAsJoke
        if frame.endsInLaughter && !isMocked {
            laughter = (isSerious || frame.hasPlea) && !frame.isTakenAsJoke ? 1 : 2
            take(laughter, for: "laughter")
        }
        if frame.isTakenAsJoke && !frame.hasPlea && (!isSerious && !seen.contains(.contacts) || !isTroubled) {
            take(2, for: "banter")
        }
        if frame.gameMessages >= 2 && !isSerious && !frame.isOutrightAndPressing { take(2, for: "game") }
        // A real office threatens no arrest while it bids to tell nobody, or wants gift cards, coins or a courier.
        let isFeigned =
            seen.contains(.accusation) && seen.overlaps([.demand, .amount])
            && (seen.contains(.hush) || setting.isUntraceable)
        if frame.isBusiness && !isFeigned && !isSerious && !isAlarmed && !seen.overlaps([.leverage, .proof]) {
            take(2, for: "business-sender")
        }
        // What all chip in for, at which others of the group laugh to the end.
        let isJestOfGroup = setting.isGroup && frame.isLaughedAt && seen.contains(.debt)
        // A claim of everyday life: nothing held, nobody hurt, nobody begging before a spoken threat.
        let isDire =
            frame.isAnsweredWithPlea && seen.overlaps([.threat, .accusation])
            && seen.overlaps([.condition, .conditioned]) && !isJestOfGroup
        if setting.isHousehold && !setting.isGrave && !isHeld { take(2, for: "household") }
        if seen.contains(.debt) && !isSerious && !isHeld && !isDire { take(2, for: "debt") }
        let isUltimatum =
            frame.hasPlea && !frame.isTakenAsJoke
            && seen.isSuperset(of: [.threat, .demand, .amount, .conditioned]) && !isJestOfGroup
        // A sum, where to, until when and what else happens, all in one message, is no banter of a group.
        if setting.isGroup && !isSerious && !isUltimatum && !frame.isWhole
            && (!isAlarmed || !isHeld && !seen.contains(.contacts))
        {
            take(2, for: "group-banter")
        } else if frame.isAnsweredInKind && !isAlarmed && !isSerious {
            take(2, for: "banter")
        } else if !isSerious && !isHeld && isUnmoved(frame) && !(isFeigned && frame.hasReaction) {
            // Whoever is blackmailed does not just chat on.
            take(2, for: "no-alarm")
        }
        if setting.isPetty && steps < 2 && !isSerious && !isHeld && !seen.overlaps([.plea, .contacts]) {
            reasons.append("petty-sum")
            highest = .e2
        }
        // Whoever laughs while the other begs or pays for what is held is no less serious; "that is blackmail" is said
        // among friends.
        let isHurt = seen.overlaps([.plea, .distress]) || frame.isPaid
        isMocking = !frame.isTakenAsJoke && !frame.isTakenBack && isHurt && (isSerious || FrameEvidence(seen).hold >= 2)
    }

    /// The other answered, and nothing shows that it was taken for a threat: who pays took it for one, and what is said
    /// outright with something held is one.
    private func isUnmoved(_ frame: ExtortionFrame) -> Bool {
        if frame.isPaid || frame.isOutrightAndPressing { return false }
        return frame.answers >= 2 && !frame.hasReaction || frame.answers >= 3 && !FrameEvidence(frame.seen).isBacked
    }

    /// The tier that is left; what looked like a demand stays visible at E1.
    func applied(to tier: ExtortionDemand.Tier) -> ExtortionDemand.Tier? {
        if steps == 0 { return min(tier, highest) }
        if isMocking && steps == laughter && tier >= .e3 { return min(.e3, highest) }
        let all = ExtortionDemand.Tier.allCases
        guard let rank = all.firstIndex(of: tier), rank > 0 else { return nil }
        return min(all[max(0, rank - steps)], highest)
    }

    private mutating func take(_ count: Int, for reason: String) {
        reasons.append(reason)
        steps += count
    }

    /// Words of others weigh two tiers less than one's own.
    mutating func takeQuoted(_ frame: ExtortionFrame) {
        let sources = frame.quotedBy.isEmpty ? ["reported-speech"] : frame.quotedBy
        for reason in sources.sorted() { reasons.append(reason) }
        steps += 2
    }
}
