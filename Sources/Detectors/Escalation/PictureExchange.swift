// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Requests for a picture that only the pictures around them show: "your turn" behind an own one, "u?" before the other's.
struct PictureExchange {
    private struct Side {
        var account: Account.ID
        var offers = false
        var ownPicture: Int?
        var hint: StageTracker.Onset?
        var latest: StageTracker.Onset?
    }

    private var sides: [Side] = []

    /// Messages between a hint and the picture that shows what it meant.
    private static let distance = 10
    /// Sides kept; a group of many is no exchange.
    private static let most = 8

    var isEmpty: Bool { sides.isEmpty }

    /// Takes in a message and tells where a request began, if the message shows one.
    mutating func observe(
        by account: Account.ID, codes: CodeSet, isPicture: Bool, at message: () -> StageTracker.Onset
    ) -> StageTracker.Onset? {
        let matters = isPicture || codes.overlaps([.imageHint, .imageOffer, .sexualRequest])
        // What a side wrote last matters only where it offers.
        guard matters || sides.contains(where: { $0.account == account && $0.offers }) else { return nil }
        let message = message()
        var request: StageTracker.Onset?
        if isPicture { request = asked(before: message) }
        let index = place(of: account)
        guard let index else { return request }
        if codes.overlaps([.imageOffer, .sexualRequest]) { sides[index].offers = true }
        if codes.contains(.imageHint) {
            sides[index].hint = message
            let other = sides.filter { $0.account != account }.compactMap(\.ownPicture).max()
            if [sides[index].ownPicture, other].contains(where: {
                $0.map { message.messages - $0 <= Self.distance } ?? false
            }) {
                request = request ?? message
            }
        }
        if isPicture { sides[index].ownPicture = message.messages }
        sides[index].latest = message
        return request
    }

    /// What of the other side a picture answers.
    private func asked(before message: StageTracker.Onset) -> StageTracker.Onset? {
        for side in sides where side.account != message.by {
            if let hint = side.hint, message.messages - hint.messages <= Self.distance { return hint }
            if side.offers, let own = side.ownPicture, message.messages - own <= Self.distance { return side.latest }
        }
        return nil
    }

    private mutating func place(of account: Account.ID) -> Int? {
        if let found = sides.firstIndex(where: { $0.account == account }) { return found }
        guard sides.count < Self.most else { return nil }
        sides.append(Side(account: account))
        return sides.count - 1
    }
}
