// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads an export's lists of contacts: friends, requests, followers, blocked people.
///
/// The lists are read together, because one request may stand in two of them.
struct MetaListReader<Dialect: MetaDialect> {
    private let owner: MetaOwner?
    private var ledger = MetaContactLedger()
    private var remarks = Remarks()

    init(owner: MetaOwner?) {
        self.owner = owner
    }

    /// Reads the files; profiles among them tell the owner alone.
    mutating func read(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try evidence.lend(exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try read(exhibit, in: bytes, into: &sink)
        }
        MetaListName.reportGaps(exhibits, into: &sink)
        try ledger.push(into: &sink)
        ledger = MetaContactLedger()
    }

    private mutating func read(
        _ exhibit: Exhibit, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let path = MetaPath(exhibit.path)
        if Dialect.isProfile(path, head: Survey.head(of: bytes)) {
            readProfile(exhibit, in: bytes, into: &sink)
            if let owner { _ = try sink.account(platform: Dialect.platform, owner.identifiers, isOwner: true) }
            return
        }
        var failure: FormatError?
        var entries: [MetaListRow] = []
        failure = MetaListFile.rows(in: bytes, into: &entries)
        if path.isOfUnreadList {
            sink.tally(.seen, entries.count, in: exhibit.number)
            sink.tally(.skipped(reason: "list-not-read"), entries.count, in: exhibit.number)
            remarks.note(.note, "list-not-read", at: .whole(exhibit.number), entries.count)
            entries = []
        }
        for row in entries { try emit(row, path, exhibit, into: &sink) }
        if entries.isEmpty, failure == nil, !path.isOfUnreadList, !MetaListFile.isEmptyList(in: bytes) {
            sink.tally(.seen, in: exhibit.number)
            sink.tally(.unknown, in: exhibit.number)
            remarks.note(.loss, "list-entry-not-understood", at: .whole(exhibit.number))
        }
        remarks.report(into: &sink)
        if let failure {
            sink.report(
                Diagnostic(
                    .loss, failure.reason == .unexpectedEnd ? "json-truncated" : "json-malformed",
                    at: Provenance(
                        exhibit: exhibit.number, bytes: failure.offset..<failure.offset, locator: .whole)))
        }
    }

    private func readProfile(
        _ exhibit: Exhibit, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) {
        sink.tally(.seen, in: exhibit.number)
        var cursor = JSONCursor(in: bytes)
        var damage = JSONDamage()
        let profile = cursor.soundElement(in: bytes, &damage)
        for lost in damage.stretches {
            sink.tally(.seen, in: exhibit.number)
            sink.tally(.unknown, in: exhibit.number)
            let place = Provenance(exhibit: exhibit.number, bytes: lost, locator: .whole)
            sink.report(Diagnostic(.loss, "json-damaged", at: place, detail: ["bytes": lost.count]))
        }
        if let end = damage.end {
            let place = Provenance(exhibit: exhibit.number, bytes: end.offset..<end.offset, locator: .whole)
            sink.report(
                Diagnostic(.loss, end.reason == .unexpectedEnd ? "json-truncated" : "json-malformed", at: place))
        }
        if Dialect.owner(inProfile: profile, path: exhibit.path) != nil {
            sink.tally(.parsed, in: exhibit.number)
            return
        }
        sink.tally(.unknown, in: exhibit.number)
        sink.report(
            Diagnostic(
                .warning, "profile-not-understood",
                at: Provenance(exhibit: exhibit.number, bytes: 0..<bytes.count, locator: .whole)))
    }

    private mutating func emit(
        _ row: MetaListRow, _ path: MetaPath, _ exhibit: Exhibit, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        sink.tally(.seen, in: exhibit.number)
        let place = Provenance(
            exhibit: exhibit.number, bytes: row.bytes, locator: .item(of: row.container, at: row.index))
        guard let element = row.element, let meaning = Dialect.meaning(ofList: row.key, in: path),
            let entry = Dialect.entry(element, keyed: row.entryKey), !entry.account.isEmpty
        else {
            sink.tally(.unknown, in: exhibit.number)
            remarks.note(.loss, "list-entry-not-understood", at: place)
            return
        }
        let platform = Dialect.platform(ofList: row.key, in: path)
        let event = try event(meaning, entry, on: platform, time(of: entry, at: place), place, into: &sink)
        let name = entry.account.first.map { "\(platform.rawValue) \($0.kind.rawValue) \($0.normalized)" } ?? ""
        let isNew = ledger.take(event, name: name)
        sink.tally(isNew ? .parsed : .skipped(reason: "duplicate-request"), in: exhibit.number)
    }

    private mutating func time(of entry: MetaListEntry, at place: Provenance) -> Timestamp? {
        if let time = entry.time { return time }
        guard let literal = entry.seconds else { return nil }
        switch MetaTime.read(literal, .seconds) {
        case .time(let time, let isOtherUnit):
            if isOtherUnit { remarks.note(.warning, "timestamp-in-other-unit", at: place) }
            return time
        case .notRecorded: return nil
        case .unreadable:
            remarks.note(.warning, "timestamp-unreadable", at: place)
            return nil
        }
    }

    private func event(
        _ meaning: MetaListMeaning, _ entry: MetaListEntry, on platform: Platform, _ time: Timestamp?,
        _ place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Event {
        let me = try sink.account(platform: platform, owner?.identifiers ?? [], isOwner: true)
        switch meaning {
        case .setting(let list):
            let change = AccountChange(field: list, to: entry.account.first?.literal)
            return Event(.accountChange(change), at: time, by: me, in: nil, from: place)
        case .safety(let step):
            let other = try other(entry, on: platform, place, into: &sink)
            return Event(.safety(SafetyAction(step: step, other: other)), at: time, by: me, in: nil, from: place)
        case .contact(let step, let direction):
            let other = try other(entry, on: platform, place, into: &sink)
            let actor: Account.ID? =
                switch (direction, step) {
                // A declined request came in, and the owner declined it.
                case (.incoming, .declined), (.outgoing, _): me
                case (.incoming, _): other
                // It is the owner's list; `direction` says that nobody knows who asked.
                case (.unknown, _): me
                }
            let change = ContactChange(step: step, other: other, direction: direction)
            return Event(.contact(change), at: time, by: actor, in: nil, from: place)
        }
    }

    private func other(
        _ entry: MetaListEntry, on platform: Platform, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID {
        let identifiers = entry.account.map { identifier in
            // Two deleted accounts of one list are two accounts.
            identifier.kind == .displayName
                ? MetaAccounts.identifier(of: identifier.literal, apart: "\(place.exhibit) \(place.locator)")
                : identifier
        }
        return try sink.account(platform: platform, identifiers, isOwner: false)
    }
}
