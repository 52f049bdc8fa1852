// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// One chat while its file is read.
struct IMessageChat {
    /// A message as either form tells it.
    struct Entry {
        var id: String?
        var sender: String?
        var time: Timestamp?
        var writtenTime: String?
        var read: Timestamp?
        /// When the last wording was written; nil where that is not told.
        var edited: Timestamp?
        var lines: [String] = []
        var attachments: [Attachment] = []
        var reactions: [IMessageReaction] = []
        /// Earlier wordings with their times, oldest first.
        var versions: [(text: String, time: Timestamp?)] = []
        /// What the program says of parts that were taken back.
        var unsent: [String] = []
        /// What the program says of an effect on the screen, such as invisible ink.
        var effect: String?
        /// What the reader's device made of words in another language.
        var translation: String?
        var state = Message.State.sent
        /// Whether it stands a second time at the top level because it is an answer.
        var isAnswerCopy = false
        var replyTo: String?
        /// How deep it stands below the messages that it answers.
        var depth = 0
    }

    var remarks = Remarks()
    private let exhibit: Exhibit
    private let files: ExportFiles
    private var accounts = NamedAccounts(.imessage, ownerWords: ["Me"])
    private var conversation: Conversation.ID?
    /// Answers that were told below the message that they answer.
    private var answers: Set<String> = []

    init(_ exhibit: Exhibit, _ files: ExportFiles) {
        self.exhibit = exhibit
        self.files = files
    }

    /// Learns the name that the owner gave the program for themselves.
    mutating func note(owner name: String?) {
        if let name { accounts.note(owner: name) }
    }

    /// The owner's name in a text where nobody is called `Me`: whoever read what others wrote, else the one of two who write
    /// after whom the file is not named.
    func owner(_ order: IMessageOrder) -> String? {
        guard !order.senders.contains("Me") else { return nil }
        let named = Set(title.split(separator: ", ").map { String($0) })
        if let reader = order.reader, !named.contains(reader) { return reader }
        let others = order.senders.subtracting(named)
        return order.senders.count == 2 && others.count == 1 && others != ["Unknown"] ? others.first : nil
    }

    /// The file's name lists who takes part, or is a group's name with its row.
    private var title: String { IMessageExporter.stem(of: exhibit) }

    mutating func open(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Conversation.ID {
        if let conversation { return conversation }
        let names = title.split(separator: ", ").map { String($0) }
        let people = names.map { NamedAccounts.identifier(of: $0) }
        // Names of groups are free words; numbers and addresses are participants.
        let isList = !people.isEmpty && people.allSatisfy { $0.kind != .displayName }
        var members: [Account.ID] = []
        if isList {
            members.append(try accounts.ownerAccount(into: &sink))
            for name in names {
                if let member = try accounts.account(name, into: &sink) { members.append(member) }
            }
        }
        let kind: Conversation.Kind =
            title == "orphaned" ? .unknown : isList ? (names.count == 1 ? .direct : .group) : .unknown
        let opened = try sink.conversation(
            Conversation(platform: .imessage, kind: kind, title: title, members: members))
        conversation = opened
        return opened
    }

    mutating func append(
        _ entry: Entry, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var entry = entry
        entry.settleUnsent()
        if entry.isAnswerCopy || entry.depth > 0 {
            let key = "\(entry.time?.literal ?? "")|\(entry.sender ?? "")|\(entry.lines.joined(separator: "\n"))"
            if entry.isAnswerCopy, answers.contains(key) {
                // Answers are printed below their target and once more in the order of time.
                return sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
            }
            if entry.depth > 0 { answers.insert(key) }
        }
        if entry.isAnswerCopy, entry.replyTo == nil { remarks.note(.note, "reply-target-unknown", at: place) }
        let chat = try open(into: &sink)
        let actor = try account(entry.sender, into: &sink)
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        if entry.time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        // What stands between a file that is missing and the words behind it is the program's.
        let written = entry.attachments.isEmpty ? entry.lines[...] : entry.lines.drop { $0.isEmpty }
        let text = written.joined(separator: "\n")
        var message = Message(
            text: text.isEmpty ? nil : text, attachments: entry.attachments, state: entry.state,
            replyTo: entry.replyTo, nativeID: entry.id)
        if !entry.versions.isEmpty, message.state == .sent { message.state = .edited }
        if message.text == nil, message.attachments.isEmpty, message.state != .deleted {
            remarks.note(.warning, "message-empty", at: place)
        }
        remarks.note(
            .note, "media-not-downloaded", at: place, message.attachments.count { $0.isFile && $0.exhibit == nil })
        try sink.append(
            Event(
                .message(message), at: entry.time, otherTime: entry.edited ?? entry.read, by: actor, in: chat,
                from: place, unreadTime: entry.writtenTime))
        if entry.edited != nil, let read = entry.read {
            // A message has one other time, which is that of its last wording.
            let change = AccountChange(field: "message-read", text: entry.id)
            try sink.append(Event(.accountChange(change), at: read, by: nil, in: chat, from: place))
        }
        for version in entry.versions {
            let change = AccountChange(field: "message-text", from: version.text, text: entry.id)
            try sink.append(
                Event(.accountChange(change), at: version.time, by: actor, in: chat, from: place))
        }
        let told =
            entry.unsent.map { ("message-part", $0) } + (entry.effect.map { [("message-effect", $0)] } ?? [])
            + (entry.translation.map { [("message-translation", $0)] } ?? [])
        for (field, words) in told {
            let change = AccountChange(field: field, to: words, text: entry.id)
            try sink.append(Event(.accountChange(change), at: entry.time, by: actor, in: chat, from: place))
        }
        for reaction in entry.reactions {
            let actor = try account(reaction.name, into: &sink)
            let mark = Reaction(symbol: reaction.symbol, target: entry.id)
            // A sticker is a file of the export, which the mark cites.
            let file = reaction.path.flatMap { files.exhibit(at: $0, from: exhibit) }.map(Provenance.whole)
            try sink.append(
                Event(.reaction(mark), at: nil, by: actor, in: chat, from: place, alsoFrom: file.map { [$0] } ?? []))
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    /// Adds a line that the app wrote.
    mutating func append(
        announcement text: String, at time: Timestamp?, place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = try open(into: &sink)
        let name = IMessageLine.actor(of: text)
        let actor = try account(name == "You" ? "Me" : name, into: &sink)
        var content = Event.Content.notice(text)
        if let name, let found = IMessageLine.content(text, name: name) {
            content = found.content
            if case .membership(var change) = content, let subject = found.subject {
                change.subject = try account(subject == "you" ? "Me" : subject, into: &sink)
                content = .membership(change)
            }
        } else if IMessageLine.isUnsent(text) {
            content = .message(Message(state: .deleted))
        } else {
            remarks.note(.note, "unknown-service-action", at: place)
        }
        try sink.append(Event(content, at: time, by: actor, in: chat, from: place))
        sink.tally(.parsed, in: place.exhibit)
    }

    private mutating func account(
        _ name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let name, !name.isEmpty, name != "Unknown" else { return nil }
        return try accounts.account(name, into: &sink)
    }

    func attachment(_ path: String, kind: Attachment.Kind? = nil) -> Attachment {
        let held = files.exhibit(at: path, from: exhibit)
        return Attachment(kind ?? Attachment.Kind(fileName: path), name: path, exhibit: held)
    }

    /// A path that may be a place on the exporting Mac: it counts as a file where one lies in the export, or where it
    /// is in the app's own folder.
    func isFile(_ line: String) -> Bool {
        if files.exhibit(at: line, from: exhibit) != nil { return true }
        return
            (line.hasPrefix("attachments/") || line.contains("/Library/Messages/Attachments/")
            || line.hasPrefix("~/Library/Messages/"))
            && !line.contains("\n")
    }
}

/// A tapback or a sticker on a message.
struct IMessageReaction {
    var symbol: String
    var name: String
    /// Where the file of a sticker lies.
    var path: String?
}

extension IMessageChat.Entry {
    /// A message of which nothing is left was taken back; one of which a part is left was changed.
    fileprivate mutating func settleUnsent() {
        if lines.count == 1, IMessageLine.isUnsent(lines[0]) {
            unsent.append(lines.removeFirst())
        }
        guard !unsent.isEmpty, state == .sent else { return }
        if lines.isEmpty, attachments.isEmpty, versions.isEmpty {
            (unsent, state) = ([], .deleted)
        } else {
            state = .edited
        }
    }
}
