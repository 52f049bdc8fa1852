// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the tables of MemoTrace: that of the database's columns, with one talk or all, and that of Chinese names.
///
/// Who wrote is told by `IsSender` and `Sender` in the first; in the second by a name alone.
struct WeChatTableReader {
    private var talk: WeChatTalk
    private let file: TextFile
    private var chats: [String: Conversation.ID] = [:]

    init(_ file: TextFile, _ files: ExportFiles) {
        self.file = file
        talk = WeChatTalk(file, files)
    }

    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        guard var table = HeadedTable(in: bytes, column: "talkerid") ?? HeadedTable(in: bytes, column: "消息id") else {
            throw ImportError(.notThisFormat)
        }
        let isNamed = table.has("消息id")
        talk.remarks.note(.note, "unknown-member", at: file.whole, table.unknownColumns(Self.knownColumns))
        while let row = table.next(in: bytes) {
            let place = file.place(row.bytes, .line(row.line))
            sink.tally(.seen, in: place.exhibit)
            if row.isHead {
                sink.tally(.skipped(reason: "table-header"), in: place.exhibit)
                continue
            }
            if row.isDamaged {
                sink.tally(.unknown, in: place.exhibit)
                talk.remarks.note(.loss, "record-damaged", at: place)
                continue
            }
            let isRead =
                isNamed
                ? try appendNamed(row, table, bytes, at: place, into: &sink)
                : try append(row, table, bytes, at: place, into: &sink)
            if !isRead { talk.remarks.note(.loss, "record-not-understood", at: place) }
            sink.tally(isRead ? .parsed : .unknown, in: place.exhibit)
        }
        talk.remarks.report(into: &sink)
    }

    private mutating func append(
        _ row: HeadedTable.Row, _ table: HeadedTable, _ bytes: Span<UInt8>, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        guard let kind = table.value(row, "type", in: bytes), kind.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
            let talker = table.value(row, "talkerid", in: bytes)
        else { return false }
        let address = table.value(row, "sender", in: bytes)
        let name = table.value(row, "remark", in: bytes) ?? table.value(row, "nickname", in: bytes)
        let isOwn = table.value(row, "issender", in: bytes) == "1"
        let chat = try conversation(talker, isAlone: false, into: &sink)
        // In rows of one's own the names may be those of the other side.
        let sender =
            isOwn ? try talk.ownerAccount(nil, nil, into: &sink) : try talk.account(address, name, into: &sink)
        if !isOwn, let sender { talk.note(table.value(row, "nickname", in: bytes), sender) }
        let clock = table.value(row, "createtime", in: bytes)
        try talk.append(
            WeChatTalk.Record(
                kind: WeChatKind(number: kind, part: table.value(row, "subtype", in: bytes)),
                text: table.value(row, "strcontent", in: bytes),
                time: talk.remarks.time(clock, at: place, WeChatTalk.time), clock: clock, sender: sender, chat: chat,
                place: place), into: &sink)
        return true
    }

    private mutating func appendNamed(
        _ row: HeadedTable.Row, _ table: HeadedTable, _ bytes: Span<UInt8>, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        guard let kind = table.value(row, "类型", in: bytes), let clock = table.value(row, "时间", in: bytes) else {
            return false
        }
        let name = table.value(row, "发送人", in: bytes)
        let chat = try conversation("", isAlone: true, into: &sink)
        // "I" is how the program may call the one whose telephone it was.
        let sender =
            name == "我" ? try talk.ownerAccount(nil, nil, into: &sink) : try talk.account(nil, name, into: &sink)
        try talk.append(
            WeChatTalk.Record(
                kind: WeChatKind(word: kind), text: table.value(row, "内容", in: bytes),
                time: talk.remarks.time(clock, at: place) { ISOTime.timestamp($0) }, clock: clock, sender: sender,
                chat: chat, place: place), into: &sink)
        return true
    }

    /// One talk a file is called after the file; of all talks in one, only numbers are told.
    private mutating func conversation(
        _ talker: String, isAlone: Bool, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        if let known = chats[talker] { return known }
        let name = file.exhibit.name
        let stem = String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
        let opened = try sink.conversation(
            Conversation(
                platform: .wechat, kind: .unknown, title: isAlone || stem != "messages" ? stem : nil,
                nativeID: isAlone ? nil : "talker-" + talker))
        chats[talker] = opened
        return opened
    }

    private static let knownColumns: Set<String> = [
        "localid", "talkerid", "type", "subtype", "issender", "createtime", "status", "strcontent", "strtime", "remark",
        "nickname", "sender", "消息id", "类型", "发送人", "时间", "内容", "备注", "昵称", "更多信息",
    ]
}
