// SPDX-License-Identifier: Apache-2.0

/// What a shared value can carry, from its kind, its check figure and who uses it.
struct LinkStanding {
    let standing: EvidenceItem.Standing
    /// Share of the rarity weight that counts.
    let share: Double
    /// Whether it is where money goes: shared payees show a common flow of money, which need not be a common hand.
    let isPayee: Bool

    var isHard: Bool { standing == .hard }

    init(
        kind: LinkKind, value: String, uses: [ComparisonMaterial.Use], isOneService: Bool, cases: Int
    ) {
        isPayee = kind.isPayee
        if uses.contains(where: { $0.status == "damaged" }) {
            // The same slip in a long code is copied; a short number of groups with a wrong figure may be no number at all.
            (standing, share) = (LinkKind.codes.contains(kind.name) ? .soft : .accompanying, 0.25)
            return
        }
        switch kind.grip {
        case .hard
        where kind.name == "username" && !LinkKind.isKey(kind.name, value) && !isOneService:
            // The same name elsewhere may be another's: names are given up and taken again.
            (standing, share) = (.middling, 0.5)
        case .hard
        where kind.name == "username" && !LinkKind.isKey(kind.name, value) && !uses.contains { $0.role == .own }
            && !Self.isTelling(value):
            // A plain word that two name and nobody is known to bear may be no name at all.
            (standing, share) = (.middling, 0.5)
        case .hard where kind.name == "username" && Self.isProgram(value, uses):
            // One that answers everybody: who tells it need not run it.
            (standing, share) = (.middling, 0.5)
        case .hard: (standing, share) = (.hard, 1)
        case .soft where kind.name == "url" && !Self.hasPath(value): (standing, share) = (.soft, 0.5)
        case .soft: (standing, share) = (cases <= Self.middlingCases ? .middling : .soft, 1)
        case .weak: (standing, share) = (kind.name == "domain" ? .soft : .accompanying, 0.5)
        }
    }

    /// Whether a name is none of the words that people write: long enough, with figures or signs in it.
    private static func isTelling(_ name: String) -> Bool {
        name.utf8.count >= 6 && name.contains { $0.isNumber || "._-".contains($0) }
    }

    /// Whether a name is of a program on Telegram, all of whose names end so: https://core.telegram.org/bots/features#creating-a-new-bot.
    private static func isProgram(_ name: String, _ uses: [ComparisonMaterial.Use]) -> Bool {
        name.lowercased().hasSuffix("bot") && uses.contains { $0.services.contains("telegram") }
            && !uses.contains { $0.role == .own }
    }

    /// A soft value of more cases than these is no more than soft.
    private static let middlingCases = 5

    private static func hasPath(_ url: String) -> Bool {
        var rest = Substring(url)
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        guard let slash = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return false }
        return rest.distance(from: slash, to: rest.endIndex) > 1
    }
}
