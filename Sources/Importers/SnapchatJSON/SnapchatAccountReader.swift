// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Reads the account, its history and its calls: sections of values, and lists of dated rows.
struct SnapchatAccountReader {
    private let accounts: ExportAccounts
    /// Whether the file holds calls and sessions, so that a row of another list may be a call in a form that is not known.
    private let isOfTalks: Bool

    init(_ accounts: ExportAccounts, isOfTalks: Bool) {
        self.accounts = accounts
        self.isOfTalks = isOfTalks
    }

    func read(
        _ outline: JSONOutline, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try readSections(outline, bytes, &file, into: &sink)
        var entries: [(entry: SnapchatEntry, place: Provenance)] = []
        for list in outline.lists {
            file.refuseDamage(of: list)
            for (index, record) in list.records.enumerated() {
                let place = file.place(record, .item(of: list.pointer, at: list.position(of: index)))
                var cursor = JSONCursor(at: record.lowerBound, maximumDepth: 64)
                guard let row = try? cursor.element(in: bytes) else {
                    file.refuse("record-not-understood", at: place)
                    continue
                }
                let values = row.members.isEmpty ? [("value", row)] : row.members.map { ($0.key, $0.value) }
                entries.append(
                    (SnapchatEntry(list: list.path.last ?? "", values: values.map { ($0, Self.words($1)) }), place))
            }
        }
        try append(entries, &file, into: &sink)
    }

    /// Adds rows; a completed call that stands among those made or received lends them its length.
    func append(
        _ entries: [(entry: SnapchatEntry, place: Provenance)], _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var completed: [String: Int] = [:]
        for (entry, _) in entries where entry.isCompletedCall {
            if let literal = entry.time?.literal { completed[literal] = entry.call?.seconds ?? 0 }
        }
        var told: Set<String> = []
        for (entry, place) in entries.filter({ !$0.entry.isCompletedCall }) + entries.filter(\.entry.isCompletedCall) {
            let literal = entry.time?.literal ?? ""
            if entry.isCompletedCall, told.contains(literal) {
                file.skip(.skipped(reason: "duplicate-record"))
                continue
            }
            guard var call = entry.call else {
                try append(entry, at: place, &file, into: &sink)
                continue
            }
            if let seconds = completed[literal] {
                told.insert(literal)
                call.wasAnswered = true
                if call.seconds == nil, seconds > 0 { call.seconds = seconds }
            }
            // The export names nobody at the other end.
            let isOutgoing = entry.list.lowercased().hasPrefix("outgoing")
            let actor = isOutgoing ? try accounts.owner(into: &sink) : nil
            if entry.time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
            try sink.append(Event(.call(call), at: entry.time, by: actor, in: nil, from: place))
            file.parse()
            // Of a call that came in, the list alone tells whose telephone rang; places and networks are the owner's.
            guard entry.callDetails != nil || entry.list.lowercased().hasPrefix("incoming") else { continue }
            let owner = try accounts.owner(into: &sink)
            let details = AccountChange(field: "call-details", to: entry.list, text: entry.callDetails)
            try sink.append(Event(.accountChange(details), at: entry.time, by: owner, in: nil, from: place))
        }
    }

    private func append(
        _ entry: SnapchatEntry, at place: Provenance, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if isOfTalks, !entry.list.lowercased().hasSuffix("sessions") {
            return file.refuse("unknown-list", at: place)
        }
        guard let change = entry.change else {
            file.skip(.skipped(reason: "record-without-content"))
            return
        }
        let owner = try accounts.owner(into: &sink)
        try sink.append(Event(.accountChange(change), at: entry.time, by: owner, in: nil, from: place))
        file.parse()
    }

    /// Sections such as `Basic Information`: each is one record.
    private func readSections(
        _ outline: JSONOutline, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var sections: [(path: [String], entry: SnapchatEntry, bytes: Range<Int>)] = []
        for leaf in outline.leaves {
            let path = Array(leaf.path.dropLast())
            var cursor = JSONCursor(at: leaf.bytes.lowerBound, maximumDepth: 64)
            let value = (try? cursor.element(in: bytes)).map(Self.words) ?? ""
            if sections.last?.path != path {
                sections.append((path, SnapchatEntry(list: path.last ?? "", values: []), leaf.bytes))
            }
            let last = sections.count - 1
            sections[last].entry.values.append((leaf.path.last ?? "value", value))
            sections[last].bytes = sections[last].bytes.lowerBound..<leaf.bytes.upperBound
        }
        for (path, entry, range) in sections {
            let place = file.place(range, path.isEmpty ? .whole : .item(of: path.joined(separator: "/"), at: 0))
            if path.last?.lowercased() == "basic information" {
                try appendBasics(entry, at: place, &file, into: &sink)
            } else {
                try append(entry, at: place, &file, into: &sink)
            }
        }
    }

    /// What the account was made with.
    func appendBasics(
        _ entry: SnapchatEntry, at place: Provenance, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let owner = try accounts.owner(into: &sink)
        func time(_ title: String) -> Timestamp? {
            entry.value(title).flatMap { ClockText.read($0, unzoned: .unknown) }
        }
        let created = AccountChange(
            field: "account-created", to: entry.value("registration ip"), text: entry.value("country"))
        let madeAt = time("creation date")
        // Newer accounts leave the day out: then there is nothing to tell but an address.
        if madeAt != nil || created.to != nil || created.text != nil {
            try sink.append(Event(.accountChange(created), at: madeAt, by: owner, in: nil, from: place))
        }
        if let seen = entry.value("last active") {
            let change = AccountChange(field: "last-active", to: seen)
            try sink.append(Event(.accountChange(change), at: time("last active"), by: owner, in: nil, from: place))
        }
        file.parse()
    }

    private static func words(_ element: JSONElement) -> String {
        switch element.value {
        case .string(let text): text
        case .number(let literal): literal
        case .bool(let value): value ? "yes" : "no"
        case .null: ""
        case .array(let elements): elements.map(words).filter { !$0.isEmpty }.joined(separator: ", ")
        case .object(let members):
            members.map { "\($0.key) \(words($0.value))" }.joined(separator: ", ")
        }
    }
}

extension SnapchatEntry {
    /// Whether it is a call of the list that repeats calls of the other lists.
    var isCompletedCall: Bool { list.lowercased() == "completed calls" }
}
