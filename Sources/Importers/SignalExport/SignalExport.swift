// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads what the program signal-export (`sigexport`) writes: a folder a chat, with `data.json`, `chat.md` and
/// `index.html` of the same messages.
///
/// All forms are read; what two of them tell counts once. Times are wall clocks of the exporting computer. Format
/// notes: docs/formats/signal-export.md.
public struct SignalExport: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "signal-export", name: "signal-export (JSON, Markdown, HTML)", platform: .signal, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims every form of every chat folder.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var folders: [String] = []
        var forms: [String: [(form: SignalExportForm, exhibit: Exhibit)]] = [:]
        for exhibit in survey.exhibits {
            guard let form = SignalExportForm(exhibit, head: survey.head(of: exhibit)) else { continue }
            let folder = String(exhibit.folder)
            if forms[folder] == nil { folders.append(folder) }
            forms[folder, default: []].append((form, exhibit))
        }
        guard !folders.isEmpty else { return nil }
        let parts = Self.parts(of: Set(folders), in: survey)
        let stickers = survey.exhibits.filter { $0.path.contains(SignalExportReader.stickers) }
        let units = folders.flatMap { folder in
            let found = (forms[folder] ?? []).sorted { $0.form.rawValue < $1.form.rawValue }
            return found.map { form, exhibit in
                let companions = (parts[folder] ?? []).filter { part in
                    !found.contains { $0.exhibit.number == part.number }
                }
                let parent = Self.parent(of: folder, exhibit)
                let own = stickers.filter { $0.path.hasPrefix(parent + SignalExportReader.stickers) }
                return ImportUnit([exhibit], companions: companions + own, export: parent, form: form.word)
            }
        }
        return Claim(.certain, reason: "chats written by signal-export", units: units)
    }

    /// The files that belong to each chat's folder.
    private static func parts(of folders: Set<String>, in survey: borrowing Survey) -> [String: [Exhibit]] {
        var parts: [String: [Exhibit]] = [:]
        for exhibit in survey.exhibits {
            let folder = String(exhibit.folder)
            if folders.contains(folder) {
                if names.contains(String(exhibit.name)) { parts[folder, default: []].append(exhibit) }
            } else if folder.hasSuffix("media/"), folders.contains(String(folder.dropLast(6))) {
                parts[String(folder.dropLast(6)), default: []].append(exhibit)
            }
        }
        return parts
    }

    private static let names: Set<String> = [
        "chat.md", "index.md", "index.html", "data.json", "meta.json", "members.csv",
    ]

    /// The folder that holds the chats: names stand for the same people in all of them.
    private static func parent(of folder: String, _ exhibit: Exhibit) -> String {
        guard !folder.isEmpty else { return exhibit.path }
        let parent = exhibit.parent(of: exhibit.folder)
        return parent.isEmpty ? folder : String(parent)
    }

    /// Reads one chat.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            var reader = SignalExportReader(exhibit, unit.companions)
            for companion in unit.companions where companion.name == "meta.json" {
                _ = try TextFile.damage(reading: companion, of: evidence) { (bytes, file) throws(ImportError) in
                    var walk = JSONWalk(in: bytes, of: file)
                    reader.take(members: try walk.element(in: bytes))
                }
            }
            do throws(ImportError) {
                try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                    file.reportEncoding(into: &sink)
                    switch SignalExportForm(name: exhibit.name) {
                    case .json: try reader.readLines(bytes, file, into: &sink)
                    case .markdown:
                        try reader.readMarkdown(
                            bytes, file,
                            knowing: {
                                SignalExportSenders.names(beside: exhibit, for: $0.doubtful, of: evidence)
                            }, into: &sink)
                    case .html: try reader.readPage(bytes, file, into: &sink)
                    case nil: throw ImportError(.notThisFormat)
                    }
                }
            } catch {
                reader.remarks.report(into: &sink)
                throw error
            }
            reader.remarks.report(into: &sink)
        }
    }
}

/// The three forms, the one that tells most first.
enum SignalExportForm: Int {
    case json, markdown, html

    /// The word for the unit; the form that tells most sorts first.
    var word: String {
        switch self {
        case .json: "1 json"
        case .markdown: "2 markdown"
        case .html: "3 html"
        }
    }

    init?(name: Substring) {
        switch name.lowercased() {
        case let name where name.hasSuffix(".json"): self = .json
        case let name where name.hasSuffix(".md"): self = .markdown
        case let name where name.hasSuffix(".html"): self = .html
        default: return nil
        }
    }

    init?(_ exhibit: Exhibit, head: [UInt8]) {
        guard let form = SignalExportForm(name: exhibit.name) else { return nil }
        let bytes = head.span
        switch form {
        case .json: guard Self.isRecord(bytes) else { return nil }
        case .markdown:
            let begins = DecodedText(bytes).withUTF8(of: bytes) { bytes in
                let lines = LineCursor.first(8, in: bytes).filter { !$0.content.isEmpty }
                return lines.first.map { SignalExportHeader($0.content, in: bytes) != nil } ?? false
            }
            guard begins else { return nil }
        case .html:
            guard !head.contains(text: "signalbackup-tools") else { return nil }
            let hasSender = head.contains(text: "class=\"sender\"") || head.contains(text: "class=sender")
            guard hasSender, head.contains(text: "class=\"msg") || head.contains(text: "class=msg"),
                head.contains(text: "id=\"pg") || head.contains(text: "id=pg") || head.contains(text: "class=\"page\"")
            else { return nil }
        }
        self = form
    }

    private static func isRecord(_ bytes: Span<UInt8>) -> Bool {
        let keys = JSONCursor(in: bytes, maximumDepth: 16).keys(in: bytes)
        return keys.isSuperset(of: ["date", "sender", "body"])
            && !keys.isDisjoint(with: ["quote", "reactions", "attachments", "sticker"])
    }
}

/// The front of a message in Markdown: `[2024-05-12 19:00:00] Mira: hello`, before 2.0 `[2024-05-12, 19:00]`.
struct SignalExportHeader {
    let time: Timestamp
    var sender: String
    /// Where the text begins.
    var body: Int

    init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
        guard line.count > 18, bytes[line.lowerBound] == UInt8(ascii: "[") else { return nil }
        let scanner = TextScanner(line)
        guard let end = scanner.find("] ", in: bytes), end - line.lowerBound < 40,
            let time = ISOTime.timestamp(bytes.text(in: line.lowerBound + 1..<end))
        else { return nil }
        let rest = TextScanner(end + 2..<line.upperBound)
        guard let colon = rest.find(": ", in: bytes) ?? Self.lastColon(rest.rest, in: bytes) else { return nil }
        self.time = time
        sender = bytes.text(in: end + 2..<colon)
        body = min(colon + 2, line.upperBound)
        guard !sender.isEmpty else { return nil }
    }

    /// Whether an empty line stands in front of each record, as the program writes them: most of the lines that look like one show it.
    static func areParted(in bytes: Span<UInt8>) -> Bool {
        var lines = LineCursor(in: bytes)
        var (parted, others) = (0, 0)
        var isBehindBlank: Bool?
        while let line = lines.next(in: bytes) {
            if let isBehindBlank, SignalExportHeader(line.content, in: bytes) != nil {
                if isBehindBlank { parted += 1 } else { others += 1 }
            }
            isBehindBlank = line.content.isEmpty
        }
        return parted > others
    }

    private static func lastColon(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        guard let last = range.last, bytes[last] == UInt8(ascii: ":") else { return nil }
        return last
    }
}
