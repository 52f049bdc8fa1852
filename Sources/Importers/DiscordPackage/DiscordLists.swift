// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// Collects what the profiles of one owner's packages list: what two packages tell is one event that cites both.
///
/// Older packages do not date a relationship that newer ones date. Entries of one file are never joined.
struct DiscordLists {
    private struct Key: Hashable {
        var content: Event.Content
        var person: String
    }

    private var events: [Event] = []
    private var known: [Key: [Int]] = [:]

    /// Takes an event, or adds its place to the one that tells the same.
    mutating func take(_ event: Event, about person: String) {
        let key = Key(content: event.content, person: person)
        for index in known[key] ?? [] {
            let told = events[index]
            let places = [told.provenance] + told.alsoFrom
            guard places.allSatisfy({ $0.exhibit != event.provenance.exhibit }),
                told.time == nil || event.time == nil || told.time?.microseconds == event.time?.microseconds
            else { continue }
            if told.time == nil, event.time != nil {
                events[index] = event
                events[index].alsoFrom = places
            } else {
                events[index].alsoFrom.append(event.provenance)
            }
            return
        }
        known[key, default: []].append(events.count)
        events.append(event)
    }

    /// Pushes the events, in the order of the source, and forgets them.
    mutating func push(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        for event in events { try sink.append(event) }
        (events, known) = ([], [:])
    }
}
