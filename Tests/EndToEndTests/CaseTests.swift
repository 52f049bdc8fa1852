// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseWorkflow
import ChatModel
import Evidence
import Exports
import Foundation
import Importing
import TestSupport
import Testing

/// The cases under `Samples/cases`, each with what a careful reader expects of it.
@Suite("Sample cases") struct CaseTests {
    static let cases = SampleCase.all

    @Test("there are at least eight")
    func count() {
        #expect(Self.cases.count >= 8)
    }

    @Test("gives the findings of its golden file", arguments: cases)
    func golden(sample: SampleCase) async throws {
        let (analysis, _) = try await sample.analyse()
        let text = String(decoding: FindingsDocument(analysis).bytes, as: UTF8.self)
        Snapshot.expect(text, at: sample.folder.appending(path: "expected.findings.json"))
    }

    @Test("meets what a careful reader expects", arguments: cases)
    func expectations(sample: SampleCase) async throws {
        let (analysis, _) = try await sample.analyse()
        let expected = try sample.description().expect
        let demands = analysis.findings.compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
        let strong = demands.filter { $0.tier >= .e3 }
        let wantsStrong = expected.tiers.contains { $0 == "E3" || $0 == "E4" }
        #expect(strong.isEmpty == !wantsStrong)
        if let account = expected.account, wantsStrong {
            #expect(strong.contains { analysis.timeline[$0.account].names.contains(account) })
        }
        let flagged = Set(
            analysis.findings.compactMap { if case .indicator(let indicator) = $0 { indicator.detector } else { nil } })
        for detector in expected.mustFlag ?? [] { #expect(flagged.contains(detector), "\(detector)") }
        for detector in expected.mustNotFlag ?? [] { #expect(!flagged.contains(detector), "\(detector)") }
        let kinds = Set(
            analysis.findings.compactMap { if case .safeguarding(let flag) = $0 { flag.kind.rawValue } else { nil } })
        for kind in expected.safeguarding ?? [] { #expect(kinds.contains(kind), "\(kind)") }
        if let level = expected.contacts {
            let levels = analysis.findings.compactMap {
                if case .contacts(let activity) = $0 { activity.level.rawValue } else { nil }
            }
            #expect(levels.contains(level), "\(levels)")
        }
        #expect(analysis.diagnosticCount(.loss) == 0)
    }

    @Test("writes the same bytes when run again, from another folder name's copy, on more cores", arguments: cases)
    func determinism(sample: SampleCase) async throws {
        let place = try TemporaryFolder()
        var written: [[String: Data]] = []
        for width in [1, 4] {
            let path = place.path(of: "out-\(width)")
            var options = try sample.options()
            options.width = width
            let request = CaseFolder.Request(
                path: path, isForced: false, timelines: [.jsonl, .csv], wantsPDF: false,
                run: RunFacts.current(arguments: []))
            _ = try await CaseFolder.write(request, options: options, progress: RunProgress())
            let names = [
                "report.html", "findings.json", "identifiers.csv", "manifest.json", "timeline.jsonl", "timeline.csv",
            ]
            written.append(
                try Dictionary(
                    uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: path + "/" + $0))) }))
        }
        for (name, data) in written[0] { #expect(written[1][name] == data, "\(name)") }
    }
}

/// A folder under `Samples/cases`.
struct SampleCase: Sendable, CustomTestStringConvertible {
    let name: String

    static let all = Repository.entries(of: Repository.samples.appending(path: "cases")).filter { $0 != "README.md" }
        .map { SampleCase(name: $0) }

    var folder: URL { Repository.samples.appending(path: "cases/\(name)") }
    var testDescription: String { name }

    struct Description: Codable {
        var zone: String?
        var dateOrder: DateOrder?
        var owner: String?
        var expect: Expectation
    }

    struct Expectation: Codable {
        var tiers: [String]
        var account: String?
        var mustFlag: [String]?
        var mustNotFlag: [String]?
        var safeguarding: [String]?
        var contacts: String?
    }

    func description() throws -> Description {
        try JSONDecoder().decode(Description.self, from: Data(contentsOf: folder.appending(path: "case.json")))
    }

    func options() throws -> CaseOptions {
        let description = try description()
        let london = try #require(ZoneClock("Europe/London"))
        var options = CaseOptions(
            inputs: [folder.appending(path: "input").path], reportZone: london, reportDate: "2025-01-31",
            intake: IntakeOptions(), width: 2)
        options.zone = description.zone.flatMap { ZoneClock($0) }
        options.dateOrder = description.dateOrder
        options.owner = description.owner
        return options
    }

    func analyse() async throws -> (analysis: CaseAnalysis, catalogue: TimelineCatalogue) {
        try await CaseRun(try options()).analyse()
    }
}
