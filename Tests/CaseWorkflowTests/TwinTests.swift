// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Testing

@testable import CaseWorkflow

@Suite("One export in two forms, and people who share a name") struct TwinTests {
    private func read(_ files: [(String, String)]) async throws -> Ingest.Result {
        try await Ingest(settings: Ingest.Settings()).read(
            EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) }))
    }

    private func json(_ ids: Range<Int>, changed: Int? = nil) -> String {
        let messages = ids.map { id in
            let sender = id % 2 == 0 ? (7, "Dana") : (8, "Sam")
            let text = id == changed ? "altered" : "line \(id)"
            return """
                {"id":\(id),"type":"message","date":"2024-03-31T03:\(id):00","date_unixtime":"\(1_711_846_800 + id * 60)",\
                "from":"\(sender.1)","from_id":"user\(sender.0)","text":"\(text)","text_entities":[]}
                """
        }
        return """
            {"name":"Dana","type":"personal_chat","id":7,"messages":[\(messages.joined(separator: ","))]}
            """
    }

    private func page(_ ids: Range<Int>, name: String = "Dana", prefix: String = "line") -> String {
        let messages = ids.map { id in
            """
            <div class="message default clearfix" id="message\(id)"><div class="body"><div class="pull_right date details" \
            title="31.03.2024 03:\(id):00 UTC+01:00">03:\(id)</div><div class="from_name">\(id % 2 == 0 ? name : "Sam")</div>\
            <div class="text">\(prefix) \(id)</div></div></div>
            """
        }
        return """
            <!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">\
            <div class="page_header"><div class="content"><div class="text bold">\(name)</div></div></div>\
            <div class="page_body chat_page"><div class="history">\(messages.joined())</div></div></div></body></html>
            """
    }

    private func messages(_ result: Ingest.Result) -> Int {
        (1...max(1, Int32(result.timeline.count))).count { result.timeline.event($0).content.kind == .message }
    }

    @Test("what one form lacks the other tells, and what both tell counts once")
    func struckOut() async throws {
        let both = try await read([("x/messages.html", page(10..<30)), ("x/result.json", json(10..<30))])
        #expect(messages(both) == 20)
        #expect(both.timeline.conversations.count == 1 && both.timeline.accounts.count == 2)
        let struck = try await read([("x/messages.html", page(10..<30)), ("x/result.json", json(15..<20))])
        #expect(messages(struck) == 20)
        #expect(struck.tallies.values.allSatisfy { $0.isBalanced })
        let other = try await read([
            ("x/chats/chat_1/messages.html", page(10..<30, name: "Kim", prefix: "send")),
            ("x/result.json", json(10..<30)),
        ])
        #expect(messages(other) == 40)
    }

    @Test("a text that the two forms tell differently stands twice, with a warning")
    func altered() async throws {
        let result = try await read([
            ("x/messages.html", page(10..<30)), ("x/result.json", json(10..<30, changed: 14)),
        ])
        #expect(messages(result) == 21)
        #expect(result.diagnostics.contains { $0.code == "copy-differs" })
    }

    @Test("two direct threads of one export have two partners, whatever their names")
    func namesakes() async throws {
        func thread(_ folder: String, _ text: String) -> (String, String) {
            (
                "f/your_facebook_activity/messages/inbox/\(folder)/message_1.json",
                """
                {"participants":[{"name":"Ruth Example"},{"name":"Own Er"}],"title":"Ruth Example","messages":[\
                {"sender_name":"Ruth Example","timestamp_ms":1700000000000,"content":"\(text)"},\
                {"sender_name":"Own Er","timestamp_ms":1700000100000,"content":"hi"}]}
                """
            )
        }
        let result = try await read([thread("ruthexample_10001234", "a"), thread("ruthexample_10005678", "b")])
        #expect(result.timeline.accounts.filter { $0.name == "Ruth Example" }.count == 2)
        #expect(result.timeline.accounts.filter { $0.name == "Own Er" }.count == 1)
        #expect(result.diagnostics.contains { $0.code == "namesakes-kept-apart" })
        let one = try await read([thread("ruthexample_10001234", "a")])
        #expect(!one.diagnostics.contains { $0.code == "namesakes-kept-apart" })
    }

    @Test("an archive handed in twice tells everything once and cites both")
    func equalArchives() async throws {
        let files = [
            ("json/account.json", #"{"Basic Information": {"Username": "own_er"}}"#),
            (
                "json/friends.json",
                #"{"Friends": [{"Username": "ann_one", "Creation Timestamp": "2024-01-01 10:00:00 UTC"}], "Blocked Users": []}"#
            ),
            (
                "json/chat_history.json",
                #"{"ann_one": [{"From": "ann_one", "Media Type": "TEXT", "Created": "2024-01-01 10:00:00 UTC", "Content": "x"}]}"#
            ),
        ]
        let once = try await read(files.map { ("a.zip!" + $0.0, $0.1) })
        let twice = try await read(["a.zip!", "b.zip!"].flatMap { archive in files.map { (archive + $0.0, $0.1) } })
        #expect(twice.timeline.count == once.timeline.count)
        #expect(twice.tallies.values.allSatisfy { $0.isBalanced })
        #expect((1...Int32(twice.timeline.count)).allSatisfy { !twice.timeline.event($0).alsoFrom.isEmpty })
    }

    @Test("a time of no possible year is told")
    func implausible() async throws {
        let result = try await read([
            ("x/result.json", json(10..<12).replacing("\(1_711_846_800 + 600)", with: "1711847"))
        ])
        #expect(result.diagnostics.contains { $0.code == "timestamp-implausible" })
    }

    @Test("a page and the JSON of a telephone's database join by the message's id, whatever clock the page has")
    func database() async throws {
        func row(_ id: Int, _ text: String) -> String {
            """
            <div class="flex justify-start items-center group" id="K\(id)"><div><p class="text-[#111b21] text-sm"> \(text)
            </p><p class="text-[10px] mt-1"><span>Mira</span><span>18:0\(id)</span></p></div></div>
            """
        }
        func page(_ rows: String, title: String) -> String {
            """
            <html><head><title>Whatsapp - \(title)</title><script src="https://cdn.tailwindcss.com"></script></head><body>\
            <div class="message-list"><div class="flex justify-center"><div>2024-05-12</div></div>\(rows)</div></body></html>
            """
        }
        func chat(_ address: String, name: String, _ texts: [String]) -> String {
            let rows = texts.enumerated().map { index, text in
                """
                "\(index)":{"key_id":"K\(index)","from_me":false,"sender":\(address.hasSuffix("g.us") ? "\"Mira\"" : "null"),\
                "timestamp":\(1_715_533_200 + index * 60).5,"data":"\(text)"}
                """
            }
            return #""\#(address)":{"name":"\#(name)","type":"android","messages":{\#(rows.joined(separator: ","))}}"#
        }
        let words = ["one", "two  blanks", "three", "four"]
        let rows = words.enumerated().map { row($0.offset, $0.element) }
        let json =
            "{" + chat("447700900321@s.whatsapp.net", name: "Mira", words) + ","
            + chat("1203@g.us", name: "Plans", words) + "}"
        let result = try await read([
            ("x/result.json", json),
            ("x/result/447700900321-Mira.html", page((rows + [row(7, "page alone")]).joined(), title: "Mira")),
            ("x/result/Plans.html", page(rows.joined(), title: "Plans")),
        ])
        #expect(messages(result) == 9)
        #expect(result.timeline.conversations.count == 2)
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }
}
