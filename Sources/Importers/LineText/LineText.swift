// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the text that LINE writes from "Export chat history" on telephones and "Save chat" on computers.
///
/// Times are wall clocks of whole minutes; nothing has a number. Format notes: docs/formats/line-text.md.
public struct LineText: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "line-text", name: "LINE chat history (text)", platform: .line, revision: 10)

    /// Importers have no state.
    public init() {}

    /// Claims every text with LINE's title, or with its days and tabulators.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var found: [(exhibit: Exhibit, isCertain: Bool)] = []
        for exhibit in survey.exhibits {
            let name = exhibit.name.lowercased()
            let isText = name.hasSuffix(".txt") || !name.contains(".")
            let head = survey.head(of: exhibit)
            guard isText || head.contains(text: "[LINE]") else { continue }
            let text = DecodedText(head.span)
            let isCertain = text.withUTF8(of: head.span) { Self.judge($0, name: exhibit.name) }
            // Under another ending only LINE's own title tells.
            if let isCertain, isText || isCertain { found.append((exhibit, isCertain)) }
        }
        guard !found.isEmpty else { return nil }
        let units = found.map { exhibit, _ in
            ImportUnit([exhibit], export: exhibit.folder.isEmpty ? exhibit.path : String(exhibit.folder))
        }
        return Claim(
            found.contains(where: \.isCertain) ? .certain : .likely, reason: "days and lines of a LINE chat",
            units: units)
    }

    /// Whether a text is LINE's, and whether its title says so; nil when it is something else.
    private static func judge(_ bytes: Span<UInt8>, name: Substring) -> Bool? {
        let lines = LineCursor.first(40, in: bytes).filter { !$0.content.isEmpty }
        guard let first = lines.first else { return nil }
        let title = bytes.text(in: first.content)
        let isKnown = LineTitle(title) != nil
        if isKnown, title.hasPrefix("[LINE]") { return true }
        if isKnown || LineTitle(front: title) != nil {
            // Under a title in words of another language, days and tabulators have to show what it is.
            let isSaved = lines.dropFirst().prefix(2).contains { LineTitle.isSaved(bytes.text(in: $0.content)) }
            return isSaved && isKnown || hasDays(lines.dropFirst(), in: bytes) ? true : nil
        }
        // Computers write no title: a day, then lines with a time.
        guard LineDate(first.content, in: bytes) != nil else { return nil }
        let rest = lines.dropFirst().prefix(20)
        let tabbed = rest.count { LineHeader($0.content, in: bytes)?.isTabbed ?? false }
        let blank = rest.count { line in LineHeader(line.content, in: bytes).map { !$0.isTabbed } ?? false }
        // Most lines of a short one may be further lines of a message: a file that is called so and begins with a day and its
        // weekday needs one record.
        let isNamed = name.hasPrefix("[LINE]")
        let fewest = isNamed && LineDate.bearsWeekday(first.content, in: bytes) ? 1 : min(3, rest.count)
        if tabbed >= fewest, tabbed > 0 { return false }
        // The form with blanks is LINE's only where the file's name or the app's own words say so.
        let hasWords = rest.contains { line in
            let text = bytes.text(in: line.content)
            return text.contains("☎") || LineWords.placeholders.contains { text.hasSuffix($0.0) }
        }
        return blank >= fewest && blank > 0 && (isNamed || hasWords) ? false : nil
    }

    /// Whether a day stands among lines, and a record with tabulators below it.
    private static func hasDays(_ lines: ArraySlice<TextLine>, in bytes: Span<UInt8>) -> Bool {
        guard let day = lines.firstIndex(where: { LineDate($0.content, in: bytes) != nil }) else { return false }
        return lines[day...].contains { LineHeader($0.content, in: bytes)?.isTabbed ?? false }
    }

    /// Reads one chat.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                file.reportEncoding(into: &sink)
                var reader = LineReader(file)
                try reader.read(bytes, settings, into: &sink)
            }
        }
    }
}
