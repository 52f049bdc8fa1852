// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the plain chat history that Signal itself exports: `main.jsonl`, one frame a line.
///
/// Messages that vanish are never in it. Format notes: docs/formats/signal-jsonl.md.
public struct SignalJSONL: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "signal-jsonl", name: "Signal chat history export (JSONL)", platform: .signal, revision: 4)

    /// Importers have no state.
    public init() {}

    /// Claims every file whose first frame is the export's, with the media folder beside it.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let found = survey.exhibits.filter { Self.begins(survey.head(of: $0)) }
        guard !found.isEmpty else { return nil }
        let units = found.map { exhibit in
            let folder = exhibit.folder
            let companions = survey.exhibits.filter { other in
                other.path.hasPrefix(folder + "files/") || other.folder == folder && other.name == "metadata.json"
            }
            return ImportUnit(
                [exhibit], companions: companions, export: folder.isEmpty ? exhibit.path : String(folder))
        }
        return Claim(.certain, reason: "frames of a Signal chat history", units: units)
    }

    private static func begins(_ head: [UInt8]) -> Bool {
        let bytes = head.span
        var scanner = TextScanner(0..<bytes.count)
        scanner.blanks(in: bytes)
        while !scanner.isAtEnd, bytes[scanner.place] <= 0x20 || bytes[scanner.place] == UInt8(ascii: "[") {
            scanner.place += 1
        }
        let keys = JSONCursor(at: scanner.place, maximumDepth: 8).keys(in: bytes)
        return keys.isSuperset(of: ["version", "backupTimeMs"])
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            var reader = SignalReader(SignalFiles(unit.companions, of: evidence))
            do throws(ImportError) {
                try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                    file.reportEncoding(into: &sink)
                    try reader.read(bytes, file, into: &sink)
                }
            } catch {
                reader.remarks.report(into: &sink)
                throw error
            }
            reader.remarks.report(into: &sink)
        }
    }
}
