// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("imessage-exporter")
struct IMessageExporterTests {
    private func text(_ body: String) throws -> RecordedTimeline {
        let file = "May 12, 2024  7:00:05 PM\nMe\n\(body)\n\n"
        return try read(IMessageExporter(), files: [("e/+447700900123.txt", Array(file.utf8))])
    }

    @Test(
        "Times are English, the hour padded with a blank",
        arguments: [
            ("May 12, 2024  7:00:05 PM", "2024-05-12T19:00:05"), ("May 12, 2024 12:00:05 AM", "2024-05-12T00:00:05"),
            ("Dec 01, 2024 12:59:59 PM", "2024-12-01T12:59:59"),
        ])
    func times(stamp: String, time: String) throws {
        let file = "\(stamp) (Read by you after 1 day, 1 second)\n+447700900123\nx\n"
        let recorded = try read(IMessageExporter(), files: [("e/a.txt", Array(file.utf8))])
        #expect(recorded.times == [time])
        let difference = recorded.events.first.flatMap { event in
            event.otherTime.flatMap { other in event.time.map { other.microseconds - $0.microseconds } }
        }
        #expect(difference == 86_401_000_000)
    }

    @Test(
        "A time inside a body begins no message",
        arguments: ["x\nMay 12, 2024  7:00:06 PM", "x\nMay 12, 2024  7:00:06 PM\nMe\ny"])
    func embedded(body: String) throws {
        #expect(try text(body).texts == [body])
    }

    @Test(
        "Taken back",
        arguments: [
            "You deleted a message.", "You unsent a message part",
            "You unsent this message part 5 seconds after sending!",
        ])
    func unsent(body: String) throws {
        let recorded = try text(body)
        #expect(recorded.messages.map(\.state) == [.deleted])
        #expect(recorded.texts == [nil])
    }

    @Test("Each wording of an edited message is kept")
    func edited() throws {
        let recorded = try text(
            "May 12, 2024  7:00:05 PM one\nEdited 10 seconds later: two\nEdited 1 minute later: three")
        #expect(recorded.texts == ["three"])
        #expect(recorded.messages.map(\.state) == [.edited])
        let former = recorded.events.compactMap { event -> String? in
            if case .accountChange(let change) = event.content { change.from } else { nil }
        }
        #expect(former == ["one", "two"])
    }

    private func minutes(_ recorded: RecordedTimeline) -> [Int64] {
        guard let sent = recorded.events.first?.time?.microseconds else { return [] }
        return recorded.events.compactMap { event in
            event.content.kind == .accountChange ? event.time.map { ($0.microseconds - sent) / 60_000_000 } : nil
        }
    }

    @Test("Each wording has the time of the one in front and its own delay, in both forms")
    func editTimes() throws {
        let typed = try text(
            "May 12, 2024  7:00:05 PM one\nEdited 2 minutes later: two\nEdited 3 minutes later: three")
        let rows = ["", "Edited 2 minutes later", "Edited 3 minutes later"].enumerated().map { number, label in
            "<tr><td><span class=\"timestamp\">\(label)</span></td><td>w\(number)</td></tr>"
        }
        let shown = try page(
            "<div class=\"message_part\"><div class=\"edited\"><table>\(rows.joined())</table></div></div>")
        for recorded in [typed, shown] {
            #expect(minutes(recorded) == [0, 2])
            let event = try #require(recorded.events.first)
            let other = try #require(event.otherTime)
            #expect(other.microseconds - (event.time?.microseconds ?? 0) == 300_000_000)
        }
    }

    @Test("A delay that the program could not tell leaves the wordings behind it without a time")
    func editOfUnknownTime() throws {
        let rows = ["", "", "Edited 3 minutes later"].map { "<tr><td><span>\($0)</span></td><td>w</td></tr>" }
        let recorded = try page(
            "<div class=\"message_part\"><div class=\"edited\"><table>\(rows.joined())</table></div></div>")
        #expect(minutes(recorded) == [0])
        #expect(recorded.events.first?.otherTime == nil)
    }

    @Test(
        "A line that somebody typed makes no edit",
        arguments: [
            "hello all\nEdited 5 seconds later: I never wrote this", "Edited 5 seconds later: typed",
            "Edited later: typed", "Edited later: ", "Edited  later: typed",
        ])
    func typedEdit(body: String) throws {
        let recorded = try text(body)
        #expect(recorded.texts == [body])
        #expect(recorded.messages.map(\.state) == [.sent])
        #expect(recorded.kinds == ["message"])
    }

    @Test("Whoever the program was told to call the owner is the owner")
    func ownName() throws {
        func text(_ read: String, _ senders: [String], file: String = "Jo Larkfield") throws -> [String?] {
            let blocks = senders.enumerated().map { number, name in
                "May 12, 2024  7:0\(number):05 PM\(number == 0 ? read : "")\n\(name)\nx\n\n"
            }
            let recorded = try read2(file, blocks.joined())
            return recorded.accounts.filter(\.isOwner).map(\.name)
        }
        func read2(_ file: String, _ text: String) throws -> RecordedTimeline {
            try read(IMessageExporter(), files: [("e/\(file).txt", Array(text.utf8))])
        }
        let told = " (Read by Sam Ownby after 3 seconds)"
        #expect(try text(told, ["Jo Larkfield", "Sam Ownby"]) == ["Sam Ownby"])
        #expect(try text("", ["Jo Larkfield", "Sam Ownby"]) == ["Sam Ownby"])
        // Whom the file is named after is not the owner, and nobody else is where `Me` writes.
        #expect(
            try text(" (Read by Jo Larkfield after 3 seconds)", ["Sam Ownby", "Kit Wren"], file: "Jo Larkfield").isEmpty
        )
        #expect(try !text(told, ["Jo Larkfield", "Me"]).contains("Sam Ownby"))
        #expect(try text("", ["Jo Larkfield", "Sam Ownby", "Kit Wren"]).isEmpty)
    }

    @Test("What stands for an announcement that the program does not know is nobody's words")
    func unknownAnnouncement() throws {
        let recorded = try text("hello\n\nUnable to format announcement!\n\nMay 12, 2024  7:01:05 PM\nMe\nagain")
        #expect(recorded.texts == ["hello", "again"])
        #expect(recorded.kinds == ["message", "notice", "message"])
        #expect(try text("hello\n\nUnable to format announcement!\n\nI typed that").kinds == ["message"])
    }

    @Test("Tapbacks name who set them")
    func tapbacks() throws {
        let recorded = try text("x\nReactions:\nLoved by +447700900123\n😀 by Me\nsaid by nobody")
        #expect(recorded.kinds == ["message", "reaction", "reaction"])
    }

    @Test(
        "Hostile texts never crash and balance",
        arguments: [
            "", "\u{0}", "    May 12, 2024  7:00:05 PM", "Edited 99999999999 seconds later: x", "Reactions:\nTapbacks:",
        ])
    func hostile(body: String) throws {
        #expect(try text(body).isBalanced)
    }

    @Test("A page with lost end tags loses no message")
    func lostEndTags() throws {
        let message =
            "<div class=\"message\"><div class=\"sent iMessage\"><p><span class=\"timestamp\">May 12, 2024  7:00:05 PM</span><span class=\"sender\">Me</span></p><hr><div class=\"message_part\"><span class=\"bubble\">x</span>"
        let page = "<html><body>" + String(repeating: message, count: 50)
        let recorded = try read(IMessageExporter(), files: [("e/a.html", Array(page.utf8))])
        #expect(recorded.texts.count == 50)
        #expect(recorded.isBalanced)
    }

    @Test("An earlier message pasted behind a blank line makes no message")
    func pasted() throws {
        let body = "look:\n\nMay 11, 2024  7:00:05 PM\n+447700900123\ngo away"
        let recorded = try text(body)
        #expect(recorded.texts == [body])
        #expect(recorded.codes.contains("embedded-header"))
    }

    @Test("An earlier message of somebody who writes here was pasted where the chat goes on behind it")
    func pastedInside() throws {
        let body = "look:\n\nMay 11, 2024  7:00:05 PM\nMe\ngo away"
        let recorded = try text(body + "\n\nMay 12, 2024  7:05:00 PM\nMe\nsee?")
        #expect(recorded.texts == [body, "see?"])
        #expect(recorded.codes.contains("embedded-header"))
    }

    @Test("An answer below its target answers it, and never itself")
    func answers() throws {
        func message(_ sender: String, _ minute: Int, _ text: String, _ more: String = "") -> String {
            "<p><span class=\"timestamp\">May 12, 2024  7:0\(minute):05 PM</span> <span class=\"sender\">\(sender)</span></p>"
                + "<hr><div class=\"message_part\"><span class=\"bubble\">\(text)</span></div>\(more)"
        }
        let answer = "<div class=\"received\">" + message("+447700900123", 2, "yes") + "</div>"
        let nested =
            "<div class=\"replies\"><div class=\"reply\" id=\"G-7\"><div class=\"message\">\(answer)</div></div></div>"
        let page =
            "<html><body><div class=\"message\"><div class=\"sent iMessage\">" + message("Me", 1, "coming?", nested)
            + "</div></div>" + "<div class=\"message\" id=\"r-G-7\"><div class=\"received\">"
            + "<span class=\"reply_anchor\"><a href=\"#G-7\">x</a></span>"
            + "<span class=\"reply_context\">This message responded to an earlier message.</span>"
            + message("+447700900123", 2, "yes") + "</div></div></body></html>"
        let recorded = try read(IMessageExporter(), files: [("e/+447700900123.html", Array(page.utf8))])
        #expect(recorded.texts == ["coming?", "yes"])
        #expect(recorded.messages.last?.replyTo == recorded.messages.first?.nativeID)
        #expect(recorded.messages.allSatisfy { $0.replyTo == nil || $0.replyTo != $0.nativeID })
    }

    private func page(_ parts: String, more: String = "") throws -> RecordedTimeline {
        let page = """
            <html><body><div class="message"><div class="received"><p><span class="timestamp">May 12, 2024  7:00:05 PM</span>
            <span class="sender">+447700900123</span></p><hr>\(parts)\(more)</div></div></body></html>
            """
        return try read(IMessageExporter(), files: [("e/+447700900123.html", Array(page.utf8))])
    }

    @Test(
        "Files are attachments however the page holds them, and the program's words are nobody's",
        arguments: [
            (
                #"<div class="attachment"><p>Unable to embed application/x-foo attachments: attachments/1/a.foo</p></div>"#,
                ChatModel.Attachment(.other, name: "attachments/1/a.foo")
            ),
            (#"<div class="sticker">missing.heic</div>"#, ChatModel.Attachment(.sticker, name: "missing.heic")),
            (
                #"<img src="attachments/b.jpeg" loading="lazy">"#,
                ChatModel.Attachment(.image, name: "attachments/b.jpeg")
            ),
            (
                #"<a href="attachments/f.pdf">Click here to download f.pdf (5 KB)</a>"#,
                ChatModel.Attachment(.document, name: "attachments/f.pdf")
            ),
            (
                #"<video controls><source src="attachments/v.mp4" type="video/mp4"></video>"#,
                ChatModel.Attachment(.video, name: "attachments/v.mp4")
            ),
        ], [false, true])
    func files(_ file: (markup: String, attachment: ChatModel.Attachment), besideText: Bool) throws {
        let text = #"<span class="bubble">look <a href="https://example.com">here</a></span>"#
        let recorded = try page(#"<div class="message_part">\#(file.markup)\#(besideText ? text : "")</div>"#)
        #expect(recorded.messages.map(\.attachments) == [[file.attachment]])
        #expect(recorded.texts == [besideText ? "look here" : nil])
        #expect(recorded.isBalanced)
    }

    @Test("Stickers on a message are reactions of who put them")
    func stickers() throws {
        let more = """
            <div class="reactions"><hr><p>Reactions:</p><div class="reaction"><img src="attachments/st.heic" loading="lazy">
            <div class="sticker_effect">Sent with Puffy effect</div><span class="reaction">&nbsp;from Me</span></div>
            <div class="reaction"><span class="reaction">Sticker from +447700900123 not found!</span></div>
            <div class="reaction"><span class="reaction"><b>Loved</b> by Me</span></div>
            <div class="reaction"><span class="reaction">something new</span></div></div>
            """
        let recorded = try page(#"<div class="message_part"><span class="bubble">hi</span></div>"#, more: more)
        let symbols = recorded.events.compactMap { event -> String? in
            if case .reaction(let reaction) = event.content { reaction.symbol } else { nil }
        }
        #expect(Set(symbols) == ["sticker attachments/st.heic", "sticker", "Loved"])
        #expect(symbols.count == 3)
        #expect(recorded.codes.contains("reaction-not-understood"))
    }

    @Test("Answers and tapbacks stand below each part, and are their writers' own")
    func severalParts() throws {
        func answer(_ id: String, _ text: String) -> String {
            """
            <div class="replies"><div class="reply" id="\(id)"><div class="message"><div class="sent iMessage"><p>
            <span class="timestamp">May 12, 2024  7:01:00 PM</span><span class="sender">Me</span></p><hr>
            <div class="message_part"><span class="bubble">\(text)</span></div></div></div></div></div>
            """
        }
        func tapback(_ words: String) -> String {
            #"<div class="tapbacks"><hr><p>Tapbacks:</p><div class="tapback"><span class="tapback">\#(words)</span></div></div>"#
        }
        let recorded = try page(
            #"<div class="message_part"><span class="bubble">one</span></div>"# + tapback("<b>Loved</b> by Me")
                + answer("R1", "to one")
                + #"<hr><div class="message_part"><div class="attachment"><img src="a.jpg"></div></div>"#
                + tapback("<b>Laughed</b> by Me") + answer("R2", "to two"))
        #expect(recorded.texts == ["one", "to one", "to two"])
        #expect(recorded.kinds.count { $0 == "reaction" } == 2)
        let first = try #require(recorded.messages.first)
        #expect(first.attachments.count == 1)
        #expect(recorded.messages.dropFirst().allSatisfy { $0.replyTo == first.nativeID && $0.replyTo != nil })
        #expect(recorded.isBalanced)
    }

    @Test("A part that was taken back leaves the rest", arguments: [false, true])
    func partUnsent(asPage: Bool) throws {
        let words = "You unsent this message part 1 minute after sending!"
        let recorded =
            asPage
            ? try page(
                #"<div class="message_part"><span class="unsent">\#(words)</span></div>"#
                    + #"<hr><div class="message_part"><span class="bubble">kept</span></div>"#)
            : try text("\(words)\nkept")
        #expect(recorded.messages.map(\.state) == [.edited])
        #expect(recorded.texts == ["kept"])
        #expect(recorded.kinds == ["message", "accountChange"])
    }

    @Test("What a voice message says is told")
    func transcription() throws {
        let recorded = try page(
            #"<div class="message_part"><div class="attachment"><div><audio controls src="v.caf" type="audio/caf"></audio></div>"#
                + #"<hr><span class="transcription">Transcription: please answer</span></div></div>"#)
        #expect(recorded.texts == ["Transcription: please answer"])
        #expect(recorded.messages.map { $0.attachments.map(\.name) } == [["v.caf"]])
    }

    @Test("A second chat of few messages at the end of a text is its writers' own")
    func shortSecondChat() throws {
        let recorded = try text(
            "x\n\nMay 12, 2024  7:02:00 PM\n+447700900123\nwho are you?\n\nMay 01, 2024  9:00:00 AM\n+447700900123\nfirst\n\n"
                + "May 01, 2024  9:05:00 AM\nMe\nreply")
        #expect(Set(recorded.texts) == ["x", "who are you?", "first", "reply"])
        #expect(recorded.codes.contains("mixed-conversations"))
    }

    @Test("A heading of reactions without any is a line that somebody wrote", arguments: ["Reactions:", "Tapbacks:"])
    func typedHeading(heading: String) throws {
        let body = "\(heading)\nof people are odd"
        let recorded = try text(body)
        #expect(recorded.texts == [body])
        #expect(recorded.kinds == ["message"])
    }

    @Test("Later versions write tapbacks four blanks in, and stickers with whose they are")
    func indentedTapbacks() throws {
        let recorded = try text(
            "x\nTapbacks:\n    Loved by +447700900123\n    Sticker from Mira not found!\n    Sticker from Mira: a/1.heic from Mira"
        )
        #expect(recorded.texts == ["x"])
        let symbols = recorded.events.compactMap { event in
            if case .reaction(let reaction) = event.content { reaction.symbol } else { nil }
        }
        #expect(symbols == ["Loved", "sticker", "sticker a/1.heic"])
        #expect(recorded.actors.dropFirst() == ["+447700900123", "Mira", "Mira"])
    }

    @Test("What the program says of stickers, recordings, places and translations is no word of the sender")
    func programWords() throws {
        let sticker = try text("Outline Sticker from Me: attachments/1/a.heic (Genmoji prompt: a cat)")
        #expect(sticker.texts == [nil])
        #expect(sticker.messages[0].attachments.map(\.kind) == [.sticker])
        let typed = "Sticker from Mira: attachments/1/a.heic"
        #expect(try text(typed).texts == [typed])
        let recording = try text("/var/x/Audio Message.caf\nTranscription: send it now")
        #expect(recording.texts == ["Transcription: send it now"])
        #expect(recording.messages[0].attachments.map(\.name) == ["/var/x/Audio Message.caf"])
        #expect(try text("Started sharing location!").messages[0].attachments.map(\.kind) == [.location])
        #expect(try text("Started sharing location!\nno").texts == ["Started sharing location!\nno"])
        let translated = try text("Oh, il a traduit\nTranslated from:\nOh it translated")
        #expect(translated.texts == ["Oh it translated"])
        #expect(translated.kinds == ["message", "accountChange"])
    }
}
