// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import Exports
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Checking a finished analysis")
struct VerificationTests {
    /// An analysis of a sample case, in a folder of its own.
    private func analysed(in place: borrowing TemporaryFolder) async throws -> (path: String, inputs: [String]) {
        let sample = try #require(SampleCase.all.first { $0.name == "whatsapp-coercion" })
        let path = place.path(of: "report")
        let options = try sample.options()
        let request = CaseFolder.Request(
            path: path, isForced: false, timelines: [.jsonl], wantsPDF: false, run: RunFacts.current(arguments: []))
        _ = try await CaseFolder.write(request, options: options, progress: RunProgress())
        return (path, options.inputs)
    }

    @Test("finds everything as it was written")
    func intact() async throws {
        let place = try TemporaryFolder()
        let (path, inputs) = try await analysed(in: place)
        let check = try Verification(folder: path, inputs: inputs)
        #expect(check.isIntact, "\(check.checks.filter { $0.outcome != .intact })")
        #expect(check.checks.count > 5)
    }

    @Test(
        "finds a file that was changed, and no other",
        arguments: ["report.html", "findings.json", "manifest.json", "identifiers.csv", "timeline.jsonl"])
    func changed(name: String) async throws {
        let place = try TemporaryFolder()
        let (path, _) = try await analysed(in: place)
        let file = URL(filePath: path + "/" + name)
        var data = try Data(contentsOf: file)
        data[data.count - 2] ^= 1
        try data.write(to: file)
        let check = try? Verification(folder: path, inputs: [])
        let wrong = check?.checks.filter { $0.outcome != .intact }.map(\.subject)
        #expect(wrong == nil || wrong == [name])
    }

    @Test("finds a custody page that seals other files")
    func custody() async throws {
        let place = try TemporaryFolder()
        let (path, _) = try await analysed(in: place)
        let file = URL(filePath: path + "/custody.html")
        let page = try String(contentsOf: file, encoding: .utf8)
        let changed = page.replacing(/[0-9a-f]{8}/) { match in String(match.0.reversed()) }
        #expect(changed != page)
        try changed.write(to: file, atomically: true, encoding: .utf8)
        #expect(try !Verification(folder: path, inputs: []).isIntact)
    }

    @Test(
        "Volumes have a copy on paper each, and the chain seals them",
        .enabled(if: PDFRenderer.installed()?.name == "WeasyPrint"))
    func paper() async throws {
        let place = try TemporaryFolder()
        let sample = try #require(SampleCase.all.first { $0.name == "friends-debt" })
        var options = try sample.options()
        options.transcript = .whole
        let path = place.path(of: "report")
        let request = CaseFolder.Request(
            path: path, isForced: false, timelines: [], wantsPDF: true, run: RunFacts.current(arguments: []))
        let outcome = try await CaseFolder.write(request, options: options, progress: RunProgress())
        #expect(outcome.pdfFailure == nil && outcome.unprintedVolumes == 0)
        for name in ["report.pdf", "transcript-001.pdf"] {
            let head = try Data(contentsOf: URL(filePath: path + "/" + name)).prefix(5)
            #expect(String(decoding: head, as: UTF8.self) == "%PDF-", "\(name)")
        }
        let check = try Verification(folder: path, inputs: options.inputs)
        #expect(check.isIntact, "\(check.checks.filter { $0.outcome != .intact })")
        #expect(check.checks.contains { $0.subject == "transcript-001.pdf" })
    }
}
