// SPDX-License-Identifier: Apache-2.0

/// Words that claim more than a record can hold.
public enum ClaimLanguage {
    /// Not in any sentence that a reader of a report meets.
    public static let banned = [
        "all", "every", "complete", "completely", "entire", "prove", "proves", "proven", "definitively", "always",
        "never", "groomer", "predator", "guilty", "victim", "perpetrator", "offender", "the suspect", "criminal",
        "obviously", "clearly", "undoubtedly",
    ]

    /// Not in a document either: what a person is, and certainty that nobody has.
    public static let bannedInDocuments = [
        "definitively", "groomer", "predator", "guilty", "perpetrator", "offender", "the suspect", "obviously",
        "undoubtedly",
    ]

    /// The banned words that a text holds.
    public static func hits(_ text: String, among words: [String] = banned) -> [String] {
        let plain = " " + text.lowercased().split { !$0.isLetter }.joined(separator: " ") + " "
        return words.filter { plain.contains(" \($0) ") }
    }
}
