// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// The accounts of a Discord export, by their ids.
struct DiscordAccounts {
    /// What a record says about a user.
    struct User: Hashable {
        var id: String?
        var username: String?
        var displayName: String?
    }

    /// Whose export it is, where it says so.
    var ownerID: String?
    private var known: [User: Account.ID] = [:]
    private var identifiers: [String: [Identifier]] = [:]

    /// Clients show this id for accounts that no longer exist: it is nobody's.
    private static let deletedID = "456226577798135808"

    /// The account of a user; nil where the record names nobody.
    mutating func account(
        _ user: User, apart place: String, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let account = known[user] { return account }
        let identifiers = identifiers(of: user, apart: place)
        guard !identifiers.isEmpty else { return nil }
        let isOwner = user.id != nil && user.id == ownerID
        let account = try sink.account(platform: .discord, identifiers, isOwner: isOwner)
        known[user] = account
        return account
    }

    /// Remembers what a list says of a user, so that bare ids elsewhere come with their names.
    mutating func note(_ user: User, also others: [Identifier] = []) {
        guard let id = user.id else { return }
        identifiers[id] = identifiers(of: user, apart: "") + others
    }

    /// The owner; without a name where the export does not tell.
    func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try sink.account(platform: .discord, ownerID.flatMap { identifiers[$0] } ?? [], isOwner: true)
    }

    /// What identifies a user.
    func identifiers(of user: User, apart place: String) -> [Identifier] {
        if user.id == Self.deletedID || user.id == nil && user.username == "Deleted User" {
            var identifier = Identifier(.displayName, "Deleted User")
            identifier.normalized += " " + place
            return [identifier]
        }
        var found = user.id.map { [Identifier(.platformID, $0)] } ?? []
        if let name = Self.named(user.username) { found.append(Identifier(.username, name)) }
        if let name = Self.named(user.displayName) { found.append(Identifier(.displayName, name)) }
        if found.count == 1, let id = user.id, let noted = identifiers[id] { return noted }
        return found
    }

    private static func named(_ name: String?) -> String? {
        name.flatMap { $0.isEmpty || $0 == "Deleted User" ? nil : $0 }
    }

    /// `ada_t`; before 2023 `Ada#1234`, where four zeros and `0` mean that there is no number.
    static func username(_ name: String?, discriminator: String?) -> String? {
        guard let name, !name.isEmpty else { return nil }
        guard let discriminator, Int(discriminator) ?? 0 != 0 else { return name }
        let padded = String(repeating: "0", count: max(0, 4 - discriminator.utf8.count)) + discriminator
        return "\(name)#\(padded)"
    }
}
