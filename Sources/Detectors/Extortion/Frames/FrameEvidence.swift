// SPDX-License-Identifier: Apache-2.0

/// Points for frames that no single clear sentence decides: what is threatened, held, asked for, and how the other takes it.
///
/// The weights are expert judgement; `docs/detectors/extortion-demand.md` prints them.
struct FrameEvidence {
    /// What is threatened.
    let threat: Int
    /// What is held, shown or known.
    let hold: Int
    /// What is asked for.
    let demand: Int
    /// How the other takes it.
    let alarm: Int
    let total: Int
    /// One sign at least of the threat and of the demand is more than a hint.
    let isClear: Bool
    /// The other begs, names the crime or is distressed: questions and refusals alone are everyday talk.
    let isMoved: Bool

    init(_ seen: FrameFeatures) {
        func points(_ table: [(FrameFeatures, Int)]) -> Int {
            table.reduce(0) { $0 + (seen.overlaps($1.0) ? $1.1 : 0) }
        }
        threat = max(
            points([([.threat, .violence], 3)]), points([([.accusation, .vagueThreat], 2)]),
            points([(.threatHint, 1), (.threatHints, 1)]))
        hold = points([(.leverage, 3), ([.proof, .shown], 2), (.picture, 2), (.contacts, 2), (.audience, 1)])
        demand = points([
            (.demand, 2), (.demandHint, 1), (.amount, 1), ([.method, .payee], 1), (.condition, 1), (.conditioned, 1),
        ])
        isClear =
            seen.overlaps([
                .threat, .violence, .accusation, .vagueThreat, .leverage, .proof, .shown, .picture, .contacts,
            ]) && seen.overlaps([.demand, .amount, .payee, .conditioned])
        isMoved = seen.overlaps([.plea, .outcry, .distress])
        alarm = points([
            (.plea, 3), (.outcry, 2), (.distress, 1), (.questions, 1), (.bargaining, 1), (.refusal, 1), (.payment, 1),
        ])
        total =
            threat + hold + demand + min(alarm, 5)
            + points([([.deadline, .deadlineHint], 1), (.pressure, 1), (.intimacy, 1), (.promise, 1)])
    }

    /// Enough of each kind for a demand with a threat behind it.
    var isDemand: Bool {
        guard isMoved || hold >= 3, isClear else { return false }
        if threat + hold >= 2 && demand >= 2 && alarm >= (hold >= 3 ? 2 : 3) && total >= 10 { return true }
        // What is wanted may be said in no word that a rule knows; what is held and how it is taken are clear.
        return hold >= 3 && threat >= 2 && demand >= 1 && alarm >= 4
    }
    /// Enough for a threat that alarms the other.
    var isThreat: Bool { threat + hold >= 4 && isMoved && alarm >= 3 && total >= 8 }
    /// Whether a spoken threat is taken seriously, or something stands behind it.
    var isBacked: Bool { isMoved || alarm >= 3 || hold >= 3 }
}
