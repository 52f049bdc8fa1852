// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// The accounts of one file, found again by the bytes that name them.
struct TelegramAccounts {
    /// The owner, once the file has told.
    var owner: Account.ID?
    private var known: [Key: Account.ID] = [:]
    /// The first account with a platform id; a second name of it is told to the sink, but is no second account.
    private var numbered: [String: Account.ID] = [:]
    private var details: [Account.ID: [Identifier]] = [:]
    /// The last senders, by place of their name and id: compared byte by byte, so nothing is decoded twice.
    private var recent: [Recent?] = Array(repeating: nil, count: 64)

    private struct Key: Hashable {
        var id: String?
        var name: String?
    }

    private struct Recent {
        var name: Range<Int>?
        var id: Range<Int>?
        var account: Account.ID
    }

    /// The account that wrote a record; nil when the record names nobody.
    mutating func sender(
        of record: TelegramRecord, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let name = record.sender?.bytes
        let slot = Self.slot(of: record.senderID ?? name ?? 0..<0, in: bytes)
        if let entry = recent[slot], Self.areEqual(entry.name, name, in: bytes),
            Self.areEqual(entry.id, record.senderID, in: bytes)
        {
            return entry.account
        }
        let id = record.senderID.map { Self.text(of: $0, in: bytes) }
        guard let account = try account(id: id, name: record.sender?.text(in: bytes), into: &sink) else { return nil }
        recent[slot] = Recent(name: name, id: record.senderID, account: account)
        return account
    }

    /// The account with an id, a name, or both; nil when there is neither.
    mutating func account(
        id: String?, name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let key = Key(id: id.flatMap(Self.platformID), name: name.flatMap { $0.isEmpty ? nil : $0 })
        if key.id == nil, key.name == nil { return nil }
        if let account = known[key] { return account }
        let identifiers =
            (key.id.map { [Identifier(.platformID, $0)] } ?? [])
            + (key.name.map { [Identifier(.displayName, $0)] } ?? [])
        let mention = try sink.account(platform: .telegram, identifiers, isOwner: false)
        let account = key.id.flatMap { numbered[$0] } ?? mention
        if let id = key.id, numbered[id] == nil { numbered[id] = mention }
        known[key] = account
        if details[account] == nil { details[account] = identifiers }
        return account
    }

    /// Whether an account may be a person's or a bot's: channels and groups bear their kind in front of their number.
    func isUser(_ account: Account.ID) -> Bool {
        guard let known = details[account] else { return false }
        return known.first { $0.kind == .platformID }.map { $0.literal.hasPrefix("user") } ?? true
    }

    /// The owner; without a name while the file has not told one.
    mutating func ownerOrUnnamed(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        if let owner { return owner }
        return try sink.account(platform: .telegram, [], isOwner: true)
    }

    /// States that an account met before is the owner's.
    mutating func markOwner(
        _ account: Account.ID, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        owner = try sink.account(platform: .telegram, details[account] ?? [], isOwner: true)
    }

    /// `user123`; old exports wrote a bare number with the kind of peer above bit 32.
    static func platformID(_ literal: String) -> String? {
        guard let number = Int64(literal) else { return literal.isEmpty ? nil : literal }
        switch number >> 32 {
        case 1: return "chat\(number & 0xFFFF_FFFF)"
        case 2: return "channel\(number & 0xFFFF_FFFF)"
        default: return "user\(number)"
        }
    }

    static func text(of range: Range<Int>, in bytes: Span<UInt8>) -> String {
        bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    private static func areEqual(_ left: Range<Int>?, _ right: Range<Int>?, in bytes: Span<UInt8>) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return bytes.areEqual(left, right)
    }

    private static func slot(of range: Range<Int>, in bytes: Span<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for index in range.suffix(12) { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
        return Int(hash >> 26)
    }
}
