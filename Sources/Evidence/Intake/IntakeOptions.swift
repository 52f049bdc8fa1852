// SPDX-License-Identifier: Apache-2.0

/// How evidence is taken in, and where it stops.
public struct IntakeOptions: Sendable, Hashable {
    /// Tried in turn on encrypted members.
    public var passphrases: [String] = []
    /// Folder for the anonymous file that holds large members; nil for the system's folder for temporary files.
    public var scratchFolder: String?
    /// Bytes of members kept in memory, all together; what is beyond goes to the anonymous file.
    public var memoryBudget = 256 << 20
    /// Bytes up to which a single member is kept in memory.
    public var memoryPerMember = 16 << 20
    /// Bytes that all archives together may expand to.
    public var maximumExpansion = 64 << 30
    /// Bytes that one byte of an archive may expand to, once a member has passed `ratioThreshold`.
    public var maximumRatio = 2_000
    /// Bytes of a member below which no ratio is taken.
    public var ratioThreshold = 64 << 20
    /// Bytes that may come out of one input, archives inside it included, before `maximumRatio` is asked of it as a whole.
    public var inputRatioThreshold = 1 << 30
    /// Files and members, all together.
    public var maximumEntries = 1_000_000
    /// Archives inside each other; 1 opens what was handed in and nothing inside it.
    public var maximumDepth = 4
    /// Bytes of a member's path that are shown.
    public var maximumPathLength = 4_096

    /// Options with generous limits and no passphrase.
    public init() {}
}
