// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads one chat folder.
struct SignalExportReader {
    /// A message as any of the forms tells it.
    struct Entry {
        var sender: String?
        var time: Timestamp?
        var writtenTime: String?
        var text = ""
        var attachments: [Attachment] = []
        var reactions: [(name: String?, symbol: String)] = []
        var isDeleted = false
        /// Whether the form never writes a time here.
        var isTimeOmitted = false
        /// What it quotes: no form says which message that is.
        var quoted: String?
        /// Earlier wordings, oldest first.
        var versions: [(text: String, time: Timestamp?)] = []
        /// Whether the form itself says that it is a call; nil where only the words can tell.
        var isCall: Bool?
        /// Whether the form itself says that nobody took the call.
        var isMissed = false

        /// Whether the app wrote it: such rows have neither a sender nor content.
        ///
        /// `No-Sender` alone proves nothing: it also stands where a member of a group is in no contact (`create_message`).
        var isLine: Bool {
            sender == "No-Sender" && text.isEmpty && attachments.isEmpty && quoted == nil && reactions.isEmpty
                && versions.isEmpty && !isDeleted && isCall != true
        }
    }

    var remarks = Remarks()
    let exhibit: Exhibit
    private let files: ExportFiles
    private var accounts: NamedAccounts
    private var numbers: [String: [Identifier]] = [:]
    private var conversation: Conversation.ID?

    init(_ exhibit: Exhibit, _ companions: [Exhibit]) {
        self.exhibit = exhibit
        files = ExportFiles(companions)
        accounts = NamedAccounts(.signal, ownerWords: ["Me"])
    }

    /// Numbers of the members, from `meta.json`.
    mutating func take(members tree: JSONElement) {
        for member in tree["members"]?.array ?? [] {
            guard let number = member["number"]?.filled else { continue }
            for name in [member["name"]?.filled, member["display_name"]?.filled].compactMap(\.self) {
                numbers[name] = [Identifier(.phone, number)]
            }
        }
    }

    /// The chat's name, from its folder.
    var title: String? {
        let name = exhibit.name(of: exhibit.folder)
        return name.isEmpty ? nil : String(name)
    }

    private mutating func open(
        at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        if let conversation { return conversation }
        // Older versions put every chat without a name into one folder.
        if title == "None" { remarks.note(.warning, "mixed-conversations", at: place) }
        let opened = try sink.conversation(
            Conversation(platform: .signal, kind: title == "None" ? .group : .unknown, title: title))
        conversation = opened
        return opened
    }

    private mutating func account(
        _ name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let name, !name.isEmpty, name != "No-Sender" else { return nil }
        return try accounts.account(name, also: numbers[name] ?? [], into: &sink)
    }

    mutating func append(
        _ entry: Entry, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = try open(at: place, into: &sink)
        let actor = try account(entry.sender, into: &sink)
        let isLine = entry.isLine
        if isLine { remarks.note(.note, "unknown-service-action", at: place) }
        if actor == nil, !isLine { remarks.note(.warning, "sender-missing", at: place) }
        if entry.isTimeOmitted {
            remarks.note(.warning, "timestamp-missing", at: place)
        } else if entry.time == nil {
            remarks.note(.warning, "timestamp-unreadable", at: place)
        }
        if entry.quoted != nil { remarks.note(.note, "reply-target-unknown", at: place) }
        var call = entry.isCall == false ? nil : SignalCallLine.call(entry.text, isCertain: entry.isCall == true)
        if entry.isMissed { call?.wasAnswered = false }
        if let call {
            // The line stands under the name of whoever rang, or of the owner where nobody is named.
            try sink.append(
                Event(.call(call), at: entry.time, by: actor, in: chat, from: place, unreadTime: entry.writtenTime))
        } else if isLine {
            try sink.append(
                Event(
                    .notice(entry.text), at: entry.time, by: nil, in: chat, from: place, unreadTime: entry.writtenTime))
        } else {
            var message = Message(
                text: entry.text.isEmpty ? nil : entry.text, attachments: entry.attachments,
                state: entry.isDeleted ? .deleted : .sent)
            message.detail = MessageDetail(quoted: entry.quoted.flatMap { $0.isEmpty ? nil : $0 }).told
            if entry.isDeleted { message.text = nil }
            if !entry.versions.isEmpty, message.state == .sent { message.state = .edited }
            if message.text == nil, message.attachments.isEmpty, !entry.isDeleted {
                remarks.note(.warning, "message-empty", at: place)
            }
            remarks.note(
                .note, "media-not-downloaded", at: place, message.attachments.count { $0.isFile && $0.exhibit == nil })
            try sink.append(
                Event(
                    .message(message), at: entry.time, by: actor, in: chat, from: place, unreadTime: entry.writtenTime))
        }
        for version in entry.versions {
            let change = AccountChange(field: "message-text", from: version.text)
            try sink.append(Event(.accountChange(change), at: version.time, by: actor, in: chat, from: place))
        }
        for reaction in entry.reactions {
            // Until August 2026 the owner's own reactions bore the name of the talk that people have with themselves.
            let name = reaction.name.map { Self.ownTalks.contains($0) ? "Me" : $0 }
            let actor = try account(name, into: &sink)
            try sink.append(
                Event(.reaction(Reaction(symbol: reaction.symbol)), at: nil, by: actor, in: chat, from: place))
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    private static let ownTalks: Set<String> = ["NotetoSelf", "Note to Self"]

    func attachment(named name: String, path: String?, kind: Attachment.Kind? = nil) -> Attachment {
        let exhibit = path.flatMap { files.exhibit(at: $0, from: self.exhibit) }
        return Attachment(kind ?? Attachment.Kind(fileName: path ?? name), name: path ?? name, exhibit: exhibit)
    }

    func sticker(_ name: String, _ path: String) -> Attachment {
        Attachment(.sticker, name: name, exhibit: files.exhibit(at: path, from: exhibit))
    }

    /// Reads `data.json`, which is one object a line.
    mutating func readLines(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var lines = JSONLines(in: bytes, of: file, maximumDepth: 32)
        while let (record, place) = lines.next(in: bytes, &remarks, into: &sink) {
            guard !record.members.isEmpty else {
                sink.tally(.unknown, in: exhibit.number)
                remarks.note(.loss, "json-damaged", at: place)
                continue
            }
            guard record.members.contains(where: { Self.knownMembers.contains($0.key.lowercased()) }) else {
                sink.tally(.unknown, in: exhibit.number)
                remarks.note(.loss, "record-not-understood", at: place)
                continue
            }
            try append(entry(record, at: place), at: place, into: &sink)
        }
        remarks.note(.note, "text-repaired", at: file.whole, lines.repairs)
    }

    private mutating func entry(_ record: JSONElement, at place: Provenance) -> Entry {
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        remarks.note(.note, "unknown-member", at: place, record.members.count { !Self.knownMembers.contains($0.key) })
        var entry = Entry(sender: record.member("sender")?.string)
        entry.writtenTime = record.member("date")?.string
        entry.time = entry.writtenTime.flatMap(ISOTime.timestamp)
        entry.text = Self.trimmed(record.member("body")?.string ?? "")
        entry.quoted = record["quote"]?.filled.map { Self.unquoted($0) }
        entry.isDeleted = record["deleted"]?.bool ?? false
        if let call = record["call"] { entry.isCall = call.bool ?? !call.isNull }
        entry.isMissed = record["missed"]?.bool ?? false
        for file in record["attachments"]?.array ?? [] {
            if let name = file["name"]?.filled ?? file["path"]?.filled {
                entry.attachments.append(attachment(named: name, path: file["path"]?.filled))
            } else {
                entry.attachments.append(Self.missing(file["missing_kind"]?.filled ?? ""))
            }
        }
        if let sticker = record["sticker"], !sticker.isNull, sticker.string?.isEmpty != true {
            let name = sticker["emoji"]?.filled ?? sticker.filled ?? sticker["id"]?.literal ?? "sticker"
            let path = [sticker["packId"]?.filled, sticker["id"]?.literal].compactMap(\.self).joined(separator: "/")
            let file = sticker["extension"]?.filled.flatMap { ending in
                files.exhibit(at: "../\(Self.stickers)\(path).\(ending)", from: exhibit)
            }
            entry.attachments.append(Attachment(.sticker, name: name, exhibit: file))
        }
        for version in record["edits"]?.array ?? [] {
            let written = version["date"]?.string
            entry.versions.append(
                (Self.trimmed(version["body"]?.string ?? ""), written.flatMap(ISOTime.timestamp)))
        }
        for reaction in record["reactions"]?.array ?? [] {
            let parts = reaction.array?.map(\.string) ?? [reaction["name"]?.string, reaction["emoji"]?.string]
            guard parts.count == 2, let symbol = parts[1] else { continue }
            entry.reactions.append((parts[0], symbol))
        }
        return entry
    }

    /// Where the program puts the pictures of stickers, beside the folders of the chats.
    static let stickers = "exported_stickers/"

    /// A file of which the program says that it was not exported.
    static func missing(_ word: String) -> Attachment {
        switch word.lowercased() {
        case "image", "photo": Attachment(.image)
        case "video": Attachment(.video)
        case "audio", "voice message": Attachment(.audio)
        case "sticker": Attachment(.sticker)
        default: Attachment(.other)
        }
    }

    private static let knownMembers: Set<String> = [
        "date", "sender", "body", "quote", "sticker", "reactions", "attachments", "deleted", "call", "missed",
        "edits",
    ]

    /// The words of a quotation, whose lines begin with `>`.
    static func unquoted(_ text: String) -> String {
        trimmed(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                let words = line.drop { $0 == " " }
                return String(words.hasPrefix(">") ? words.dropFirst().drop { $0 == " " } : line)
            }.joined(separator: "\n"))
    }

    /// Without the two blanks that stand for a line break, and the blank lines at either end.
    static func trimmed(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            line.hasSuffix("  ") ? line.dropLast(2) : line
        }
        let isBlank = { (line: Substring) in line.allSatisfy { $0 == " " } }
        let front = lines.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return "" }
        return front[...last].joined(separator: "\n")
    }
}
