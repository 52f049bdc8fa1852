// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// The accounts of an export, by their address: `8:live:mira`, `4:+441632960001`, `28:bot`.
struct SkypePeople {
    private(set) var accounts: ExportAccounts
    /// Names by address, where a conversation or a message tells one.
    private var names: [String: String] = [:]
    /// Who is known by a name alone, in the talk that is read: another's namesake is another person.
    private var named: [String: Account.ID] = [:]

    init(owner: String?) {
        accounts = ExportAccounts(platform: .skype, owner: owner.map { [Self.identifier($0)] } ?? [])
    }

    mutating func note(_ name: String?, of address: String) {
        if let name, !name.isEmpty, names[address] == nil { names[address] = name }
    }

    func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try accounts.owner(into: &sink)
    }

    /// The account at an address; nil for that of a group.
    mutating func account(
        _ address: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let address, !address.isEmpty, !address.hasPrefix("19:"), !address.hasPrefix("48:") else { return nil }
        let identifier = Self.identifier(address)
        return try accounts.account(identifier.kind, identifier.literal, name: names[address], into: &sink)
    }

    /// Begins another talk, in which a name alone may be somebody else's.
    mutating func beginTalk(into sink: inout some TimelineSink & ~Copyable) {
        guard !named.isEmpty else { return }
        named = [:]
        sink.beginTalk()
    }

    /// The account of somebody of whom a record tells the name and no address: whichever of the talk's addresses bears it
    /// alone, else one that is known by the name.
    mutating func account(
        named name: String, among addresses: [String], into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let bearers = Set(addresses.filter { names[$0] == name })
        if bearers.count == 1, let address = bearers.first { return try account(address, into: &sink) }
        if let known = named[name] { return known }
        let account = try sink.account(platform: .skype, [Identifier(.displayName, name)], isOwner: false)
        named[name] = account
        return account
    }

    /// The handle without the number of its network.
    static func identifier(_ address: String) -> Identifier {
        if address.hasPrefix("4:") { return Identifier(.phone, String(address.dropFirst(2))) }
        return Identifier(.username, address.hasPrefix("8:") ? String(address.dropFirst(2)) : address)
    }
}

/// Finds the files of `media/`, which are called after the document that a message names.
struct SkypeMedia {
    private var files: [String: [Exhibit]] = [:]

    init(_ companions: [Exhibit]) {
        for companion in companions where !companion.name.lowercased().hasSuffix(".json") {
            let id = companion.name.prefix { $0 != "." }
            files[String(id), default: []].append(companion)
        }
    }

    /// The exhibit with a document's content.
    func exhibit(_ document: String) -> Exhibit? { files[document]?.first }
}
