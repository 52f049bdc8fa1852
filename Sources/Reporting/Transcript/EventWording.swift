// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// An event as words: who to whom, and what was recorded.
struct EventWording {
    let digest: CaseDigest

    /// Who, and to whom where that is one account.
    func parties(_ event: Event) -> Prose {
        guard let actor = event.actor else { return Prose(.soft("service")) }
        if case .contact(let change) = event.content {
            guard let other = digest.timeline.otherParty(of: change, by: actor) else {
                return Prose(.text(actor.label))
            }
            return "\(words: actor.label) \(soft: "and") \(words: other.label)"
        }
        guard let conversation = event.conversation else { return Prose(.text(actor.label)) }
        let others = digest.tally.participants(of: conversation).filter { $0 != actor }
        if others.count == 1, digest.timeline[conversation].kind != .group {
            return "\(words: actor.label) to \(words: others[0].label)"
        }
        return "\(words: actor.label) to \(words: conversation.label)"
    }

    /// What was recorded, at most so many characters of it.
    func body(_ n: Int32, _ event: Event, reply: ((String) -> Int32?)?) -> Prose {
        switch event.content {
        case .message(let message): return self.message(n, message, event, reply: reply)
        case .reaction(let reaction):
            let target = reaction.target.flatMap { reply?($0) }
            return "\(state("reaction")) \(evidence: reaction.symbol)"
                + (target.map { "\(words: " to ")\(cite: $0)" } ?? Prose())
        case .call(let call):
            var words = call.isVideo ? "video call" : "call"
            if let seconds = call.seconds {
                words += ", " + Elapsed(shortest: Int64(clamping: seconds), longest: Int64(clamping: seconds)).text
            }
            words += call.wasAnswered.map { $0 ? ", answered" : ", not answered" } ?? ""
            return state(words)
        case .contact(let change): return state(contact(change))
        case .membership(let change):
            let subject = change.subject.map { " \($0.label)" } ?? ""
            return state("membership: \(change.step.rawValue)\(subject)") + text(change.text)
        case .payment(let payment):
            let sum = Phrases.money(Money(value: payment.amount, currency: payment.currency))
            return "\(state("payment \(payment.step.rawValue)")) \(evidence: sum)"
        case .safety(let action):
            let other = action.other.map { " \($0.label)" } ?? ""
            return state("\(action.step.rawValue)\(other)") + text(action.text)
        case .accountChange(let change):
            var prose = state(Phrases.change(change.field))
            if let from = change.from { prose += " \(evidence: from)" }
            if let to = change.to { prose += "\(soft: " to ")\(evidence: to)" }
            return prose + text(change.text)
        case .notice(let text): return state("notice of the service") + self.text(text)
        }
    }

    private func message(_ n: Int32, _ message: Message, _ event: Event, reply: ((String) -> Int32?)?) -> Prose {
        var prose = Prose()
        if let target = message.replyTo {
            if let number = reply?(target) {
                prose += "\(soft: "re ")\(cite: number) "
            } else {
                prose += state(reply == nil ? "reply" : "reply to a message not printed") + " "
            }
        }
        if message.isForwarded { prose += state("forwarded") + " " }
        if digest.isWithheld(n) {
            return prose + withheld(n, message)
        }
        if let text = message.text {
            prose += text.isEmpty ? state("empty text") : Prose(said(text, event))
            // Else its cell looks as if something had not been printed.
            if !text.isEmpty, text.allSatisfy(\.isWhitespace) { prose += state("blanks alone") }
        } else if message.attachments.isEmpty, message.state == .sent || message.state == .edited {
            prose += state("no text")
        }
        for attachment in message.attachments { prose += separated(prose) + self.attachment(attachment) }
        switch message.state {
        case .sent: break
        case .edited:
            let second = event.otherTime.map { ", second time \(Moment($0, clock: digest.clock).full)" } ?? ""
            prose += separated(prose) + state("edited\(second)")
        case .deleted: prose += separated(prose) + state("deleted")
        case .expired: prose += separated(prose) + state("expired")
        case .draft: prose += separated(prose) + state("draft, not sent")
        }
        if let delivery = message.detail?.delivery {
            prose += separated(prose) + state("not delivered: \(delivery)")
        }
        return prose
    }

    /// A text in its language; what stands for removed words is the program's.
    private func said(_ text: String, _ event: Event) -> Inline {
        guard digest.analysis.redaction?.level != "R4" else { return .evidence(text) }
        let writer = event.actor.flatMap { digest.analysis.writerLanguages[event.conversation, $0] }
        return .message(text, language: TextLanguage.tag(of: text, writer: writer))
    }

    /// Stands for a severe text: what it is about and how long it is.
    private func withheld(_ n: Int32, _ message: Message) -> Prose {
        // That a course begins with it, or that an indicator rests on it, says nothing of what a message holds.
        let labels = digest.findings.labels[n] ?? []
        let category = labels.first { $0.stage != .start && !$0.isOfIndicator }?.name ?? "severe wording"
        // In a produced set without the wording, its length is not there either.
        let isRemoved = ["R3", "R4"].contains(digest.analysis.redaction?.level)
        let length = isRemoved ? "removed" : Figures.counted(message.text?.count ?? 0, "character")
        var words = "text withheld: \(category), \(length)"
        if !message.attachments.isEmpty { words += ", \(Figures.counted(message.attachments.count, "attachment"))" }
        return Prose(.withheld(words))
    }

    private func attachment(_ attachment: Attachment) -> Prose {
        var words = Self.name(attachment.kind)
        if attachment.isViewOnce { words += ", set to vanish after viewing" }
        if attachment.isFile { words += attachment.isHeld ? ", held" : ", not in the export" }
        var prose = state(words)
        let mark = digest.media[attachment.exhibit]
        if let mark { prose += " \(mark)" }
        guard let name = attachment.name, !name.isEmpty else { return prose }
        // Under a mark the file stands with its folder in the schedule of attachments and in the manifest.
        let shown = mark == nil ? name : name.split(separator: "/").last.map { String($0) } ?? name
        return "\(prose) \(Prose(.evidenceCode(shown)))"
    }

    static func name(_ kind: Attachment.Kind) -> String {
        switch kind {
        case .image: "image"
        case .video: "video"
        case .audio: "audio"
        case .voice: "voice message"
        case .document: "document"
        case .sticker: "sticker"
        case .contactCard: "contact card"
        case .location: "location"
        case .link: "link"
        case .poll: "poll"
        case .other: "attachment"
        }
    }

    private func contact(_ change: ContactChange) -> String {
        let other = change.other.label
        return switch (change.step, change.direction) {
        case (.requested, .outgoing): "contact request to \(other)"
        case (.requested, .incoming): "contact request from \(other)"
        case (.requested, .unknown): "contact request, direction not recorded, \(other)"
        case (.accepted, .outgoing): "request to \(other) accepted"
        case (.accepted, .incoming): "request from \(other) accepted"
        case (.accepted, .unknown): "contact with \(other), who asked is not recorded"
        case (.declined, _): "request declined, \(other)"
        case (.withdrawn, _): "request to \(other) withdrawn"
        case (.removed, _): "contact \(other) removed"
        case (.followed, .incoming): "followed by \(other)"
        case (.followed, _): "follows \(other)"
        case (.unfollowed, _): "no longer follows \(other)"
        case (.suggested, _): "\(other) suggested by the service"
        }
    }

    private func text(_ text: String?) -> Prose { text.map { " \(evidence: $0)" } ?? Prose() }

    private func state(_ words: String) -> Prose { Prose(.state(words)) }

    private func separated(_ prose: Prose) -> Prose {
        guard let last = prose.pieces.last else { return Prose() }
        if case .text(" ") = last { return Prose() }
        return " "
    }
}
