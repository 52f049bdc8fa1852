// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// One row of a list of people.
struct SnapchatFriend {
    var username: String
    var name: String?
    /// When the link between the two accounts was made.
    var created: Timestamp?
    /// When it last changed: the time of a removal, of a block, of a request that was ignored.
    var modified: Timestamp?
}

/// Turns the lists of people into steps of friendship.
struct SnapchatFriends {
    private var ledger = MetaContactLedger()

    /// What a list means; nil for one that is not known.
    enum List: String {
        case friends, sent = "friend requests sent", pending = "pending requests", blocked = "blocked users"
        case deleted = "deleted friends", hidden = "hidden friend suggestions", ignored = "ignored snapchatters"
        case shortcuts
    }

    /// Takes a row; several events where the list proves several.
    ///
    /// - Parameter name: the list's name as it is written.
    mutating func take(
        _ friend: SnapchatFriend, ofList name: String, accounts: inout ExportAccounts, at place: Provenance,
        in file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let owner = try accounts.owner(into: &sink)
        guard let list = List(rawValue: name.lowercased()), list != .shortcuts else {
            // A shortcut is a set of people; a list that is not known may be of anything.
            if name.lowercased() != List.shortcuts.rawValue { file.remark(.warning, "unknown-list", at: place) }
            let change = AccountChange(field: SnapchatEntry.field(name), to: friend.username)
            try sink.append(
                Event(
                    .accountChange(change), at: friend.created ?? friend.modified, by: owner, in: nil, from: place))
            file.parse()
            return
        }
        guard let other = try accounts.account(.username, friend.username, name: friend.name, into: &sink) else {
            file.skip(.skipped(reason: "contact-without-content"))
            return
        }
        let (created, modified) = (friend.created, friend.modified)
        /// The later of the two times is a second one only where it differs.
        func second(_ time: Timestamp?, beside first: Timestamp?) -> Timestamp? {
            time?.microseconds == first?.microseconds ? nil : time
        }
        func contact(
            _ step: ContactChange.Step, _ direction: ContactChange.Direction, _ actor: Account.ID?,
            _ time: Timestamp?, _ otherTime: Timestamp? = nil
        ) -> Event {
            Event(
                .contact(ContactChange(step: step, other: other, direction: direction)), at: time,
                otherTime: otherTime, by: actor, in: nil, from: place)
        }
        var events: [Event] = []
        switch list {
        case .friends:
            events = [contact(.accepted, .unknown, nil, created, second(modified, beside: created))]
        case .sent:
            events = [contact(.requested, .outgoing, owner, created, second(modified, beside: created))]
        case .pending:
            events = [contact(.requested, .incoming, other, created, second(modified, beside: created))]
        case .deleted:
            // The one list that also tells when a friendship that is over had begun.
            events = [
                contact(.accepted, .unknown, nil, created), contact(.removed, .outgoing, owner, modified),
            ]
        case .ignored:
            events = [
                contact(.declined, .incoming, owner, modified ?? created, second(created, beside: modified ?? created))
            ]
        case .hidden:
            events = [contact(.suggested, .unknown, nil, created, second(modified, beside: created))]
        case .blocked:
            events = [
                Event(
                    .safety(SafetyAction(step: .blocked, other: other)), at: modified ?? created,
                    otherTime: second(created, beside: modified ?? created), by: owner, in: nil, from: place)
            ]
        case .shortcuts: break
        }
        var isNew = false
        for event in events where ledger.take(event, name: Identifier(.username, friend.username).normalized) {
            isNew = true
        }
        if isNew { file.parse() } else { file.skip(.skipped(reason: "duplicate-request")) }
    }

    /// Pushes what was taken, in the order of the source.
    mutating func push(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let taken = ledger
        ledger = MetaContactLedger()
        try taken.push(into: &sink)
    }
}
