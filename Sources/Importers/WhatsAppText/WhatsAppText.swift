// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the text file that WhatsApp writes from "Export chat".
///
/// The file states no zone, and neither the order of day and month nor the language: order and language are
/// learned once for the whole file. Format notes: docs/formats/whatsapp-text.md.
public struct WhatsAppText: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "whatsapp-text", name: "WhatsApp chat export (text)", platform: .whatsapp, revision: 3)

    /// Importers have no state.
    public init() {}

    /// Reads every chat of the unit; one text is one chat.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            do throws(EvidenceError<ImportError>) {
                try evidence.withBytes(of: exhibit) { original throws(ImportError) in
                    let text = DecodedText(original)
                    try text.withUTF8(of: original) { bytes throws(ImportError) in
                        var chat = ChatReader(
                            exhibit: exhibit, companions: unit.companions + unit.neighbours, text: text,
                            settings: settings)
                        try chat.read(bytes, into: &sink)
                    }
                }
            } catch {
                switch error {
                case .body(let reason): throw reason
                case .unreadable: throw ImportError(.evidenceUnreadable)
                }
            }
        }
    }
}
