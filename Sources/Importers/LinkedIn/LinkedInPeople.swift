// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// The accounts of an export: people by the last part of their profile's address, else by name.
struct LinkedInPeople {
    private(set) var accounts: ExportAccounts
    /// Last parts of addresses met before.
    private var slugs: [String: String] = [:]
    /// The owner's name as the profile writes it.
    private(set) var ownerName: String?

    init(_ unit: ImportUnit, in evidence: EvidenceSet) {
        var slug: String?
        var further: [Identifier] = []
        for exhibit in unit.exhibits {
            guard let found = try? evidence.withBytes(of: exhibit, { Self.look(in: $0) }) else { continue }
            ownerName = ownerName ?? found.name
            slug = slug ?? found.slug
            further += found.further
        }
        if slug == nil {
            let name = ownerName
            for exhibit in unit.exhibits where slug == nil {
                slug = (try? evidence.withBytes(of: exhibit) { Self.commonSlug(in: $0, ownerName: name) }) ?? nil
            }
        }
        var owner: [Identifier] = []
        if let slug { owner.append(Identifier(.username, slug)) }
        if let ownerName { owner.append(Identifier(.displayName, ownerName)) }
        owner += further
        accounts = ExportAccounts(platform: .linkedin, owner: owner)
    }

    func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        try accounts.owner(into: &sink)
    }

    /// The account of a person; nil where neither address nor name stands.
    mutating func account(
        _ address: String?, name: String?, email: String? = nil, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let address, let slug = slugs[address] ?? Self.slug(address) {
            slugs[address] = slug
            return try accounts.account(
                .username, slug, name: Self.isAnybody(name) ? nil : name, email: email, into: &sink)
        }
        guard let name, !name.isEmpty else { return nil }
        // Everybody who left is called alike.
        if Self.isAnybody(name) { return nil }
        return try accounts.account(.displayName, name, email: email, into: &sink)
    }

    /// Whether a name stands for any account that was closed or is out of sight.
    static func isAnybody(_ name: String?) -> Bool { name?.lowercased() == "linkedin member" }

    /// `https://www.linkedin.com/in/ada-t/?x` is `ada-t`.
    static func slug(_ address: String) -> String? {
        let bytes = Array(address.lowercased().utf8)
        let mark = Array("/in/".utf8)
        guard bytes.count > mark.count,
            let start = (0...bytes.count - mark.count).first(where: { start in
                bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark)
            })
        else { return nil }
        let slug = bytes[(start + mark.count)...].prefix { byte in
            ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ",")].contains(byte)
        }
        return slug.isEmpty ? nil : String(decoding: slug, as: UTF8.self)
    }

    /// The owner's name from the profile or invitations, address from invitations, and what else the account is reached by.
    private static func look(
        in original: Span<UInt8>
    ) -> (name: String?, slug: String?, further: [Identifier]) {
        let text = DecodedText(original)
        return text.withUTF8(of: original) { bytes in
            guard let role = LinkedInRole(head: Survey.head(of: bytes)),
                var table = HeadedTable(in: bytes, column: role.column)
            else { return (nil, nil, []) }
            switch role {
            case .profile:
                guard let row = table.next(in: bytes) else { return (nil, nil, []) }
                let name = [table.value(row, "firstname", in: bytes), table.value(row, "lastname", in: bytes)]
                    .compactMap(\.self)
                    .joined(separator: " ")
                return (name.isEmpty ? nil : name, nil, [])
            case .invitations:
                var slugs: Set<String> = []
                // Until 2022 invitations tell names alone: the one on the owner's side in every row is the owner's.
                var names: Set<String> = []
                while let row = table.next(in: bytes) {
                    let direction = table.value(row, "direction", in: bytes)?.uppercased()
                    if !row.isHead, let side = direction == "OUTGOING" ? "from" : direction == "INCOMING" ? "to" : nil,
                        let name = table.value(row, side, in: bytes), !isAnybody(name)
                    {
                        names.insert(name)
                    }
                    let isOutgoing = direction == "OUTGOING"
                    let own =
                        isOutgoing
                        ? table.value(row, "inviterprofileurl", in: bytes)
                        : table.value(row, "inviteeprofileurl", in: bytes)
                    if let own, let slug = slug(own), !row.isHead { slugs.insert(slug) }
                }
                return (names.count == 1 ? names.first : nil, slugs.count == 1 ? slugs.first : nil, [])
            case .emails, .phones:
                let kind: Identifier.Kind = role == .emails ? .email : .phone
                var further: [Identifier] = []
                while let row = table.next(in: bytes) {
                    guard !row.isHead, let value = table.value(row, role.column, in: bytes) else { continue }
                    further.append(Identifier(kind, value))
                }
                return (nil, nil, further)
            default: return (nil, nil, [])
            }
        }
    }

    /// The one address that senders with the owner's name have, or that takes part in every conversation.
    private static func commonSlug(in original: Span<UInt8>, ownerName: String?) -> String? {
        let text = DecodedText(original)
        return text.withUTF8(of: original) { bytes in
            guard LinkedInRole(head: Survey.head(of: bytes)) == .messages,
                var table = HeadedTable(in: bytes, column: LinkedInRole.messages.column)
            else { return nil }
            var talks: [String: Set<String>] = [:]
            var named: Set<String> = []
            // A talk of two has two kinds of rows: each is looked at once, or again after others.
            let columns = ["conversationid", "from", "senderprofileurl", "recipientprofileurls"].map(table.column)
            var recent: [[Range<Int>]] = []
            while let row = table.next(in: bytes) {
                if recent.contains(where: { table.hasValues(row, of: columns, at: $0, in: bytes) }) { continue }
                if recent.count == 8 { recent.removeFirst() }
                recent.append(table.places(row, of: columns))
                guard !row.isHead, let talk = table.value(row, "conversationid", in: bytes) else { continue }
                let name = table.value(row, "from", in: bytes)
                let address = table.value(row, "senderprofileurl", in: bytes)
                let others = table.value(row, "recipientprofileurls", in: bytes)
                let sender = address.flatMap(slug)
                if let sender, let ownerName, name == ownerName { named.insert(sender) }
                var people = Set((others ?? "").split(separator: ",").compactMap { slug(String($0)) })
                if let sender { people.insert(sender) }
                talks[talk, default: []].formUnion(people)
            }
            if named.count == 1 { return named.first }
            guard talks.count >= 2, let first = talks.first?.value else { return nil }
            let common = talks.values.dropFirst().reduce(first) { $0.intersection($1) }
            return common.count == 1 ? common.first : nil
        }
    }
}
