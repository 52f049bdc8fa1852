// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the pages of friends, requests, followers and blocked people, together, as one request may stand in two.
struct MetaHTMLListReader {
    private let service: MetaPlatform
    /// The service of the page that is read.
    private var platform: Platform
    private let owner: MetaOwner?
    private let times: MetaHTMLTime
    private var ledger = MetaContactLedger()
    private var remarks = Remarks()

    init(service: MetaPlatform, owner: MetaOwner?, times: MetaHTMLTime) {
        self.times = times
        self.service = service
        self.owner = owner
        platform = service == .facebook ? .facebook : .instagram
    }

    /// Reads the pages; profiles among them tell the owner alone.
    mutating func read(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in exhibits {
            try HTMLPage.read(exhibit, of: evidence) { (page, bytes) throws(ImportError) in
                try read(page, exhibit, bytes, into: &sink)
            }
        }
        MetaListName.reportGaps(exhibits, into: &sink)
        try ledger.push(into: &sink)
        ledger = MetaContactLedger()
    }

    private mutating func read(
        _ page: HTMLPage, _ exhibit: Exhibit, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let path = MetaPath(exhibit.path)
        platform =
            service == .facebook ? .facebook : InstagramDialect.platform(ofList: nil, in: path)
        if MetaHTMLRole.of(path, head: Survey.head(of: bytes), service: service) == .profile {
            try readProfile(page, bytes, into: &sink)
        } else if path.file == "friends.htm" {
            try readSections(page, bytes, into: &sink)
        } else if path.isOfUnreadList {
            let count = MetaHTMLPages.entries(in: bytes).count
            sink.tally(.seen, count, in: page.exhibit)
            sink.tally(.skipped(reason: "list-not-read"), count, in: page.exhibit)
            remarks.note(.note, "list-not-read", at: .whole(exhibit.number), count)
        } else {
            let meaning = MetaHTMLRole.meaning(of: path, service: service)
            var index = 0
            let boxes = MetaHTMLPages.entries(in: bytes)
            for record in boxes {
                try read(record, meaning, page, bytes, &index, into: &sink)
            }
            MetaHTMLPages.reportGaps(around: boxes, page, bytes, times, into: &sink)
        }
        remarks.report(into: &sink)
    }

    private func readProfile(
        _ page: HTMLPage, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        sink.tally(.seen, in: page.exhibit)
        if let found = MetaHTMLProfile.owner(in: bytes, service: service) {
            _ = try sink.account(platform: platform, found.identifiers, isOwner: true)
            sink.tally(.parsed, in: page.exhibit)
        } else {
            sink.tally(.unknown, in: page.exhibit)
            sink.report(Diagnostic(.warning, "profile-not-understood", at: page.place(0..<bytes.count, "page", 0)))
        }
    }

    private mutating func read(
        _ record: HTMLRecord, _ meaning: MetaListMeaning?, _ page: HTMLPage, _ bytes: Span<UInt8>,
        _ index: inout Int, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let whole = page.place(record.bytes, "entry", index)
        guard let document = try? HTMLDocument(parsing: bytes, record.bytes), let meaning else {
            index += 1
            sink.tally(.seen, in: page.exhibit)
            sink.tally(.unknown, in: page.exhibit)
            remarks.note(.loss, "list-entry-not-understood", at: whole)
            return
        }
        let entries = MetaHTMLListEntry.all(in: document, service: service, times)
        if entries.isEmpty {
            index += 1
            sink.tally(.seen, in: page.exhibit)
            sink.tally(document.isBlank(document.root) ? .skipped(reason: "empty-box") : .unknown, in: page.exhibit)
            if !document.isBlank(document.root) { remarks.note(.loss, "list-entry-not-understood", at: whole) }
            return
        }
        for entry in entries {
            let place = page.place(entries.count == 1 ? record.bytes : entry.bytes, "entry", index)
            index += 1
            try append(entry, meaning, at: place, into: &sink)
        }
    }

    /// `html/friends.htm` has a heading above each list.
    private mutating func readSections(
        _ page: HTMLPage, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = HTMLRecordCursor([HTMLPattern("h2"), HTMLPattern("li")])
        var meaning: MetaListMeaning?
        var section = ""
        var index = 0
        while let record = cursor.next(in: bytes) {
            guard let document = try? HTMLDocument(parsing: bytes, record.bytes) else { continue }
            let label = document.label(of: document.root)
            if record.pattern == 0 {
                section = label
                meaning = MetaHTMLListEntry.meaning(ofSection: label)
                continue
            }
            // Links to the other pages stand above the first heading.
            if section.isEmpty { continue }
            let place = page.place(record.bytes, "entry", index)
            index += 1
            guard let meaning, let entry = MetaHTMLListEntry(line: label, bytes: record.bytes, times) else {
                sink.tally(.seen, in: page.exhibit)
                sink.tally(.unknown, in: page.exhibit)
                remarks.note(.loss, "list-entry-not-understood", at: place)
                continue
            }
            try append(entry, meaning, at: place, into: &sink)
        }
    }

    private mutating func append(
        _ entry: MetaHTMLListEntry, _ meaning: MetaListMeaning, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        sink.tally(.seen, in: place.exhibit)
        let me = try sink.account(platform: platform, owner?.identifiers ?? [], isOwner: true)
        let identifiers = entry.account.map { identifier in
            // Two deleted accounts of one list are two accounts.
            identifier.kind == .displayName
                ? MetaAccounts.identifier(of: identifier.literal, apart: "\(place.exhibit) \(place.locator)")
                : identifier
        }
        var actor: Account.ID? = me
        let content: Event.Content
        switch meaning {
        case .setting(let field):
            content = .accountChange(AccountChange(field: field, to: entry.account.first?.literal))
        case .safety(let step):
            let other = try sink.account(platform: platform, identifiers, isOwner: false)
            content = .safety(SafetyAction(step: step, other: other))
        case .contact(let step, let direction):
            let other = try sink.account(platform: platform, identifiers, isOwner: false)
            // A declined request came in, and the owner declined it.
            if direction == .incoming, step != .declined { actor = other }
            content = .contact(ContactChange(step: step, other: other, direction: direction))
        }
        if entry.time == nil { remarks.note(.note, "timestamp-missing", at: place) }
        let event = Event(content, at: entry.time, by: actor, in: nil, from: place)
        let name = entry.account.first.map { "\(platform.rawValue) \($0.kind.rawValue) \($0.normalized)" } ?? ""
        let isNew = ledger.take(event, name: name)
        sink.tally(isNew ? .parsed : .skipped(reason: "duplicate-request"), in: place.exhibit)
    }
}
