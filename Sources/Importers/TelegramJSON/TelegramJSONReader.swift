// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Walks one `result.json`.
struct TelegramJSONReader {
    let exhibit: Int32
    let files: TelegramJSONFolder
    var accounts = TelegramAccounts()
    /// Records met and understood since the last report to the sink.
    var seen = 0
    var parsed = 0

    init(exhibit: Int32, files: TelegramJSONFolder) {
        self.exhibit = exhibit
        self.files = files
    }

    /// Reads the file from its first to its last byte.
    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        do throws(ImportError) {
            try readAll(bytes, into: &sink)
        } catch {
            flushTallies(into: &sink)
            throw error
        }
        flushTallies(into: &sink)
    }

    private mutating func readAll(
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var walk = TelegramJSONWalk(in: bytes, exhibit: exhibit)
        guard try walk.kind(in: bytes) == .object else { throw ImportError(.notThisFormat) }
        if try isChat(walk, in: bytes) {
            try readChat(&walk, at: JSONPointer(), in: bytes, into: &sink)
        } else {
            try readAccountExport(&walk, in: bytes, into: &sink)
        }
        if let rest = walk.cursor.trailingBytes(in: bytes) {
            sink.report(Diagnostic(.loss, "json-trailing-bytes", at: place(rest), detail: ["bytes": rest.count]))
        }
        if walk.cursor.repairs > 0 {
            sink.report(
                Diagnostic(.note, "text-repaired", at: place(0..<bytes.count), detail: ["places": walk.cursor.repairs]))
        }
    }

    /// Whether the outermost object is a chat; an account export begins with `about`.
    private func isChat(_ walk: TelegramJSONWalk, in bytes: Span<UInt8>) throws(ImportError) -> Bool {
        var walk = walk
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            if key.equals("messages", in: bytes) { return true }
            if key.equals("about", in: bytes) { return false }
            let kind = try walk.kind(in: bytes)
            if kind == .object || kind == .array { return false }
            try walk.skipValue(in: bytes)
        }
        return false
    }

    private mutating func readAccountExport(
        _ walk: inout TelegramJSONWalk, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            let name = key.text(in: bytes)
            switch name {
            case "personal_information": try readOwner(&walk, in: bytes, into: &sink)
            case "chats", "left_chats":
                let start = walk.cursor.offset
                try readList(&walk, at: JSONPointer().member(name), in: bytes, into: &sink)
                if name == "left_chats" {
                    // Of left chats, the client exports the owner's own messages only.
                    sink.report(
                        Diagnostic(.note, "left-chats-own-messages-only", at: place(start..<walk.cursor.offset)))
                }
            case "contacts", "frequent_contacts", "sessions", "web_sessions", "profile_pictures", "stories":
                try readList(&walk, at: JSONPointer().member(name), in: bytes, into: &sink)
            case "about": try walk.skipValue(in: bytes)
            default:
                try walk.skipValue(in: bytes)
                sink.tally(.seen, in: exhibit)
                sink.tally(.skipped(reason: "other-account-data"), in: exhibit)
            }
        }
    }

    /// Reads a list, which stands bare or behind an `about` in an object of its own.
    private mutating func readList(
        _ walk: inout TelegramJSONWalk, at pointer: JSONPointer, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        switch try walk.kind(in: bytes) {
        case .array: try readElements(&walk, at: pointer, in: bytes, into: &sink)
        case .object:
            try walk.enterObject(in: bytes)
            while let key = try walk.nextKey(in: bytes) {
                if key.equals("list", in: bytes), try walk.kind(in: bytes) == .array {
                    try readElements(&walk, at: pointer.member("list"), in: bytes, into: &sink)
                } else {
                    try walk.skipValue(in: bytes)
                }
            }
        default: try walk.skipValue(in: bytes)
        }
    }

    private mutating func readElements(
        _ walk: inout TelegramJSONWalk, at pointer: JSONPointer, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let isChats = pointer.description.hasSuffix("chats/list") || pointer.description.hasSuffix("chats")
        try walk.enterArray(in: bytes)
        var index = 0
        while try walk.nextElement(in: bytes) {
            if isChats, try walk.kind(in: bytes) == .object {
                try readListedChat(&walk, at: pointer.element(index), in: bytes, into: &sink)
            } else {
                let element = try walk.element(in: bytes)
                let place = Provenance(
                    exhibit: exhibit, bytes: element.bytes, locator: .item(of: pointer.description, at: index))
                try append(element, ofList: pointer.description, at: place, into: &sink)
            }
            index += 1
        }
    }

    func place(_ bytes: Range<Int>) -> Provenance {
        Provenance(exhibit: exhibit, bytes: bytes, locator: .whole)
    }

    mutating func flushTallies(into sink: inout some TimelineSink & ~Copyable) {
        if seen > 0 { sink.tally(.seen, seen, in: exhibit) }
        if parsed > 0 { sink.tally(.parsed, parsed, in: exhibit) }
        seen = 0
        parsed = 0
    }
}
