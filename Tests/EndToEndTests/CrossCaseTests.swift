// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import CaseWorkflow
import Comparison
import Evidence
import Foundation
import Importing
import Redaction
import TestSupport
import Testing

/// The cases under `Samples/cross-case`: what is planted in them, and nothing else.
@Suite("Samples across cases") struct CrossCaseTests {
    private struct Description: Decodable {
        var zone: String
        var owner: String
        var dateOrder: DateOrder
    }

    private static let act = StoreAct(time: "2025-07-01T10:00:00Z", actor: "tester", reason: "")
    private static let folder = Repository.samples.appending(path: "cross-case")

    private func analysis(of reference: String) async throws -> CaseAnalysis {
        let folder = Self.folder.appending(path: reference)
        let description = try JSONDecoder().decode(
            Description.self, from: Data(contentsOf: folder.appending(path: "case.json")))
        var options = CaseOptions(
            inputs: [folder.appending(path: "input").path], reportZone: .utc, reportDate: "2025-07-01",
            intake: .init(), width: 2)
        options.caseReference = reference
        options.owner = description.owner
        options.zone = ZoneClock(description.zone)
        options.dateOrder = description.dateOrder
        return try await CaseRun(options).analyse().analysis
    }

    private func store(_ references: [String], at path: String) async throws -> CaseStore {
        for reference in references {
            _ = try CaseStoreAccess.file(try await analysis(of: reference), under: reference, store: path, by: Self.act)
        }
        return try CaseStore(path, makesFile: false)
    }

    @Test("gives the planted links with their messages, whatever the order, and the same bytes")
    func planted() async throws {
        let place = try TemporaryFolder()
        let references = ["N-1", "N-2", "N-3", "N-4", "N-5", "N-6"]
        #expect(Repository.entries(of: Self.folder) == references)
        var written: [[Data]] = []
        for (index, order) in [references, references.reversed()].enumerated() {
            let store = try await store(order, at: place.path(of: "\(index).sqlite"))
            let path = place.path(of: "out-\(index)")
            let outcome = try ComparisonFolder.write(
                ComparisonFolder.Request(
                    path: path, scope: .all, date: "2025-07-01", showsFullContent: false, marking: nil, unit: nil,
                    isForced: false),
                store: store, by: Self.act)
            let links = outcome.pairs.map { pair in
                let kinds = pair.score.items.filter { $0.standing > .accompanying }.map(\.kind).joined(separator: ",")
                let isCited = pair.score.items.allSatisfy {
                    $0.standing == .accompanying || (!$0.left.isEmpty && !$0.right.isEmpty)
                }
                return "\(pair.left.reference.caseReference)-\(pair.right.reference.caseReference) "
                    + "\(pair.band.rawValue) \(pair.score.type.rawValue) \(kinds) \(isCited)"
            }
            #expect(
                Set(links) == [
                    "N-1-N-2 A material bitcoin true", "N-2-N-3 B material template true",
                    "N-4-N-5 A operator phone true",
                ])
            #expect(
                outcome.groups.map { $0.accounts.map(\.caseReference) } == [["N-1", "N-2"], ["N-4", "N-5"]])
            written.append(
                try ["comparison.html", "comparison.json"].map { try Data(contentsOf: URL(filePath: "\(path)/\($0)")) })
        }
        #expect(written[0] == written[1])
    }

    @Test("never claims that accounts are of one person")
    func wording() async throws {
        let place = try TemporaryFolder()
        let store = try await store(["N-1", "N-2", "N-3"], at: place.path(of: "cases.sqlite"))
        _ = try ComparisonFolder.write(
            ComparisonFolder.Request(
                path: place.path(of: "out"), scope: .all, date: "2025-07-01", showsFullContent: false, marking: nil,
                unit: nil, isForced: false),
            store: store, by: Self.act)
        let page = try String(contentsOf: URL(filePath: place.path(of: "out/comparison.html")), encoding: .utf8)
            .lowercased()
        for banned in [
            "identified", "the same person", "proves", "match confirmed", "guilty", "% certain",
            "belongs to the suspect",
        ] {
            #expect(!page.contains(banned), "\(banned)")
        }
        for wanted in [
            "an account is not a person", "possible connection", "what was not compared", "what else could explain it",
        ] {
            #expect(page.contains(wanted), "\(wanted)")
        }
        #expect(!page.contains("<script"))
    }

    @Test("tells programs what it tells readers: date, version, scope, other explanations, what was not compared")
    func document() async throws {
        struct Document: Decodable {
            struct Index: Decodable { var date: String }
            struct Tool: Decodable { var name, version: String }
            struct Pair: Decodable { var otherExplanations: [String] }
            var index: Index
            var tool: Tool
            var scope: String
            var scopeOf: [[String: String]]
            var pairs: [Pair]
            var notCompared: [String]
        }
        let place = try TemporaryFolder()
        let store = try await store(["N-1", "N-2", "N-3"], at: place.path(of: "cases.sqlite"))
        let path = place.path(of: "out")
        _ = try ComparisonFolder.write(
            ComparisonFolder.Request(
                path: path, scope: .ofCase("N-2"), date: "2025-07-01", showsFullContent: false, marking: nil,
                unit: nil, isForced: false),
            store: store, by: Self.act)
        let document = try JSONDecoder().decode(
            Document.self, from: Data(contentsOf: URL(filePath: "\(path)/comparison.json")))
        let page = try String(contentsOf: URL(filePath: "\(path)/comparison.html"), encoding: .utf8)
        #expect(document.index.date == "2025-07-01" && page.contains("1 July 2025"))
        #expect(page.contains("\(document.tool.name) \(document.tool.version)"))
        #expect(document.scope == "case" && document.scopeOf == [["case": "N-2"]])
        #expect(document.pairs.count == 2 && document.notCompared.count == 6)
        for sentence in document.pairs.flatMap(\.otherExplanations) + document.notCompared {
            #expect(page.contains(sentence), "\(sentence)")
        }
        #expect(document.pairs.allSatisfy { $0.otherExplanations.count > 1 })
    }

    @Test("prints verdicts on accounts without a link, and tells programs of them")
    func verdicts() async throws {
        struct Document: Decodable {
            struct Alone: Decodable {
                struct Verdict: Decodable { var verdict, reason: String }
                var left, right: [String: String]
                var verdicts: [Verdict]
            }
            var verdictsWithoutLink: [Alone]
        }
        let place = try TemporaryFolder()
        let store = try await store(["N-1", "N-6"], at: place.path(of: "cases.sqlite"))
        let accounts = try ["N-1", "N-6"].map { reference in
            let suspect = try #require(try store.filings(of: reference)[0].accounts.first { $0.role == .suspect })
            return AccountReference(reference, "A\(suspect.number)")
        }
        var act = Self.act
        act.reason = "two towns, two telephones"
        try store.add(.refuted, on: accounts[1], accounts[0], by: act)
        let path = place.path(of: "out")
        _ = try ComparisonFolder.write(
            ComparisonFolder.Request(
                path: path, scope: .all, date: "2025-07-01", showsFullContent: false, marking: nil, unit: nil,
                isForced: false),
            store: store, by: Self.act)
        let document = try JSONDecoder().decode(
            Document.self, from: Data(contentsOf: URL(filePath: "\(path)/comparison.json")))
        let alone = try #require(document.verdictsWithoutLink.first)
        #expect(alone.left["case"] == "N-1" && alone.right["case"] == "N-6")
        #expect(alone.verdicts.map(\.verdict) == ["refuted"] && alone.verdicts.map(\.reason) == [act.reason])
        let page = try String(contentsOf: URL(filePath: "\(path)/comparison.html"), encoding: .utf8)
        #expect(page.contains("id=\"verdicts\"") && page.contains(act.reason))
    }

    @Test("names twenty connections in the contents and the rest in one line, though each has its page")
    func manyConnections() throws {
        let place = try TemporaryFolder()
        let store = try CaseStore(place.path(of: "cases.sqlite"), makesFile: true)
        for number in 1...8 {
            let wallet = FiledIdentifier(
                kind: "bitcoin", value: "bc1qheron", literal: "bc1qheron", status: "valid", role: .asserted,
                messages: [1])
            let account = FiledAccount(
                number: 1, platform: "instagram", name: "Fenlark", isOwner: false, role: .suspect, roleBasis: "named",
                messages: 1, identifiers: [wallet])
            let message = FiledMessage(
                n: 1, conversation: 1, account: 1, time: nil, isInstant: false, isSevere: false, mark: nil,
                text: "bc1qheron")
            try store.file(
                FiledCase(
                    reference: "M-\(number)", exhibit: nil, digest: "digest \(number)", tool: "test", inputs: [],
                    accounts: [account], findings: [], messages: [message]), by: Self.act)
        }
        let path = place.path(of: "out")
        let outcome = try ComparisonFolder.write(
            ComparisonFolder.Request(
                path: path, scope: .all, date: "2025-07-01", showsFullContent: false, marking: nil, unit: nil,
                isForced: false),
            store: store, by: Self.act)
        let page = try String(contentsOf: URL(filePath: "\(path)/comparison.html"), encoding: .utf8)
        let contents = try #require(page.split(separator: "<nav").last?.split(separator: "</nav>").first)
        #expect(outcome.pairs.count == 28)
        #expect(contents.split(separator: "href=\"#pair-").count - 1 == 21)
        #expect(!page.contains("Fields("))
        #expect(contents.contains("Possible connections 21 to 28") && contents.contains("href=\"#method\""))
        for number in 1...28 {
            #expect(page.contains("id=\"pair-\(number)\"") && page.contains("href=\"#pair-\(number)\""), "\(number)")
        }
    }

    @Test("removes texts, names and wordings at R1 and above, values at R4, and leads from each link to its page")
    func removal() async throws {
        let place = try TemporaryFolder()
        let references = ["N-1", "N-2", "N-3", "N-4", "N-5"]
        let store = try await store(references, at: place.path(of: "cases.sqlite"))
        func written(_ level: RedactionLevel?) throws -> String {
            let path = place.path(of: level?.rawValue ?? "none")
            _ = try ComparisonFolder.write(
                ComparisonFolder.Request(
                    path: path, scope: .all, date: "2025-07-01", showsFullContent: level == nil, redaction: level,
                    marking: nil, unit: nil, isForced: false),
                store: store, by: Self.act)
            return try ["comparison.html", "comparison.json"].map {
                try String(contentsOf: URL(filePath: "\(path)/\($0)"), encoding: .utf8)
            }.joined()
        }
        let whole = try written(nil)
        for place in ["pair-1", "pair-2", "pair-3", "summary", "contents"] {
            #expect(whole.contains("href=\"#\(place)\"") && whole.contains("id=\"\(place)\""), "\(place)")
        }
        let (names, phrase, wallet, number) = (
            ["Nina Solberg", "Carla Reyes"], "saved your friends list", "bc1q", "+4477009"
        )
        for removed in names + [phrase, wallet, number] { #expect(whole.contains(removed), "\(removed)") }
        for level in [RedactionLevel.r1, .r2, .r3] {
            let bare = try written(level)
            for removed in names + [phrase] { #expect(!bare.contains(removed), "\(level.rawValue) \(removed)") }
            // A payee, and a number that is both accounts' own.
            #expect(bare.contains(wallet) && bare.contains(number))
        }
        let figures = try written(.r4)
        for removed in names + [phrase, wallet, number] { #expect(!figures.contains(removed), "R4 \(removed)") }
        #expect(figures.contains("N-2") && figures.contains("href=\"#pair-1\""))
    }
}
