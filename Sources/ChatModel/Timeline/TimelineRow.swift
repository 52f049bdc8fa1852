// SPDX-License-Identifier: Apache-2.0

/// One event in fixed size; its texts lie in the batch's arena, its rare parts in the batch's side table.
struct TimelineRow: Sendable {
    /// Where in the arena the texts begin: text, time literal, native id, reply id, without gaps.
    var arenaStart: UInt32
    var textCount: UInt32
    var literalCount: UInt16
    var nativeCount: UInt16
    var replyCount: UInt16
    var kind: Event.Kind
    var state: Message.State
    var precision: Timestamp.Precision
    var flags: Flags
    /// Index into the batch's table of zones.
    var zone: UInt16
    var microseconds: Int64
    var actor: Int32
    var conversation: Int32
    var exhibit: Int32
    var bytesCount: UInt32
    var bytesStart: Int64
    /// Line number, or index in the container.
    var locatorIndex: UInt32
    /// Index into the batch's table of containers; `line` and `whole` have places of their own.
    var locatorContainer: UInt16
    /// Index into the batch's side table, or -1.
    var extra: Int32
    /// Index into the batch's table of latest instants, or -1 for a time that is no interval.
    var latest: Int32 = -1
    /// Index into the batch's table of second times, or -1.
    var otherTime: Int32 = -1

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let isDated = Flags(rawValue: 1)
        static let hasText = Flags(rawValue: 2)
        static let hasNativeID = Flags(rawValue: 4)
        static let hasReply = Flags(rawValue: 8)
        static let isForwarded = Flags(rawValue: 16)
        /// Told by another row: not part of the timeline.
        static let isCopy = Flags(rawValue: 32)
    }

    static let lineContainer = UInt16.max
    static let wholeContainer = UInt16.max - 1
}

/// The parts that most events do not have.
struct TimelineExtra: Sendable {
    var attachments: [Attachment] = []
    var forwardedFrom: String?
    var detail: MessageDetail?
    var alsoFrom: [Provenance] = []
    /// The content as a whole when it is not a message.
    var content: Event.Content?
}
