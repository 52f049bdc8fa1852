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
        id: "whatsapp-text", name: "WhatsApp chat export (text)", platform: .whatsapp, revision: 10)

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
            if Self.isPage(exhibit, of: evidence) {
                try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                    var reader = WebPageReader(
                        file, companions: unit.companions + unit.neighbours, settings: settings)
                    try reader.read(bytes, into: &sink)
                }
                continue
            }
            do throws(EvidenceError<ImportError>) {
                try evidence.withBytes(of: exhibit) { original throws(ImportError) in
                    let text = DecodedText(original)
                    try text.withUTF8(of: original) { bytes throws(ImportError) in
                        let (others, files) = Self.parted(unit.neighbours, chat: exhibit)
                        var chat = ChatReader(
                            exhibit: exhibit, companions: unit.companions + files, text: text, settings: settings,
                            title: Self.title(of: exhibit, besides: unit.companions, in: evidence))
                        chat.quotes = Self.quotes(of: exhibit, besides: unit.companions, in: evidence)
                        try chat.read(bytes, into: &sink) { Self.names(in: others, of: evidence) }
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

    /// The texts of other exports of a chat, and the files that its records may name.
    private static func parted(_ neighbours: [Exhibit], chat: Exhibit) -> (others: [Exhibit], files: [Exhibit]) {
        guard let title = ChatTitle(path: chat.path).text else { return ([], neighbours) }
        let others = neighbours.filter { $0.name.hasSuffix(".txt") && ChatTitle(path: $0.path).text == title }
        return (others, neighbours.filter { !others.contains($0) })
    }

    /// Whether a file is a page of WhatsApp Web that is read by itself.
    private static func isPage(_ exhibit: Exhibit, of evidence: EvidenceSet) -> Bool {
        guard exhibit.name.lowercased().hasSuffix(".md") else { return false }
        let found: Bool? = try? evidence.withBytes(of: exhibit) { WebPage.begins($0) }
        return found ?? false
    }

    /// What the messages answer, by the page beside a text of WhatsApp Web.
    private static func quotes(of chat: Exhibit, besides files: [Exhibit], in evidence: EvidenceSet) -> WebQuotes? {
        guard let page = files.first(where: { ChatFolders.isPage($0, of: chat) }) else { return nil }
        let quotes: WebQuotes? = try? evidence.withBytes(of: page) { original in
            DecodedText(original).withUTF8(of: original) { WebQuotes($0) }
        }
        return quotes.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The chat's name; WhatsApp Web writes it at the head of the page beside the text.
    private static func title(of chat: Exhibit, besides files: [Exhibit], in evidence: EvidenceSet) -> ChatTitle {
        guard let page = files.first(where: { ChatFolders.isPage($0, of: chat) }),
            let head = try? evidence.withBytes(
                of: page,
                { bytes -> String in String(bytes.text(in: 0..<min(bytes.count, 1024)).prefix { !$0.isNewline }) }),
            head.hasPrefix("# "), let (_, name) = head.parting(at: ": "), !name.isEmpty
        else { return ChatTitle(path: chat.path) }
        return ChatTitle(told: name)
    }

    /// Names with a colon that other exports of a chat prove.
    private static func names(in exports: [Exhibit], of evidence: EvidenceSet) -> Set<String> {
        var names: Set<String> = []
        for exhibit in exports {
            let found = try? evidence.withBytes(of: exhibit) { original -> Set<String> in
                DecodedText(original).withUTF8(of: original) { bytes in
                    guard var index = HeaderIndex(bytes), !index.marks.isEmpty else { return [] }
                    _ = index.dropUnknownTimes()
                    Chronology.markByLineEnds(&index)
                    return ChatSurvey(bytes, index, title: ChatTitle(path: exhibit.path)).longerNames
                }
            }
            names.formUnion(found ?? [])
        }
        return names
    }
}
