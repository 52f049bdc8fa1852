// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// One person of a list, with the time that stands beside the name.
struct MetaHTMLListEntry {
    /// Strongest first.
    var account: [Identifier]
    var time: Timestamp?
    /// Where the name stands in the page.
    var bytes: Range<Int>

    private init(account: [Identifier], bytes: Range<Int>) {
        self.account = account
        self.bytes = bytes
    }

    /// Reads `Ada Example (Oct 4, 2013)`; what stands in the brackets may also be an address or a date without year.
    init?(line: String, bytes: Range<Int>, _ times: MetaHTMLTime) {
        var name = line[...]
        var mark: Substring?
        if name.last == ")", let open = name.lastIndex(of: "(") {
            mark = name[name.index(after: open)...].dropLast()
            name = name[..<open]
        }
        let literal = String(name).trimmingVisibly
        guard !literal.isEmpty else { return nil }
        account = [Identifier(.displayName, literal)]
        self.bytes = bytes
        guard let mark = mark.map(String.init) else { return }
        time = times.timestamp(mark, isDateEnough: true)
        if mark.contains("@"), !mark.contains(" ") { account.insert(Identifier(.email, mark), at: 0) }
    }

    /// The people of a box, in their order: a name or a link begins one, a date belongs to the one before.
    static func all(
        in document: HTMLDocument, service: MetaPlatform, _ times: MetaHTMLTime
    ) -> [MetaHTMLListEntry] {
        if let tabled = tabled(in: document, service: service, times) { return tabled }
        var entries: [MetaHTMLListEntry] = []
        for block in MetaHTMLBlock.all(in: document.root, of: document) {
            if let time = times.timestamp(block.text, isDateEnough: true) {
                if let last = entries.indices.last, entries[last].time == nil {
                    entries[last].time = time
                    entries[last].bytes = entries[last].bytes.lowerBound..<document.byteRange(of: block.node).upperBound
                }
                continue
            }
            let account = account(of: block, in: document, service: service)
            if let last = entries.indices.last, entries[last].time == nil {
                // Newer pages head the box with the name and repeat it as a link; other lines are details.
                if block.link != nil, entries[last].account.first?.kind == .displayName {
                    entries[last].account = account
                    continue
                }
                if block.link == nil || entries[last].account.first == account.first { continue }
            }
            entries.append(MetaHTMLListEntry(account: account, bytes: document.byteRange(of: block.node)))
        }
        return entries
    }

    /// The one person whom a table describes; nobody where its labels and values do not tell, nil where there is none.
    private static func tabled(
        in document: HTMLDocument, service: MetaPlatform, _ times: MetaHTMLTime
    ) -> [MetaHTMLListEntry]? {
        guard document.first("td", class: "_a6_q") != nil else { return nil }
        let rows = MetaHTMLTableRow.all(in: document)
        guard let account = account(of: rows, service: service, times) else { return [] }
        var entry = MetaHTMLListEntry(account: account, bytes: document.byteRange(of: document.root))
        // The time stands behind the table, else in a row of its own.
        let lines = MetaHTMLBlock.all(in: document.root, of: document, outside: document.all("table"))
        entry.time =
            lines.lazy.compactMap { times.timestamp($0.text, isDateEnough: true) }.first
            ?? rows.lazy.compactMap { times.timestamp($0.value, isDateEnough: true) }.first
        return [entry]
    }

    /// Labels are in the account's language: an unknown one gives its value by its place.
    private static func account(
        of rows: [MetaHTMLTableRow], service: MetaPlatform, _ times: MetaHTMLTime
    ) -> [Identifier]? {
        func value(labelled labels: Set<String>) -> String? {
            rows.first { labels.contains($0.label.lowercased()) && !$0.value.isEmpty }?.value
        }
        let plain = rows.filter { row in
            !row.value.isEmpty && row.link == nil && !row.value.contains("/")
                && times.timestamp(row.value, isDateEnough: true) == nil
        }
        switch service {
        case .instagram:
            let linked = rows.lazy.compactMap { $0.link.flatMap { username(in: $0) } }.first
            let name =
                value(labelled: MetaHTMLProfile.usernames) ?? linked
                ?? plain.last { !$0.value.contains(" ") }?.value
            return name.map { [Identifier(.username, $0)] }
        case .facebook:
            guard let name = value(labelled: MetaHTMLProfile.names) ?? plain.first?.value else { return nil }
            let link = rows.lazy.compactMap(\.link).first { $0.contains("facebook.com/") }
            return [link.map { Identifier(.profileURL, $0) }, Identifier(.displayName, name)].compactMap(\.self)
        }
    }

    private static func account(
        of block: MetaHTMLBlock, in document: HTMLDocument, service: MetaPlatform
    ) -> [Identifier] {
        switch service {
        case .instagram:
            if let link = block.link, let name = username(in: link) { return [Identifier(.username, name)] }
            return block.text.contains(" ")
                ? [Identifier(.displayName, block.text)] : [Identifier(.username, block.text)]
        case .facebook:
            let link = block.link.flatMap { $0.contains("facebook.com/") ? Identifier(.profileURL, $0) : nil }
            return [link, Identifier(.displayName, block.text)].compactMap(\.self)
        }
    }

    /// The last part of `https://www.instagram.com/<user>` or `…/_u/<user>`.
    private static func username(in link: String) -> String? {
        guard let (_, path) = link.parting(at: "instagram.com/") else { return nil }
        return path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init)
    }

    /// The meaning of a heading of `friends.htm`.
    static func meaning(ofSection heading: String) -> MetaListMeaning? {
        let heading = heading.lowercased()
        return sections.first { $0.words.contains(heading) }?.meaning
    }

    private static let sections: [(meaning: MetaListMeaning, words: Set<String>)] = [
        (.contact(.accepted, .unknown), ["friends", "freunde", "amis", "amigos", "amici", "vrienden"]),
        (
            .contact(.requested, .outgoing),
            [
                "sent friend requests", "gesendete freundschaftsanfragen", "invitations envoyées",
                "solicitudes de amistad enviadas", "verzonden vriendschapsverzoeken",
            ]
        ),
        (
            .contact(.requested, .incoming),
            [
                "received friend requests", "erhaltene freundschaftsanfragen", "invitations reçues",
                "solicitudes de amistad recibidas", "ontvangen vriendschapsverzoeken",
            ]
        ),
        (
            .contact(.declined, .incoming),
            [
                "declined friend requests", "deleted friend requests", "rejected friend requests",
                "abgelehnte freundschaftsanfragen", "invitations refusées", "solicitudes de amistad rechazadas",
                "afgewezen vriendschapsverzoeken",
            ]
        ),
        (
            .contact(.removed, .outgoing),
            ["removed friends", "entfernte freunde", "amis retirés", "amigos eliminados", "verwijderde vrienden"]
        ),
        (.contact(.followed, .incoming), ["followers", "abonnenten", "abonnés", "seguidores", "volgers"]),
        (.contact(.followed, .outgoing), ["followees", "following", "abonniert", "abonnements", "siguiendo"]),
    ]
}
