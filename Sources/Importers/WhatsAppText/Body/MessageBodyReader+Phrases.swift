// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Bodies that are, as a whole or at their end, words of the program.
extension MessageBodyReader {
    /// A body that as a whole is one of the program's phrases.
    func readWhole(_ trimmed: String, _ text: String, _ isMarked: Bool, _ isTrusted: Bool) -> MessageBody? {
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
    func isMarkedPhrase(_ text: String) -> Bool {
        guard text.utf8.count <= 200 else { return false }
        let phrase = FoldedText(text).phrase
        return MediaPhrases.meaning(of: phrase, isMarked: true) != nil
            || CallPhrase.read(phrase, isMarked: false) != nil
    }

    /// ` <This message was edited>` at the end.
    func isEdited(_ text: String) -> Bool {
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
            && (Self.hasForm(String(text[start...end])) || Self.isUnspaced(words))
    }

    /// Whether a text is several words of a script that sets no blanks between them.
    private static func isUnspaced(_ text: Substring) -> Bool {
        let scalars = text.unicodeScalars.filter { !FoldedText.isMark($0) }
        return scalars.count >= 4
            && scalars.allSatisfy { scalar in
                switch scalar.value {
                // Thai, Lao, Burmese, Khmer, kana, Han.
                case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF: true
                default: false
                }
            }
    }
}
