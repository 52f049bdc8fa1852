// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Finds the partner of a chat of two whose own number no sender bears.
///
/// The number of such a chat is its partner's. Programs that rewrite exports, and people who hand a part of one on, put
/// another in its place: then the partner is whichever of the two senders bears the chat's name, and the number is nobody's.
enum TelegramPartnerSearch {
    /// The id of the partner: the chat's own, unless two other users write; nil where nothing tells.
    static func partner(of chat: TelegramChat, at cursor: JSONCursor, in bytes: Span<UInt8>) -> String? {
        guard chat.type == "personal_chat", let id = chat.partnerID, let number = chat.number,
            !holdsTwice(Array(number.utf8), from: cursor.offset, in: bytes),
            let senders = senders(at: cursor, in: bytes), senders.count == 2, senders[id] == nil
        else { return chat.partnerID }
        guard let name = chat.name, !name.isEmpty else { return nil }
        // Whole names decide, else the first words of one: contacts may be called by less than their name.
        for isWhole in [true, false] {
            let bearers = senders.filter { sender in
                sender.value.contains { $0 == name || !isWhole && $0.hasPrefix(name + " ") }
            }
            if !bearers.isEmpty { return bearers.count == 1 ? bearers.first?.key : nil }
        }
        return nil
    }

    /// Whether digits stand twice: in the chat's own number, and as a sender's.
    private static func holdsTwice(_ digits: [UInt8], from start: Int, in bytes: Span<UInt8>) -> Bool {
        guard let first = digits.first else { return true }
        var place = start
        var count = 0
        while count < 2 {
            place = bytes.firstIndex(of: first, from: place)
            guard place <= bytes.count - digits.count else { return false }
            if digits.indices.allSatisfy({ bytes[place + $0] == digits[$0] }) { count += 1 }
            place += 1
        }
        return true
    }

    /// The users who wrote, by id, with their names; nil where there are more than two, or somebody without an id.
    private static func senders(at start: JSONCursor, in bytes: Span<UInt8>) -> [String: Set<String>]? {
        var cursor = start
        var senders: [String: Set<String>] = [:]
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                guard key.equals("messages", in: bytes), try cursor.kind(in: bytes) == .array else {
                    try cursor.passValue(in: bytes)
                    continue
                }
                try cursor.enterArray(in: bytes)
                while try cursor.nextElement(in: bytes) {
                    let record = try TelegramRecord(taking: &cursor, in: bytes)
                    guard record.kind == .message else { continue }
                    guard let literal = record.senderID.map({ TelegramAccounts.text(of: $0, in: bytes) }),
                        let id = TelegramAccounts.platformID(literal), id.hasPrefix("user")
                    else { return nil }
                    senders[id, default: []].insert(record.sender?.text(in: bytes) ?? "")
                    if senders.count > 2 { return nil }
                }
            }
        } catch { return nil }
        return senders
    }
}
