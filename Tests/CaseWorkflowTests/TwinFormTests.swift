// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Testing

@testable import CaseWorkflow

@Suite("Records that the forms of one export tell in different ways") struct TwinFormTests {
    private func read(_ files: [(String, String)]) async throws -> Ingest.Result {
        try await Ingest(settings: Ingest.Settings()).read(
            EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) }))
    }

    private func events(_ result: Ingest.Result) -> [Event] {
        (1...max(1, Int32(result.timeline.count))).map { result.timeline.event($0) }
    }

    private func channel(_ reactions: String, type: String = "46") -> String {
        func message(_ minute: Int, _ name: String, _ text: String, _ more: String = "\"reactions\":[]") -> String {
            """
            {"id":"12130933815430348\(10 + minute)","type":"\(text == "poll result" ? type : "Default")",\
            "timestamp":"2024-01-13T10:\(10 + minute):05.12+00:00","content":"\(text)","author":{"id":"\(name.count)",\
            "name":"\(name)"},"attachments":[],"embeds":[],\(more)}
            """
        }
        let messages = [
            message(0, "bob", "hi"), message(1, "adela", "who is this?"), message(2, "bob", "guess", reactions),
            message(3, "bob", "poll result"), message(4, "adela", "no"),
        ]
        return """
            {"guild":{"id":"0","name":"Direct Messages"},"channel":{"id":"1200000000000000001","type":"DirectTextChat",\
            "name":"bob"},"messages":[\(messages.joined(separator: ","))],"messageCount":5}
            """
    }

    private func text(_ reactions: String) -> String {
        let line = String(repeating: "=", count: 62)
        return """
            \(line)
            Guild: Direct Messages
            Channel: Private / bob
            \(line)

            [13/01/2024 10:10] bob
            hi

            [13/01/2024 10:11] adela
            who is this?

            [13/01/2024 10:12] bob
            guess

            {Reactions}
            \(reactions)

            [13/01/2024 10:13] bob
            poll result

            [13/01/2024 10:14] adela
            no

            \(line)
            Exported 5 message(s)
            \(line)
            """
    }

    private let named = #""reactions":[{"emoji":{"name":"👍"},"count":2,"users":[{"id":"5","name":"adela"}]}]"#

    @Test("a reaction that one form counts and the other names, and a line whose type one form lacks, stand once")
    func discord() async throws {
        let name = "Direct Messages - Private - bob [1200000000000000001]"
        let alone = try await read([("x/j/\(name).json", channel(named))])
        let both = try await read([("x/j/\(name).json", channel(named)), ("x/t/\(name).txt", text("👍 (2)"))])
        #expect(both.timeline.count == alone.timeline.count)
        #expect(events(both).map(\.content) == events(alone).map(\.content))
        #expect(both.tallies.values.allSatisfy { $0.isBalanced })
        // What only the text tells stays.
        let more = try await read([("x/j/\(name).json", channel(named)), ("x/t/\(name).txt", text("👍 (3)\n🎉 (1)"))])
        #expect(more.timeline.count == alone.timeline.count + 2)
    }

    @Test("the form that tells most is kept, wherever a table of the channel lies")
    func table() async throws {
        let name = "Direct Messages - Private - bob [1200000000000000001]"
        let sticker =
            #""reactions":[],"stickers":[{"id":"7","name":"Wave","format":"Png","sourceUrl":"https://example.com/7.png"}]"#
        let json = channel(sticker).replacing("\"content\":\"guess\"", with: "\"content\":\"\"")
        let rows = [(3, 10, "hi"), (5, 11, "who is this?"), (3, 12, ""), (3, 13, "poll result"), (5, 14, "no")].map {
            "\"\($0.0)\",\"\($0.0 == 3 ? "bob" : "adela")\",\"2024-01-13T10:\($0.1):05.1200000+00:00\",\"\($0.2)\",\"\",\"\"\n"
        }
        let table = "AuthorID,Author,Date,Content,Attachments,Reactions\n" + rows.joined()
        let alone = try await read([("x/j/\(name).json", json)])
        let both = try await read([("x/c/\(name).csv", table), ("x/j/\(name).json", json)])
        #expect(events(both).map(\.content) == events(alone).map(\.content))
        #expect(both.tallies.values.allSatisfy { $0.isBalanced })
    }

    private func page(_ entries: [(sender: String, minute: Int?, text: String)]) -> String {
        let records = entries.map { entry in
            let own = entry.sender == "Me" ? " me" : ""
            let head = entry.minute.map {
                """
                <div class="meta"><span class="sender">\(entry.sender)</span>\
                <time class="time" datetime="2024-05-12T19:\($0):00">19:\($0)</time></div>
                """
            }
            return """
                <div class="msg\(own)\(head == nil ? " cont" : "")">\(head ?? "")<div class="body"><p>\(entry.text)</p></div></div>
                """
        }
        return #"<html><body><main><div class="page" id="pg0">\#(records.joined())</div></main></body></html>"#
    }

    private func lines(_ entries: [(sender: String, minute: Int, text: String)]) -> String {
        entries.map { entry in
            """
            {"date":"2024-05-12T19:\(entry.minute):00","sender":"\(entry.sender)","body":"\(entry.text)","call":false,\
            "quote":"","reactions":[],"attachments":[]}
            """
        }.joined(separator: "\n")
    }

    @Test("bubbles without a time are those that the other form dates, and words like a call's are words")
    func signal() async throws {
        let all = [
            ("Mira", 10, "one"), ("Mira", 11, "ok"), ("Me", 12, "mine"), ("Me", 13, "ok"), ("Mira", 20, "ok"),
            ("Me", 30, "Missed voice call"), ("Mira", 40, "what?"),
        ]
        let markdown = all.map { "[2024-05-12 19:\($0.1):00] \($0.0): \($0.2)\n" }.joined(separator: "\n")
        let bubbles = all.map { (sender: $0.0, minute: [11, 13].contains($0.1) ? Int?.none : $0.1, text: $0.2) }
        let files = [
            ("s/Mira/data.json", lines(all)), ("s/Mira/index.html", page(bubbles)), ("s/Mira/chat.md", markdown),
        ]
        let result = try await read(files)
        #expect(
            events(result).compactMap { if case .message(let message) = $0.content { message.text } else { nil } }
                == all.map(\.2))
        #expect(result.timeline.count == all.count)
        #expect(events(result).allSatisfy { $0.time != nil })
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    @Test("lists of one download are told once, also where one form does not name the owner")
    func lists() async throws {
        let json = """
            {"Activity":{"Following List":{"Following":[{"Date":"2024-01-01 10:00:00","UserName":"u1"}]}},\
            "Direct Messages":{"Chat History":{"ChatHistory":{"Chat History with ann_t:":[\
            {"Date":"2024-01-02 10:00:00","From":"ann_t","Content":"hi"}]}}}}
            """
        let following = "Date: 2024-01-01 10:00:00\nUsername: u1\n\nDate: 2024-01-03 10:00:00\nUsername: u2\n"
        let result = try await read([
            ("t/user_data.json", json), ("t/Activity/Following.txt", following),
            ("t/Profile/Profile Info.txt", "Username: bob_t\n"),
        ])
        let followed = events(result).filter { $0.content.kind == .contact }
        #expect(followed.count == 2)
        #expect(result.timeline.accounts.filter(\.isOwner).count == 1)
    }

    @Test(
        "A page and a JSON of one channel are one whatever their names are, and whatever the marks of a text",
        arguments: [("chat", "chat"), ("chat", "other"), ("chat", "Direct Messages - bob [1200000000000000001]")])
    func names(json: String, page: String) async throws {
        let texts = ["hi **there**", "who is this?", "guess", "no"]
        let ids = (0..<4).map { "121309338154303480\($0)" }
        let messages = zip(ids, texts).enumerated().map { number, told in
            """
            {"id":"\(told.0)","type":"Default","timestamp":"2024-03-01T12:00:00.34\(number)+00:00",\
            "content":"\(told.1)","author":{"id":"\(number % 2 + 2)","name":"\(number % 2 == 0 ? "bob" : "adela")"}}
            """
        }
        let rows = zip(ids, texts).enumerated().map { number, told in
            """
            <div class=chatlog__message-group><div class=chatlog__message-container data-message-id=\(told.0)>\
            <div class=chatlog__message><span class=chatlog__author title=\(number % 2 == 0 ? "bob" : "adela") \
            data-user-id=\(number % 2 + 2)>x</span><span class=chatlog__timestamp>01/03/2024 12:00</span>\
            <div class=chatlog__content><span class=chatlog__markdown-preserve>\
            \(told.1.replacing("**there**", with: "<strong>there</strong>"))</span></div></div></div></div>
            """
        }
        let front = "<div class=preamble__entry>Direct Messages</div><div class=preamble__entry>Private / bob</div>"
        let result = try await read([
            (
                "e/\(json).json",
                "{\"guild\":{\"id\":\"0\",\"name\":\"Direct Messages\"},\"channel\":{\"id\":\"1200000000000000001\","
                    + "\"type\":\"DirectTextChat\",\"name\":\"bob\"},\"messages\":[\(messages.joined(separator: ","))]}"
            ),
            (
                "e/\(page).html",
                "<html><body><div class=preamble>\(front)</div><div class=chatlog>\(rows.joined())</div></body></html>"
            ),
        ])
        let told = events(result).compactMap { event -> String? in
            if case .message(let message) = event.content { message.text } else { nil }
        }
        #expect(told == texts)
    }

    @Test(
        "Marks, numbers of lists and the language of code are the form's, words and sums are not",
        arguments: [
            ("# Head - one ```py x=1 ``` end", "Head one x=1 end", true), ("```pay 200 now```", "pay 200 now", true),
            ("```pay 200 now```", "200 now", false), ("send 200", "send 300", false),
            ("1. one 2. two", "one two", true),
        ])
    func renderings(marked: String, plain: String, isOne: Bool) {
        #expect(TalkMatch.isRendering(marked, plain) == isOne)
        #expect(TalkMatch.isRendering(plain, marked) == isOne)
    }

    @Test(
        "Words are a card that is written out where most are the card's, and every number is",
        arguments: [
            ("Example Title Sum — https://example.org/", "https://example.org/\nTitle\nSum", true),
            ("Fri (1): Me | Sat (0)", "- Fri (1)\n  - Me\n- Sat (0)", true),
            ("Apple Cash $5", "Apple Cash transaction: $5", true),
            ("Apple Cash $5", "Apple Cash transaction: $50", false),
            ("Example Title — https://example.org/", "pay me by Friday or else", false), ("Title", "", false),
            ("Example Title — https://example.org/", "https://example.org/ send 200 now", false),
        ])
    func cards(card: String, text: String, isOne: Bool) {
        #expect(TalkMatch.isCard(card, written: text) == isOne)
    }
}
