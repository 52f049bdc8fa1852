// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension CaseAnalysis {
    /// Whether other than two people took part where a course was found.
    ///
    /// A group does not tell whom words address, and none of its messages is known for the first between two: the
    /// detector names whoever wrote last before as the other end, and times run from the first stage.
    public func isOfGroup(_ course: Escalation) -> Bool {
        let participants = summary.conversations[Int(course.conversation.rawValue)].participants
        // Whoever never answered may be named nowhere in the record of their conversation.
        return Set(participants).union([course.account, course.target]).count != 2
    }
}
