// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import Redaction
import TestSupport
import Testing

@testable import CaseWorkflow

@Suite("Outputs that would cost evidence or files of the user") struct OutputRefusalTests {
    private let place: TemporaryFolder
    private let input: String
    private let options: CaseOptions

    init() throws {
        place = try TemporaryFolder()
        let sample = SampleCase(name: "friends-debt")
        input = place.path(of: "evidence")
        try FileManager.default.copyItem(atPath: sample.folder.appending(path: "input").path, toPath: input)
        var options = try sample.options()
        options.inputs = [input]
        options.redaction = RedactionRequest(level: .r2)
        self.options = options
    }

    private func request(map: String?, isForced: Bool = false) -> CaseFolder.Request {
        var request = CaseFolder.Request(
            path: place.path(of: "set"), isForced: isForced, timelines: [], wantsPDF: false,
            run: RunFacts.current(arguments: []))
        request.redactionMap = map.map { place.path(of: $0) }
        return request
    }

    private func written(_ request: CaseFolder.Request) async throws {
        _ = try await CaseFolder.write(request, options: options, progress: RunProgress())
    }

    private var everything: [String: Data] {
        let names = FileManager.default.subpaths(atPath: place.path) ?? []
        let files = names.compactMap { name in
            FileManager.default.contents(atPath: place.path(of: name)).map { (name, $0) }
        }
        return Dictionary(uniqueKeysWithValues: files)
    }

    @Test("no map is written on evidence, into it, into the set, or over a file, and nothing else is then either")
    func map() async throws {
        try place.write("mine", to: "mine.txt")
        let exhibit = try #require(Repository.entries(of: URL(filePath: input)).first)
        let before = everything
        let refused: [(String, OutputPlace.Reason)] = [
            ("evidence/\(exhibit)", .input), ("evidence/map", .input), ("evidence", .input), ("set/map", .insideSet),
            ("set", .insideSet), ("mine.txt", .exists(isReplaceable: true)),
        ]
        for (name, reason) in refused {
            let refusal = OutputPlace.Refusal(path: place.path(of: name), option: "--redaction-map", reason: reason)
            await #expect(throws: refusal) { try await written(request(map: name)) }
            #expect(everything == before, "\(name)")
        }
        try await written(request(map: "mine.txt", isForced: true))
        #expect(everything["mine.txt"]?.isEmpty == false && everything["mine.txt"] != before["mine.txt"])
    }

    @Test("the same set again leaves its map, and another set does not take the map of the first away")
    func mapOfAnotherSet() async throws {
        try await written(request(map: "map"))
        let map = try #require(everything["map"])
        try await written(request(map: "map"))
        #expect(everything["map"] == map)
        let set = try #require(everything["set/findings.json"])
        var other = options
        other.redaction = RedactionRequest(level: .r3)
        let wanted = request(map: "map")
        await #expect(throws: OutputPlace.Refusal.self) {
            try await CaseFolder.write(wanted, options: other, progress: RunProgress())
        }
        #expect(everything["map"] == map && everything["set/findings.json"] == set)
        #expect(!(try FileManager.default.contentsOfDirectory(atPath: place.path).contains { $0.first == "." }))
    }

    @Test("no case store lies in evidence, and no map on the store")
    func store() async throws {
        var wanted = request(map: nil)
        wanted.store = place.path(of: "evidence/cases.sqlite")
        let before = everything
        await #expect(throws: OutputPlace.Refusal.self) { try await written(wanted) }
        wanted.store = place.path(of: "cases.sqlite")
        wanted.redactionMap = place.path(of: "cases.sqlite")
        await #expect(throws: OutputPlace.Refusal.self) { try await written(wanted) }
        #expect(everything == before)
    }

    @Test("a comparison replaces a comparison alone, and never its store")
    func comparison() throws {
        let act = StoreAct(time: "2025-07-01T10:00:00Z", actor: "tester", reason: "")
        func compare(_ folder: String, _ store: CaseStore, isForced: Bool = false) throws {
            let request = ComparisonFolder.Request(
                path: place.path(of: folder), scope: .all, date: "2025-07-01", showsFullContent: false, marking: nil,
                unit: nil, isForced: isForced)
            _ = try ComparisonFolder.write(request, store: store, by: act)
        }
        let store = try CaseStore(place.path(of: "cases.sqlite"), makesFile: true)
        try place.write("{}", to: "other/comparison.json")
        #expect(throws: (any Error).self) { try compare("other", store) }
        #expect(throws: (any Error).self) { try compare("other", store, isForced: true) }
        #expect(everything["other/comparison.json"] == Data("{}".utf8))
        try compare("own", store)
        try compare("own", store)
        let inside = try CaseStore(place.path(of: "own/comparison.json.sqlite"), makesFile: true)
        try compare("own", inside)
        place.makeFolder("trap")
        let caught = try CaseStore(place.path(of: "trap/comparison.json"), makesFile: true)
        #expect(throws: OutputPlace.Refusal.self) { try compare("trap", caught, isForced: true) }
        #expect(try caught.isSound())
    }
}
