// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite("Meanings of the importers’ codes")
struct DiagnosticMeaningsTests {
    @Test("The report tells each code as the documentation does")
    func agreesWithDocumentation() throws {
        let page = try String(
            contentsOf: Repository.root.appending(path: "docs/diagnostics.md"), encoding: .utf8)
        var told: [String: String] = [:]
        for line in page.split(separator: "\n") where line.hasPrefix("| `") && line.hasSuffix(" |") {
            let cells = line.dropFirst(2).dropLast(2).split(separator: " | ", maxSplits: 2)
            guard cells.count == 3 else { continue }
            for (index, code) in cells[0].split(separator: "`", omittingEmptySubsequences: false).enumerated()
            where !index.isMultiple(of: 2) && told[String(code)] == nil {
                told[String(code)] = String(cells[2].replacing("`", with: ""))
            }
        }
        #expect(told.count > 150)
        #expect(DiagnosticMeanings.shipped.byCode == told)
    }

    @Test("A code without a sentence is told by its own words")
    func tellsUnknownCode() {
        #expect(DiagnosticMeanings.shipped["some-new-code"] == "some new code")
    }
}
