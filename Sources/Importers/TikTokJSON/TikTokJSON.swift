// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the JSON of TikTok's "Download your data".
///
/// Names of sections change from year to year without a version: values are found by the names of their lists.
/// Format notes: docs/formats/tiktok-json.md.
public struct TikTokJSON: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "tiktok-json", name: "TikTok data download (JSON)", platform: .tiktok, revision: 4)

    /// Importers have no state.
    public init() {}

    /// Claims files whose outermost members are TikTok's sections; the files of one folder are one export.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var exports: [String: [Exhibit]] = [:]
        for exhibit in survey.exhibits where Self.isExport(survey.head(of: exhibit)) {
            exports[exhibit.folder.isEmpty ? exhibit.path : String(exhibit.folder), default: []].append(exhibit)
        }
        let units = exports.sorted { $0.key < $1.key }.flatMap { key, files in
            FurtherDownload.groups(files) { $0 }.map { ImportUnit($0.files, export: key + $0.mark) }
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "sections of a TikTok data download", units: units)
    }

    /// Reads one export.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var owner: [Identifier] = []
        for exhibit in unit.exhibits where owner.isEmpty {
            owner = (try? evidence.withBytes(of: exhibit) { TikTokProfile.identifiers(in: $0) }) ?? []
        }
        var reader = TikTokJSONReader(owner: owner)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
        try reader.finish(into: &sink)
    }

    /// Two of TikTok's sections, or one with a list that only TikTok has.
    private static func isExport(_ head: [UInt8]) -> Bool {
        guard head.firstVisible == UInt8(ascii: "{") else { return false }
        let bytes = head.span
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        var found = 0
        // The head ends somewhere inside the file.
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                if sections.contains(where: { key.isNamed($0, in: bytes) }) { found += 1 }
                if found >= 2 { return true }
                try cursor.passValue(in: bytes)
            }
        } catch {}
        return found == 1 && lists.contains { head.holds($0) }
    }

    private static let sections: [StaticString] = [
        "activity", "your activity", "app settings", "profile and settings", "direct messages", "direct message",
        "profile", "tiktok live", "tik tok live", "video", "post", "comment", "tiktok shop", "tiktok shopping",
        "ads and data", "likes and favorites", "location review",
    ]

    private static let lists: [StaticString] = [
        "\"ChatHistory\"", "\"Chat History with ", "\"FansList\"", "\"BlockList\"", "\"ProfileMap\"",
        "\"Following List\"", "\"Follower List\"", "\"VideoList\"", "\"LoginHistoryList\"", "\"GroupChat\"",
    ]
}
