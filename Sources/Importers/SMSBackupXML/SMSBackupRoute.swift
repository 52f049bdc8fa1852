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
            from = sender ?? (listed.count == 1 ? listed.first : nil)
            let known = Set((listed + [from].compactMap(\.self)).map(\.key))
            let unlisted = receivers.filter { !known.contains($0.key) }
            own = unlisted.count == 1 ? unlisted.first : unlisted.first(where: isOwn)
            // A list of one beside several receivers is the sender of a group's message.
            let hidden = listed.count < 2 && unlisted.count > 1 ? unlisted : []
            others = Self.distinct([from].compactMap(\.self) + listed + hidden, without: own)
        } else {
            from = nil
            own = sender
            others = Self.distinct(listed + receivers, without: own)
        }
    }

    private static func distinct(_ addresses: [SMSBackupAddress], without own: SMSBackupAddress?) -> [SMSBackupAddress]
    {
        var seen: Set<String> = own.map { [$0.key] } ?? []
        return addresses.filter { seen.insert($0.key).inserted }
    }
}
