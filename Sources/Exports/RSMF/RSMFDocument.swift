// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence

/// A case in the Relativity Short Message Format 2.0: mails with a container of a manifest and stand-ins for attachments.
///
/// One file a conversation and day, as reviewers slice it; or, for a small case, one file. Findings are not part of it.
public struct RSMFDocument: Sendable {
    /// Events that one file holds at most.
    public static let eventLimit = 10_000

    private let export: CaseExport

    /// Prepares a case.
    public init(_ export: CaseExport) {
        self.export = export
    }

    /// Hands out each file with its name, in order.
    public func forEachFile(_ body: (_ name: String, _ bytes: [UInt8]) throws -> Void) rethrows {
        try RSMFSlices(export.timeline, limit: Self.eventLimit).forEach { slice in
            let label = slice.conversations[0].label
            let part = slice.part > 1 ? "_\(slice.part)" : ""
            let collection = NameUUID("conversation/\(label)", in: export.namespace).text
            try body("\(label)_\(slice.day ?? "undated")\(part).rsmf", bytes(of: slice, collection: collection))
        }
    }

    /// Everything in one file; nil when there is more than one may hold.
    public func wholeFile() -> [UInt8]? {
        RSMFSlices(export.timeline, limit: Self.eventLimit).whole.map { slice in
            bytes(of: slice, collection: NameUUID("case", in: export.namespace).text)
        }
    }

    private func bytes(of slice: RSMFSlice, collection: String) -> [UInt8] {
        let manifest = RSMFManifest(export, slice, collection: collection)
        var zip = StoredZIP()
        zip.add("rsmf_manifest.json", manifest.json.bytes)
        for member in manifest.members { zip.add(member.name, member.bytes) }
        let file = zip.finish()
        let digest = StreamDigest.hex(of: file)
        let numbers = manifest.eventNumbers
        let dated = numbers.compactMap { export.timeline.entry($0).time }
        var fields: [(String, String)] = [
            ("X-RSMF-Version", "2.0.0"),
            ("X-RSMF-Generator", "\(export.analysis.tool.name) \(export.analysis.tool.version)"),
        ]
        for (name, time) in [("X-RSMF-BeginDate", dated.min()), ("X-RSMF-EndDate", dated.max())] {
            if let text = time.flatMap(RSMFWording.timestamp) { fields.append((name, text)) }
        }
        fields += [
            ("X-RSMF-EventCount", String(numbers.count)), ("X-RSMF-EventCollectionID", collection),
            ("Message-ID", "<\(NameUUID(digest, in: export.namespace).text)@chatforensics.invalid>"),
        ]
        if let last = dated.max(), let date = Self.mailDate(last) { fields.append(("Date", date)) }
        let people = manifest.participants
        let from = manifest.custodian ?? people.first
        return MailEnvelope(
            fields: fields, from: from.map(address), to: people.filter { $0 != from }.map(address),
            subject: subject(of: slice), text: text(of: numbers), fileName: "rsmf.zip", file: file,
            boundary: "=_\(digest.prefix(32))"
        ).bytes
    }

    private func address(_ id: Account.ID) -> MailEnvelope.Address {
        MailEnvelope.Address(name: export.timeline[id].name, local: id.label)
    }

    private func subject(of slice: RSMFSlice) -> String {
        let labels = slice.conversations.count == 1 ? slice.conversations[0].label : "all conversations"
        return [export.analysis.details.reference, labels, slice.day].compactMap(\.self).joined(separator: " ")
    }

    /// What a reviewer's search looks through; the manifest is what counts.
    private func text(of numbers: [Int32]) -> String {
        var lines: [UInt8] = []
        for n in numbers { TimelineText.line(n, export.catalogue, to: &lines) }
        return String(decoding: lines, as: UTF8.self)
    }

    /// RFC 5322, 3.3; years before 1900 have no form there.
    private static func mailDate(_ microseconds: Int64) -> String? {
        let civil = CivilTime(microseconds: microseconds)
        guard (1900...9999).contains(civil.year) else { return nil }
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let weekday = days[Int(((civil.dayNumber % 7) + 7) % 7)]
        return "\(weekday), \(two(civil.day)) \(months[civil.month - 1]) \(civil.year) "
            + "\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) +0000"
    }
}
