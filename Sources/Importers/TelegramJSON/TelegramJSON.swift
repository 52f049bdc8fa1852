// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the `result.json` that Telegram Desktop writes for one chat or for a whole account.
///
/// A file of any size is walked message by message; plain text messages are pulled straight from the bytes, the
/// others by way of a small tree. Format notes: docs/formats/telegram-json.md.
public struct TelegramJSON: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "telegram-json", name: "Telegram Desktop export (JSON)", platform: .telegram, revision: 7)

    /// Importers have no state.
    public init() {}

    /// Claims every file that begins as an export does, with the rest of its folder as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var found: [(exhibit: Exhibit, shape: TelegramJSONShape)] = []
        for exhibit in survey.exhibits {
            if let shape = TelegramJSONShape(head: survey.head(of: exhibit)) { found.append((exhibit, shape)) }
        }
        let parts = TelegramJSONFolder.parts(of: Set(found.map { String($0.exhibit.folder) }), among: survey.exhibits)
        // A file that was sent in a chat lies in the media folder of that chat's export: an attachment, not an export.
        let sent = Set(parts.values.joined().map(\.number))
        let own = found.filter { !sent.contains($0.exhibit.number) }
        guard !own.isEmpty else { return nil }
        let units = own.map { candidate in
            let folder = String(candidate.exhibit.folder)
            return ImportUnit(
                [candidate.exhibit], companions: parts[folder] ?? [],
                export: folder.isEmpty ? candidate.exhibit.path : folder)
        }
        let isAccount = own.contains { $0.shape.kind == .account }
        return Claim(
            own.contains(where: \.shape.isCertain) ? .certain : .likely,
            reason: isAccount ? "lists of a Telegram account export" : "messages of a Telegram chat export",
            units: units)
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            var reader = TelegramJSONReader(
                exhibit: exhibit.number, files: TelegramJSONFolder(companions: unit.companions, of: exhibit))
            do {
                try evidence.withBytes(of: exhibit) { (bytes) throws(ImportError) in
                    try reader.read(bytes, into: &sink)
                }
            } catch {
                switch error {
                case .unreadable: throw ImportError(.evidenceUnreadable)
                case .body(let error): throw error
                }
            }
        }
    }
}
