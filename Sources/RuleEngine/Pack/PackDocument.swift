// SPDX-License-Identifier: Apache-2.0

/// A pack as its author wrote it.
struct PackDocument {
    struct Lexicon {
        var name: String
        /// Words, phrases, and `{lexicon}` for all entries of another.
        var entries: [String]
        var line: Int?
    }

    struct Rule {
        var id: String
        var code: RuleCode
        var sequences: [[PatternElement]] = []
        var views: Set<TextView> = [.raw, .folded, .aggressive]
        var guards: [Guard] = []
        var direction: RuleDirection = .either
        var weight = 0.0
        var basis = ""
        var source = ""
        var isSevere = false
        var crossesSentences = false
        var hits: [String] = []
        var misses: [String] = []
        var line: Int?
    }

    /// Something that must not be in the message, or not near the hit.
    struct Guard {
        enum Subject: Hashable {
            case lexicon(String)
            case code(RuleCode)
            case question
            case statement
            case quotation
        }
        enum Place { case anywhere, before, after }

        var subject: Subject
        var place: Place
        /// Tokens; nil is the whole message.
        var within: Int?
    }

    var id = ""
    var version = ""
    var languages: [String] = []
    var basis = ""
    /// Words too common to search for.
    var common: [String] = []
    /// Right words that must not be taken for misspelt ones.
    var plain: [String] = []
    /// Other spellings of a word: `your` is also `ur`.
    var variants: [Lexicon] = []
    var lexicons: [Lexicon] = []
    var rules: [Rule] = []
}

/// One step of a sequence.
struct PatternElement {
    /// Words, lexicons and kinds of things, any of which will do.
    struct Choice {
        var entries: [String] = []
        var lexicons: [String] = []
        var flags: TokenFlags = []
    }

    enum Kind {
        case choice(Choice, isOptional: Bool)
        case gap(Int, Int, excluding: Choice?)
        case absentBefore(Choice, within: Int)
        case absentAfter(Choice, within: Int)
        case start
        case end
        /// Words between double quotation marks, at least so many.
        case quotation(Int)
    }

    var kind: Kind
}
