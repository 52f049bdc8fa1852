// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension DiscordPackageReader {
    /// Reads `user.json`: whose package it is, friends and requests, linked accounts, notes about others.
    mutating func readProfile(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            var walk = JSONWalk(in: bytes, of: file)
            let tree = try walk.element(in: bytes)
            try append(tree, of: file, into: &sink)
            walk.finish(in: bytes, into: &sink)
        }
        if let damage { sink.report(damage) }
        remarks.report(into: &sink)
    }

    private mutating func append(
        _ tree: JSONElement, of file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let exhibit = file.exhibit.number
        sink.tally(.seen, in: exhibit)
        guard let id = tree.member("id")?.literal else {
            sink.tally(.unknown, in: exhibit)
            sink.report(Diagnostic(.warning, "profile-not-understood", at: file.whole))
            return
        }
        learn(tree, id: id)
        let actor = try accounts.owner(into: &sink)
        sink.tally(.parsed, in: exhibit)
        if let address = tree["ip"], let text = address.filled {
            let place = file.place(address.bytes)
            sink.tally(.seen, in: exhibit)
            let change = AccountChange(field: "ip-address", to: text)
            lists.take(Event(.accountChange(change), at: nil, by: actor, in: nil, from: place), about: "")
            sink.tally(.parsed, in: exhibit)
        }
        for member in tree.members {
            try append(member, by: actor, of: file, into: &sink)
        }
    }

    /// Learns from a profile whose lists another unit tells, whose package it is and what people are called.
    mutating func learnOwner(_ exhibit: Exhibit, of evidence: EvidenceSet) throws(ImportError) {
        _ = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            var walk = JSONWalk(in: bytes, of: file)
            let tree = try walk.element(in: bytes)
            if let id = tree.member("id")?.literal { learn(tree, id: id) }
        }
    }

    private mutating func learn(_ tree: JSONElement, id: String) {
        accounts.ownerID = accounts.ownerID ?? id
        let owner = DiscordAccounts.User(
            id: id,
            username: DiscordAccounts.username(
                tree["username"]?.string, discriminator: tree["discriminator"]?.literal),
            displayName: tree["global_name"]?.filled)
        let contacts =
            (tree["email"]?.filled.map { [Identifier(.email, $0)] } ?? [])
            + (tree["phone"]?.filled.map { [Identifier(.phone, $0)] } ?? [])
        if accounts.ownerID == id { accounts.note(owner, also: contacts) }
        for user in (tree["relationships"]?.array ?? []).compactMap(Self.user) { accounts.note(user) }
    }

    private mutating func append(
        _ member: JSONMember, by owner: Account.ID, of file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let exhibit = file.exhibit.number
        switch (member.key, member.value.value) {
        case ("relationships", .array(let entries)):
            for (index, entry) in entries.enumerated() {
                let place = file.place(entry.bytes, .item(of: "/relationships", at: index))
                sink.tally(.seen, in: exhibit)
                if Self.isNoRelation(entry["type"]?.literal ?? "") {
                    sink.tally(.skipped(reason: "other-account-data"), in: exhibit)
                    continue
                }
                let isUnderstood = try appendRelationship(entry, by: owner, at: place, into: &sink)
                sink.tally(isUnderstood ? .parsed : .unknown, in: exhibit)
                if !isUnderstood { remarks.note(.loss, "list-entry-not-understood", at: place) }
            }
            if entries.contains(where: { $0["since"]?.string.flatMap(ISOTime.timestamp) == nil }) {
                remarks.note(.note, "requests-undated", at: file.whole, 1)
            }
        case ("connections", .array(let entries)):
            for (index, entry) in entries.enumerated() {
                let place = file.place(entry.bytes, .item(of: "/connections", at: index))
                sink.tally(.seen, in: exhibit)
                let parts = ["type", "name", "id"].compactMap { entry[$0]?.literal }
                guard !parts.isEmpty else {
                    sink.tally(.unknown, in: exhibit)
                    remarks.note(.loss, "list-entry-not-understood", at: place)
                    continue
                }
                let change = AccountChange(field: "linked-account", to: parts.joined(separator: " "))
                lists.take(Event(.accountChange(change), at: nil, by: owner, in: nil, from: place), about: "")
                sink.tally(.parsed, in: exhibit)
            }
        case ("notes", .object(let notes)):
            for (index, note) in notes.enumerated() {
                let place = file.place(note.value.bytes, .item(of: "note", at: index))
                sink.tally(.seen, in: exhibit)
                // The note's subject is told beside it, with a name where the lists have one.
                let change = AccountChange(field: "note-about-account", to: note.value.literal, text: note.key)
                lists.take(Event(.accountChange(change), at: nil, by: owner, in: nil, from: place), about: note.key)
                sink.tally(.parsed, in: exhibit)
            }
        case (_, .array), (_, .object):
            sink.tally(.seen, in: exhibit)
            sink.tally(.skipped(reason: "other-account-data"), in: exhibit)
        default: break
        }
    }

    private static func user(_ entry: JSONElement) -> DiscordAccounts.User? {
        let user = entry["user"]
        guard let id = entry["id"]?.literal ?? user?["id"]?.literal else { return nil }
        return DiscordAccounts.User(
            id: id,
            username: DiscordAccounts.username(
                user?["username"]?.string, discriminator: user?["discriminator"]?.literal),
            displayName: entry["nickname"]?.filled ?? user?["global_name"]?.filled)
    }

    private mutating func appendRelationship(
        _ entry: JSONElement, by owner: Account.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        guard let user = Self.user(entry), let other = try accounts.account(user, apart: "", into: &sink),
            let content = Self.content(entry["type"]?.literal ?? "", other)
        else { return false }
        remarks.note(
            .note, "unknown-member", at: place, entry.members.count { !Self.relationMembers.contains($0.key) })
        let since = entry["since"]?.string.flatMap(ISOTime.timestamp)
        // Whoever asked acts.
        var actor = owner
        if case .contact(let change) = content, change.step == .requested, change.direction == .incoming {
            actor = other
        }
        lists.take(Event(content, at: since, by: actor, in: nil, from: place), about: user.id ?? "")
        return true
    }

    private static let relationMembers: Set<String> = [
        "id", "type", "nickname", "user", "since", "is_spam_request", "user_ignored", "origin_application_id",
        "stranger_request",
    ]

    /// Whether an entry is the service's own note that two accounts met, or that nothing is between them.
    private static func isNoRelation(_ type: String) -> Bool {
        ["0", "NONE", "5", "IMPLICIT"].contains(type.uppercased())
    }

    /// Numbers in classic packages, words in newer ones.
    private static func content(_ type: String, _ other: Account.ID) -> Event.Content? {
        switch type.uppercased() {
        case "1", "FRIEND": .contact(ContactChange(step: .accepted, other: other, direction: .unknown))
        case "2", "BLOCKED": .safety(SafetyAction(step: .blocked, other: other))
        case "3", "PENDING_INCOMING": .contact(ContactChange(step: .requested, other: other, direction: .incoming))
        case "4", "PENDING_OUTGOING": .contact(ContactChange(step: .requested, other: other, direction: .outgoing))
        case "6", "SUGGESTION": .contact(ContactChange(step: .suggested, other: other, direction: .unknown))
        default: nil
        }
    }

    /// Reads one file of activity: JSON objects, one a line, of which few are of interest.
    mutating func readActivity(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let owner = try accounts.owner(into: &sink)
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            var lines = LineCursor(in: bytes)
            var (seen, other) = (0, 0)
            while let line = lines.next(in: bytes) {
                var scanner = TextScanner(line.content)
                scanner.blanks(in: bytes)
                guard !scanner.isAtEnd else { continue }
                seen += 1
                var cursor = JSONCursor(at: scanner.place, maximumDepth: 16)
                do throws(FormatError) {
                    guard try Self.isOfInterest(cursor, in: bytes) else {
                        other += 1
                        continue
                    }
                    let tree = try cursor.element(in: bytes)
                    let place = file.place(line.content, .line(line.number))
                    let event = Self.event(of: tree, by: owner, at: place)
                    do throws(ImportError) { try sink.append(event) } catch {
                        throw FormatError(.limitExceeded, at: -1)
                    }
                    sink.tally(.parsed, in: exhibit.number)
                } catch {
                    if error.offset == -1 { throw ImportError(.cancelled) }
                    sink.tally(.unknown, in: exhibit.number)
                    remarks.note(.loss, "json-damaged", at: file.place(line.content, .line(line.number)))
                }
            }
            sink.tally(.seen, seen, in: exhibit.number)
            if other > 0 { sink.tally(.skipped(reason: "activity-not-of-interest"), other, in: exhibit.number) }
        }
        if let damage { sink.report(damage) }
        remarks.report(into: &sink)
    }

    private static let interesting: [StaticString] = [
        "update_relationship", "friend_request_failed", "ring_call", "join_call", "relationship_added",
        "friend_request_sent", "report_submitted", "user_report_submitted",
    ]

    private static func isOfInterest(_ cursor: JSONCursor, in bytes: Span<UInt8>) throws(FormatError) -> Bool {
        var cursor = cursor
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            guard key.equals("event_type", in: bytes) else {
                try cursor.skipValue(in: bytes)
                continue
            }
            guard try cursor.kind(in: bytes) == .string else { return false }
            let type = try cursor.string(in: bytes)
            return interesting.contains { type.equals($0, in: bytes) }
        }
        return false
    }

    /// Which members these events have is not established: all but the machine's are kept as they stand.
    private static func event(of tree: JSONElement, by owner: Account.ID, at place: Provenance) -> Event {
        let time = tree["timestamp"]?.string.flatMap { literal in
            // The client writes the quotation marks into the text.
            var plain = literal[...]
            while plain.first == "\"" { plain = plain.dropFirst() }
            while plain.last == "\"" { plain = plain.dropLast() }
            return ISOTime.timestamp(String(plain))
        }
        let type = tree["event_type"]?.string ?? "activity"
        let details = tree.members.compactMap { member -> String? in
            guard !machineMembers.contains(member.key), let value = member.value.literal, !value.isEmpty else {
                return nil
            }
            return "\(member.key) \(value)"
        }
        let text = details.isEmpty ? type : "\(type): \(details.joined(separator: ", "))"
        return Event(.notice(text), at: time, by: owner, in: nil, from: place)
    }

    private static let machineMembers: Set<String> = [
        "event_type", "event_id", "event_source", "user_id", "domain", "timestamp", "isp", "browser",
        "browser_user_agent",
        "os", "os_version", "os_arch", "device", "client_build_number", "release_channel", "client_version", "session",
        "freight_hostname", "freight_id", "client_send_timestamp", "client_track_timestamp", "client_uuid", "day",
        "chosen_locale", "detected_locale", "user_is_authenticated", "accessibility_features",
        "accessibility_support_enabled", "user_day", "system_locale", "device_vendor_id", "cfduid", "cfduid_signed",
        "client_performance_cpu", "client_performance_memory", "cpu_core_count", "browser_version", "fingerprint",
    ]
}
