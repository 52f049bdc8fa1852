// SPDX-License-Identifier: Apache-2.0

/// Why a rule pack was refused.
public struct RulePackError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// Not YAML, or not UTF-8.
        case notReadable
        /// A key that must be there is not.
        case missing(key: String)
        /// A key that no version of the format has.
        case unknownKey(String)
        /// A value of the wrong kind.
        case badValue(key: String)
        /// A lexicon that no pack has.
        case unknownLexicon(String)
        /// Lexicons that include one another.
        case circularLexicon(String)
        /// A phrase that cannot be read; the part that stopped the reader.
        case badPhrase(String)
        /// A rule id that stands twice in one pack.
        case duplicateRule
        /// A sequence without a word that must be there.
        case noWord
        /// A sequence that may cover more than 60 words.
        case tooLong
        /// A guard names a code whose rules have guards on codes themselves.
        case guardTooDeep(String)
        /// A text that must be hit is not; number of the test from 1.
        case hitFails(test: Int)
        /// A text that must not be hit is; number of the test from 1.
        case missFails(test: Int)
        /// Too few tests.
        case tooFewTests
    }

    /// File name.
    public var file: String
    /// Line from 1, where known.
    public var line: Int?
    /// Id of the rule, where one is at fault.
    public var rule: String?
    /// What is wrong.
    public var reason: Reason

    /// Makes an error.
    public init(file: String, line: Int? = nil, rule: String? = nil, reason: Reason) {
        self.file = file
        self.line = line
        self.rule = rule
        self.reason = reason
    }

    /// File, line, rule and reason in one line.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if let rule { text += ": rule \(rule)" }
        return text + ": " + reasonText
    }

    private var reasonText: String {
        switch reason {
        case .notReadable: "not readable as YAML"
        case .missing(let key): "'\(key)' is missing"
        case .unknownKey(let key): "unknown key '\(key)'"
        case .badValue(let key): "wrong value for '\(key)'"
        case .unknownLexicon(let name): "no lexicon is called '\(name)'"
        case .circularLexicon(let name): "lexicon '\(name)' includes itself"
        case .badPhrase(let part): "cannot read the phrase at '\(part)'"
        case .duplicateRule: "the id stands twice"
        case .noWord: "a sequence needs at least one word that must be there"
        case .tooLong: "a sequence may cover at most 60 words"
        case .guardTooDeep(let code): "guard on code \(code), whose rules have guards on codes themselves"
        case .hitFails(let test): "hit test \(test) is not hit"
        case .missFails(let test): "miss test \(test) is hit"
        case .tooFewTests: "at least one hit and one miss test are needed"
        }
    }
}
