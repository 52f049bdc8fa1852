// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Files that a body names or stands for, polls and places.
extension MessageBodyReader {
    /// A file, with the words around it.
    struct Media {
        var attachment: Attachment
        var caption = ""
        var remark: MessageBody.Remark?
    }

    /// `NAME (file attached)`, `<attached: NAME>` and `NAME <attached>`, in any language.
    func readAttached(_ bytes: Span<UInt8>, _ line: Range<Int>, _ isTrusted: Bool) -> Media? {
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

    func attachment(named name: String) -> Attachment {
        Attachment(AttachmentName(text: name).kind, name: name, exhibit: companions[name])
    }

    /// A caption or a document's name before a placeholder: `menu.pdf • 3 pages document omitted`.
    func readOmitted(_ bytes: Span<UInt8>, _ line: Range<Int>, _ isMarked: Bool, _ isTrusted: Bool) -> Media? {
        guard line.count <= 8192 else { return nil }
        let text = bytes.text(in: line)
        if let mark = text.unicodeScalars.lastIndex(where: { $0 == "\u{200E}" || $0 == "\u{200F}" }),
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
    func readPoll(_ bytes: Span<UInt8>, _ line: Range<Int>, _ rest: Range<Int>) -> Attachment? {
        guard line.count <= 24, rest.count > 1,
            AttachmentWords.poll.contains(FoldedText(bytes.text(in: line)).phrase)
        else { return nil }
        let start = rest.lowerBound + (bytes[rest.lowerBound] == 0x0D ? 2 : 1)
        guard start < rest.upperBound else { return nil }
        let end = min(bytes.firstIndex(of: 0x0A, from: start), rest.upperBound)
        return Attachment(.poll, name: bytes.text(in: bytes.trimmingMarksAndBlanks(start..<end)))
    }

    /// `location: https://maps.google.com/?q=LAT,LON`, or a place's name with an address at foursquare.com.
    func readPlace(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (place: Attachment, text: Bool)? {
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
