// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads KakaoTalk's "Export chat messages" of telephones and computers, Korean and English.
///
/// Times are wall clocks, of whole minutes but for tables. Format notes: docs/formats/kakaotalk.md.
public struct KakaoTalk: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "kakaotalk", name: "KakaoTalk chat export (text, CSV)", platform: .kakaotalk, revision: 4)

    /// Importers have no state.
    public init() {}

    /// Claims every text with the app's title and every table with its columns; numbered parts go together.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var keys: [String] = []
        var found: [String: [(part: Int, exhibit: Exhibit)]] = [:]
        for exhibit in survey.exhibits where !Survey.isMedia(exhibit) {
            let head = survey.head(of: exhibit)
            guard let front = KakaoFront(head: head, name: exhibit.name) else { continue }
            let key = front.part == nil ? exhibit.path : String(exhibit.folder) + (front.room ?? "")
            if found[key] == nil { keys.append(key) }
            found[key, default: []].append((front.part ?? 1, exhibit))
        }
        guard !keys.isEmpty else { return nil }
        let units = keys.map { key in
            let parts = (found[key] ?? []).sorted { ($0.part, $0.exhibit.number) < ($1.part, $1.exhibit.number) }
            let first = parts[0].exhibit
            return ImportUnit(
                parts.map(\.exhibit), surroundings: [survey.media(around: first)],
                export: first.folder.isEmpty ? first.path : String(first.folder))
        }
        return Claim(.certain, reason: "title and lines of a KakaoTalk chat", units: units)
    }

    /// Reads one room.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = KakaoReader(unit)
        try evidence.lendTexts(unit.exhibits, to: &sink) { (file, bytes, sink) throws(ImportError) in
            file.reportEncoding(into: &sink)
            if file.exhibit.name.lowercased().hasSuffix(".csv") || KakaoFront.isTable(bytes) {
                try reader.readTable(bytes, file, into: &sink)
            } else {
                try reader.readText(bytes, file, into: &sink)
            }
        }
        try reader.finish(into: &sink)
    }
}

/// What the first lines of a file tell.
struct KakaoFront {
    private(set) var room: String?
    /// People in the room, where the title counts them.
    private(set) var people: Int?
    /// The number of a part, where telephones cut long exports.
    private(set) var part: Int?

    init?(head: [UInt8], name: Substring) {
        let text = DecodedText(head.span)
        let front = text.withUTF8(of: head.span) { KakaoFront($0, name: name) }
        guard let front else { return nil }
        self = front
    }

    init?(_ bytes: Span<UInt8>, name: Substring) {
        if Self.isTable(bytes) {
            // `KakaoTalk_Chat_<room>_2015-07-09-20-34-26.csv`.
            let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
            if let rest = stem.between("KakaoTalk_Chat_", ""), let mark = rest.lastIndex(of: "_") {
                room = String(rest[..<mark])
            }
            return
        }
        let lines = LineCursor.first(8, in: bytes).filter { !$0.content.isEmpty }.map { bytes.text(in: $0.content) }
        guard let title = lines.first, lines.dropFirst().prefix(3).contains(where: Self.isSaved) else { return nil }
        guard readTitle(title) else { return nil }
    }

    /// Whether a line says when the export was made.
    static func isSaved(_ line: String) -> Bool {
        line.hasPrefix("저장한 날짜 :") || line.hasPrefix("Date Saved :")
    }

    static func isTable(_ bytes: Span<UInt8>) -> Bool {
        guard let first = LineCursor.first(1, in: bytes).first else { return false }
        return bytes.text(in: first.content) == "Date,User,Message"
    }

    /// Whether a line is a title, as it stands again in each part.
    static func isTitle(_ line: String) -> Bool {
        var front = KakaoFront()
        return front.readTitle(line)
    }

    private init() {}

    private mutating func readTitle(_ line: String) -> Bool {
        var text = line.trimmed
        if text.hasSuffix(".txt"), let dash = text.lastIndex(of: "-"),
            let number = Int(text[text.index(after: dash)...].dropLast(4))
        {
            part = number
            text = String(text[..<dash])
        }
        let forms = [
            ("", " 님과 카카오톡 대화"), ("", "님과 카카오톡 대화"), ("", "과 카카오톡 대화"), ("", "와 카카오톡 대화"),
            ("", " 카카오톡 대화"), ("KakaoTalk Chats with ", ""), ("", " with KakaoTalk Chats"), ("", " KakaoTalk Chats"),
            ("", " Talk Chats"),
        ]
        for (start, end) in forms {
            guard var name = text.between(start, end) else { continue }
            // `(4)`, `(4명)`, `(4 people)`, ` 4`.
            if name.last == ")", let open = name.lastIndex(of: "("),
                let count = Int(name[name.index(after: open)...].prefix { $0.isASCII && $0.isNumber })
            {
                people = count
                name = String(name[..<open]).trimmed
            } else if end == " 님과 카카오톡 대화", let blank = name.lastIndex(of: " "),
                let count = Int(name[name.index(after: blank)...]), count > 1
            {
                people = count
                name = String(name[..<blank])
            }
            room = name.trimmed
            return true
        }
        return text == "KakaoTalk Chats" || text == "카카오톡 대화"
    }
}
