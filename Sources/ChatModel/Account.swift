// SPDX-License-Identifier: Apache-2.0

/// A participant as the evidence shows it.
///
/// An account is not a person.
public struct Account: Hashable, Sendable, Codable {
    /// Position in the timeline's account table; printed as `A1`, `A2` … by `label`.
    public struct ID: Hashable, Sendable, Codable, Comparable {
        /// Counted from 0.
        public let rawValue: Int32

        /// Wraps a position.
        public init(_ rawValue: Int32) {
            self.rawValue = rawValue
        }

        /// `A1` for the first account.
        public var label: String { "A\(rawValue + 1)" }

        /// Order of the table.
        public static func < (left: Self, right: Self) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// The service.
    public var platform: Platform
    /// Strongest first; empty only for an owner whom the export does not name.
    public var identifiers: [Identifier]
    /// Whether this is the account whose export it is.
    public var isOwner: Bool

    /// Makes an account.
    public init(platform: Platform, identifiers: [Identifier], isOwner: Bool) {
        self.platform = platform
        self.identifiers = identifiers
        self.isOwner = isOwner
    }

    /// Display names as the export wrote them, first seen first.
    public var names: [String] {
        identifiers.filter { $0.kind == .displayName }.map(\.literal)
    }

    /// The name to print: a display name, else the name by which people know the account, else the strongest identifier,
    /// else a word for an unnamed owner.
    public var name: String {
        names.first ?? identifiers.first { $0.kind == .username }?.literal ?? identifiers.first?.literal
            ?? "(owner of the export)"
    }
}
