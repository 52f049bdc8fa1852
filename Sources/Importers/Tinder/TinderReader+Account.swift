// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension TinderReader {
    /// Reads whose file it is, and what it tells of the account.
    mutating func readAccount(
        _ outline: JSONOutline, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID {
        var identifiers: [Identifier] = []
        let user = outline.leaves.filter { $0.path.first?.lowercased() == "user" && $0.path.count == 2 }
        for leaf in user {
            guard let value = Self.words(leaf, in: bytes) else { continue }
            switch leaf.path[1].lowercased() {
            case "email": identifiers.append(Identifier(.email, value))
            case "phone_id": if value.contains(where: \.isNumber) { identifiers.append(Identifier(.phone, value)) }
            case "username": identifiers.append(Identifier(.username, value))
            case "full_name", "name": identifiers.append(Identifier(.displayName, value))
            default: break
            }
        }
        let owner = try sink.account(platform: .tinder, identifiers, isOwner: true)
        for leaf in user { try appendUser(leaf, owner, bytes, into: &sink) }
        for leaf in outline.leaves where leaf.path.first?.lowercased() == "usage" && leaf.path.count == 3 {
            try appendUsage(leaf, owner, bytes, into: &sink)
        }
        // Pictures, purchases and the like.
        let others = outline.leaves.count { leaf in
            leaf.path.count == 1 && !["messages", "usage", "user"].contains(leaf.path[0].lowercased())
                && leaf.kind != .null
        }
        file.skip(.skipped(reason: "other-account-data"), others)
        return owner
    }

    private mutating func appendUser(
        _ leaf: JSONOutline.Leaf, _ owner: Account.ID, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let value = Self.words(leaf, in: bytes)
        let time = value.flatMap { ClockText.read($0, unzoned: .unknown) }
        let change: AccountChange
        switch leaf.path[1].lowercased() {
        case "create_date": change = AccountChange(field: "account-created", to: value)
        case "active_time": change = AccountChange(field: "last-active", to: value)
        case "birth_date": change = AccountChange(field: "birth-date", to: value)
        case "bio": change = AccountChange(field: "biography", to: value)
        case "age_filter_min", "age_filter_max":
            // Whom the owner wanted to be shown.
            change = AccountChange(
                field: leaf.path[1].lowercased().map { $0 == "_" ? "-" : String($0) }.joined(), to: value)
        case "ip_address": change = AccountChange(field: "ip-address", to: value)
        case "pos":
            try appendPlace(leaf, owner, bytes, into: &sink)
            return
        case "instagram":
            let linked = Self.element(leaf, in: bytes)?.member("username")?.words
            guard let linked else {
                file.skip(.skipped(reason: "record-without-content"))
                return
            }
            let change = AccountChange(field: "linked-account", to: "instagram " + linked)
            try sink.append(Event(.accountChange(change), at: nil, by: owner, in: nil, from: file.place(leaf.bytes)))
            file.parse()
            return
        case "email", "phone_id", "username", "full_name", "name":
            file.parse()
            return
        default:
            file.skip(.skipped(reason: "other-account-data"))
            return
        }
        guard value != nil else {
            file.skip(.skipped(reason: "record-without-content"))
            return
        }
        let isEvent = change.field == "account-created" || change.field == "last-active"
        try sink.append(
            Event(.accountChange(change), at: isEvent ? time : nil, by: owner, in: nil, from: file.place(leaf.bytes)))
        file.parse()
    }

    /// Where the account was last seen, and when.
    private mutating func appendPlace(
        _ leaf: JSONOutline.Leaf, _ owner: Account.ID, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let element = Self.element(leaf, in: bytes)
        let parts = ["lat", "lon"].compactMap { element?.member($0)?.literal }
        guard parts.count == 2 else {
            file.skip(.skipped(reason: "record-without-content"))
            return
        }
        let time = element?.member("at")?.words.flatMap { ClockText.read($0, unzoned: .unknown) }
        let change = AccountChange(field: "location", to: parts.joined(separator: ","))
        try sink.append(Event(.accountChange(change), at: time, by: owner, in: nil, from: file.place(leaf.bytes)))
        file.parse()
    }

    /// Counters by day: how many people the owner liked is seen nowhere else.
    private mutating func appendUsage(
        _ leaf: JSONOutline.Leaf, _ owner: Account.ID, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var field = leaf.path[1].lowercased()
        if field.hasPrefix("usage - ") { field = String(field.dropFirst("usage - ".count)) }
        let word = field.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
        guard let value = Self.words(leaf, in: bytes), Self.counters.contains(word) else {
            file.skip(.skipped(reason: "other-account-data"))
            return
        }
        // A day without anything is no event.
        guard value != "0" else {
            file.skip(.skipped(reason: "record-without-content"))
            return
        }
        let time = ClockText.read(leaf.path[2], unzoned: .utc)
        try sink.append(
            Event(
                .accountChange(AccountChange(field: "daily-" + word, to: value)), at: time, by: owner, in: nil,
                from: file.place(leaf.bytes)))
        file.parse()
    }

    private static let counters: Set<String> = [
        "swipes-likes", "swipes-passes", "superlikes", "super-likes", "matches", "messages-sent", "messages-received",
        "app-opens",
    ]

    static func words(_ leaf: JSONOutline.Leaf, in bytes: Span<UInt8>) -> String? {
        element(leaf, in: bytes)?.words
    }

    private static func element(_ leaf: JSONOutline.Leaf, in bytes: Span<UInt8>) -> JSONElement? {
        var cursor = JSONCursor(at: leaf.bytes.lowerBound, maximumDepth: 64)
        return try? cursor.element(in: bytes)
    }
}
