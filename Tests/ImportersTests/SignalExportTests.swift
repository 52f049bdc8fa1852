// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("signal-export")
struct SignalExportTests {
    private func lines(_ lines: String...) throws -> RecordedTimeline {
        let text = lines.map { line in
            #"{"date":"2024-05-12T19:00:00","sender":"Mira","quote":"","reactions":[],"attachments":[],\#(line)}"#
        }.joined(separator: "\n")
        return try read(SignalExport(), files: [("s/Mira/data.json", Array(text.utf8))])
    }

    private func page(_ records: String, files: [(String, [UInt8])] = []) throws -> RecordedTimeline {
        let page = #"<html><body><main><div class="page" id="pg0">\#(records)</div></main></body></html>"#
        return try read(SignalExport(), files: [("s/Mira/index.html", Array(page.utf8))] + files)
    }

    private func message(_ body: String, sender: String = "Mira") -> String {
        """
        <div class="msg">
            <div class="meta">
                <span class="sender">
                    \(sender)
                </span>
                <time class="time" datetime="2024-05-12T19:00:00">19:00</time>
            </div>
            <div class="body">
                \(body)
            </div>
        </div>
        """
    }

    private func calls(_ recorded: RecordedTimeline) -> [Call] {
        recorded.events.compactMap { if case .call(let call) = $0.content { call } else { nil } }
    }

    @Test(
        "What the form calls a call is one, whatever its words",
        arguments: [
            ("Incoming call  ", #"false"#, false, Bool?.none),
            ("Outgoing voice call (declined by recipient)  ", "true", false, false),
            ("Outgoing video call", "true", true, false), ("ruft an", "false", false, nil),
        ])
    func certainCalls(words: String, missed: String, isVideo: Bool, wasAnswered: Bool?) throws {
        let recorded = try lines(#""body":"\#(words)","call":true,"missed":\#(missed)"#)
        #expect(calls(recorded).map(\.isVideo) == [isVideo])
        #expect(calls(recorded).map(\.wasAnswered) == [wasAnswered])
        #expect(recorded.messages.isEmpty)
    }

    @Test("Words about a call are words where the form says that it is none")
    func noCall() throws {
        #expect(try lines(#""body":"Missed voice call","call":false"#).texts == ["Missed voice call"])
        #expect(try page(message("<p>Missed voice call</p>")).texts == ["Missed voice call"])
    }

    @Test("Calls of a page have their caller, outcome and length, and no sign of the page's")
    func callsOfPage() throws {
        func call(_ words: String, _ more: String = "") -> String {
            """
            <div class="event call\(more)">
                <span aria-hidden="true" class="event-icon">
                    📞
                </span>
                <span>
                    \(words)
                </span>
                <time class="event-time" datetime="2024-05-12T20:00:00">20:00</time>
            </div>
            """
        }
        let recorded = try page(
            message("<p>hello</p>") + call("Incoming video call (accepted, 3m 5s)")
                + call("Outgoing voice call (declined by recipient)", " missed"))
        #expect(recorded.kinds == ["message", "call", "call"])
        #expect(recorded.actors.dropFirst().first == "Mira")
        #expect(calls(recorded).map(\.seconds) == [185, nil])
        #expect(calls(recorded).map(\.isVideo) == [true, false])
        #expect(calls(recorded).map(\.wasAnswered) == [true, false])
        #expect(!recorded.codes.contains("sender-missing"))
    }

    @Test("Words of whom the program does not know are a message, and nothing from nobody is a line of the app")
    func noSender() throws {
        let said = try lines(#""body":"pay me  ","sender":"No-Sender""#)
        #expect(said.texts == ["pay me"])
        #expect(said.codes.contains("sender-missing"))
        #expect(try lines(#""body":"  ","sender":"No-Sender""#).kinds == ["notice"])
    }

    @Test(
        "A quotation of the program stands apart; what was typed with its mark is the sender's",
        arguments: [
            ("\n\n> hello\n> there\n\nhi  ", "hi", "hello\nthere"), ("\n>\n> hello\n>\nhi  ", "hi", "hello"),
            ("> typed  ", "> typed", nil), ("\n\n> hello\n\n> typed  ", "> typed", "hello"),
            ("(- Me: 👍 -)  ", "(- Me: 👍 -)", nil), ("(( 🌱 ))  ", "(( 🌱 ))", nil),
        ] as [(String, String, String?)])
    func quotations(body: String, text: String, quoted: String?) throws {
        let written = "[2024-05-12 19:00:00] Mira: \(body)\n\n"
        let recorded = try read(SignalExport(), files: [("s/Mira/chat.md", Array(written.utf8))])
        #expect(recorded.texts == [text])
        #expect(recorded.messages.first?.detail?.quoted == quoted)
        #expect(recorded.kinds == ["message"])
    }

    @Test("Chats of one export are claimed for one, whatever they are called")
    func exclamation() {
        let text = Array("[2024-05-12 19:01:00] Ann: hello\n".utf8)
        let evidence = EvidenceSet(files: [("s/Party!/chat.md", text), ("s/Ann/chat.md", text)])
        let claim = SignalExport().claim(in: Survey(of: evidence))
        #expect(claim?.units.map(\.export) == ["s/", "s/"])
    }

    @Test("The indent of a page is nobody's words")
    func indent() throws {
        let body = """
            <p>
                    see
                    <a href="https://example.com/x">
                        https://example.com/x
                    </a>
                    ok
                </p>
                <p>
                    two
            lines
                </p>
            """
        #expect(try page(message(body)).texts == ["see https://example.com/x ok\n\ntwo\nlines"])
    }

    @Test("Stickers and files that were not exported are attachments in each form")
    func missing() throws {
        let sticker: (String, [UInt8]) = ("s/exported_stickers/pk/3.webp", Array("x".utf8))
        let markdown = """
            [2024-05-12 19:00:00] Mira:   [😀](../exported_stickers/pk/3.webp)\u{20}\u{20}

            [2024-05-12 19:01:00] Mira:   (media not exported)\u{20}\u{20}

            [2024-05-12 19:02:00] Mira: words  (image not exported)\u{20}\u{20}

            """
        let written = try read(SignalExport(), files: [("s/Mira/chat.md", Array(markdown.utf8)), sticker])
        let shown = try page(
            message(#"<figure><img alt="😀" src="../exported_stickers/pk/3.webp"/></figure>"#)
                + message(
                    #"<div class="file missing"><span aria-hidden="true">🖼️</span><span>Media not exported</span></div>"#
                )
                + message(
                    #"<p>words</p><div class="file missing"><span aria-hidden="true">🖼️</span><span>Image not exported</span></div>"#
                ),
            files: [sticker])
        for recorded in [written, shown] {
            #expect(recorded.texts == [nil, nil, "words"])
            #expect(recorded.messages.map { $0.attachments.map(\.kind) } == [[.sticker], [.other], [.image]])
            #expect(recorded.messages.first?.attachments.first?.name == "😀")
            #expect(recorded.messages.first?.attachments.first?.exhibit != nil)
        }
    }
}
