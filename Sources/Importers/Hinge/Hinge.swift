// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads Hinge's "Download My Data": one record for each person whom the owner met there, without a name.
///
/// Format notes: docs/formats/hinge.md.
public struct Hinge: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "hinge", name: "Hinge data download", platform: .hinge, revision: 3)

    /// Importers have no state.
    public init() {}

    /// Claims the list of matches, and the owner's file beside it.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var units: [ImportUnit] = []
        for exhibit in survey.exhibits where exhibit.name.lowercased().hasSuffix(".json") {
            guard Self.isMatches(exhibit, head: survey.head(of: exhibit)) else { continue }
            let folder = String(exhibit.folder)
            let beside = survey.exhibits.filter { other in
                !folder.isEmpty && other.number != exhibit.number && other.path.hasPrefix(folder)
                    && Self.names.contains(other.path.dropFirst(folder.count).lowercased())
            }
            let user = beside.filter { $0.name.lowercased() == "user.json" }
            units.append(
                ImportUnit(
                    user + [exhibit], companions: beside.filter { $0.name.lowercased() != "user.json" },
                    export: folder.isEmpty ? exhibit.path : folder))
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "matches of a Hinge download", units: units)
    }

    private static let names: Set<String> = [
        "user.json", "prompts.json", "media.json", "subscriptions.json", "selfie_verification.json", "index.html",
        "prompt_feedback.json", "fresh_starts.json", "rooms.json",
    ]

    /// A list of objects whose members are steps of one acquaintance; a newer file may have a step that is not known.
    static func isMatches(_ exhibit: Exhibit, head: [UInt8]) -> Bool {
        guard head.firstVisible == UInt8(ascii: "["), head.holds("\"timestamp\"") else { return false }
        let bytes = head.span
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        var (found, unknown, odd) = (0, 0, 0)
        // The head ends somewhere inside the file.
        do throws(FormatError) {
            try cursor.enterArray(in: bytes)
            while try cursor.nextElement(in: bytes) {
                guard try cursor.kind(in: bytes) == .object else {
                    // One odd element among the matches must not cost the others.
                    try cursor.passValue(in: bytes)
                    odd += 1
                    continue
                }
                try cursor.enterObject(in: bytes)
                while let key = try cursor.nextKey(in: bytes) {
                    if HingeReader.steps.contains(key.text(in: bytes).lowercased()) {
                        guard try cursor.kind(in: bytes) == .array else { return false }
                        found += 1
                    } else {
                        unknown += 1
                    }
                    try cursor.passValue(in: bytes)
                }
            }
        } catch {}
        if odd > found { return false }
        return unknown == 0 ? found > 0 : unknown < found && ExportPath.name(exhibit) == "matches.json"
    }

    /// Reads one export.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = HingeReader()
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
    }
}
