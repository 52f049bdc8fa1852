// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaseStore

/// The marks by which reports tell the sets of inputs of one case apart.
@Suite struct AccountLabelTests {
    @Test(arguments: [
        (["1f3c0000", "2a000000"], 4), (["1f3c0000", "1f3ca000"], 5), (["1f3cabcd", "1f3cabce", "90000000"], 8),
        // The same evidence filed twice has one digest, which no length tells apart.
        (["1f3c0000", "1f3c0000"], 4), ([], 4),
    ])
    func `are as long as they must be`(digests: [String], length: Int) {
        #expect(AccountLabels.markLength(of: digests) == length)
    }
}
