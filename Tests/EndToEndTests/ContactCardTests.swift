// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import CaseWorkflow
import Comparison
import Evidence
import Importing
import TestSupport
import Testing

/// Exports with contact cards through analysis, store and comparison.
@Suite("Contact cards across cases") struct ContactCardTests {
    private static let act = StoreAct(time: "2025-07-01T10:00:00Z", actor: "tester", reason: "")
    private static let suspects = ["Nils Harrow", "Petra Quint"]
    private static let threats = [
        "that clip of you is mine now, 110 pounds today or your family watches it",
        "140 pounds by nine or I post your photo on every page of your school",
    ]

    /// What two cases say in whose talks `lines` stand behind the threat; `V:` is said by the complainant.
    private func outcome(
        _ lines: [String], card: String
    ) async throws -> (comparison: ComparisonOutcome, analyses: [CaseAnalysis]) {
        let place = try TemporaryFolder()
        let path = place.path(of: "cases.sqlite")
        var analyses: [CaseAnalysis] = []
        for (index, suspect) in Self.suspects.enumerated() {
            let spoken =
                ["hello number \(index)", "V: who is it", Self.threats[index], ["V: no please", "V: why me"][index]]
                + lines
            let text = spoken.enumerated().map { minute, line in
                let isVictim = line.hasPrefix("V: ")
                return
                    "0\(index + 2)/03/2025, 1\(index):\(10 + minute * (index + 2)) - \(isVictim ? "Vera Moss" : suspect): "
                    + (isVictim ? String(line.dropFirst(3)) : line)
            }.joined(separator: "\n")
            try place.write(text + "\n", to: "case-\(index)/WhatsApp Chat with \(suspect).txt")
            try place.write(card, to: "case-\(index)/Contact.vcf")
            var options = CaseOptions(
                inputs: [place.path(of: "case-\(index)")], reportZone: .utc, reportDate: "2025-07-01", intake: .init(),
                width: 2)
            options.caseReference = "T-\(index + 1)"
            options.owner = "Vera Moss"
            options.subjects = [suspect]
            options.zone = ZoneClock("Europe/London")
            options.dateOrder = .dmy
            let analysis = try await CaseRun(options).analyse().analysis
            analyses.append(analysis)
            _ = try CaseStoreAccess.file(analysis, under: "T-\(index + 1)", store: path, by: Self.act)
        }
        let store = try CaseStore(path, makesFile: false)
        return (
            CaseComparison(try store.material(for: .all, date: "2025-07-01"), scope: .all).result(), analyses
        )
    }

    private static func card(_ name: String) -> String {
        "BEGIN:VCARD\nVERSION:3.0\nFN:\(name)\nTEL;type=CELL;waid=447700900731:+44 7700 900731\n"
            + "EMAIL:quint.pay@example.com\nEND:VCARD\n"
    }

    @Test("a card that a suspect sends hands its values out, with its message and its exhibit")
    func handedOut() async throws {
        let (comparison, analyses) = try await outcome(
            ["Contact.vcf (file attached)", "talk to him about the money"], card: Self.card("Boss"))
        #expect(comparison.pairs.map(\.band) == [.a])
        let items = comparison.pairs.flatMap { $0.score.items.filter { $0.family == .identifier } }
        #expect(Set(items.map(\.value)) == ["+447700900731", "quint.pay@example.com"])
        #expect(items.allSatisfy { $0.left == [5] && $0.right == [5] })
        for analysis in analyses {
            let found = analysis.identifiers.filter { !$0.cards.isEmpty }
            #expect(found.map(\.kind) == ["phone", "email"])
            let paths = found.flatMap(\.cards).compactMap { $0.exhibit.map { analysis.exhibits[Int($0)].path } }
            #expect(paths.count == 2 && paths.allSatisfy { $0.hasSuffix("Contact.vcf") })
        }
    }

    @Test(
        "a card of somebody else, or one that the complainant sent, links nobody",
        arguments: [
            (["Contact.vcf (file attached)"], "Mum"), (["your dad right", "Contact.vcf (file attached)"], "Rob"),
            (["Contact.vcf (file attached)", "i send it to her first"], "Jane"),
            (["V: Contact.vcf (file attached)", "Contact.vcf (file attached)"], "Zed"),
        ] as [([String], String)])
    func others(lines: [String], name: String) async throws {
        let comparison = try await outcome(lines, card: Self.card(name)).comparison
        #expect(comparison.pairs.flatMap { $0.score.items.filter { $0.family == .identifier } }.isEmpty)
        #expect(comparison.setAside.contains { $0.kind == "phone" })
    }
}
