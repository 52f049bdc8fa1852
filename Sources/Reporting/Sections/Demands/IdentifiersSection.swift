// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Identifiers with their checks, and the checklist of what police advice asks to keep.
struct IdentifiersSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 40
    private static let annexLimit = 400
    private static let spellingLimit = 3
    private static let userLimit = 6
    private static let normalLimit = 100

    func write(into draft: inout Draft) {
        draft.paragraph(
            """
            A check says whether digits and form agree. It does not say that an account or address exists, or who \
            holds it. No link was opened.
            """
        )
        let ranked = digest.register.rankedValues
        let accountData = digest.register.entries.filter(\.isAccountData)
        if ranked.isEmpty, accountData.isEmpty {
            draft.paragraph("No identifier was found in messages or account data.")
        } else if ranked.isEmpty {
            draft.paragraph("No identifier was found in messages.")
        } else {
            draft.table(
                ranked.count > Self.rowLimit
                    ? "Identifiers in messages: told to use, own, then the most repeated" : "Identifiers in messages",
                "Cards and gift cards show their last four characters. \(code: "identifiers.csv") holds each value.",
                columns: columns, rows: ranked.prefix(Self.rowLimit).map(row))
            let rest = ranked.dropFirst(Self.rowLimit)
            if !rest.isEmpty {
                draft.table("Further identifiers", columns: columns, rows: rest.prefix(Self.annexLimit).map(row))
                if rest.count > Self.annexLimit {
                    draft.note(
                        """
                        \(rest.count - Self.annexLimit, "identifier") not listed here; \(code: "identifiers.csv") \
                        holds them.
                        """
                    )
                }
            }
        }
        writeAccountData(accountData, &draft)
        draft.table(
            "Evidence checklist", "■ found · □ looked for, none found · ◪ named in the record, not held",
            columns: [.init("Item", 30), .init("State", 16), .init("Where")],
            rows: EvidenceChecklist(digest: digest).rows)
    }

    /// What the export says of its accounts, two in a row: there is no message to cite.
    private func writeAccountData(_ entries: [IdentifierRegister.Entry], _ draft: inout Draft) {
        guard !entries.isEmpty else { return }
        let shown = Array(entries.prefix(Self.annexLimit))
        let cells = { (entry: IdentifierRegister.Entry) -> [Prose] in
            let value = Prose(.evidenceCode(Phrases.printed(entry.finding.literal, kind: entry.finding.kind)))
            return [
                Prose(.text(entry.label)),
                "\(soft: Phrases.identifier(entry.finding.kind))\(Prose(.lineBreak))\(value)",
                Prose(.text(entry.finding.account.map(\.label) ?? "service")),
            ]
        }
        draft.table(
            "Identifiers in account data", "As the export gives them for its accounts.",
            columns: [
                .init("Id", 8), .init("Kind and value", 32), .init("Account", 10), .init("Id", 8),
                .init("Kind and value", 32), .init("Account"),
            ],
            rows: stride(from: 0, to: shown.count, by: 2).map { start in
                .init(cells(shown[start]) + (start + 1 < shown.count ? cells(shown[start + 1]) : ["", "", ""]))
            })
        if entries.count > Self.annexLimit {
            draft.note(
                "\(entries.count - Self.annexLimit, "identifier") not listed here; \(code: "identifiers.csv") holds them."
            )
        }
    }

    private var columns: [Table.Column] {
        [
            .init("Id", 6), .init("Kind", 13), .init("As written, normal form", 42), .init("Check", 13),
            .init("Account", 14), .init("Messages"),
        ]
    }

    /// One value: who wrote it how, and where.
    private func row(_ entries: [IdentifierRegister.Entry]) -> Table.Row {
        guard let first = entries.first else { return .init([]) }
        let found = first.finding
        let value = Phrases.printed(found.value, kind: found.kind)
        var written: [Prose] = []
        for finding in entries.map(\.finding) {
            let isWithheld = finding.messages.contains(where: digest.isWithheld)
            let literal = Phrases.printed(finding.literal, kind: finding.kind)
            written.append(isWithheld ? Prose(.withheld("wording withheld")) : Prose(.evidenceCode(literal)))
        }
        let normal = Prose(.evidenceCode(value))
        var spellings = written.uniqued
        if spellings.count > Self.spellingLimit {
            let rest = spellings.count - Self.spellingLimit
            spellings = spellings.prefix(Self.spellingLimit) + ["\(soft: "\(rest) more")"]
        }
        // A web address of many lines is not printed twice for a slash at its end.
        if !spellings.contains(normal), value.count <= Self.normalLimit { spellings.append(normal) }
        var users = entries.map { entry -> Prose in
            let account = entry.finding.account.map(\.label) ?? "service"
            return "\(words: account) \(soft: Phrases.role(entry.finding.role))"
        }.uniqued
        if users.count > Self.userLimit {
            users = users.prefix(Self.userLimit) + ["\(soft: "\(users.count - Self.userLimit) more")"]
        }
        let numbers = Set(entries.flatMap(\.finding.messages)).sorted()
        return .init([
            Prose(.text(first.label)), Prose(.text(Phrases.identifier(found.kind))), Self.lines(spellings),
            Prose(.text(Phrases.check(found))), Self.lines(users),
            numbers.isEmpty ? Prose(.soft("account data")) : Prose.citations(numbers, atMost: 6),
        ])
    }

    private static func lines(_ parts: [Prose]) -> Prose {
        var whole = Prose()
        for part in parts {
            if !whole.isEmpty { whole += Prose(.lineBreak) }
            whole += part
        }
        return whole
    }
}

/// What police advice to the public asks to keep, and what the record holds of it.
struct EvidenceChecklist {
    let digest: CaseDigest

    static let kinds: [(String, [String])] = [
        ("Phone numbers", ["phone"]),
        ("E-mail addresses", ["email"]),
        ("Bank accounts and IBAN", ["iban", "ukAccount", "bankAccount"]),
        ("Payment cards", ["card"]),
        ("Names at payment services", ["cashtag", "paypal", "venmo", "revolut", "monzo", "wise", "upi", "pix"]),
        ("Crypto addresses", Phrases.coins),
        ("Gift card codes", ["giftCard"]),
        ("Web addresses, domains and invite links", ["url", "domain", "invite"]),
        ("IP addresses and device ids", ["ip", "device"]),
        ("File hashes named in messages", ["fileHash"]),
    ]

    /// What was found, a row each; what was looked for and not found, in one row.
    var rows: [Table.Row] {
        var rows: [Table.Row] = []
        var absent: [String] = []
        func note(_ item: String, _ isFound: Bool, _ detail: @autoclosure () -> Prose) {
            guard isFound else { return absent.append(item) }
            rows.append(.init([Prose(.text(item)), "■ Found", detail()]))
        }
        let accounts = digest.timeline.accounts
        let usernames = accounts.count {
            $0.identifiers.contains { [.username, .platformID, .profileURL].contains($0.kind) }
        }
        let written = labels(["username"], ofMessages: true)
        note(
            "Usernames and ids of the service", usernames > 0 || !written.isEmpty,
            "\(usernames, "account"), \(section: .accounts)"
                + (written.isEmpty ? "" : "; in messages: \(words: written)"))
        let names = accounts.count { !$0.names.isEmpty }
        note("Display names", names > 0, "\(names, "account"), \(section: .accounts)")
        for (item, kinds) in Self.kinds {
            let found = labels(kinds)
            note(item, !found.isEmpty, Prose(.text(found)))
        }
        let audience = digest.findings.extortion.flatMap { $0.slots[.audience] ?? [] }.map(\.n).uniqued
        note("Audience that a threat names", !audience.isEmpty, Prose.citations(audience, atMost: 6))
        let held = digest.analysis.exhibits.count { $0.status == .attachment || $0.status == .unreferenced }
        let missing = digest.missingMedia
        if held == 0, missing > 0 {
            rows.append(
                .init([
                    "Images, video and sound", "◪ Not held",
                    "\(missing) named in printed messages, \(section: .attachments)",
                ]))
        } else {
            let rest = missing > 0 ? "; \(Figures.grouped(missing)) of the printed ones are not in the export" : ""
            note(
                "Images, video and sound", held > 0,
                "\(held, "file") held\(words: rest), \(section: .attachments)")
        }
        let messages = digest.tally.messages
        note("Messages", messages > 0, "\(messages, "message"), \(section: .transcript)")
        if !absent.isEmpty {
            rows.append(
                .init([
                    rows.isEmpty ? "Looked for" : "Looked for besides", "□ None found",
                    "\(words: absent.joined(separator: "; ")). The rules ran and gave no hit.",
                ]))
        }
        return rows
    }

    /// Short names of the identifiers of these kinds.
    private func labels(_ kinds: [String], ofMessages: Bool = false) -> String {
        let found = digest.register.entries.filter {
            kinds.contains($0.finding.kind) && !(ofMessages && $0.finding.messages.isEmpty)
        }
        return Figures.list(found.map(\.label).uniqued)
    }
}
