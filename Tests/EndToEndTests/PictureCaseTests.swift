// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseStore
import CaseWorkflow
import Comparison
import Evidence
import Foundation
import Importing
import TestSupport
import Testing

/// Exports with invented pictures, filed and compared as a unit does it.
@Suite("Pictures of exports across cases") struct PictureCaseTests {
    private static let act = StoreAct(time: "2025-07-01T10:00:00Z", actor: "tester", reason: "")
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private func picture(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Repository.root.appending(path: "Tests/PicturesTests/Pictures/\(name)")))
    }

    /// How an export is handed in.
    private enum Form {
        case folder
        case archive(ArchiveWriter.Format)
    }

    /// Files an export of a chat in which the suspect, then the victim send these files.
    private func file(
        _ reference: String, as form: Form, suspect: [(name: String, bytes: [UInt8])],
        victim: [(name: String, bytes: [UInt8])] = [], missing: String? = nil, into store: String
    ) async throws {
        // Talks of other days and in other words: equal ones would be one evidence.
        let number = Int(reference.dropFirst(2)) ?? 0
        let name = ["Kit Bell", "Nils Harrow", "Petra Quint", "Oskar Lumley", "Ines Calder"][number]
        let openings = ["", "hello there", "so we meet", "do you know who this is", "good evening"]
        let threats = [
            "", "pay £200 by tonight or I send it to all your followers", "send £350 tomorrow or your family sees it",
            "I want £150 in an hour or I post it", "£90 now or it goes online",
        ]
        let answers = ["", "please leave me alone", "why are you doing this", "I have no money", "stop it now"]
        var lines = [(name, openings[number]), (name, threats[number])]
        lines += (suspect.map(\.name) + [missing].compactMap(\.self)).map { (name, "\($0) (file attached)") }
        lines += victim.map { ("Vera Moss", "\($0.name) (file attached)") } + [("Vera Moss", answers[number])]
        let text = lines.enumerated().map { minute, line in
            "0\(number)/03/2025, 1\(number):\(10 + minute * (number + 2)) - \(line.0): \(line.1)\n"
        }.joined()
        let members = [(name: "WhatsApp Chat with \(name).txt", bytes: Array(text.utf8))] + suspect + victim
        let input: String
        switch form {
        case .folder:
            for member in members { try place.write(member.bytes, to: "\(reference)/\(member.name)") }
            input = place.path(of: reference)
        case .archive(let format):
            let bytes = try ArchiveWriter(format).pack(members.map { .file($0.name, $0.bytes) })
            input = try place.write(bytes, to: "\(reference).\(format.rawValue)")
        }
        var options = CaseOptions(
            inputs: [input], reportZone: .utc, reportDate: "2025-07-01", intake: .init(), width: 2)
        options.caseReference = reference
        options.owner = "Vera Moss"
        options.subjects = [name]
        options.zone = ZoneClock("Europe/London")
        options.dateOrder = .dmy
        let (analysis, _, pictures) = try await CaseRun(options).analyseForStore()
        _ = try CaseStoreAccess.file(
            analysis, pictures: pictures, under: reference, store: place.path(of: store), by: Self.act)
    }

    private func compared(_ store: String) throws -> (outcome: ComparisonOutcome, page: String, document: String) {
        let out = place.path(of: "out-" + store)
        let outcome = try ComparisonFolder.write(
            ComparisonFolder.Request(
                path: out, scope: .all, date: "2025-07-01", showsFullContent: false, marking: nil, unit: nil,
                isForced: false),
            store: try CaseStore(place.path(of: store), makesFile: false), by: Self.act)
        func text(_ name: String) throws -> String {
            try String(contentsOf: URL(filePath: out + "/" + name), encoding: .utf8)
        }
        return (outcome, try text("comparison.html"), try text("comparison.json"))
    }

    @Test("A copy stored anew is a lead of band C; other, damaged and missing pictures are none, and are counted")
    func copies() async throws {
        let scene = try picture("scene.jpg")
        try await file("P-1", as: .archive(.zip), suspect: [("IMG-20250302-WA0001.jpg", scene)], into: "one")
        try await file(
            "P-2", as: .folder, suspect: [("IMG-20250302-WA0007.jpg", try picture("copy-half.jpg"))], into: "one")
        try await file(
            "P-3", as: .archive(.tarGzip),
            suspect: [
                ("IMG-20250302-WA0002.jpg", try picture("other-3.jpg")),
                ("IMG-20250302-WA0003.jpg", Array(scene.prefix(scene.count / 2))),
                ("IMG-20250302-WA0004.webp", try picture("other-4.jpg")),
            ], missing: "IMG-20250302-WA0009.jpg", into: "one")
        let (outcome, page, document) = try compared("one")
        let links = outcome.pairs.map {
            "\($0.left.reference.caseReference)-\($0.right.reference.caseReference) \($0.band.rawValue) \($0.score.type.rawValue)"
        }
        #expect(links == ["P-1-P-2 C material"])
        let item = try #require(outcome.pairs.first?.score.items.first { $0.kind == "pdq" })
        #expect(item.left.count == 1 && item.right.count == 1 && item.cases == 2)
        for wanted in [
            "Pictures that look alike by PDQ", "distance 6 of 256", "may be two pictures",
            "1 picture without a PDQ value",
        ] {
            #expect(page.contains(wanted), "\(wanted)")
        }
        for banned in ["same picture", "identical", "<img"] {
            #expect(!page.lowercased().contains(banned), "\(banned)")
        }
        #expect(document.contains(#""kind":"pdq""#) || document.contains(#""kind": "pdq""#))
        let store = try CaseStore(place.path(of: "one"), makesFile: false)
        let third = try #require(try store.filings(of: "P-3").first)
        #expect(third.pictures?.read == 2 && third.pictures?.unread == [.damaged: 1])
        #expect(third.accounts.compactMap(\.pictures).map(\.count) == [2])
        #expect(
            try #require(try store.filings(of: "P-2").first).accounts.compactMap(\.pictures).joined().map(\.quality)
                == [100])
    }

    @Test("A picture that a victim sent links nobody who sends it on, cut, mirrored or stored anew")
    func victims() async throws {
        try await file(
            "P-1", as: .archive(.zip), suspect: [("IMG-20250302-WA0001.jpg", try picture("scene.jpg"))], into: "two")
        try await file(
            "P-2", as: .archive(.zip), suspect: [("IMG-20250302-WA0007.jpg", try picture("copy-light.jpg"))],
            into: "two")
        #expect(try compared("two").outcome.pairs.count == 1)
        try await file(
            "P-4", as: .folder, suspect: [],
            victim: [("IMG-20250302-WA0005.jpg", try picture("turned-mirrored.jpg"))], into: "two")
        try FileManager.default.removeItem(atPath: place.path(of: "out-two"))
        let (outcome, page, document) = try compared("two")
        #expect(outcome.pairs.isEmpty)
        #expect(
            outcome.setAside.map { "\($0.kind) \($0.reason.code) \($0.owners.map(\.caseReference))" } == [
                "pdq protected [\"P-4\"]"
            ])
        // What gives an outline of a victim's picture away is not written.
        let store = try CaseStore(place.path(of: "two"), makesFile: false)
        for filed in try ["P-1", "P-2", "P-4"].flatMap({ try store.filings(of: $0) }) {
            for one in filed.accounts.compactMap(\.pictures).joined() {
                #expect(!page.contains(one.pdq) && !document.contains(one.pdq))
            }
        }
    }

    @Test("A set for others holds no PDQ value")
    func redacted() async throws {
        for (reference, name) in [("P-1", "scene.jpg"), ("P-2", "copy-again.jpg")] {
            try await file(
                reference, as: .archive(.sevenZip), suspect: [("IMG-20250302-WA0001.jpg", try picture(name))],
                into: "three")
        }
        let (outcome, _, document) = try compared("three")
        let value = try #require(outcome.pairs.first?.score.items.first { $0.kind == "pdq" }?.value)
        #expect(document.contains(value))
        for removal in [ComparisonOutcome.Removal.words, .values] {
            #expect(outcome.removing(removal).pairs.flatMap(\.score.items).allSatisfy { $0.value != value })
        }
    }
}
