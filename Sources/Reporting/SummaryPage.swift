// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// `summary.sfr1.html`: the short factual summary of the streamlined forensic report (SFR1), two sheets at most.
///
/// It holds facts and message numbers and no opinion. Who signs fills in the lines; the program fills in none.
struct SummaryPage {
    let digest: CaseDigest

    private static let line = "________________________________"
    private static let itemRows = 6

    var html: String {
        var contexts = Contexts(
            width: digest.numberWidth, printed: digest.selection.printed,
            volumes: .init(volumes: digest.volumes, timeline: digest.timeline, current: -1))
        contexts.base = "report.html"
        let front = FrontMatter(digest: digest, contexts: contexts, draft: Draft())
        var fields = front.opening
        let reference = digest.details.reference.map { ": case \($0)" } ?? ""
        fields["title"] = contexts.runs("Summary for SFR1, draft\(reference)", namesEmoji: false)
        fields["css"] = StyleSheet(digest: digest).text(part: "SFR1 summary, draft, not signed", mark: "S-")
        fields["unit"] = ["runs": contexts.runs(digest.details.unit ?? "Digital evidence", namesEmoji: false)] as Fields
        fields["sections"] = [
            section("findings", "Findings of fact", summary, contexts),
            section("items", "Exhibits", [.table(items)], contexts),
            section("statement", "To be completed by the person who signs", [.table(blanks)], contexts),
        ]
        return digest.options.templates.render("sfr1", fields) + "\n"
    }

    private func section(_ id: String, _ title: String, _ blocks: [Block], _ contexts: Contexts) -> Fields {
        ["id": id, "title": title, "blocks": blocks.map(contexts.block)]
    }

    /// The summary of the report, without the figures of a screen.
    private var summary: [Block] {
        var draft = Draft()
        draft.begin(.summary)
        var summary = SummarySection(digest: digest)
        summary.isFactual = true
        summary.write(into: &draft)
        return draft.sections[.summary] ?? []
    }

    private var items: Table {
        let inputs = itemsByWeight
        let folder = CommonFolder(inputs.prefix(Self.itemRows).map(\.path))
        var rows = inputs.prefix(Self.itemRows).map { input in
            Table.Row([folder.rest(of: input.path), "\(input.bytes)", Prose(.code(Figures.groups(input.sha256)))])
        }
        if inputs.count > Self.itemRows {
            rows.append(
                .init(["\(inputs.count - Self.itemRows) more", "", "\(code: "manifest.json") holds them"]))
        }
        return Table(
            caption: "Items examined",
            subline: folder.told.map {
                "Exhibit \(exhibit). Those with a message of a demand first, then those that hold most of the record. \($0)"
            } ?? "Exhibit \(exhibit)",
            columns: [.init("File", 34), .init("Bytes", 14, isNumeric: true), .init("SHA-256")], rows: rows)
    }

    /// Inputs in the order of what was read from them: those with a message of a demand first, then by events.
    private var itemsByWeight: [InputRecord] {
        let inputs = digest.analysis.inputs
        guard inputs.count > Self.itemRows else { return inputs }
        var events: [String: Int] = [:]
        for exhibit in digest.analysis.exhibits where exhibit.events > 0 {
            let input = exhibit.path.prefix { $0 != "!" }
            events[String(input), default: 0] += exhibit.events
        }
        let pressing = inputsOfDemands
        return inputs.enumerated().sorted { left, right in
            let (first, second) = (left.element.path, right.element.path)
            if pressing.contains(first) != pressing.contains(second) { return pressing.contains(first) }
            let (a, b) = (events[first] ?? 0, events[second] ?? 0)
            return a != b ? a > b : left.offset < right.offset
        }.map(\.element)
    }

    private var inputsOfDemands: Set<String> {
        let exhibits = digest.analysis.exhibits
        let numbers = Set(
            digest.findings.extortion.filter { $0.tier >= .e3 }.flatMap { $0.slots.values.joined().map(\.n) })
        return Set(
            numbers.compactMap { n in
                let index = Int(digest.timeline.provenance(n).exhibit)
                return exhibits.indices.contains(index) ? String(exhibits[index].path.prefix { $0 != "!" }) : nil
            })
    }

    private var exhibit: Prose { digest.details.exhibit.map { Prose(.evidence($0)) } ?? "______________" }

    private var blanks: Table {
        let tool = digest.analysis.tool
        return .facts(
            "Statement, draft, not signed",
            [
                ("Examined by", Prose(.text(Self.line))),
                (
                    "Accreditation",
                    "Compliance with the Code of Practice, to be stated by the unit: \(words: Self.line)"
                ),
                ("Method", "\(words: tool.name) \(words: tool.version); \(section: .method) of the report"),
                (
                    "Limits",
                    """
                    Facts of the record, without opinion. Names are those of accounts, not of people. What rules cannot \
                    see stands in \(section: .limits) of the report.
                    """
                ),
                ("In dispute", "Matters that the defence disputes, to be answered in SFR2: \(words: Self.line)"),
                ("Signature, date", Prose(.text(Self.line))),
            ], width: 22)
    }
}

extension CaseReport {
    /// The short summary for SFR1.
    public func summaryPage() -> [UInt8] { Array(SummaryPage(digest: digest).html.utf8) }
}
