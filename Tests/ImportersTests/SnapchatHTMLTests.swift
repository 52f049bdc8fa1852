// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Snapchat HTML")
struct SnapchatHTMLTests {
    private func page(_ body: String) -> [UInt8] {
        Array("<html><body><h1>Chat History</h1>\(body)</body></html>".utf8)
    }

    private let path = "x.zip!html/chat_history/subpage_ann_one.html"

    @Test("The pieces of a chat may stand in either order")
    func order() throws {
        let time = "<h6>2024-04-20 01:30:10 UTC</h6>"
        let recorded = try read(
            SnapchatHTML(),
            files: [
                (
                    path,
                    page(
                        "<div><h4>ann_one</h4><span>TEXT</span><p>a</p>\(time)</div>"
                            + "<div><span>TEXT</span><h4>ann_one</h4><p>b</p>\(time)</div>")
                )
            ])
        #expect(recorded.texts == ["b", "a"])
        #expect(recorded.actors == ["ann_one", "ann_one"])
    }

    @Test("Chats that are written alike are told as those are of which each is written in its own way")
    func alike() throws {
        func chats(apart: Bool) -> [UInt8] {
            page(
                (0..<40).map { index in
                    let sender = index.isMultiple(of: 3) ? "<h4></h4>" : "<h4>ann_\(index % 7)</h4>"
                    let words = ["hi", "a &amp; b", "two<br>lines", ""][index % 4]
                    let time = index % 11 == 10 ? "soon, at 9" : "2024-04-20 01:\(59 - index):10 UTC"
                    let mark = apart ? "<!-- \(index) -->" : ""
                    return "<div>\(mark)\(sender)<span>TEXT</span><p>\(mark)\(words)</p><h6>\(time)</h6></div>"
                }
                .joined())
        }
        let alike = try read(SnapchatHTML(), files: [(path, chats(apart: false))])
        let apart = try read(SnapchatHTML(), files: [(path, chats(apart: true))])
        #expect(alike.texts.count > 20)
        #expect(alike.texts == apart.texts)
        #expect(alike.actors == apart.actors)
        #expect(alike.events.map(\.time) == apart.events.map(\.time))
        #expect(alike.events.map(\.unreadTime) == apart.events.map(\.unreadTime))
    }

    @Test("A page that was handed in alone is known by its title")
    func alone() throws {
        let body = "<div><h4>ann_one</h4><span>TEXT</span><p>a</p><h6>2024-04-20 01:30:10 UTC</h6></div>"
        let titled = Array("<html><body><h1>Chat History with ann_one</h1>\(body)</body></html>".utf8)
        #expect(try read(SnapchatHTML(), files: [("subpage_ann_one.html", titled)]).texts == ["a"])
        let evidence = EvidenceSet(files: [("subpage_ann_one.html", page(body))])
        #expect(SnapchatHTML().claim(in: Survey(of: evidence)) == nil)
    }

    @Test("A page whose JSON is there is read too: either may hold what the other lacks")
    func twins() {
        let json = Array(
            #"{"ann_one": [{"From": "ann_one", "Media Type": "TEXT", "Created": "2024-04-20 01:30:10 UTC", "Text": "a"}]}"#
                .utf8)
        let evidence = EvidenceSet(files: [
            ("x.zip!json/chat_history.json", json),
            (path, page("<h4>ann_one</h4><span>TEXT</span><p>a</p><h6>2024-04-20 01:30:10 UTC</h6>")),
        ])
        let page = SnapchatHTML().claim(in: Survey(of: evidence))?.units.first
        let list = SnapchatJSON().claim(in: Survey(of: evidence))?.units.first
        #expect(page?.exhibits.count == 1 && list?.exhibits.count == 1)
        #expect(page?.export == list?.export)
    }

    @Test("A block whose time is missing or unreadable keeps its words with its sender")
    func untimedBlock() throws {
        let recorded = try read(
            SnapchatHTML(),
            files: [
                (
                    path,
                    page(
                        "<div><h4>own_er</h4><span>TEXT</span><p>see you</p><h6></h6></div>"
                            + "<div><h4>own_er</h4><span>TEXT</span><p>at nine</p><h6>9 o'clock</h6></div>"
                            + "<div><h4>own_er</h4><span>TEXT</span><p>or ten</p></div>"
                            + "<div><h4>ann_one</h4><span>TEXT</span><p>fine</p><h6>2024-04-20 01:30:10 UTC</h6></div>")
                )
            ])
        #expect(
            Set(zip(recorded.actors, recorded.texts).map { "\($0 ?? ""): \($1 ?? "")" })
                == ["own_er: see you", "own_er: at nine", "own_er: or ten", "ann_one: fine"])
        #expect(recorded.events.compactMap(\.unreadTime) == ["9 o'clock"])
        #expect(recorded.isBalanced)
    }

    @Test("A page that ends inside a chat says so")
    func truncation() throws {
        let bytes = page(
            "<h4>ann_one</h4><span>TEXT</span><p>a</p><h6>2024-04-20 01:30:10 UTC</h6><h4>ann_one</h4><p>b")
        let recorded = try read(SnapchatHTML(), files: [(path, Array(bytes.dropLast(14)))])
        #expect(recorded.texts == ["a"])
        #expect(recorded.codes.contains("record-not-understood"))
        #expect(recorded.isBalanced)
    }

    @Test(
        "A cell is the same words whether or not it needs a tree",
        arguments: [
            ("plain", "plain"), (" two \n lines ", "two \n lines"), ("a &lt;b&gt; &amp; c", "a <b> & c"),
            ("a<b>b</b>", "ab"),
            ("é\u{1F600}\u{FE0F}", "é\u{1F600}\u{FE0F}"), ("a <!-- x --> b", "a  b"), ("1 < 2", "1 < 2"),
        ])
    func cells(written: String, told: String) throws {
        let table =
            "<table><tr><th>From</th><th>Media Type</th><th>Created</th><th>Text</th></tr><tr><td>ann_one</td><td>TEXT</td>"
            + "<td>2021-05-12 17:02:00 UTC</td><td>\(written)</td></tr></table>"
        let recorded = try read(SnapchatHTML(), files: [("html/chat_history.html", page(table))])
        #expect(recorded.texts == [told])
        #expect(recorded.actors == ["ann_one"])
    }

    @Test("Words in a row of their own below a row of the list belong to it")
    func wordsBelow() throws {
        func row(_ cells: String...) -> String { "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>" }
        let head = "<tr><th><b>From</b></th><th><b>Media Type</b></th><th><b>Created</b></th></tr>"
        let rows = [
            row("ann_one", "TEXT", "2021-05-12 17:02:00 UTC"), row("2021-05-12 17:00:00 UTC is when"),
            row("ann_one", "MEDIA", "2021-05-12 17:01:00 UTC"),
            row("ben_two", "TEXT", "2021-05-12 17:00:00 UTC"), row("hello &amp; welcome"),
        ]
        let table = "<h2>Received Saved Chat History</h2><table>\(head)\(rows.joined())</table>"
        let recorded = try read(SnapchatHTML(), files: [("html/chat_history.html", page(table))])
        #expect(recorded.texts == ["hello & welcome", nil, "2021-05-12 17:00:00 UTC is when"])
        #expect(recorded.actors == ["ben_two", "ann_one", "ann_one"])
        #expect(recorded.isBalanced)
        #expect(!recorded.codes.contains("record-not-understood"))
    }
}
