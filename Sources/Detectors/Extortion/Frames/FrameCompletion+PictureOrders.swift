// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

extension FrameCompletion {
    /// Takes an order for a picture that stands with a threat in one message for a demand, also where money is demanded too.
    ///
    /// "Send another or I show this one" names what is wanted and what happens otherwise: nothing that is demanded later
    /// makes it mere pressure.
    func takePictureOrders(into demand: inout ExtortionDemand) {
        let threatening = Set((demand.slots[.threat] ?? []).lazy.filter { !$0.isMeasured }.map(\.n))
        let ordering = (demand.slots[.pressure] ?? []).filter { threatening.contains($0.n) && speaksOfPicture($0.n) }
        guard !ordering.isEmpty else { return }
        for citation in ordering { add(citation, to: .demand, of: &demand) }
        let left = (demand.slots[.pressure] ?? []).filter { !ordering.contains($0) }
        demand.slots[.pressure] = left.isEmpty ? nil : left
        if !demand.wants.contains(.picture) { demand.wants.append(.picture) }
    }
}
