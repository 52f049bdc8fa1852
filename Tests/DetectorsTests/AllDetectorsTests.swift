// SPDX-License-Identifier: Apache-2.0

import Analysis
import Detectors
import Foundation
import RuleEngine
import Testing

@Suite struct AllDetectorsTests {
    private let descriptions = AllDetectors.standard.map(\.description)

    @Test func `the list is sorted by id and names each once`() {
        let ids = descriptions.map(\.id)
        #expect(ids == Set(ids).sorted())
    }

    @Test func `the list holds every detector of the folder`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Detectors")
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

    @Test func `every detector has its page, and the page holds the generated part`() throws {
        let pages = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/detectors")
        for description in descriptions {
            let page = try String(contentsOf: pages.appending(path: "\(description.id).md"), encoding: .utf8)
            #expect(page.hasPrefix(description.markdown), "\(description.id)")
        }
    }
}
