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
        id: "imessage-exporter", name: "imessage-exporter (HTML, TXT)", platform: .imessage, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims every page and text; the text of a chat that stands there as a page too is a unit of its own.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var pages: Set<String> = []
        var found: [(exhibit: Exhibit, isPage: Bool)] = []
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            let isPage = HTMLPage.isPage(exhibit) || head.firstVisible == UInt8(ascii: "<")
            // Under another ending than a text's, the month in front tells.
            let isCapital = head.firstVisible.map { $0 &- UInt8(ascii: "A") < 26 } ?? false
            guard isPage || isCapital || exhibit.name.lowercased().hasSuffix(".txt") else { continue }
            guard isPage ? Self.isPage(head) : Self.isText(head) else { continue }
            found.append((exhibit, isPage))
            if isPage { pages.insert(String(exhibit.folder) + Self.stem(of: exhibit)) }
        }
        guard !found.isEmpty else { return nil }
        var folders: [String] = []
        var chats: [String: [Exhibit]] = [:]
        var copies: [String: [Exhibit]] = [:]
        for (exhibit, isPage) in found {
            let folder = String(exhibit.folder)
            if chats[folder] == nil, copies[folder] == nil { folders.append(folder) }
            if !isPage, pages.contains(folder + Self.stem(of: exhibit)) {
                copies[folder, default: []].append(exhibit)
            } else {
                chats[folder, default: []].append(exhibit)
            }
        }
        var units: [ImportUnit] = []
        for folder in folders {
            // All chats share one folder of files.
            let files = survey.exhibits.filter {
                $0.path.hasPrefix(folder + "attachments/") || $0.folder == folder && $0.name == "style.css"
            }
            for (form, own) in [("", chats[folder] ?? []), ("copy", copies[folder] ?? [])] where !own.isEmpty {
                units.append(
                    ImportUnit(own, companions: files, export: folder.isEmpty ? own[0].path : folder, form: form))
            }
        }
        return Claim(.certain, reason: "chats written by imessage-exporter", units: units)
    }

    static func stem(of exhibit: Exhibit) -> String {
        let name = exhibit.name
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }

    private static func isPage(_ head: [UInt8]) -> Bool {
        if isAnnounced(head.span) { return true }
        guard head.contains(text: "<div class=\"message\"") else { return false }
        return head.contains(text: "<span class=\"timestamp\">")
            && (head.contains(text: "<div class=\"sent ") || head.contains(text: "<div class=\"received"))
            || head.contains(text: "<div class =\"announcement\">")
    }

    /// Whether an announcement stands on a page, with a time as the program writes it: some chats hold nothing else.
    private static func isAnnounced(_ bytes: Span<UInt8>) -> Bool {
        var scanner = TextScanner(0..<bytes.count)
        guard
            let front = scanner.find("<div class=\"announcement\">", in: bytes)
                ?? scanner.find("<div class =\"announcement\">", in: bytes)
        else { return false }
        let mark: StaticString = "<span class=\"timestamp\">"
        scanner.place = front
        guard let start = scanner.find(mark, in: bytes), start - front < 200 else { return false }
        let words = start + mark.utf8CodeUnitCount
        return IMessageStamp(words..<bytes.firstIndex(of: UInt8(ascii: "<"), from: words), in: bytes) != nil
    }

    private static func isText(_ head: [UInt8]) -> Bool {
        // Editors of Windows may have saved it anew, in UTF-16 or behind an empty line.
        DecodedText(head.span).withUTF8(of: head.span) { isText($0) }
    }

    private static func isText(_ bytes: Span<UInt8>) -> Bool {
        let lines = Array(LineCursor.first(12, in: bytes).drop { $0.content.isEmpty }.prefix(3))
        guard let first = lines.first, let stamp = IMessageStamp(first.content, in: bytes) else { return false }
        // An announcement stands behind its time; everything else has the sender on a line of its own.
        if !stamp.rest.isEmpty { return true }
        return lines.count > 1 && !lines[1].content.isEmpty && IMessageStamp(lines[1].content, in: bytes) == nil
    }

    /// Reads the chats of one folder.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let files = ExportFiles(unit.companions)
        for exhibit in unit.exhibits {
            var chat = IMessageChat(exhibit, files)
            let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                file.reportEncoding(into: &sink)
                if HTMLPage.isPage(exhibit) {
                    try chat.readPage(bytes, file, into: &sink)
                } else {
                    try chat.readText(bytes, file, into: &sink)
                }
            }
            chat.remarks.report(into: &sink)
            if let damage { sink.report(damage) }
        }
    }
}
