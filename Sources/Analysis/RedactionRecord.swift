// SPDX-License-Identifier: Apache-2.0

/// What was removed from a produced set, and from which set it was made.
public struct RedactionRecord: Hashable, Sendable {
    /// Words of one class that were removed from one message.
    public struct Entry: Hashable, Sendable {
        /// The message; nil for account data, titles and file names.
        public var n: Int32?
        /// The word of the labels that stand there now: `PERSON`.
        public var kind: String
        /// How many places.
        public var count: Int

        /// Makes an entry.
        public init(n: Int32?, kind: String, count: Int) {
            self.n = n
            self.kind = kind
            self.count = count
        }
    }

    /// `R1` … `R4`.
    public var level: String
    /// SHA-256 of the `findings.json` that the same run without redaction writes.
    public var parent: String
    /// By message, then class; without a message first.
    public var entries: [Entry]
    /// Accounts whose data stay, because the investigator named them as subjects.
    public var hasSubjects: Bool
    /// How many texts the investigator listed.
    public var listed: Int

    /// Makes a record.
    public init(level: String, parent: String, entries: [Entry], hasSubjects: Bool, listed: Int) {
        self.level = level
        self.parent = parent
        self.entries = entries
        self.hasSubjects = hasSubjects
        self.listed = listed
    }
}
