// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the texts of WeFlow and of WeChat itself, which tell people by their names alone and know no kinds.
struct WeChatTextReader {
    private let style: WeChatTextStyle
    private let file: TextFile
    private let files: ExportFiles
    private var talk: WeChatTalk
    private var names: Set<String> = []

    init(_ style: WeChatTextStyle, _ file: TextFile, _ files: ExportFiles) {
        self.style = style
        self.file = file
        self.files = files
        talk = WeChatTalk(file, files)
    }

    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        var pieces = WeChatTextCursor(style, bytes, file.text.encoding)
        while let piece = pieces.next(in: bytes) {
            if case .message(let header, _, _, _) = piece, names.count < 64 { names.insert(header.name) }
        }
        let chat = try open(into: &sink)
        pieces = WeChatTextCursor(style, bytes, file.text.encoding)
        while let piece = pieces.next(in: bytes) {
            switch piece {
            case .message(let header, let body, let range, let line):
                sink.tally(.seen, in: file.exhibit.number)
                try append(
                    header, bytes.joined(body), in: chat, at: file.place(range, .line(line)), into: &sink)
                sink.tally(.parsed, in: file.exhibit.number)
            case .stray(let range, let line):
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                talk.remarks.note(.loss, "record-not-understood", at: file.place(range, .line(line)))
            case .pasted(let range, let line):
                talk.remarks.note(.warning, "embedded-header", at: file.place(range, .line(line)))
            case .doubtful(let range, let line):
                talk.remarks.note(.warning, "embedded-header-undecided", at: file.place(range, .line(line)))
            }
        }
        talk.remarks.report(into: &sink)
    }

    /// WeFlow calls the owner `我` in talks of two alone; a text of passed-on messages tells neither owner nor members.
    private mutating func open(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Conversation.ID {
        let name = file.exhibit.name
        let title = String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
        let hasOwner = style == .weflow && names.contains(Self.owner)
        let others = names.subtracting([Self.owner, Self.app, ""])
        let kind: Conversation.Kind =
            if hasOwner { others.count > 1 ? .unknown : .direct } else { others.count > 2 ? .group : .unknown }
        return try sink.conversation(Conversation(platform: .wechat, kind: kind, title: title))
    }

    private static let owner = "我"
    /// What WeFlow calls the app where a line of the app has no sender.
    private static let app = "系统消息"

    private mutating func append(
        _ header: WeChatTextHeader, _ body: String, in chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if header.time == nil { talk.remarks.note(.warning, "timestamp-unreadable", at: place) }
        if style == .weflow, header.name == Self.app {
            return try talk.append(
                WeChatTalk.Record(
                    kind: .system, text: body, time: header.time, clock: header.clock, chat: chat, place: place),
                into: &sink)
        }
        if style == .weflow, !Self.isRecalled(body, header.name), WeChatStock.isLine(body) {
            let hasPartner = names.contains(Self.owner) && header.name != Self.owner && !header.name.isEmpty
            let peer = hasPartner ? try talk.account(nil, header.name, into: &sink) : nil
            return try talk.append(
                WeChatTalk.Record(
                    kind: .system, text: body, time: header.time, clock: header.clock, chat: chat, peer: peer,
                    place: place),
                into: &sink)
        }
        if header.name.isEmpty { talk.remarks.note(.warning, "sender-missing", at: place) }
        let actor: Account.ID? =
            if style == .weflow, header.name == Self.owner {
                try talk.ownerAccount(nil, nil, into: &sink)
            } else {
                try talk.account(nil, header.name, into: &sink)
            }
        func event(_ content: Event.Content) -> Event {
            Event(content, at: header.time, by: actor, in: chat, from: place, unreadTime: header.clock)
        }
        if let call = TencentWords.call(body) { return try sink.append(event(.call(call))) }
        var message = Message()
        if Self.isRecalled(body, header.name) {
            message.state = .deleted
        } else {
            fill(&message, with: body, at: place)
        }
        if message.text == nil, message.attachments.isEmpty, message.state != .deleted {
            talk.remarks.note(.warning, "message-empty", at: place)
        }
        try sink.append(event(.message(message)))
    }

    /// The app's line about whoever stands above it: `撤回了一条消息`, `"Mira" 撤回了一条消息`.
    private static func isRecalled(_ body: String, _ name: String) -> Bool {
        guard let front = body.hasSuffix("撤回了一条消息") ? body.dropLast(7) : nil else { return false }
        let who = String(front).trimmed
        return who.isEmpty || who == "你" && name == owner || who == name || who == "\"\(name)\""
    }

    private mutating func fill(_ message: inout Message, with body: String, at place: Provenance) {
        var words = body
        if let told = WeChatQuotation(words) {
            message.detail = MessageDetail(quoted: told.quoted)
            talk.remarks.note(.note, "reply-target-unknown", at: place)
            words = told.answer
        }
        var lines: [Substring] = []
        for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
            let path = String(line).trimmed
            let exhibit = path.utf8.count < 1024 ? files.exhibit(at: path, from: file.exhibit) : nil
            guard exhibit != nil || WeChatKind.isPath(path) && Self.folders.contains(where: path.contains) else {
                lines.append(line)
                continue
            }
            message.attachments.append(Attachment(Attachment.Kind(fileName: path), name: path, exhibit: exhibit))
        }
        var text = lines.joined(separator: "\n")
        // A machine's words for what was spoken are nobody's writing.
        if let heard = Self.transcripts.lazy.compactMap({ text.between($0, "") }).first, !heard.isEmpty {
            text = heard
            talk.remarks.note(.note, "machine-transcript", at: place)
            if message.attachments.isEmpty { message.attachments = [Attachment(.voice)] }
        }
        message.text = text.isEmpty ? nil : text
        message.isForwarded =
            text.hasPrefix("[聊天记录]") || style == .weflow && text.hasPrefix(WeChatKind.passedOn)
        if message.attachments.isEmpty, style == .weflow, let stock = WeChatStock.attachment(text) {
            (message.attachments, message.text) = ([stock], nil)
        } else if message.attachments.isEmpty {
            let told = TencentWords.attachments(in: text)
            message.attachments = told.found
            if told.isAll { message.text = nil }
        }
        talk.remarks.note(
            .note, "media-not-in-supplied-parts", at: place,
            message.attachments.count { $0.isFile && $0.exhibit == nil })
    }

    /// What programs write in front of the words of a voice message.
    private static let transcripts = ["[语音转文字] ", "[微信语音转文字] ", "[语音消息] "]

    /// Where WeFlow puts the files of a talk.
    private static let folders = ["/images/", "/voices/", "/videos/", "/emojis/", "/files/"]
}
