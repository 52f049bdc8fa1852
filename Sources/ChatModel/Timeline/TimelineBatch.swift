// SPDX-License-Identifier: Apache-2.0

/// A run of events in the order of the source, in about 80 bytes an event beside its text.
///
/// An importer's events are appended; once `isFull`, the batch is put away and the next one begun, so that no
/// array ever has to be copied to grow beyond a few megabytes. Account and conversation ids are those of the
/// unit until `renumber` maps them to the tables of the case.
public struct TimelineBatch: Sendable {
    var rows: ContiguousArray<TimelineRow> = []
    var arena: ContiguousArray<UInt8> = []
    var extras: ContiguousArray<TimelineExtra> = []
    /// Ends of times that are intervals: half a year of a source that tells winter time alone has such.
    var ends: ContiguousArray<Int64> = []
    /// Second times, which some sources tell of every message.
    var otherTimes: ContiguousArray<Timestamp> = []
    var zones: [Timestamp.Zone] = []
    var containers: [String] = []

    /// An empty batch.
    public init() {}

    /// An empty batch with room for about as much as the full one before it, so that its arrays need not grow.
    public init(after previous: TimelineBatch) {
        rows.reserveCapacity(previous.rows.count)
        arena.reserveCapacity(previous.arena.count / 32 * 33)
        extras.reserveCapacity(previous.extras.count)
        otherTimes.reserveCapacity(previous.otherTimes.count)
    }

    /// Events held.
    public var count: Int { rows.count }

    /// Whether the next event should go into a new batch.
    public var isFull: Bool { rows.count >= 16_384 || arena.count >= 1 << 23 }

    /// Lends the UTF-8 of a message's text, by the place of its event; nil where there is none.
    public func withText<Result>(_ row: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
        let found = rows[row]
        guard found.flags.contains(.hasText) else { return nil }
        let start = Int(found.arenaStart)
        let span = arena.span
        return body(span.extracting(start..<start + Int(found.textCount)))
    }

    /// Adds an event behind the others.
    public mutating func append(_ event: Event) {
        var row = TimelineRow(
            arenaStart: UInt32(arena.count), textCount: 0, literalCount: 0, nativeCount: 0, replyCount: 0,
            kind: event.content.kind, state: .sent, precision: .second, flags: [], zone: 0, microseconds: 0,
            actor: event.actor?.rawValue ?? -1, conversation: event.conversation?.rawValue ?? -1,
            exhibit: event.provenance.exhibit,
            bytesCount: UInt32(clamping: event.provenance.bytes.count),
            bytesStart: Int64(event.provenance.bytes.lowerBound),
            locatorIndex: 0, locatorContainer: TimelineRow.wholeContainer, extra: -1)
        var extra = TimelineExtra()
        var isPlain = true

        if case .message(let message) = event.content {
            row.state = message.state
            if let text = message.text {
                row.textCount = store(text)
                row.flags.insert(.hasText)
            }
            if !message.attachments.isEmpty {
                extra.attachments = message.attachments
                isPlain = false
            }
            if let forwardedFrom = message.forwardedFrom {
                extra.forwardedFrom = forwardedFrom
                isPlain = false
            }
            if let detail = message.detail {
                extra.detail = detail
                isPlain = false
            }
            if message.isForwarded { row.flags.insert(.isForwarded) }
        } else {
            extra.content = event.content
            isPlain = false
        }
        if let time = event.time {
            row.flags.insert(.isDated)
            row.microseconds = time.microseconds
            row.precision = time.precision
            row.zone = index(of: time.zone)
            row.literalCount = UInt16(clamping: store(time.literal, atMost: .max))
            setLatest(time.latest, of: &row)
        } else if let literal = event.unreadTime {
            // Undated, with what stands where the time should.
            row.literalCount = UInt16(clamping: store(literal, atMost: .max))
        }
        if case .message(let message) = event.content {
            if let native = message.nativeID {
                row.nativeCount = UInt16(store(native, atMost: .max))
                row.flags.insert(.hasNativeID)
            }
            if let reply = message.replyTo {
                row.replyCount = UInt16(store(reply, atMost: .max))
                row.flags.insert(.hasReply)
            }
        }
        if let otherTime = event.otherTime {
            row.otherTime = Int32(otherTimes.count)
            otherTimes.append(otherTime)
        }
        if !event.alsoFrom.isEmpty {
            extra.alsoFrom = event.alsoFrom
            isPlain = false
        }
        place(event.provenance.locator, in: &row)
        if !isPlain {
            row.extra = Int32(extras.count)
            extras.append(extra)
        }
        rows.append(row)
    }

    /// Adds a plain message behind the others, as its event would be added; both texts are valid UTF-8.
    public mutating func append(_ message: PlainMessage, text: Span<UInt8>, literal: Span<UInt8>) {
        guard literal.count <= Int(UInt16.max) else { return append(message.event(text: text, literal: literal)) }
        var row = TimelineRow(
            arenaStart: UInt32(arena.count), textCount: UInt32(text.count), literalCount: UInt16(literal.count),
            nativeCount: 0, replyCount: 0, kind: .message, state: .sent, precision: message.precision,
            flags: [.hasText, .isDated], zone: index(of: message.zone), microseconds: message.microseconds,
            actor: message.actor?.rawValue ?? -1, conversation: message.conversation?.rawValue ?? -1,
            exhibit: message.provenance.exhibit,
            bytesCount: UInt32(clamping: message.provenance.bytes.count),
            bytesStart: Int64(message.provenance.bytes.lowerBound),
            locatorIndex: 0, locatorContainer: TimelineRow.wholeContainer, extra: -1)
        text.withUnsafeBufferPointer { arena.append(contentsOf: $0) }
        literal.withUnsafeBufferPointer { arena.append(contentsOf: $0) }
        if let native = message.nativeID {
            row.nativeCount = UInt16(store(native, atMost: .max))
            row.flags.insert(.hasNativeID)
        }
        place(message.provenance.locator, in: &row)
        rows.append(row)
    }

    private mutating func store(_ text: String) -> UInt32 {
        let before = arena.count
        arena.append(contentsOf: text.utf8)
        return UInt32(arena.count - before)
    }

    /// Ids and time literals are short in honest exports; a longer one is cut at a character.
    private mutating func store(_ text: String, atMost limit: UInt16) -> UInt32 {
        if text.utf8.count <= Int(limit) { return store(text) }
        var end = text.utf8.index(text.startIndex, offsetBy: Int(limit))
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return store(String(text[..<end]))
    }

    private mutating func index(of zone: Timestamp.Zone) -> UInt16 {
        if let last = zones.indices.last, zones[last] == zone { return UInt16(last) }
        if let known = zones.firstIndex(of: zone) { return UInt16(known) }
        zones.append(zone)
        return UInt16(zones.count - 1)
    }

    /// How many containers are looked through for that of an event.
    ///
    /// Events stand in the order of the source: a container is one of the latest or, as a rule, a new one; one that comes
    /// again later is kept twice. Thousands of talks of a message each would else be searched through at every event.
    private static let latestContainers = 16

    private mutating func place(_ locator: Provenance.Locator, in row: inout TimelineRow) {
        switch locator {
        case .line(let number):
            row.locatorContainer = TimelineRow.lineContainer
            row.locatorIndex = UInt32(clamping: number)
        case .item(let container, let index):
            row.locatorIndex = UInt32(clamping: index)
            if let known = containers.suffix(Self.latestContainers).lastIndex(of: container) {
                row.locatorContainer = UInt16(known)
            } else if containers.count < Int(TimelineRow.wholeContainer) {
                containers.append(container)
                row.locatorContainer = UInt16(containers.count - 1)
            }
        case .whole:
            row.locatorContainer = TimelineRow.wholeContainer
        }
    }

    /// Replaces the unit's account and conversation numbers by those of the case.
    public mutating func renumber(accounts: [Account.ID], conversations: [Conversation.ID]) {
        for index in rows.indices {
            if rows[index].actor >= 0 { rows[index].actor = accounts[Int(rows[index].actor)].rawValue }
            if rows[index].conversation >= 0 {
                rows[index].conversation = conversations[Int(rows[index].conversation)].rawValue
            }
        }
        for index in extras.indices {
            switch extras[index].content {
            case .contact(var change):
                change.other = accounts[Int(change.other.rawValue)]
                extras[index].content = .contact(change)
            case .safety(var action):
                action.other = action.other.map { accounts[Int($0.rawValue)] }
                extras[index].content = .safety(action)
            case .membership(var change):
                change.subject = change.subject.map { accounts[Int($0.rawValue)] }
                extras[index].content = .membership(change)
            default: break
            }
        }
    }

    /// Adds to each conversation's set the accounts that sent messages in it.
    public func collectSenders(into senders: inout [Set<Account.ID>]) {
        // Whoever wrote lately is in the set: an account and its conversation are kept at a place by the account's number.
        var lately = ContiguousArray<Int64>(repeating: -1, count: 64)
        for row in rows where row.kind == .message && row.actor >= 0 && row.conversation >= 0 {
            let (place, key) = (Int(row.actor & 63), Int64(row.conversation) << 32 | Int64(row.actor))
            if lately[place] == key { continue }
            lately[place] = key
            senders[Int(row.conversation)].insert(Account.ID(row.actor))
        }
    }

    /// Lets `convert` replace the time of each dated event; both ends of what is an interval already.
    ///
    /// Used once, by the workflow, to turn wall clocks into instants of a declared zone.
    public mutating func convertTimes(_ convert: (Int64, Timestamp.Zone) -> (Int64, Int64?, Timestamp.Zone)?) {
        for index in rows.indices where rows[index].flags.contains(.isDated) {
            let zone = zones[Int(rows[index].zone)]
            var row = rows[index]
            guard let (earliest, alternative, newZone) = convert(row.microseconds, zone) else { continue }
            row.microseconds = earliest
            row.zone = self.index(of: newZone)
            setLatest(latest(of: row).map { Self.latest($0, zone, convert) } ?? alternative, of: &row)
            rows[index] = row
        }
        for index in otherTimes.indices {
            var other = otherTimes[index]
            guard let (earliest, alternative, newZone) = convert(other.microseconds, other.zone) else { continue }
            other.microseconds = earliest
            other.latest = other.latest.map { Self.latest($0, other.zone, convert) } ?? alternative
            other.zone = newZone
            otherTimes[index] = other
        }
    }

    private mutating func setLatest(_ latest: Int64?, of row: inout TimelineRow) {
        guard let latest else { return row.latest = -1 }
        row.latest = Int32(ends.count)
        ends.append(latest)
    }

    /// The latest instant that the end of an interval of wall clocks may be.
    private static func latest(
        _ end: Int64, _ zone: Timestamp.Zone, _ convert: (Int64, Timestamp.Zone) -> (Int64, Int64?, Timestamp.Zone)?
    ) -> Int64 {
        convert(end, zone).map { earliest, latest, _ in latest ?? earliest } ?? end
    }
}

extension TimelineBatch {
    func string(from start: Int, count: Int) -> String {
        arena.withUnsafeBufferPointer { String(decoding: $0[start..<start + count], as: UTF8.self) }
    }

    func text(of row: TimelineRow) -> String? {
        guard row.flags.contains(.hasText) else { return nil }
        return string(from: Int(row.arenaStart), count: Int(row.textCount))
    }

    func time(of row: TimelineRow) -> Timestamp? {
        guard row.flags.contains(.isDated) else { return nil }
        return Timestamp(
            microseconds: row.microseconds,
            latest: latest(of: row),
            precision: row.precision,
            zone: zones[Int(row.zone)],
            literal: string(from: Int(row.arenaStart + row.textCount), count: Int(row.literalCount)))
    }

    /// The latest instant that a row's time may be; nil where it is no interval.
    func latest(of row: TimelineRow) -> Int64? {
        row.latest >= 0 ? ends[Int(row.latest)] : nil
    }

    func unreadTime(of row: TimelineRow) -> String? {
        guard !row.flags.contains(.isDated), row.literalCount > 0 else { return nil }
        return string(from: Int(row.arenaStart + row.textCount), count: Int(row.literalCount))
    }

    func nativeID(of row: TimelineRow) -> String? {
        guard row.flags.contains(.hasNativeID) else { return nil }
        let start = Int(row.arenaStart + row.textCount) + Int(row.literalCount)
        return string(from: start, count: Int(row.nativeCount))
    }

    func replyTo(of row: TimelineRow) -> String? {
        guard row.flags.contains(.hasReply) else { return nil }
        let start = Int(row.arenaStart + row.textCount) + Int(row.literalCount) + Int(row.nativeCount)
        return string(from: start, count: Int(row.replyCount))
    }

    func provenance(of row: TimelineRow) -> Provenance {
        let locator: Provenance.Locator =
            switch row.locatorContainer {
            case TimelineRow.lineContainer: .line(Int(row.locatorIndex))
            case TimelineRow.wholeContainer: .whole
            default: .item(of: containers[Int(row.locatorContainer)], at: Int(row.locatorIndex))
            }
        let start = Int(row.bytesStart)
        return Provenance(exhibit: row.exhibit, bytes: start..<start + Int(row.bytesCount), locator: locator)
    }

    func event(of row: TimelineRow) -> Event {
        let extra = row.extra >= 0 ? extras[Int(row.extra)] : nil
        let content =
            extra?.content
            ?? .message(
                Message(
                    text: text(of: row),
                    attachments: extra?.attachments ?? [],
                    state: row.state,
                    replyTo: replyTo(of: row),
                    nativeID: nativeID(of: row),
                    isForwarded: row.flags.contains(.isForwarded),
                    forwardedFrom: extra?.forwardedFrom,
                    detail: extra?.detail))
        return Event(
            content,
            at: time(of: row),
            otherTime: row.otherTime >= 0 ? otherTimes[Int(row.otherTime)] : nil,
            by: row.actor >= 0 ? Account.ID(row.actor) : nil,
            in: row.conversation >= 0 ? Conversation.ID(row.conversation) : nil,
            from: provenance(of: row),
            alsoFrom: extra?.alsoFrom ?? [],
            unreadTime: unreadTime(of: row))
    }
}
