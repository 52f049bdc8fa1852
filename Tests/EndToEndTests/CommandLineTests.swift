// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The program as the shell runs it: beside the tests in the build folder.
@Suite("Command line", .enabled(if: Program.path != nil)) struct CommandLineTests {
    private let place: TemporaryFolder

    init() throws {
        place = try TemporaryFolder()
        let lines = (0..<300).map { number in
            "\(13 + number % 10)/03/2025, 1\(number % 10):\(10 + number % 50) - \(number % 2 == 0 ? "Ash" : "Bo") Example: line \(number)"
        }
        try place.write(lines.joined(separator: "\n") + "\n", to: "chat.txt")
        try place.write("mine", to: "mine.txt")
        place.makeFolder("empty")
        place.makeFolder("tmp")
    }

    private func run(_ arguments: String...) throws -> Program.Ended {
        let program = try Program(arguments, in: place.path)
        return program.end()
    }

    @Test(
        "what cannot be used is told in one line, with the status of its sort",
        arguments: [
            ("analyse chat.txt --rules nodir", 66, "nodir: no such folder"),
            ("analyse chat.txt --rules mine.txt", 66, "mine.txt: is no folder"),
            ("analyse chat.txt --template nodir", 66, "nodir: no such folder"),
            ("analyse chat.txt --rules empty", 66, "empty: nothing in it ends in .yaml"),
            ("analyse chat.txt --template empty", 66, "empty: nothing in it ends in .mustache"),
            ("analyse chat.txt --redact R2 --redact-list nofile", 66, "nofile: no such file"),
            ("analyse chat.txt --passphrase-file empty", 66, "empty: is a folder"),
            ("rules check nofile", 66, "nofile: no such file"),
            ("selftest --part detection --labelled empty", 66, "empty: no labelled conversations there"),
            ("selftest --part detection --labelled nodir", 66, "nodir: no"),
            ("selftest --part comparison --cases 2 --keep mine.txt", 73, "mine.txt: exists"),
            ("rules learn --labelled empty --output mine.txt", 73, "mine.txt: exists"),
            ("analyse chat.txt --zone BST", 64, "--zone is not a known time zone"),
            ("analyse chat.txt --timeline jsonl,,csv", 64, "--timeline takes one or several of"),
            ("analyse chat.txt --redaction-map map", 64, "--redaction-map goes with --redact"),
            ("analyse chat.txt --redact R2 --redaction-map chat.txt", 73, "chat.txt: is an input or lies inside one"),
            (
                "analyse . --output ../o --case OP-1 --store ./s.sqlite", 73,
                "./s.sqlite: is an input or lies inside one"
            ),
            ("analyse chat.txt --case OP-1 --store mine.txt", 65, "mine.txt: "),
            ("analyse chat.txt --case OP-1 --store mine.txt/s.sqlite", 73, "mine.txt/s.sqlite: "),
            (
                "compare --verdict refuted --account OP-1/A1 --account OP-2/A1 --reason .", 64,
                "--reason has no word in it"
            ),
            ("compare --case OP-1 --examiner - --output o", 64, "--examiner has no word in it"),
            ("cases list --store none.sqlite", 66, "none.sqlite: no case store there"),
            ("cases export OP-1 --store mine.txt --output mine.txt --force", 73, "mine.txt: is read or written by"),
        ])
    func refusals(line: String, status: Int, says: String) throws {
        let before = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
        let ended = try Program(line.split(separator: " ").map(String.init), in: place.path).end()
        #expect(ended.status == Int32(status), "\(ended.error)")
        let said = ended.error.split(separator: "\n")
        #expect(said.count == 1 && said.first?.hasPrefix("chatforensics: \(says)") ?? false, "\(ended.error)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == before)
        #expect(try String(contentsOfFile: place.path(of: "mine.txt"), encoding: .utf8) == "mine")
    }

    @Test("an empty input is none", arguments: ["analyse", "timeline", "inspect"])
    func emptyInput(command: String) throws {
        let ended = try run(command, "")
        #expect(ended.status == 64 && ended.error.contains("An input is empty"), "\(ended.error)")
    }

    @Test("a reason of blanks alone is none, and a stop list is refused by the number of its line")
    func words() throws {
        let blank = try run(
            "compare", "--verdict", "refuted", "--account", "OP-1/A1", "--account", "OP-2/A1", "--reason", "   ")
        #expect(blank.status == 64 && blank.error.contains("--reason has no word in it"), "\(blank.error)")
        try place.write("phone\t0345 734 5345\tbank\niban\tGB36 BARC\tvictim\n", to: "stop.tsv")
        let list = try run("compare", "--store", "s.sqlite", "--stop-list", "stop.tsv")
        #expect(
            list.status == 65 && list.error.contains("stop.tsv: line 2: the value is none of kind iban"),
            "\(list.error)")
    }

    @Test("forms of the timeline are taken with blanks and twice")
    func timelines() throws {
        let ended = try run("analyse", "chat.txt", "--timeline", "jsonl, csv,jsonl", "--output", "out", "--quiet")
        #expect(ended.status == 0, "\(ended.error)")
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path(of: "out"))
        #expect(Set(["timeline.jsonl", "timeline.csv"]).isSubset(of: names))
    }

    @Test("an interrupted timeline ends soon, whether its reader reads on or not", arguments: [false, true])
    func interruptedTimeline(readsOn: Bool) throws {
        let lines = (0..<40_000).map { number in
            "13/03/2025, 1\(number % 10):10 - Ash Example: line \(number) " + String(repeating: "word ", count: 30)
        }
        try place.write(lines.joined(separator: "\n"), to: "long.txt")
        let program = try Program(["timeline", "long.txt", "--format", "csv"], in: place.path)
        #expect(program.waitForOutput())
        let clock = ContinuousClock().now
        program.interrupt()
        let ended = program.end(readsOn: readsOn)
        #expect(ended.status == 130)
        #expect(ContinuousClock().now - clock < .seconds(8))
    }

    @Test("an interrupted check leaves nothing where it made the report again")
    func interruptedVerify() throws {
        let lines = (0..<2_000).map { number in "13/03/2025, 1\(number % 10):10 - Ash Example: line \(number)" }
        try place.write(lines.joined(separator: "\n"), to: "long.txt")
        #expect(try run("analyse", "long.txt", "--output", "out", "--quiet").status == 0)
        let program = try Program(["verify", "out", "long.txt"], in: place.path)
        let temporary = place.path(of: "tmp")
        for _ in 0..<1200 {
            if try !FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty { break }
            usleep(50_000)
        }
        #expect(try !FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
        program.interrupt()
        #expect(program.end().status == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
    }
}

/// A run of the built program.
final class Program {
    /// Nil where the tests run apart from a build.
    static let path: String? = {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let path = folder.appending(path: "chatforensics").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    /// What came of it.
    struct Ended {
        var status: Int32
        var error: String
    }

    private let process = Process()
    private let output = Pipe()
    private let errorPath: String

    init(_ arguments: [String], in folder: String) throws {
        errorPath = folder + "/tmp-error-\(UUID().uuidString)"
        process.executableURL = URL(filePath: try #require(Self.path))
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ["TMPDIR": folder + "/tmp", "HOME": folder + "/tmp"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        _ = FileManager.default.createFile(atPath: errorPath, contents: nil)
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errorPath))
        try process.run()
    }

    /// Waits for the first bytes on standard output.
    func waitForOutput() -> Bool {
        (try? output.fileHandleForReading.read(upToCount: 1))?.isEmpty == false
    }

    func interrupt() { kill(process.processIdentifier, SIGINT) }

    func end(readsOn: Bool = true) -> Ended {
        if readsOn { _ = try? output.fileHandleForReading.readToEnd() }
        process.waitUntilExit()
        defer { try? FileManager.default.removeItem(atPath: errorPath) }
        let error = (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? ""
        let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Ended(status: status, error: error)
    }
}
