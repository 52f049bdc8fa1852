// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The accounts, those in findings first.
struct AccountsSection: ReportSection {
    static let name = SectionName.accounts
    let digest: CaseDigest

    private static let rowLimit = 40
    private static let annexLimit = 500

    func write(into draft: inout Draft) {
        let ranked = digest.rankedAccounts
        guard !ranked.isEmpty else {
            draft.paragraph("No account was found in the items.")
            return
        }
        draft.paragraph("An account is not a person. Names and identifiers are those that the export gives; a name that people choose identifies nobody on its own.")
        draft.table(
            ranked.count > Self.rowLimit ? "Accounts in findings, then those with the most messages" : "Accounts",
            columns: [
                .init("Account", 10), .init("Names recorded", 26), .init("Identifiers", 27), .init("Standing", 13),
                .init("Messages", 9, isNumeric: true), .init("First and last message"),
            ], rows: ranked.prefix(Self.rowLimit).map(row))
        let rest = ranked.dropFirst(Self.rowLimit)
        guard !rest.isEmpty else { return }
        draft.table(
            "Further accounts",
            columns: [
                .init("Account", 10), .init("Name", 42), .init("Service", 18), .init("Messages", 12, isNumeric: true),
                .init("Events", isNumeric: true),
            ],
            rows: rest.prefix(Self.annexLimit).map { id in
                let account = digest.timeline[id]
                return .init([
                    Prose(.text(id.label)), Prose(.evidence(Name.short(account.name))), Phrases.name(account.platform),
                    "\(digest.tally.count(of: id).messages)", "\(digest.tally.count(of: id).events)",
                ])
            })
        if rest.count > Self.annexLimit {
            draft.note("\(rest.count - Self.annexLimit, "account") not listed here; \(code: "findings.json") holds them.")
        }
    }

    private func row(_ id: Account.ID) -> Table.Row {
        let account = digest.timeline[id]
        let count = digest.tally.count(of: id)
        let names = account.names.prefix(4).map { Prose(.evidence($0)) }
        var nameCell = names.isEmpty ? Prose(.soft("none")) : Prose.joined(names, by: "; ")
        if account.names.count > 4 { nameCell += " and \(account.names.count - 4) more" }
        let identifiers = account.identifiers.filter { $0.kind != .displayName }
        var identifierCell = Prose.joined(
            identifiers.prefix(4).map { "\(soft: Self.kind($0.kind)) \(Prose(.evidenceCode($0.literal)))" }, by: "; ")
        if identifiers.isEmpty { identifierCell = Prose(.soft("none recorded")) }
        if identifiers.count > 4 { identifierCell += " and \(identifiers.count - 4) more" }
        var standing: [Prose] = [Phrases.name(account.platform)]
        if account.isOwner { standing.append("owner of the export") }
        if digest.analysis.subjects.contains(id) { standing.append("assessed by request") }
        var period: Prose = "–"
        if let first = count.firstMessage, let last = count.lastMessage,
            let start = digest.moment(first), let end = digest.moment(last)
        {
            period = "\(words: start.full)\(Prose(.lineBreak))\(words: end.full)"
        }
        return .init([
            Prose(.text(id.label)), nameCell, identifierCell, .joined(standing, by: "; "), "\(count.messages)", period,
        ])
    }

    private static func kind(_ kind: Identifier.Kind) -> String {
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
