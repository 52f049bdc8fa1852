// SPDX-License-Identifier: Apache-2.0

/// Who takes part in a multimedia message.
struct SMSBackupRoute {
    /// Whether it came in; otherwise it was written on this telephone.
    let isReceived: Bool
    /// The sender of a received message, where it is told.
    let from: SMSBackupAddress?
    /// Everybody but the owner.
    let others: [SMSBackupAddress]
    /// What stands where the telephone's own number stands.
    let own: SMSBackupAddress?

    /// Reads the list of the record's own element, which the app fills with the others, and the protocol's addresses.
    init(_ record: SMSBackupRecord, isOwn: (SMSBackupAddress) -> Bool) {
        func addresses(_ roles: Int...) -> [SMSBackupAddress] {
            record.addresses.filter { roles.contains($0.role) }.compactMap { SMSBackupAddress($0.address) }
        }
        typealias Role = SMSBackupRecord.Address
        isReceived = record.type == 1
        let listed = SMSBackupAddress.list(record.address)
        let sender = addresses(Role.from).first
        let receivers = addresses(Role.to, Role.cc, Role.bcc)
        if isReceived {
            // The thread's own spelling of a number goes before that of the protocol.
            let from = sender.map { sender in
                listed.first { SMSBackupAddressSet([$0]).contains(sender) } ?? sender
            }
            self.from = from ?? (listed.count == 1 ? listed.first : nil)
            let known = SMSBackupAddressSet(listed + [from].compactMap(\.self))
            let unlisted = receivers.filter { !known.contains($0) }
            // Some telephones list their own number among those of a group.
            own =
                unlisted.count == 1
                ? unlisted.first : unlisted.first(where: isOwn) ?? (receivers + listed).first(where: isOwn)
            // A list of one beside several receivers is the sender of a group's message.
            let hidden = listed.count < 2 && unlisted.count > 1 ? unlisted : []
            others = Self.distinct([from].compactMap(\.self) + listed + hidden, without: own)
        } else {
            from = nil
            own = sender ?? listed.first(where: isOwn)
            others = Self.distinct(listed + receivers, without: own)
        }
    }

    private static func distinct(_ addresses: [SMSBackupAddress], without own: SMSBackupAddress?) -> [SMSBackupAddress]
    {
        let own = SMSBackupAddressSet([own].compactMap(\.self))
        var seen = SMSBackupAddressSet()
        return addresses.filter { address in
            if own.contains(address) || seen.contains(address) { return false }
            seen.insert(address)
            return true
        }
    }
}
