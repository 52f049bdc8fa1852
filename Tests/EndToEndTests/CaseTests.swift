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

    @Test("meets what a careful reader expects, but for the shortfalls that the case itself names", arguments: cases)
    func expectations(sample: SampleCase) async throws {
        let (analysis, _) = try await sample.analyse()
        let unmet = Expectations(try sample.description().expect, of: analysis).unmet
        let named = (try sample.description().shortfalls ?? []).sorted()
        #expect(unmet == named, "\(sample.name): not met \(unmet), named \(named)")
        #expect(analysis.diagnosticCount(.loss) == 0)
    }

    @Test("raises no strong demand in a case without one, whatever else falls short", arguments: cases)
    func noFalseDemand(sample: SampleCase) async throws {
        let (analysis, _) = try await sample.analyse()
        let expected = try sample.description().expect.tiers
        let strong = Expectations.demands(analysis).filter { $0.tier >= .e3 }
        #expect(strong.isEmpty || expected.contains("E3") || expected.contains("E4"))
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

/// What a careful reader expects, held against an analysis.
struct Expectations {
    private let expected: SampleCase.Expectation
    private let analysis: CaseAnalysis

    init(_ expected: SampleCase.Expectation, of analysis: CaseAnalysis) {
        self.expected = expected
        self.analysis = analysis
    }

    static func demands(_ analysis: CaseAnalysis) -> [ExtortionDemand] {
        analysis.findings.compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
    }

    /// Names of what is not met, sorted.
    var unmet: [String] {
        let strong = Self.demands(analysis).filter { $0.tier >= .e3 }
        let wantsStrong = expected.tiers.contains { $0 == "E3" || $0 == "E4" }
        var unmet: [String] = []
        if strong.isEmpty == wantsStrong { unmet.append("tiers") }
        if let account = expected.account, wantsStrong, !strong.isEmpty,
            !strong.contains(where: { analysis.timeline[$0.account].identifiers.contains { $0.literal == account } })
        {
            unmet.append("account")
        }
        if expected.paid == true, !Self.demands(analysis).contains(where: \.isPaid) { unmet.append("paid") }
        if expected.paid == false, strong.contains(where: \.isPaid) { unmet.append("not paid") }
        if let speed = expected.speed {
            let levels = analysis.findings.compactMap { finding in
                if case .escalation(let course) = finding { course.level.rawValue } else { nil }
            }
            if !levels.contains(speed) { unmet.append("speed") }
        }
        for name in expected.alsoDemanding ?? []
        where !Self.demands(analysis).contains(where: { analysis.timeline[$0.account].names.contains(name) }) {
            unmet.append("demanding " + name)
        }
        let flagged = Set(
            analysis.findings.compactMap { if case .indicator(let indicator) = $0 { indicator.detector } else { nil } })
        // A slow course has an entry of its own and no indicator.
        let isMeasured = analysis.findings.contains { if case .escalation = $0 { true } else { false } }
        let told = isMeasured ? flagged.union(["escalation-speed"]) : flagged
        unmet += (expected.mustFlag ?? []).filter { !told.contains($0) }.map { "mustFlag " + $0 }
        unmet += (expected.mustNotFlag ?? []).filter { flagged.contains($0) }.map { "mustNotFlag " + $0 }
        let kinds = Set(
            analysis.findings.compactMap { if case .safeguarding(let flag) = $0 { flag.kind.rawValue } else { nil } })
        unmet += (expected.safeguarding ?? []).filter { !kinds.contains($0) }.map { "safeguarding " + $0 }
        if expected.safeguarding?.isEmpty == true, !kinds.isEmpty { unmet.append("safeguarding none") }
        if let level = expected.contacts {
            let levels = analysis.findings.compactMap { finding in
                if case .contacts(let activity) = finding { activity.level.rawValue } else { nil }
            }
            if !levels.contains(level) { unmet.append("contacts") }
        }
        return unmet.sorted()
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
        /// Expectations that this version does not meet, by name: the test fails when the list is not exactly right.
        var shortfalls: [String]?
    }

    struct Expectation: Codable {
        var tiers: [String]
        var account: String?
        var mustFlag: [String]?
        var mustNotFlag: [String]?
        var safeguarding: [String]?
        var contacts: String?
        var paid: Bool?
        var speed: String?
        var alsoDemanding: [String]?
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
