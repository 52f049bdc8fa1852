// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What WhatsApp Web writes behind a sender, as far as telephones do not write it so.
extension MessageBodyReader {
    /// The body's meaning; nil for a plain text.
    func readFromWeb(_ bytes: Span<UInt8>, _ range: Range<Int>, firstLineEnd: Int) -> MessageBody? {
        guard let front = Self.forwardedLength(bytes, range.lowerBound) else {
            return readWritten(bytes, range, firstLineEnd)
        }
        let rest = min(range.lowerBound + front, range.upperBound)..<range.upperBound
        var body =
            readWritten(bytes, rest, max(firstLineEnd, rest.lowerBound))
            ?? MessageBody(content: .message(Message(text: bytes.text(in: rest))))
        if case .message(var message) = body.content {
            message.isForwarded = true
            body.content = .message(message)
        }
        return body
    }

    private func readWritten(_ bytes: Span<UInt8>, _ range: Range<Int>, _ firstLineEnd: Int) -> MessageBody? {
        let text = bytes.text(in: range)
        let line = text.prefix { !$0.isNewline }
        return readWebOmitted(text) ?? readWebAttached(text, line) ?? readWebPlace(text) ?? readWebCard(text)
            ?? readWebPoll(text, line) ?? readTelephone(bytes, range, firstLineEnd: firstLineEnd)
    }

    /// The bytes of the app's words in front of what was passed on.
    private static func forwardedLength(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        if bytes.hasBytes("[Forwarded] ", at: start) { return 12 }
        return bytes.hasBytes("[Forwarded many times] ", at: start) ? 23 : nil
    }

    /// `<image omitted> caption`, and `<interactive message>` for what the program cannot write.
    private func readWebOmitted(_ text: String) -> MessageBody? {
        guard text.first == "<", let end = text.prefix(160).firstIndex(of: ">") else { return nil }
        let phrase = FoldedText(text[...end]).phrase
        let caption = text[text.index(after: end)...].drop { $0 == " " }
        if case .omitted(let kind, let isViewOnce)? = MediaPhrases.meaning(of: phrase, isMarked: true) {
            return message(
                text: caption.isEmpty ? nil : String(caption), Attachment(kind, isViewOnce: isViewOnce), .sent, nil)
        }
        guard caption.isEmpty else { return nil }
        if phrase.hasSuffix("location omitted>") { return message(text: nil, Attachment(.location), .sent, nil) }
        return phrase.hasSuffix(" message>") ? message(text: nil, nil, .sent, .unwritten) : nil
    }

    /// `NAME (file attached) caption`; a file without a name is called by its kind.
    private func readWebAttached(_ text: String, _ line: Substring) -> MessageBody? {
        if FoldedText(text).phrase == "gif attached" { return message(text: nil, Attachment(.image), .sent, nil) }
        guard line.utf8.count <= 1024 else { return nil }
        for open in line.indices where line[open] == "(" {
            guard let close = line[open...].firstIndex(of: ")"), open > line.startIndex,
                line[line.index(before: open)] == " ",
                AttachmentWords.attached.contains(FoldedText(line[line.index(after: open)..<close]).phrase)
            else { continue }
            let behind = text[text.index(after: close)...]
            let name = String(line[..<line.index(before: open)])
            guard behind.isEmpty || behind.first == " " || behind.first?.isNewline == true else { continue }
            let caption = behind.first == " " ? String(behind.dropFirst()) : String(behind)
            let words = caption.isEmpty ? nil : caption
            if let kind = Self.kinds[name.lowercased()] { return message(text: words, Attachment(kind), .sent, nil) }
            guard AttachmentName(text: name).isFileName else { return nil }
            return message(text: words, attachment(named: name), .sent, nil)
        }
        return nil
    }

    /// `Cafe: Live location: 51.5, -0.12 - https://maps.google.com/?q=51.5,-0.12`.
    private func readWebPlace(_ text: String) -> MessageBody? {
        let link = " - https://maps.google.com/?q="
        guard text.utf8.count <= 4096, let (front, coordinates) = text.parting(at: link), coordinates.contains(","),
            coordinates.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }),
            let end = front.range(ofLast: ": " + coordinates.split(separator: ",").joined(separator: ", "))
        else { return nil }
        // A place's name stands before the word for places.
        let words = front[..<end]
        let name = words.range(ofLast: ": ").map { String(words[..<$0]) }
        return message(text: name, Attachment(.location, name: coordinates), .sent, nil)
    }

    /// `Contact: ` and the card itself, or `2 contacts shared`.
    private func readWebCard(_ text: String) -> MessageBody? {
        if let (_, card) = text.parting(at: ": "), card.hasPrefix("BEGIN:VCARD") {
            return message(
                text: nil,
                Attachment(
                    .contactCard, name: ContactCard.told(in: card), embeddedDigest: ContactCard.digest(of: card)),
                .sent, nil)
        }
        let words = text.split(separator: " ")
        guard words.count == 3, Int(words[0]) != nil, words[1].hasPrefix("contact"), words[2] == "shared" else {
            return nil
        }
        return message(text: nil, Attachment(.contactCard, name: text), .sent, nil)
    }

    /// `Poll: Where?`, and the answers behind hyphens that are set in.
    private func readWebPoll(_ text: String, _ line: Substring) -> MessageBody? {
        let answers = text[line.endIndex...].split(whereSeparator: \.isNewline)
        guard !answers.isEmpty, answers.allSatisfy({ $0.hasPrefix("    - ") }),
            let (word, question) = String(line).parting(at: ": "),
            AttachmentWords.poll.contains(FoldedText(word + ":").phrase)
        else { return nil }
        return message(text: text, Attachment(.poll, name: question), .sent, nil)
    }

    /// What the program calls a file that has no name.
    private static let kinds: [String: Attachment.Kind] = {
        var kinds: [String: Attachment.Kind] = ["media": .other]
        for words in OmittedWords.all {
            for (kind, names) in words.nouns {
                for name in names where kinds[name] == nil { kinds[name] = kind }
            }
        }
        return kinds
    }()
}

extension StringProtocol {
    /// Where a text stands last.
    fileprivate func range(ofLast wanted: String) -> Index? {
        var place = endIndex
        while place > startIndex {
            place = index(before: place)
            if self[place...].hasPrefix(wanted) { return place }
        }
        return nil
    }
}
