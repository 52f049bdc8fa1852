// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// The telephone's own numbers, by all multimedia messages of its files, before any of them is told.
///
/// What came in names its receivers: where exactly one of them is not among those whom the record lists, it is the
/// telephone's own number. Some telephones list themselves in groups too, so that a group alone shows nothing.
struct SMSBackupOwnNumber {
    private var box = ""
    private var listed: [SMSBackupAddress] = []
    private var senders: [SMSBackupAddress] = []
    private var receivers: [SMSBackupAddress] = []
    private var isOpen = false
    /// How often a number stood where the own one stands: as receiver, as sender.
    private var candidates: [String: (received: Int, sent: Int)] = [:]
    /// Numbers of others: who wrote, and to whom alone was written.
    private var others: Set<String> = []

    /// Takes the tag that begins at a place.
    mutating func note(tagAt start: Int, in bytes: Span<UInt8>) {
        func value(_ name: StaticString) -> String? {
            SMSBackupTag.value(of: name, from: start, in: bytes).map { bytes.text(in: $0) }
        }
        if bytes.hasBytes("<addr ", at: start) {
            guard isOpen, let address = value("address").flatMap(SMSBackupAddress.init) else { return }
            switch value("type") {
            case "137": senders.append(address)
            case "151", "130", "129": receivers.append(address)
            default: break
            }
            return
        }
        close()
        if bytes.hasBytes("<mms ", at: start) {
            isOpen = true
            box = value("msg_box") ?? ""
            listed = SMSBackupAddress.list(value("address"))
        }
    }

    /// Takes the one address of a message of words or of a call.
    mutating func note(other literal: String) {
        if let address = SMSBackupAddress(literal) { others.insert(address.key) }
    }

    /// Ends the record that is open.
    mutating func close() {
        guard isOpen else { return }
        isOpen = false
        defer { (listed, senders, receivers) = ([], [], []) }
        if listed.count == 1 { others.insert(listed[0].key) }
        if box == "1" {
            for sender in senders { others.insert(sender.key) }
            let known = SMSBackupAddressSet(listed + senders)
            let unlisted = receivers.filter { $0.identifier.kind == .phone && !known.contains($0) }
            if unlisted.count == 1 { candidates[unlisted[0].key, default: (0, 0)].received += 1 }
        } else {
            for sender in senders where sender.identifier.kind == .phone {
                candidates[sender.key, default: (0, 0)].sent += 1
            }
        }
    }

    /// The comparable forms of the telephone's own numbers.
    var keys: Set<String> {
        let free = candidates.filter { !others.contains($0.key) }
        return Set(free.filter { $0.value.sent > 0 || free.count == 1 }.keys)
    }
}
