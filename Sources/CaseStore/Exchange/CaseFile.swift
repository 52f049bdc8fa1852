// SPDX-License-Identifier: Apache-2.0

/// A case as one store hands it to another: every set of its inputs, its terms, and the verdicts on its accounts.
public struct CaseFile: Hashable, Sendable, Codable {
    /// Name and version of the form.
    public static let schema = "chatforensics.case/4"
    /// Forms that are read: the second has no pictures, the third does not tell whose the words say that values are.
    static let readable: Set<String> = ["chatforensics.case/2", "chatforensics.case/3", schema]

    /// `chatforensics.case/4`.
    public var schema = Self.schema
    /// SHA-256 over the file's JSON with this field empty: damage and careless changes show, forgery does not.
    public var digest = ""
    /// The reference under which the store held the case.
    public var reference: String
    /// Random names by which the case is known whatever its reference.
    public var identities: [String]
    /// How long the case may be kept, and on which ground.
    public var retention: Retention
    /// Every set of inputs.
    public var filings: [FiledCase]
    /// What investigators concluded about its accounts; nobody is named but in the reasons.
    public var verdicts: [FiledVerdict]
}
