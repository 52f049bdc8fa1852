// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the files of one archive.
struct XReader {
    var people: XPeople
    let media: XMedia
    var fields = RecordFields(XField.names)
    var lines = RecordFields(XLineField.names)
    /// Messages told with their text, by number; headers of these are no further records.
    var told: Set<UInt64> = []
    /// What messages say, where an archive is in several parts that may overlap.
    var toldInParts: SeenRecords?
    /// Lines of groups that were told, by talk, kind and time.
    var toldLines: Set<String> = []
    private var ledger = MetaContactLedger()

    init(_ unit: ImportUnit, in evidence: EvidenceSet) {
        people = XPeople(unit, in: evidence)
        media = XMedia(unit.companions + unit.neighbours)
        if unit.exhibits.count(where: { ExportPath.name($0).hasPrefix("direct-message") }) > 1 {
            toldInParts = SeenRecords()
        }
    }

    /// Reads one file.
    mutating func read(
        _ exhibit: Exhibit, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var file = ExportFile(exhibit)
        guard let front = XFront(bytes), let section = XSection.of(front, bytes) else {
            sink.report(Diagnostic(.loss, "not-this-format", at: file.place(0..<bytes.count)))
            return
        }
        let outline = JSONOutline(in: bytes, from: front.start, Self.plan(section))
        file.report(outline, isStatement: true, in: bytes, into: &sink)
        if people.isOwnerKnown { _ = try people.owner(into: &sink) }
        if section.isTalk {
            try readTalks(outline, section, bytes, &file, into: &sink)
        } else {
            for list in outline.lists {
                file.refuseDamage(of: list)
                for (index, record) in list.records.enumerated() {
                    let place = file.place(record, .item(of: list.pointer, at: list.position(of: index)))
                    var cursor = JSONCursor(at: record.lowerBound, maximumDepth: 64)
                    guard let element = try? cursor.element(in: bytes), case .object = element.value else {
                        file.refuse("record-not-understood", at: place)
                        continue
                    }
                    file.remark(.note, "text-repaired", cursor.repairs, at: place)
                    try append(element, section, at: place, &file, into: &sink)
                }
            }
        }
        file.close(repairs: fields.repairs, into: &sink)
    }

    /// Pushes what waited for all files.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let taken = ledger
        ledger = MetaContactLedger()
        try taken.push(into: &sink)
        try people.markOwner(into: &sink)
    }

    private static func plan(_ section: XSection) -> JSONOutline.Plan {
        guard section.isTalk else {
            return JSONOutline.Plan(recordKeys: [
                "follower", "following", "blocking", "muting", "ipAudit", "screenNameChange", "contact",
                "emailAddressChange", "deviceToken", "account", "accountId",
            ])
        }
        return JSONOutline.Plan(
            recordKeys: [
                "messageCreate", "joinConversation", "participantsJoin", "participantsLeave",
                "conversationNameUpdate", "welcomeMessageCreate",
            ], containerKeys: ["dmConversation", "conversationId"], boundary: "messages",
            role: { path, kind in
                if path.isEmpty { return .walked }
                return kind == .array && path.last != "messages" ? .leaf : nil
            })
    }

    // MARK: People and account

    private mutating func append(
        _ element: JSONElement, _ section: XSection, at place: Provenance, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        // New archives wrap each record in an object with the name of its type.
        let isWrapped = element.members.count == 1 && element.members[0].value.members.isEmpty == false
        let record = isWrapped ? element.members[0].value : element
        let owner = try people.owner(into: &sink)
        func change(_ field: String, from old: String? = nil, to new: String?, at literal: String? = nil) -> Event {
            let told = record.members.compactMap { member in member.value.words.map { "\(member.key) \($0)" } }
            let time = literal.flatMap { ClockText.read($0, unzoned: .unknown) }
            return Event(
                .accountChange(
                    AccountChange(
                        field: field, from: old, to: new, text: told.count > 2 ? told.joined(separator: ", ") : nil)),
                at: time, by: owner, in: nil, from: place)
        }
        switch section {
        case .follower, .following, .block, .mute:
            guard let id = record["accountId"]?.words, let other = try people.account(id, into: &sink) else {
                file.refuse("list-entry-not-understood", at: place)
                return
            }
            // The lists have no times.
            let event =
                switch section {
                case .follower:
                    Event(
                        .contact(ContactChange(step: .followed, other: other, direction: .incoming)), at: nil,
                        by: other, in: nil, from: place)
                case .following:
                    Event(
                        .contact(ContactChange(step: .followed, other: other, direction: .outgoing)), at: nil,
                        by: owner, in: nil, from: place)
                default:
                    Event(
                        .safety(SafetyAction(step: section == .block ? .blocked : .muted, other: other)), at: nil,
                        by: owner, in: nil, from: place)
                }
            if ledger.take(event, name: id) {
                file.parse()
            } else {
                file.skip(.skipped(reason: "duplicate-request"))
            }
        case .account:
            try sink.append(
                change("account-created", to: record["createdVia"]?.words, at: record["createdAt"]?.words))
            file.parse()
        case .names:
            let inner = record["screenNameChange"] ?? record
            let event = Event(
                .accountChange(
                    AccountChange(
                        field: "username", from: inner["changedFrom"]?.words, to: inner["changedTo"]?.words)),
                at: inner["changedAt"]?.words.flatMap { ClockText.read($0, unzoned: .unknown) }, by: owner, in: nil,
                from: place)
            try sink.append(event)
            file.parse()
        case .addresses:
            let inner = record["emailChange"] ?? record
            let event = Event(
                .accountChange(
                    AccountChange(field: "email", from: inner["changedFrom"]?.words, to: inner["changedTo"]?.words)),
                at: inner["changedAt"]?.words.flatMap { ClockText.read($0, unzoned: .unknown) }, by: owner, in: nil,
                from: place)
            try sink.append(event)
            file.parse()
        case .logins:
            try sink.append(change("login", to: record["loginIp"]?.words, at: record["createdAt"]?.words))
            file.parse()
        case .creation:
            try sink.append(change("registration-ip", to: record["userCreationIp"]?.words))
            file.parse()
        case .phone:
            try sink.append(change("phone-number", to: record["phoneNumber"]?.words))
            file.parse()
        case .contact:
            let values = ["emails", "phoneNumbers"].flatMap { record[$0]?.array?.compactMap(\.words) ?? [] }
            guard !values.isEmpty else {
                file.skip(.skipped(reason: "contact-without-content"))
                return
            }
            // The address book of a telephone: nobody was asked.
            try sink.append(change("address-book-entry", to: values.joined(separator: ", ")))
            file.parse()
        case .visibility, .device, .suspension:
            let literal = record["protectedAt"] ?? record["createdAt"] ?? record["timeStamp"]
            let value = record["action"] ?? record["clientApplicationName"] ?? record["token"]
            let field = section == .visibility ? "protected" : section == .device ? "device" : "suspension"
            try sink.append(change(field, to: value?.words, at: literal?.words))
            file.parse()
        default:
            // Calls, and keys of encrypted messages: no public reader tells their members.
            file.refuse("unknown-record-type", at: place)
        }
    }
}
