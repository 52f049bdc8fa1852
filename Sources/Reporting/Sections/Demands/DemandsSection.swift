// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// One row a demand frame: what was asked, how, by when, under which threat, and what followed.
struct DemandsSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 60
    private static let asideLimit = 20
    /// Percent of a sheet that a sign of an address takes, and the most that addresses are given.
    private static let roomOfSign = 0.94
    private static let mostOfPayees = 34.5

    func write(into draft: inout Draft) {
        let frames = digest.findings.extortion.enumerated().filter { !$0.element.isSetAside }
        let found = frames.map(\.element)
        guard !found.isEmpty else {
            draft.paragraph(
                "No demand was found by the rules that ran on \(digest.tally.messages, "message").\(digest.uncovered)")
            writeSetAside(into: &draft)
            return
        }
        let accounts = Set(found.map(\.account)).sorted().map(\.label)
        let hasDollars = found.contains { $0.amount?.currency == "USD" }
        draft.lead(
            """
            \(found.count, "demand frame") recorded from \(words: Figures.list(accounts)). Sums are told in figures, their \
            words stand in the cited messages; they are not added up, because a later demand may replace an earlier \
            one.\(words: hasDollars ? " The sign $ names no country." : "")
            """
        )
        let counts = ExtortionDemand.Tier.allCases.reversed().flatMap { tier -> [Prose] in
            let meanings = found.filter { $0.tier == tier }.map {
                tier >= .e3 ? Phrases.meaning(tier) : Phrases.held($0)
            }
            return meanings.uniqued.prefix(4).map { meaning in
                "tier \(strong: tier.rawValue): \(meanings.count { $0 == meaning }, "demand frame") (\(words: meaning))"
            }
        }
        draft.paragraph("\(Prose(.badge(isIndicator: true))) \(Prose.joined(counts, by: "; ")).")
        let isNumberedAlike = frames.allSatisfy { digest.findings.demandMarks[$0.offset] == "D-\($0.offset + 1)" }
        var rows = frames.prefix(Self.rowLimit).map { row($0.offset, $0.element, isNumberedAlike: isNumberedAlike) }
        // A wallet on one line takes the room of the columns beside it.
        let payees = rows.flatMap { $0.cells[2].pieces }.map(\.signsOnOneLine).max() ?? 0
        let room = min(max(20, Double(payees) * Self.roomOfSign + 2), Self.mostOfPayees)
        let widths = [10, 13, 20, 18, 24].map { $0 == 20 ? room : $0 * (100 - room) / 80 }
        let labels = ["Demand", "Amount", "Method and payee", "Deadline", "Threat, audience, leverage"]
        var columns = zip(labels, widths).map { Table.Column($0, $1) } + [.init("Recorded outcome")]
        // A column of dashes takes the room of the others.
        var rest = 100.0
        for column in columns.indices.reversed() where rows.allSatisfy({ $0.cells[column] == "–" }) {
            rest -= columns.remove(at: column).width ?? 0
            for row in rows.indices { rows[row].cells.remove(at: column) }
        }
        for column in columns.indices { columns[column].width = columns[column].width.map { $0 * 100 / rest } }
        draft.table(
            "Demands, one in each row",
            """
            Numbers in brackets are the messages that fill each part. A dash: no message fills it. \
            \(isNumberedAlike ? "D-1 is \(code: "X1")" : "Each has another number, which stands behind its own,") in \
            \(code: "findings.json") and in exported tables.\
            \(words: Phrases.marks(found.prefix(Self.rowLimit).flatMap { DemandSums($0).bases }))
            """,
            columns: columns, rows: rows)
        if found.count > Self.rowLimit {
            draft.note("The first \(Self.rowLimit) of \(found.count) frames; \(code: "findings.json") holds the rest.")
        }
        if let figure = LedgerFigure(digest: digest).figure { draft.figure(figure) }
        writeSetAside(into: &draft)
    }

    /// Words of a demand that are somebody else's, or count for nothing: no demand of the account, and on record.
    private func writeSetAside(into draft: inout Draft) {
        let aside = digest.findings.extortion.enumerated().filter(\.element.isSetAside)
        guard !aside.isEmpty else { return }
        draft.table(
            "Passages with words of a demand that the rules set aside",
            """
            No demand of the account that wrote them, and counted in no other place. Listed so that a reader may look. Behind \
            each its number in \(code: "findings.json").
            """,
            columns: [.init("Passage", 10), .init("Account", 18), .init("Messages", 30), .init("Why set aside")],
            rows: aside.prefix(Self.asideLimit).map { index, found in
                .init([
                    "\(words: digest.findings.demandMarks[index]) \(soft: "X\(index + 1)")",
                    "\(words: found.account.label), \(words: found.conversation.label)",
                    Prose.citations((found.slots[.seeming] ?? []).map(\.n).uniqued, atMost: 6),
                    found.demotions.isEmpty
                        ? "too little of a demand" : Prose(.text(Phrases.reasons([found]))),
                ])
            })
        if aside.count > Self.asideLimit {
            draft.note(
                "The first \(Self.asideLimit) of \(aside.count) passages; \(code: "findings.json") holds the rest.")
        }
    }

    private func row(_ index: Int, _ found: ExtortionDemand, isNumberedAlike: Bool) -> Table.Row {
        let target = found.target.map { " to \($0.label)" } ?? ""
        let other: Prose = isNumberedAlike ? Prose() : " \(soft: "X\(index + 1)")"
        let head: Prose =
            "\(words: digest.findings.demandMarks[index])\(other)\(Prose(.lineBreak))\(soft: found.tier.rawValue)\(Prose(.lineBreak))\(soft: "\(found.account.label)\(target), \(found.conversation.label)")"
        let amount =
            DemandSums(found).printed.map { $0 + DemandOrder(digest: digest, found: found).besideSum }
            ?? DemandOrder(digest: digest, found: found).alone + demanding(found)
        let method = self.method(found)
        let deadline = self.deadline(of: found)
        let parts: [(ExtortionDemand.Slot, String)] = [
            (.threat, "threat"), (.audience, "audience"), (.leverage, "leverage"),
            (.proof, "picture sent or pointed at"),
            (.condition, "condition"), (.pressure, "pressure"),
        ]
        var threat = parts.compactMap { slot, name -> Prose? in
            let cited = cites(found, slot)
            return cited.isEmpty ? nil : Prose(.text(name)) + cited
        }
        if let standing = self.standing(found) { threat.insert(standing, at: 0) }
        var outcome = [found.isPaid ? paid(found) : "no payment claimed after it"]
        if !(found.slots[.promise] ?? []).isEmpty { outcome.append("promise" + cites(found, .promise)) }
        if found.holds(.seeming) { outcome.append("set aside" + cites(found, .seeming)) }
        if !(found.slots[.executed] ?? []).isEmpty {
            outcome.append("said to be carried out" + cites(found, .executed))
        }
        if found.omitted > 0 { outcome.append("\(found.omitted, "further place") not kept") }
        if !found.demotions.isEmpty {
            outcome.append("tier lowered, because \(words: Phrases.reasons([found]))")
        }
        return .init([
            head, amount, method, deadline, threat.isEmpty ? "–" : .joined(threat, by: "; "),
            .joined(outcome, by: "; "),
        ])
    }

    /// What stands for a threat that no message of the demand makes.
    private func standing(_ found: ExtortionDemand) -> Prose? {
        let numbers = found.standing.map(\.n).uniqued
        guard let first = numbers.first else { return nil }
        let isOwn = digest.timeline.entry(first).actor == found.account
        let isPicture = found.standing.allSatisfy { $0.rule == "entity.picture" }
        let what = isPicture ? isOwn ? "picture shown before" : "picture of the other" : "threat of an earlier demand"
        return "\(words: what) \(Prose.citations(numbers, atMost: 4))"
    }

    /// Where to pay, one spelling a line under each of its names, and the ways that words name: each with the messages that
    /// hold it.
    private func method(_ found: ExtortionDemand) -> Prose {
        let methods = DemandMethods(found, in: digest.register)
        let values = found.payees.map(\.value).uniqued
        var lines = values.prefix(4).map { value -> Prose in
            let same = found.payees.filter { $0.value == value }
            let names = same.map { payee -> Prose in
                let label = digest.register.label(kind: payee.kind, value: payee.value).map { "\($0) " } ?? ""
                return "\(words: label)\(soft: Phrases.identifier(payee.kind))"
            }
            let printed = Phrases.printed(value, kind: same[0].kind)
            let numbers = Set(same.flatMap { methods.places[$0] ?? [] }).sorted()
            return "\(Prose.joined(names)) \(Prose(.evidenceCode(printed)))\(Self.cited(numbers))"
        }
        if values.count > 4 { lines.append("\(values.count - 4) more") }
        lines += methods.named.map { "\(words: Phrases.method($0.name))\(Self.cited($0.numbers))" }
        // Messages that speak of paying and name neither.
        let (plain, weak) = found.messages(of: .method)
        let rest = (
            plain: plain.filter { !methods.cited.contains($0) }, weak: weak.filter { !methods.cited.contains($0) }
        )
        if !rest.plain.isEmpty || !rest.weak.isEmpty {
            lines.append("\(words: lines.isEmpty ? "a way to pay" : "words of a way to pay")\(cites(rest))")
        }
        return lines.isEmpty ? "–" : lines.dropFirst().reduce(lines[0]) { $0 + Prose(.lineBreak) + $1 }
    }

    private static func cited(_ numbers: [Int32]) -> Prose {
        numbers.isEmpty ? Prose() : " " + Prose.citations(numbers, atMost: 4)
    }

    /// Behind an order or the lack of a sum; measured wording says of what it is one.
    private func demanding(_ found: ExtortionDemand) -> Prose {
        // Where sums were removed, the messages that held one.
        if digest.hasSumsRemoved, found.holds(.amount) { return cites(found, .amount) }
        // The words of an order stand with their own message: the others demand too.
        let (plain, weak) = found.messages(of: .demand)
        let told = DemandOrder(digest: digest, found: found).cited
        let rest = (plain: plain.filter { !told.contains($0) }, weak: weak.filter { !told.contains($0) })
        let cited = cites(rest)
        return cited.isEmpty ? cited : "; words of demand" + cited
    }

    /// The claims behind the first message of a demand, by their numbers in the table of payments.
    private func paid(_ found: ExtortionDemand) -> Prose {
        let first = (found.slots[.demand] ?? []).map(\.n).min() ?? 0
        let claims = digest.findings.payments.enumerated().filter { _, payment in
            payment.citation.n > first && payment.account != found.account
                && digest.timeline.entry(payment.citation.n).conversation == found.conversation
        }
        guard let (index, claim) = claims.first else { return "payment claimed after it" }
        return "payment claimed after it, first PAY-\(index + 1) \(cite: claim.citation.n)"
    }

    private func cites(_ found: ExtortionDemand, _ slot: ExtortionDemand.Slot) -> Prose {
        cites(found.messages(of: slot))
    }

    private func cites(_ messages: (plain: [Int32], weak: [Int32])) -> Prose {
        let (plain, weak) = messages
        var prose = plain.isEmpty ? Prose() : " " + Prose.citations(plain, atMost: 4)
        if !weak.isEmpty {
            prose += " \(soft: plain.isEmpty ? "by measured wording" : "and by measured wording")"
            prose += " " + Prose.citations(weak, atMost: 3)
        }
        return prose
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of first appearance.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Inline {
    /// Of an address or account, as `print.css` parts it in the ledger: up to 36 signs are whole, up to 66 stand in two halves.
    fileprivate var signsOnOneLine: Int {
        guard case .evidenceCode(let text) = self else { return 0 }
        let count = text.unicodeScalars.count
        return count <= 36 ? count : count <= 44 ? 22 : count <= 66 ? 33 : 22
    }
}
