// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Which message a deadline stands in, of those whose words tell a time.
struct DemandDeadlines {
    /// The message that holds the words of the deadline; nil where the demand has none.
    let telling: Int32?
    /// The other messages of the demand that tell a time: a countdown that goes on, a deadline put off.
    let others: [Int32]
    /// Of the others, those that weakly measured wording alone puts there.
    let weak: [Int32]

    init(_ demand: ExtortionDemand) {
        let telling = demand.deadline?.n
        let (plain, weak) = demand.messages(of: .deadline)
        self.telling = telling
        others = plain.filter { $0 != telling }
        self.weak = weak.filter { $0 != telling }
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
