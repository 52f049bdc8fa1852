// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// One channel while its files are read.
struct DCEChannel {
    /// What the front of a file says.
    struct Front {
        var id: String?
        var name: String?
        var guild: String?
        var guildID: String?
        var type: String?

        /// Whether it is a talk of two, by the type or by the words that stand for a type.
        var kind: Conversation.Kind {
            switch type {
            case "DirectTextChat", "Private": .direct
            case "DirectGroupTextChat", "Group": .group
            case "GuildNews", "GuildAnnouncement": .channel
            case nil: guildID == "0" || guild == "Direct Messages" ? .unknown : .group
            default: .group
            }
        }

        var isPrivate: Bool { guildID == "0" || guild == "Direct Messages" }

        var title: String? {
            guard let name else { return nil }
            if isPrivate { return name }
            return guild.map { "\(name) in \($0)" } ?? name
        }
    }

    /// A message as any of the forms tells it.
    struct Entry {
        var id: String?
        var author: DiscordAccounts.User
        var time: Timestamp?
        var writtenTime: String?
        /// Whether it answers a message that nothing leads to.
        var answersUnknown = false
        var edited: Timestamp?
        /// Words of the service, where the form tells that they are.
        var service: DiscordServiceLine?
        var message = Message()
        var reactions: [DCEReaction] = []
        var callEnded: Timestamp?
        /// When a message that was forwarded was first sent.
        var firstSent: Timestamp?
        /// The command of a bot to which it answers, and who gave it.
        var command: (name: String, user: DiscordAccounts.User)?
        var isPinned = false
        /// Whom a service line concerns.
        var subjects: [DiscordAccounts.User] = []
    }

    var accounts = DiscordAccounts()
    /// What the dates of the page that is read tell of their order.
    var dates = DCEPageDates()
    var remarks = Remarks()
    let files: ExportFiles
    /// When the first message was sent that another form of the channel holds.
    var firstInstant: Timestamp?
    /// The channel's id where a file's name tells it.
    let namedID: String?
    private var conversation: Conversation.ID?
    private var front: Front?
    private var known = SeenIDs()
    /// What the JSON files told under each id: another form words it otherwise.
    private var told = SeenRecords()
    /// Instants in milliseconds with the author's id, for rows of tables.
    private var knownInstants: Set<String> = []
    private let hasTables: Bool
    /// In a private channel: who wrote, and who of them the channel is named after.
    private var writers: [String: (user: DiscordAccounts.User, isNamed: Bool)] = [:]

    init(_ unit: ImportUnit) {
        files = ExportFiles(unit.companions, around: unit.surroundings)
        hasTables = unit.exhibits.contains { $0.name.lowercased().hasSuffix(".csv") }
        namedID = unit.exhibits.lazy.compactMap { DCEForm.channelID(inName: $0.name) }.first
    }

    /// The key that keeps nameless accounts of different channels apart.
    private var place: String { front?.id ?? namedID ?? front?.name ?? "" }

    mutating func open(
        _ front: Front, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        if let conversation { return conversation }
        self.front = front
        let opened = try sink.conversation(
            Conversation(
                platform: .discord, kind: front.kind, title: front.title, nativeID: front.id ?? namedID))
        conversation = opened
        return opened
    }

    /// Adds what one record tells, unless another file of the channel told it.
    mutating func append(
        _ entry: Entry, in chat: Conversation.ID, at place: Provenance, isJSON: Bool = false,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        // A file of another day may tell a message as it was before or after it was edited.
        var differs = false
        if isJSON, let id = entry.id {
            differs =
                told.meet(id, saying: [entry.message.text, entry.edited.map { "\($0.microseconds)" }]) == .differs
        }
        if differs { remarks.note(.warning, "copy-differs", at: place) }
        guard isNew(entry) || differs else {
            sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
            return
        }
        let actor = try account(entry.author, into: &sink)
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        if entry.time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        if entry.answersUnknown { remarks.note(.note, "reply-target-unknown", at: place) }
        noteWriter(entry.author)
        if let service = entry.service {
            try append(service, of: entry, by: actor, in: chat, at: place, into: &sink)
        } else {
            var message = entry.message
            message.nativeID = entry.id
            if entry.edited != nil { message.state = .edited }
            if message.text == nil, message.attachments.isEmpty { remarks.note(.warning, "message-empty", at: place) }
            try sink.append(
                Event(
                    .message(message), at: entry.time, otherTime: entry.edited ?? entry.firstSent, by: actor, in: chat,
                    from: place,
                    unreadTime: entry.writtenTime))
        }
        if let command = entry.command {
            let user = try account(command.user, into: &sink)
            let change = AccountChange(field: "bot-command", to: command.name, text: entry.id)
            try sink.append(Event(.accountChange(change), at: entry.time, by: user, in: chat, from: place))
        }
        if entry.isPinned {
            // When and by whom stands in a line of its own, if at all.
            let change = AccountChange(field: "pinned-message", to: entry.id)
            try sink.append(Event(.accountChange(change), at: nil, by: nil, in: chat, from: place))
        }
        for reaction in entry.reactions {
            try append(reaction, to: entry.id, in: chat, at: place, into: &sink)
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    private mutating func isNew(_ entry: Entry) -> Bool {
        if let id = entry.id, !known.insert(id) { return false }
        guard hasTables, let time = entry.time, time.isInstant, let author = entry.author.id else { return true }
        let key = "\(author) \(time.microseconds / 1000)"
        if entry.id != nil {
            knownInstants.insert(key)
            return true
        }
        // Rows have no id: what a better form told, or another table, is the same instant of the same author.
        return !knownInstants.contains(key)
    }

    private mutating func append(
        _ service: DiscordServiceLine, of entry: Entry, by actor: Account.ID?, in chat: Conversation.ID,
        at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        func add(_ content: Event.Content, _ sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
            try sink.append(
                Event(content, at: entry.time, by: actor, in: chat, from: place, unreadTime: entry.writtenTime))
        }
        switch service {
        case .member(let step, let name, let text):
            var subjects: [Account.ID?] = []
            for subject in entry.subjects { subjects.append(try account(subject, into: &sink)) }
            if subjects.isEmpty, let name {
                subjects = [try account(DiscordAccounts.User(displayName: name), into: &sink)]
            }
            if subjects.isEmpty { subjects = [nil] }
            for subject in subjects {
                let isSelf = subject != nil && subject == actor
                let change = MembershipChange(
                    step: step == .removed && isSelf ? .left : step, subject: isSelf ? nil : subject,
                    text: subject == nil ? text : nil)
                try add(.membership(change), &sink)
            }
        case .renamed(let title): try add(.membership(MembershipChange(step: .renamed, text: title)), &sink)
        case .call(let minutes):
            var seconds = CallLength(parts: [(minutes, 60)])?.seconds
            if let ended = entry.callEnded, let started = entry.time {
                let (length, overflows) = ended.microseconds.subtractingReportingOverflow(started.microseconds)
                if !overflows { seconds = CallLength(Int(length / 1_000_000))?.seconds }
            }
            // Whether anybody joined is not exported.
            try add(.call(Call(isVideo: false, seconds: seconds)), &sink)
        case .change(let field, let text):
            try add(.accountChange(AccountChange(field: field, to: entry.message.replyTo, text: text)), &sink)
        case .other(let text):
            remarks.note(.note, "unknown-message-type", at: place)
            try add(.notice(text), &sink)
        }
    }

    private mutating func append(
        _ reaction: DCEReaction, to target: String?, in chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for user in reaction.users {
            let actor = try account(user, into: &sink)
            let content = Event.Content.reaction(Reaction(symbol: reaction.symbol, target: target))
            try sink.append(Event(content, at: nil, by: actor, in: chat, from: place))
        }
        let rest = reaction.count - reaction.users.count
        guard rest > 0 else { return }
        let symbol = rest > 1 ? "\(reaction.symbol) ×\(rest)" : reaction.symbol
        let content = Event.Content.reaction(Reaction(symbol: symbol, target: target))
        try sink.append(Event(content, at: nil, by: nil, in: chat, from: place))
    }

    mutating func account(
        _ user: DiscordAccounts.User, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        try accounts.account(user, apart: place, into: &sink)
    }

    private mutating func noteWriter(_ user: DiscordAccounts.User) {
        guard let front, front.kind == .direct, let key = user.id ?? user.username, writers[key] == nil,
            writers.count < 8
        else { return }
        let isNamed = front.name != nil && (user.username == front.name || user.displayName == front.name)
        writers[key] = (user, isNamed)
    }

    /// The other of two: a private channel bears the name of its partner, so whoever else wrote is the owner.
    mutating func tellOwner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let own = writers.values.filter { !$0.isNamed }
        guard writers.count <= 2, writers.values.count(where: \.isNamed) == 1, own.count == 1 else { return }
        let identifiers = accounts.identifiers(of: own[0].user, apart: place)
        _ = try sink.account(platform: .discord, identifiers, isOwner: true)
    }
}

/// A symbol with those who set it, as far as they are named.
struct DCEReaction {
    var symbol: String
    var count: Int
    var users: [DiscordAccounts.User] = []

    /// Counts of a damaged file can be anything.
    init(symbol: String, count: Int64, users: [DiscordAccounts.User] = []) {
        self.symbol = symbol
        self.count = Int(clamping: min(max(0, count), Int64(Int32.max)))
        self.users = users
    }
}
