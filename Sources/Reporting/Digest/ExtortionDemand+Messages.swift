// SPDX-License-Identifier: Apache-2.0

import Analysis

extension ExtortionDemand {
    /// Messages of a slot, and of these those that measured wording alone puts there, however strongly.
    func messages(of slot: Slot) -> (plain: [Int32], weak: [Int32]) {
        let all = slots[slot] ?? []
        let plain = all.filter { !$0.isMeasured }.map(\.n).uniqued
        let weak = all.map(\.n).uniqued
        if weak.count == plain.count { return (plain, []) }
        let known = Set(plain)
        return (plain, weak.filter { !known.contains($0) })
    }
}
