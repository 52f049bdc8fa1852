// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Which message a deadline stands in, of those whose words tell a time.
struct DemandDeadlines {
    /// The message that holds the words of the deadline; nil where none does, or the demand has no deadline.
    private(set) var telling: Int32?
    /// The other messages of the demand that tell a time: a countdown that goes on, a deadline put off.
    private(set) var others: [Int32]
    /// Of the others, those that weakly measured wording alone puts there.
    private(set) var weak: [Int32]

    init(_ demand: ExtortionDemand, in timeline: Timeline) {
        let literal = demand.deadline?.literal ?? ""
        let holder = (demand.slots[.deadline] ?? []).map(\.n).first { n in
            guard !literal.isEmpty, case .message(let message) = timeline.event(n).content else { return false }
            return message.text?.contains(literal) == true
        }
        telling = holder
        // What nobody can place stays one list: no message is said to hold words that it does not.
        let (plain, weak) = demand.messages(of: .deadline)
        others = plain.filter { $0 != holder }
        self.weak = weak.filter { $0 != holder }
    }

    /// ` [0071]; other words of time [0068] [0072] and 3 more`.
    var cited: Prose {
        guard telling != nil, !others.isEmpty else { return brief }
        return "\(brief), other words of time \(Prose.citations(others, atMost: 3))"
    }

    /// The same without the other words of time, for the cover.
    var brief: Prose {
        guard let telling else { return others.isEmpty ? Prose() : " " + Prose.citations(others, atMost: 3) }
        return " \(cite: telling)"
    }
}
