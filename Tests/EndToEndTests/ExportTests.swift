// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Exports
import Foundation
import TestSupport
import Testing

@testable import CaseWorkflow

@Suite("Exports of finished analyses") struct ExportTests {
    private let place: TemporaryFolder
    private let options: CaseOptions
    private let input: String

    init() async throws {
        place = try TemporaryFolder()
        let sample = SampleCase(name: "instagram-sextortion")
        input = place.path(of: "evidence")
        try FileManager.default.copyItem(atPath: sample.folder.appending(path: "input").path, toPath: input)
        var options = try sample.options()
        options.inputs = [input]
        self.options = options
        let request = CaseFolder.Request(
            path: place.path(of: "analysis"), isForced: false, timelines: [.xlsx], wantsPDF: false,
            run: RunFacts.current(arguments: []))
        _ = try await CaseFolder.write(request, options: options, progress: RunProgress())
    }

    private var base: CaseOptions {
        CaseOptions(inputs: [], reportZone: .utc, reportDate: "2025-01-31", intake: options.intake, width: 2)
    }

    private func request(_ format: ExportFormat, _ name: String) -> ExportRun.Request {
        ExportRun.Request(folder: place.path(of: "analysis"), format: format, output: place.path(of: name))
    }

    private func export(_ request: ExportRun.Request, inputs: [String] = []) async throws {
        var base = base
        base.inputs = inputs
        _ = try await ExportRun.write(request, base: base, progress: RunProgress())
    }

    private func bytes(below name: String) throws -> [String: Data] {
        let root = URL(filePath: place.path(of: name))
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder), isFolder.boolValue else {
            return ["": try Data(contentsOf: root)]
        }
        let names = FileManager.default.subpaths(atPath: root.path) ?? []
        return Dictionary(
            uniqueKeysWithValues: names.map { ($0, (try? Data(contentsOf: root.appending(path: $0))) ?? Data()) })
    }

    @Test("a finished analysis is found intact, and made again byte for byte, its workbook too")
    func verified() async throws {
        #expect(try Verification(folder: place.path(of: "analysis"), inputs: [input]).isIntact)
        var base = base
        base.inputs = [input]
        let again = try await Rerun(folder: place.path(of: "analysis"), base: base).compare()
        #expect(again.contains { $0.subject == "timeline.xlsx" })
        #expect(again.allSatisfy { $0.outcome == .intact })
    }

    @Test("each format twice gives the same bytes, and nothing else is left behind", arguments: ExportFormat.allCases)
    func deterministic(format: ExportFormat) async throws {
        try await export(request(format, "one"))
        try await export(request(format, "two"))
        let first = try bytes(below: "one")
        #expect(try bytes(below: "two") == first)
        #expect(!first.isEmpty && first.values.contains { !$0.isEmpty })
        #expect(Repository.entries(of: URL(filePath: place.path)) == ["analysis", "evidence", "one", "two"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).allSatisfy { !$0.hasPrefix(".") })
    }

    @Test("withheld texts stay withheld in every format, and are printed when asked for")
    func content() async throws {
        let (analysis, _) = try await CaseRun(options).analyse()
        let texts = analysis.severeMessages.compactMap { analysis.timeline.text($0) }
        try #require(!texts.isEmpty)
        for format in ExportFormat.allCases where format != .xlsx && format != .rsmf {
            try await export(request(format, "out-\(format.rawValue)"))
            let written = try bytes(below: "out-\(format.rawValue)")
                .map { String(decoding: $0.value, as: UTF8.self) }.joined()
            for text in texts where text.count > 12 { #expect(!written.contains(text), "\(format)") }
        }
        var full = request(.jsonl, "full")
        full.showsFullContent = true
        try await export(full)
        let whole = try String(contentsOfFile: place.path(of: "full"), encoding: .utf8)
        #expect(!whole.contains("[text withheld"))
    }

    @Test("evidence that has moved is asked for, found beside the folder, or taken from the command line")
    func moved() async throws {
        let elsewhere = place.makeFolder("shelf/")
        try FileManager.default.moveItem(atPath: input, toPath: elsewhere + "evidence")
        await #expect(throws: ExportRun.Failure.inputsNotFound(names: ["evidence"])) {
            try await export(request(.csv, "a.csv"))
        }
        try await export(request(.csv, "b.csv"), inputs: [elsewhere + "evidence"])
        try FileManager.default.moveItem(atPath: place.path(of: "analysis"), toPath: elsewhere + "analysis")
        let beside = ExportRun.Request(folder: elsewhere + "analysis", format: .csv, output: place.path(of: "c.csv"))
        try await export(beside)
        #expect(try bytes(below: "b.csv") == bytes(below: "c.csv"))
    }

    @Test("other evidence, changed evidence and a changed analysis are refused")
    func changed() async throws {
        let other = SampleCase(name: "friends-debt").folder.appending(path: "input").path
        await #expect(throws: ExportRun.Failure.otherInputs) {
            try await export(request(.csv, "a.csv"), inputs: [other])
        }
        let findings = place.path(of: "analysis/findings.json")
        let written = try String(contentsOfFile: findings, encoding: .utf8)
        try Data(written.replacing("\"schema\"", with: "\"schemb\"").utf8).write(to: URL(filePath: findings))
        await #expect(throws: ExportRun.Failure.notIntact(file: "findings.json")) {
            try await export(request(.bagit, "bag"))
        }
        await #expect(throws: ExportRun.Failure.self) {
            let none = ExportRun.Request(folder: input, format: .csv, output: place.path(of: "b.csv"))
            try await export(none)
        }
        #expect(Repository.entries(of: URL(filePath: place.path)) == ["analysis", "evidence"])
    }

    @Test("no export replaces evidence, an analysis, or, unless told to, anything else")
    func occupied() async throws {
        try place.write("mine", to: "mine.csv")
        let free = try OutputPlace(place.path(of: "mine.csv"), option: "--output")
        let refusal = free.refusal(.exists(isReplaceable: true))
        await #expect(throws: refusal) { try await export(request(.csv, "mine.csv")) }
        for name in ["analysis/findings.json", "evidence/new.csv"] {
            var forced = request(.csv, name)
            forced.isForced = true
            await #expect(throws: (any Error).self) { try await export(forced) }
        }
        var forced = request(.csv, "mine.csv")
        forced.isForced = true
        try await export(forced)
        #expect(try String(contentsOfFile: place.path(of: "mine.csv"), encoding: .utf8).hasPrefix("n,kind"))
        let first = Repository.entries(of: URL(filePath: input)).first
        var over = request(.csv, "evidence/" + (first ?? ""))
        over.isForced = true
        await #expect(throws: (any Error).self) { try await export(over) }
        #expect(try Verification(folder: place.path(of: "analysis"), inputs: [input]).isIntact)
    }
}
