// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Tells sums that somebody offers from sums that they demand.
///
/// "I pay 300 a week", "500 for one picture", "600 and nobody will know": who holds nothing over the other, and has
/// threatened nothing, raises an offer. Whoever does hold something names a price for it.
struct OfferedMoney {
    private enum Standing { case offers, holds }

    private var standings = ByAccount<Standing>()

    /// Accounts of one conversation that are remembered.
    private static let most = 64

    /// Takes in a message with its codes, as its writer means them; whether it offers money.
    mutating func offers(_ codes: CodeSet, by account: Account.ID, _ marks: Marks, _ context: DetectorContext) -> Bool {
        let isPriced = !marks.money.isEmpty || codes.contains(.threat) && Self.isHush(marks, context)
        if codes.overlaps(Self.holding) || codes.overlaps(CodeSet.threats) && !Self.isHush(marks, context) {
            note(.holds, of: account)
            return false
        }
        let known = standings.index(of: account)
        if let known, standings[known] == .holds { return false }
        if codes.contains(.moneyOffer) {
            if known == nil { note(.offers, of: account) }
            return true
        }
        return known != nil && isPriced && codes.overlaps(Self.raised)
    }

    private mutating func note(_ standing: Standing, of account: Account.ID) {
        if let known = standings.index(of: account) {
            standings[known] = standing
        } else if standings.count < Self.most {
            _ = standings.add(account, standing)
        }
    }

    /// Whether all that is threatened is that a sum buys silence, which an offer promises too.
    private static func isHush(_ marks: Marks, _ context: DetectorContext) -> Bool {
        marks.rules.allSatisfy { match in
            !context.codes[match].overlaps(CodeSet.threats)
                || RuleName.holds("hush", in: context.rules.rule(match.rule).id)
        }
    }

    private static let holding: CodeSet = [.leverage, .hacked, .proof, .contacts]
    /// What a sum is offered for, or what it buys beside.
    private static let raised: CodeSet = [.imageRequest, .sexualRequest, .imageHint, .meeting, .threat, .secrecy]
}
