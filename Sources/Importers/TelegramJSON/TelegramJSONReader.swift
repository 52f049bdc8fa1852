// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Walks one `result.json`.
struct TelegramJSONReader {
    let exhibit: Int32
    let files: TelegramJSONFolder
    var accounts = TelegramAccounts()
    /// The way back to the bytes of a file that had to be converted.
    private var origin: DecodedText?
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
            if let text = TelegramJSONShape.utf16(bytes) {
                origin = text
                try text.withUTF8(of: bytes) { (converted) throws(ImportError) in
                    try readAll(converted, into: &sink)
                }
            } else {
                try readAll(bytes, into: &sink)
            }
        } catch {
            flushTallies(into: &sink)
            // Until here, places are those of the text that was read.
            throw ImportError(error.reason, at: error.provenance.map { place($0.bytes, $0.locator) })
        }
        flushTallies(into: &sink)
    }

    /// Reads one export, or several that were written one behind the other.
    private mutating func readAll(
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let start = TelegramJSONShape.beginning(in: bytes)
        if start.leading.count > 0 {
            sink.report(
                Diagnostic(
                    .loss, "json-leading-bytes", at: place(start.leading), detail: ["bytes": start.leading.count]))
        }
        var walk = TelegramJSONWalk(in: bytes, exhibit: exhibit)
        if start.offset > 0 { walk.begin(at: start.offset) }
        guard try walk.kind(in: bytes) == .object else { throw ImportError(.notThisFormat) }
        var first: Range<Int>?
        var repairs = 0
        while true {
            let root = walk.cursor.offset
            do throws(ImportError) {
                try readRoot(&walk, in: bytes, into: &sink)
                tellDamage(of: &walk, into: &sink)
            } catch {
                tellDamage(of: &walk, into: &sink)
                // Another export may stand behind one that was cut off; a text that was cut swallows its first bytes.
                guard case .malformed = error.reason, let damage = error.provenance,
                    let next = TelegramChatSearch.nextChat(
                        after: min(damage.bytes.lowerBound, walk.cursor.offset) + 1, in: bytes)
                else { throw error }
                let lost = min(damage.bytes.lowerBound, next)..<next
                sink.report(Diagnostic(.loss, "json-damaged", at: place(lost), detail: ["bytes": lost.count]))
                repairs += walk.cursor.repairs
                begin(&walk, at: next, into: &sink)
                continue
            }
            first = first ?? root..<walk.cursor.offset
            guard let next = nextRoot(&walk, after: first ?? 0..<0, isList: start.isList, in: bytes, into: &sink)
            else { break }
            repairs += walk.cursor.repairs
            begin(&walk, at: next, into: &sink)
        }
        repairs += walk.cursor.repairs
        if repairs > 0 {
            sink.report(Diagnostic(.note, "text-repaired", at: place(0..<bytes.count), detail: ["places": repairs]))
        }
    }

    private func tellDamage(of walk: inout TelegramJSONWalk, into sink: inout some TimelineSink & ~Copyable) {
        walk.tellDamage(into: &sink) { place($0.bytes, $0.locator) }
    }

    /// Goes on with another export, which may tell the same chats again.
    private mutating func begin(
        _ walk: inout TelegramJSONWalk, at next: Int, into sink: inout some TimelineSink & ~Copyable
    ) {
        walk.begin(at: next)
        sink.beginExport()
        accounts = TelegramAccounts()
    }

    private mutating func readRoot(
        _ walk: inout TelegramJSONWalk, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if try isChat(walk, in: bytes) {
            try readChat(&walk, at: JSONPointer(), in: bytes, into: &sink)
        } else {
            try readAccountExport(&walk, in: bytes, into: &sink)
        }
    }

    /// Where the next export of the file begins; copies of the first one are passed over.
    private func nextRoot(
        _ walk: inout TelegramJSONWalk, after first: Range<Int>, isList: Bool, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) -> Int? {
        var offset = walk.cursor.offset
        while true {
            while offset < bytes.count, TelegramJSONShape.isBetweenExports(bytes[offset], isList: isList) {
                offset += 1
            }
            guard offset < bytes.count else { return nil }
            let copy = offset..<min(bytes.count, offset + first.count)
            if copy.count == first.count, bytes.areEqual(copy, first) {
                sink.report(
                    Diagnostic(.note, "json-repeated-export", at: place(copy), detail: ["bytes": copy.count]))
                offset = copy.upperBound
                continue
            }
            let head = bytes.extracting(offset..<min(bytes.count, offset + 65_536))
            if bytes[offset] == UInt8(ascii: "{"),
                TelegramJSONShape(head: head.withUnsafeBufferPointer { Array($0) }) != nil
            {
                return offset
            }
            let rest = offset..<bytes.count
            sink.report(Diagnostic(.loss, "json-trailing-bytes", at: place(rest), detail: ["bytes": rest.count]))
            return nil
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
            let isFilled = kind == .object || kind == .array
            if isFilled, Self.accountLists.contains(key.text(in: bytes)) { return false }
            try walk.skipValue(in: bytes)
        }
        return false
    }

    private static let accountLists: Set<String> = [
        "personal_information", "chats", "left_chats", "contacts", "frequent_contacts", "sessions", "web_sessions",
        "profile_pictures", "stories", "other_data",
    ]

    /// Counts a list under a name, or in a form, that no version is known to write.
    private func refuse(list: Range<Int>, into sink: inout some TimelineSink & ~Copyable) {
        sink.tally(.seen, in: exhibit)
        sink.tally(.unknown, in: exhibit)
        sink.report(Diagnostic(.loss, "unknown-list", at: place(list)))
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
            case "other_data" where try walk.kind(in: bytes) == .object:
                try readOtherData(&walk, in: bytes, into: &sink)
            case "about": try walk.skipValue(in: bytes)
            default:
                let value = try walk.skipValue(in: bytes)
                if bytes.beginsListOfObjects(at: value.lowerBound) {
                    refuse(list: value, into: &sink)
                    continue
                }
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
                    let value = try walk.skipValue(in: bytes)
                    if bytes.beginsFilled(at: value.lowerBound) { refuse(list: value, into: &sink) }
                }
            }
        case .null: try walk.skipValue(in: bytes)
        default: refuse(list: try walk.skipValue(in: bytes), into: &sink)
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
                let place = place(element.bytes, .item(of: pointer.description, at: index))
                try append(element, ofList: pointer.description, at: place, into: &sink)
            }
            index += 1
        }
    }

    func place(_ bytes: Range<Int>, _ locator: Provenance.Locator = .whole) -> Provenance {
        guard let origin else { return Provenance(exhibit: exhibit, bytes: bytes, locator: locator) }
        let start = origin.originalOffset(of: bytes.lowerBound)
        let end = max(start, origin.originalOffset(of: bytes.upperBound))
        return Provenance(exhibit: exhibit, bytes: start..<end, locator: locator)
    }

    mutating func flushTallies(into sink: inout some TimelineSink & ~Copyable) {
        if seen > 0 { sink.tally(.seen, seen, in: exhibit) }
        if parsed > 0 { sink.tally(.parsed, parsed, in: exhibit) }
        seen = 0
        parsed = 0
    }
}
