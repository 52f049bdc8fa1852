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
        let conditions = Set((demand.slots[.condition] ?? []).map(\.n))
        let threatening = Set((demand.slots[.threat] ?? []).lazy.filter { !$0.isMeasured }.map(\.n))
        for n in threatening.intersection(conditions).sorted() {
            let marks = context.marks[n]
            guard let entry = own(n), context.ownCodes(of: entry, in: marks).overlaps(Self.requests) else { continue }
            for citation in context.citations(of: Self.requests, at: n, in: marks) {
                add(citation, to: .demand, of: &demand)
            }
            if !demand.wants.contains(.picture) { demand.wants.append(.picture) }
        }
    }

    private static let requests: CodeSet = [.imageRequest, .imageHint]
}
