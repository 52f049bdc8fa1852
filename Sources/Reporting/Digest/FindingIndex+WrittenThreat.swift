// SPDX-License-Identifier: Apache-2.0

import Analysis

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
