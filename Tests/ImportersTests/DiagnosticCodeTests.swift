// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Error lines send people to `docs/diagnostics.md`: every code of the sources stands there.
@Suite("Diagnostic codes") struct DiagnosticCodeTests {
    @Test("stand in the documents")
    func areDocumented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let pages = try ["docs/diagnostics.md", "docs/evidence-handling.md"]
            .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }.joined()
        let pattern = try Regex(#"(?:\.(?:note|warning|loss),\s*|skipped\((?:reason: )?)"([a-z0-9]+(?:-[a-z0-9]+)+)""#)
        var codes: Set<String> = []
        for folder in ["Sources/Importers", "Sources/CaseWorkflow", "Sources/Evidence"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: pattern) { codes.insert(String(match.output[1].substring ?? "")) }
            }
        }
        #expect(codes.count > 50)
        #expect(codes.filter { !pages.contains("`\($0)`") }.sorted() == [])
    }
}
