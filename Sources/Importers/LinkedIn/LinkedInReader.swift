// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the tables of one export.
struct LinkedInReader {
    var people: LinkedInPeople
    let settings: ImportSettings
    private var talks: [String: Talk] = [:]
    /// Addresses by conversation and name: where recipients have names alone, they may have written there themselves.
    private var writers: [Writer: Set<String>] = [:]

    /// Whom a row names as receivers: found once for all the rows of a talk.
    private var receivers: [Receivers: [Account.ID?]] = [:]

    /// Folders that were told of a talk.
    private var folders: [String: Set<String>] = [:]

    private struct Receivers: Hashable {
        var addresses: String?
        var names: String?
    }

    private struct Writer: Hashable {
        var talk: String
        var name: String
    }

    private struct Talk {
        var id: Conversation.ID
        var members: Set<Account.ID>
    }

    init(_ unit: ImportUnit, in evidence: EvidenceSet, settings: ImportSettings) {
        people = LinkedInPeople(unit, in: evidence)
        self.settings = settings
    }

    /// Reads one table.
    mutating func read(
        _ exhibit: Exhibit, _ original: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let text = DecodedText(original)
        var file = ExportFile(exhibit, origin: text)
        if text.encoding != .utf8 { file.remark(.note, "text-encoding-assumed", at: file.place(0..<0)) }
        if !people.accounts.ownerIdentifiers.isEmpty { _ = try people.owner(into: &sink) }
        try text.withUTF8(of: original) { (bytes) throws(ImportError) in
            guard let role = LinkedInRole(head: Survey.head(of: bytes)),
                let table = HeadedTable(in: bytes, column: role.column)
            else {
                if !bytes.isEmpty { sink.report(Diagnostic(.loss, "not-this-format", at: file.place(0..<bytes.count))) }
                return
            }
            file.remark(
                .warning, "member-not-understood", table.unknownColumns(Self.columns(of: role)),
                at: file.place(0..<0, .line(1)))
            switch role {
            case .messages: try readMessages(table, bytes, &file, into: &sink)
            case .invitations: try readInvitations(table, bytes, &file, into: &sink)
            case .connections: try readConnections(table, bytes, &file, into: &sink)
            case .follows: try readFollows(table, bytes, &file, into: &sink)
            case .logins: try readLogins(table, bytes, &file, into: &sink)
            case .profile, .emails, .phones:
                var table = table
                while table.next(in: bytes) != nil { file.parse() }
            }
        }
        file.close(into: &sink)
    }

    private static func columns(of role: LinkedInRole) -> Set<String> {
        switch role {
        case .messages:
            [
                "conversationid", "conversationtitle", "from", "senderprofileurl", "to", "recipientprofileurls", "date",
                "subject", "content", "folder", "attachments", "ismessagedraft", "isconversationdraft",
            ]
        case .invitations:
            ["from", "to", "sentat", "message", "direction", "inviterprofileurl", "inviteeprofileurl"]
        case .connections: ["firstname", "lastname", "url", "emailaddress", "company", "position", "connectedon"]
        case .follows: ["date", "status", "fullname"]
        case .logins: ["logindate", "ipaddress", "useragent", "logintype"]
        case .emails: ["emailaddress", "confirmed", "primary", "updatedon"]
        case .phones: ["extension", "number", "type"]
        case .profile:
            [
                "firstname", "lastname", "maidenname", "address", "birthdate", "headline", "summary", "industry",
                "zipcode", "geolocation", "twitterhandles", "websites", "instantmessengers",
            ]
        }
    }

    /// The rows of a table, without repeated heads; damaged ones are counted.
    func rows(
        _ table: inout HeadedTable, _ bytes: Span<UInt8>, _ file: inout ExportFile
    ) -> [HeadedTable.Row] {
        var rows: [HeadedTable.Row] = []
        while let row = table.next(in: bytes) {
            if row.isHead {
                file.skip(.skipped(reason: "repeated-head"))
            } else {
                rows.append(row)
            }
        }
        return rows
    }

    func isSound(_ row: HeadedTable.Row, at place: Provenance, _ file: inout ExportFile) -> Bool {
        if row.isDamaged { file.refuse("record-damaged", at: place) }
        return !row.isDamaged
    }

    /// The time that a row tells; where none can be read, that is remarked.
    func time(_ literal: String?, at place: Provenance, _ file: inout ExportFile) -> Timestamp? {
        let time = literal.flatMap { ClockText.read($0, unzoned: .unknown) }
        if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        return time
    }

    // MARK: Messages

    private mutating func readMessages(
        _ table: HeadedTable, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var walk = table
        let columns = LinkedInColumns(table)
        // Rows wait by their place alone: the newest stands first.
        var places: [(bytes: Range<Int>, line: Int)] = []
        var first: Int64?
        var last: Int64?
        while let row = walk.next(in: bytes) {
            if row.isHead {
                file.skip(.skipped(reason: "repeated-head"))
                continue
            }
            places.append((row.bytes, row.line))
            if columns.recipientAddresses == nil, let talk = table.value(row, in: columns.talk, bytes),
                let name = table.value(row, in: columns.from, bytes),
                let address = table.value(row, in: columns.senderAddress, bytes)
            {
                writers[Writer(talk: talk, name: name), default: []].insert(address)
            }
        }
        func time(_ place: (bytes: Range<Int>, line: Int)) -> Int64? {
            table.row(at: place.bytes, line: place.line, in: bytes)
                .flatMap { table.value($0, in: columns.date, bytes) }
                .flatMap { ClockText.read($0, unzoned: .unknown) }?.microseconds
        }
        for place in places where first == nil { first = time(place) }
        for place in places.reversed() where last == nil { last = time(place) }
        let isNewestFirst = (first ?? 0) >= (last ?? 0)
        var routes = LinkedInRoutes(columns)
        for (range, line) in isNewestFirst ? places.reversed() : places {
            let place = file.place(range, .line(line))
            guard let row = table.row(at: range, line: line, in: bytes) else { continue }
            guard isSound(row, at: place, &file) else { continue }
            try appendMessage(row, table, columns, &routes, bytes, at: place, &file, into: &sink)
        }
    }

    private mutating func appendMessage(
        _ row: HeadedTable.Row, _ table: HeadedTable, _ columns: LinkedInColumns, _ routes: inout LinkedInRoutes,
        _ bytes: Span<UInt8>, at place: Provenance, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let route = try route(of: row, table, columns, &routes, bytes, into: &sink) else {
            file.refuse("record-not-understood", at: place)
            return
        }
        let (key, sender, talk) = (route.key, route.sender, route.talk)
        if sender == nil { file.remark(.note, "deleted-account", at: place) }
        let literal = table.value(row, in: columns.date, bytes)
        let time = time(literal, at: place, &file)
        var message = Message(
            text: Self.text(
                table.value(row, in: columns.content, bytes), subject: table.value(row, in: columns.subject, bytes)))
        if columns.drafts.contains(where: { Self.isYes(table.value(row, in: $0, bytes)) }) { message.state = .draft }
        message.attachments = Self.addresses(table.value(row, in: columns.attachments, bytes)).map { address in
            Attachment(MetaMediaKind.kind(nil, String(address.prefix { $0 != "?" })), name: address)
        }
        try sink.append(Event(.message(message), at: time, by: sender, in: talk, from: place, unreadTime: literal))
        // Where the service or the owner had put the talk: `SPAM`, `ARCHIVED`.
        if let folder = table.value(row, in: columns.folder, bytes), folder != "INBOX", folder.uppercased() != "INBOX",
            folders[key, default: []].insert(folder).inserted
        {
            let change = AccountChange(field: "folder", to: folder)
            try sink.append(Event(.accountChange(change), at: nil, by: nil, in: talk, from: place))
        }
        file.parse()
    }

    /// Who wrote a row's message in which talk; nil where it names no talk.
    private mutating func route(
        of row: HeadedTable.Row, _ table: HeadedTable, _ columns: LinkedInColumns, _ routes: inout LinkedInRoutes,
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> LinkedInRoutes.Route? {
        if let known = routes.route(of: row, table, in: bytes) { return known }
        guard let key = table.value(row, in: columns.talk, bytes) else { return nil }
        let sender = try people.account(
            table.value(row, in: columns.senderAddress, bytes), name: table.value(row, in: columns.from, bytes),
            into: &sink)
        let recipients = try recipients(row, key, table, columns, bytes, into: &sink)
        let talk = try talk(
            key, title: table.value(row, in: columns.title, bytes), [sender] + recipients, into: &sink)
        let route = LinkedInRoutes.Route(key: key, sender: sender, talk: talk)
        routes.note(route, of: row, table)
        return route
    }

    /// Whether a column says yes.
    private static func isYes(_ value: String?) -> Bool {
        // No word of another length has either in small letters.
        guard let value, (3...4).contains(value.utf8.count) else { return false }
        let low = value.lowercased()
        return low == "yes" || low == "true"
    }

    /// Names are joined by commas, which names hold too: people are counted by their addresses.
    private mutating func recipients(
        _ row: HeadedTable.Row, _ talk: String, _ table: HeadedTable, _ columns: LinkedInColumns,
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> [Account.ID?] {
        let written = table.value(row, in: columns.recipientAddresses, bytes)
        let names = table.value(row, in: columns.to, bytes)
        let key = Receivers(addresses: written, names: names)
        if let known = receivers[key] { return known }
        let addresses = (written ?? "").split(separator: ",").map(String.init)
        if addresses.isEmpty {
            // Without addresses, a name is one person's unless it holds what joins two.
            guard let names, !names.contains(", ") else { return [] }
            let own = writers[Writer(talk: talk, name: names)] ?? []
            return [try people.account(own.count == 1 ? own.first : nil, name: names, into: &sink)]
        }
        let parts = names?.split(separator: ", ").map(String.init) ?? []
        var accounts: [Account.ID?] = []
        for (index, address) in addresses.enumerated() {
            let name = addresses.count == 1 ? names : parts.count == addresses.count ? parts[index] : nil
            accounts.append(try people.account(address, name: name, into: &sink))
        }
        receivers[key] = accounts
        return accounts
    }

    private mutating func talk(
        _ key: String, title: String?, _ members: [Account.ID?], into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        var distinct: Set<Account.ID> = []
        let new = members.compactMap(\.self).filter {
            talks[key]?.members.contains($0) != true && distinct.insert($0).inserted
        }
        if let talk = talks[key], new.isEmpty { return talk.id }
        // Two take part, or more: the workflow counts them, since no column tells.
        let id = try sink.conversation(
            Conversation(platform: .linkedin, kind: .unknown, title: title, nativeID: key, members: new))
        talks[key, default: Talk(id: id, members: [])].members.formUnion(new)
        return talks[key]?.id ?? id
    }

    /// The subject stands above the text; what is written as a page is shown as its text.
    private static func text(_ content: String?, subject: String?) -> String? {
        // Rows of a table may end with two signs, and so then do the lines in its cells.
        let content = content.map { $0.utf8.contains(0x0D) ? $0.replacing("\r\n", with: "\n") : $0 }
        var body = content
        if let content, isPage(content) {
            let bytes = Array(content.utf8)
            if let document = try? HTMLDocument(parsing: bytes.span, 0..<bytes.count) {
                if let shown = document.trimmedWords(of: document.root, apart: true) { body = shown }
            }
        }
        guard let subject, subject != body else { return body }
        return body.map { subject + "\n\n" + $0 } ?? subject
    }

    /// Whether a text is written as a page: it begins with an element that is closed again, and is no `<3` or `<your name>`.
    private static func isPage(_ content: String) -> Bool {
        guard content.utf8.first == UInt8(ascii: "<"), content.first == "<", content.last == ">" else { return false }
        let name = content.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
        let behind = content.dropFirst(name.count + 1).first
        guard elements.contains(name), behind == ">" || behind == " " || behind == "/" || behind == "\n" else {
            return false
        }
        let low = content.lowercased()
        return name == "br" ? low.contains("</") : low.contains("</\(name)>")
    }

    private static let elements: Set<String> = [
        "html", "body", "div", "p", "span", "a", "b", "i", "em", "strong", "ul", "ol", "table", "br", "h1", "h2", "h3",
        "blockquote", "pre", "section", "article", "header", "figure",
    ]

    /// Addresses joined by commas, which addresses may hold too.
    private static func addresses(_ joined: String?) -> [String] {
        guard let joined else { return [] }
        var addresses: [String] = []
        for part in joined.split(separator: ",") {
            if addresses.isEmpty || part.hasPrefix("http") || !(addresses[0].hasPrefix("http")) {
                addresses.append(String(part))
            } else {
                addresses[addresses.count - 1] += "," + part
            }
        }
        return addresses
    }
}
