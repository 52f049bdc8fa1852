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

    @Test("A page whose JSON is there is not read a second time")
    func twins() {
        let json = Array(
            #"{"ann_one": [{"From": "ann_one", "Media Type": "TEXT", "Created": "2024-04-20 01:30:10 UTC", "Text": "a"}]}"#
                .utf8)
        let evidence = EvidenceSet(files: [
            ("x.zip!json/chat_history.json", json),
            (path, page("<h4>ann_one</h4><span>TEXT</span><p>a</p><h6>2024-04-20 01:30:10 UTC</h6>")),
        ])
        #expect(SnapchatHTML().claim(in: Survey(of: evidence)) == nil)
        #expect(SnapchatJSON().claim(in: Survey(of: evidence))?.units.first?.companions.count == 1)
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
}
