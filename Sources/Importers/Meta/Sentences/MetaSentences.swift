// SPDX-License-Identifier: Apache-2.0

/// The sentences of one language.
struct MetaLanguage {
    /// Words for the account's owner at the front of a sentence, and as whom something was done to.
    var you: [String]
    /// One sentence a line; see `MetaPhrase`.
    var table: String
}

/// Recognises the service's sentences in a thread.
///
/// A sentence counts only where its names are those of the thread, so that the same words typed about somebody else
/// stay a message. Nicknames count from the sentence on that sets them.
struct MetaSentences {
    /// Longer texts are nobody's sentence.
    private static let longest = 600

    /// By the first two bytes behind the subject.
    private static let predicates: [UInt16: [MetaPhrase]] = Dictionary(
        grouping: phrases.filter(\.beginsWithSubject)
    ) { key($0.opening[...]) }
    /// By the first two bytes.
    private static let sentences: [UInt16: [MetaPhrase]] = Dictionary(
        grouping: phrases.filter { !$0.beginsWithSubject }
    ) { key($0.opening[...]) }
    private static let phrases = MetaLanguage.all.flatMap { language in
        language.table.split(separator: "\n").flatMap { MetaPhrase.phrases($0) }
    }
    private static let you = Set(MetaLanguage.all.flatMap(\.you))

    private var subjects: [UInt8: [String]]
    /// Whom each form of a name means; several people may share a first name.
    private var people: [String: Set<String>] = [:]
    /// What sentences call each sender: nicknames, the name, its first word.
    private var formsOfSenders: [String: [String]] = [:]

    /// Prepares the sentences for a thread with these participants.
    init(names: [String]) {
        subjects = Dictionary(grouping: Self.you.sorted()) { $0.utf8.first ?? 0 }
        for name in names where !name.isEmpty {
            for form in Self.forms(of: name) { add(form, of: name) }
        }
    }

    private mutating func add(_ form: String, of name: String) {
        formsOfSenders[name, default: []].append(form)
        if people[form] == nil { subjects[form.utf8.first ?? 0, default: []].append(form) }
        people[form, default: []].insert(name)
    }

    /// Takes a nickname that the thread's sentences use from now on.
    mutating func learn(_ nickname: String, of name: String) {
        let nickname = Self.folded(nickname.last == "." ? String(nickname.dropLast()) : nickname)
        guard !nickname.isEmpty, !name.isEmpty else { return }
        add(nickname, of: name)
    }

    /// The full name that a sentence's name means; nil where it may be that of several people.
    func fullName(of name: String) -> String? {
        guard let known = people[Self.folded(name)] else { return name }
        if known.contains(name) { return name }
        return known.count == 1 ? known.first : nil
    }

    /// Whether somebody of the thread bears a name.
    func knows(_ name: String) -> Bool { people[Self.folded(name)] != nil }

    /// Takes the people whom another file of the thread names.
    mutating func learn(people names: [String]) {
        for name in names where !name.isEmpty && people[Self.folded(name)] == nil {
            for form in Self.forms(of: name) { add(form, of: name) }
        }
    }

    /// Whether a name stands for the account's owner.
    static func isYou(_ name: String) -> Bool { you.contains(name) || objects.contains(name) }

    /// What the service means by a text; nil when a person wrote it.
    func meaning(of text: String, sender: String, isOwner: Bool?) -> MetaSentence? {
        guard text.utf8.count <= Self.longest, text.utf8.count > 3, let first = text.utf8.first else { return nil }
        let candidates = Self.sentences[Self.key(text.utf8.prefix(2))] ?? []
        let forms = formsOfSenders[sender] ?? Self.forms(of: sender)
        let others = subjects[first] ?? []
        // Most texts begin like no sentence and like nobody's name.
        guard !candidates.isEmpty || !others.isEmpty || forms.contains(where: { $0.utf8.first == first }) else {
            return nil
        }
        let text = Self.folded(text)
        for phrase in candidates {
            if let meaning = meaning(of: phrase, in: text.utf8[...]) { return meaning }
        }
        for form in forms where form.utf8.first == first {
            if let meaning = predicate(of: text, behind: form) { return meaning }
        }
        for subject in candidateSubjects(of: text, among: others) {
            guard let meaning = predicate(of: text, behind: subject) else { continue }
            if meaning.speaksOfOthers || (Self.you.contains(subject) && isOwner != false) { return meaning }
        }
        return nil
    }

    /// The subjects that may stand in front of a text: where thousands have its first letter, those that do.
    private func candidateSubjects(of text: String, among others: [String]) -> [String] {
        guard others.count > 64 else { return others }
        return text.utf8.indices.compactMap { end in
            guard Self.predicates[Self.key(text.utf8[end...].prefix(2))] != nil else { return nil }
            let front = String(text[..<end])
            return people[front] != nil || Self.you.contains(front) ? front : nil
        }
    }

    private func predicate(of text: String, behind subject: String) -> MetaSentence? {
        let bytes = text.utf8
        guard !subject.isEmpty, bytes.count > subject.utf8.count + 2, bytes.starts(with: subject.utf8) else {
            return nil
        }
        let rest = bytes.dropFirst(subject.utf8.count)
        for phrase in Self.predicates[Self.key(rest.prefix(2))] ?? [] {
            if let meaning = meaning(of: phrase, in: rest) { return meaning }
        }
        return nil
    }

    private func meaning(of phrase: MetaPhrase, in text: Substring.UTF8View) -> MetaSentence? {
        phrase.match(text) { people[$0] != nil || Self.isYou($0) }.flatMap(phrase.kind.meaning)
    }

    /// A name as sentences use it: Messenger writes "Mara missed your call." for Mara Test.
    private static func forms(of name: String) -> [String] {
        let name = folded(name)
        guard let first = name.split(separator: " ").first, first.utf8.count < name.utf8.count else { return [name] }
        return [name, String(first)]
    }

    private static func key(_ bytes: some Collection<UInt8>) -> UInt16 {
        var key: UInt16 = 0
        for byte in bytes.prefix(2) { key = key << 8 | UInt16(byte) }
        return key
    }

    /// With one form of apostrophe and of blank, as languages and years differ in them.
    private static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{2019}": folded.append("'")
            case "\u{A0}", "\u{202F}", "\u{2009}": folded.append(" ")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Words for the owner behind a verb.
    private static let objects: Set<String> = [
        "you", "dich", "dir", "vous", "te", "ti", "je", "jou", "você", "cię", "dig", "deg",
    ]
}
