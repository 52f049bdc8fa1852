// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importers
import Importing
import TestSupport
import Testing

@Suite("Instagram HTML")
struct InstagramHTMLTests {
    @Test("Samples give their timelines", arguments: Sample.all("instagram-html"))
    func samples(sample: Sample) async throws {
        try await sample.expectTimeline()
    }

    private func box(_ inner: String) -> String {
        "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\">\(inner)</div>"
    }

    private func page(_ boxes: String...) -> [UInt8] {
        Array("<html><body><main class=\"_a706\">\(boxes.joined())</main></body></html>".utf8)
    }

    private func person(_ name: String, _ date: String) -> String {
        "<div><a href=\"https://www.instagram.com/\(name)\">\(name)</a></div><div>\(date)</div>"
    }

    private let folder = "connections/followers_and_following/"

    @Test("A box may hold several people, and every one is a record")
    func severalPeople() throws {
        let people =
            person("ada_t", "Apr 1, 2024 5:31 pm") + person("bob_t", "") + person("Cy_T", "Apr 2, 2024 5:31 pm")
        let timeline = try ImportersTests.read(
            InstagramHTML(), files: [(folder + "followers_1.html", page(box(people)))])
        #expect(timeline.kinds == ["contact", "contact", "contact"])
        #expect(timeline.times == ["2024-04-01T17:31:00", nil, "2024-04-02T17:31:00"])
        #expect(timeline.accounts.flatMap(\.identifiers).map(\.normalized) == ["ada_t", "bob_t", "cy_t"])
        #expect(timeline.isBalanced)
    }

    @Test("The same request in two lists is one event; twice in one list it is two")
    func repeatedRequests() throws {
        let request = box(person("ada_t", "Apr 1, 2024 5:31 pm"))
        let timeline = try ImportersTests.read(
            InstagramHTML(),
            files: [
                (folder + "pending_follow_requests.html", page(request, request)),
                (folder + "recent_follow_requests.html", page(request)),
            ])
        #expect(timeline.kinds == ["contact", "contact"])
        #expect(timeline.tallies[1]?[.skipped(reason: "duplicate-request")] == 1)
        #expect(timeline.isBalanced)
    }

    @Test("A box that is no person is unknown, not lost")
    func strangeBoxes() throws {
        let timeline = try ImportersTests.read(
            InstagramHTML(),
            files: [(folder + "following.html", page(box("<div>Apr 1, 2024 5:31 pm</div>"), box(""), box("<b>")))])
        #expect(timeline.events.isEmpty && timeline.isBalanced)
        #expect(timeline.codes == ["list-entry-not-understood"])
    }
}
