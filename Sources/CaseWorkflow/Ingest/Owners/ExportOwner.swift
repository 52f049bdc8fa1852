// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The owner of one export, as all its files name them together, where names are all that tells accounts apart.
struct ExportOwner {
    /// A name, an address or a number without the form in which it was written.
    struct Name: Hashable {
        var kind: Identifier.Kind
        var value: String

        init?(_ identifier: Identifier) {
            guard !identifier.normalized.isEmpty else { return nil }
            kind = identifier.kind
            value = identifier.normalized
        }
    }

    let platform: Platform
    let export: String
    private(set) var mentions: [CopyFindings.Member] = []
    private(set) var names: Set<Name> = []

    /// What the service calls the account by; its owner may change it, and another may take it then.
    var handles: Set<Name> { names.filter { $0.kind == .username || $0.kind == .profileURL } }
    /// Telephones and addresses, by which several accounts may be reached.
    var contacts: Set<Name> { names.filter { $0.kind == .phone || $0.kind == .email } }

    /// Whether both bear one display name.
    func isCalled(as other: ExportOwner) -> Bool {
        names.contains { $0.kind == .displayName && other.names.contains($0) }
    }

    /// Whether a telephone or an address of each is another's than the other's, and nobody calls them alike.
    func isReachedOtherwise(than other: ExportOwner) -> Bool {
        let differs = [Identifier.Kind.phone, .email].contains { kind in
            let (own, others) = (contacts.filter { $0.kind == kind }, other.contacts.filter { $0.kind == kind })
            return !own.isEmpty && !others.isEmpty && own.isDisjoint(with: others)
        }
        return differs && !isCalled(as: other)
    }

    /// The owners of the units' exports, at services whose accounts have names and no numbers in their exports.
    ///
    /// At messengers of telephones the telephone is the account; where an export tells a number of the service, that decides.
    static func all(in units: [CopySearch.Unit]) -> [ExportOwner] {
        struct Place: Hashable {
            var platform: Platform
            var export: String
        }
        var found: [ExportOwner] = []
        var places: [Place: Int] = [:]
        for (unit, told) in units.enumerated() {
            for (number, account) in told.reading.accounts.enumerated()
            where account.isOwner && named.contains(account.platform.rawValue) {
                let place = Place(platform: account.platform, export: told.export)
                let index = places[place] ?? found.count
                if index == found.count {
                    places[place] = index
                    found.append(ExportOwner(platform: account.platform, export: told.export))
                }
                found[index].mentions.append(CopyFindings.Member(unit: unit, number: number))
                found[index].names.formUnion(account.identifiers.compactMap(Name.init))
            }
        }
        return found.filter { owner in !owner.names.contains { $0.kind == .platformID } }
    }

    private init(platform: Platform, export: String) {
        self.platform = platform
        self.export = export
    }

    /// Services where telephones and addresses only help to get into an account.
    private static let named: Set<String> = [
        "discord", "facebook", "hinge", "instagram", "linkedin", "meta", "reddit", "roblox", "snapchat", "threads",
        "tiktok", "tinder", "x",
    ]
}
