// SPDX-License-Identifier: Apache-2.0

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
    ///
    /// By bytes: a flood of demands asks some hundred thousand times, and a search by characters was a seventh of the
    /// time of such a case.
    private var isWording: Bool {
        let part: StaticString = ".wording."
        let (wanted, length) = (part.utf8Start, part.utf8CodeUnitCount)
        let found = rule.utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.count >= length else { return false }
            return (0...bytes.count - length).contains { start in
                bytes[start] == wanted[0] && (1..<length).allSatisfy { bytes[start + $0] == wanted[$0] }
            }
        }
        return found ?? rule.contains(".wording.")
    }
}
