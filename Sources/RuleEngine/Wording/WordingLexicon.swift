// SPDX-License-Identifier: Apache-2.0

/// Numbers for the words and word classes that a wording pack knows.
///
/// 0 is the unknown word; classes come first, then kinds of things such as sums, then words. Other spellings of a word
/// and spellings without the apostrophe have the number of the word.
struct WordingLexicon: Sendable {
    /// Names by number, as features are written.
    private(set) var names: [String] = [""]
    private var numbers: [String: UInt32] = ["": 0]
    /// Class of a word; 0 for none.
    private(set) var classOf: [UInt32] = [0]
    /// Number of a spelling, for words that no rule knows.
    private var spellings: [[UInt8]: UInt32] = [:]
    private var variants: [String: String] = [:]
    let classCount: Int

    /// `classes` are names and single-word entries; a word of several belongs to the first.
    init(classes: [(name: String, words: [String])], variants: [(word: String, others: [String])]) {
        classCount = classes.count
        for variant in variants {
            let word = Self.normal(variant.word)
            for other in variant.others where !other.contains(" ") { self.variants[Self.normal(other)] = word }
        }
        for item in classes { add("{\(item.name)}") }
        for kind in Kind.allCases { add(kind.name) }
        for (index, item) in classes.enumerated() {
            for entry in item.words where !entry.contains(" ") && !entry.contains("{") {
                let number = word(canonical(Self.normal(entry)))
                if classOf[Int(number)] == 0 { classOf[Int(number)] = UInt32(index + 1) }
            }
        }
    }

    /// Kinds of things and of texts that count like words.
    enum Kind: Int, CaseIterable {
        case money, number, url, email, phone, handle, time, question, short, middling, long

        var name: String { "<\(self)>" }
    }

    func number(of kind: Kind) -> UInt32 { UInt32(classCount + 1 + kind.rawValue) }

    @discardableResult
    private mutating func add(_ name: String) -> UInt32 {
        if let known = numbers[name] { return known }
        let number = UInt32(names.count)
        names.append(name)
        numbers[name] = number
        classOf.append(0)
        return number
    }

    /// The number of a word in normal form, made when new.
    @discardableResult
    mutating func word(_ name: String) -> UInt32 {
        let number = add(name)
        spellings[Array(name.utf8)] = number
        return number
    }

    /// Knows all spellings of the words that are there; to be called when all words are.
    mutating func closeSpellings() {
        for (other, word) in variants.sorted(by: { $0.key < $1.key }) {
            if let number = numbers[word] { spellings[Array(other.utf8)] = number }
        }
    }

    /// The number of a name as features are written; nil when unknown.
    func number(named name: some StringProtocol) -> UInt32? { numbers[String(name)] }

    /// The number of a spelling in normal form; 0 when unknown.
    func number(spelled bytes: [UInt8]) -> UInt32 { spellings[bytes] ?? 0 }

    /// Every spelling with its number, in the order of the spellings.
    var sortedSpellings: [(spelling: [UInt8], number: UInt32)] {
        spellings.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }

    /// The word that a spelling stands for.
    func canonical(_ spelling: String) -> String { variants[spelling] ?? spelling }

    /// Lower case, without apostrophes, blanks written as `_`.
    static func normal(_ word: String) -> String {
        String(decoding: normal(Array(word.lowercased().utf8)), as: UTF8.self)
    }

    static func normal(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.filter { $0 != 0x27 && $0 != 0x5D && $0 != 9 }.map { $0 == 32 ? 0x5F : $0 }
    }
}
