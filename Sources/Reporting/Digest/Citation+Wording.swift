// SPDX-License-Identifier: Apache-2.0

import Analysis

extension Citation {
    /// Whether a rule that somebody wrote, an identifier or strongly measured words stand behind it, and not weakly measured
    /// words alone.
    var isPlain: Bool {
        if rule.hasPrefix("model.") { return false }
        return !rule.contains(".wording.") || rule.hasSuffix(".3")
    }

    /// Whether no rule that somebody wrote stands behind it: the weight of its words was measured.
    var isMeasured: Bool { rule.contains(".wording.") || rule.hasPrefix("model.") }
}

extension ExtortionDemand {
    /// Messages of a slot, and of these those that weakly measured wording alone puts there.
    func messages(of slot: Slot) -> (plain: [Int32], weak: [Int32]) {
        let all = slots[slot] ?? []
        let plain = all.filter(\.isPlain).map(\.n).uniqued
        return (plain, all.map(\.n).uniqued.filter { !plain.contains($0) })
    }
}

extension FindingIndex {
    /// The first message after a threat by measured wording that a written rule reads as one, in the demands of the same
    /// account; nil where the threat of the course rests on a written rule itself, or none follows.
    func writtenThreat(of course: Escalation) -> Int32? {
        guard let step = course.steps.first(where: { $0.stage == .threat && $0.introducedBy == course.account }),
            step.citation.isMeasured
        else { return nil }
        return extortion.filter { $0.account == course.account && $0.conversation == course.conversation }
            .flatMap { $0.slots[.threat] ?? [] }.filter { !$0.isMeasured && $0.n > step.citation.n }.map(\.n).min()
    }
}
