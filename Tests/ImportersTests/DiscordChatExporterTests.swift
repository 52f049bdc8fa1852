// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("DiscordChatExporter")
struct DiscordChatExporterTests {
    private func channel(_ messages: String, type: String = "DirectTextChat") throws -> RecordedTimeline {
        let text =
            #"{"guild":{"id":"0","name":"Direct Messages"},"channel":{"id":"9","type":"\#(type)","name":"ada_t"},"messages":[\#(messages)]}"#
        return try read(DiscordChatExporter(), files: [("x.json", Array(text.utf8))])
    }

    private func message(_ type: String, _ content: String, more: String = "") -> String {
        #"{"id":"1213093381543034880","type":\#(type),"timestamp":"2024-03-01T12:00:00.345+00:00","content":"\#(content)","author":{"id":"2","name":"ada_t","discriminator":"0000"}\#(more)}"#
    }

    @Test("Who gave a bot's command, what was pinned, and when a forwarded message was first sent")
    func particulars() throws {
        let command = #","interaction":{"id":"1","name":"play","user":{"id":"3","name":"bo_t"}},"isPinned":true"#
        let forward =
            #","reference":{"type":"Forward"},"forwardedMessage":{"content":"old","timestamp":"2023-01-01T00:00:00+00:00"}"#
        let recorded = try channel(
            message("\"Default\"", "out", more: command) + ","
                + message("\"Default\"", "", more: forward).replacing(
                    "1213093381543034880", with: "1213093381543034881"))
        let changes = recorded.events.compactMap { event -> String? in
            if case .accountChange(let change) = event.content { change.field + " " + (change.to ?? "") } else { nil }
        }
        #expect(changes == ["bot-command /play", "pinned-message 1213093381543034880"])
        #expect(recorded.actors.contains("bo_t"))
        #expect(recorded.events.last?.otherTime?.microseconds == 1_672_531_200_000_000)
    }

    @Test(
        "A page tells when a message was edited on the day on which it was sent, in any language",
        arguments: [
            ("Sonntag, 12. Mai 2024 19:00", "Sonntag, 12. Mai 2024 19:02", 2),
            ("Sunday, May 12, 2024 12:59 PM", "Sunday, May 12, 2024 1:01 PM", 2),
            ("2024年5月12日 日曜日 19:00", "2024年5月12日 日曜日 19:00", 0),
            ("Sonntag, 12. Mai 2024 19:00", "Montag, 13. Mai 2024 19:02", nil),
            ("Sunday, May 12, 2024 11:59 AM", "Sunday, May 12, 2024 12:01 PM", nil),
            ("Sonntag, 12. Mai 2024 19:02", "Sonntag, 12. Mai 2024 19:00", nil),
        ])
    func editedOnPage(sent: String, edited: String, minutes: Int64?) throws {
        let page = """
            <div class=preamble><div class=preamble__entry>Direct Messages</div></div><div class=chatlog>\
            <div class=chatlog__message-container data-message-id=1239260827706458117><div class=chatlog__message>\
            <span class=chatlog__author title=ada_t>ada_t</span><span class=chatlog__timestamp title="\(sent)">19:00</span>\
            <div class=chatlog__content><span class=chatlog__markdown-preserve>x</span>\
            <span class=chatlog__edited-timestamp title="\(edited)">(edited)</span></div></div></div></div>
            """
        let recorded = try read(DiscordChatExporter(), files: [("x.html", Array(page.utf8))])
        let event = try #require(recorded.events.first)
        #expect(recorded.texts == ["x"])
        let sent = (event.time?.microseconds ?? 0) / 60_000_000
        #expect(event.otherTime.map { $0.microseconds / 60_000_000 - sent } == minutes)
    }

    @Test("A file that was passed on is one attachment with its address, and no link")
    func forwardedFile() throws {
        let page = """
            <div class=preamble><div class=preamble__entry>Direct Messages</div></div><div class=chatlog>\
            <div class=chatlog__message-container data-message-id=1239260827706458117><div class=chatlog__message>\
            <span class=chatlog__author title=ada_t>ada_t</span><span class=chatlog__timestamp>12/05/2024 19:00</span>\
            <div class=chatlog__forwarded><div class=chatlog__forwarded-content><span>words</span></div>\
            <div class=chatlog__forwarded-attachments><div class=chatlog__attachment-generic>\
            <div class=chatlog__attachment-generic-name><a href=https://example.com/f.zip>f.zip</a></div></div></div>\
            <div class=chatlog__forwarded-timestamp><span>Originally sent: 02/01/2024 03:04</span></div>\
            </div></div></div></div>
            """
        let recorded = try read(DiscordChatExporter(), files: [("x.html", Array(page.utf8))])
        #expect(recorded.messages.map(\.attachments) == [[Attachment(.document, name: "https://example.com/f.zip")]])
        #expect(recorded.events.first?.otherTime?.literal == "02/01/2024 03:04")
    }

    @Test(
        "A file of records without ids that is there twice tells them once",
        arguments: [
            (["a/", "b/"], "csv"), (["a/", "b/"], "txt"), (["a.zip!", "b.zip!"], "csv"), (["", "x/y/"], "txt"),
            (["a/", "a/"], "csv"), (["a/", "a/"], "txt"),
        ])
    func twins(folders: [String], ending: String) async throws {
        let rows = (1...4).map { row in
            let date = "2024-01-13T10:0\(row):00.0000000+00:00"
            return #""\#(row % 2 + 1)00000000000000001","ada_\#(row % 2)","\#(date)","words \#(row)","","""# + "\n"
        }
        let texts = (1...4).map { "[13/01/2024 10:0\($0)] ada_\($0 % 2)\nwords \($0)\n\n" }
        let rule = String(repeating: "=", count: 62) + "\n"
        let text =
            ending == "csv"
            ? "AuthorID,Author,Date,Content,Attachments,Reactions\n" + rows.joined()
            : rule + "Guild: Direct Messages\nChannel: Private / bob_t\n" + rule + "\n" + texts.joined() + rule
                + "Exported 4 message(s)\n" + rule
        let name = "Direct Messages - Private - bob_t [1200000000000000001]"
        let second = folders[0] == folders[1] ? " (1)." : "."
        let evidence = EvidenceSet(files: [
            (folders[0] + name + "." + ending, Array(text.utf8)),
            (folders[1] + name + second + ending, Array(text.utf8)),
        ])
        let result = try await Ingest(settings: .init()).read(evidence)
        #expect(result.timeline.numbers.count == 4)
        #expect(result.timeline.conversations.count == 1)
    }

    @Test(
        "Types of records become events of their kind",
        arguments: [
            (#""Default""#, "message"), (#""Reply""#, "message"), (#""Call""#, "call"),
            (#""RecipientAdd""#, "membership"),
            (#""RecipientRemove""#, "membership"), (#""ChannelNameChange""#, "membership"),
            (#""ChannelIconChange""#, "accountChange"), (#""ChannelPinnedMessage""#, "accountChange"),
            (#""GuildMemberJoin""#, "membership"), (#""ThreadCreated""#, "accountChange"), ("20", "message"),
            ("8", "notice"), (#""46""#, "notice"), ("null", "message"),
        ])
    func types(type: String, kind: String) throws {
        let recorded = try channel(message(type, "words"))
        #expect(recorded.kinds == [kind])
        #expect(recorded.isBalanced)
    }

    @Test(
        "The service's sentences in forms without types",
        arguments: [
            ("Started a call that lasted 4 minutes.", "call"), ("Left the group.", "membership"),
            ("Added Bob to the group.", "membership"), ("Changed the channel name: Beds", "membership"),
            ("Pinned a message.", "accountChange"), ("Left the group. Why?", "message"),
            ("Added  to the group", "message"),
        ])
    func sentences(text: String, kind: String) throws {
        let rule = String(repeating: "=", count: 62)
        let file =
            "\(rule)\nGuild: G\nChannel: C\n\(rule)\n\n[13/01/2024 03:04] ada_t\n\(text)\n\n\(rule)\nExported 1 message(s)\n\(rule)\n"
        let recorded = try read(DiscordChatExporter(), files: [("x.txt", Array(file.utf8))])
        #expect(recorded.kinds == [kind])
        #expect(!recorded.codes.contains("count-mismatch"))
    }

    @Test("Dates that prove nothing are asked for, and read as declared")
    func ambiguousDates() throws {
        let rule = String(repeating: "=", count: 62)
        let file = Array("\(rule)\nGuild: G\nChannel: C\n\(rule)\n\n[02/01/2024 03:04 PM] a\nx\n".utf8)
        #expect(throws: ImportError.self) { try read(DiscordChatExporter(), files: [("x.txt", file)]) }
        let recorded = try read(
            DiscordChatExporter(), files: [("x.txt", file)], settings: ImportSettings(dateOrder: .mdy))
        #expect(recorded.times == ["2024-02-01T15:04:00"])
    }

    @Test("A table beside a text proves the order of its dates")
    func datesBesideTable() throws {
        let rule = String(repeating: "=", count: 62)
        let name = "Direct Messages - Private - bob_t [123456789012345678]"
        let text = Array("\(rule)\nGuild: G\nChannel: C\n\(rule)\n\n[02/01/2024 03:04 PM] a\nx\n".utf8)
        let table = Array(
            "AuthorID,Author,Date,Content,Attachments,Reactions\n\"1\",\"a\",\"2024-02-01T14:04:05.1230000+00:00\",\"x\",\"\",\"\"\n"
                .utf8)
        let recorded = try read(
            DiscordChatExporter(), files: [("d/\(name).txt", text), ("d/\(name).csv", table)])
        #expect(recorded.times.contains("2024-02-01T15:04:00"))
        #expect(recorded.codes.contains("date-order-proved-by-value"))
    }

    @Test("A file whose members stand in another order is read the same")
    func shuffled() throws {
        let text =
            #"{"messageCount":1,"messages":[\#(message(#""Default""#, "x"))],"channel":{"type":"DirectTextChat","name":"ada_t","id":"9"},"guild":{"name":"Direct Messages","id":"0"}}"#
        let recorded = try read(DiscordChatExporter(), files: [("x.json", Array(text.utf8))])
        #expect(recorded.conversations.map(\.title) == ["ada_t"])
        #expect(recorded.texts == ["x"])
    }

    @Test(
        "Hostile members never crash and balance",
        arguments: [
            #","reactions":[{"emoji":7,"count":99999999999999999999,"users":{}},{"count":-5}]"#,
            #","attachments":[1,{"url":"../../etc/passwd","fileName":""}],"stickers":7,"embeds":[[]]"#,
            #","reference":"x","forwardedMessage":[],"mentions":[{}],"id":"2""#,
            #","callEndedTimestamp":"0001-01-01T00:00:00","timestampEdited":"9999-99-99""#,
        ])
    func hostile(more: String) throws {
        let recorded = try channel(
            message(#""Call""#, "a", more: more) + ",7,[]," + message(#""Default""#, "", more: more))
        #expect(recorded.isBalanced)
    }

    @Test("Pages before 2021 name the author once a group, in front of its messages")
    func olderPage() throws {
        let page = """
            <html><body><div class="preamble"><div class="preamble__entry">G</div><div class="preamble__entry">C</div></div>
            <div class="chatlog"><div class="chatlog__message-group"><div class="chatlog__messages">
            <span class="chatlog__author-name" title="ada#0815" data-user-id="2">ada</span><span class="chatlog__timestamp">x</span>
            <div class="chatlog__message" id="message-1213093381543034880"><div class="chatlog__content"><div class="markdown"><span class="preserve-whitespace">one</span></div></div></div>
            <div class="chatlog__message" id="message-1213093632000000000"><div class="chatlog__content"><div class="markdown"><span class="preserve-whitespace">two</span></div></div></div>
            </div></div></div></body></html>
            """
        let recorded = try read(DiscordChatExporter(), files: [("x.html", Array(page.utf8))])
        #expect(recorded.texts == ["one", "two"])
        #expect(recorded.actors == ["ada", "ada"])
        #expect(recorded.times.first == "2024-03-01T12:00:00")
    }

    @Test(
        "In a text, a front that breaks the order of time was pasted, unless the footer counts it", arguments: [2, 3])
    func pasted(announced: Int) throws {
        let rule = String(repeating: "=", count: 62)
        let text = """
            \(rule)
            Guild: Direct Messages
            Channel: Private / bob_t
            \(rule)

            [13.01.2024 03:04] ada_t
            look what he wrote:

            [12.01.2024 01:00] bob_t
            pay

            [14.01.2024 03:04] ada_t
            end

            \(rule)
            Exported \(announced) message(s)
            \(rule)

            """
        let recorded = try read(DiscordChatExporter(), files: [("a.txt", Array(text.utf8))])
        #expect(recorded.messages.count == announced)
        #expect(recorded.codes.contains("embedded-header") == (announced == 2))
        #expect(!recorded.codes.contains("count-mismatch"))
    }

    @Test("Blocks of a page stand on lines of their own, and an answer without target is told")
    func blocks() throws {
        let page = """
            <html><head><title>t</title></head><body><div class="chatlog"><div class="chatlog__message-group">
            <div id="chatlog__message-container-1213093381543034880" class="chatlog__message-container" \
            data-message-id="1213093381543034880"><div class="chatlog__message"><div class="chatlog__reply"> \
            <span class="chatlog__reply-unknown">Original message was deleted.</span></div> \
            <span class="chatlog__author" data-user-id="2" title="ada_t">ada_t</span> \
            <span class="chatlog__timestamp" title="1 March 2024">x</span> \
            <div class="chatlog__content chatlog__markdown"><span class="chatlog__markdown-preserve">said \
            <div class="chatlog__markdown-quote">quoted</div>after<ul><li>one</li><li>two</li></ul></span></div> \
            </div></div></div></div></body></html>
            """
        let recorded = try read(DiscordChatExporter(), files: [("x.html", Array(page.utf8))])
        #expect(recorded.texts == ["said \nquoted\nafter\none\ntwo"])
        #expect(recorded.codes.contains("reply-target-unknown"))
    }

    @Test("The files of a forwarded message are its attachments", arguments: ["fwd words", nil])
    func forwardedFiles(words: String?) throws {
        let text = words.map {
            #"<div class="chatlog__forwarded-content chatlog__markdown"><span class="chatlog__markdown-preserve">\#($0)</span></div>"#
        }
        let page = """
            <html><body><div class="preamble"><div class="preamble__entry">G</div><div class="preamble__entry">C</div></div>
            <div class="chatlog"><div class="chatlog__message-group"><div id="chatlog__message-container-1213093381543034880" class="chatlog__message-container" data-message-id="1213093381543034880"><div class="chatlog__message"><div class="chatlog__message-primary"><div class="chatlog__header"><span class="chatlog__author" title="bob_t" data-user-id="1">Bob</span> <span class="chatlog__timestamp" title="Friday, 1 March 2024 12:00"><a href="#x">01/03/2024 12:00</a></span></div><div class="chatlog__forwarded"><div class="chatlog__forwarded-header"><em>Forwarded</em></div>\(text ?? "")<div class="chatlog__forwarded-attachments"><a href="f.png"><img class="chatlog__forwarded-attachment" src="f.png"></a><video class="chatlog__forwarded-attachment" controls><source src="g.mp4"></video></div><div class="chatlog__forwarded-timestamp"><span>Originally sent: 01/01/2024 00:00</span></div></div></div></div></div></div></div></body></html>
            """
        let recorded = try read(DiscordChatExporter(), files: [("x.html", Array(page.utf8))])
        #expect(recorded.texts == [words])
        #expect(recorded.messages.map { $0.attachments.map(\.name) } == [["f.png", "g.mp4"]])
        #expect(recorded.messages.map(\.isForwarded) == [true])
    }

    @Test(
        "A text names reactions with a blank between them, and counts those above one",
        arguments: [("👍", ["👍"]), ("👍 (2) ❤️ pepe", ["👍 ×2", "❤️", "pepe"]), ("👍 ❤️ pepe (3)", ["👍", "❤️", "pepe ×3"])])
    func textReactions(line: String, symbols: [String]) throws {
        let rule = String(repeating: "=", count: 62)
        let text =
            "\(rule)\nGuild: Direct Messages\nChannel: Private / kit_b\n\(rule)\n\n"
            + "[5/13/2024 7:00 PM] kit_b\nhello there\n\n{Reactions}\n\(line)\n\n"
            + "\(rule)\nExported 1 message(s)\n\(rule)\n"
        let recorded = try read(
            DiscordChatExporter(), files: [("Direct Messages - Private - kit_b [1].txt", Array(text.utf8))])
        let found = recorded.events.compactMap { event in
            if case .reaction(let reaction) = event.content { reaction.symbol } else { nil }
        }
        #expect(found == symbols)
        #expect(recorded.texts == ["hello there"])
    }

    @Test(
        "A printed time that no zone of the page explains is told; summer time, a page far away and clocks alone are not",
        arguments: [
            (["01/03/2024 12:00", "01/03/2024 12:10", "12:20"], 0),
            (["01/03/2024 12:00", "25/02/2024 12:10", "12:20"], 1),
            (["01/03/2024 13:00", "01/03/2024 14:10", "13:20"], 0),
            (["02/03/2024 02:00", "02/03/2024 02:10", "02:20"], 0),
            (["01/03/2024 12:00", "12:10", "15:20"], 1), (["02/03/2024 03:00", "02/03/2024 03:10", "03:20"], 2),
            (["in another tongue", "01/03/2024 12:10", "12:20"], 0), (["3/1/2024 12:00 PM", "12:10 PM", "3:20 PM"], 1),
        ])
    func printedTimes(labels: [String], odd: Int) throws {
        let messages = labels.enumerated().map { index, label in
            // Ten minutes apart, from noon of 1 March 2024 in UTC.
            let number = (1_709_294_400_000 + UInt64(index) * 600_000 - 1_420_070_400_000) << 22
            return "<div class=chatlog__message-container data-message-id=\(number)><div class=chatlog__message>"
                + "<span class=chatlog__author title=ada_t>ada_t</span><span class=chatlog__timestamp>\(label)</span>"
                + "<div class=chatlog__content><span class=chatlog__markdown-preserve>x</span></div></div></div>"
        }
        let front = "<div class=preamble><div class=preamble__entry>Direct Messages</div></div><div class=chatlog>"
        let page = front + messages.joined() + "</div>"
        let recorded = try read(DiscordChatExporter(), files: [("x.html", Array(page.utf8))])
        let told = recorded.diagnostics.filter { $0.code == "timestamps-disagree" }
        #expect(told.reduce(0) { $0 + ($1.detail["count"] ?? 0) } == odd)
        #expect(recorded.texts.count == labels.count)
    }
}
