// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import TestSupport
import Testing

@Suite("Facebook E2EE")
struct FacebookE2EETests {
    @Test("Samples give their timelines", arguments: Sample.all("facebook-e2ee"))
    func samples(sample: Sample) async throws {
        try await sample.expectTimeline()
    }
}
