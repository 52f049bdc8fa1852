// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads what programs make of WeChat's database, and the one text that WeChat itself writes.
///
/// They are the JSON of WeFlow and EchoTrace, WeFlow's text, and the tables of MemoTrace (WeChatMsg). WeChat writes messages
/// that were passed on together as `聊天记录.txt`.
/// Format notes: docs/formats/wechat-export.md.
public struct WeChatExport: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "wechat-export", name: "WeChat (text), and by WeFlow, EchoTrace or MemoTrace (JSON, CSV, text)",
        platform: .wechat, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims every file with the members or columns of these programs; what lies below its folder may be its media.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let found = survey.exhibits.filter { WeChatForm(survey.head(of: $0)) != nil }
        guard !found.isEmpty else { return nil }
        let units = found.map { exhibit in
            let folder = exhibit.folder
            let isText = if case .text? = WeChatForm(survey.head(of: exhibit)) { true } else { false }
            return ImportUnit(
                [exhibit], surroundings: [survey.media(around: exhibit)],
                export: folder.isEmpty ? exhibit.path : String(folder), form: isText ? "text" : "")
        }
        return Claim(.certain, reason: "chats of WeChat written by another program", units: units)
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit, of evidence: EvidenceSet, settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                file.reportEncoding(into: &sink)
                let files = ExportFiles(unit.companions, around: unit.surroundings)
                switch WeChatForm(Survey.head(of: bytes)) {
                case .json:
                    var reader = WeChatJSONReader(file, files)
                    try reader.read(bytes, into: &sink)
                case .table, .namedTable:
                    var reader = WeChatTableReader(file, files)
                    try reader.read(bytes, into: &sink)
                case .text(let style):
                    var reader = WeChatTextReader(style, file, files)
                    try reader.read(bytes, into: &sink)
                case nil: throw ImportError(.notThisFormat)
                }
            }
        }
    }
}

/// The forms in which programs write chats of WeChat.
enum WeChatForm {
    case json
    /// A table of the columns of the database.
    case table
    /// A table with Chinese names of columns and of kinds.
    case namedTable
    /// A text of names, times and words.
    case text(WeChatTextStyle)

    /// Looks at a file's first bytes.
    init?(_ head: [UInt8]) {
        let bytes = head.span
        let scanner = TextScanner(0..<bytes.count)
        if let first = head.first(where: { $0 > 0x20 && $0 < 0x80 }), first == UInt8(ascii: "{") {
            let isTalk =
                scanner.find("\"wxid\"", in: bytes) != nil
                || scanner.find("\"username\"", in: bytes) != nil && scanner.find("\"localType\"", in: bytes) != nil
            guard scanner.find("\"session\"", in: bytes) != nil, isTalk,
                scanner.find("\"messages\"", in: bytes) != nil,
                scanner.find("\"createTime\"", in: bytes) != nil || scanner.find("\"messages\": []", in: bytes) != nil
                    || scanner.find("\"messages\":[]", in: bytes) != nil
            else { return nil }
            self = .json
            return
        }
        let columns = HeadedTable.columns(ofHead: head).first ?? []
        if Set(columns).isSuperset(of: ["localid", "talkerid", "type", "issender", "createtime", "strcontent"]) {
            self = .table
        } else if Set(columns).isSuperset(of: ["消息id", "类型", "发送人", "时间", "内容"]) {
            self = .namedTable
        } else if let style = DecodedText(bytes).withUTF8(of: bytes, { WeChatTextStyle($0) }) {
            self = .text(style)
        } else {
            return nil
        }
    }
}

extension Platform {
    /// WeChat.
    static let wechat = Platform(rawValue: "wechat")
}
