// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the message files of one thread, oldest message first.
struct MetaThreadReader {
    /// What the unit is known to be.
    struct Setting {
        var platform: Platform
        /// Nothing in the evidence shows the service.
        var isPlatformAssumed = false
        /// The unit of a member called `timestamp`.
        var timestampUnit: MetaTime.Unit
        var owner: MetaOwner?
        var thread: MetaThreadKey?
        /// The thread's key in formats that have no thread folders.
        var nativeID: String?
        /// Whether a number stands behind the title: `<name>_<number>`.
        var hasNumberedTitle = false
        /// Whether the part that was written end-to-end encrypted is among the inputs.
        var goesOnInInput = false
        /// Where accounts without a name are told apart, when there is no thread folder.
        var place: String
    }

    let setting: Setting
    var accounts: MetaAccounts
    var media: MetaMedia
    var sentences = MetaSentences(names: [])
    var reactions = MetaRecentReactions()
    /// The network address last seen with a sender.
    var addresses: [String: String] = [:]
    var remarks = Remarks()
    /// The line that tells the beginning of a call, until its end is met, and the messages since.
    var heldCall: Line?
    var heldCallAge = 0
    /// Whether the file that is read tells calls by their type, once that was asked.
    var typesCalls: (exhibit: Int32, value: Bool)?
    private var conversation: Conversation.ID?
    private var repeats = MetaRepeats<MetaRecord.Essence>()
    /// Reactions already told of a message that several copies hold.
    var toldReactions: Set<String> = []
    /// Where the messages stand that were kept, while a unit has several copies of its thread.
    var keptPlaces: [MetaRecord.Essence: Provenance] = [:]
    private var members: Set<Account.ID> = []

    init(_ setting: Setting, media: MetaMedia) {
        self.setting = setting
        self.media = media
        accounts = MetaAccounts(
            platform: setting.platform, owner: setting.owner, thread: setting.thread?.nativeID ?? setting.place)
    }

    /// Reads the files in the order given: the oldest chunk first.
    mutating func read(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let numbers = exhibits.map { MetaPath($0.path).chunk ?? -1 - Int($0.number) }
        // What a file without a number repeats of the numbered ones beside it is told once.
        let areCopies =
            MetaRepeats<MetaRecord.Essence>.areCopies(numbers)
            || setting.thread != nil && numbers.count > 1 && numbers.contains { $0 < 0 }
        reportGaps(numbers, exhibits, into: &sink)
        if areCopies, setting.thread != nil { findRenamed(exhibits, of: evidence, into: &sink) }
        try evidence.lend(exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try read(exhibit, copy: areCopies ? Self.copy(exhibit) : nil, in: bytes, into: &sink)
        }
    }

    /// Message files are numbered from 1, the newest; nothing tells how many older ones there were.
    ///
    /// The parts of one export have one folder's files between them.
    private func reportGaps(
        _ numbers: [Int], _ exhibits: [Exhibit], into sink: inout some TimelineSink & ~Copyable
    ) {
        var folders: [MetaThreadKey?: (present: Set<Int>, last: Exhibit)] = [:]
        for (number, exhibit) in zip(numbers, exhibits) where number > 0 {
            folders[MetaPath(exhibit.path).thread, default: ([], exhibit)].present.insert(number)
            folders[MetaPath(exhibit.path).thread]?.last = exhibit
        }
        for (present, exhibit) in folders.values.sorted(by: { $0.last.number < $1.last.number }) {
            guard let oldest = present.max(), oldest > present.count else { continue }
            let place = Provenance.whole(exhibit.number)
            sink.report(
                Diagnostic(.loss, "message-files-missing", at: place, detail: ["count": oldest - present.count]))
        }
    }

    private mutating func read(
        _ exhibit: Exhibit, copy: String?, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let file = MetaThreadFile(in: bytes)
        let whole = Provenance(exhibit: exhibit.number, bytes: 0..<bytes.count, locator: .whole)
        guard file.hasMessages else {
            if conversation == nil { throw ImportError(.notThisFormat) }
            sink.report(Diagnostic(.loss, "message-list-missing", at: whole))
            return
        }
        if setting.isPlatformAssumed { sink.report(Diagnostic(.warning, "platform-assumed", at: whole)) }
        if CutOver.thread(of: exhibit) != nil, !setting.goesOnInInput {
            // What was written since lies in the download of the secure storage alone.
            sink.report(Diagnostic(.warning, "continues-in-encrypted-download", at: whole))
        }
        let conversation = try open(file, into: &sink)
        report(file, exhibit, into: &sink)
        if file.unknownMembers > 0 {
            remarks.note(.warning, "member-not-understood", at: whole, file.unknownMembers)
        }

        let isNewestFirst = file.isNewestFirst(timestampUnit: setting.timestampUnit, in: bytes)
        for position in file.records.indices {
            let index = isNewestFirst ? file.records.count - 1 - position : position
            sink.tally(.seen, in: exhibit.number)
            let place = Provenance(
                exhibit: exhibit.number, bytes: file.records[index],
                locator: .item(of: "/messages", at: index + file.damageCount(before: index)))
            guard
                let record = try? MetaRecord(
                    at: file.records[index], timestampUnit: setting.timestampUnit, in: bytes),
                record.isKnown
            else {
                sink.tally(.unknown, in: exhibit.number)
                sink.report(Diagnostic(.loss, "record-not-understood", at: place))
                continue
            }
            if record.isTakenDown { remarks.note(.note, "message-taken-down", at: place) }
            if record.unknownMembers > 0 {
                remarks.note(.warning, "member-not-understood", at: place, record.unknownMembers)
            }
            if let copy {
                let essence = record.essence(accounts.renamed, in: bytes)
                if repeats.holds(essence, in: copy) {
                    try emitNewReactions(record, essence, conversation, exhibit, at: place, in: bytes, into: &sink)
                    sink.tally(.skipped(reason: "duplicate-record"), in: exhibit.number)
                    continue
                }
                note(record, essence, at: place)
            }
            try emit(record, exhibit, conversation, at: place, in: bytes, into: &sink)
            sink.tally(.parsed, in: exhibit.number)
        }
        try releaseCall(into: &sink)
        remarks.report(into: &sink)
    }

    private func report(_ file: MetaThreadFile, _ exhibit: Exhibit, into sink: inout some TimelineSink & ~Copyable) {
        for (offset, damage) in file.damage.enumerated() {
            let index = damage.before + offset
            sink.tally(.seen, in: exhibit.number)
            sink.tally(.unknown, in: exhibit.number)
            sink.report(
                Diagnostic(
                    .loss, "record-damaged",
                    at: Provenance(
                        exhibit: exhibit.number, bytes: damage.bytes, locator: .item(of: "/messages", at: index))))
        }
        for lost in file.lost {
            sink.report(
                Diagnostic(
                    .loss, "json-damaged", at: Provenance(exhibit: exhibit.number, bytes: lost, locator: .whole),
                    detail: ["bytes": lost.count]))
        }
        if let end = file.end {
            let place = Provenance(exhibit: exhibit.number, bytes: end.offset..<end.offset, locator: .whole)
            sink.report(
                Diagnostic(.loss, end.reason == .unexpectedEnd ? "json-truncated" : "json-malformed", at: place))
        }
    }

    /// The conversation, with the members that this file lists; later files of a thread add theirs.
    private mutating func open(
        _ file: MetaThreadFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        let isFirst = conversation == nil
        if isFirst {
            sentences = MetaSentences(names: file.participants)
        } else {
            sentences.learn(people: file.participants)
        }
        var listed: [Account.ID] = []
        for name in file.participants {
            if let member = try accounts.account(named: name, in: &sink), members.insert(member).inserted {
                listed.append(member)
            }
        }
        if let conversation, listed.isEmpty { return conversation }
        let folder = file.path.flatMap { $0.split(separator: "/").last }.map(String.init)
        let key = setting.thread ?? folder.map { MetaThreadKey(section: "", folder: $0, name: $0) }
        let nativeID = setting.nativeID ?? key?.nativeID
        // Nothing joins the parts of a thread without an id.
        if let conversation, nativeID == nil { return conversation }
        let opened = try sink.conversation(
            Conversation(
                platform: setting.platform, kind: kind(of: file), title: title(of: file),
                nativeID: nativeID, members: listed))
        conversation = conversation ?? opened
        return opened
    }

    private func title(of file: MetaThreadFile) -> String? {
        guard let title = file.title, !title.isEmpty else { return nil }
        guard setting.hasNumberedTitle, let mark = title.lastIndex(of: "_"), mark > title.startIndex,
            case let number = title[title.index(after: mark)...], !number.isEmpty,
            number.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else { return title }
        return String(title[..<mark])
    }

    private func kind(of file: MetaThreadFile) -> Conversation.Kind {
        if setting.thread?.section == "broadcast" { return .channel }
        if file.type == "RegularGroup" || file.participants.count > 2 { return .group }
        if file.type == "Regular" { return .direct }
        if file.participants.isEmpty { return .unknown }
        guard let title = file.title, !title.isEmpty else { return .direct }
        // A talk of two bears the other's name; anything else may be a group that people have left.
        return file.participants.contains { title == $0 || title.hasPrefix($0) } ? .direct : .unknown
    }
}
