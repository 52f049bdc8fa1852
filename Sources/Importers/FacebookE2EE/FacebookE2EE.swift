// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads Messenger's "Download secure storage data": the end-to-end encrypted part of conversations.
///
/// Each thread is one JSON file beside the folder `media`. The export does not say whose it is: the owner is the one
/// person in all its threads. Where the ordinary download is there too, a thread of it that was cut over goes on here. Format notes: docs/formats/facebook-e2ee.md.
public struct FacebookE2EE: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "facebook-e2ee", name: "Messenger end-to-end encrypted download (JSON)", platform: .facebook, revision: 5)

    /// Makes the importer.
    public init() {}

    /// Claims the thread files, with the media beside them as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var folders: [String: [Exhibit]] = [:]
        for exhibit in survey.exhibits where exhibit.name.lowercased().hasSuffix(".json") {
            if Self.isThread(survey.head(of: exhibit)) { folders[String(exhibit.folder), default: []].append(exhibit) }
        }
        guard !folders.isEmpty else { return nil }
        let profiles = survey.exhibits.filter {
            FacebookDialect.isProfile(MetaPath($0.path), head: survey.head(of: $0))
        }
        let cut = CutOver(in: survey)
        var units: [ImportUnit] = []
        for (folder, threads) in folders.sorted(by: { $0.key < $1.key }) {
            let people = threads.map { MetaOwner.participants(in: survey.head(of: $0).span) ?? [] }
            let witnesses = MetaOwner.witnesses(among: people).map { threads[$0] }
            // Messenger packs the threads into a folder of their own, beside that of media.
            let around = folder.hasSuffix("messages/") ? String(threads[0].parent(of: threads[0].folder)) : folder
            let own = survey.exhibits.filter {
                $0.path.hasPrefix(folder + "media/") || $0.path.hasPrefix(around + "media/")
            }
            // Other parts hold the folder of media alone.
            let media =
                own
                + survey.exhibits.filter { other in
                    !own.contains(other) && other.folder.hasSuffix("!media/") && Survey.isMedia(other)
                }
            units += zip(threads, people).map { thread, members in
                let before = people.count { $0 == members } == 1 ? cut.threads[members] : nil
                return ImportUnit(
                    [thread], companions: witnesses + profiles + media + (before.map { [$0.chunk] } ?? []),
                    export: before?.export ?? (folder.isEmpty ? thread.path : folder) + "#e2ee")
            }
        }
        return Claim(
            .certain, reason: "keys of Messenger's secure storage download",
            units: units.sorted { ($0.exhibits.first?.number ?? 0) < ($1.exhibits.first?.number ?? 0) })
    }

    /// Reads one thread.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let thread = unit.exhibits.first else { return }
        let before = unit.companions.lazy.compactMap { CutOver.thread(of: $0) }.first
        var reader = MetaThreadReader(
            MetaThreadReader.Setting(
                platform: .facebook, timestampUnit: .milliseconds,
                owner: Self.owner(of: unit, in: evidence), nativeID: before?.nativeID ?? Self.key(of: thread),
                hasNumberedTitle: true, place: thread.path),
            media: MetaMedia(unit.companions))
        try reader.read(unit.exhibits, of: evidence, into: &sink)
        if before != nil {
            sink.report(
                Diagnostic(
                    .note, "thread-joined-by-people",
                    at: Provenance.whole(thread.number)))
        }
    }

    /// The owner whom the ordinary download beside it names, if the thread has them, else who is in all threads.
    private static func owner(of unit: ImportUnit, in evidence: EvidenceSet) -> MetaOwner? {
        if let owner = FacebookDialect.owner(inProfiles: unit.companions, of: evidence),
            let thread = unit.exhibits.first,
            let people = try? evidence.withBytes(of: thread, { MetaOwner.participants(in: $0) }),
            people.contains(where: owner.bears)
        {
            return owner
        }
        let witnesses = unit.companions.filter { exhibit in
            exhibit.name.lowercased().hasSuffix(".json") && exhibit.name != "profile_information.json"
                && CutOver.thread(of: exhibit) == nil
        }
        return MetaOwner.common(to: witnesses, in: evidence)
    }

    static func isThread(_ head: [UInt8]) -> Bool {
        head.firstVisible == UInt8(ascii: "{") && head.holds("\"messages\"") && !head.holds("\"sender_name\"")
            && (head.holds("\"threadName\"") || head.holds("\"senderName\"")) && head.holds("\"participants\"")
    }

    /// The file's name without its ending: `<name>_<number>`.
    private static func key(of thread: Exhibit) -> String {
        String(thread.name.prefix(upTo: thread.name.lastIndex(of: ".") ?? thread.name.endIndex))
    }
}
