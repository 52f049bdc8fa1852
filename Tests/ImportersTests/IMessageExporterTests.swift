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
}
