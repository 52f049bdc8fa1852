// SPDX-License-Identifier: Apache-2.0

import Formats
import Foundation
import TestSupport
import Testing

/// Error lines send people to `docs/diagnostics.md`: every code of the sources stands there.
@Suite("Diagnostic codes") struct DiagnosticCodeTests {
    @Test("stand in the documents")
    func areDocumented() throws {
        let root = Repository.root
        let page = try String(contentsOf: root.appending(path: "docs/diagnostics.md"), encoding: .utf8)
        let pattern = try Regex(
            #"(?:\.(?:note|warning|loss),\s*|\b(?:note|warning|loss)\(|code: |case \w+ = |skipped\((?:reason: )?)"#
                + #""([a-z0-9]+(?:-[a-z0-9]+)+)""#)
        var codes: Set<String> = ["unreadable"]
        // Where a grammar breaks, the code is made of the format and the reason.
        for reason in FormatError.Reason.allCases {
            codes.formUnion([reason.rawValue, "json-" + reason.rawValue, "xml-" + reason.rawValue])
        }
        for folder in ["Sources/Importers", "Sources/CaseWorkflow", "Sources/Evidence"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: pattern) { codes.insert(String(match.output[1].substring ?? "")) }
            }
        }
        // The usual calendar is no remark.
        codes.remove("calendar-gregorian")
        #expect(codes.count > 100)
        #expect(codes.filter { !page.contains("`\($0)`") }.sorted() == [])
    }
}
