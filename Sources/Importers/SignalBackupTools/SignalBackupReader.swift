// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the pages or the text of one chat.
struct SignalBackupReader {
    /// A bubble, or a line of a text.
    struct Entry {
        var id: String?
        var sender: String?
        /// The number by which all pages of the export know whoever sent it.
        var senderNumber: String?
        /// Whether it quotes a message that nothing leads to.
        var answersUnknown = false
        var isOwn = false
        var time: Timestamp?
        var writtenTime: String?
        var message = Message()
        /// Earlier versions, oldest first.
        var versions: [(text: String, time: Timestamp?)] = []
        var reactions: [(name: String, symbol: String, time: Timestamp?)] = []
        /// What a line of the app tells, instead of a message.
        var status: SignalBackupStatus?
    }

    var remarks = Remarks()
    private let files: ExportFiles
    private let exhibit: Exhibit
    private let number: String?
    let fileTitle: String?
    private var accounts = NamedAccounts(.signal)
    private var owner: Account.ID?
    /// What the owner is called, where the form shows it.
    private var ownerName: String?
    /// The other side of a talk between two, in pages: whoever else does anything there is the owner.
    var partner: String?
    private var conversation: Conversation.ID?
    private var known = SeenIDs()
    /// Telephone numbers by name, from the heads of pages.
    var phones: [String: String] = [:]
    /// Names of members by their numbers.
    var names: [String: String] = [:]

    init(_ unit: ImportUnit) {
        files = ExportFiles(unit.companions)
        let exhibit = unit.exhibits[0]
        self.exhibit = exhibit
        let place = exhibit.path.contains("(_id") ? exhibit.path : ""
        // The number of the thread stands behind its name: `Mira (_id12)/Mira.html`, `Mira (_id12).txt`.
        number = place.parting(at: "(_id").flatMap { parts in
            let digits = parts.1.prefix { $0 != ")" }
            return Int(digits) == nil ? nil : String(digits)
        }
        let front = place.parting(at: " (_id")?.0 ?? ""
        let name = front.split { $0 == "/" || $0 == "!" }.last.map(String.init)
        fileTitle = name
    }

    /// The conversation, opened once.
    mutating func open(title: String?, _ kind: Conversation.Kind, into sink: inout some TimelineSink & ~Copyable)
        throws(ImportError) -> Conversation.ID
    {
        if let conversation { return conversation }
        let opened = try sink.conversation(
            Conversation(
                platform: .signal, kind: kind, title: title ?? fileTitle, nativeID: number.map { "thread:" + $0 }))
        conversation = opened
        return opened
    }

    /// Makes a name the owner's.
    mutating func own(_ name: String, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        ownerName = name
        owner = try sink.account(platform: .signal, [NamedAccounts.identifier(of: name)], isOwner: true)
    }

    func isOwner(_ name: String?) -> Bool { name != nil && name == ownerName }

    private mutating func account(_ entry: Entry, into sink: inout some TimelineSink & ~Copyable) throws(ImportError)
        -> Account.ID?
    {
        if entry.isOwn {
            if owner == nil { owner = try sink.account(platform: .signal, [], isOwner: true) }
            return owner
        }
        return try account(named: entry.sender, into: &sink)
    }

    private mutating func account(named name: String?, into sink: inout some TimelineSink & ~Copyable)
        throws(ImportError) -> Account.ID?
    {
        guard let name, !name.isEmpty else { return nil }
        if isOwner(name), let owner { return owner }
        return try accounts.account(name, also: phones[name].map { [Identifier(.phone, $0)] } ?? [], into: &sink)
    }

    /// Adds the events of an entry.
    mutating func append(
        _ entry: Entry, in chat: Conversation.ID, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if let id = entry.id, !known.insert(id) {
            return sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
        }
        if entry.time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        let actor = try account(entry, into: &sink)
        if let status = entry.status {
            let content = status.content
            if case .notice = content, status.isUnknown { remarks.note(.note, "unknown-service-action", at: place) }
            try sink.append(
                Event(content, at: entry.time, by: actor, in: chat, from: place, unreadTime: entry.writtenTime))
            return sink.tally(.parsed, in: place.exhibit)
        }
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        var message = entry.message
        message.nativeID = entry.id
        if !entry.versions.isEmpty, message.state == .sent { message.state = .edited }
        if message.text == nil, message.attachments.isEmpty, message.state == .sent {
            remarks.note(.warning, "message-empty", at: place)
        }
        remarks.note(
            .note, "media-not-downloaded", at: place, message.attachments.count { $0.isFile && $0.exhibit == nil })
        try sink.append(
            Event(
                .message(message), at: entry.time, by: actor, in: chat, from: place, unreadTime: entry.writtenTime))
        for version in entry.versions {
            let change = AccountChange(field: "message-text", from: version.text, text: entry.id)
            try sink.append(Event(.accountChange(change), at: version.time, by: actor, in: chat, from: place))
        }
        for reaction in entry.reactions {
            if let partner, reaction.name != partner, ownerName == nil { try own(reaction.name, into: &sink) }
            try sink.append(
                Event(
                    .reaction(Reaction(symbol: reaction.symbol, target: entry.id)), at: reaction.time,
                    by: try account(named: reaction.name, into: &sink), in: chat, from: place))
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    /// A file by the path that the page writes.
    func attachment(_ kind: Attachment.Kind, _ path: String) -> Attachment {
        Attachment(kind, name: path, exhibit: files.exhibit(at: path, from: exhibit))
    }
}
