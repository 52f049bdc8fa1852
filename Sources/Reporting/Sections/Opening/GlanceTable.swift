// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The answers of the summary in six short rows, for the cover: who has one minute reads these.
struct GlanceTable {
    let digest: CaseDigest
    private var findings: FindingIndex { digest.findings }

    /// Of anything that is listed: the cover is one sheet.
    private static let most = 4

    var table: Table {
        let summary = SummarySection(digest: digest)
        var rows: [(String, Prose)] = [
            ("Anyone in danger", summary.danger), ("Accounts", accounts),
            ("Demands", summary.demanded(atMost: Self.most, isBrief: true)),
        ]
        if let deadlines = deadlines(isBrief: true, withWeighedDown: true) { rows.append(("Deadlines", deadlines)) }
        if let approaches { rows.append(("Approaches", approaches)) }
        rows.append(("How fast", summary.howFast(others: 2)))
        // Three ways of saying that nothing was found tell no more than one.
        if findings.extortion.contains(where: { !$0.isSetAside }) || !findings.payments.isEmpty {
            rows += [("Where to pay", summary.whereToPay), ("Paid", summary.paid(atMost: Self.most))]
        }
        return .facts("The record in short", rows, width: 19)
    }

    private var accounts: Prose {
        let pressing = digest.leadAccounts.filter { id in
            findings.extortion.contains { $0.account == id && $0.tier >= .e3 }
                || findings.standings.accountsOfPressure.contains(id)
        }
        guard !pressing.isEmpty else {
            let joined = findings.extortion.filter { $0.isJoined && !$0.isSetAside }.map(\.account)
            guard joined.isEmpty else {
                let named = Set(joined).sorted().prefix(Self.most).map { name(of: $0) }
                return """
                    \(digest.timeline.accounts.count, "account"). \(Prose.joined(named)) with a demand joined to a threat that \
                    is set lower; none with a demand of tier E3 or E4, and none with a strong indicator of pressure or mass \
                    contact.
                    """
            }
            return """
                \(digest.timeline.accounts.count, "account"); none with a demand joined to a threat, and none with a strong \
                indicator of pressure or mass contact.
                """
        }
        let told = pressing.prefix(Self.most)
        let named = told.map { id -> Prose in "\(name(of: id)): \(standing(of: id))" }
        let more: Prose = pressing.count > told.count ? "; and \(pressing.count - told.count) more" : ""
        // Towards whom is a label in these; the name follows once.
        let addressed = Set(told.flatMap(targets)).subtracting(told).sorted()
        let others = addressed.prefix(2)
        var whom = others.reduce(Prose()) { $0 + " \(name(of: $1))\(words: owner($1))." }
        if addressed.count > others.count {
            whom += " \(addressed.count - others.count, "further account") named in \(section: .summary)."
        }
        return .joined(named, by: "; ") + more + "." + whom
    }

    private func name(of id: Account.ID) -> Prose {
        "\(strong: id.label) \(evidence: Name.short(digest.timeline[id].name, atMost: 32))"
    }

    /// An owner whom the export does not name is called that already.
    private func owner(_ id: Account.ID) -> String {
        let account = digest.timeline[id]
        return account.isOwner && !account.identifiers.isEmpty ? ", whose export it is" : ""
    }

    /// Whom the demands of an account are addressed to, or without one its strong indicators.
    private func targets(of id: Account.ID) -> [Account.ID] {
        let demands = findings.extortion.filter { $0.account == id && $0.tier >= .e3 }
        return demands.isEmpty
            ? findings.indicators.filter { $0.account == id && $0.level == .strong }.compactMap(\.target)
            : demands.compactMap(\.target)
    }

    /// Which of the two it is, and towards whom.
    private func standing(of id: Account.ID) -> Prose {
        let demands = findings.extortion.indices.filter {
            findings.extortion[$0].account == id && findings.extortion[$0].tier >= .e3
        }
        let targets = targets(of: id)
        let whom = targets.isEmpty ? "" : " towards \(Figures.list(Set(targets).sorted().map(\.label)))"
        guard !demands.isEmpty else {
            let presses = findings.indicators.contains {
                $0.account == id && $0.level == .strong && $0.detector != "mass-contact"
            }
            // Many requests press nobody by themselves.
            return presses ? "strong indicator of pressure\(words: whom)" : "strong indicator of mass contact"
        }
        let labels = Figures.list(demands.map { findings.demandMarks[$0] })
        return
            "recorded as the sender of \(words: demands.count == 1 ? "demand" : "demands") \(words: labels)\(words: whom)"
    }

    /// When demands were to be met, in the order of time, then those of which none is computed; of those weighed down, where a
    /// threat is joined to them.
    func deadlines(isBrief: Bool, withWeighedDown: Bool = false) -> Prose? {
        let strong = findings.extortion.indices.filter { findings.extortion[$0].tier >= .e3 }
        let due = inOrderOfTime(strong + (withWeighedDown ? weighedDown : [])).compactMap { index -> Prose? in
            let mark = findings.extortion[index].tier < .e3 ? " (set lower)" : ""
            return deadline(of: index, isBrief: isBrief).map { "\($0)\(words: mark)" }
        }
        guard !due.isEmpty else { return nil }
        let limit = isBrief ? Self.most : 6
        let told = Prose.joined(due.prefix(limit), by: "; ")
        return due.count > limit ? "\(told) and \(due.count - limit) more." : "\(told)."
    }

    /// Deadlines of demands that hold a threat and are weighed down, apart from the others.
    var weighedDownDeadlines: Prose? {
        let due = inOrderOfTime(weighedDown).compactMap { deadline(of: $0, isBrief: true) }
        return due.isEmpty ? nil : .joined(due.prefix(Self.most), by: "; ")
    }

    private func deadline(of index: Int, isBrief: Bool) -> Prose? {
        DemandDeadlines.due(findings.extortion[index], isBrief: isBrief, in: digest).map {
            "\(words: findings.demandMarks[index]) \($0)"
        }
    }

    private func inOrderOfTime(_ demands: [Int]) -> [Int] {
        let times = demands.map { (index: $0, time: DemandDeadlines.instant(findings.extortion[$0]) ?? .max) }
        return times.enumerated().sorted {
            $0.element.time != $1.element.time ? $0.element.time < $1.element.time : $0.offset < $1.offset
        }.map(\.element.index)
    }

    private var weighedDown: [Int] {
        findings.extortion.indices.filter {
            findings.extortion[$0].tier < .e3 && findings.extortion[$0].isJoined && !findings.extortion[$0].isSetAside
        }
    }

    /// Many requests or first messages, where a rule reads them as more than a habit.
    private var approaches: Prose? {
        let found = findings.contacts.filter { $0.level == .massRequesting || $0.level == .elevated }
        guard !found.isEmpty else { return nil }
        let parts = found.prefix(3).map { activity -> Prose in
            let what = activity.basis == .requests ? "contact requests" : "first messages in new conversations"
            let level = Phrases.level(activity.level).lowercased()
            var prose: Prose = "\(strong: activity.account.label): \(words: level)"
            let cited = ContactCitations(activity, in: digest.tally, of: digest.timeline)
            if let requested = activity.requested {
                prose += "; \(words: what) sent: \(words: ContactCitations.counted(requested))"
                if !cited.requests.isEmpty { prose += " \(Prose.citations(cited.requests, atMost: 3))" }
            }
            if let peak = activity.peak, peak.count > 2 {
                prose +=
                    "; in the densest stretch \(peak.count, "person", "people") within \(words: RequestsSection.window(peak.windowSeconds))"
                if !cited.densest.isEmpty { prose += " \(Prose.citations(cited.densest, atMost: 3))" }
            }
            return prose
        }
        return "\(Prose.joined(parts, by: "; "))."
    }
}
