// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

extension MetaHTMLThreadReader {
    /// Pushes the events of one message: what it is, then the reactions to it.
    mutating func emit(
        _ message: MetaHTMLMessage, _ page: Exhibit, _ chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if message.time == nil {
            remarks.note(.warning, message.hasUnreadableTime ? "timestamp-unreadable" : "timestamp-missing", at: place)
        }
        var message = message
        message.sender = accounts.renamed.writer(message.sender, of: message.saying)
        let actor = try accounts.account(named: message.sender, in: &sink)
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        if let address = message.address, addresses[message.sender] != address {
            let change = AccountChange(field: "ip-address", from: addresses[message.sender], to: address)
            addresses[message.sender] = address
            try sink.append(Event(.accountChange(change), at: message.time, by: actor, in: chat, from: place))
        }
        let attachments = attachments(of: message, seenFrom: page, at: place)
        heldCall?.age += 1
        if heldCall?.age ?? 0 > Self.longestHold { try releaseCall(into: &sink) }
        let event = Event(
            .message(Message(text: message.text, attachments: attachments)), at: message.time, by: actor, in: chat,
            from: place, unreadTime: message.writtenTime)
        if attachments.isEmpty {
            try append(message, event, into: &sink)
        } else {
            try sink.append(event)
        }
        if message.unknownReactions > 0 { remarks.note(.warning, "reaction-not-understood", at: place) }
        for reaction in message.reactions { try emit(reaction, chat, at: place, into: &sink) }
    }

    /// Pushes a reaction.
    ///
    /// - Parameter target: where the message stands on which it was set, if not in the same record.
    mutating func emit(
        _ reaction: MetaHTMLMessage.Reaction, _ chat: Conversation.ID, at place: Provenance,
        to target: Provenance? = nil, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let actor = try accounts.account(named: reaction.actor, in: &sink)
        try sink.append(
            Event(
                .reaction(Reaction(symbol: reaction.symbol)), at: reaction.time, by: actor, in: chat, from: place,
                alsoFrom: target.map { [$0] } ?? []))
    }

    /// Pushes what a record without files is: a sentence of the service, or the message that a party sent.
    private mutating func append(
        _ message: MetaHTMLMessage, _ sent: Event, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let line = message.lines.first, message.lines.count <= 2 else { return try sink.append(sent) }
        let seconds = message.lines.count == 2 ? MetaHTMLDuration.seconds(message.lines[1]) : nil
        if message.lines.count == 2, seconds == nil { return try sink.append(sent) }
        var event = sent
        let isOwner = accounts.isOwner(message.sender)
        guard let meaning = sentences.meaning(of: line, sender: message.sender, isOwner: isOwner) else {
            // In a language whose words are unknown a reaction that is told once more stays a message: a page keeps no blank at the
            // end of a text, by which the JSON tells it from typed words with the same emoji.
            return try sink.append(event)
        }
        switch meaning {
        case .callStarted(let isVideo) where seconds == nil:
            try releaseCall(into: &sink)
            event.content = .call(Call(isVideo: isVideo))
            heldCall = (event, line, 0)
            return
        case .callEnded(let isVideo):
            // The line of the end tells the length; without one the line of the beginning is the call.
            let isTold = heldCall != nil && seconds == nil
            try releaseCall(asNotice: seconds != nil, into: &sink)
            let call = Call(isVideo: isVideo, seconds: seconds, wasAnswered: seconds.map { $0 > 0 })
            event.content = isTold ? .notice(line) : .call(call)
        case .call(let isVideo), .callStarted(let isVideo):
            event.content = .call(Call(isVideo: isVideo, seconds: seconds, wasAnswered: seconds.map { $0 > 0 }))
        default:
            let sentence = MetaServiceLine(text: line, sender: message.sender, ownerName: setting.owner?.name)
            event.content = try sentence.content(meaning, &accounts, &sentences, into: &sink)
        }
        try sink.append(event)
    }

    /// Pushes the beginning of a call that waited for its end.
    mutating func releaseCall(
        asNotice: Bool = false, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard var held = heldCall else { return }
        heldCall = nil
        if asNotice { held.event.content = .notice(held.line) }
        try sink.append(held.event)
    }

    /// Messages between the beginning of a call and its end.
    private static var longestHold: Int { 200 }
}

/// Reads the length of a call: `Duration: 93 seconds`, `Dauer: 1 Minute 5 Sekunden`.
enum MetaHTMLDuration {
    /// The seconds that a line tells; nil when it tells something else.
    static func seconds(_ line: String) -> Int? {
        guard let colon = line.firstIndex(of: ":"), words.contains(line[..<colon].lowercased()) else { return nil }
        return CallLength(words: line[line.index(after: colon)...].lowercased()) { word in
            units.first { word.hasPrefix($0.0) }?.1
        }?.seconds
    }

    private static let words: Set<String> = ["duration", "dauer", "durée", "duración", "durata", "duur", "duração"]
    private static let units = [("s", 1), ("m", 60), ("h", 3600), ("u", 3600), ("or", 3600)]
}
