// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Turns lines of a script into events.
struct ScriptReader {
    private let variation: ScriptVariation
    private var names: [String] = []
    private var threads: [(members: [String], isCut: Bool, opens: Bool)] = []
    private var events: [(event: Event, tags: [ScriptTag], isMarked: Bool)] = []
    /// 4 March 2025, 19:00 UTC: far from a change of the clocks.
    private var now: Int64 = 1_741_114_800
    private var lines = 0

    /// Stands before the members of a conversation whose beginning is missing.
    private static let cut = "…"
    /// Stands before the members of one that opens with the notice of its app.
    private static let opening = "⊢"

    init(_ variation: ScriptVariation) {
        self.variation = variation
    }

    mutating func read(_ line: Substring) {
        if line.hasPrefix("-- ") {
            let members = line.dropFirst(3).split(separator: " ").map(String.init)
                .filter { $0 != Self.cut && $0 != Self.opening }
            for name in members { _ = account(name) }
            threads.append((members, line.hasPrefix("-- " + Self.cut), line.hasPrefix("-- " + Self.opening)))
            return
        }
        guard let found = ScriptLine(line, transform: variation.transform) else { return }
        lines += 1
        now += lines == 1 ? 0 : found.gap
        let speaker = account(found.speaker)
        switch found.kind {
        case .message(let text, let tags):
            append(.message(message(text, tags)), by: speaker, tags, found.isMarked)
        case .step(let words):
            if let content = step(words, by: found.speaker) { append(content, by: speaker, [], found.isMarked) }
        }
        if variation.chatterEvery > 0, lines % variation.chatterEvery == 0 {
            append(.message(Message(text: "the weather is turning", nativeID: "c\(lines)")), by: speaker, [], false)
        }
    }

    private mutating func append(
        _ content: Event.Content, by actor: Account.ID, _ tags: [ScriptTag], _ isMarked: Bool
    ) {
        let microseconds = (now + variation.shiftSeconds) * 1_000_000
        let isContact = content.kind == .contact
        let event = Event(
            content,
            at: Timestamp(microseconds: microseconds, precision: .second, zone: .utc, literal: String(now)),
            by: isContact ? account("A") : actor,
            in: isContact ? nil : Conversation.ID(Int32(max(0, threads.count - 1))),
            from: Provenance(exhibit: 0, bytes: events.count..<events.count + 1, locator: .line(events.count + 1)))
        events.append((event, tags, isMarked))
    }

    private func message(_ text: String, _ tags: [ScriptTag]) -> Message {
        var message = Message(text: text, nativeID: "m\(lines)")
        for kind in [Attachment.Kind.image, .video, .voice] where text.contains("[\(kind.rawValue)]") {
            message.attachments.append(Attachment(kind))
            if text == "[\(kind.rawValue)]" { message.text = nil }
        }
        for tag in tags {
            if tag.words == ["forwarded"] { message.isForwarded = true }
            if tag.words == ["draft"] { message.state = .draft }
            if tag.words.first == "undelivered" { message.detail = MessageDetail(delivery: tag.words.last) }
            if tag.words.first == "reply" { message.replyTo = tag.words.count > 1 ? tag.words[1] : "" }
        }
        return message
    }

    /// `A> requested B`, `B> accepted`, `A> paid 50.00 GBP`, `A> called 120`, `A> blocked B`.
    private mutating func step(_ words: [String], by speaker: String) -> Event.Content? {
        guard let word = words.first else { return nil }
        let named = words.count > 1 ? words[1] : nil
        if let step = ContactChange.Step(rawValue: word) {
            let other = speaker == "A" ? named ?? "B" : speaker
            let isOwn = speaker == "A"
            // An acceptance carries the direction of the request that it answers.
            let answers = step == .accepted || step == .declined
            return .contact(
                ContactChange(step: step, other: account(other), direction: isOwn != answers ? .outgoing : .incoming))
        }
        switch word {
        case "paid":
            return .payment(Payment(step: .sent, amount: named ?? "", currency: words.count > 2 ? words[2] : nil))
        case "called": return .call(Call(isVideo: true, seconds: named.flatMap { Int($0) }, wasAnswered: true))
        default:
            guard let step = SafetyAction.Step(rawValue: word) else { return nil }
            return .safety(SafetyAction(step: step, other: named.map { account($0) }))
        }
    }

    private mutating func account(_ name: String) -> Account.ID {
        if let known = names.firstIndex(of: name) { return Account.ID(Int32(known)) }
        names.append(name)
        return Account.ID(Int32(names.count - 1))
    }

    /// Events stand in order of time already, so that their numbers are their places.
    var tags: [(Int32, [ScriptTag])] {
        events.enumerated().map { (Int32($0.offset + 1), $0.element.tags) }
    }

    var cited: [Int32] {
        events.enumerated().filter(\.element.isMarked).map { Int32($0.offset + 1) }
    }

    var timeline: Timeline {
        var batch = TimelineBatch()
        for (event, _, _) in events { batch.append(event) }
        let accounts = names.map { name in
            Account(
                platform: Platform(rawValue: "script"),
                identifiers: [Identifier(.displayName, variation.names[name] ?? name)], isOwner: name == "A")
        }
        let everybody = threads.isEmpty ? [(members: names, isCut: false, opens: false)] : threads
        let conversations = everybody.map { members, isCut, opens in
            Conversation(
                platform: Platform(rawValue: "script"), kind: members.count > 2 ? .group : .direct,
                members: members.compactMap { names.firstIndex(of: $0) }.map { Account.ID(Int32($0)) },
                startsTruncated: isCut, opensWithNotice: opens)
        }
        return Timeline(accounts: accounts, conversations: conversations, batches: [batch])
    }
}
