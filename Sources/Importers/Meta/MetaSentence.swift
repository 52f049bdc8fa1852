// SPDX-License-Identifier: Apache-2.0

/// What a sentence means that the service wrote in a sender's name.
enum MetaSentence: Hashable {
    /// A call that was made, whether or not it was taken.
    case call(isVideo: Bool)
    case missedCall(isVideo: Bool)
    /// The end of a call; a call of its own only where it tells the length.
    case callEnded(isVideo: Bool)
    /// The beginning of a call whose end is told by a sentence of its own.
    case callStarted(isVideo: Bool)
    /// "Say hi to your new Facebook friend".
    case friend(String)
    /// A reaction told once more as a message.
    case reaction
    case created, renamed, left, joined
    case added(String)
    case removed(String)
    case promoted(String)
    case demoted(String)
    /// A setting that changed, by its `AccountChange` field.
    case setting(String)
    case unsent
    case notice
}

/// A sentence of the service, split where names or titles stand.
struct MetaPhrase {
    /// What stands before the name or title; the whole sentence when there is none.
    var head: String
    /// What stands behind it; nil when the sentence has no place for one.
    var tail: String?
    /// The meaning, given the name or title.
    var meaning: @Sendable (String) -> MetaSentence

    init(_ head: String, _ meaning: MetaSentence) {
        self.head = head
        self.tail = nil
        self.meaning = { _ in meaning }
    }

    init(_ head: String, _ tail: String, _ meaning: MetaSentence) {
        self.head = head
        self.tail = tail
        self.meaning = { _ in meaning }
    }

    init(_ head: String, _ tail: String, naming meaning: @escaping @Sendable (String) -> MetaSentence) {
        self.head = head
        self.tail = tail
        self.meaning = meaning
    }

    /// The meaning of a text that is this sentence, with the name or title in it; nil for any other.
    func match(_ text: Substring) -> (meaning: MetaSentence, name: Substring?)? {
        let bytes = text.utf8
        guard bytes.starts(with: head.utf8) else { return nil }
        guard let tail else {
            let rest = bytes.count - head.utf8.count
            let isWhole = rest == 0 || (rest == 1 && (bytes.last == UInt8(ascii: ".") || bytes.last == 0x20))
            return isWhole ? (meaning(""), nil) : nil
        }
        guard bytes.count > head.utf8.count + tail.utf8.count,
            bytes.suffix(tail.utf8.count).elementsEqual(tail.utf8)
        else { return nil }
        let start = bytes.index(text.startIndex, offsetBy: head.utf8.count)
        let name = text[start..<bytes.index(text.endIndex, offsetBy: -tail.utf8.count)]
        return (meaning(String(name)), name)
    }
}

/// The sentences of one language.
struct MetaLanguage {
    /// Words for the account's owner at the front of a sentence.
    var you: [String]
    /// Sentences that begin with a name or with "you", from the blank behind it on.
    var predicates: [MetaPhrase]
    /// Sentences that begin with fixed words.
    var sentences: [MetaPhrase]
}

/// Recognises the service's sentences in a thread.
///
/// A sentence counts only where its names are those of the thread, so that the same words typed about somebody else
/// stay a message.
struct MetaSentences {
    /// Longer texts are nobody's sentence.
    private static let longest = 400

    private let names: Set<String>
    private let subjects: [UInt8: [String]]
    private let you: Set<String>
    private let predicates: [MetaPhrase]
    private let sentences: [UInt8: [MetaPhrase]]

    /// Prepares the sentences for a thread with these participants.
    init(names: [String]) {
        let languages = MetaLanguage.all
        var known: [String] = []
        for name in names where !name.isEmpty {
            known += Self.forms(of: name)
        }
        self.names = Set(known)
        you = Set(languages.flatMap(\.you))
        subjects = Dictionary(grouping: you.sorted() + known) { $0.utf8.first ?? 0 }
        predicates = languages.flatMap(\.predicates)
        sentences = Dictionary(grouping: languages.flatMap(\.sentences)) { $0.head.utf8.first ?? 0 }
    }

    /// What the service means by a text; nil when a person wrote it.
    func meaning(of text: String, sender: String, isOwner: Bool?) -> MetaSentence? {
        guard let first = text.utf8.first, text.utf8.count <= Self.longest else { return nil }
        for phrase in sentences[first] ?? [] {
            if let found = phrase.match(text[...]), isSound(found) { return found.meaning }
        }
        if sender.utf8.first == first {
            for form in Self.forms(of: sender) {
                if let meaning = predicate(of: text, behind: form) { return meaning }
            }
        }
        for subject in subjects[first] ?? [] {
            guard let meaning = predicate(of: text, behind: subject) else { continue }
            switch meaning {
            // The person called stands in front of a missed call; these also come in the other party's name.
            case .call, .missedCall, .callEnded, .callStarted, .notice: return meaning
            default: if you.contains(subject), isOwner != false { return meaning }
            }
        }
        return nil
    }

    /// A name as sentences use it: Messenger writes "Mara missed your call." for Mara Test.
    private static func forms(of name: String) -> [String] {
        guard let first = name.split(separator: " ").first, first.utf8.count < name.utf8.count else { return [name] }
        return [name, String(first)]
    }

    private func predicate(of text: String, behind subject: String) -> MetaSentence? {
        let bytes = text.utf8
        guard !subject.isEmpty, bytes.count > subject.utf8.count, bytes.starts(with: subject.utf8) else { return nil }
        let rest = text[bytes.index(text.startIndex, offsetBy: subject.utf8.count)...]
        guard rest.utf8.first == UInt8(ascii: " ") else { return nil }
        for phrase in predicates {
            if let found = phrase.match(rest), isSound(found) { return found.meaning }
        }
        return nil
    }

    private func isSound(_ found: (meaning: MetaSentence, name: Substring?)) -> Bool {
        guard let name = found.name else { return true }
        switch found.meaning {
        case .call, .missedCall:
            return names.contains(String(name)) || (name.last == "." && names.contains(String(name.dropLast())))
        case .reaction:
            return name.utf8.count <= 40 && !name.utf8.contains { $0 < 0x80 && $0 != 0x20 }
        default: return true
        }
    }
}
