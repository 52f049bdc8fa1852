// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Detectors
import TestSupport
import Testing

@testable import Validation

/// A number that nobody means must not end an analysis: sums, lengths of time and counts are read from messages.
@Suite("Numbers beyond any count in messages") struct ExtremeNumberTests {
    @Test(
        "leave each message in the timeline",
        arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999999999"])
    func whole(number: String) async throws {
        var conversations = try DetectionTrialTests.conversations()
        for place in conversations.indices {
            for message in conversations[place].messages.indices {
                conversations[place].messages[message].text.replace(/[0-9]+/, with: number)
            }
        }
        let folder = try TemporaryFolder()
        let analysis = try await DetectionTrial(conversations, as: .telegram, width: 2)
            .analysis(of: conversations, in: folder.path(of: "in"))
        let messages = analysis.timeline.numbers.count { analysis.timeline.entry($0).kind == .message }
        #expect(messages == conversations.reduce(0) { $0 + $1.messages.count })
    }
}
