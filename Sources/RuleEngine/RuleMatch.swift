// SPDX-License-Identifier: Apache-2.0

/// A code of the taxonomy that rules implement: family and slot, `X.thr`, `G.img`; see `docs/detection.md`.
public struct RuleCode: RawRepresentable, Hashable, Sendable, Comparable, Codable {
    /// The code as packs write it.
    public let rawValue: String

    /// Names a code.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Alphabetical.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The form of a text in which a rule hit.
public enum TextView: String, Hashable, Sendable, CaseIterable, Codable {
    /// As exported.
    case raw
    /// Case, width, invisible characters and long letter runs folded.
    case folded
    /// Look-alike letters, leetspeak and letter-spacing undone.
    case aggressive
}

/// One hit of one rule in one text.
public struct RuleMatch: Hashable, Sendable {
    /// Position of the rule in its `RuleSet`; `RuleSet.rule(_:)` tells id, code and pack.
    public var rule: Int32
    /// UTF-8 offsets into the exporter's text, at character borders.
    public var span: Range<Int32>
    /// The form in which it hit.
    public var view: TextView

    /// Makes a match.
    public init(rule: Int32, span: Range<Int32>, view: TextView) {
        self.rule = rule
        self.span = span
        self.view = view
    }
}
