// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the pages of one export, the account first.
struct SnapchatHTMLReader {
    private var talks: SnapchatTalks
    private var friends = SnapchatFriends()

    init(_ unit: ImportUnit, in evidence: EvidenceSet) {
        var owner: [Identifier] = []
        for exhibit in unit.exhibits where owner.isEmpty && ExportPath.stem(exhibit) == "account" {
            owner = (try? evidence.withBytes(of: exhibit) { Self.owner(in: $0) }) ?? []
        }
        talks = SnapchatTalks(
            accounts: ExportAccounts(platform: .snapchat, owner: owner),
            media: SnapchatMedia(unit.companions + unit.neighbours),
            areCopies: false)
    }

    /// The owner, from the rows of the account page.
    private static func owner(in bytes: Span<UInt8>) -> [Identifier] {
        var page = SnapchatPage()
        var values: [String: String] = [:]
        var head: [String] = []
        while let (part, _, _) = page.next(in: bytes) {
            guard case .row(let cells, let isHead) = part else { continue }
            if isHead {
                head = cells
            } else if cells.count == 2, !head.contains(where: { $0.lowercased() == "username" }) {
                values[cells[0].lowercased()] = values[cells[0].lowercased()] ?? cells[1]
            } else {
                for (title, cell) in zip(head, cells) {
                    values[title.lowercased()] = values[title.lowercased()] ?? cell
                }
            }
        }
        return SnapchatAccountFile.identifiers { values[$0].flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// Reads one page.
    mutating func read(
        _ exhibit: Exhibit, _ original: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if let converted = HTMLEncoding.utf8(fromUTF16: original) {
            try readPage(exhibit, converted.span, whole: 0..<original.count, into: &sink)
        } else {
            try readPage(exhibit, original, whole: nil, into: &sink)
        }
    }

    /// Pushes what waited for all pages.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        try friends.push(into: &sink)
    }

    /// What the walk over a page has met so far.
    private struct State {
        var list = ""
        var head: [String] = []
        var record = SnapchatRecord()
        var start: Int?
        var entries: [(entry: SnapchatEntry, place: Provenance)] = []
        var basics = SnapchatEntry(list: "Basic Information", values: [])
        var basicsPlace: Range<Int>?
        /// Chats by their places, and heads of tables by number: a page may hold a million of them.
        var found: [(bytes: Range<Int>, head: Int, number: Int, list: String)] = []
        var heads: [SnapchatColumns] = []
        var firstTime: Int64?
        var count = 0
    }

    private mutating func readPage(
        _ exhibit: Exhibit, _ bytes: Span<UInt8>, whole: Range<Int>?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var file = ExportFile(exhibit)
        if !talks.accounts.ownerIdentifiers.isEmpty { _ = try talks.accounts.owner(into: &sink) }
        let role = SnapchatRole.ofPage(exhibit, head: Survey.head(of: bytes))?.role ?? .chats
        var page = SnapchatPage()
        var state = State()
        let isOfChats = role == .chats || role == .snaps
        while true {
            // Which end of the page is the newest is told by the time of a chat that was read in full.
            let chats = isOfChats && state.start == nil && state.firstTime != nil
            guard let (next, range, isComplete) = page.next(in: bytes, outlines: isOfChats, chats: chats) else { break }
            var part = next
            if case .chat = next {
                state.start = range.lowerBound
                close(&state, at: range.upperBound)
                continue
            }
            if case .outline(let count) = next {
                if takeOutline(count, page, bytes, range, &state) { continue }
                guard let row = page.row(range, in: bytes) else { continue }
                part = row
            }
            let place = file.place(whole ?? range, .item(of: "row", at: state.count))
            switch part {
            case .heading(let text):
                state.list = text
                state.head = []
            case .sender(let text) where role != .chats && role != .snaps:
                state.list = text
                state.head = []
            case .row(let cells, true):
                state.head = cells
                state.heads.append(SnapchatColumns(cells))
            case .row(let cells, false):
                state.count += 1
                if !isComplete { file.remark(.loss, "html-truncated", at: place) }
                try take(cells, role, &state, at: place, range, &file, into: &sink)
            default:
                takePiece(part, role, &state, range, whole, &file)
            }
        }
        if state.start != nil {
            // A chat whose time is missing: the page ends inside it.
            file.refuse("record-not-understood", at: file.place(whole ?? (state.start ?? 0)..<bytes.count))
        }
        try finish(role, state, &page, exhibit, bytes, whole, &file, into: &sink)
        file.close(into: &sink)
    }

    private mutating func finish(
        _ role: SnapchatRole, _ state: State, _ page: inout SnapchatPage, _ exhibit: Exhibit, _ bytes: Span<UInt8>,
        _ whole: Range<Int>?, _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let account = SnapchatAccountReader(talks.accounts, isOfTalks: role == .talks)
        if let range = state.basicsPlace {
            try account.appendBasics(state.basics, at: file.place(whole ?? range), &file, into: &sink)
        }
        try account.append(state.entries, &file, into: &sink)
        guard role == .chats || role == .snaps else { return }
        let isNewestFirst = (state.firstTime ?? 0) >= (lastTime(state, &page, bytes) ?? 0)
        let key = Self.key(of: exhibit)
        // One heading stands above a million rows.
        var named: (list: String, key: String?) = ("", Self.talk(""))
        for position in state.found.indices {
            let index = isNewestFirst ? state.found.count - 1 - position : position
            let (range, head, number, list) = state.found[index]
            let place = file.place(whole ?? range, .item(of: head < 0 ? "message" : "row", at: number))
            if key == nil, list != named.list { named = (list, Self.talk(list)) }
            let record = record(range, head < 0 ? nil : state.heads[head], &page, at: place, bytes, &file)
            try talks.append(
                record, key: key ?? named.key, isSnap: role == .snaps, at: place, in: &file, into: &sink)
        }
        // Each record has one time: others stand in something that was not recognised, or in a text.
        let times = SnapchatPage.timeCount(in: bytes)
        if state.found.isEmpty, times > 0 {
            for _ in 0..<times { file.refuse("record-not-understood", at: file.place(whole ?? 0..<bytes.count)) }
        }
        if !state.found.isEmpty {
            file.remark(
                .note, role == .snaps ? "snaps-of-last-month-only" : "saved-messages-only",
                at: file.place(0..<exhibit.size))
        }
    }

    /// Reads a chat again, from its place.
    private func record(
        _ range: Range<Int>, _ head: SnapchatColumns?, _ page: inout SnapchatPage, at place: Provenance,
        _ bytes: Span<UInt8>, _ file: inout ExportFile
    ) -> SnapchatRecord {
        guard let head else { return chat(range, &page, bytes) }
        guard let (cells, below) = page.cells(range, in: bytes) else { return SnapchatRecord() }
        func value(_ column: Int?) -> String? { SnapchatColumns.value(column, of: cells) }
        let microseconds = value(head.microseconds)
        let (time, isContradictory) = SnapchatRecord.time(
            created: value(head.created).flatMap { ClockText.read($0, unzoned: .unknown) },
            number: microseconds.flatMap { Int64($0) }, literal: microseconds)
        if isContradictory { file.remark(.warning, "timestamps-disagree", at: place) }
        let words = head.text.lazy.compactMap(value).first
        return SnapchatRecord(
            from: value(head.from), to: value(head.to), type: value(head.type),
            text: words ?? (below.isEmpty ? nil : below.joined(separator: "\n")), time: time,
            unreadTime: time == nil ? value(head.created) : nil, title: value(head.title),
            isOwn: value(head.isSender).map { $0.lowercased() == "true" },
            mediaIDs: value(head.mediaIDs).map(SnapchatRecord.mediaIDs) ?? [])
    }

    /// Reads the pieces of a chat again, from its place.
    private func chat(_ range: Range<Int>, _ page: inout SnapchatPage, _ bytes: Span<UInt8>) -> SnapchatRecord {
        let part = bytes.extracting(first: range.upperBound)
        page.move(to: range.lowerBound)
        var state = State()
        while let (piece, _, _) = page.next(in: part) { takePiece(piece, &state) }
        return state.record
    }

    /// The last time that can be read; chats without one are passed over.
    private func lastTime(_ state: State, _ page: inout SnapchatPage, _ bytes: Span<UInt8>) -> Int64? {
        for (range, head, _, _) in state.found.reversed() {
            var time: Timestamp?
            if head < 0 {
                time = chat(range, &page, bytes).time
            } else if let cells = page.cells(range, in: bytes)?.cells {
                let created = SnapchatColumns.value(state.heads[head].created, of: cells)
                time = created.flatMap { ClockText.read($0, unzoned: .unknown) }
            }
            if let time { return time.microseconds }
        }
        return nil
    }

    /// A page of one talk bears the other's name in its own.
    private static func key(of exhibit: Exhibit) -> String? {
        let name = FurtherDownload.mark(inName: exhibit.name)?.plain ?? String(exhibit.name)
        guard name.lowercased().hasPrefix("subpage_"), let dot = name.lastIndex(of: ".") else { return nil }
        return String(name[..<dot].dropFirst("subpage_".count))
    }

    /// A heading that is a user name or a random number names the talk below it, as keys do in the JSON.
    private static func talk(_ heading: String) -> String? {
        let isKey = heading.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || "_-.".unicodeScalars.contains(scalar)
        }
        return isKey && !heading.isEmpty && heading.contains { !$0.isUppercase } ? heading : nil
    }

    private mutating func take(
        _ cells: [String], _ role: SnapchatRole, _ state: inout State, at place: Provenance, _ range: Range<Int>,
        _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if role == .chats || role == .snaps { return takeChat(cells, &state, at: place, range, &file) }
        let values = state.head.count == cells.count ? zip(state.head, cells).map { ($0, $1) } : []
        var entry = SnapchatEntry(list: state.list, values: values)
        switch role {
        case .friends:
            guard let username = entry.value("username", "shortcut name") else {
                file.refuse("list-entry-not-understood", at: place)
                return
            }
            if entry.value("source") != nil { file.remark(.note, "friend-source-not-shown", at: place) }
            let friend = SnapchatFriend(
                username: username, name: entry.value("display name"),
                created: entry.value("creation timestamp", "created").flatMap { ClockText.read($0, unzoned: .unknown) },
                modified: entry.value("last modified timestamp").flatMap { ClockText.read($0, unzoned: .unknown) })
            try friends.take(
                friend, ofList: state.list, accounts: &talks.accounts, at: place, in: &file, into: &sink)
        default:
            if values.isEmpty, cells.count == 2 {
                // A section of the account: a title and its value in each row.
                entry.values = [(cells[0], cells[1])]
            }
            if state.list.lowercased() == "basic information" || state.list.isEmpty && role == .account {
                state.basics.values += entry.values
                state.basicsPlace = (state.basicsPlace?.lowerBound ?? range.lowerBound)..<range.upperBound
            } else {
                state.entries.append((entry, place))
            }
        }
    }

    /// Notes where a chat stands; it is read again in the order of time.
    private func takeChat(
        _ cells: [String], _ state: inout State, at place: Provenance, _ range: Range<Int>, _ file: inout ExportFile
    ) {
        let head = state.head.isEmpty ? nil : state.heads.last
        // Pages of some years have the words in a row of their own below, which is one cell.
        if cells.count == 1, let head, head.count > 1, head.text.isEmpty, let last = state.found.last,
            last.head == state.heads.count - 1
        {
            state.found[state.found.count - 1].bytes = last.bytes.lowerBound..<range.upperBound
            return
        }
        guard let head, head.count == cells.count, let created = SnapchatColumns.value(head.created, of: cells),
            [head.from, head.to, head.type].contains(where: { SnapchatColumns.value($0, of: cells) != nil })
        else {
            file.refuse("record-not-understood", at: place)
            return
        }
        if state.firstTime == nil { state.firstTime = ClockText.read(created, unzoned: .unknown)?.microseconds }
        state.found.append((range, state.heads.count - 1, state.count - 1, state.list))
    }

    /// Notes where a chat stands of which enough can be seen without taking its words.
    private func takeOutline(
        _ count: Int, _ page: SnapchatPage, _ bytes: Span<UInt8>, _ range: Range<Int>, _ state: inout State
    ) -> Bool {
        guard !state.head.isEmpty, let head = state.heads.last, head.count == count, state.firstTime != nil,
            page.isFilled(head.created, in: bytes),
            [head.from, head.to, head.type].contains(where: { page.isFilled($0, in: bytes) })
        else { return false }
        state.count += 1
        state.found.append((range, state.heads.count - 1, state.count - 1, state.list))
        return true
    }

    /// Collects the pieces of a chat; its time ends it.
    private func takePiece(
        _ part: SnapchatPage.Part, _ role: SnapchatRole, _ state: inout State, _ range: Range<Int>,
        _ whole: Range<Int>?, _ file: inout ExportFile
    ) {
        guard role == .chats || role == .snaps else { return }
        // A block whose time is missing ends where the next sender stands: its words are nobody else's.
        if case .sender = part, state.record.from != nil, state.record.holdsContent {
            close(&state, at: range.lowerBound)
        }
        if takePiece(part, &state), state.start == nil { state.start = range.lowerBound }
        guard case .time(let literal) = part, state.start != nil else { return }
        guard state.record.from != nil else {
            file.remark(.warning, "timestamp-unreadable", at: file.place(whole ?? range))
            state.record.time = nil
            return
        }
        // Small headings may hold other words: one without a digit is no time, however unreadable.
        guard state.record.time != nil || literal.isEmpty || literal.contains(where: \.isNumber) else { return }
        state.firstTime = state.firstTime ?? state.record.time?.microseconds
        close(&state, at: range.upperBound)
    }

    /// Puts the open block away, dated or not.
    private func close(_ state: inout State, at end: Int) {
        state.found.append(((state.start ?? end)..<end, -1, state.found.count, state.list))
        state.record = SnapchatRecord()
        state.start = nil
    }

    /// Takes one piece; whether it belongs to a chat.
    @discardableResult
    private func takePiece(_ part: SnapchatPage.Part, _ state: inout State) -> Bool {
        switch part {
        case .sender(let name): state.record.from = name.isEmpty ? nil : name
        case .type(let word):
            guard SnapchatHTMLReader.isType(word) else { return false }
            state.record.type = word
        case .text(let text):
            guard state.record.from != nil || state.record.type != nil else { return false }
            state.record.text = state.record.text.map { $0 + "\n" + text } ?? text
            if state.record.text?.isEmpty == true { state.record.text = nil }
        case .file(let path): state.record.files.append(path)
        case .time(let literal):
            state.record.time = ClockText.read(literal, unzoned: .unknown)
            if state.record.time == nil, !literal.isEmpty { state.record.unreadTime = literal }
            return false
        default: return false
        }
        return true
    }

    /// A media type is one word of capitals.
    private static func isType(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.count < 60
            && word.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "_") }
    }
}
