// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// The accounts of one unit, by the display names that its records write.
struct MetaAccounts {
    private let platform: Platform
    private let owner: MetaOwner?
    /// Told apart from the nameless deleted accounts of other threads.
    private let thread: String
    /// Who has several names in the copies of a thread.
    var renamed = MetaRenamed()
    private var known: [String: Account.ID] = [:]
    private var owned: [String: Bool] = [:]

    init(platform: Platform, owner: MetaOwner?, thread: String) {
        self.platform = platform
        self.owner = owner
        self.thread = thread
    }

    /// Finds who has several names in the copies of a thread, and tells how many have.
    ///
    /// - Parameters:
    ///   - people: who takes part, by copy.
    ///   - copies: what was said in each, asked for where the names of a talk of two do not tell.
    mutating func findRenamed(
        _ people: [Set<String>], saidIn copies: () -> [MetaRenamed.Copy], of exhibits: [Exhibit],
        into sink: inout some TimelineSink & ~Copyable
    ) {
        guard let last = exhibits.last, Set(people).count > 1 else { return }
        let found = MetaRenamed(inTalkOf: people) ?? MetaRenamed(inGroup: copies())
        guard !found.isEmpty else { return }
        renamed = found
        let place = Provenance.whole(last.number)
        sink.report(Diagnostic(.note, "renamed-between-exports", at: place, detail: ["count": found.count]))
    }

    /// Whether a name is the owner's; nil when the export does not say whose it is.
    mutating func isOwner(_ name: String) -> Bool? {
        guard let owner else { return nil }
        if let isOwner = owned[name] { return isOwner }
        let isOwner = renamed.names(of: name).contains(where: owner.bears)
        owned[name] = isOwner
        return isOwner
    }

    /// The account of a name; nil where the record names nobody.
    mutating func account(
        named name: String, in sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let account = known[name] { return account }
        if name.isEmpty { return nil }
        let account: Account.ID
        let names = renamed.names(of: name)
        if let owner, names.contains(where: owner.bears) {
            account = try sink.account(platform: platform, owner.identifiers, isOwner: true)
        } else {
            account = try sink.account(
                platform: platform, names.map { Self.identifier(of: $0, apart: thread) }, isOwner: false)
        }
        for name in names { known[name] = account }
        return account
    }

    /// The account of the owner, named or not.
    func owner(in sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try sink.account(platform: platform, owner?.identifiers ?? [], isOwner: true)
    }

    /// A display name; Meta's word for accounts that no longer exist is not one name of one account.
    static func identifier(of name: String, apart place: String) -> Identifier {
        var identifier = Identifier(.displayName, name)
        if isGone(name) { identifier.normalized += " " + place }
        return identifier
    }

    /// Whether a name is Meta's word for accounts that no longer exist.
    static func isGone(_ name: String) -> Bool {
        deletedAccounts.contains(Identifier(.displayName, name).normalized)
    }

    /// What Meta writes instead of the name of a deleted account, by language.
    private static let deletedAccounts: Set<String> = Set(
        ["facebook", "instagram"].flatMap { service in
            patterns.map { $0.replacing("@", with: service) }
        })

    private static let patterns = [
        "@ user", "@user", "@-nutzer", "@-nutzer/in", "@-nutzer*in", "@-nutzerin", "@-gebruiker", "utilisateur @",
        "utilisateur de @", "utilisateur d\u{2019}@", "utilisateur d'@", "usuario de @", "utente @", "utente di @",
        "usuário do @", "utilizador do @", "@-användare", "@-bruker", "@-bruger", "@-käyttäjä", "użytkownik @a",
        "użytkownik serwisu @", "uživatel @u", "používateľ @u", "@-felhasználó", "utilizator @", "@ kullanıcısı",
        "χρήστης @", "χρήστης του @", "пользователь @", "користувач @", "потребител на @", "@ユーザー", "@ 사용자",
        "@用户", "@ 用户", "@用戶", "@ 用戶", "ผู้ใช้ @", "người dùng @", "pengguna @", "مستخدم @", "משתמש @",
    ]
}
