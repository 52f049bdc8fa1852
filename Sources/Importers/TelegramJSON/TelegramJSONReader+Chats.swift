// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// A chat whose messages are being read.
struct TelegramThread {
    var chat: TelegramChat
    var id: Conversation.ID
    /// Pointer of the list of messages.
    var container: String
    var partner: Account.ID?
    /// Which users wrote beside the partner; the owner, where that is one account only.
    var others: Set<Account.ID> = []
    /// The last other that was noted, so that the set is asked seldom.
    var lastOther: Account.ID?
    /// Records of the partner, and of anybody else.
    var ofPartner = 0
    var ofOthers = 0
    /// Members of records that the format was not known to have.
    var unknownMembers = 0
    /// Answers to messages of other chats.
    var repliesElsewhere = 0

    /// Whether one of two people never speaks: deleted, left out, or silent.
    ///
    /// A line or two need no answer.
    var isOneSided: Bool {
        chat.type == "personal_chat" && min(ofPartner, ofOthers) == 0 && max(ofPartner, ofOthers) > 2
    }
}

extension TelegramJSONReader {
    /// Reads one chat of an account export; after damage that ends its list of messages, goes on with the next chat.
    mutating func readListedChat(
        _ walk: inout TelegramJSONWalk, at pointer: JSONPointer, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let before = walk.cursor
        do throws(ImportError) {
            try readChat(&walk, at: pointer, in: bytes, into: &sink)
        } catch {
            guard case .malformed = error.reason, let damage = error.provenance,
                let next = TelegramChatSearch.nextChat(
                    after: min(damage.bytes.lowerBound, walk.cursor.offset + 1), in: bytes)
            else { throw error }
            sink.report(
                Diagnostic(
                    .loss, "json-damaged", at: place(min(damage.bytes.lowerBound, next)..<next),
                    detail: ["bytes": max(0, next - damage.bytes.lowerBound)]))
            walk.cursor = before
            walk.cursor.resume(atElement: next)
        }
    }

    /// Reads the chat at the walk's place.
    mutating func readChat(
        _ walk: inout TelegramJSONWalk, at pointer: JSONPointer, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = TelegramChat(at: walk.cursor, in: bytes)
        // A file of one chat may be a rewritten part; it is looked through at most once.
        let isAlone = pointer.description.isEmpty
        let partnerID =
            isAlone ? TelegramPartnerSearch.partner(of: chat, at: walk.cursor, in: bytes) : chat.partnerID
        let partner: Account.ID? =
            if let id = partnerID { try accounts.account(id: id, name: chat.name, into: &sink) } else { nil }
        if accounts.owner == nil, let id = chat.selfID, let own = try accounts.account(id: id, name: nil, into: &sink) {
            try accounts.markOwner(own, into: &sink)
        }
        let members = chat.kind == .direct ? [partner, accounts.owner].compactMap(\.self) : []
        let conversation = try sink.conversation(
            Conversation(
                platform: .telegram, kind: chat.kind, title: chat.name, nativeID: chat.nativeID, members: members))
        var thread = TelegramThread(
            chat: chat, id: conversation, container: pointer.member("messages").description, partner: partner)
        do throws(ImportError) {
            try readMembers(&walk, of: &thread, in: bytes, into: &sink)
        } catch {
            try inferOwner(from: thread, into: &sink)
            throw error
        }
        try inferOwner(from: thread, into: &sink)
    }

    private mutating func readMembers(
        _ walk: inout TelegramJSONWalk, of thread: inout TelegramThread, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            let isMessages = key.equals("messages", in: bytes)
            let kind = try walk.kind(in: bytes)
            guard isMessages, kind == .array else {
                let value = try walk.skipValue(in: bytes)
                if isMessages || kind == .array && bytes.beginsListOfObjects(at: value.lowerBound) {
                    // Messages in a form or under a name that no version is known to write.
                    sink.tally(.seen, in: exhibit)
                    sink.tally(.unknown, in: exhibit)
                    sink.report(Diagnostic(.loss, "unknown-list", at: place(value)))
                }
                continue
            }
            let start = walk.cursor.offset
            try readMessages(&walk, of: &thread, in: bytes, into: &sink)
            if thread.unknownMembers > 0 {
                sink.report(
                    Diagnostic(
                        .note, "unknown-member", at: place(start..<walk.cursor.offset),
                        detail: ["count": thread.unknownMembers]))
            }
            if thread.isOneSided {
                sink.report(Diagnostic(.note, "one-side-only", at: place(start..<walk.cursor.offset)))
            }
            if thread.repliesElsewhere > 0 {
                sink.report(
                    Diagnostic(
                        .note, "reply-to-other-chat", at: place(start..<walk.cursor.offset),
                        detail: ["count": thread.repliesElsewhere]))
            }
        }
    }

    /// In a chat of two, whoever wrote and is not the partner is the owner, if that is one account.
    private mutating func inferOwner(
        from thread: TelegramThread, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard accounts.owner == nil, thread.partner != nil, thread.others.count == 1, let owner = thread.others.first
        else { return }
        try accounts.markOwner(owner, into: &sink)
    }

    private mutating func readMessages(
        _ walk: inout TelegramJSONWalk, of thread: inout TelegramThread, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try walk.enterArray(in: bytes)
        var index = 0
        while try walk.nextElement(in: bytes) {
            let before = walk.cursor
            seen += 1
            let record: TelegramRecord
            var tree: JSONElement?
            do throws(FormatError) {
                record = try TelegramRecord(taking: &walk.cursor, in: bytes)
                if record.isRich {
                    walk.cursor = before
                    tree = try walk.cursor.element(in: bytes)
                }
            } catch {
                sink.tally(.unknown, in: exhibit)
                walk.cursor = before
                guard let lost = walk.cursor.passElement(beginningWith: ["id"], before: "messages", in: bytes)
                else { throw walk.fault(error, in: bytes) }
                sink.report(
                    Diagnostic(
                        .loss, "json-damaged",
                        at: place(lost, .item(of: thread.container, at: index)),
                        detail: ["bytes": lost.count, "offset": error.offset]))
                index += 1
                continue
            }
            let place = place(record.bytes, .item(of: thread.container, at: index))
            try append(record, tree, of: &thread, at: place, in: bytes, into: &sink)
            index += 1
        }
    }
}

/// Finds chats behind damage.
enum TelegramChatSearch {
    /// The next object that begins as a chat does and has messages.
    static func nextChat(after offset: Int, in bytes: Span<UInt8>) -> Int? {
        for index in max(0, offset)..<max(0, offset, bytes.count)
        where bytes[index] == UInt8(ascii: "{") && isChat(at: index, in: bytes) {
            return index
        }
        return nil
    }

    /// A chat has a few plain members in front of its messages; a trial ends at the first list or object.
    private static func isChat(at start: Int, in bytes: Span<UInt8>) -> Bool {
        var cursor = JSONCursor(at: start, tolerance: .hexEscapes, maximumDepth: 2)
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            var members = 0
            while members < 8, let key = try cursor.nextKey(in: bytes) {
                let kind = try cursor.kind(in: bytes)
                if kind == .array { return members > 0 && key.equals("messages", in: bytes) }
                if kind == .object { return false }
                try cursor.skipValue(in: bytes)
                members += 1
            }
        } catch { return false }
        return false
    }
}
