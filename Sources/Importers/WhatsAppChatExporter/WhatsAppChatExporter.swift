// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads what the program WhatsApp-Chat-Exporter (`wtsexporter`) makes of a telephone's database: one JSON file of all
/// chats or of one, pages in HTML, texts, and its imitation of Telegram's JSON.
///
/// Where a folder has several forms, all are read. Format notes: docs/formats/whatsapp-chat-exporter.md.
public struct WhatsAppChatExporter: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "whatsapp-chat-exporter", name: "WhatsApp-Chat-Exporter (JSON, HTML, text)", platform: .whatsapp,
        revision: 6)

    /// Importers have no state.
    public init() {}

    /// Claims every file: the forms of one export are units of their own, which the workflow joins.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var found: [(form: WCEForm, exhibit: Exhibit)] = []
        for exhibit in survey.exhibits {
            if let form = WCEForm(exhibit, head: survey.head(of: exhibit)) { found.append((form, exhibit)) }
        }
        guard !found.isEmpty else { return nil }
        found += Self.textsBeside(found, in: survey)
        // The JSON lies beside the folder of the pages or in it.
        let roots = found.filter { $0.form == .json || $0.form == .telegram }.map { String($0.exhibit.folder) }
            .sorted { $0.utf8.count < $1.utf8.count }
        let read = Set(found.map(\.exhibit.number))
        var taken: Set<Int32> = []
        let lists = found.count { $0.form == .json }
        let pages = found.filter { $0.form == .page }.map(\.exhibit)
        let texts = found.filter { $0.form == .text }.map(\.exhibit).filter(Self.isNamedWithColon)
        let units = Self.chats(of: found).map { chat in
            let folder = String(chat[0].exhibit.folder)
            let root = roots.first { folder.hasPrefix($0) } ?? folder
            let media = survey.exhibits.filter { exhibit in
                exhibit.path.hasPrefix(root) && !read.contains(exhibit.number)
                    && (exhibit.path.dropFirst(root.count).contains("WhatsApp/")
                        || exhibit.path.contains("AppDomainGroup-group.net.whatsapp"))
            }
            let companions = media.filter { taken.insert($0.number).inserted }
            return ImportUnit(
                chat.map(\.exhibit), companions: companions,
                neighbours: media.filter { !companions.contains($0) }
                    + (Self.isCalls(chat[0].exhibit) ? pages.filter { !Self.isCalls($0) } : [])
                    + (chat[0].form == .text ? texts.filter { $0.folder == chat[0].exhibit.folder } : []),
                export: root.isEmpty ? chat[0].exhibit.path : root,
                // The file of all chats may lie beside those of each.
                form: chat[0].form.word
                    + (lists > 1 && chat[0].form == .json ? " " + chat[0].exhibit.path.dropFirst(root.count) : ""))
        }
        // The text form alone has nothing that another program could not write.
        let isCertain = found.contains { $0.form != .text }
        return Claim(isCertain ? .certain : .likely, reason: "chats written by WhatsApp-Chat-Exporter", units: units)
    }

    /// Texts beside one that the program's own words prove: the owner need not have written in each chat.
    private static func textsBeside(
        _ found: [(form: WCEForm, exhibit: Exhibit)], in survey: borrowing Survey
    ) -> [(form: WCEForm, exhibit: Exhibit)] {
        let folders = Set(
            found.filter { $0.form == .text && !$0.exhibit.folder.isEmpty }.map { String($0.exhibit.folder) })
        guard !folders.isEmpty else { return [] }
        let known = Set(found.map(\.exhibit.number))
        return survey.exhibits.filter { exhibit in
            guard !known.contains(exhibit.number), exhibit.name.lowercased().hasSuffix(".txt"),
                folders.contains(String(exhibit.folder))
            else { return false }
            let head = survey.head(of: exhibit)
            return DecodedText(head.span).withUTF8(of: head.span) { WCETextLine.begins($0, exhibit) }
        }.map { (.text, $0) }
    }

    /// Names with a colon among those of the texts beside one.
    private static func names(of neighbours: [Exhibit]) -> [String] {
        neighbours.filter(isNamedWithColon).map(WCETextLine.stem).sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
    }

    private static func isNamedWithColon(_ exhibit: Exhibit) -> Bool {
        exhibit.name.lowercased().hasSuffix(".txt") && exhibit.name.contains(": ")
    }

    /// Pages of one chat are one unit: `4915550001111-Mira-1.html`, `4915550001111-Mira-2.html`.
    private static func chats(
        of found: [(form: WCEForm, exhibit: Exhibit)]
    ) -> [[(form: WCEForm, exhibit: Exhibit)]] {
        var order: [String] = []
        var chats: [String: [(number: Int, form: WCEForm, exhibit: Exhibit)]] = [:]
        for (form, exhibit) in found {
            let split = form == .page ? WCEForm.page(of: exhibit) : (exhibit.path, 0)
            if chats[split.0] == nil { order.append(split.0) }
            chats[split.0, default: []].append((split.1, form, exhibit))
        }
        return order.map { key in
            (chats[key] ?? []).sorted { ($0.number, $0.exhibit.path) < ($1.number, $1.exhibit.path) }
                .map { ($0.form, $0.exhibit) }
        }
    }

    private static func isCalls(_ exhibit: Exhibit) -> Bool { exhibit.name.hasPrefix(WCEPage.calls) }

    /// Reads one file, or the pages of one chat.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = WCEReader(unit.companions + unit.neighbours)
        if Self.isCalls(unit.exhibits[0]) {
            for page in unit.neighbours where page.name.hasSuffix(".html") {
                try? evidence.withBytes(of: page) { reader.readNames(of: page, $0) }
            }
        }
        for exhibit in unit.exhibits {
            do throws(ImportError) {
                try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                    file.reportEncoding(into: &sink)
                    let isText = exhibit.name.lowercased().hasSuffix(".txt")
                    switch isText ? .text : WCEForm(exhibit, head: Survey.head(of: bytes)) {
                    case .json: try reader.readChats(bytes, file, into: &sink)
                    case .telegram: try reader.readTelegramForm(bytes, file, into: &sink)
                    case .page: try reader.readPage(bytes, file, into: &sink)
                    case .text:
                        try reader.readText(
                            bytes, file, besides: Self.names(of: unit.neighbours), into: &sink)
                    case nil: throw ImportError(.notThisFormat)
                    }
                }
            } catch {
                reader.remarks.report(into: &sink)
                throw error
            }
        }
        reader.remarks.report(into: &sink)
    }
}
