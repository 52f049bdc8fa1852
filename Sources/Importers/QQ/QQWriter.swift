// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Turns the pieces of a file into events.
struct QQWriter {
    private let survey: QQTalkSurvey
    private let file: TextFile
    private var remarks = Remarks()
    private var talk = 0
    private var chat: Conversation.ID?
    private var accounts: [TencentName: Account.ID] = [:]
    /// Accounts by nick, for the lines of the app; those that two bear are left out.
    private var nicks: [String: Account.ID?] = [:]
    private var owner: Account.ID?

    init(_ survey: QQTalkSurvey, _ file: TextFile) {
        self.survey = survey
        self.file = file
    }

    mutating func write(_ piece: QQPiece, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        switch piece {
        case .talk:
            talk += 1
            chat = nil
            nicks = [:]
            // Two contacts may bear one nick.
            accounts = accounts.filter { name, account in account == owner || name.number != nil || name.mail != nil }
            sink.beginTalk()
            _ = try open(into: &sink)
        case .stray(let bytes, let locator):
            sink.tally(.seen, in: file.exhibit.number)
            sink.tally(.unknown, in: file.exhibit.number)
            remarks.note(.loss, "record-not-understood", at: file.place(bytes, locator))
        case .embedded(let bytes, let locator):
            remarks.note(.warning, "embedded-header", at: file.place(bytes, locator))
        case .undecided(let bytes, let locator):
            remarks.note(.warning, "embedded-header-undecided", at: file.place(bytes, locator))
        case .message(let message):
            sink.tally(.seen, in: file.exhibit.number)
            try append(message, into: &sink)
            sink.tally(.parsed, in: file.exhibit.number)
        }
    }

    mutating func finish(into sink: inout some TimelineSink & ~Copyable) {
        remarks.report(into: &sink)
    }

    /// Tells besides what was typed like a record, and how many records the foot counts.
    mutating func finish(_ text: QQExporterText, into sink: inout some TimelineSink & ~Copyable) {
        for (range, line) in text.pasted {
            remarks.note(.warning, "embedded-header", at: file.place(range, .line(line)))
        }
        if let announced = AnnouncedCount(text.announced.map { Int64($0) }) {
            let lost = announced.lacking(text.records.count)
            sink.tally(.seen, lost, in: file.exhibit.number)
            sink.tally(.unknown, lost, in: file.exhibit.number)
            if announced.count != text.records.count {
                sink.report(
                    Diagnostic(
                        lost > 0 ? .loss : .warning, "count-mismatch", at: file.whole,
                        detail: ["announced": announced.count, "found": text.records.count]))
            }
        } else {
            sink.report(Diagnostic(.loss, "footer-missing", at: file.whole))
        }
        finish(into: &sink)
    }

    // MARK: Talks and people

    private mutating func open(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Conversation.ID {
        if let chat { return chat }
        let found = talk < survey.talks.count ? survey.talks[talk] : QQTalkSurvey.Talk()
        let name = file.exhibit.name
        let title = found.title ?? String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
        let opened = try sink.conversation(Conversation(platform: .qq, kind: found.kind, title: title))
        chat = opened
        if let name = found.owner {
            let account = try sink.account(platform: .qq, name.identifiers, isOwner: true)
            accounts[name] = account
            owner = account
        }
        return opened
    }

    private mutating func account(
        _ name: TencentName, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard !name.isSystem, !name.identifiers.isEmpty else { return nil }
        let account: Account.ID
        if let known = accounts[name] {
            account = known
        } else {
            account = try sink.account(platform: .qq, name.identifiers, isOwner: false)
            accounts[name] = account
        }
        switch nicks[name.nick] {
        case nil: nicks[name.nick] = .some(account)
        case .some(let other) where other != account: nicks[name.nick] = .some(nil)
        default: break
        }
        return account
    }

    /// The account that a line of the app calls so; nil where nobody or several bear the name.
    private func account(called name: String?) -> Account.ID? {
        guard let name else { return nil }
        if name == "你" || name == "您" { return owner }
        return nicks[name] ?? nil
    }

    // MARK: Events

    private mutating func append(
        _ message: QQMessage, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = try open(into: &sink)
        let place = file.place(message.bytes, message.locator)
        if message.time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        let actor = try account(message.name, into: &sink)
        func event(_ content: Event.Content, by actor: Account.ID?) -> Event {
            Event(content, at: message.time, by: actor, in: chat, from: place, unreadTime: message.clock)
        }
        if message.name.isSystem {
            let line = TencentSystemLine(message.text)
            let who = account(called: line.actor)
            return try sink.append(event(line.content(subject: account(called: line.subject), who), by: who))
        }
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        if let call = TencentWords.call(message.text) { return try sink.append(event(.call(call), by: actor)) }
        var sent = Message(text: message.text.isEmpty ? nil : message.text)
        if !message.files.isEmpty {
            sent.attachments = message.files
            // Their names stand in the words too, and are nobody's writing.
            if TencentWords.attachments(in: message.text).isAll { sent.text = nil }
            remarks.note(
                .note, "media-not-in-supplied-parts", at: place,
                message.files.count { $0.isFile && $0.exhibit == nil })
        } else if message.pictures.isEmpty {
            let files = TencentWords.attachments(in: message.text)
            sent.attachments = files.found
            if files.isAll { sent.text = nil }
            remarks.note(.note, "media-not-in-supplied-parts", at: place, files.found.count { $0.isFile })
        } else {
            sent.attachments = message.pictures.map { picture in
                Attachment(.image, name: picture.name, embeddedDigest: picture.digest)
            }
            remarks.note(.note, "embedded-media", at: place, message.pictures.count { $0.digest != nil })
            remarks.note(
                .note, "media-not-in-supplied-parts", at: place, message.pictures.count { $0.digest == nil })
        }
        if let quoted = message.quoted {
            remarks.note(.note, "reply-target-unknown", at: place)
            sent.detail = MessageDetail(quoted: quoted.isEmpty ? nil : quoted).told
        }
        sent.isForwarded = ["[聊天记录]", "[转发]", "[转发消息"].contains(where: message.text.hasPrefix)
        if sent.text == nil, sent.attachments.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        try sink.append(event(.message(sent), by: actor))
    }
}
