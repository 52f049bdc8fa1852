// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the exchange format of ChatLab, in which WeFlow and other programs write talks of WeChat, QQ and other services.
///
/// The service is the one that the file names. Format notes: docs/formats/chatlab.md.
public struct ChatLab: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "chatlab", name: "ChatLab format, of WeChat, QQ and others (JSON, JSONL)", platform: .wechat, revision: 1)

    /// Importers have no state.
    public init() {}

    /// Claims files with the format's head; what lies below their folder may be their media.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let units = survey.exhibits.compactMap { exhibit -> ImportUnit? in
            guard let form = ChatLabForm(survey.head(of: exhibit)) else { return nil }
            let folder = exhibit.folder
            return ImportUnit(
                [exhibit], surroundings: [survey.media(around: exhibit)],
                export: folder.isEmpty ? exhibit.path : String(folder), form: form == .lines ? "lines" : "")
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "head of the ChatLab format", units: units)
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit, of evidence: EvidenceSet, settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                file.reportEncoding(into: &sink)
                var reader = ChatLabReader(file, ExportFiles(unit.companions, around: unit.surroundings))
                switch ChatLabForm(Survey.head(of: bytes)) {
                case .whole: try reader.readWhole(bytes, into: &sink)
                case .lines: try reader.readLines(bytes, into: &sink)
                case nil: throw ImportError(.notThisFormat)
                }
            }
        }
    }
}

/// The two forms of the format.
enum ChatLabForm {
    /// One value: head, members and messages.
    case whole
    /// One value a line, which says what it is.
    case lines

    /// Looks at a file's first bytes.
    init?(_ head: [UInt8]) {
        let bytes = head.span
        var scanner = TextScanner(0..<bytes.count)
        // Notes may stand above the lines.
        while true {
            scanner.blanks(in: bytes)
            while !scanner.isAtEnd, [0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(bytes[scanner.place]) { scanner.place += 1 }
            guard !scanner.isAtEnd, bytes[scanner.place] == UInt8(ascii: "#") else { break }
            scanner.place = bytes.firstIndex(of: 0x0A, from: scanner.place)
            guard scanner.place < scanner.end else { return nil }
        }
        guard !scanner.isAtEnd, bytes[scanner.place] == UInt8(ascii: "{") else { return nil }
        guard let mark = scanner.find("\"chatlab\"", in: bytes), scanner.find("\"meta\"", in: bytes) != nil,
            scanner.find("\"platform\"", in: bytes) != nil
        else { return nil }
        let behind = TextScanner(mark..<min(mark + 1024, bytes.count))
        guard behind.find("\"version\"", in: bytes) != nil else { return nil }
        let isTyped = TextScanner(scanner.place..<mark).find("\"_type\"", in: bytes) != nil
        self = isTyped ? .lines : .whole
    }
}
