// SPDX-License-Identifier: Apache-2.0

/// Whose words a rule is about.
public enum RuleDirection: String, Hashable, Sendable, Codable {
    /// The side that puts on pressure.
    case demanding = "A"
    /// The side that is put under pressure.
    case target = "B"
    /// Anybody.
    case either = "E"
}
