// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What stands behind a sender.
struct MessageBody {
    var content: Event.Content
    var remark: Remark?

    /// Something about a body that a reader of the report should know.
    enum Remark: String, CaseIterable {
        /// A placeholder without the mark that this file's placeholders carry: somebody typed it.
        case unmarked = "placeholder-without-mark"
        /// The word `null`, or nothing: a call, a view-once message or a kind that the version could not write.
        case unwritten = "message-not-written"
        /// The text had not reached the exporting telephone.
        case waiting = "message-not-received"
        /// Read as a placeholder for its form, not because its words are known.
        case byForm = "placeholder-by-form"
        /// Begins with the mark of the app's own words, and no table knows it.
        case unknownWords = "app-text-not-known"
    }
}

/// Tells messages from placeholders, calls and other things that WhatsApp writes behind a sender.
struct MessageBodyReader {
    /// Whether header lines stand in brackets, as iOS writes them.
    let isBracketed: Bool
    /// Whether the program marks its own words with U+200E in this file, so that unmarked ones were typed.
    let marksItsWords: Bool
    /// Exhibits that lie around the chat.
    let companions: ChatFiles

    /// Words in angle brackets that are the whole of several bodies, so that they are the app's in whatever language.
    let recurringForms: Set<String>
    /// Whether WhatsApp Web wrote the text.
    let isFromWeb: Bool

    private let sieve = PhraseSieve.phrases

    init(
        isBracketed: Bool, marksItsWords: Bool, companions: ChatFiles, recurringForms: Set<String> = [],
        isFromWeb: Bool = false
    ) {
        self.isFromWeb = isFromWeb
        self.isBracketed = isBracketed
        self.marksItsWords = marksItsWords
        self.companions = companions
        self.recurringForms = recurringForms
    }

    /// The body's meaning; nil for a plain text.
    ///
    /// - Parameters:
    ///   - range: the body, without line ends behind it.
    ///   - firstLineEnd: where its first line ends.
    func read(_ bytes: Span<UInt8>, _ range: Range<Int>, firstLineEnd: Int) -> MessageBody? {
        isFromWeb
            ? readFromWeb(bytes, range, firstLineEnd: firstLineEnd)
            : readTelephone(bytes, range, firstLineEnd: firstLineEnd)
    }

    /// The meaning of a body that a telephone wrote.
    func readTelephone(_ bytes: Span<UInt8>, _ range: Range<Int>, firstLineEnd: Int) -> MessageBody? {
        guard isConspicuous(bytes, range, firstLineEnd) else { return nil }
        // Old versions set it inside the brackets.
        let isInside = range.count > 1 && bytes[range.lowerBound] == 0x3C
        let isMarked = bytes.hasAppMark(at: range.lowerBound + (isInside ? 1 : 0), before: range.upperBound)
        let trimmed = bytes.trimmingMarksAndBlanks(range)
        if trimmed.isEmpty { return MessageBody(content: .message(Message()), remark: .unwritten) }
        let isTrusted = isMarked || !marksItsWords
        let line = bytes.trimmingMarksAndBlanks(range.lowerBound..<firstLineEnd)
        let text = bytes.text(in: range)

        if trimmed.count <= 400, let whole = readWhole(bytes.text(in: trimmed), text, isMarked, isTrusted) {
            return whole
        }
        let isEdited = isEdited(text)
        if let media = readAttached(bytes, line, isTrusted) ?? readOmitted(bytes, line, isMarked, isTrusted) {
            let rest = bytes.text(in: bytes.trimmingLineEnds(firstLineEnd..<range.upperBound))
            return message(media, texts: [media.caption, rest], isEdited ? .edited : .sent)
        }
        if firstLineEnd < range.upperBound, let media = readLastLine(bytes, range) {
            return message(media, texts: [media.caption], .sent)
        }
        if isEdited, let body = readEdited(bytes, range, firstLineEnd) { return body }
        if let poll = readPoll(bytes, line, firstLineEnd..<range.upperBound) {
            return message(text: text, poll, isEdited ? .edited : .sent, nil)
        }
        if let place = readPlace(bytes, trimmed) {
            return message(text: place.text ? text : nil, place.place, .sent, nil)
        }
        if isEdited { return message(text: text, nil, .edited, nil) }
        if !isTrusted, isMarkedPhrase(text) {
            return message(text: text, nil, .sent, .unmarked)
        }
        if isMarked, isBracketed { return message(text: text, nil, .sent, .unknownWords) }
        return nil
    }

    private func message(_ media: Media, texts: [String], _ state: Message.State) -> MessageBody {
        let texts = texts.filter { !$0.isEmpty }
        return message(
            text: texts.isEmpty ? nil : texts.joined(separator: "\n"), media.attachment, state, media.remark)
    }

    /// A placeholder behind a caption of several lines, which iOS marks.
    private func readLastLine(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Media? {
        guard isBracketed, let feed = range.last(where: { bytes[$0] == 0x0A }) else { return nil }
        let line = bytes.trimmingMarksAndBlanks(feed + 1..<range.upperBound)
        let marked = feed + 1..<range.upperBound
        guard
            var media = readAttached(bytes, line, false)
                ?? (hasMarkNearEnd(bytes, marked.lowerBound, marked.upperBound)
                    ? readOmitted(bytes, marked, false, false) : nil)
        else { return nil }
        let before = bytes.text(in: bytes.trimmingLineEnds(range.lowerBound..<feed))
        media.caption = media.caption.isEmpty ? before : before + "\n" + media.caption
        return media
    }

    /// An attachment or placeholder with the suffix of edited messages behind it.
    private func readEdited(_ bytes: Span<UInt8>, _ range: Range<Int>, _ firstLineEnd: Int) -> MessageBody? {
        guard range.count <= 1024, let suffix = range.last(where: { bytes[$0] == 0x3C }) else { return nil }
        let inner = range.lowerBound..<bytes.trimmingMarksAndBlanks(range.lowerBound..<suffix).upperBound
        guard inner.count > 0, inner.count < range.count,
            var body = read(bytes, inner, firstLineEnd: min(firstLineEnd, inner.upperBound)),
            case .message(var message) = body.content, !message.attachments.isEmpty
        else { return nil }
        message.state = .edited
        body.content = .message(message)
        return body
    }

    func message(
        text: String?, _ attachment: Attachment?, _ state: Message.State, _ remark: MessageBody.Remark?
    ) -> MessageBody {
        MessageBody(
            content: .message(
                Message(text: text, attachments: attachment.map { [$0] } ?? [], state: state)),
            remark: remark)
    }

    /// Whether the body could be anything but a text; cheap, because almost none is.
    private func isConspicuous(_ bytes: Span<UInt8>, _ range: Range<Int>, _ firstLineEnd: Int) -> Bool {
        guard range.count >= 1, firstLineEnd > range.lowerBound else { return true }
        let first = bytes[range.lowerBound]
        if first == 0x3C || bytes.markLength(at: range.lowerBound, before: range.upperBound) > 0 { return true }
        let last = bytes[range.upperBound - 1]
        let lineLast = bytes[firstLineEnd - 1]
        if last == 0x3E || lineLast == 0x3E || lineLast == 0x29 { return true }
        if lineLast == 0x3A, firstLineEnd - range.lowerBound <= 16 { return true }
        if last &- 0x30 < 10 || last &- 0x61 < 6, range.count > 30, hasAddress(bytes, range) { return true }
        if isBracketed,
            hasMarkNearEnd(bytes, range.lowerBound, firstLineEnd)
                || firstLineEnd < range.upperBound && hasMarkNearEnd(bytes, range.lowerBound, range.upperBound)
        {
            return true
        }
        return sieve.admits(bytes, range.lowerBound, range.upperBound)
    }

    /// Whether the text ends in what a shared place ends in: coordinates, or 24 hexadecimal digits.
    private func hasAddress(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        if bytes[range.upperBound - 25] == 0x2F { return true }
        guard bytes[range.upperBound - 1] &- 0x30 < 10 else { return false }
        var place = range.upperBound - 1
        let limit = max(range.lowerBound, range.upperBound - 48)
        while place > limit {
            if bytes[place] == 0x3D { return bytes[place - 1] == 0x71 }
            place -= 1
        }
        return false
    }

    /// U+200E, U+200F or the bullet of "3 pages" in the last bytes of the line.
    private func hasMarkNearEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var place = max(start, end - 64)
        while place + 2 < end {
            if bytes[place] == 0xE2, bytes[place + 1] == 0x80,
                (0x8E...0x8F).contains(bytes[place + 2]) || bytes[place + 2] == 0xA2
            {
                return true
            }
            place += 1
        }
        return false
    }
}

extension Span where Element == UInt8 {
    /// The stretch without line ends at either end.
    fileprivate func trimmingLineEnds(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start] == 0x0A || self[start] == 0x0D { start += 1 }
        while end > start, self[end - 1] == 0x0A || self[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }
}
