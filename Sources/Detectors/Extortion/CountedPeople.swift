// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// Whether a bare number tells how many follow somebody: "1,204! you're so loved!".
enum CountedPeople {
    /// Counts are exact, sums that are asked for are round; followers are spoken of in the message or just before it.
    static func isCount(_ money: MoneyMatch, at n: Int32, context: DetectorContext) -> Bool {
        guard money.currency == nil, let value = Double(money.value), value >= 100,
            value.truncatingRemainder(dividingBy: 5) != 0
        else { return false }
        return context.events(n...n, before: 2).contains { speaksOfFollowers($0, context) }
    }

    private static func speaksOfFollowers(_ n: Int32, _ context: DetectorContext) -> Bool {
        guard let text = context.timeline.text(n), text.utf8.count <= 300 else { return false }
        return text.lowercased().split { !$0.isLetter }.contains { followers.contains(String($0)) }
    }

    private static let followers: Set<String> = [
        "followers", "follower", "following", "subscribers", "contacts", "friends", "abonnés", "abonnes", "seguidores",
        "contactos", "contatos", "amigos", "amis", "kontakte", "freunde", "abonnenten",
    ]
}
