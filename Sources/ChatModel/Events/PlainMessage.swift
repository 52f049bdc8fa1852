// SPDX-License-Identifier: Apache-2.0

/// A dated message of text and nothing else, without its text: most messages are, and an event with all that the others
/// may have costs several times as much to make.
public struct PlainMessage: Sendable {
    /// Since 1970-01-01, as in `Timestamp`.
    public var microseconds: Int64
    /// The finest unit that the source wrote.
    public var precision: Timestamp.Precision
    /// What the clock was set to.
    public var zone: Timestamp.Zone
    /// Who wrote it; nil for an unknown sender.
    public var actor: Account.ID?
    /// Where it was said.
    public var conversation: Conversation.ID?
    /// Where it stands in the evidence.
    public var provenance: Provenance
    /// What the source calls it; nil where it has no name for it.
    public var nativeID: String?

    /// Makes a message.
    public init(
        microseconds: Int64, precision: Timestamp.Precision, zone: Timestamp.Zone, by actor: Account.ID?,
        in conversation: Conversation.ID?, from provenance: Provenance, nativeID: String? = nil
    ) {
        self.microseconds = microseconds
        self.precision = precision
        self.zone = zone
        self.actor = actor
        self.conversation = conversation
        self.provenance = provenance
        self.nativeID = nativeID
    }

    /// The same as an event, given its text and the literal of its time in UTF-8.
    public func event(text: Span<UInt8>, literal: Span<UInt8>) -> Event {
        Event(
            .message(
                Message(
                    text: text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }, nativeID: nativeID)),
            at: Timestamp(
                microseconds: microseconds, precision: precision, zone: zone,
                literal: literal.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }),
            by: actor, in: conversation, from: provenance)
    }
}
