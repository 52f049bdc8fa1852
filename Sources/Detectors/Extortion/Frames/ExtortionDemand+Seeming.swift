// SPDX-License-Identifier: Apache-2.0

import Analysis

extension ExtortionDemand {
    /// Leaves what only seems to be a demand: visible at E1, with all of its parts under `seeming` and nothing told of them.
    mutating func leaveSeeming(for reason: String) {
        tier = .e1
        if !demotions.contains(reason) { demotions.append(reason) }
        slots = [.seeming: Slot.allCases.flatMap { slots[$0] ?? [] }.inOrder]
        (amount, sums, currencyBasis) = (nil, [], nil)
        (payees, methods, wants) = ([], [], [])
        (deadline, standing) = (nil, [])
    }
}
