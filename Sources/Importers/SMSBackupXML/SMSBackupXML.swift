// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the XML files of the Android app SMS Backup & Restore: texts, multimedia messages and the call log.
///
/// Files of any size are walked record by record; pictures inside them are passed over. Format notes:
/// docs/formats/sms-backup-xml.md.
public struct SMSBackupXML: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "sms-backup-xml", name: "SMS Backup & Restore (XML)", platform: .sms, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims every file whose outermost element is a list of messages or calls; files of one folder go together.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var found: [(exhibit: Exhibit, head: SMSBackupHead)] = []
        for exhibit in survey.exhibits {
            if let head = SMSBackupHead(survey.head(of: exhibit)) { found.append((exhibit, head)) }
        }
        guard !found.isEmpty else { return nil }
        var roots: [String] = []
        var members: [String: [Exhibit]] = [:]
        let pair = Self.lonePair(found)
        for (exhibit, _) in found {
            let isOfPair = pair.contains { $0.number == exhibit.number }
            let root = isOfPair ? pair[0].path : Self.root(of: exhibit, among: survey.exhibits)
            if members[root] == nil { roots.append(root) }
            members[root, default: []].append(exhibit)
        }
        let styles = survey.exhibits.filter { $0.name == "sms.xsl" || $0.name == "calls.xsl" }
        let units = roots.map { root in
            let exhibits = members[root] ?? []
            let folders = Set(exhibits.map(\.folder))
            return ImportUnit(exhibits, companions: styles.filter { folders.contains($0.folder) }, export: root)
        }
        let isCertain = found.contains { $0.head.isCertain }
        let hasMessages = found.contains { $0.head.root == .smses }
        let hasCalls = found.contains { $0.head.root == .calls }
        let kinds = hasMessages ? (hasCalls ? "messages and calls" : "messages") : "calls"
        return Claim(isCertain ? .certain : .likely, reason: "list of a telephone's \(kinds) in XML", units: units)
    }

    /// Reads the files of one folder in their order.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var failure: ImportError?
        for (index, exhibits) in Self.telephones(unit.exhibits, of: evidence).enumerated() {
            if index > 0 {
                sink.beginExport()
                sink.report(Diagnostic(.warning, "two-telephones", at: .whole(exhibits[0].number)))
            }
            try read(exhibits, of: evidence, failure: &failure, into: &sink)
        }
        if let failure { throw failure }
    }

    private static func telephones(_ exhibits: [Exhibit], of evidence: EvidenceSet) -> [[Exhibit]] {
        guard exhibits.count > 1 else { return [exhibits] }
        var telephones = SMSBackupTelephones()
        for exhibit in exhibits {
            do {
                try evidence.withBytes(of: exhibit) { (bytes) throws(ImportError) in
                    guard let text = utf16(bytes) else { return telephones.add(exhibit, bytes) }
                    text.withUTF8(of: bytes) { telephones.add(exhibit, $0) }
                }
            } catch {
                // What cannot be read is told when it is its turn.
                let nothing: [UInt8] = []
                telephones.add(exhibit, nothing.span)
            }
        }
        return telephones.groups
    }

    /// Reads the files of one telephone.
    private func read(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, failure: inout ImportError?,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var numbers = SMSBackupNumbers()
        for exhibit in exhibits {
            // What cannot be read is told when it is its turn.
            try? evidence.withBytes(of: exhibit) { (bytes) throws(ImportError) in
                guard let text = Self.utf16(bytes) else { return numbers.scan(bytes) }
                text.withUTF8(of: bytes) { numbers.scan($0) }
            }
        }
        numbers.settle()
        var reader = SMSBackupReader(numbers)
        for exhibit in exhibits {
            do {
                try evidence.withBytes(of: exhibit) { (bytes) throws(ImportError) in
                    try reader.read(bytes, of: exhibit.number, into: &sink)
                }
            } catch {
                let reason: ImportError =
                    switch error {
                    case .unreadable: ImportError(.evidenceUnreadable, at: .whole(exhibit.number))
                    case .body(let error): error
                    }
                if case .cancelled = reason.reason { throw reason }
                // Damage of one file must not cost the others; only one error can be thrown, at the end.
                if failure == nil {
                    failure = reason
                } else {
                    sink.report(Diagnostic(.loss, "file-damaged", at: reason.provenance ?? .whole(exhibit.number)))
                }
            }
        }
        if numbers.joinedForms > 0, let first = exhibits.first {
            sink.report(
                Diagnostic(
                    .note, "number-forms-joined", at: .whole(first.number), detail: ["count": numbers.joinedForms]))
        }
        try reader.finish(into: &sink)
    }

    /// The text of a file that an editor saved in UTF-16.
    static func utf16(_ bytes: Span<UInt8>) -> DecodedText? {
        guard bytes.count >= 2, bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF else {
            return nil
        }
        return DecodedText(bytes)
    }

    /// A list of messages and one of calls that were handed in on their own and that one run of the app wrote: their names
    /// bear its time.
    private static func lonePair(_ found: [(exhibit: Exhibit, head: SMSBackupHead)]) -> [Exhibit] {
        let lone = found.filter { $0.exhibit.folder.isEmpty }
        guard lone.count == 2, lone[0].head.root != lone[1].head.root, let stamp = stamp(of: lone[0].exhibit),
            stamp == self.stamp(of: lone[1].exhibit)
        else { return [] }
        return lone.map(\.exhibit)
    }

    /// `202405122100` of `sms-20240512210000.xml`: the seconds may pass between the two files.
    private static func stamp(of exhibit: Exhibit) -> Substring? {
        let name = exhibit.name.prefix { $0 != "." }
        let digits = name.drop { !$0.isNumber }
        return digits.utf8.count == 14 && digits.allSatisfy(\.isNumber) ? digits.prefix(12) : nil
    }

    /// The folder that holds the file; for the only file of an archive, as the app packs it, the archive's folder.
    private static func root(of exhibit: Exhibit, among exhibits: [Exhibit]) -> String {
        var folder = exhibit.folder
        if folder.last == "!", exhibits.count(where: { $0.container == exhibit.container && !Survey.isLitter($0) }) == 1
        {
            folder = exhibit.parent(of: folder)
        }
        return folder.isEmpty ? exhibit.path : String(folder)
    }
}
