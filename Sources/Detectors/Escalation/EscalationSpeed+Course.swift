// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What makes stages a course, and whose it is.
extension EscalationSpeed {
    /// Whose course it is: the one who brings up most of it, and anybody who threatens or demands.
    static func leads(
        _ account: Account.ID, _ target: Account.ID, _ onsets: [StageTracker.Onset], _ rival: [StageTracker.Onset]
    ) -> Bool {
        let own = onsets.filter { $0.by == account }
        let counted = own.filter { $0.stage != .payment && $0.stage != .imageReceived }
        guard counted.count >= 2 || counted.contains(where: { core.contains($0.stage) }) else { return false }
        if counted.contains(where: { $0.stage == .threat || $0.stage == .demand }) { return true }
        let others = rival.filter { $0.by == target && $0.stage != .payment && $0.stage != .imageReceived }
        if counted.count != others.count { return counted.count > others.count }
        return counted[0].entry.n < (others.first?.entry.n ?? .max)
    }

    /// Stages that matter for a speed: what couples and friends do too is a course only beside what they do not.
    static func isCourse(_ own: [StageTracker.Onset]) -> Bool {
        let stages = Set(own.map(\.stage))
        let isIntimate = !stages.isDisjoint(with: [.sexualTopic, .imageRequest])
        return isIntimate && !stages.isDisjoint(with: guarded)
    }

    private static let guarded: Set<Escalation.Stage> = [
        .ageQuestion, .isolationQuestion, .secrecy, .platformMove, .giftOffer,
    ]

    private static let core: Set<Escalation.Stage> = [.sexualTopic, .imageRequest, .threat, .demand]
}
