// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Importing

/// Takes one unit's events as its importer pushes them.
struct UnitSink: TimelineSink {
    private var reading = UnitReading()
    /// What the exports before the one at hand gave, where a file holds several.
    private var earlier: [UnitReading] = []
    private var batch = TimelineBatch()
    private var accountIDs: [AccountKey: Account.ID] = [:]
    private let isCancelled: @Sendable () -> Bool
    private let onBatch: @Sendable (TimelineBatch) -> Void
    private let onAdvance: @Sendable (Advance) -> Void
    private var untilCheck = 1000
    private var place = Provenance.whole(-1)
    private(set) var bytesReported = 0

    /// How far an exhibit has been read.
    struct Advance: Sendable {
        var exhibit: Int32
        /// Where the last record begins.
        var offset: Int
        /// Bytes read since it was last told.
        var bytes: Int
    }

    /// What an importer says when it asks for an account.
    private struct AccountKey: Hashable {
        var platform: Platform
        var identifiers: [Identifier]
        var isOwner: Bool
    }

    /// Tells `onBatch` of every batch that is full, and `onAdvance` now and then how much further the reading has come.
    init(
        isCancelled: @escaping @Sendable () -> Bool, onBatch: @escaping @Sendable (TimelineBatch) -> Void = { _ in },
        onAdvance: @escaping @Sendable (Advance) -> Void = { _ in }
    ) {
        self.isCancelled = isCancelled
        self.onBatch = onBatch
        self.onAdvance = onAdvance
    }

    mutating func account(
        platform: Platform, _ identifiers: [Identifier], isOwner: Bool
    ) throws(ImportError) -> Account.ID {
        let key = AccountKey(platform: platform, identifiers: identifiers, isOwner: isOwner)
        if let known = accountIDs[key] { return known }
        let id = Account.ID(Int32(reading.accounts.count))
        reading.accounts.append(Account(platform: platform, identifiers: identifiers, isOwner: isOwner))
        accountIDs[key] = id
        return id
    }

    mutating func conversation(_ conversation: Conversation) throws(ImportError) -> Conversation.ID {
        reading.conversations.append(conversation)
        return Conversation.ID(Int32(reading.conversations.count - 1))
    }

    mutating func append(_ event: Event) throws(ImportError) {
        try begin(event.provenance)
        batch.append(event)
        reading.note(event)
        putAwayIfFull()
    }

    mutating func append(_ message: PlainMessage, text: Span<UInt8>, literal: Span<UInt8>) throws(ImportError) {
        try begin(message.provenance)
        batch.append(message, text: text, literal: literal)
        reading.count(message.provenance.exhibit)
        putAwayIfFull()
    }

    private mutating func begin(_ provenance: Provenance) throws(ImportError) {
        untilCheck -= 1
        guard untilCheck == 0 else { return }
        untilCheck = 1000
        if isCancelled() { throw ImportError(.cancelled) }
        report(provenance)
    }

    private mutating func putAwayIfFull() {
        guard batch.isFull else { return }
        onBatch(batch)
        reading.batches.append(batch)
        batch = TimelineBatch(after: batch)
    }

    private mutating func report(_ provenance: Provenance) {
        let start = provenance.exhibit == place.exhibit ? place.bytes.lowerBound : 0
        let step = provenance.bytes.lowerBound - start
        place = provenance
        guard step > 0 else { return }
        bytesReported += step
        onAdvance(Advance(exhibit: place.exhibit, offset: place.bytes.lowerBound, bytes: step))
    }

    mutating func tally(_ outcome: RecordOutcome, _ count: Int, in exhibit: Int32) {
        reading.tally(outcome, count, in: exhibit)
    }

    mutating func report(_ diagnostic: Diagnostic) {
        reading.diagnostics.append(diagnostic)
    }

    /// Whether an event was taken: from then on a unit cannot go to another importer.
    var hasEvents: Bool { reading.eventCount > 0 || !earlier.isEmpty }

    mutating func beginExport() {
        guard reading.eventCount > 0 else { return }
        close()
        earlier.append(reading)
        reading = UnitReading()
        batch = TimelineBatch()
        accountIDs = [:]
    }

    mutating func beginTalk() {
        accountIDs = accountIDs.filter { key, _ in
            key.isOwner || key.identifiers.contains { $0.kind != .displayName }
        }
    }

    consuming func finish() -> UnitReading {
        close()
        guard !earlier.isEmpty else { return reading }
        var first = earlier.removeFirst()
        first.further = earlier + [reading]
        return first
    }

    private mutating func close() {
        if batch.count > 0 {
            onBatch(batch)
            reading.batches.append(batch)
        }
        reading.settle()
    }
}

/// What came out of one unit, with the unit's own account and conversation numbers.
struct UnitReading: Sendable {
    var accounts: [Account] = []
    var conversations: [Conversation] = []
    var batches: [TimelineBatch] = []
    /// What was seen in the texts of each batch, where somebody looked.
    var marks: [MarkTable] = []
    var diagnostics: [Diagnostic] = []
    var tallies: [Int32: RecordTally] = [:]
    var events: [Int32: Int] = [:]
    /// Exhibits to which a message refers.
    var referenced: Set<Int32> = []
    var eventCount = 0
    /// Attachments that messages name, and those of them that the export omits.
    var attachmentCount = 0
    var missingAttachmentCount = 0
    var error: ImportError?
    /// What came out of further exports that the unit's file holds, each with numbers of its own.
    var further: [UnitReading] = []

    // The exhibit of consecutive records is the same for long stretches: its counts wait outside the dictionaries.
    private var currentExhibit: Int32 = -1
    private var currentTally = RecordTally()
    private var currentEvents = 0

    /// Counts an event of an exhibit.
    mutating func count(_ exhibit: Int32) {
        eventCount += 1
        turn(to: exhibit)
        currentEvents += 1
    }

    mutating func note(_ event: Event) {
        count(event.provenance.exhibit)
        // A file that an event cites whole is one that it tells of.
        for place in event.alsoFrom where place.locator == .whole { referenced.insert(place.exhibit) }
        guard case .message(let message) = event.content, !message.attachments.isEmpty else { return }
        for attachment in message.attachments where attachment.isFile {
            attachmentCount += 1
            if let exhibit = attachment.exhibit {
                referenced.insert(exhibit)
            } else if !attachment.isHeld {
                missingAttachmentCount += 1
            }
        }
    }

    mutating func tally(_ outcome: RecordOutcome, _ count: Int, in exhibit: Int32) {
        turn(to: exhibit)
        currentTally.add(outcome, count)
    }

    /// Who takes part in each conversation, as members or as senders.
    var people: [Set<Account.ID>] {
        var people = conversations.map { Set($0.members) }
        for batch in batches { batch.collectSenders(into: &people) }
        return people
    }

    mutating func settle() {
        turn(to: -1)
    }

    /// Deals out what was seen in the texts of all batches, in the order in which they were filled.
    mutating func take(_ marks: [MarkTable]) {
        guard !marks.isEmpty else { return }
        self.marks = Array(marks.prefix(batches.count))
        var start = batches.count
        for part in further.indices {
            further[part].marks = Array(marks.dropFirst(start).prefix(further[part].batches.count))
            start += further[part].batches.count
        }
    }

    private mutating func turn(to exhibit: Int32) {
        guard exhibit != currentExhibit else { return }
        if currentExhibit >= 0 {
            tallies[currentExhibit, default: RecordTally()].add(currentTally)
            events[currentExhibit, default: 0] += currentEvents
        }
        currentExhibit = exhibit
        currentTally = RecordTally()
        currentEvents = 0
    }
}
