// SPDX-License-Identifier: Apache-2.0

/// A word, number or entity of a folded text.
struct Token {
    /// Row in the vocabulary; 0 when no pack knows the word.
    var word: Int32
    /// Offsets in the folded text.
    var start: Int32
    var end: Int32
    var flags: TokenFlags
    /// Position of the first token after the sentence this one stands in.
    var sentenceEnd: Int32 = 0
    /// Classes of its word and phrases that are asked of texts, class n as bit n modulo 64: what lacks the bit is no
    /// member.
    var classes: UInt64 = 0
    /// Known phrases that begin here, as a range of `TokenTable.phrases`.
    var firstPhrase: Int32 = 0
    var phraseCount: Int32 = 0
}

/// What kind of thing a token is and how it stands in its text.
struct TokenFlags: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let number = TokenFlags(rawValue: 1)
    /// A number with a currency sign or word beside it.
    static let money = TokenFlags(rawValue: 2)
    static let url = TokenFlags(rawValue: 4)
    static let email = TokenFlags(rawValue: 8)
    static let phone = TokenFlags(rawValue: 16)
    /// `@name` or `$name`.
    static let handle = TokenFlags(rawValue: 32)
    /// Starts a sentence or line.
    static let sentenceStart = TokenFlags(rawValue: 64)
    /// Stands in a sentence that ends with a question mark.
    static let question = TokenFlags(rawValue: 128)
    /// Stands between double quotation marks.
    static let quoted = TokenFlags(rawValue: 256)
    /// No blank between it and the token before.
    static let glued = TokenFlags(rawValue: 512)
    /// The aggressive reading differs from the folded one.
    static let changed = TokenFlags(rawValue: 1024)
    /// A clock time: `21:00`.
    static let time = TokenFlags(rawValue: 2048)

    static let entities: TokenFlags = [.url, .email, .phone, .handle]
}
