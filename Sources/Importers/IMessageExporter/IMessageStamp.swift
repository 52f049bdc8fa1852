// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// `May 12, 2024  7:00:05 PM (Read by you after 1 minute, 3 seconds)`: always English, the hour padded with a blank.
struct IMessageStamp {
    let time: Timestamp
    /// Seconds until it was read.
    let readAfter: Int64?
    /// Who read it: `you`, `them`, or the name that the owner gave the program for themselves.
    let reader: String?
    /// What stands behind, as an announcement's words do.
    let rest: String

    init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
        var scanner = TextScanner(line)
        guard let word = scanner.word(in: bytes), word.utf8.count == 3, let month = EnglishCalendar.month(word),
            scanner.take(" ", in: bytes)
        else { return nil }
        scanner.blanks(in: bytes)
        guard let day = scanner.number(1...2, in: bytes), scanner.take(", ", in: bytes),
            let year = scanner.number(4...4, in: bytes), scanner.take(" ", in: bytes)
        else { return nil }
        scanner.blanks(in: bytes)
        guard let clock = ClockTime(&scanner, in: bytes), let second = clock.second,
            bytes[scanner.place - 1] == UInt8(ascii: "M"),
            let civil = CivilTime(
                year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: second)
        else { return nil }
        time = civil.wallClock(.second, bytes.text(in: line.lowerBound..<scanner.place))
        scanner.blanks(in: bytes)
        let tail = bytes.text(in: scanner.rest)
        if let inside = tail.between("(Read by ", ")"), let mark = inside.firstRange(of: " after ") {
            readAfter = Self.seconds(String(inside[mark.upperBound...]))
            reader = String(inside[..<mark.lowerBound])
            rest = ""
        } else if tail.hasPrefix("(Read by ") {
            (readAfter, reader) = (nil, nil)
            rest = ""
        } else {
            (readAfter, reader) = (nil, nil)
            rest = tail
        }
    }

    /// Reads a text that is nothing but a time.
    init?(_ text: String) {
        let bytes = text.utf8.span
        self.init(0..<bytes.count, in: bytes)
    }

    /// Seconds of `1 hour, 49 seconds`; nil for anything else.
    static func seconds(_ words: String) -> Int64? {
        let bytes = words.utf8.span
        var scanner = TextScanner(0..<bytes.count)
        var total: Int64 = 0
        repeat {
            guard let number = scanner.number(1...6, in: bytes), scanner.take(" ", in: bytes),
                let word = scanner.word(in: bytes), let unit = CallLength.english(word[...])
            else { return nil }
            total += Int64(number) * Int64(unit)
            guard total < 4_000_000_000 else { return nil }
        } while scanner.take(", ", in: bytes)
        return scanner.rest.isEmpty ? total : nil
    }

    /// When it was read, by the sender's clock.
    var readTime: Timestamp? {
        guard let readAfter else { return nil }
        var read = time
        read.microseconds += readAfter * 1_000_000
        return read
    }
}

/// When each wording of a message was written: the program tells how long after the wording in front.
struct IMessageEditClock {
    /// When the wording that was met last was written; nil from the first on whose delay is not told.
    private(set) var time: Timestamp?

    init(_ sent: Timestamp?) { time = sent }

    /// Goes on to the next wording: behind its time, or `Edited 2 minutes later`.
    mutating func go(on label: String) {
        if let stamp = IMessageStamp(label) {
            time = stamp.time
        } else if let delay = label.between("Edited ", " later").flatMap(IMessageStamp.seconds) {
            time?.microseconds += delay * 1_000_000
        } else {
            time = nil
        }
    }
}

/// A line of the app.
enum IMessageLine {
    /// What stands for an announcement of a kind that the program does not know, without a time.
    static let unknown: StaticString = "Unable to format announcement!"

    /// What a line under a name means; nil for words that are no known announcement.
    static func content(_ text: String, name: String) -> (content: Event.Content, subject: String?)? {
        let words = text.hasPrefix(name + " ") ? String(text.dropFirst(name.count + 1)) : text
        if let title = words.between("renamed the conversation to ", "") {
            return (.membership(MembershipChange(step: .renamed, text: title)), nil)
        }
        if let title = words.between("named the conversation ", "") {
            return (.membership(MembershipChange(step: .renamed, text: title)), nil)
        }
        if words.hasPrefix("changed the group photo") || words.hasPrefix("removed the group photo") {
            return (.accountChange(AccountChange(field: "group-photo", text: words)), nil)
        }
        if words.hasPrefix("changed the chat background") || words.hasPrefix("removed the chat background") {
            return (.accountChange(AccountChange(field: "chat-background", text: words)), nil)
        }
        if words.hasPrefix("changed their phone number") || words.hasPrefix("changed your phone number") {
            return (.accountChange(AccountChange(field: "phone-number", text: words)), nil)
        }
        if let who = words.between("added ", " to the conversation.") {
            return (.membership(MembershipChange(step: .added)), who)
        }
        if let who = words.between("removed ", " from the conversation.") {
            return (.membership(MembershipChange(step: .removed)), who)
        }
        if words.hasPrefix("left the conversation") { return (.membership(MembershipChange(step: .left)), nil) }
        if words.hasPrefix("started sharing location") || words.hasPrefix("stopped sharing location")
            || words.hasPrefix("shared location") || words.hasPrefix("kept an audio message")
        {
            return (.notice(words), nil)
        }
        return nil
    }

    /// Who did what an announcement tells: the words in front of the first known verb.
    static func actor(of text: String) -> String? {
        let verbs = [
            " renamed the conversation", " named the conversation", " changed the group photo",
            " removed the group photo", " changed the chat background", " changed their phone number",
            " changed your phone number", " added ", " removed ", " left the conversation", " performed unknown action",
            " started sharing", " stopped sharing", " shared location", " kept an audio", " unsent ",
        ]
        let places = verbs.compactMap { text.firstRange(of: $0)?.lowerBound }
        return places.min().map { String(text[..<$0]) }
    }

    /// `Loved by +447700900123`, `😀 by Mira`; nil for another line.
    static func tapback(_ line: String) -> IMessageReaction? {
        guard let mark = line.firstRange(of: " by ") else { return nil }
        let symbol = line[..<mark.lowerBound]
        let isWord = ["Loved", "Liked", "Disliked", "Laughed", "Emphasized", "Questioned"].contains(String(symbol))
        guard isWord || symbol.count <= 2 && !symbol.contains(where: \.isLetter) else { return nil }
        return IMessageReaction(symbol: String(symbol), name: String(line[mark.upperBound...]))
    }

    /// Whether a line says that a message, or a part of it, was taken back.
    static func isUnsent(_ text: String) -> Bool {
        guard (16..<200).contains(text.utf8.count) else { return false }
        return text.hasSuffix(" deleted a message.") || text.parting(at: " unsent a message") != nil
            || text.parting(at: " unsent this message") != nil
    }

    /// `You unsent this message part 1 minute after sending!`, beside which other parts may stand.
    static func isUnsentPart(_ text: String) -> Bool {
        text.utf8.count < 200 && text.hasSuffix(" after sending!")
            && text.parting(at: " unsent this message part ") != nil
    }
}
