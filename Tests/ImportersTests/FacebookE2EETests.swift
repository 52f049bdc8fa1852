// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Facebook E2EE")
struct FacebookE2EETests {
    private func thread(_ people: String, _ messages: String) -> [UInt8] {
        Array(#"{"participants": [\#(people)], "threadName": "Ada_1", "messages": [\#(messages)]}"#.utf8)
    }

    @Test("A message taken back keeps what is there")
    func unsent() throws {
        let recorded = try read(
            FacebookE2EE(),
            files: [
                (
                    "Ada_1.json",
                    thread(
                        #""Ada", "Mara""#,
                        #"{"senderName": "Ada", "timestamp": 1710000000000, "text": "kept", "isUnsent": true}"#)
                )
            ])
        #expect(recorded.messages == [Message(text: "kept", state: .deleted)])
        #expect(recorded.events.first?.time?.precision == .millisecond)
    }

    @Test("The first participant is not taken for the owner")
    func owner() throws {
        let message = #"{"senderName": "Mara", "timestamp": 1710000000000, "text": "hello"}"#
        let recorded = try read(
            FacebookE2EE(),
            files: [
                ("x.zip!Ada_1.json", thread(#""Ada", "Mara""#, message)),
                ("x.zip!Bob_2.json", thread(#""Bob", "Mara""#, message)),
            ])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Mara"])
    }

    @Test("A file that could not be downloaded stays an attachment")
    func lostMedia() throws {
        let recorded = try read(
            FacebookE2EE(),
            files: [
                (
                    "Ada_1.json",
                    thread(
                        #""Ada", "Mara""#,
                        """
                        {"senderName": "Ada", "timestamp": 1710000000000, "type": "media",
                         "media": [{"uri": "Failed to download media"}]}
                        """)
                )
            ])
        #expect(recorded.messages == [Message(attachments: [Attachment(.other)])])
        #expect(recorded.codes == ["media-not-downloaded"])
    }

    @Test("Lines of the service are told although every message writes its lists")
    func serviceLines() throws {
        let message =
            #"{"senderName": "Ada", "timestamp": 1710000000000, "text": "Ada called you.", "media": [], "reactions": []}"#
        let recorded = try read(FacebookE2EE(), files: [("Ada_1.json", thread(#""Ada", "Mara""#, message))])
        #expect(recorded.kinds == ["call"])
    }

    @Test("The profile of the ordinary download beside it tells the owner")
    func profile() throws {
        let message = #"{"senderName": "Mara", "timestamp": 1710000000000, "text": "hello"}"#
        let recorded = try read(
            FacebookE2EE(),
            files: [
                ("e2ee/Ada_1.json", thread(#""Ada", "Mara""#, message)),
                (
                    "dyi/profile_information/profile_information.json",
                    Array(#"{"profile_v2": {"name": {"full_name": "Mara"}, "username": "mara.test"}}"#.utf8)
                ),
            ])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Mara"])
    }

    @Test("The ordinary download is somebody else's")
    func collision() {
        let evidence = EvidenceSet(files: [
            (
                "x.zip!your_facebook_activity/messages/inbox/ada_1/message_1.json",
                Array(#"{"participants": [{"name": "A"}], "messages": [{"sender_name": "A", "timestamp_ms": 1}]}"#.utf8)
            )
        ])
        let claim = FacebookE2EE().claim(in: Survey(of: evidence))
        #expect(claim == nil)
    }

    @Test(
        "A thread that was cut over is said to go on elsewhere only while nobody handed that in",
        arguments: [("Mara", true), ("Nora", false)], [true, false])
    func cutOver(_ partner: (name: String, isHere: Bool), asPage: Bool) throws {
        let folder = "x.zip!your_facebook_activity/messages/e2ee_cutover/mara_1/"
        let page = """
            <html><head><title>Mara</title></head><body><div class="_a706" role="main">
            <div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_3-95 _2pim _a6-h _a6-i">Mara</div>
            <div class="_3-95 _a6-p"><div><div></div><div>hi</div></div></div>
            <div class="_3-94 _a6-o"><div class="_a72d">9 Mar 2024, 16:00:00</div></div></div>
            <div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_3-95 _2pim _a6-h _a6-i">Ada</div>
            <div class="_3-95 _a6-p"><div><div></div><div>hello</div></div></div>
            <div class="_3-94 _a6-o"><div class="_a72d">9 Mar 2024, 15:00:00</div></div></div>
            </div></body></html>
            """
        let list =
            #"{"participants": [{"name": "Mara"}, {"name": "Ada"}], "title": "Mara", "messages": "#
            + #"[{"sender_name": "Mara", "timestamp_ms": 1700000000000, "content": "hi"}]}"#
        let message = #"{"senderName": "Ada", "timestamp": 1710000000000, "text": "on"}"#
        let files = [
            (folder + (asPage ? "message_1.html" : "message_1.json"), Array((asPage ? page : list).utf8)),
            ("y.zip!Mara_1.json", thread(#""\#(partner.name)", "Ada""#, message)),
        ]
        let recorded =
            asPage ? try read(FacebookHTML(), files: files) : try read(FacebookJSON(), files: files)
        #expect(!recorded.messages.isEmpty)
        #expect(recorded.codes.contains("continues-in-encrypted-download") != partner.isHere)
    }
}
