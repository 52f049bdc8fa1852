// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Exports
import Foundation
import Importing
import TestSupport
import Testing

@testable import CaseWorkflow
@testable import Redaction

/// Sets produced from an invented chat in which names and numbers stand wherever a person or a phone puts them.
@Suite("Produced sets") struct ProducedSetTests {
    private static let chat = """
        [04/03/2025, 19:20:01] Ruth Vexley: Messages and calls are end-to-end encrypted.
        [04/03/2025, 19:20:02] Ruth Vexley: hi, this is Ruth from Larkmead High School
        [04/03/2025, 19:20:31] Marlo Quint: hello ruth, your full name is ruth vexley right
        [04/03/2025, 19:21:00] Ruth Vexley: my number is 07700 900123 and my sister Imogen has 07700 900 456
        [04/03/2025, 19:21:40] Marlo Quint: i have your pictures, i will send them to Imogen and R u t h V e x l e y trends
        [04/03/2025, 19:22:10] Marlo Quint: send me £200 to paypal.me/marloquint or everyone sees it, and your mum on 07700 900 789
        [04/03/2025, 19:22:40] Ruth Vexley: UnV0aCBWZXhsZXk= and Ruth%20Vexley and &#82;uth Vexley and \\u0052uth Vexley
        [04/03/2025, 19:23:00] Ruth Vexley: ruth_vexley.jpg <attached: 00000007-PHOTO-Ruth Vexley.jpg>
        [04/03/2025, 19:23:30] Marlo Quint: Ruth Vexley: "hi, this is Ruth"  ok? 20 minutes
        [04/03/2025, 19:24:00] Ruth Vexley: ring me on oh seven seven, +44 7700 900123, I live in Quillham, ZZ1 2QX
        """

    /// Texts that must be nowhere in a set of level R2, in lower case.
    private static let secrets = [
        "vexley", "imogen", "larkmead", "quillham", "900123", "900 123", "900456", "900 456", "900 789", "zz1 2qx",
        "unv0acb",
    ]

    private func produce(
        _ level: RedactionLevel, in place: TemporaryFolder, name: String = "set", subjects: [String] = ["Marlo Quint"],
        listed: [RedactionRequest.Listed] = [], templates: String? = nil, chat: String = Self.chat
    ) async throws -> [String: String] {
        let options = try options(
            level, in: place, subjects: subjects, listed: listed, templates: templates, chat: chat)
        let request = CaseFolder.Request(
            path: place.path(of: name), isForced: false, timelines: [.jsonl, .csv, .text, .timesketch], wantsPDF: false,
            run: RunFacts.current(arguments: []))
        _ = try await CaseFolder.write(request, options: options, progress: RunProgress())
        var files: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: place.path(of: name)) {
            files[file] = try String(contentsOfFile: place.path(of: "\(name)/\(file)"), encoding: .utf8)
        }
        return files
    }

    private func options(
        _ level: RedactionLevel, in place: TemporaryFolder, subjects: [String] = ["Marlo Quint"],
        listed: [RedactionRequest.Listed] = [], templates: String? = nil, chat: String
    ) throws -> CaseOptions {
        let input = try place.write(chat, to: "WhatsApp Chat with Ruth Vexley.txt")
        var options = CaseOptions(
            inputs: [input], reportZone: try #require(ZoneClock("Europe/London")), reportDate: "2025-03-05",
            intake: IntakeOptions(), width: 2)
        options.zone = ZoneClock("Europe/London")
        options.dateOrder = .dmy
        options.owner = "Marlo Quint"
        options.subjects = subjects
        options.complainants = ["Ruth Vexley"]
        options.redaction = RedactionRequest(level: level, listed: listed)
        options.templatesFolder = templates
        return options
    }

    @Test(
        "of level R2 and above hold no name, number, school, place or relative of a protected person",
        arguments: [RedactionLevel.r2, .r3, .r4])
    func nothingLeft(level: RedactionLevel) async throws {
        let files = try await produce(level, in: try TemporaryFolder())
        #expect(files.count >= 10)
        for (name, text) in files {
            let lower = text.lowercased()
            for secret in Self.secrets {
                #expect(!lower.contains(secret), "\(secret) in \(name)")
            }
            // The program's own words hold the truth.
            #expect(!lower.replacing("truth", with: "").contains("ruth"), "first name in \(name)")
        }
        #expect(files["findings.json"]?.contains(#""level":"\#(level.rawValue)""#) == true)
        #expect(files["manifest.json"]?.contains(#""parent""#) == true)
    }

    @Test("keep what the named subject sent and how to pay, but at R4")
    func subjectStays() async throws {
        let files = try await produce(.r2, in: try TemporaryFolder())
        let timeline = try #require(files["timeline.jsonl"])
        #expect(timeline.contains("Marlo Quint"))
        #expect(timeline.contains("marloquint"))
        #expect(timeline.contains("[PERSON-1]"))
        #expect(timeline.contains("[PHONE-1]"))
        #expect(timeline.contains("20 minutes"))
        let bare = try await produce(.r4, in: try TemporaryFolder())
        #expect(bare["timeline.jsonl"]?.contains("arlo") == false)
        #expect(bare["timeline.jsonl"]?.contains("20 minutes") == false)
    }

    @Test("keep the sums that are demanded, but at R4")
    func sums() async throws {
        let files = try await produce(.r2, in: try TemporaryFolder())
        #expect(files["findings.json"]?.contains(#""currency":"GBP""#) == true)
        #expect(files["report.html"]?.contains("£200") == true)
        let bare = try await produce(.r4, in: try TemporaryFolder())
        #expect(bare["findings.json"]?.contains(#""currency":"GBP""#) == false)
        for (name, text) in bare { #expect(!text.contains("£200"), "\(name)") }
    }

    @Test(
        "of level R4 say of what kind a place to pay is that no words name",
        arguments: [
            ("bc1qw665vvvnmhty3ggy4dx6uka03qefs84fc3y9zy", "Bitcoin"),
            ("TCCPBEBYztF4SfYoZNVtex7dBpFRAdgq5i", "Tron"), ("GB75EXMP00419255810342", "bank transfer"),
        ])
    func namesWays(place: String, way: String) async throws {
        let chat = Self.chat.replacing("to paypal.me/marloquint", with: "to \(place)")
        let bare = try await produce(.r4, in: try TemporaryFolder(), chat: chat)
        let report = try #require(bare["report.html"])
        #expect(!report.contains(place))
        let told = report.components(separatedBy: "Where to pay").dropFirst()
        #expect(!told.isEmpty && told.allSatisfy { $0.prefix(600).contains(way) })
    }

    @Test("have one label for an address that is a name at a payment service too")
    func oneValueOneLabel() {
        var book = LabelBook(accounts: 1)
        let address = book.label("Pay@example.com", .email)
        #expect(book.label("pay@example.com", .payment) == address)
        #expect(book.existing("pay@example.com", .payment) == address)
        #expect(book.labels[address].text == "[EMAIL-1]")
        // A place or a person of the same spelling is another thing.
        #expect(book.label("pay@example.com", .place) != address)
        #expect(book.label("other@example.com", .payment) != address)
    }

    @Test("of level R1 keep names and lose the numbers of third parties")
    func thirdParties() async throws {
        let files = try await produce(.r1, in: try TemporaryFolder())
        let timeline = try #require(files["timeline.jsonl"])
        #expect(timeline.contains("Ruth Vexley"))
        #expect(!timeline.contains("900 456"))
        #expect(!timeline.contains("900 789"))
    }

    @Test("lose names without an apostrophe, the words of a handle, and the place that was asked for")
    func tellingWords() async throws {
        let chat = """
            [04/03/2025, 19:20:01] Ruth Vexley: hi, follow me at instagram.com/saltmarsh.kennels.rv
            [04/03/2025, 19:20:31] Marlo Quint: i know you work at Saltmarsh Kennels, where u from?
            [04/03/2025, 19:21:00] Ruth Vexley: quillham. you?
            [04/03/2025, 19:21:40] Marlo Quint: then ill ask ruths mum and Vexleys boss in QUILLHAM
            """
        let files = try await produce(.r2, in: try TemporaryFolder(), chat: chat)
        #expect(files["timeline.jsonl"]?.contains("i know you work at") == true)
        for (name, text) in files {
            let lower = text.lowercased()
            for secret in ["ruths", "vexley", "quillham", "saltmarsh"] { #expect(!lower.contains(secret), "\(name)") }
        }
    }

    @Test("are refused with the option that holds a removed name")
    func optionThatTells() async throws {
        let place = try TemporaryFolder()
        var options = try options(.r2, in: place, chat: Self.chat)
        let request = CaseFolder.Request(
            path: place.path(of: "set"), isForced: false, timelines: [], wantsPDF: false,
            run: RunFacts.current(arguments: []))
        options.caseReference = "OP-VEXLEY"
        await #expect(throws: LeakFailure(file: "--case", labels: ["[PERSON-1]"])) {
            try await CaseFolder.write(request, options: options, progress: RunProgress())
        }
        options.caseReference = "OP-1"
        options.examiner = "DC Ruth Vexley"
        await #expect(throws: LeakFailure(file: "--examiner", labels: ["[PERSON-1]"])) {
            try await CaseFolder.write(request, options: options, progress: RunProgress())
        }
        // A first name is shared by many.
        options.examiner = "DC Imogen Hartlow"
        _ = try await CaseFolder.write(request, options: options, progress: RunProgress())
    }

    @Test("lose a payee that is an address of a third party, in demands too")
    func payeeThatIsAnAddress() async throws {
        let chat = """
            [04/03/2025, 19:20:31] Marlo Quint: i have your pictures and your follower list
            [04/03/2025, 19:21:10] Marlo Quint: send £200 to paypal marlo.quint@example.com in 20 minutes or everyone sees it
            [04/03/2025, 19:22:10] Ruth Vexley: please do not
            """
        let files = try await produce(.r1, in: try TemporaryFolder(), subjects: [], chat: chat)
        #expect(files["findings.json"]?.contains(#""payees":[{"kind":"email","value":"[EMAIL-1]"}"#) == true)
        for (name, text) in files { #expect(!text.contains("marlo.quint@"), "\(name)") }
    }

    @Test("are searched inside what they pack: workbooks, mails")
    func packed() async throws {
        let place = try TemporaryFolder()
        let options = try options(.r2, in: place, chat: Self.chat)
        let (analysis, catalogue) = try await CaseRun(options, progress: RunProgress()).analyse()
        var redaction = CaseRedaction(analysis, request: try #require(options.redaction), parent: "")
        let set = redaction.produced()
        let exhibits = set.analysis.exhibits
        let bare = TimelineCatalogue(
            set.analysis.timeline, paths: exhibits.map(\.path), digests: exhibits.map(\.sha256))
        let book = place.path(of: "case.xlsx")
        let mail = place.path(of: "case.rsmf")
        for (export, isClean) in [
            (CaseExport(analysis, catalogue: catalogue), false), (CaseExport(set.analysis, catalogue: bare), true),
        ] {
            try XLSXDocument.write(export, to: book, scratch: place.path(of: ""))
            try Data(try #require(RSMFDocument(export).wholeFile())).write(to: URL(filePath: mail))
            var search = OutputSearch(set.search)
            for path in [book, mail] {
                let found = try search.leaks(inFileAt: path, name: URL(filePath: path).lastPathComponent)
                #expect(found.filter { !$0.isWord }.isEmpty == isClean, "\(path)")
            }
        }
    }

    @Test("without a named subject keep nobody's data")
    func nobodyNamed() async throws {
        let files = try await produce(.r2, in: try TemporaryFolder(), subjects: [])
        #expect(files["timeline.jsonl"]?.lowercased().contains("marlo") == false)
    }

    @Test("lose what the investigator lists")
    func listed() async throws {
        let list = RedactionRequest.listed(in: "# comment\nperson\ttrends\nplace\tQuillham\n\n20 minutes\n")
        #expect(list.count == 3)
        let files = try await produce(.r2, in: try TemporaryFolder(), listed: list)
        #expect(files["timeline.jsonl"]?.contains("20 minutes") == false)
        #expect(files["timeline.jsonl"]?.contains("trends") == false)
    }

    @Test("are found intact afterwards, custody page and redacted path of the input included")
    func verification() async throws {
        let place = try TemporaryFolder()
        _ = try await produce(.r2, in: place)
        let verification = try Verification(
            folder: place.path(of: "set"), inputs: [place.path(of: "WhatsApp Chat with Ruth Vexley.txt")])
        #expect(verification.isIntact, "\(verification.checks.filter { $0.outcome != .intact })")
    }

    @Test("give the same bytes each time")
    func determinism() async throws {
        let place = try TemporaryFolder()
        let first = try await produce(.r3, in: place, name: "one")
        let second = try await produce(.r3, in: place, name: "two")
        for name in ["report.html", "findings.json", "manifest.json", "redactions.csv", "timeline.csv"] {
            #expect(first[name] == second[name], "\(name)")
        }
    }

    @Test(
        "are not written when a file would hold a removed name",
        arguments: [
            "Ruth Vexley", "ruth  vexley", "&#x52;uth Vexley", "Ruth%20Vexley", "UnV0aCBWZXhsZXk=", "Vexley's",
            "<b>R</b>uth V<i>exley</i>", "+44 7700 900123",
        ])
    func leakInTemplate(text: String) async throws {
        let place = try TemporaryFolder()
        try place.write("</main></div><p>\(text)</p></body></html>", to: "own/closing.mustache")
        await #expect(throws: LeakFailure.self) {
            _ = try await produce(.r2, in: place, templates: place.path(of: "own"))
        }
        #expect(!FileManager.default.fileExists(atPath: place.path(of: "set")))
    }

    @Test("are not written into a folder that is named after a person")
    func leakInFolderName() async throws {
        await #expect(throws: LeakFailure.self) {
            _ = try await produce(.r2, in: try TemporaryFolder(), name: "Ruth Vexley-report")
        }
    }
}
