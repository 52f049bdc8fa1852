// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// The accounts of one export, found again by what the export calls them.
struct ExportAccounts {
    let platform: Platform
    /// What the export tells about its owner before any record is read; empty while nothing is known.
    var ownerIdentifiers: [Identifier] {
        didSet { (ownerID, usernames) = (nil, [:]) }
    }
    private var known: [Mention: Account.ID] = [:]
    /// What was found out about the owner, for as long as the same is known: each record asks.
    private var ownerID: Account.ID?
    private var usernames: [String: Bool] = [:]

    private struct Mention: Hashable {
        var key: String
        var name: String?
        var email: String?
        var isOwner: Bool
    }

    init(platform: Platform, owner: [Identifier] = []) {
        self.platform = platform
        ownerIdentifiers = owner
    }

    /// The owner; without identifiers while the export has not told any.
    func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try sink.account(platform: platform, ownerIdentifiers, isOwner: true)
    }

    /// The account with an identifier of one kind and perhaps a name; nil where the identifier is empty.
    mutating func account(
        _ kind: Identifier.Kind, _ literal: String, name: String? = nil, email: String? = nil,
        isOwner: Bool = false, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let mention = Mention(key: literal, name: name, email: email, isOwner: isOwner)
        if let account = known[mention] { return account }
        let identifier = Identifier(kind, literal)
        guard !identifier.normalized.isEmpty else { return nil }
        let account: Account.ID
        if bearsOwner(identifier) {
            account = try owner(into: &sink)
        } else {
            var identifiers = [identifier]
            if let email, email.contains("@") { identifiers.append(Identifier(.email, email)) }
            if let name, !name.isEmpty, kind != .displayName { identifiers.append(Identifier(.displayName, name)) }
            account = try sink.account(platform: platform, identifiers, isOwner: isOwner)
        }
        known[mention] = account
        return account
    }

    /// The owner, who is looked up once for all records.
    mutating func ownerOfRecords(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        if let ownerID { return ownerID }
        let id = try owner(into: &sink)
        ownerID = id
        return id
    }

    /// Whether the owner has a username.
    mutating func bearsOwner(username: String) -> Bool {
        if let known = usernames[username] { return known }
        let answer = bearsOwner(Identifier(.username, username))
        usernames[username] = answer
        return answer
    }

    /// Whether an identifier is one of the owner's.
    func bearsOwner(_ identifier: Identifier) -> Bool {
        ownerIdentifiers.contains { $0.kind == identifier.kind && $0.normalized == identifier.normalized }
    }
}
