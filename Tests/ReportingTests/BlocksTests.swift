// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("Blocks and requests received")
struct BlocksTests {
    @Test(
        "A block stands with the next message of another account, a request received with its number, and both are printed"
    )
    func blocks() throws {
        var made = ReportFixture()
        made.accounts = ["Ann", "Ben", "Cat"].map {
            Account(platform: .instagram, identifiers: [.init(.displayName, $0)], isOwner: $0 == "Ann")
        }
        made.conversations = [Conversation(platform: .instagram, kind: .direct)]
        made.say("hello", 0, ReportFixture.other)
        made.add(
            .safety(SafetyAction(step: .blocked, other: ReportFixture.other)), after: 60, by: ReportFixture.owner,
            in: nil)
        made.add(
            .contact(ContactChange(step: .requested, other: ReportFixture.second, direction: .incoming)), after: 90,
            by: ReportFixture.second, in: nil)
        made.say("why did you do that", 114, ReportFixture.second)
        let analysis = ReportFixture.plain(made.timeline)
        let section = try SectionAcceptanceTests.words(.requests, of: analysis)
        #expect(section.contains("[0002] A1 blocked A2") && section.contains("A3 after 54 s [0004]"))
        #expect(section.contains("1 contact request recorded as received: [0003]"))
        let transcript = try SectionAcceptanceTests.words(.transcript, of: analysis)
        #expect(transcript.contains("2 events") && transcript.contains("[blocked A2]"))
        #expect(transcript.contains("[contact request from A3]"))
    }
}
