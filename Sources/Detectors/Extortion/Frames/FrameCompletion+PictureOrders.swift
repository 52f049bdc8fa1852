// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

extension FrameCompletion {
    /// Takes a request for a picture that stands with a threat and a condition in one message for a demand, also where money is
    /// demanded too.
    ///
    /// "Send another or I show this one" names what is wanted and what happens otherwise: nothing that is demanded later
    /// makes it mere pressure.
    func takePictureOrders(into demand: inout ExtortionDemand) {
        for condition in demand.slots[.condition] ?? [] {
            let threats = (demand.slots[.threat] ?? []).filter { $0.n == condition.n && !$0.isMeasured }
            guard !threats.isEmpty else { continue }
            let marks = context.marks[condition.n]
            guard let entry = own(condition.n), let place = condition.range?.lowerBound,
                context.ownCodes(of: entry, in: marks).overlaps(Self.requests)
            else { continue }
            // What stands behind the condition is what happens otherwise; "I will send the video" asks for none.
            let asked = context.citations(of: Self.requests, at: condition.n, in: marks).filter { citation in
                guard let range = citation.range, range.upperBound <= place else { return false }
                return !threats.contains { $0.range?.overlaps(range) ?? false }
            }
            guard !asked.isEmpty else { continue }
            for citation in asked { add(citation, to: .demand, of: &demand) }
            if !demand.wants.contains(.picture) { demand.wants.append(.picture) }
        }
    }

    private static let requests: CodeSet = [.imageRequest, .imageHint]
}
