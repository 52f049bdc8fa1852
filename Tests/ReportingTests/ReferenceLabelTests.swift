// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@testable import Reporting

@Suite("Labels of accounts in drawings") struct ReferenceLabelTests {
    @Test(
        "tell long references apart by what they do not have in common",
        arguments: [
            (["OP-2025000/NORTH-EAST", "OP-2025001/NORTH-EAST"], ["…2025000…/A1", "…2025001…/A1"]),
            (["2025/NORTH-EAST/0001", "2025/NORTH-EAST/0002"], ["…0001/A1", "…0002/A1"]),
            (["C-1", "C-2"], ["C-1/A1", "C-2/A1"]), (["OP-2025000/NORTH-EAST"], ["OP-20250…ORTH-EAST/A1"]),
            (["a-very-long-name-1", "another-very-long-name-2"], ["a-very-long-name-1/A1", "another-…ng-name-2/A1"]),
        ] as [([String], [String])])
    func labels(references: [String], expected: [String]) {
        let accounts = references.map { AccountReference($0, "A1") }
        let labels = ReferenceLabels(accounts)
        #expect(accounts.map(labels.label) == expected)
    }
}
