// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What an owner's contact lists say about each other person.
struct ContactLedger {
    /// One other person.
    struct Person {
        var approached: TimelineEntry?
        /// The entry in the list of those the owner follows.
        var following: TimelineEntry?
        var isRequested = false
        var isCertain = false
        var accepted: TimelineEntry?
        var isAccepted = false
        /// Whether the export says whose request was accepted.
        var isAcceptanceOwn = false
        var isDeclined = false
        var isClosed = false
        var hasAsked = false
        var hasFollowed = false

        /// Whether a request went to them.
        var isAsked: Bool { isRequested || isAcceptanceOwn }
    }

    private(set) var people: [Account.ID: Person] = [:]
    /// Whether the export lists who follows the owner, so that following back can be seen.
    private(set) var showsFollowers = false

    mutating func take(_ change: ContactChange, _ entry: TimelineEntry) {
        var person = people[change.other] ?? Person()
        switch (change.step, change.direction) {
        case (.requested, .outgoing):
            person.isCertain = true
            person.isRequested = true
            if person.approached?.time == nil { person.approached = entry }
        case (.followed, .outgoing):
            person.isCertain = true
            if person.following?.time == nil { person.following = entry }
        case (.requested, .incoming): person.hasAsked = true
        case (.followed, .incoming):
            showsFollowers = true
            person.hasFollowed = true
            // Who follows first was not approached; who follows back answers.
            if let time = entry.time, let own = (person.approached ?? person.following)?.time, own > time {
                person.hasAsked = true
            } else if person.accepted?.time == nil {
                person.accepted = entry
            }
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

    /// Joins what two lists say of a person, once all are read.
    ///
    /// A request that stands in the list of those followed was accepted then; whoever is only followed has accepted
    /// when they follow back.
    mutating func settle() {
        for (account, person) in people {
            var person = person
            let reciprocal = person.accepted
            if person.isRequested, let following = person.following {
                person.isAccepted = true
                person.accepted = following
            } else if !person.isRequested, let following = person.following {
                person.approached = following
                let isBack = following.time.flatMap { own in reciprocal?.time.map { $0 >= own } } ?? false
                person.isAccepted = person.isAccepted || person.hasFollowed && isBack
                if !person.isAccepted { person.accepted = nil }
            } else if !person.isAccepted {
                person.accepted = nil
            }
            people[account] = person
        }
    }

    /// People whom the owner certainly approached.
    var certain: [Account.ID] {
        people.filter { $0.value.isCertain || $0.value.isAcceptanceOwn }.keys.sorted()
    }

    /// Of these, the ones of whom the export would show that they accepted.
    var answerable: [Account.ID] {
        certain.filter { account in
            guard let person = people[account] else { return false }
            return person.isRequested || person.isAccepted || showsFollowers
        }
    }

    /// Contacts of whom the export does not say who asked.
    var undirected: [Account.ID] {
        people.filter {
            $0.value.isAccepted && !$0.value.isCertain && !$0.value.isAcceptanceOwn && !$0.value.hasAsked
        }.keys.sorted()
    }
}
