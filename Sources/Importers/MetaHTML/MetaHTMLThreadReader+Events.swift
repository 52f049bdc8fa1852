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
            remarks.add(.warning, message.hasUnreadableTime ? "timestamp-unreadable" : "timestamp-missing", at: place)
        }
        let actor = try accounts.account(named: message.sender, in: &sink)
        if actor == nil { remarks.add(.warning, "sender-missing", at: place) }
        if let address = message.address, addresses[message.sender] != address {
            let change = AccountChange(field: "ip-address", from: addresses[message.sender], to: address)
            addresses[message.sender] = address
            try sink.append(Event(.accountChange(change), at: message.time, by: actor, in: chat, from: place))
        }
        let attachments = attachments(of: message, seenFrom: page, at: place)
        let content =
            try system(message, attachments, at: place, into: &sink)
            ?? .message(Message(text: message.text, attachments: attachments))
        try sink.append(Event(content, at: message.time, by: actor, in: chat, from: place))
        if message.unknownReactions > 0 { remarks.add(.warning, "reaction-not-understood", at: place) }
        for reaction in message.reactions {
            let name = reaction.actor
            recentReactions.add(actor: name, symbol: reaction.symbol)
            let actor = try accounts.account(named: name, in: &sink)
            try sink.append(
                Event(.reaction(Reaction(symbol: reaction.symbol)), at: reaction.time, by: actor, in: chat, from: place)
            )
        }
    }

    /// What a sentence of the service becomes; nil where a party sent the message.
    private mutating func system(
        _ message: MetaHTMLMessage, _ attachments: [Attachment], at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Event.Content? {
        guard attachments.isEmpty, let line = message.lines.first, message.lines.count <= 2 else { return nil }
        let seconds = message.lines.count == 2 ? MetaHTMLDuration.seconds(message.lines[1]) : nil
        if message.lines.count == 2, seconds == nil { return nil }
        let meaning = sentences.meaning(
            of: line, sender: message.sender, isOwner: accounts.isOwner(message.sender))
        guard let meaning else {
            return recentReactions.areTold(by: line + " ", sender: message.sender) ? .notice(line) : nil
        }
        switch meaning {
        case .call(let isVideo), .callStarted(let isVideo):
            return .call(Call(isVideo: isVideo, seconds: seconds, wasAnswered: seconds.map { $0 > 0 }))
        case .callEnded(let isVideo):
            guard let seconds else { return .notice(line) }
            return .call(Call(isVideo: isVideo, seconds: seconds, wasAnswered: seconds > 0))
        default: break
        }
        let sentence = MetaServiceLine(text: line, sender: message.sender, ownerName: setting.owner?.name)
        return try sentence.content(meaning, &accounts, &sentences, into: &sink)
    }
}

/// Reads the length of a call: `Duration: 93 seconds`, `Dauer: 1 Minute 5 Sekunden`.
enum MetaHTMLDuration {
    /// The seconds that a line tells; nil when it tells something else.
    static func seconds(_ line: String) -> Int? {
        guard let colon = line.firstIndex(of: ":"), words.contains(line[..<colon].lowercased()) else { return nil }
        let parts = line[line.index(after: colon)...].lowercased().split { $0 == " " || $0 == "," }
        var total = 0
        var number: Int?
        for part in parts {
            if let read = Int(part), read < 1_000_000 {
                number = read
            } else if let read = number, let unit = units.first(where: { part.hasPrefix($0.0) }) {
                total += read * unit.1
                number = nil
            } else {
                return nil
            }
        }
        return parts.isEmpty || number != nil ? nil : total
    }

    private static let words: Set<String> = ["duration", "dauer", "durée", "duración", "durata", "duur", "duração"]
    private static let units = [("s", 1), ("m", 60), ("h", 3600), ("u", 3600), ("or", 3600)]
}
