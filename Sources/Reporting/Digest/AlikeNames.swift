// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Accounts of one service of which the export gives a display name in one list and a username in another.
///
/// Exports of some services name the partner of a thread by the display name alone, and followers by the username
/// alone. That the two are alike proves nothing, so they are not joined; but whoever asks the service for data needs
/// the username, and a reader must be told of it.
struct AlikeNames {
    private var found: [Account.ID: Account.ID] = [:]

    /// Shorter names are like too many others.
    private static let shortest = 6

    /// Looks for the accounts among these that have a display name and no more.
    init(_ wanted: [Account.ID], in timeline: Timeline) {
        let named = wanted.compactMap { id -> (id: Account.ID, key: String)? in
            let account = timeline[id]
            guard !account.isOwner, account.identifiers.allSatisfy({ $0.kind == .displayName }) else { return nil }
            let key = Self.key(account.name)
            return key.unicodeScalars.count >= Self.shortest ? (id, key) : nil
        }
        guard !named.isEmpty else { return }
        var matches: [Account.ID: [Account.ID]] = [:]
        for (index, account) in timeline.accounts.enumerated() where !account.isOwner {
            let usernames = account.identifiers.filter { $0.kind == .username }.map { Self.key($0.literal) }
            guard !usernames.isEmpty, account.names.allSatisfy({ name in usernames.contains(Self.key(name)) }) else {
                continue
            }
            for (id, key) in named
            where timeline[id].platform == account.platform && usernames.contains(where: { $0.hasPrefix(key) }) {
                matches[id, default: []].append(Account.ID(Int32(index)))
            }
        }
        // One name and one username: two of either leave open which belongs to which.
        var uses: [Account.ID: Int] = [:]
        for others in matches.values { for other in others { uses[other, default: 0] += 1 } }
        for (id, others) in matches {
            if others.count == 1, let other = others.first, uses[other] == 1 { found[id] = other }
        }
    }

    /// The account whose username begins with this account's display name.
    subscript(id: Account.ID) -> Account.ID? { found[id] }

    var isEmpty: Bool { found.isEmpty }

    /// Letters and digits, without case.
    private static func key(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }))
    }
}

extension CaseDigest {
    /// What a service can be asked about: the account's own identifiers, else the username of one that is alike.
    func served(_ id: Account.ID) -> Prose? {
        let account = timeline[id]
        let order: [Identifier.Kind] = [.username, .platformID, .phone, .email, .profileURL]
        let own = order.compactMap { kind in account.identifiers.first { $0.kind == kind } }
        // A number or an address that stands for a name is not told twice.
        let told = own.filter { $0.literal != account.name }.prefix(2).map { identifier -> Prose in
            "\(words: AccountsSection.kind(identifier.kind)) \(Prose(.evidenceCode(Name.short(identifier.literal))))"
        }
        if !told.isEmpty { return .joined(told) }
        guard let other = alike[id], let username = timeline[other].identifiers.first(where: { $0.kind == .username })
        else { return nil }
        return
            "no username recorded (a like one: \(Prose(.evidenceCode(Name.short(username.literal)))), \(words: other.label))"
    }
}
