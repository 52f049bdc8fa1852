// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// The accounts of an archive, which are numbers: names stand in the account and in posts that mention somebody.
struct XPeople {
    private var accounts: ExportAccounts
    /// Names by number.
    private var names: [String: (screen: String, display: String?)] = [:]
    /// How many talks of two each number takes part in, while the owner is not known.
    private var talks: [String: Int] = [:]
    private var talkCount = 0
    private(set) var ownerID: String?

    init(_ unit: ImportUnit, in evidence: EvidenceSet) {
        var owner: [Identifier] = []
        let accountFiles = unit.companions.filter { ExportPath.name($0).hasPrefix("account") }
        for exhibit in unit.exhibits + accountFiles where owner.isEmpty {
            owner = (try? evidence.withBytes(of: exhibit) { Self.owner(in: $0) }) ?? []
        }
        ownerID = owner.first { $0.kind == .platformID }?.literal
        accounts = ExportAccounts(platform: .x, owner: owner)
        for exhibit in unit.companions
        where ExportPath.name(exhibit).hasPrefix("tweet") || ExportPath.name(exhibit).hasPrefix("note-tweet") {
            let found = (try? evidence.withBytes(of: exhibit) { Self.mentions(in: $0) }) ?? []
            for (id, screen, display) in found where names[id] == nil { names[id] = (screen, display) }
        }
    }

    var isOwnerKnown: Bool { !accounts.ownerIdentifiers.isEmpty }

    func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try accounts.owner(into: &sink)
    }

    /// The account with a number; nil where there is none.
    mutating func account(
        _ id: String?, isOwner: Bool = false, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let id, !id.isEmpty else { return nil }
        if !isOwner, id != ownerID, let (screen, display) = names[id] {
            var identifiers = [Identifier(.platformID, id), Identifier(.username, screen)]
            if let display, !display.isEmpty { identifiers.append(Identifier(.displayName, display)) }
            return try sink.account(platform: .x, identifiers, isOwner: false)
        }
        return try accounts.account(.platformID, id, isOwner: isOwner, into: &sink)
    }

    /// Notes who takes part in a talk of two.
    mutating func note(_ pair: [String]) {
        talkCount += 1
        for id in Set(pair) { talks[id, default: 0] += 1 }
    }

    /// Marks the one number that all talks of two have in common, where the account's own file is missing.
    mutating func markOwner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        guard !isOwnerKnown, talkCount >= 2 else { return }
        let common = talks.filter { $0.value == talkCount }.map(\.key)
        if common.count == 1 { _ = try account(common[0], isOwner: true, into: &sink) }
    }

    private static func owner(in bytes: Span<UInt8>) -> [Identifier] {
        guard let front = XFront(bytes), front.name == XSection.account.rawValue else { return [] }
        var cursor = JSONCursor(at: front.start, maximumDepth: 64)
        guard let list = (try? cursor.element(in: bytes))?.array, let first = list.first else { return [] }
        let account = first["account"] ?? first
        var identifiers: [Identifier] = []
        if let id = account["accountId"]?.words { identifiers.append(Identifier(.platformID, id)) }
        if let phone = account["phoneNumber"]?.words { identifiers.append(Identifier(.phone, phone)) }
        if let email = account["email"]?.words { identifiers.append(Identifier(.email, email)) }
        if let name = account["username"]?.words { identifiers.append(Identifier(.username, name)) }
        if let name = account["accountDisplayName"]?.words { identifiers.append(Identifier(.displayName, name)) }
        return identifiers
    }

    /// Numbers and names of those whom the owner's posts mention.
    private static func mentions(in bytes: Span<UInt8>) -> [(id: String, screen: String, display: String?)] {
        guard let front = XFront(bytes) else { return [] }
        var cursor = JSONCursor(at: front.start, maximumDepth: 64)
        var found: [(String, String, String?)] = []
        do throws(FormatError) {
            try cursor.enterArray(in: bytes)
            while try cursor.nextElement(in: bytes) {
                let post = try cursor.soundElement(in: bytes)
                let entities = (post["tweet"] ?? post)["entities"]
                for person in entities?["user_mentions"]?.array ?? [] {
                    guard let id = person["id_str"]?.words ?? person["id"]?.words,
                        let screen = person["screen_name"]?.words
                    else { continue }
                    found.append((id, screen, person["name"]?.words))
                }
            }
        } catch {}
        return found
    }
}
