// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Comparison

/// The page of one pair: its items as bars, its messages on both sides, and what else could explain them.
struct PairPage {
    private let pair: ComparisonOutcome.Pair
    private let report: ComparisonReport
    private let number: Int

    init(_ pair: ComparisonOutcome.Pair, in report: ComparisonReport, number: Int) {
        self.pair = pair
        self.report = report
        self.number = number
    }

    func blocks(_ numbering: inout ComparisonReport.Numbering) -> [Block] {
        var blocks: [Block] = [
            .lead(
                "Band \(strong: pair.band.rawValue), link of \(words: pair.score.type.rawValue): \(account(pair.left)) and \(account(pair.right)). Together the items weigh \(words: Figures.fixed(pair.score.total, places: 2)) (log₁₀ LR)."
            ),
            numbering.figure(
                "Items of connection \(number) and their weights", LinkDrawings.waterfall(pair, name: "w\(number)")),
            numbering.table(
                "Items, with the messages on both sides: left the first account, right the second",
                [
                    .init("Item", 33), .init("Cases", 8, isNumeric: true), .init("Weight", 9, isNumeric: true),
                    .init("Left", 11), .init("Right", 11), .init("Remarks"),
                ], pair.score.items.map(row)),
        ]
        if pair.score.total <= 0 {
            blocks.append(
                .note(
                    "Together the items weigh nothing, or speak against a connection: the band tells what kind of evidence stands on both sides, not how much it weighs."
                ))
        }
        blocks += messages(&numbering)
        if !pair.score.caps.isEmpty {
            blocks.append(
                .note(
                    Prose.joined(
                        pair.score.caps.map { cap in
                            "\(words: ComparisonWords.family(cap.family)) held at \(words: Figures.fixed(cap.to, places: 1)) instead of \(words: Figures.fixed(cap.from, places: 1))"
                        }, by: "; ") + "."))
        }
        blocks.append(.heading("What else could explain it", isQuiet: false))
        blocks.append(.list(pair.otherExplanations.map { "\(words: $0)" }))
        if !pair.notCompared.isEmpty {
            blocks.append(.note("Not compared for this pair: \(words: pair.notCompared.joined(separator: "; "))."))
        }
        if !pair.verdicts.isEmpty {
            blocks.append(
                numbering.table(
                    "Verdicts of investigators", ComparisonReport.verdictColumns,
                    pair.verdicts.map { .init(ComparisonReport.cells(of: $0)) }))
        }
        blocks.append(.note("\("Contents", place: "contents") · \("all connections", place: "summary")"))
        return blocks
    }

    private func account(_ account: ComparisonMaterial.Account) -> Prose {
        "account \(ComparisonReport.name(account.reference)) (\(account.name.isEmpty ? Prose() : "\(evidence: Name.short(account.name)), ")\(Phrases.name(Platform(rawValue: account.platform))); suspect \(words: account.roleBasis == "named" ? "named by the investigator" : "by the findings of its case"))"
    }

    private func row(_ item: EvidenceItem) -> Table.Row {
        var remarks = [item.note].filter { !$0.isEmpty }
        if item.weight <= 0, item.family != .style, item.family != .behaviour, item.standing > .accompanying {
            remarks.append(item.cases > 2 ? "too common to weigh" : "the index is too small to weigh it")
        }
        // Before the cap a ratio is not believed, and is not printed.
        for measure in item.measures.filter({ !$0.name.hasSuffix("before the cap") })
        where item.family != .script
            || ["shared words", "telling words", "longest run of words"].contains(measure.name)
        {
            remarks.append(ComparisonWords.told(measure))
        }
        let isWithheld = item.isSevere && !report.options.showsFullContent
        let words = item.value.split(separator: " ").count
        var value = Prose()
        if item.value.isEmpty {
            value = Prose()
        } else if isWithheld {
            value = Prose(.withheld("template of \(words) words"))
        } else {
            value =
                item.family == .identifier || item.family == .media
                ? Prose(.evidenceCode(item.value)) : Prose(.evidence(item.value))
        }
        let roles = [item.leftRole, item.rightRole].compactMap { $0?.rawValue }
        return .init([
            "\(words: ComparisonWords.title(item.kind))\(words: value.isEmpty ? "" : ": ")\(value)\(words: roles.count == 2 ? " (\(roles.joined(separator: " / ")))" : "")",
            item.cases > 0 ? "\(item.cases)" : Prose(.soft("–")), "\(words: Figures.fixed(item.weight, places: 2))",
            citations(item.left), citations(item.right), "\(words: remarks.joined(separator: "; "))",
        ])
    }

    private func citations(_ numbers: [Int32]) -> Prose {
        numbers.isEmpty ? Prose(.soft("–")) : Prose.citations(numbers, atMost: ComparisonReport.messageLimit)
    }

    private func messages(_ numbering: inout ComparisonReport.Numbering) -> [Block] {
        [(pair.left, \EvidenceItem.left), (pair.right, \EvidenceItem.right)].compactMap { account, side in
            let numbers = Set(pair.score.items.flatMap { $0[keyPath: side].prefix(ComparisonReport.messageLimit) })
                .sorted()
            guard !numbers.isEmpty else { return nil }
            let held = report.messages[account.reference] ?? [:]
            return numbering.table(
                "Messages of account \(ComparisonReport.name(account.reference))",
                [.init("No.", 10), .init("Time", 26), .init("Text")],
                numbers.map { n in
                    guard let message = held[n] else {
                        return .init(["\(cite: n)", Prose(.soft("–")), Prose(.soft("no text"))])
                    }
                    let time = message.time.map {
                        InstantText.rfc3339($0, precision: .second, isInstant: message.isInstant)
                    }
                    return .init([
                        "\(cite: n)", time.map { Prose(.evidence($0)) } ?? Prose(.soft("undated")),
                        report.isWithheld(message, of: account.reference)
                            ? Prose(
                                .withheld(
                                    "text of \(message.text.unicodeScalars.count) characters \(report.options.removal == nil ? "withheld" : "removed")"
                                ))
                            : Prose(.evidence(message.text)),
                    ])
                })
        }
    }
}
