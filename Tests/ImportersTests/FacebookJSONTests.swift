// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import TestSupport
import Testing

@Suite("Facebook JSON")
struct FacebookJSONTests {
    @Test("Samples give their timelines", arguments: Sample.all("facebook-json"))
    func samples(sample: Sample) async throws {
        try await sample.expectTimeline()
    }
}
