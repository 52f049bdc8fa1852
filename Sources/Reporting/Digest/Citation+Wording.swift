// SPDX-License-Identifier: Apache-2.0

import Analysis

extension Citation {
    /// Whether a rule that somebody wrote, an identifier or strongly measured words stand behind it, and not weakly measured
    /// words alone.
    var isPlain: Bool {
        if rule.hasPrefix("model.") { return false }
        return !rule.contains(".wording.") || rule.hasSuffix(".3")
    }
}

extension ExtortionDemand {
    /// Messages of a slot, and of these those that weakly measured wording alone puts there.
    func messages(of slot: Slot) -> (plain: [Int32], weak: [Int32]) {
        let all = slots[slot] ?? []
        let plain = all.filter(\.isPlain).map(\.n).uniqued
        return (plain, all.map(\.n).uniqued.filter { !plain.contains($0) })
    }
}
