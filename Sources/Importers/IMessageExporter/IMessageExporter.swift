// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads what the program imessage-exporter writes: a page or a text a chat.
///
/// Times are wall clocks of the exporting Mac; people are numbers, mail addresses or names, and `Me`. Format notes:
/// docs/formats/imessage-exporter.md.
public struct IMessageExporter: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "imessage-exporter", name: "imessage-exporter (HTML, TXT)", platform: .imessage, revision: 1)

    /// Importers have no state.
    public init() {}

    /// Claims every page and text; of a chat that stands there in both forms, the page.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var pages: Set<String> = []
        var found: [(exhibit: Exhibit, isPage: Bool)] = []
        for exhibit in survey.exhibits {
            let isPage = HTMLPage.isPage(exhibit)
            guard isPage || exhibit.name.lowercased().hasSuffix(".txt") else { continue }
            let head = survey.head(of: exhibit)
            guard isPage ? Self.isPage(head) : Self.isText(head) else { continue }
            found.append((exhibit, isPage))
            if isPage { pages.insert(String(exhibit.folder) + Self.stem(of: exhibit)) }
        }
        guard !found.isEmpty else { return nil }
        let numbers = Set(found.map(\.exhibit.number))
        var units: [ImportUnit] = []
        for (exhibit, isPage) in found {
            if !isPage, pages.contains(String(exhibit.folder) + Self.stem(of: exhibit)) { continue }
            let folder = exhibit.folder
            let companions = survey.exhibits.filter { other in
                if other.path.hasPrefix(folder + "attachments/") { return true }
                guard other.folder == folder, !numbers.contains(other.number) || isPage else { return false }
                return other.name == "style.css"
                    || isPage && other.name == Self.stem(of: exhibit) + ".txt"[...] && numbers.contains(other.number)
            }
            units.append(
                ImportUnit(
                    [exhibit], companions: companions, export: folder.isEmpty ? exhibit.path : String(folder)))
        }
        return Claim(.certain, reason: "chat written by imessage-exporter", units: units)
    }

    static func stem(of exhibit: Exhibit) -> String {
        let name = exhibit.name
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }

    private static func isPage(_ head: [UInt8]) -> Bool {
        guard head.contains(text: "<div class=\"message\"") else { return false }
        return head.contains(text: "<span class=\"timestamp\">")
            && (head.contains(text: "<div class=\"sent ") || head.contains(text: "<div class=\"received"))
            || head.contains(text: "<div class =\"announcement\">")
    }

    private static func isText(_ head: [UInt8]) -> Bool {
        let bytes = head.span
        let lines = LineCursor.first(3, in: bytes)
        guard let first = lines.first, let stamp = IMessageStamp(first.content, in: bytes) else { return false }
        // An announcement stands behind its time; everything else has the sender on a line of its own.
        if !stamp.rest.isEmpty { return true }
        return lines.count > 1 && !lines[1].content.isEmpty && IMessageStamp(lines[1].content, in: bytes) == nil
    }

    /// Reads one chat.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            var chat = IMessageChat(exhibit, unit.companions)
            do throws(ImportError) {
                try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                    file.reportEncoding(into: &sink)
                    if HTMLPage.isPage(exhibit) {
                        try chat.readPage(bytes, file, into: &sink)
                    } else {
                        try chat.readText(bytes, file, into: &sink)
                    }
                }
            } catch {
                chat.remarks.report(into: &sink)
                throw error
            }
            chat.remarks.report(into: &sink)
        }
    }
}
