// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The accounts, those in findings first.
struct AccountsSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 40
    private static let annexLimit = 500

    func write(into draft: inout Draft) {
        let all = digest.rankedAccounts
        guard !all.isEmpty else {
            draft.paragraph("No account was found in the items.")
            return
        }
        draft.paragraph(
            """
            An account is not a person. Names and identifiers are those that the export gives; a name that people \
            choose identifies nobody on its own.
            """
        )
        if !digest.alike.isEmpty {
            draft.paragraph(
                """
                Where a name and the username of another account are alike, the table says so. The two may be one \
                account; the export does not tell, and they are counted apart.
                """
            )
        }
        let prominent = Set(digest.prominentAccounts)
        let speaking = all.filter { prominent.contains($0) || digest.tally.count(of: $0).messages > 0 }
        let shown = speaking.prefix(Self.rowLimit)
        draft.table(
            speaking.count > Self.rowLimit
                ? "Accounts in findings, then those with the most messages"
                : "Accounts that wrote or stand in a finding",
            columns: [
                .init("Account", 8.5), .init("Names recorded", 17), .init("Identifiers", 21.5), .init("Standing", 16),
                .init("Messages", 10, isNumeric: true), .init(digest.bothEnds),
            ], rows: shown.map(row))
        let isShown = Set(shown)
        writeOthers(all.filter { !isShown.contains($0) }, &draft)
        writeHours(&draft)
        NetworkFigure(digest: digest).write(into: &draft)
    }

    /// Accounts that stand in lists alone, three in a row.
    private func writeOthers(_ rest: [Account.ID], _ draft: inout Draft) {
        guard !rest.isEmpty else { return }
        let listed = Array(rest.prefix(Self.annexLimit))
        draft.table(
            "Other accounts of the record",
            listed.contains { digest.tally.count(of: $0).messages > 0 } ? "In brackets: messages." : nil,
            columns: [.init("Account and name", 34), .init("Account and name", 33), .init("Account and name")],
            rows: Self.threes(listed, digest))
        if rest.count > Self.annexLimit {
            draft.note(
                "\(rest.count - Self.annexLimit, "account") not listed here; \(code: "findings.json") holds them.")
        }
    }

    /// The hours in which the accounts of findings wrote, three in a column.
    private func writeHours(_ draft: inout Draft) {
        let found = digest.tally.accountHours
        guard !found.isEmpty else { return }
        let columns = stride(from: 0, to: 24, by: 3).map { hour in
            Table.Column("\(Print.two(hour))–\(Print.two(hour + 3))", 11, isNumeric: true)
        }
        draft.table(
            "Messages by hour of the day, accounts of findings",
            """
            Local time, \(words: digest.clock.zone); where no zone is known, the clock of the source. The hours are those \
            of the record: they do not tell where an account was used.
            """,
            columns: [.init("Account", 12)] + columns,
            rows: found.map { account, counts in
                .init(
                    [Prose(.text(account.label))]
                        + stride(from: 0, to: 24, by: 3).map { hour in
                            let sum = Figures.sum(counts[hour..<(hour + 3)])
                            return sum == 0 ? "–" : "\(sum)"
                        })
            })
    }

    private static func threes(_ ids: [Account.ID], _ digest: CaseDigest) -> [Table.Row] {
        stride(from: 0, to: ids.count, by: 3).map { start in
            var cells: [Prose] = []
            for id in ids[start..<min(start + 3, ids.count)] {
                let messages = digest.tally.count(of: id).messages
                cells.append(
                    "\(strong: id.label) \(evidence: Name.short(digest.timeline[id].name))"
                        + (messages > 0 ? "\(soft: " (\(Figures.grouped(messages)))")" : ""))
            }
            while cells.count < 3 { cells.append("") }
            return .init(cells)
        }
    }

    private func row(_ id: Account.ID) -> Table.Row {
        let account = digest.timeline[id]
        let count = digest.tally.count(of: id)
        let names = account.names.prefix(4).map { Prose(.evidence($0)) }
        var nameCell = names.isEmpty ? Prose(.soft("none")) : Prose.joined(names, by: "; ")
        if account.names.count > 4 { nameCell += " and \(account.names.count - 4) more" }
        let identifiers = account.identifiers.filter { $0.kind != .displayName }
        var identifierCell = identifiers.isEmpty ? Prose(.soft("none recorded")) : Prose()
        for (index, identifier) in identifiers.prefix(4).enumerated() {
            if index > 0 { identifierCell += Prose(.lineBreak) }
            identifierCell += "\(soft: Self.kind(identifier.kind)) \(Prose(.evidenceCode(identifier.literal)))"
        }
        if let other = digest.alike[id] {
            identifierCell += "; \(soft: "a like username,") \(words: other.label): "
            let usernames = digest.timeline[other].identifiers.filter { $0.kind == .username }
            identifierCell += .joined(usernames.prefix(1).map { Prose(.evidenceCode($0.literal)) })
        }
        if identifiers.count > 4 { identifierCell += " and \(identifiers.count - 4) more" }
        var standing: [Prose] = [Phrases.name(account.platform)]
        if account.isOwner { standing.append("owner of the export") }
        if digest.analysis.subjects.contains(id) { standing.append("assessed by request") }
        var period: Prose = "–"
        if let first = count.firstMessage, let last = count.lastMessage,
            let start = digest.moment(first), let end = digest.moment(last)
        {
            period = "\(words: start.brief)\(Prose(.lineBreak))\(words: end.brief)"
        }
        return .init([
            Prose(.text(id.label)), nameCell, identifierCell, .joined(standing, by: "; "), "\(count.messages)", period,
        ])
    }

    static func kind(_ kind: Identifier.Kind) -> String {
        switch kind {
        case .platformID: "id"
        case .phone: "phone"
        case .email: "e-mail"
        case .username: "username"
        case .profileURL: "profile"
        case .displayName: "name"
        }
    }
}
