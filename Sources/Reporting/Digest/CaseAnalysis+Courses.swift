// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension CaseAnalysis {
    /// The stages of a course with the message that each begins with; one between two begins with their first message.
    func stages(of course: Escalation) -> [(n: Int32, stage: StageLetter)] {
        (isOfGroup(course) ? [] : [(course.start, .start)])
            + course.steps.map { ($0.citation.n, StageLetter(stage: $0.stage)) }
    }

    /// Whose course it is, and towards whom where the record tells.
    func pair(_ course: Escalation) -> String {
        isOfGroup(course)
            ? "\(course.account.label) in \(course.conversation.label), a group"
            : "\(course.account.label) towards \(course.target.label)"
    }
}
