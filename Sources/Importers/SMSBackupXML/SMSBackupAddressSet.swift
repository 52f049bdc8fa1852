// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Addresses of one message, among which a number is found in its national and in its international form.
struct SMSBackupAddressSet {
    private var keys: Set<String> = []
    /// Last seven digits of numbers without and with a country's number: Android's own rule for equal numbers.
    private var endings: (national: Set<Substring>, international: Set<Substring>) = ([], [])

    init(_ addresses: [SMSBackupAddress] = []) {
        for address in addresses { insert(address) }
    }

    mutating func insert(_ address: SMSBackupAddress) {
        keys.insert(address.key)
        guard address.identifier.kind == .phone else { return }
        if address.key.first == "+" {
            endings.international.insert(address.key.suffix(7))
        } else {
            endings.national.insert(address.key.suffix(7))
        }
    }

    func contains(_ address: SMSBackupAddress) -> Bool {
        if keys.contains(address.key) { return true }
        guard address.identifier.kind == .phone else { return false }
        // Two numbers in the same form are written out in full: they have to be equal.
        let others = address.key.first == "+" ? endings.national : endings.international
        return others.contains(address.key.suffix(7))
    }
}
