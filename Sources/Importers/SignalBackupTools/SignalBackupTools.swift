// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the pages (`--exporthtml`, `--exportdesktophtml`) and texts (`--exporttxt`) that the program signalbackup-tools
/// makes of a backup of Signal.
///
/// Times are wall clocks of the exporting computer. Format notes: docs/formats/signalbackup-tools.md.
public struct SignalBackupTools: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "signalbackup-tools", name: "signalbackup-tools (HTML, text)", platform: .signal, revision: 3)

    /// Importers have no state.
    public init() {}

    private static func isText(_ head: [UInt8]) -> Bool {
        DecodedText(head.span).withUTF8(of: head.span) { SignalBackupLine.begins($0) }
    }

    /// Claims the pages of each chat as one unit, and each text.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var order: [String] = []
        var chats: [String: [(page: Int, exhibit: Exhibit)]] = [:]
        var fronts: [Exhibit] = []
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            let key: String
            var page = 0
            if Self.isPage(head) {
                guard Self.isChat(head) else {
                    fronts.append(exhibit)
                    continue
                }
                (key, page) = Self.chat(of: exhibit)
            } else if exhibit.name.lowercased().hasSuffix(".txt"), Self.isText(head) {
                key = exhibit.path
            } else {
                continue
            }
            if chats[key] == nil { order.append(key) }
            chats[key, default: []].append((page, exhibit))
        }
        guard !order.isEmpty else { return nil }
        let units = order.map { key in
            let pages = (chats[key] ?? []).sorted { ($0.page, $0.exhibit.path) < ($1.page, $1.exhibit.path) }
            let folder = String(pages[0].exhibit.folder)
            let media = survey.files(below: pages[0].exhibit).filter { $0.path.hasPrefix(folder + "media/") }
            let companions = (key == order[0] ? fronts : []) + media
            let isText = key.lowercased().hasSuffix(".txt")
            // A text lies where the folders of the pages do.
            let parent = String(isText ? pages[0].exhibit.folder : pages[0].exhibit.parent(of: pages[0].exhibit.folder))
            let root = parent.isEmpty ? folder : parent
            return ImportUnit(
                pages.map(\.exhibit), companions: companions, export: root.isEmpty ? pages[0].exhibit.path : root,
                form: isText ? "2 text" : "1 pages")
        }
        return Claim(.certain, reason: "chats written by signalbackup-tools", units: units)
    }

    private static func isPage(_ head: [UInt8]) -> Bool {
        String(decoding: head.prefix(200), as: UTF8.self).contains(" by signalbackup-tools (")
    }

    /// The style sheet of a chat's page begins with the box of its messages; the overviews have none.
    private static func isChat(_ head: [UInt8]) -> Bool { head.contains(text: "conversation-box") }

    /// `Mira.html`, `Mira_1.html` of one folder are pages of one chat.
    private static func chat(of exhibit: Exhibit) -> (key: String, page: Int) {
        let folder = String(exhibit.folder)
        let stem = exhibit.name.prefix { $0 != "." }
        if folder.contains("(_id") {
            let tail = stem.lastIndex(of: "_").map { stem[stem.index(after: $0)...] } ?? stem
            return (folder, Int(tail) ?? 0)
        }
        return (exhibit.path, 0)
    }

    /// Reads one chat.
    public func read(
        _ unit: ImportUnit, of evidence: EvidenceSet, settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = SignalBackupReader(unit)
        try evidence.lendTexts(unit.exhibits, to: &sink) { (file, bytes, sink) throws(ImportError) in
            file.reportEncoding(into: &sink)
            if bytes.firstIndex(of: UInt8(ascii: "<"), from: 0) < 4 {
                try reader.readPage(bytes, file, into: &sink)
            } else {
                try reader.readText(bytes, file, into: &sink)
            }
        }
        reader.remarks.report(into: &sink)
    }
}
