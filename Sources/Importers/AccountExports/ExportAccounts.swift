// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// The accounts of one export, found again by what the export calls them.
struct ExportAccounts {
    let platform: Platform
    /// What the export tells about its owner before any record is read; empty while nothing is known.
    var ownerIdentifiers: [Identifier]
    private var known: [Mention: Account.ID] = [:]

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

    /// Whether an identifier is one of the owner's.
    func bearsOwner(_ identifier: Identifier) -> Bool {
        ownerIdentifiers.contains { $0.kind == identifier.kind && $0.normalized == identifier.normalized }
    }
}
