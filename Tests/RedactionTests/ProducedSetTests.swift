// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseWorkflow
import ChatModel
import Evidence
import Exports
import Foundation
import Importing
import Redaction
import TestSupport
import Testing

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
        listed: [RedactionRequest.Listed] = [], templates: String? = nil
    ) async throws -> [String: String] {
        let input = try place.write(Self.chat, to: "WhatsApp Chat with Ruth Vexley.txt")
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

    @Test("of level R1 keep names and lose the numbers of third parties")
    func thirdParties() async throws {
        let files = try await produce(.r1, in: try TemporaryFolder())
        let timeline = try #require(files["timeline.jsonl"])
        #expect(timeline.contains("Ruth Vexley"))
        #expect(!timeline.contains("900 456"))
        #expect(!timeline.contains("900 789"))
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
