// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Receives what an importer finds, in the order of the source.
public protocol TimelineSink: ~Copyable {
    /// The account with these identifiers, made when it is new.
    ///
    /// - Parameters:
    ///   - platform: the service.
    ///   - identifiers: what the source tells, in any order; empty only for an owner whom the source does not name.
    ///   - isOwner: whether the source itself shows that this is the account whose export it is.
    mutating func account(
        platform: Platform, _ identifiers: [Identifier], isOwner: Bool
    ) throws(ImportError) -> Account.ID

    /// Opens a conversation.
    ///
    /// Every call makes one; the workflow joins those with the same platform and native id in one export.
    mutating func conversation(_ conversation: Conversation) throws(ImportError) -> Conversation.ID

    /// Adds an event.
    ///
    /// - Throws: `cancelled` when the run was interrupted.
    mutating func append(_ event: Event) throws(ImportError)

    /// Adds a message of text and nothing else, as its event would be added.
    ///
    /// Text and the literal of its time are valid UTF-8.
    /// - Throws: as the other.
    mutating func append(_ message: PlainMessage, text: Span<UInt8>, literal: Span<UInt8>) throws(ImportError)

    /// Counts records of an exhibit: each once as `seen` and once by its outcome.
    mutating func tally(_ outcome: RecordOutcome, _ count: Int, in exhibit: Int32)

    /// Notes damage or a remark.
    mutating func report(_ diagnostic: Diagnostic)

    /// Says that what follows stands in another export of the same file: it may tell the same records again.
    ///
    /// Accounts and conversations of the export before are asked for anew.
    mutating func beginExport()

    /// Says that whoever is known by a name alone may be somebody else in what follows, though a namesake: another talk of
    /// the same file.
    ///
    /// Such accounts are made anew; the workflow joins those that nothing keeps apart.
    mutating func beginTalk()
}

/// What became of a record.
public enum RecordOutcome: Hashable, Sendable {
    /// A record was met; said before anything is known about it.
    case seen
    /// It is in the timeline, or told something about an account or conversation that is.
    case parsed
    /// It was left out on purpose; the code is documented in `docs/diagnostics.md`: `duplicate-record`.
    case skipped(reason: String)
    /// It is not understood.
    case unknown
}

extension TimelineSink where Self: ~Copyable {
    /// Goes on, for sinks that compare nothing.
    public mutating func beginExport() {}

    /// Goes on, for sinks that join by what they are told.
    public mutating func beginTalk() {}

    /// Adds it as an event, for sinks that know no shorter way.
    public mutating func append(
        _ message: PlainMessage, text: Span<UInt8>, literal: Span<UInt8>
    ) throws(ImportError) {
        try append(message.event(text: text, literal: literal))
    }

    /// Counts one record.
    public mutating func tally(_ outcome: RecordOutcome, in exhibit: Int32) {
        tally(outcome, 1, in: exhibit)
    }
}
