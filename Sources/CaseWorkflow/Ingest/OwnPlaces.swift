// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Hands on what an importer says of files that it was lent as UTF-8, with the places in the files' own bytes.
struct OwnPlaces: TimelineSink {
    /// Where everything goes.
    private(set) var sink: UnitSink
    private let texts: [Int32: DecodedText]

    init(_ sink: UnitSink, texts: [Int32: DecodedText]) {
        self.sink = sink
        self.texts = texts
    }

    /// The place in the file of a place in the UTF-8.
    func own(_ place: Provenance) -> Provenance {
        guard let text = texts[place.exhibit] else { return place }
        // Some name a whole file by its own size.
        if place.locator == .whole, place.bytes == 0..<text.originalOffset(of: .max) { return place }
        let start = text.originalOffset(of: place.bytes.lowerBound)
        return Provenance(
            exhibit: place.exhibit, bytes: start..<max(start, text.originalOffset(of: place.bytes.upperBound)),
            locator: place.locator)
    }

    mutating func account(
        platform: Platform, _ identifiers: [Identifier], isOwner: Bool
    ) throws(ImportError) -> Account.ID {
        try sink.account(platform: platform, identifiers, isOwner: isOwner)
    }

    mutating func conversation(_ conversation: Conversation) throws(ImportError) -> Conversation.ID {
        try sink.conversation(conversation)
    }

    mutating func append(_ event: Event) throws(ImportError) {
        var event = event
        event.provenance = own(event.provenance)
        event.alsoFrom = event.alsoFrom.map(own)
        try sink.append(event)
    }

    mutating func append(_ message: PlainMessage, text: Span<UInt8>, literal: Span<UInt8>) throws(ImportError) {
        var message = message
        message.provenance = own(message.provenance)
        try sink.append(message, text: text, literal: literal)
    }

    mutating func tally(_ outcome: RecordOutcome, _ count: Int, in exhibit: Int32) {
        sink.tally(outcome, count, in: exhibit)
    }

    mutating func beginExport() { sink.beginExport() }

    mutating func beginTalk() { sink.beginTalk() }

    mutating func report(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        diagnostic.provenance = own(diagnostic.provenance)
        sink.report(diagnostic)
    }
}
