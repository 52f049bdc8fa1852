// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
public import Importing

extension WhatsAppText {
    /// Claims every text that begins as a chat export does.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var found: [(exhibit: Exhibit, sign: Sign)] = []
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            let isText = Self.mayBeText(exhibit)
            guard isText || Self.beginsWithNumber(head),
                let sign = Self.sign(of: head, path: exhibit.path, isWhole: head.count == exhibit.size)
            else { continue }
            // Under the ending of another kind of file, nothing less than a chat's headers tell.
            if isText || sign == .headers || sign == .certain { found.append((exhibit, sign)) }
        }
        // A page whose text is there comes along with it.
        let pages = survey.exhibits.filter { exhibit in
            exhibit.name.lowercased().hasSuffix(".md") && WebPage.begins(survey.head(of: exhibit).span)
                && !found.contains { ChatFolders.isPage(exhibit, of: $0.exhibit) }
        }
        guard let best = found.map(\.sign.strength).max() ?? (pages.isEmpty ? nil : .certain) else { return nil }
        // A log that looks like a chat must not profit from the chat beside it; a chat of one message may.
        let kept = best == .possible ? found : found.filter { $0.sign != .looksLikeLog }
        let folders = ChatFolders(survey.exhibits, chats: kept.map(\.exhibit) + pages)
        let sure = kept.filter { $0.sign != .oneHeader || best == .possible }
        return Claim(
            sure.map(\.sign.strength).min() ?? best, reason: "header lines of a WhatsApp chat",
            units: Self.withOtherExports(kept.map { folders.unit(of: $0.exhibit) }) + pages.map(folders.unit))
    }

    /// Units with the texts of the other exports that bear their chat's title: names that only one of them proves are
    /// looked for there.
    private static func withOtherExports(_ units: [ImportUnit]) -> [ImportUnit] {
        var titled: [String: [Exhibit]] = [:]
        for unit in units {
            for exhibit in unit.exhibits {
                if let title = ChatTitle(path: exhibit.path).text { titled[title, default: []].append(exhibit) }
            }
        }
        return units.map { unit in
            guard let chat = unit.exhibits.first, let title = ChatTitle(path: chat.path).text,
                let same = titled[title], same.count <= mostExports
            else { return unit }
            var joined = unit
            joined.neighbours += same.filter { $0.number != chat.number }
            return joined
        }
    }

    /// Exports of one title that look at each other: a folder of hundreds holds copies, or chats that share a common name.
    private static let mostExports = 8

    /// What the name and the first lines show.
    enum Sign {
        /// Header lines of a shape that logs have too.
        case looksLikeLog
        /// One header line.
        case oneHeader
        case headers
        /// A name that WhatsApp gives, or its first notice.
        case certain

        var strength: Claim.Strength {
            switch self {
            case .looksLikeLog, .oneHeader: .possible
            case .headers: .likely
            case .certain: .certain
            }
        }
    }

    private static func mayBeText(_ exhibit: Exhibit) -> Bool {
        guard let dot = exhibit.name.lastIndex(of: ".") else { return true }
        let ending = exhibit.name[dot...].dropFirst().lowercased()
        return ending == "txt" || ending == "text" || ending == "log" || ending.utf8.count > 5
            || ChatTitle.isKnownForm(String(exhibit.name))
    }

    /// Whether a number is the first that a file holds, in brackets or not, as in a header of digits of ASCII.
    private static func beginsWithNumber(_ head: [UInt8]) -> Bool {
        let visible = head.prefix(64).drop { $0 <= 0x20 || $0 >= 0x80 }
        let first = visible.first == UInt8(ascii: "[") ? visible.dropFirst().first : visible.first
        return first.map { $0 &- 0x30 < 10 } ?? false
    }

    /// How sure the name and the first lines make it; nil when it is no chat.
    private static func sign(of head: [UInt8], path: String, isWhole: Bool) -> Sign? {
        guard !head.isEmpty else { return nil }
        let original = head.span
        let text = DecodedText(original)
        return text.withUTF8(of: original) { bytes in
            judge(bytes, isKnownName: ChatTitle(path: path).isKnownForm, isWhole: isWhole)
        }
    }

    private static func judge(_ bytes: Span<UInt8>, isKnownName: Bool, isWhole: Bool) -> Sign? {
        guard let shape = HeaderIndex.learnShape(bytes, within: bytes.count) else { return nil }
        let lineEnd = HeaderIndex.lineEnd(of: bytes)
        var lines = 0
        var headers = 0
        var senders = 0
        // Lines of the app without a sender: a large group begins with who joined.
        var notices = 0
        var markedNotices = 0
        var beginsWithHeader = false
        var hasNotice = false
        var nicks = 0
        var hasForeignOwner = false
        // WhatsApp Web writes the notice without date and time, before the first record.
        var leadsWithNotice = false
        var start = 0
        // A first message may go on for many lines: then the headers behind it are looked for.
        while start < bytes.count,
            lines < 20 || beginsWithHeader && headers < 3 || senders == 0 && notices == lines
        {
            let feed = bytes.firstIndex(of: lineEnd, from: start)
            if feed == bytes.count, !isWhole, lines > 0 { break }
            let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            defer { start = feed + 1 }
            if bytes.trimmingMarksAndBlanks(start..<end).isEmpty { continue }
            lines += 1
            if isSkypeLog(bytes, start..<end) { return nil }
            guard
                let header = HeaderScanner.scan(
                    bytes, from: start, to: end, allowsUnknownWords: shape.delimiter != .blank),
                header.shape == shape
            else {
                if lines == 1 { leadsWithNotice = isEncryption(bytes.text(in: start..<end)) }
                continue
            }
            headers += 1
            if leadsWithNotice, lines <= 3, shape.delimiter == .bracket { hasNotice = true }
            if lines == 1 { beginsWithHeader = true }
            let rest = header.rest..<max(header.rest, end)
            if beginsWithNick(bytes, rest) {
                nicks += 1
            } else if let split = SenderSplit.first(in: bytes, rest) {
                senders += 1
                let name = bytes.text(in: split.name)
                if Self.ownersElsewhere.contains(name) || Self.levels.contains(name.uppercased()) {
                    hasForeignOwner = true
                }
                if headers <= 3, isEncryption(bytes.text(in: split.body..<rest.upperBound)) { hasNotice = true }
            } else if let notice = SystemLine.read(bytes.text(in: rest)) {
                notices += 1
                if bytes.hasAppMark(at: rest.lowerBound, before: rest.upperBound) { markedNotices += 1 }
                if headers <= 3, notice.meaning == .encryption { hasNotice = true }
            }
        }
        guard headers > 0, nicks * 2 <= headers else { return nil }
        if hasNotice { return .certain }
        let isDense = headers * 10 >= lines * 6 || beginsWithHeader && headers >= 3
        if isKnownName { return beginsWithHeader || isDense ? .certain : nil }
        guard senders > 0, isDense, (senders + notices) * 2 >= headers else { return nil }
        // Other programs write dates so too, but name the owner "Me" or "You", and logs name levels.
        let isISO = shape.longNumber == 0 && shape.dateSeparator == 0x2D && !shape.hasComma && shape.period == .none
        if isISO, hasForeignOwner { return nil }
        if shape.isLoose { return senders + markedNotices == headers && !isISO ? .looksLikeLog : nil }
        if isISO || hasForeignOwner { return .looksLikeLog }
        return headers >= 2 ? .headers : .oneHeader
    }

    /// `<nick> words`, as logs of relay chats part the writer from the words; a name in a chat may begin with `<` too,
    /// but a colon ends it.
    private static func beginsWithNick(_ bytes: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        guard let first = rest.first, bytes[first] == 0x3C else { return false }
        for place in rest.dropFirst() {
            if bytes[place] == 0x3E { return bytes.blankLength(at: place + 1, before: rest.upperBound) > 0 }
            if bytes.blankLength(at: place, before: rest.upperBound) > 0 { return false }
        }
        return false
    }

    /// `[14/06/2011 09:28:45 | Edited 09:29:02] kim: …`, a log copied out of Skype: such lines are somebody's own, and
    /// WhatsApp knows nothing like them.
    private static func isSkypeLog(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
        guard let first = line.first, bytes[first] == 0x5B else { return false }
        let front = TextScanner(first..<min(first + 40, line.upperBound))
        return front.find(" | Edited ", in: bytes) != nil || front.find(" | Removed ", in: bytes) != nil
    }

    private static let ownersElsewhere: Set<String> = ["Me", "You"]

    private static let levels: Set<String> = [
        "TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL",
    ]

    private static func isEncryption(_ text: String) -> Bool {
        SystemLine.read(text)?.meaning == .encryption
    }
}
