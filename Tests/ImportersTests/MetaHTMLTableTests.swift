// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import Importers

/// Entries of lists that are tables in a box inside their box.
@Suite struct MetaHTMLTableTests {
    private static let folder = "connections/followers_and_following/"

    private static func row(_ label: String, _ value: String) -> String {
        "<tr><td class=\"_a6_q\">\(label)</td><td class=\"_2piu _a6_r\">\(value)</td></tr>"
    }

    private static func entry(_ rows: String, _ date: String, closed: Bool = true) -> String {
        let box = "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\">"
        return box + "<div class=\"_3-95 _a6-p\">" + box
            + "<div class=\"_a6-p\"><table>\(rows)</table></div></div></div>"
            + "<div class=\"_3-94 _a6-o\">\(date)</div>"
            + (closed ? "</div>" : "")
    }

    private static func read(_ body: String, as name: String = "pending_follow_requests.html") throws
        -> RecordedTimeline
    {
        let page = "<html><body><main class=\"_a706\">\(body)</main></body></html>"
        return try ImportersTests.read(InstagramHTML(), files: [(folder + name, Array(page.utf8))])
    }

    @Test(arguments: [
        (row("Name", "Ada Lind") + row("Username", "ada_l"), "ada_l"),
        (row("名前", "Ada Lind") + row("ユーザーネーム", "ada_l"), "ada_l"),
        (row("Username", "ada_l") + row("Name", "Ada"), "ada_l"),
        (
            "<tr><td class=\"_a6_q\" colspan=\"2\">URL<div><a href=\"https://www.instagram.com/_u/ada_l\">x</a></div></td></tr>"
                + row("Imię", "Ada"), "ada_l"
        ),
    ])
    func `give one person and the time`(rows: String, name: String) throws {
        let timeline = try Self.read(Self.entry(rows, "Aug 09, 2026 1:15 pm"))
        #expect(timeline.kinds == ["contact"])
        #expect(timeline.times == ["2026-08-09T13:15:00"])
        #expect(timeline.accounts.flatMap(\.identifiers) == [Identifier(.username, name)])
        #expect(timeline.codes.isEmpty)
        #expect(timeline.isBalanced)
    }

    @Test func `invent nobody where labels and values do not tell`() throws {
        let timeline = try Self.read(Self.entry(Self.row("A", "two words"), "Aug 09, 2026 1:15 pm"))
        #expect(timeline.events.isEmpty)
        #expect(timeline.codes == ["list-entry-not-understood"])
    }

    @Test func `cost one entry where an end tag is missing`() throws {
        let timeline = try Self.read(
            Self.entry(Self.row("Username", "ada_l"), "Aug 09, 2026 1:15 pm", closed: false)
                + Self.entry(Self.row("Username", "bo_ek"), "Aug 10, 2026 1:15 pm"))
        #expect(timeline.accounts.flatMap(\.identifiers).map(\.literal) == ["ada_l", "bo_ek"])
        #expect(timeline.times.last == "2026-08-10T13:15:00")
    }

    @Test func `leave entries without a table alone`() throws {
        let timeline = try Self.read(
            "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\"><div class=\"_a6-p\">"
                + "<div><a href=\"https://www.instagram.com/ada_l\">ada_l</a></div><div>Aug 09, 2026 1:15 pm</div></div></div>",
            as: "following.html")
        #expect(timeline.times == ["2026-08-09T13:15:00"])
        #expect(timeline.accounts.flatMap(\.identifiers) == [Identifier(.username, "ada_l")])
    }
}
