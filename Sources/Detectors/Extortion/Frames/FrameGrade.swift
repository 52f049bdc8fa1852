// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The tier of a frame after all that speaks against it.
struct FrameGrade {
    let tier: ExtortionDemand.Tier
    let demotions: [String]
    /// Whether it stands on words of others alone, so that their places are shown too.
    let isQuoted: Bool
    /// Whether the other counsels the account not to pay: then no wording makes the words its own.
    let isCounselled: Bool

    /// The tier before anything speaks against it.
    init?(undemoted frame: ExtortionFrame) {
        guard let full = frame.tierWithQuotes else { return nil }
        (tier, demotions, isQuoted, isCounselled) = (full, [], false, false)
    }

    /// Nil where nothing is left to tell.
    init?(_ frame: ExtortionFrame, _ setting: FrameSetting) {
        guard let full = frame.tierWithQuotes else { return nil }
        // "Don't pay them", says whoever is told of a demand, and nobody of whom something is demanded.
        // Who is pressed asks "who sent it" too, and then bargains or refuses.
        let isToldOf =
            frame.isCounselled || frame.isAskedWhose && !frame.seen.overlaps([.leverage, .bargaining, .refusal])
        isCounselled = isToldOf && !setting.isGroup && !setting.isSerious && !frame.hasPlea && !frame.isPaid
        isQuoted = isCounselled || frame.tier.map { $0 < full } ?? true
        var demotions = Demotions(frame, setting)
        var tier = demotions.applied(to: full)
        if isQuoted {
            let own = isCounselled ? nil : frame.tier.flatMap { demotions.applied(to: $0) }
            demotions.takeQuoted(frame)
            tier = [own, demotions.applied(to: full)].compactMap { $0 }.max()
        }
        guard let tier else { return nil }
        self.tier = tier
        self.demotions = demotions.reasons
    }
}
