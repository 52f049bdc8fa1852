// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Everything that an importer said, in the order in which it said it.
struct RecordedTimeline: Equatable {
    var accounts: [Account] = []
    var conversations: [Conversation] = []
    var events: [Event] = []
    var diagnostics: [Diagnostic] = []
    var tallies: [Int32: [RecordOutcome: Int]] = [:]

    /// The messages among the events.
    var messages: [Message] {
        events.compactMap { event in
            if case .message(let message) = event.content { message } else { nil }
        }
    }

    /// The texts of the messages.
    var texts: [String?] { messages.map(\.text) }

    /// The names of the events' kinds.
    var kinds: [String] { events.map(\.content.kind.name) }

    /// The printed name of who did each event.
    var actors: [String?] {
        events.map { event in event.actor.map { accounts[Int($0.rawValue)].name } }
    }

    /// Times of the events as `2024-05-12T21:03:00`.
    var times: [String?] {
        events.map { event in event.time.map { isoText(CivilTime(microseconds: $0.microseconds)) } }
    }

    /// The codes of the diagnostics.
    var codes: [String] { diagnostics.map(\.code) }

    /// Whether every record that was seen has one outcome, in every exhibit.
    var isBalanced: Bool {
        tallies.values.allSatisfy { counts in
            counts[.seen, default: 0] == counts.filter { $0.key != .seen }.values.reduce(0, +)
        }
    }

    private func isoText(_ time: CivilTime) -> String {
        func pad(_ number: Int, _ width: Int = 2) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return pad(time.year, 4) + "-" + pad(time.month) + "-" + pad(time.day)
            + "T" + pad(time.hour) + ":" + pad(time.minute) + ":" + pad(time.second)
    }
}

/// A sink that keeps everything.
struct RecordingSink: TimelineSink {
    var recorded = RecordedTimeline()

    mutating func account(
        platform: Platform, _ identifiers: [Identifier], isOwner: Bool
    ) throws(ImportError) -> Account.ID {
        let known = recorded.accounts.firstIndex { $0.platform == platform && $0.identifiers == identifiers }
        if let known {
            recorded.accounts[known].isOwner = recorded.accounts[known].isOwner || isOwner
            return Account.ID(Int32(known))
        }
        recorded.accounts.append(Account(platform: platform, identifiers: identifiers, isOwner: isOwner))
        return Account.ID(Int32(recorded.accounts.count - 1))
    }

    mutating func conversation(_ conversation: Conversation) throws(ImportError) -> Conversation.ID {
        recorded.conversations.append(conversation)
        return Conversation.ID(Int32(recorded.conversations.count - 1))
    }

    mutating func append(_ event: Event) throws(ImportError) {
        recorded.events.append(event)
    }

    mutating func tally(_ outcome: RecordOutcome, _ count: Int, in exhibit: Int32) {
        recorded.tallies[exhibit, default: [:]][outcome, default: 0] += count
    }

    mutating func report(_ diagnostic: Diagnostic) {
        recorded.diagnostics.append(diagnostic)
    }
}

/// The importer did not claim what a test handed it.
struct NotClaimed: Error {}

/// Lets an importer claim files held in memory and read every unit of its claim.
func read(
    _ importer: some Importer,
    files: [(path: String, bytes: [UInt8])],
    settings: ImportSettings = ImportSettings()
) throws -> RecordedTimeline {
    let evidence = EvidenceSet(files: files)
    guard let claim = importer.claim(in: Survey(of: evidence)) else { throw NotClaimed() }
    var sink = RecordingSink()
    for unit in claim.units {
        try importer.read(unit, of: evidence, settings: settings, into: &sink)
    }
    return sink.recorded
}
