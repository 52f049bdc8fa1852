// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// The accounts of a file that tells people apart by what they are called.
struct NamedAccounts {
    private let platform: Platform
    /// Names under which the owner stands, such as `Me`.
    private var ownerWords: Set<String>
    private var owner: [Identifier]
    private var known: [String: Account.ID] = [:]

    init(_ platform: Platform, ownerWords: Set<String> = [], owner: [Identifier] = []) {
        self.platform = platform
        self.ownerWords = ownerWords
        self.owner = owner
    }

    /// Learns a name under which the owner stands in this file.
    mutating func note(owner name: String) {
        guard !name.isEmpty, known[name] == nil, ownerWords.insert(name).inserted else { return }
        if owner.isEmpty { owner = [Self.identifier(of: name)] }
    }

    /// The account of a name, a number or a mail address; nil for no name.
    mutating func account(
        _ name: String, also others: [Identifier] = [], into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let account = known[name] { return account }
        guard !name.isEmpty || !others.isEmpty else { return nil }
        let isOwner = ownerWords.contains(name)
        let identifiers = isOwner ? owner + others : others + (name.isEmpty ? [] : [Self.identifier(of: name)])
        let account = try sink.account(platform: platform, identifiers, isOwner: isOwner)
        known[name] = account
        return account
    }

    /// The owner, named or not.
    func ownerAccount(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try sink.account(platform: platform, owner, isOwner: true)
    }

    /// A number with a country's code and a mail address identify; anything else is a name.
    static func identifier(of name: String) -> Identifier {
        if name.first == "+", name.utf8.count(where: { $0 &- 0x30 < 10 }) > 5,
            name.unicodeScalars.allSatisfy({ "+0123456789 -()./\u{A0}".unicodeScalars.contains($0) })
        {
            return Identifier(.phone, name)
        }
        let parts = name.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !name.contains(where: \.isWhitespace) {
            return Identifier(.email, name)
        }
        return Identifier(.displayName, name)
    }
}
