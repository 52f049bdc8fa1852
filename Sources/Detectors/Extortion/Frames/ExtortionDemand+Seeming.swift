// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

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

    /// Whether nothing but faint words is left of it: "again" and "today" make no passage worth a line, since everybody
    /// writes them.
    func onlyHints(in context: DetectorContext) -> Bool {
        guard isSetAside else { return false }
        return !(slots[.seeming] ?? []).contains { citation in
            context.hasHit(of: Self.telling, by: citation.rule, at: citation.n)
        }
    }

    /// What says of a passage that it may be part of a demand.
    private static let telling: CodeSet = CodeSet.threats.union(CodeSet.demands)
        .union([.leverage, .proof, .method, .hacked, .contacts, .lowered, .again, .mule])
}
