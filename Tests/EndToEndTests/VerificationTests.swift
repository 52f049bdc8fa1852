// SPDX-License-Identifier: Apache-2.0

import Evidence
import Exports
import Foundation
import Reporting
import TestSupport
import Testing

@testable import CaseWorkflow

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

    @Test("an input under another name is told as such, and neither missing nor changed")
    func renamedInput() async throws {
        let place = try TemporaryFolder()
        let (path, inputs) = try await analysed(in: place)
        let copy = place.path(of: "copy")
        try FileManager.default.copyItem(atPath: try #require(inputs.first), toPath: copy)
        let check = try Verification(folder: path, inputs: [copy])
        let outcomes = Set(check.checks.map(\.outcome))
        #expect(outcomes == [.intact, .renamed])
        #expect(check.isRenamed && check.isWrittenIntact && !check.isIntact)
        try Data("other".utf8).write(to: URL(filePath: copy + "/added.txt"))
        let added = try Verification(folder: path, inputs: [copy])
        #expect(added.checks.contains { $0.outcome == .notListed } && !added.isWrittenIntact)
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

    @Test("a chain that was cut short or emptied is broken, and what the manifest names is checked all the same")
    func cutChain() async throws {
        let place = try TemporaryFolder()
        let (path, inputs) = try await analysed(in: place)
        let chain = URL(filePath: path + "/audit.jsonl")
        let whole = try String(contentsOf: chain, encoding: .utf8)
        let lines = whole.split(separator: "\n").map { $0 + "\n" }
        try "forged".write(toFile: path + "/findings.json", atomically: true, encoding: .utf8)
        for text in ["", lines.dropLast().joined(), lines.prefix(1).joined()] {
            try text.write(to: chain, atomically: true, encoding: .utf8)
            for given in [[], inputs] {
                let check = try Verification(folder: path, inputs: given)
                #expect(!check.isWrittenIntact && check.head == nil)
                let outcomes = Dictionary(uniqueKeysWithValues: check.checks.map { ($0.subject, $0.outcome) })
                #expect(outcomes["audit.jsonl"] == .chainBroken)
                #expect(outcomes["findings.json"] == .changed)
                #expect(outcomes["custody.html"] == .chainBroken)
            }
        }
    }

    @Test("a word added to the custody page shows")
    func custodyWord() async throws {
        let place = try TemporaryFolder()
        let (path, _) = try await analysed(in: place)
        let file = URL(filePath: path + "/custody.html")
        let page = try String(contentsOf: file, encoding: .utf8)
        try page.replacing("</body>", with: "<p>Added.</p></body>").write(to: file, atomically: true, encoding: .utf8)
        let wrong = try Verification(folder: path, inputs: []).checks.filter { $0.outcome != .intact }
        #expect(wrong == [Verification.Check(subject: "custody.html", outcome: .changed)])
    }

    @Test("a file that bears a name of the program's is told from a note, and neither calls the report altered")
    func added() async throws {
        let place = try TemporaryFolder()
        let (path, inputs) = try await analysed(in: place)
        try place.write("%PDF-", to: "report/report.pdf")
        try place.write("mine", to: "report/notes.txt")
        let check = try Verification(folder: path, inputs: inputs)
        #expect(check.isWrittenIntact && !check.isIntact && check.foreignFiles == 2)
        #expect(check.checks.contains(Verification.Check(subject: "report.pdf", outcome: .added)))
        #expect(check.checks.contains(Verification.Check(subject: "notes.txt", outcome: .foreign)))
        var options = try #require(SampleCase.all.first { $0.name == "whatsapp-coercion" }).options()
        options.inputs = inputs
        let again = try await Rerun(folder: path, base: options).compare()
        #expect(again.allSatisfy { $0.outcome == .intact }, "\(again)")
        try FileManager.default.removeItem(atPath: path + "/report.pdf")
        #expect(try Verification(folder: path, inputs: inputs).isIntact)
    }

    @Test("the order in which inputs are given changes no byte")
    func order() async throws {
        let place = try TemporaryFolder()
        for (folder, name, person) in [("b", "chat", "Ash"), ("a", "chat", "Bo"), ("a", "other", "Cy")] {
            let text = (10..<40).map { "13/03/2025, 10:\($0) - \($0 % 2 == 0 ? person : "Dee") Example: line \($0)\n" }
            try place.write(text.joined(), to: "\(folder)/\(name).txt")
        }
        let inputs = ["b/chat.txt", "a/other.txt", "a/chat.txt"].map { place.path(of: $0) }
        var first: [String: Data] = [:]
        for (number, order) in [inputs, inputs.reversed(), [inputs[2], inputs[0], inputs[1]]].enumerated() {
            var options = CaseOptions(
                inputs: order, reportZone: .utc, reportDate: "2025-07-01", intake: IntakeOptions(), width: 2)
            options.owner = "Dee Example"
            let path = place.path(of: "out-\(number)")
            let request = CaseFolder.Request(
                path: path, isForced: false, timelines: [.jsonl], wantsPDF: false, run: RunFacts.current(arguments: []))
            _ = try await CaseFolder.write(request, options: options, progress: RunProgress())
            let names = ["report.html", "findings.json", "timeline.jsonl", "manifest.json"]
            let files = Dictionary(
                uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: URL(filePath: path + "/" + $0))) })
            if first.isEmpty { first = files }
            #expect(files == first, "\(number)")
            #expect(try Verification(folder: path, inputs: inputs).isIntact)
        }
    }
}
