// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// The accounts and threads of one telephone, found again by what records say of them.
struct SMSBackupParties {
    /// A conversation of this unit.
    struct Thread {
        var id: Conversation.ID
        /// The other end, if it is one.
        var peer: Account.ID?
        /// Its number in this unit, which stands for it in comparisons.
        var number: UInt64
    }

    private struct Key: Hashable {
        var address: String
        var contact: String?
    }

    private var ownerID: Account.ID?
    private var threads: [String: Thread] = [:]
    private var direct: [Key: Thread] = [:]
    /// Numbers that stood where the telephone's own number stands: how often as sender of a sent message, and as the
    /// one receiver of a received one that is not in the list of the others.
    private var ownCandidates: [String: (literal: String, sent: Int, received: Int)] = [:]
    private var peerKeys: Set<String> = []
    /// The forms of one number.
    let numbers: SMSBackupNumbers

    init(_ numbers: SMSBackupNumbers = SMSBackupNumbers()) {
        self.numbers = numbers
    }

    /// The owner, whom the files do not name.
    mutating func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        if let ownerID { return ownerID }
        let id = try sink.account(platform: .sms, [], isOwner: true)
        ownerID = id
        return id
    }

    /// The account behind an address, with the name of the telephone's address book.
    mutating func account(
        _ address: SMSBackupAddress, contact: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID {
        peerKeys.insert(address.key)
        var identifiers = [address.identifier] + numbers.otherForms(of: address)
        // Without a number, the address is a name already: a second one would join all services that share it.
        if let contact, address.identifier.kind != .displayName {
            identifiers.append(Identifier(.displayName, contact))
        }
        return try sink.account(platform: .sms, identifiers, isOwner: false)
    }

    /// The thread with one other end; nil is what is left of a record without address.
    mutating func thread(
        with address: String?, contact: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Thread {
        let key = Key(address: address ?? "", contact: contact)
        if let known = direct[key] { return known }
        let parties = SMSBackupAddress.list(address)
        let thread = try thread(among: parties, contact: contact, into: &sink)
        direct[key] = thread
        return thread
    }

    /// The thread among several others.
    mutating func thread(
        among others: [SMSBackupAddress], contact: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Thread {
        let name = others.count == 1 ? contact : nil
        var members: [Account.ID] = []
        for other in others { members.append(try account(other, contact: name, into: &sink)) }
        let peer = others.count == 1 ? members.first : nil
        let key = others.map(\.key).sorted().joined(separator: "~")
        if var known = threads[key] {
            known.peer = peer
            return known
        }
        members.append(try owner(into: &sink))
        let kind: Conversation.Kind = others.isEmpty ? .unknown : others.count == 1 ? .direct : .group
        let id = try sink.conversation(
            Conversation(
                platform: .sms, kind: kind, title: others.isEmpty ? nil : contact,
                nativeID: others.isEmpty ? nil : key, members: members))
        let thread = Thread(id: id, peer: peer, number: UInt64(threads.count))
        threads[key] = thread
        return thread
    }

    /// Remembers that an address stood where the telephone's own number stands.
    mutating func noteOwn(_ address: SMSBackupAddress, wasSent: Bool) {
        guard address.identifier.kind == .phone else { return }
        var candidate = ownCandidates[address.key] ?? (address.literal, 0, 0)
        if wasSent { candidate.sent += 1 } else { candidate.received += 1 }
        ownCandidates[address.key] = candidate
    }

    /// Whether an address was the sender of messages that this telephone sent.
    func isOwn(_ address: SMSBackupAddress) -> Bool {
        (ownCandidates[address.key]?.sent ?? 0) > 0 || numbers.isOwn(address)
    }

    /// States the telephone's own numbers, once everything was read.
    ///
    /// A number to which the telephone also wrote, or from which it was written to, is not its own.
    mutating func stateOwnNumbers(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let free = ownCandidates.filter { !peerKeys.contains($0.key) }
        for (_, candidate) in free.sorted(by: { $0.key < $1.key })
        where candidate.sent > 0 || free.count == 1 {
            let forms = SMSBackupAddress(candidate.literal).map(numbers.otherForms) ?? []
            _ = try sink.account(platform: .sms, [Identifier(.phone, candidate.literal)] + forms, isOwner: true)
        }
    }
}
