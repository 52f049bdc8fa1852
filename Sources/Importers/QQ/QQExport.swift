// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads what the message manager of QQ for Windows exports: a text, or a page with its pictures in one file (MHT); and the
/// JSON and the text of the program QQChatExporter.
///
/// Format notes: docs/formats/qq-export.md.
public struct QQExport: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "qq-export", name: "QQ message manager (text, MHT), QQChatExporter (JSON, text)", platform: .qq,
        revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims every file with QQ's first line, the labels of its talks, or its mail subject.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let units = survey.exhibits.compactMap { exhibit -> ImportUnit? in
            guard let form = QQForm(survey.head(of: exhibit)) else { return nil }
            let folder = exhibit.folder
            let isManifest = form == .json && exhibit.name.lowercased() == "manifest.json"
            let below = isManifest ? survey.files(below: exhibit) : []
            let chunks = below.filter { QQJSONReader.isChunk($0, survey.head(of: $0)) }
            let media = form == .json || form == .exporterText ? [survey.media(around: exhibit)] : []
            return ImportUnit(
                [exhibit] + chunks, surroundings: media, export: folder.isEmpty ? exhibit.path : String(folder),
                form: form.word)
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "talks of QQ's message manager", units: units)
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit, of evidence: EvidenceSet, settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        // Behind a manifest stand the files that it names.
        for exhibit in unit.exhibits.prefix(1) {
            var manifest: QQJSONReader?
            let encoding = QQForm.isGBK(exhibit, of: evidence) ? TextEncoding.gbk : nil
            try TextFile.read(exhibit, of: evidence, as: encoding) { (bytes, file) throws(ImportError) in
                file.reportEncoding(into: &sink)
                var survey = QQTalkSurvey()
                switch QQForm(Survey.head(of: bytes)) {
                case .text:
                    var pieces = QQTextCursor(bytes, file.text.encoding)
                    while let piece = pieces.next(in: bytes) { survey.note(piece) }
                    var writer = QQWriter(survey, file)
                    pieces = QQTextCursor(bytes, file.text.encoding)
                    while let piece = pieces.next(in: bytes) { try writer.write(piece, into: &sink) }
                    writer.finish(into: &sink)
                case .page:
                    guard let page = QQPage(bytes) else { throw ImportError(.unsupportedVersion, at: file.whole) }
                    var order = DayMonthOrder()
                    var pieces = page.pieces(nil)
                    while let piece = pieces.next(in: bytes) {
                        survey.note(piece)
                        if let day = pieces.openDay { order.note(day) }
                    }
                    let settled =
                        pieces.hasOpenDays
                        ? try order.settle(declared: settings.dateOrder, at: file.whole, into: &sink) : nil
                    var writer = QQWriter(survey, file)
                    pieces = page.pieces(settled)
                    while let piece = pieces.next(in: bytes) { try writer.write(piece, into: &sink) }
                    writer.finish(into: &sink)
                case .exporterText:
                    let text = QQExporterText(bytes)
                    try QQExport.write(text, file, ExportFiles([], around: unit.surroundings), into: &sink)
                case .json:
                    var reader = QQJSONReader(file, ExportFiles([], around: unit.surroundings))
                    try reader.read(bytes, into: &sink)
                    manifest = reader
                case nil: throw ImportError(.notThisFormat)
                }
            }
            try manifest?.readChunks(among: Array(unit.exhibits.dropFirst()), of: evidence, into: &sink)
        }
    }

    private static func write(
        _ text: QQExporterText, _ file: TextFile, _ files: ExportFiles,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var survey = QQTalkSurvey()
        let name = file.exhibit.name
        let stem = String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
        let talk = QQPiece.talk(category: text.category, title: text.title ?? stem)
        survey.note(talk)
        for record in text.records { survey.note(.message(record.message)) }
        var writer = QQWriter(survey, file)
        try writer.write(talk, into: &sink)
        for (range, line) in text.stray { try writer.write(.stray(range, .line(line)), into: &sink) }
        for record in text.records {
            var message = record.message
            message.quoted = record.quoted
            message.files = record.files.map { kind, name in
                let held =
                    files.exhibit(at: name, from: file.exhibit)
                    ?? files.exhibit(at: "resources/" + name, from: file.exhibit)
                    ?? files.exhibit(at: "resources/\(kind)s/" + name, from: file.exhibit)
                return Attachment(QQContent.kind(ofResource: kind), name: name, exhibit: held)
            }
            try writer.write(.message(message), into: &sink)
        }
        writer.finish(text, into: &sink)
    }
}

/// The forms of exports: two of the message manager, one of another program.
enum QQForm {
    case text, page, json
    /// The text of the other program.
    case exporterText

    /// The page has the pictures too, the JSON numbers of messages.
    var word: String {
        switch self {
        case .json: ""
        case .page: "page"
        case .text, .exporterText: "text"
        }
    }

    /// Whether a file's first bytes hold the program's words in GBK, as old versions wrote them.
    static func isGBK(_ head: Span<UInt8>) -> Bool {
        let front = TextScanner(0..<min(head.count, 4096))
        let isNamed = front.find(0xCF_FB_CF_A2_BC_C7_C2_BC, in: head)  // 消息记录
        let isLabelled = front.find(0xCF_FB_CF_A2_B6_D4_CF_F3, in: head)  // 消息对象
        return isNamed || isLabelled
    }

    /// The same of a file.
    static func isGBK(_ exhibit: Exhibit, of evidence: EvidenceSet) -> Bool {
        let found: Bool? = try? evidence.withBytes(of: exhibit) { isGBK($0) }
        return found ?? false
    }

    /// Looks at a file's first bytes, in whatever encoding.
    init?(_ head: [UInt8]) {
        let text = DecodedText(head.span, as: Self.isGBK(head.span) ? .gbk : nil)
        let form: QQForm? = text.withUTF8(of: head.span) { bytes in
            let scanner = TextScanner(0..<min(bytes.count, 4096))
            if scanner.find("Subject: Tencent IM Message", in: bytes) != nil
                || scanner.find("Save by Tencent MsgMgr", in: bytes) != nil
            {
                return .page
            }
            if QQExporterText.begins(bytes) { return .exporterText }
            if scanner.find("消息记录（此消息记录为文本格式", in: bytes) != nil { return .text }
            if bytes.hasBytes("{", at: 0) || bytes.hasBytes("\u{FEFF}{", at: 0) {
                return QQJSONReader.isTalk(bytes) ? .json : nil
            }
            // The first lines are cut off where somebody passes on a part.
            let isLabelled = scanner.find("\n消息对象:", in: bytes) != nil && scanner.find("========", in: bytes) != nil
            return isLabelled ? .text : nil
        }
        guard let form else { return nil }
        self = form
    }
}

extension TextScanner {
    /// Whether eight bytes, written as one number, stand somewhere.
    fileprivate func find(_ word: UInt64, in bytes: Span<UInt8>) -> Bool {
        var last: UInt64 = 0
        for index in rest {
            last = last << 8 | UInt64(bytes[index])
            if last == word { return true }
        }
        return false
    }
}

extension Platform {
    /// Tencent QQ and TIM.
    static let qq = Platform(rawValue: "qq")
}
