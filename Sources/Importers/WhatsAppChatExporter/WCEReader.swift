// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the chats of one file.
struct WCEReader {
    /// A chat that is being read.
    struct Talk {
        var key: String
        var name: String?
        /// From a telephone's database, or from a chat's text, whose times were the exporting computer's.
        var type = ""
        var id: Conversation.ID?
        var isGroup: Bool { key.hasSuffix("@g.us") }
        var isCalls: Bool { key == WCEPage.calls }
    }

    var remarks = Remarks()
    let files: WCEFiles
    private var accounts: [String: Account.ID] = [:]
    /// Addresses of people by the name of their chat: groups name senders by that.
    private var addresses: [String: Set<String>] = [:]
    private var names: [String: String] = [:]
    private var known: [String: SeenIDs] = [:]
    /// Conversations of pages that tell no address, by the pages' name and title.
    var pages: [String: Conversation.ID] = [:]

    init(_ companions: [Exhibit]) {
        files = WCEFiles(companions)
    }

    // MARK: The file

    /// Reads a file of chats by their addresses.
    mutating func readChats(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        noteNames(in: bytes)
        var walk = JSONWalk(in: bytes, of: file)
        try walk.enterObject(in: bytes)
        var search = WCEChatSearch()
        while true {
            let before = walk.cursor
            do throws(ImportError) {
                guard let key = try walk.nextKey(in: bytes) else { break }
                guard try walk.kind(in: bytes) == .object else {
                    let place = file.place(try walk.skipValue(in: bytes))
                    remarks.note(.warning, "member-not-understood", at: place)
                    continue
                }
                var talk = Talk(key: key.text(in: bytes))
                try readChat(&walk, &talk, bytes, file, into: &sink)
            } catch {
                // What broke a chat's end does not cost the chats behind it.
                guard case .malformed = error.reason,
                    let next = search.nextChat(after: walk.cursor.offset, in: bytes)
                else { throw error }
                walk.tellDamage(into: &sink)
                let lost = min(walk.cursor.offset, next)..<next
                sink.report(Diagnostic(.loss, "json-damaged", at: file.place(lost), detail: ["bytes": lost.count]))
                walk.cursor = before
                walk.cursor.resume(atElement: next)
            }
        }
        walk.finish(in: bytes, into: &sink)
    }

    private mutating func readChat(
        _ walk: inout JSONWalk, _ talk: inout Talk, _ bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            if key.equals("messages", in: bytes), try walk.kind(in: bytes) == .object {
                try open(&talk, into: &sink)
                try walk.enterObject(in: bytes)
                var isFirst = true
                while let row = try walk.nextKey(in: bytes) {
                    let list = JSONList(
                        container: "/\(talk.key)/messages", firstKeys: ["from_me"], boundary: "messages")
                    let locator = Provenance.Locator.item(of: list.container, at: Int(row.text(in: bytes)) ?? 0)
                    guard let (record, place) = try walk.record(at: locator, of: list, in: bytes, into: &sink) else {
                        continue
                    }
                    if isFirst, talk.type == "exported" { remarks.note(.warning, "zone-assumed", at: place) }
                    isFirst = false
                    try append(record, &talk, at: place, into: &sink)
                }
            } else {
                let value = try walk.element(in: bytes)
                switch key.text(in: bytes) {
                case "name": talk.name = value.filled
                case "type": talk.type = value.string ?? ""
                case "status":
                    if let status = value.filled, !talk.isGroup,
                        let other = try account(ofAddress: talk.key, into: &sink)
                    {
                        let place = file.place(value.bytes)
                        sink.tally(.seen, in: place.exhibit)
                        sink.tally(.parsed, in: place.exhibit)
                        let change = AccountChange(field: "about", to: status)
                        try sink.append(Event(.accountChange(change), at: nil, by: other, in: nil, from: place))
                    }
                case "my_avatar", "their_avatar", "their_avatar_thumb", "media_base": break
                default: remarks.note(.note, "unknown-member", at: file.place(value.bytes))
                }
            }
        }
    }

    /// The names of all chats, ahead of their messages.
    private mutating func noteNames(in bytes: Span<UInt8>) {
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        guard (try? cursor.enterObject(in: bytes)) != nil else { return }
        var search = WCEChatSearch()
        while true {
            let before = cursor
            do throws(FormatError) {
                guard let key = try cursor.nextKey(in: bytes) else { return }
                try noteName(of: key.text(in: bytes), &cursor, in: bytes)
            } catch {
                guard let next = search.nextChat(after: cursor.offset, in: bytes) else { return }
                cursor = before
                cursor.resume(atElement: next)
            }
        }
    }

    private mutating func noteName(
        of address: String, _ cursor: inout JSONCursor, in bytes: Span<UInt8>
    ) throws(FormatError) {
        guard try cursor.kind(in: bytes) == .object, Self.isPerson(address) else {
            try cursor.passValue(in: bytes)
            return
        }
        try cursor.enterObject(in: bytes)
        while let member = try cursor.nextKey(in: bytes) {
            if member.equals("name", in: bytes), let name = try cursor.soundElement(in: bytes).filled {
                note(name, of: address)
            } else if !member.equals("name", in: bytes) {
                try cursor.passValue(in: bytes)
            }
        }
    }

    /// Learns the name of the chat with somebody.
    mutating func note(_ name: String, of address: String) {
        addresses[name, default: []].insert(address)
        names[address] = name
    }

    private mutating func open(
        _ talk: inout Talk, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard !talk.isCalls else { return }
        talk.id = try conversation(talk.key, title: talk.name, into: &sink)
    }

    /// The conversation of an address.
    func conversation(
        _ address: String, title: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        let kind: Conversation.Kind =
            switch address {
            case let address where address.hasSuffix("@g.us"): .group
            case let address where address.hasSuffix("broadcast") || address.hasSuffix("@newsletter"): .channel
            case let address where Self.isPerson(address): .direct
            default: .unknown
            }
        return try sink.conversation(
            Conversation(platform: .whatsapp, kind: kind, title: title, nativeID: address))
    }

    // MARK: People

    static func isPerson(_ address: String) -> Bool {
        address.hasSuffix("@s.whatsapp.net") || address.hasSuffix("@lid") || address.hasSuffix("@c.us")
    }

    /// The account of an address; its name is that of its chat.
    mutating func account(
        ofAddress address: String, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let account = accounts[address] { return account }
        guard let at = address.lastIndex(of: "@"), at > address.startIndex else { return nil }
        let user = String(address[..<at])
        let isHidden = address.hasSuffix("@lid")
        let number = user.prefix { $0.isASCII && $0.isNumber }
        var identifiers =
            isHidden || number.count != user.count
            ? [Identifier(.platformID, address)] : [Identifier(.phone, "+" + user)]
        if let name = names[address] { identifiers.append(Identifier(.displayName, name)) }
        let account = try sink.account(platform: .whatsapp, identifiers, isOwner: false)
        accounts[address] = account
        return account
    }

    /// The account of a name in a group, a call or a sentence: that of the one chat so called, a number, or the name alone.
    mutating func account(
        named name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let name, !name.isEmpty, name != "None", name != "Unknown" else { return nil }
        // The program's word; a contact may be saved as anything else.
        if name == "You" { return try owner(into: &sink) }
        if let found = address(named: name) { return try account(ofAddress: found, into: &sink) }
        if let account = accounts["=" + name] { return account }
        // Longer numbers are the service's, which hide the telephone's.
        let isNumber = name.utf8.allSatisfy { $0 &- 0x30 < 10 }
        let identifier =
            isNumber && (7...13).contains(name.utf8.count)
            ? Identifier(.phone, "+" + name) : isNumber ? Identifier(.platformID, name) : Identifier(.displayName, name)
        // Pages and Telegram's form give numbers where the JSON has addresses.
        if identifier.kind == .phone, names[name + "@s.whatsapp.net"] != nil {
            return try account(ofAddress: name + "@s.whatsapp.net", into: &sink)
        }
        let account = try sink.account(platform: .whatsapp, [identifier], isOwner: false)
        accounts["=" + name] = account
        return account
    }

    /// The address of the one chat of that name.
    func address(named name: String) -> String? {
        guard let found = addresses[name], found.count == 1 else { return nil }
        return found.first
    }

    mutating func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        if let account = accounts["You"] { return account }
        let account = try sink.account(platform: .whatsapp, [], isOwner: true)
        accounts["You"] = account
        return account
    }

    /// Takes an id of a chat; false when it was met in the chat before.
    mutating func isNew(_ id: String, in chat: String) -> Bool {
        known[chat, default: SeenIDs()].insert(id)
    }

    /// Whether an id of a chat was met.
    func isKnown(_ id: String, in chat: String) -> Bool { known[chat]?.contains(id) ?? false }
}

/// The media that lie beside the chats, by the paths that the records write.
struct WCEFiles {
    private var exhibits: [Substring: [Exhibit]] = [:]

    init(_ companions: [Exhibit]) {
        for companion in companions { exhibits[companion.name, default: []].append(companion) }
    }

    /// The one file whose path ends so.
    func exhibit(at path: String) -> Int32? {
        var plain = path.replacing("\\", with: "/")[...]
        while plain.hasPrefix("./") || plain.hasPrefix("../") { plain = plain.drop { $0 == "." }.dropFirst() }
        let name = plain.split(separator: "/").last ?? plain
        let found = (exhibits[name] ?? []).filter {
            $0.path == plain || $0.path.hasSuffix("/" + plain) || $0.path.hasSuffix("!" + plain)
        }
        return found.count == 1 ? found[0].number : nil
    }
}
