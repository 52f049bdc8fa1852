// SPDX-License-Identifier: Apache-2.0

import Analysis

/// What an account asked for last, money or something else, so that "done" is of the right one; messages are its own.
struct LatestAsking {
    private var money: Int?
    /// A picture, an act, silence.
    private var other: Int?

    mutating func note(_ utterance: Utterance, _ features: FrameFeatures, at message: Int) {
        let asksForMoney =
            utterance.own.overlaps([.demand, .lowered, .method]) || features.overlaps([.amount, .payee])
        if utterance.own.overlaps([.imageRequest, .sexualRequest, .otherDemand]) {
            other = message
            // The sum of the message before is none of this one.
            if asksForMoney, utterance.hasMoney || utterance.own.overlaps([.demand, .lowered, .method]) {
                money = message
            }
        } else if asksForMoney || utterance.own.contains(.again) {
            // "One more" is of what was asked for before.
            if asksForMoney || other ?? 0 <= money ?? 0 { money = message }
        }
    }

    /// Whether "done" answers a demand for money.
    func awaitsPayment(at message: Int) -> Bool {
        guard let money, message - money <= Self.payable else { return false }
        return money >= other ?? 0
    }

    /// Whether something else was asked for since money was, not long ago: "sent it" is of that.
    func awaitsOther(at message: Int) -> Bool {
        guard let other, message - other <= Self.payable else { return false }
        return other > money ?? 0
    }

    /// Own messages behind a demand within which "done" answers it.
    private static let payable = 4
}
