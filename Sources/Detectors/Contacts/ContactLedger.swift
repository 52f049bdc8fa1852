// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What an owner's contact lists say about each other person.
struct ContactLedger {
    /// One other person.
    struct Person {
        var approached: TimelineEntry?
        var isRequested = false
        var isCertain = false
        var accepted: TimelineEntry?
        var isAccepted = false
        /// Whether the export says whose request was accepted.
        var isAcceptanceOwn = false
        var isDeclined = false
        var isClosed = false
        var hasAsked = false
    }

    private(set) var people: [Account.ID: Person] = [:]

    mutating func take(_ change: ContactChange, _ entry: TimelineEntry) {
        var person = people[change.other] ?? Person()
        switch (change.step, change.direction) {
        case (.requested, .outgoing), (.followed, .outgoing):
            person.isCertain = true
            person.isRequested = person.isRequested || change.step == .requested
            if person.approached?.time == nil { person.approached = entry }
        case (.requested, .incoming): person.hasAsked = true
        case (.accepted, .outgoing), (.accepted, .unknown):
            person.isAccepted = true
            person.isAcceptanceOwn = person.isAcceptanceOwn || change.direction == .outgoing
            if person.accepted?.time == nil { person.accepted = entry }
        case (.declined, .outgoing): person.isDeclined = true
        case (.withdrawn, .outgoing), (.removed, _): person.isClosed = true
        default: return
        }
        people[change.other] = person
    }

    /// People whom the owner certainly approached.
    var certain: [Account.ID] {
        people.filter { $0.value.isCertain || $0.value.isAcceptanceOwn }.keys.sorted()
    }

    /// Contacts of whom the export does not say who asked.
    var undirected: [Account.ID] {
        people.filter {
            $0.value.isAccepted && !$0.value.isCertain && !$0.value.isAcceptanceOwn && !$0.value.hasAsked
        }.keys.sorted()
    }
}
