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

    private let sieve = PhraseSieve.phrases

    init(isBracketed: Bool, marksItsWords: Bool, companions: ChatFiles, recurringForms: Set<String> = []) {
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
        guard isConspicuous(bytes, range, firstLineEnd) else { return nil }
        let isMarked = bytes.hasAppMark(at: range.lowerBound, before: range.upperBound)
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

    private func message(
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

    /// U+200E or the bullet of "3 pages" in the last bytes of the line.
    private func hasMarkNearEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var place = max(start, end - 64)
        while place + 2 < end {
            if bytes[place] == 0xE2, bytes[place + 1] == 0x80, bytes[place + 2] == 0x8E || bytes[place + 2] == 0xA2 {
                return true
            }
            place += 1
        }
        return false
    }

    /// A body that as a whole is one of the program's phrases.
    private func readWhole(_ trimmed: String, _ text: String, _ isMarked: Bool, _ isTrusted: Bool) -> MessageBody? {
        let phrase = FoldedText(trimmed).phrase
        if let meaning = MediaPhrases.meaning(of: phrase, isMarked: isMarked) {
            if meaning == .null {
                return isBracketed && !isMarked ? nil : MessageBody(content: .message(Message()), remark: .unwritten)
            }
            guard isTrusted else { return nil }
            return whole(meaning)
        }
        guard isTrusted else { return nil }
        if let words = StateWords.deletedByAdmin.first(where: { phrase.hasPrefix($0) }) {
            let name = Self.name(behind: words, in: trimmed)
            return MessageBody(
                content: .message(Message(state: .deleted, detail: MessageDetail(deletedBy: name).told)))
        }
        if let call = CallPhrase.read(phrase, isMarked: isMarked) { return MessageBody(content: .call(call)) }
        if recurringForms.contains(phrase) || isMarked && isBracketed && Self.hasForm(trimmed) {
            return message(text: nil, Attachment(.other), .sent, .byForm)
        }
        return nil
    }

    /// The name behind words of the app, as it stands there, without closing points and verbs.
    private static func name(behind words: String, in text: String) -> String? {
        let scalars = FoldedText(text).plain.drop { FoldedText.fold($0) == " " }.dropFirst(words.unicodeScalars.count)
        var name = String(String.UnicodeScalarView(scalars))
        let closing: Set<Character> = [" ", ".", "\u{A0}", "\u{202F}"]
        while let last = name.last, closing.contains(last) { name.removeLast() }
        for verb in [" gelöscht", " entfernt"] where name.lowercased().hasSuffix(verb) {
            name.removeLast(verb.count)
        }
        while let first = name.first, closing.contains(first) { name.removeFirst() }
        return name.isEmpty ? nil : name
    }

    private func whole(_ meaning: MediaPhrases.Meaning) -> MessageBody {
        switch meaning {
        case .omitted(let kind, let isViewOnce):
            message(text: nil, Attachment(kind, isViewOnce: isViewOnce), .sent, nil)
        case .liveLocation: message(text: nil, Attachment(.location), .sent, nil)
        case .deleted, .deletedByOwner: message(text: nil, nil, .deleted, nil)
        case .waiting: message(text: nil, nil, .sent, .waiting)
        case .null, .unwritten: message(text: nil, nil, .sent, .unwritten)
        }
    }

    /// `<…>` around two words or more of letters: if it recurs, a placeholder in a language that no table has.
    static func hasForm(_ text: String) -> Bool {
        guard text.first == "<", text.last == ">" else { return false }
        let words = text.dropFirst().dropLast().split(separator: " ")
        return words.count >= 2 && words.count <= 8
            && words.allSatisfy { $0.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.value >= 0x300 } }
            && !StateWords.edited.contains(FoldedText(text.dropFirst().dropLast()).phrase)
    }

    /// Whether a text that lacks the mark would be a placeholder if it had it.
    private func isMarkedPhrase(_ text: String) -> Bool {
        guard text.utf8.count <= 200 else { return false }
        let phrase = FoldedText(text).phrase
        return MediaPhrases.meaning(of: phrase, isMarked: true) != nil
            || CallPhrase.read(phrase, isMarked: false) != nil
    }

    /// ` <This message was edited>` at the end.
    private func isEdited(_ text: String) -> Bool {
        guard let end = text.lastIndex(of: ">"), let start = text.lastIndex(of: "<"), start < end else { return false }
        guard text[text.index(after: end)...].unicodeScalars.allSatisfy({ FoldedText.isMark($0) || $0 == " " }) else {
            return false
        }
        let isMarked = text[..<start].unicodeScalars.last.map(FoldedText.isMark) ?? false
        if marksItsWords, !isMarked, start > text.startIndex { return false }
        let words = text[text.index(after: start)..<end]
        if StateWords.edited.contains(FoldedText(words).phrase) { return true }
        // Whatever else the app marks there is a file, whose name has a point.
        return isBracketed && isMarked && !FoldedText(text[..<start]).phrase.isEmpty
            && Self.hasForm(String(text[start...end]))
    }

    private struct Media {
        var attachment: Attachment
        var caption = ""
        var remark: MessageBody.Remark?
    }

    /// `NAME (file attached)`, `<attached: NAME>` and `NAME <attached>`, in any language.
    private func readAttached(_ bytes: Span<UInt8>, _ line: Range<Int>, _ isTrusted: Bool) -> Media? {
        guard let last = line.last, last - line.lowerBound <= 1024 else { return nil }
        let closing = bytes[last]
        guard closing == 0x29 || closing == 0x3E else { return nil }
        let opening: UInt8 = closing == 0x29 ? 0x28 : 0x3C
        guard let start = line.last(where: { bytes[$0] == opening }) else { return nil }
        let inside = bytes.text(in: bytes.trimmingMarksAndBlanks(start + 1..<last))
        let before = bytes.trimmingMarksAndBlanks(line.lowerBound..<start)
        if closing == 0x3E, let colon = inside.firstIndex(where: { $0 == ":" || $0 == "：" }) {
            let label = FoldedText(inside[..<colon]).phrase
            let name = Self.trimmed(inside[inside.index(after: colon)...])
            let isMarked = start >= 3 && bytes.hasAppMark(at: start - 3, before: start)
            guard label.unicodeScalars.count <= 30, AttachmentName(text: name).isFileName,
                isTrusted || isMarked || companions[name] != nil,
                isMarked || AttachmentWords.labels.contains(label) || companions[name] != nil
                    || AttachmentName(text: name).isGivenByProgram
            else { return nil }
            let caption = bytes.text(in: before)
            return Media(
                attachment: attachment(named: name), caption: Self.announces(caption, name) ? "" : caption)
        }
        let name = bytes.text(in: before)
        let label = FoldedText(inside).phrase
        guard !before.isEmpty, AttachmentName(text: name).isFileName,
            AttachmentWords.attached.contains(label) || companions[name] != nil
                || (AttachmentName(text: name).isGivenByProgram && (2...40).contains(label.unicodeScalars.count))
        else { return nil }
        return Media(attachment: attachment(named: name))
    }

    /// `plan.pdf • 3 pages` before `<attached: 00000043-plan.pdf>`: the app's words, not a caption.
    private static func announces(_ caption: String, _ name: String) -> Bool {
        guard !caption.isEmpty else { return false }
        let scalars = FoldedText(caption.prefix { $0 != "•" }).plain
        let plain = String(String.UnicodeScalarView(scalars)).trimmingEndBlanks
        return name == plain || name.hasSuffix("-" + plain)
    }

    private static func trimmed(_ text: Substring) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.drop { FoldedText.isMark($0) || FoldedText.fold($0) == " " }))
    }

    private func attachment(named name: String) -> Attachment {
        Attachment(AttachmentName(text: name).kind, name: name, exhibit: companions[name])
    }

    /// A caption or a document's name before a placeholder: `menu.pdf • 3 pages document omitted`.
    private func readOmitted(_ bytes: Span<UInt8>, _ line: Range<Int>, _ isMarked: Bool, _ isTrusted: Bool) -> Media? {
        guard line.count <= 8192 else { return nil }
        let text = bytes.text(in: line)
        if let mark = text.unicodeScalars.lastIndex(of: "\u{200E}"),
            case .omitted(let kind, let isViewOnce) = MediaPhrases.meaning(
                of: FoldedText(text[mark...]).phrase, isMarked: true)
        {
            return omitted(kind, isViewOnce, behind: text[..<mark])
        }
        if isTrusted, isMarked || text.first == "<",
            case .omitted(let kind, let isViewOnce) = MediaPhrases.meaning(
                of: FoldedText(text).phrase, isMarked: isMarked)
        {
            return Media(attachment: Attachment(kind, isViewOnce: isViewOnce))
        }
        guard isTrusted, let bullet = text.lastIndex(of: "•") else { return nil }
        let words = text[text.index(after: bullet)...].split(separator: " ").suffix(2).joined(separator: " ")
        guard case .omitted(.document, _) = MediaPhrases.meaning(of: FoldedText(words).phrase, isMarked: true) else {
            return nil
        }
        return omitted(.document, false, behind: text[..<bullet])
    }

    private func omitted(_ kind: Attachment.Kind, _ isViewOnce: Bool, behind text: Substring) -> Media {
        let name = FoldedText(text.prefix { $0 != "•" }).plain
        let plain = String(String.UnicodeScalarView(name)).trimmingEndBlanks
        if kind == .document, AttachmentName(text: plain).isFileName {
            return Media(attachment: Attachment(.document, name: plain, isViewOnce: isViewOnce))
        }
        return Media(
            attachment: Attachment(kind, isViewOnce: isViewOnce), caption: String(text).trimmingEndBlanks)
    }

    /// `POLL:`, the question, and a line for each answer.
    private func readPoll(_ bytes: Span<UInt8>, _ line: Range<Int>, _ rest: Range<Int>) -> Attachment? {
        guard line.count <= 24, rest.count > 1,
            AttachmentWords.poll.contains(FoldedText(bytes.text(in: line)).phrase)
        else { return nil }
        let start = rest.lowerBound + (bytes[rest.lowerBound] == 0x0D ? 2 : 1)
        guard start < rest.upperBound else { return nil }
        let end = min(bytes.firstIndex(of: 0x0A, from: start), rest.upperBound)
        return Attachment(.poll, name: bytes.text(in: bytes.trimmingMarksAndBlanks(start..<end)))
    }

    /// `location: https://maps.google.com/?q=LAT,LON`, or a place's name with an address at foursquare.com.
    private func readPlace(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (place: Attachment, text: Bool)? {
        guard range.count <= 2048 else { return nil }
        let text = bytes.text(in: range)
        guard let colon = text.firstIndex(of: ":"), let start = text.range(ofAddress: "https://") else { return nil }
        let address = text[start...]
        if address.hasPrefix("https://maps.google.com/?q=") {
            let coordinates = address.dropFirst(27)
            guard text[colon...].dropFirst().allSatisfy({ !$0.isNewline }), colon < start,
                coordinates.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }),
                coordinates.contains(",")
            else { return nil }
            return (Attachment(.location, name: String(coordinates)), false)
        }
        guard address.hasPrefix("https://foursquare.com/v/"), !address.contains(" ") else { return nil }
        return (Attachment(.location, name: String(address)), true)
    }
}

extension String {
    fileprivate var trimmingEndBlanks: String {
        var scalars = unicodeScalars[...]
        while let last = scalars.last, FoldedText.isMark(last) || FoldedText.fold(last) == " " {
            scalars = scalars.dropLast()
        }
        return String(scalars)
    }

    fileprivate func range(ofAddress wanted: String) -> String.Index? {
        var start = startIndex
        while start < endIndex, let next = self[start...].firstIndex(of: "h") {
            if self[next...].hasPrefix(wanted) { return next }
            start = index(after: next)
        }
        return nil
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
