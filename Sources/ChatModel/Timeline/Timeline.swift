// SPDX-License-Identifier: Apache-2.0

/// The normalised timeline of everything that was read: every event once, in one order.
///
/// Order: by instant; undated events keep their place behind the event that stands before them in their source;
/// equal instants keep the order of the source. Events are numbered from 1; that number, `n`, is what reports cite.
public struct Timeline: Sendable {
    /// Everybody who appears, `A1` first.
    public let accounts: [Account]
    /// Every thread, `C1` first.
    public let conversations: [Conversation]
    /// The accounts whose exports these are, by platform.
    private let owners: [Platform: [Account.ID]]
    private let batches: [TimelineBatch]
    /// Batch in the upper, row in the lower half.
    private let order: ContiguousArray<UInt64>

    /// Joins the batches of a case, already renumbered, in the order of the plan.
    public init(accounts: [Account], conversations: [Conversation], batches: [TimelineBatch]) {
        self.accounts = accounts
        self.conversations = conversations
        owners = Dictionary(grouping: accounts.indices.filter { accounts[$0].isOwner }) { accounts[$0].platform }
            .mapValues { $0.map { Account.ID(Int32($0)) } }
        self.batches = batches
        order = TimelineOrder.sorted(batches)
    }

    /// An empty timeline.
    public init() {
        self.init(accounts: [], conversations: [], batches: [])
    }

    /// Events held.
    public var count: Int { order.count }

    /// The numbers of all events.
    public var numbers: Range<Int32> { 1..<Int32(count) + 1 }

    /// Rows of each batch.
    var sizes: [Int] { batches.map(\.count) }

    /// The rows of a batch with other words.
    func rewritten(_ batch: Int, _ rewrite: (Int, Event) -> Event?) -> TimelineBatch {
        batches[batch].rewritten(rewrite)
    }

    /// Whether any event has a wall clock alone.
    public var hasWallClocks: Bool {
        batches.contains { batch in
            guard let unknown = batch.zones.firstIndex(of: .unknown) else { return false }
            return batch.rows.contains { row in
                row.flags.contains(.isDated) && !row.flags.contains(.isCopy) && row.zone == unknown
            }
        }
    }

    /// The account of an id.
    public subscript(id: Account.ID) -> Account { accounts[Int(id.rawValue)] }

    /// The conversation of an id.
    public subscript(id: Conversation.ID) -> Conversation { conversations[Int(id.rawValue)] }

    /// Whom a contact event concerns besides whoever did it: of a request that came in, that is the owner of the export.
    ///
    /// Nil where several accounts own what was handed in, and nothing tells whose list it was.
    public func otherParty(of change: ContactChange, by actor: Account.ID?) -> Account.ID? {
        guard change.other == actor else { return change.other }
        let owners = (owners[self[change.other].platform] ?? []).filter { $0 != actor }
        return owners.count == 1 ? owners[0] : nil
    }

    /// The event with the number `n`, whole.
    public func event(_ n: Int32) -> Event {
        let (batch, row) = place(n)
        return batches[batch].event(of: batches[batch].rows[row])
    }

    /// The event with the number `n`, without its texts: cheap, for passes over everything.
    ///
    /// Each value is read where it stands: a batch that is taken in hand has its arrays retained one by one, which takes
    /// longer than all else.
    public func entry(_ n: Int32) -> TimelineEntry {
        let (batch, row) = place(n)
        let found = batches[batch].rows[row]
        let isDated = found.flags.contains(.isDated)
        let time = isDated ? found.microseconds : nil
        var latest = time
        var wasSent = found.state != .draft
        if isDated, found.latest >= 0 { latest = batches[batch].ends[Int(found.latest)] }
        if found.extra >= 0, batches[batch].extras[Int(found.extra)].detail?.delivery != nil { wasSent = false }
        return TimelineEntry(
            n: n,
            kind: found.kind,
            state: found.state,
            wasSent: wasSent,
            time: time,
            latest: latest,
            precision: found.precision,
            isInstant: isDated && batches[batch].zones[Int(found.zone)] != .unknown,
            actor: found.actor >= 0 ? Account.ID(found.actor) : nil,
            conversation: found.conversation >= 0 ? Conversation.ID(found.conversation) : nil,
            textLength: Int(found.textCount),
            isForwarded: found.flags.contains(.isForwarded),
            isReply: found.flags.contains(.hasReply),
            hasDetails: found.extra >= 0)
    }

    /// The text of the message with the number `n`; nil for other events and messages without text.
    public func text(_ n: Int32) -> String? {
        let (batch, row) = place(n)
        return batches[batch].text(of: batches[batch].rows[row])
    }

    /// What the message with the number `n` carries besides text; empty for other events.
    public func attachments(_ n: Int32) -> [Attachment] {
        let (batch, row) = place(n)
        let extra = batches[batch].rows[row].extra
        return extra >= 0 ? batches[batch].extras[Int(extra)].attachments : []
    }

    /// The time of the event with the number `n`, with its literal.
    public func time(_ n: Int32) -> Timestamp? {
        let (batch, row) = place(n)
        return batches[batch].time(of: batches[batch].rows[row])
    }

    /// Where the event with the number `n` stands in the evidence.
    public func provenance(_ n: Int32) -> Provenance {
        let (batch, row) = place(n)
        return batches[batch].provenance(of: batches[batch].rows[row])
    }

    /// Where else the event with the number `n` stands.
    public func otherPlaces(_ n: Int32) -> [Provenance] {
        let (batch, row) = place(n)
        let extra = batches[batch].rows[row].extra
        return extra >= 0 ? batches[batch].extras[Int(extra)].alsoFrom : []
    }

    /// The platform's ids of the message with the number `n` and of the message it answers.
    public func ids(_ n: Int32) -> (own: String?, replyTo: String?) {
        let (batch, row) = place(n)
        let found = batches[batch].rows[row]
        return (batches[batch].nativeID(of: found), batches[batch].replyTo(of: found))
    }

    /// Lends the UTF-8 of a message's text without making a `String`; nil as for `text`.
    public func withText<Result>(_ n: Int32, _ body: (Span<UInt8>) -> Result) -> Result? {
        let (batch, row) = place(n)
        let found = batches[batch].rows[row]
        guard found.flags.contains(.hasText) else { return nil }
        let (start, count) = (Int(found.arenaStart), Int(found.textCount))
        return batches[batch].arena.withUnsafeBufferPointer { body($0.extracting(start..<start + count).span) }
    }

    /// Where the event with the number `n` stands among the batches from which the timeline was made.
    public func place(_ n: Int32) -> (batch: Int, row: Int) {
        let packed = order[Int(n) - 1]
        return (Int(packed >> 32), Int(packed & 0xFFFF_FFFF))
    }
}

/// What passes over the whole timeline need of an event; plain values, no allocation.
public struct TimelineEntry: Sendable, Hashable {
    /// The event's number.
    public var n: Int32
    /// What happened.
    public var kind: Event.Kind
    /// For messages: what became of it.
    public var state: Message.State
    /// Whether it went out, as far as the source shows: no draft, and no message that failed or still waits.
    ///
    /// What never left its sender reached nobody: it is told in the timeline, but no detector takes it for said.
    public var wasSent: Bool
    /// Microseconds since 1970, the earliest instant; nil when undated.
    public var time: Int64?
    /// The latest instant that the source's interval allows, without its precision; equals `time` for most.
    public var latest: Int64?
    /// The finest unit that the source wrote.
    public var precision: Timestamp.Precision
    /// Whether the instant is known, not only a wall clock.
    public var isInstant: Bool
    /// Who.
    public var actor: Account.ID?
    /// Where.
    public var conversation: Conversation.ID?
    /// Length of the text in UTF-8 bytes; 0 when there is none.
    public var textLength: Int
    /// Whether the message was passed on from elsewhere.
    public var isForwarded: Bool
    /// Whether the message answers another.
    public var isReply: Bool
    /// Whether the event has attachments or is not a message: `event(n)` tells which.
    public var hasDetails: Bool
}
