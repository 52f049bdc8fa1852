// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importers
import TestSupport
import Testing

@Suite("Instagram HTML")
struct InstagramHTMLTests {
    @Test("Samples give their timelines", arguments: Sample.all("instagram-html"))
    func samples(sample: Sample) async throws {
        try await sample.expectTimeline()
    }
}
