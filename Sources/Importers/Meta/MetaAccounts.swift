// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// The accounts of one unit, by the display names that its records write.
struct MetaAccounts {
    private let platform: Platform
    private let owner: MetaOwner?
    /// Told apart from the nameless deleted accounts of other threads.
    private let thread: String
    private var known: [String: Account.ID] = [:]

    init(platform: Platform, owner: MetaOwner?, thread: String) {
        self.platform = platform
        self.owner = owner
        self.thread = thread
    }

    /// Whether a name is the owner's; nil when the export does not say whose it is.
    func isOwner(_ name: String) -> Bool? { owner.map { $0.bears(name) } }

    /// The account of a name; nil where the record names nobody.
    mutating func account(
        named name: String, in sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let account = known[name] { return account }
        if name.isEmpty { return nil }
        let account: Account.ID
        if let owner, owner.bears(name) {
            account = try sink.account(platform: platform, owner.identifiers, isOwner: true)
        } else {
            account = try sink.account(
                platform: platform, [Self.identifier(of: name, apart: thread)], isOwner: false)
        }
        known[name] = account
        return account
    }

    /// The account of the owner, named or not.
    func owner(in sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try sink.account(platform: platform, owner?.identifiers ?? [], isOwner: true)
    }

    /// A display name; Meta's word for accounts that no longer exist is not one name of one account.
    static func identifier(of name: String, apart place: String) -> Identifier {
        var identifier = Identifier(.displayName, name)
        if deletedAccounts.contains(identifier.normalized) { identifier.normalized += " " + place }
        return identifier
    }

    /// What Meta writes instead of the name of a deleted account, by language.
    private static let deletedAccounts: Set<String> = [
        "facebook user", "instagram user", "facebook-nutzer", "facebook-nutzer/in", "instagram-nutzer",
        "instagram-nutzer/in", "utilisateur facebook", "utilisateur de facebook", "utilisateur instagram",
        "utilisateur d’instagram", "usuario de facebook", "usuario de instagram", "facebook-gebruiker",
        "instagram-gebruiker",
    ]
}
