// SPDX-License-Identifier: Apache-2.0

import Analysis
import Detectors
import Foundation
import RuleEngine
import TestSupport
import Testing

@Suite struct AllDetectorsTests {
    private let descriptions = AllDetectors.standard.map(\.description)

    @Test func `the list is sorted by id and names each once`() {
        let ids = descriptions.map(\.id)
        #expect(ids == Set(ids).sorted())
    }

    @Test func `the list holds every detector of the folder`() throws {
        let sources = Repository.root.appending(path: "Sources/Detectors")
        var ids: Set<String> = []
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard let found = line.firstMatch(of: /^\s*id: "([a-z-]+)"/) else { continue }
                ids.insert(String(found.1))
            }
        }
        #expect(ids == Set(descriptions.map(\.id)))
    }

    @Test func `each says what it does and does not show, and has examples of both kinds`() {
        for description in descriptions {
            #expect(description.summary.hasSuffix("."), "\(description.id)")
            #expect(description.doesNotShow.hasSuffix("."), "\(description.id)")
            #expect(description.examples.count(where: \.isHit) >= 2, "\(description.id)")
            #expect(description.examples.count { !$0.isHit } >= 3, "\(description.id)")
            #expect(description.revision >= 1)
            #expect(!description.codes.isEmpty, "\(description.id)")
        }
    }

    /// With `RECORD=1` in the environment the generated parts are written anew, and the run fails to say so.
    @Test func `every detector has its page, and the page begins with the generated part`() throws {
        let pages = Repository.root.appending(path: "docs/detectors")
        let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil
        for description in descriptions {
            let file = pages.appending(path: "\(description.id).md")
            let page = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            if page.hasPrefix(description.markdown + "\n" + Self.border) { continue }
            Issue.record("docs/detectors/\(description.id).md does not begin with what the detector says of itself")
            guard isRecording else { continue }
            let rest = page.firstRange(of: Self.border).map { page[$0.lowerBound...] } ?? Self.border[...]
            try (description.markdown + "\n" + rest).write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// Everything above is generated, everything below is written by hand.
    private static let border = "## How it counts\n"
}
