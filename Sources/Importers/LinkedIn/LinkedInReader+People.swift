// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension LinkedInReader {
    // MARK: Invitations

    mutating func readInvitations(
        _ table: HeadedTable, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var table = table
        let rows = rows(&table, bytes, &file)
        let dates = LinkedInDates(
            rows.compactMap { table.value($0, "sentat", in: bytes) }, declared: settings.dateOrder)
        if dates.isContradicted { file.remark(.warning, "date-order-contradicted", at: file.place(0..<0)) }
        for row in rows {
            let place = file.place(row.bytes, .line(row.line))
            guard isSound(row, at: place, &file) else { continue }
            let direction: ContactChange.Direction
            switch table.value(row, "direction", in: bytes)?.uppercased() {
            case "OUTGOING": direction = .outgoing
            case "INCOMING": direction = .incoming
            default: direction = .unknown
            }
            if direction == .unknown {
                file.refuse("list-entry-not-understood", at: place)
                continue
            }
            let isOutgoing = direction == .outgoing
            let other = try people.account(
                table.value(row, isOutgoing ? "inviteeprofileurl" : "inviterprofileurl", in: bytes),
                name: table.value(row, isOutgoing ? "to" : "from", in: bytes), into: &sink)
            let note = table.value(row, "message", in: bytes)
            guard other != nil || note != nil else {
                file.skip(.skipped(reason: "contact-without-content"))
                continue
            }
            // Of somebody who left, the words are there still.
            if other == nil { file.remark(.note, "deleted-account", at: place) }
            let time = table.value(row, "sentat", in: bytes).flatMap(dates.time)
            if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
            let owner = try people.owner(into: &sink)
            let actor = isOutgoing ? owner : other
            if let other {
                try sink.append(
                    Event(
                        .contact(ContactChange(step: .requested, other: other, direction: direction)), at: time,
                        by: actor, in: nil, from: place))
            }
            if let note {
                // The note that goes with an invitation is the first thing said.
                let talk = try sink.conversation(
                    Conversation(platform: .linkedin, kind: .direct, members: [owner, other].compactMap(\.self)))
                try sink.append(Event(.message(Message(text: note)), at: time, by: actor, in: talk, from: place))
            }
            file.parse()
        }
    }

    // MARK: Lists

    mutating func readConnections(
        _ table: HeadedTable, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var table = table
        for row in rows(&table, bytes, &file) {
            let place = file.place(row.bytes, .line(row.line))
            guard isSound(row, at: place, &file) else { continue }
            let name = [table.value(row, "firstname", in: bytes), table.value(row, "lastname", in: bytes)].compactMap(
                \.self
            )
            .joined(separator: " ")
            guard
                let other = try people.account(
                    table.value(row, "url", in: bytes), name: name, email: table.value(row, "emailaddress", in: bytes),
                    into: &sink)
            else {
                // A closed account leaves its date alone.
                file.skip(.skipped(reason: "contact-without-content"))
                continue
            }
            let time = time(table.value(row, "connectedon", in: bytes), at: place, &file)
            try sink.append(
                Event(
                    .contact(ContactChange(step: .accepted, other: other, direction: .unknown)), at: time, by: nil,
                    in: nil, from: place))
            file.parse()
        }
    }

    /// People whom the owner follows, or no longer.
    mutating func readFollows(
        _ table: HeadedTable, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var table = table
        for row in rows(&table, bytes, &file) {
            let place = file.place(row.bytes, .line(row.line))
            guard isSound(row, at: place, &file) else { continue }
            guard
                let other = try people.account(nil, name: table.value(row, "fullname", in: bytes), into: &sink)
            else {
                file.skip(.skipped(reason: "contact-without-content"))
                continue
            }
            let literal = table.value(row, "date", in: bytes)
            let time = time(literal, at: place, &file)
            let isOver = table.value(row, "status", in: bytes)?.lowercased().hasPrefix("unfollow") ?? false
            let change = ContactChange(step: isOver ? .unfollowed : .followed, other: other, direction: .outgoing)
            try sink.append(
                Event(
                    .contact(change), at: time, by: try people.owner(into: &sink), in: nil, from: place,
                    unreadTime: literal))
            file.parse()
        }
    }

    /// Log-ins with their network addresses.
    mutating func readLogins(
        _ table: HeadedTable, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var table = table
        for row in rows(&table, bytes, &file) {
            let place = file.place(row.bytes, .line(row.line))
            guard isSound(row, at: place, &file) else { continue }
            let literal = table.value(row, "logindate", in: bytes)
            let time = time(literal, at: place, &file)
            let change = AccountChange(
                field: "login", to: table.value(row, "ipaddress", in: bytes),
                text: table.value(row, "useragent", in: bytes))
            try sink.append(
                Event(
                    .accountChange(change), at: time, by: try people.owner(into: &sink), in: nil, from: place,
                    unreadTime: literal))
            file.parse()
        }
    }
}
