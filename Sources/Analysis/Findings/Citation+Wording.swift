// SPDX-License-Identifier: Apache-2.0

import RuleEngine

extension Citation {
    /// Whether measured wording stands behind it, of a message or of a stretch, and no rule that somebody wrote.
    public var isMeasured: Bool { rule.hasPrefix("model.") || isWording }

    /// Whether a rule that somebody wrote, an identifier or strongly measured words stand behind it, and not weakly measured
    /// words alone.
    public var isPlain: Bool {
        if rule.hasPrefix("model.") { return false }
        return rule.hasSuffix(".3") || !isWording
    }

    /// Whether a wording pack named the rule: `en.wording.threat.2`.
    private var isWording: Bool { RuleName.holds("wording", in: rule) }
}
