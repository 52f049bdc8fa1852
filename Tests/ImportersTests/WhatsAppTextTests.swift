// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing
import Testing

@testable import Importers

@Suite struct WhatsAppTextTests {
    static let lrm = "\u{200E}"

    static func chat(
        _ text: String, path: String = "WhatsApp Chat with Mira Holt.txt", settings: ImportSettings = ImportSettings(),
        beside: [String] = []
    ) throws -> RecordedTimeline {
        try read(
            WhatsAppText(),
            files: [(path, Array(text.utf8))] + beside.map { ($0, Array("file".utf8)) },
            settings: settings)
    }

    @Test func `reads an Android chat whole`() throws {
        let timeline = try Self.chat(
            """
            12/05/2024, 21:03 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.
            12/05/2024, 21:03 - Mira Holt: hello, is this Jonas?
            12/05/2024, 21:05 - Jonas Beck: yes
            second line of the same message
            12/05/2024, 21:06 - Mira Holt: IMG-20240512-WA0003.jpg (file attached)
            my dog
            12/05/2024, 21:40 - Mira Holt: This message was deleted
            13/05/2024, 08:00 - Jonas Beck: see you <This message was edited>
            13/05/2024, 08:02 - You blocked this contact. Tap to unblock.

            """)
        #expect(timeline.kinds == ["notice", "message", "message", "message", "message", "message", "safety"])
        #expect(
            timeline.texts == [
                "hello, is this Jonas?", "yes\nsecond line of the same message", "my dog", nil,
                "see you <This message was edited>",
            ])
        #expect(timeline.messages.map(\.state) == [.sent, .sent, .sent, .deleted, .edited])
        #expect(timeline.messages[2].attachments == [Attachment(.image, name: "IMG-20240512-WA0003.jpg")])
        #expect(timeline.times.first == "2024-05-12T21:03:00")
        #expect(timeline.times.last == "2024-05-13T08:02:00")
        #expect(timeline.events[1].time?.literal == "12/05/2024, 21:03")
        #expect(timeline.events[1].time?.precision == .minute)
        #expect(timeline.events[1].time?.zone == .unknown)
        #expect(timeline.conversations[0].title == "Mira Holt")
        #expect(timeline.conversations[0].kind == .direct)
        #expect(timeline.accounts.map(\.isOwner) == [false, true])
        #expect(timeline.codes == ["date-order-proved-by-value"])
        #expect(timeline.isBalanced)
        let blocked = SafetyAction(
            step: .blocked, other: Account.ID(0), text: "You blocked this contact. Tap to unblock.")
        #expect(timeline.events[6].content == .safety(blocked))
        #expect(timeline.actors[6] == "Jonas Beck")
    }
}
