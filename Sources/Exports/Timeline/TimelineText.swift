// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The timeline for a terminal: number, time, conversation, account, what happened.
enum TimelineText {
    static func line(_ n: Int32, _ catalogue: TimelineCatalogue, to buffer: inout [UInt8]) {
        let entry = catalogue.timeline.entry(n)
        let digits = String(n)
        let number = String(repeating: " ", count: max(0, 6 - digits.count)) + digits
        let time = catalogue.timeline.time(n).map(shortTime) ?? "undated"
        let place = entry.conversation?.label ?? "-"
        let line = "\(number)  \(time)  \(place)  \(sentence(n, catalogue))\n"
        buffer.append(contentsOf: line.utf8)
    }

    /// To the source's precision, without `Z` where it is a wall clock.
    ///
    /// Of two instants between which the source does not tell, both: `2025-10-26T00:05Z~01:05Z`.
    private static func shortTime(_ time: Timestamp) -> String {
        let first = text(time.microseconds, time)
        guard let latest = time.latest, latest != time.microseconds, time.precision != .day else { return first }
        let last = text(latest, time)
        return first + "~" + (last.prefix(11) == first.prefix(11) ? String(last.dropFirst(11)) : last)
    }

    private static func text(_ microseconds: Int64, _ time: Timestamp) -> String {
        let text = InstantText.rfc3339(microseconds, precision: .second, isInstant: false)
        let length =
            switch time.precision {
            case .day: 10
            case .minute: 16
            case .second, .millisecond, .microsecond: 19
            }
        return text.prefix(length) + (time.isInstant ? "Z" : "")
    }

    /// Who did what, on one line.
    static func sentence(_ n: Int32, _ catalogue: TimelineCatalogue) -> String {
        let timeline = catalogue.timeline
        let event = catalogue.event(n)
        let actor = event.actor.map { "\($0.label) \(timeline[$0].name): " } ?? ""
        return visible(actor + what(event.content, by: event.actor, timeline))
    }

    /// What happened, in words and as much of the text as there is; control characters still in it.
    static func what(_ content: Event.Content, by actor: Account.ID?, _ timeline: Timeline) -> String {
        switch content {
        case .message(let message): describe(message)
        case .reaction(let reaction): "[reaction \(reaction.symbol)]"
        case .call(let call):
            "[\(call.isVideo ? "video call" : "call")\(call.seconds.map { ", \($0) s" } ?? "")"
                + (call.wasAnswered == false ? ", not answered]" : "]")
        case .contact(let change):
            "[contact \(change.step.rawValue), \(change.direction.rawValue)"
                + name(timeline.otherParty(of: change, by: actor), timeline) + "]"
        case .membership(let change):
            "[membership \(change.step.rawValue)\(name(change.subject, timeline))] \(change.text ?? "")"
        case .payment(let payment): "[payment \(payment.step.rawValue) \(payment.amount) \(payment.currency ?? "")]"
        case .safety(let action): "[\(action.step.rawValue)\(name(action.other, timeline))] \(action.text ?? "")"
        // Of a message that was edited, the text is the number.
        case .accountChange(let change) where change.field == "message-text":
            "[earlier text] \(change.from ?? change.to ?? "")"
        case .accountChange(let change): "[\(change.field)] \(change.text ?? change.to ?? "")"
        case .notice(let text): "[notice] \(text)"
        }
    }

    /// Whom it concerns, where the source says so.
    private static func name(_ account: Account.ID?, _ timeline: Timeline) -> String {
        account.map { ": \(timeline[$0].name)" } ?? ""
    }

    private static func describe(_ message: Message) -> String {
        var parts: [String] = []
        if message.state != .sent { parts.append("[\(message.state.name)]") }
        if let delivery = message.detail?.delivery { parts.append("[not delivered: \(delivery)]") }
        if message.isForwarded { parts.append("[forwarded]") }
        if let text = message.text { parts.append(text) }
        for attachment in message.attachments {
            parts.append("[\(attachment.kind.rawValue)\(attachment.name.map { ": \($0)" } ?? "")]")
        }
        return parts.joined(separator: " ")
    }

    /// One line, and no character that could move a terminal's cursor or turn its writing direction.
    private static func visible(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            case .format where scalar != "\u{200D}":
                line.append(contentsOf: "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩".unicodeScalars)
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}
