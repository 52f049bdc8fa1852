// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a line of the service says; the exporter writes them in English whatever the client's language.
struct TelegramHTMLService {
    /// What a line means.
    enum Meaning {
        case content(Event.Content)
        /// Somebody, known by name only, enters or leaves; the name is nil where the line lists several.
        case member(MembershipChange.Step, name: String?)
        /// The message was of a kind that the exporter did not know.
        case unsupported
        /// The chat had no messages in the period that was exported.
        case emptyChat
        case unknown
    }

    /// Name of who did it; nil where the line names nobody.
    var actor: String?
    /// Whether the line speaks to the owner of the export, as `You`.
    var isByOwner = false
    var meaning: Meaning

    /// Reads a line.
    ///
    /// - Parameter target: number of the message to which the line links.
    init(_ line: String, target: String?) {
        meaning = .unknown
        if Self.isUnsupported(line) {
            meaning = .unsupported
        } else if line == "No exported messages" {
            meaning = .emptyChat
        } else if let (actor, meaning) = Self.ofOwner(line) {
            (isByOwner, self.meaning) = (actor, meaning)
        } else if let meaning = Self.ofChannel(line) {
            self.meaning = meaning
        } else if let (actor, meaning) = Self.ofMember(line, target: target) {
            (self.actor, self.meaning) = (actor, meaning)
        } else if let actor = Self.remark(line) {
            (self.actor, meaning) = (actor.isEmpty ? nil : actor, .content(.notice(line)))
        }
    }

    /// A sum as the pages write it: `12.50 GBP`, with its currency apart where that is a code.
    static func payment(_ step: Payment.Step, _ sum: String) -> Payment {
        let words = sum.split(separator: " ").map(String.init)
        let isCode = { (word: String) in word.utf8.count == 3 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) } }
        guard words.count == 2, let code = words.firstIndex(where: isCode),
            words[1 - code].contains(where: \.isNumber)
        else { return Payment(step: step, amount: sum) }
        return Payment(step: step, amount: words[1 - code], currency: words[code])
    }

    private static func change(_ field: String, to value: String? = nil) -> Meaning {
        .content(.accountChange(AccountChange(field: field, to: value)))
    }

    /// Lines that begin with `You`.
    private static func ofOwner(_ line: String) -> (Bool, Meaning)? {
        if let rest = line.dropping(prefix: "You have successfully transferred ") {
            guard let (amount, _) = rest.parting(at: " for ") else { return (true, .content(.notice(line))) }
            return (true, .content(.payment(payment(.sent, amount))))
        }
        if let rest = line.dropping(prefix: "You were charged ") {
            let amount = rest.parting(at: " via ")?.0 ?? rest
            return (true, .content(.payment(payment(.sent, amount))))
        }
        if let papers = line.dropping(prefix: "You have sent the following documents: ") {
            return (true, change("identity-papers-sent", to: papers))
        }
        if let rest = line.dropping(prefix: "You are now within "), let (distance, _) = rest.parting(at: " from ") {
            return (true, change("proximity-reached", to: distance))
        }
        return line.hasPrefix("You ") ? (true, .content(.notice(line))) : nil
    }

    /// Lines about a channel, which name no actor.
    private static func ofChannel(_ line: String) -> Meaning? {
        switch line {
        case "History cleared": return change("history-cleared")
        case "Channel photo changed": return change("group-photo")
        case "Channel photo removed": return change("group-photo-removed")
        case "Channel theme was disabled": return change("chat-theme")
        case "New messages will not auto-delete": return change("disappearing-timer", to: "off")
        default: break
        }
        // The exporter has words for a day and a week only.
        if line == "New messages will auto-delete in" { return change("disappearing-timer") }
        if let period = line.dropping(prefix: "New messages will auto-delete in ") {
            return change("disappearing-timer", to: period)
        }
        if let theme = line.dropping(prefix: "Channel theme was changed to ") { return change("chat-theme", to: theme) }
        if line.hasPrefix("Channel «"), line.hasSuffix("» created") {
            return .content(.membership(MembershipChange(step: .created, text: line.quotedTitle)))
        }
        if line.hasPrefix("Channel title changed to «") {
            return .content(.membership(MembershipChange(step: .renamed, text: line.quotedTitle)))
        }
        if line == "Voice chat" || line.hasPrefix("Voice chat (") { return .content(.call(groupCall(line))) }
        return line.hasPrefix("Voice chat scheduled for ") ? .content(.notice(line)) : nil
    }

    /// Lines that begin with a name.
    private static func ofMember(_ line: String, target: String?) -> (String, Meaning)? {
        for (ending, field, value) in endings {
            if let actor = line.dropping(suffix: ending) { return (actor, change(field, to: value)) }
        }
        if let actor = line.dropping(suffix: " pinned this message") {
            return (actor, change("pinned-message", to: target))
        }
        if let (actor, title) = line.parting(at: " created topic ") {
            return (actor, change("topic", to: title.quotedTitle ?? title))
        }
        for (middle, field) in middles {
            if let (actor, rest) = line.parting(at: middle) { return (actor, change(field, to: rest)) }
        }
        if let (actor, rest) = line.parting(at: " is now within "), let (distance, _) = rest.parting(at: " from ") {
            return (actor, change("proximity-reached", to: distance))
        }
        return ofGroup(line) ?? ofMoney(line)
    }

    private static func ofGroup(_ line: String) -> (String, Meaning)? {
        func membership(_ step: MembershipChange.Step, _ text: String?) -> Meaning {
            .content(.membership(MembershipChange(step: step, text: text)))
        }
        if let (actor, _) = line.parting(at: " created group «") {
            return (actor, membership(.created, line.hasSuffix("»") ? line.quotedTitle : line))
        }
        if let (actor, _) = line.parting(at: " changed group title to «") {
            return (actor, membership(.renamed, line.quotedTitle))
        }
        if let (actor, _) = line.parting(at: " converted a basic group to this supergroup") {
            return (actor, change("group-migrated", to: line.quotedTitle))
        }
        if let (actor, _) = line.parting(at: " joined group by link") { return (actor, membership(.joined, line)) }
        if let actor = line.dropping(suffix: " joined group by request") { return (actor, membership(.joined, line)) }
        for call in [" started voice chat", " started video chat"] {
            if let (actor, _) = (line + " ").parting(at: call) { return (actor, .content(.call(groupCall(line)))) }
        }
        for notice in [" to the voice chat", " to the video chat"] where line.hasSuffix(notice) {
            return line.parting(at: " invited ").map { ($0.0, .content(.notice(line))) }
        }
        for notice in [" scheduled a voice chat for ", " scored "] {
            if let (actor, _) = line.parting(at: notice) { return (actor, .content(.notice(line))) }
        }
        if let (actor, members) = line.parting(at: " invited ") {
            return (actor, .member(.added, name: single(members)))
        }
        if let (actor, member) = line.parting(at: " removed ") {
            // Who leaves removes himself.
            return actor == member ? (actor, membership(.left, nil)) : (actor, .member(.removed, name: single(member)))
        }
        return nil
    }

    private static func ofMoney(_ line: String) -> (String, Meaning)? {
        if let (actor, amount) = line.parting(at: " refunded back ") {
            return (actor, .content(.payment(payment(.failed, amount))))
        }
        guard let (actor, rest) = line.parting(at: " sent you a gift") else { return nil }
        if let stars = rest.dropping(prefix: " of ")?.dropping(suffix: " Telegram Stars.") {
            return (actor, .content(.payment(Payment(step: .sent, amount: stars, currency: "XTR"))))
        }
        guard let words = rest.dropping(prefix: " for ") else { return (actor, .content(.notice(line))) }
        let price = words.parting(at: ": ")?.0 ?? words.dropping(suffix: ".") ?? words
        for unit in [" Telegram Stars", " Telegram Star", " Stars", " Star"] {
            guard let stars = price.dropping(suffix: unit) else { continue }
            return (actor, .content(.payment(Payment(step: .sent, amount: stars, currency: "XTR"))))
        }
        guard price.contains(where: \.isNumber) else { return (actor, .content(.notice(line))) }
        return (actor, .content(.payment(payment(.sent, price))))
    }

    /// Who did what a line tells that is kept as it is; empty where it names nobody, nil for lines that are not known.
    private static func remark(_ line: String) -> String? {
        if openings.contains(where: line.hasPrefix) { return "" }
        for middle in remarks { if let (actor, _) = line.parting(at: middle) { return actor } }
        return line.contains(" of the giveaway was randomly selected by ") ? "" : nil
    }

    /// What stands between the name and the rest.
    private static let remarks = [
        " just started a giveaway of ", " boosted the group ", " marked ", " added tasks: ",
        " approved your suggested post", " rejected your suggested post", " refunded ",
    ]

    private static let openings = [
        "requested:", "You've received a ", "This is an unclaimed ", "No winners of the giveaway ",
        "Some winners of the giveaway ", "Price per ", "Direct messages were disabled.", "The paid post was shown ",
        "The user refunded the payment", "The admin deleted the post ",
    ]

    /// A list of names cannot be cut where names may hold commas and `and`: only a single one is a name.
    private static func single(_ names: String) -> String? {
        names.contains(", ") || names.contains(" and ") ? nil : names
    }

    /// What the exporter writes for a message that is younger than it.
    static func isUnsupported(_ line: String) -> Bool {
        line.hasPrefix("This message is not supported by this version")
    }

    private static func groupCall(_ line: String) -> Call {
        let seconds = line.parting(at: " (")?.1.prefix { $0.isNumber }
        return Call(isVideo: false, seconds: seconds.flatMap { CallLength(Int($0))?.seconds }, wasAnswered: nil)
    }

    /// How a line ends, stable word of the change, new value.
    private static let endings: [(String, String, String?)] = [
        (" took a screenshot", "screenshot", nil), (" joined Telegram", "joined-service", nil),
        (" requested your phone number", "phone-number-requested", nil),
        (" has set messages not to auto-delete", "disappearing-timer", "off"),
        (" has set messages to auto-delete in", "disappearing-timer", nil),
        (" changed group photo", "group-photo", nil), (" removed group photo", "group-photo-removed", nil),
        (" converted this group to a supergroup", "group-migrated", nil), (" disabled chat theme", "chat-theme", nil),
        (" set a new background for this chat", "chat-wallpaper", nil),
        (" set the same background for this chat", "chat-wallpaper", nil),
        (" suggests to use this photo", "profile-photo-suggested", nil),
    ]

    /// What stands between the name and the new value, stable word of the change.
    private static let middles: [(String, String)] = [
        (" has set messages to auto-delete in ", "disappearing-timer"), (" changed chat theme to ", "chat-theme"),
        (" changed topic ", "topic"),
    ]
}

extension String {
    func dropping(prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }

    func dropping(suffix: String) -> String? {
        hasSuffix(suffix) && utf8.count > suffix.utf8.count ? String(dropLast(suffix.count)) : nil
    }

    /// What stands before and behind the first place of a separator.
    func parting(at separator: String) -> (String, String)? {
        let (text, wanted) = (utf8.span, separator.utf8.span)
        guard let first = separator.utf8.first else { return nil }
        var start = text.firstIndex(of: first, from: 0)
        while start + wanted.count <= text.count {
            if wanted.indices.allSatisfy({ text[start + $0] == wanted[$0] }) {
                return (text.text(in: 0..<start), text.text(in: start + wanted.count..<text.count))
            }
            start = text.firstIndex(of: first, from: start + 1)
        }
        return nil
    }

    /// What stands between the first `«` and the last `»`.
    fileprivate var quotedTitle: String? {
        guard let start = firstIndex(of: "«"), let end = lastIndex(of: "»"), start < end else { return nil }
        return String(self[index(after: start)..<end])
    }
}
