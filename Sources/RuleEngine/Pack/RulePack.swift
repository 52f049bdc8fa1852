// SPDX-License-Identifier: Apache-2.0

/// A pack in force, as reports list it.
public struct RulePack: Hashable, Sendable, Codable {
    /// Permanent id: `core-en`.
    public var id: String
    /// Version of its rules: `2026.1`.
    public var version: String
    /// Languages it covers, BCP 47.
    public var languages: [String]
    /// SHA-256 of the file, hex, lower case.
    public var sha256: String
    /// Number of rules.
    public var rules: Int
}
