// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("TikTok text")
struct TikTokTextTests {
    private func talk(_ lines: String...) throws -> RecordedTimeline {
        let text = ([">>> Chat History with alice_t::", ""] + lines).joined(separator: "\n")
        return try read(TikTokText(), files: [("Direct Messages.txt", Array(text.utf8))])
    }

    @Test("Lines that begin no record go on with the text, blank ones among them")
    func continuation() throws {
        let recorded = try talk(
            "2026-07-03 22:59:00 UTC alice_t: one", "", "two: three", "2026-07-03 23:00:00 UTC bob_t: 2026-07-03", "")
        #expect(recorded.texts == ["one\n\ntwo: three", "2026-07-03"])
    }

    @Test("The zone may be left out and is UTC all the same")
    func zone() throws {
        let recorded = try talk("2026-07-03 22:59:00 alice_t: one", "2026-07-03 22:59:01 UTC alice_t: two")
        #expect(recorded.events.compactMap { $0.time?.zone } == [.utc, .utc])
    }

    @Test("Lists alone are claimed in TikTok's folders, and nowhere else")
    func lists() throws {
        let text = Array("Date: 2026-06-01 01:22:22 UTC\nUsername: u1\n".utf8)
        let recorded = try read(TikTokText(), files: [("x.zip!Activity/Following.txt", text)])
        #expect(recorded.kinds == ["contact"])
        let evidence = EvidenceSet(files: [("x/Following.txt", text)])
        #expect(TikTokText().claim(in: Survey(of: evidence)) == nil)
    }

    @Test(
        "A file among the messages in a form that is not known is not passed over", arguments: ["Chat History", "New"])
    func otherForm(name: String) {
        let list = Array("Date: 2026-06-01 01:22:22 UTC\nUsername: u1\n".utf8)
        let talk = Array("Date: 2026-06-01 01:22:22 UTC\nFrom: u1\nContent: hello\n".utf8)
        let evidence = EvidenceSet(files: [
            ("x.zip!Activity/Following.txt", list), ("x.zip!Direct Messages/\(name).txt", talk),
        ])
        let claim = TikTokText().claim(in: Survey(of: evidence))
        let taken = (claim?.units ?? []).flatMap { $0.exhibits + $0.companions }.map(\.path)
        #expect(taken == ["x.zip!Activity/Following.txt"])
    }

    @Test("A header pasted into a message makes no message")
    func pasted() throws {
        let recorded = try talk(
            "2026-07-03 22:59:00 UTC alice_t: he wrote", "2026-07-01 09:00:00 UTC bob_t: go away",
            "2026-07-04 23:00:00 UTC alice_t: end")
        #expect(recorded.texts == ["he wrote\n2026-07-01 09:00:00 UTC bob_t: go away", "end"])
        #expect(recorded.codes.contains("embedded-header"))
        #expect(recorded.isBalanced)
    }

    @Test("A record that came a second late is its sender's own")
    func late() throws {
        let recorded = try talk(
            "2026-07-03 23:00:11 UTC bob_t: good evening", "2026-07-03 23:00:15 UTC alice_t: who is this?",
            "2026-07-03 23:00:14 UTC bob_t: send it now", "2026-07-03 23:00:20 UTC alice_t: no")
        #expect(Set(recorded.texts) == ["good evening", "who is this?", "send it now", "no"])
        #expect(recorded.codes.contains("records-out-of-order"))
        #expect(recorded.isBalanced)
    }

    @Test("One record out of place swallows none of the others")
    func displaced() throws {
        let recorded = try talk(
            "2026-07-05 10:00:00 UTC bob_t: latest", "2026-07-01 10:00:00 UTC alice_t: one",
            "2026-07-02 10:00:00 UTC bob_t: two", "2026-07-03 10:00:00 UTC alice_t: three")
        #expect(Set(recorded.texts) == ["latest", "one", "two", "three"])
        #expect(!recorded.codes.contains("embedded-header"))
    }

    @Test("A header pasted where the newest stands first makes no message")
    func pastedNewestFirst() throws {
        let recorded = try talk(
            "2026-07-04 23:00:00 UTC alice_t: he wrote", "2026-06-01 09:00:00 UTC bob_t: go away",
            "2026-07-03 23:00:00 UTC bob_t: b", "2026-07-02 23:00:00 UTC alice_t: a")
        #expect(recorded.texts == ["a", "b", "he wrote\n2026-06-01 09:00:00 UTC bob_t: go away"])
        #expect(recorded.codes.contains("embedded-header"))
    }

    @Test(
        "A title in another language names the peer among the senders",
        arguments: ["Chatverlauf mit alice_t", "alice_tとのチャット履歴", "alice_t ile sohbet"])
    func otherTitles(title: String) throws {
        let text = ">>> \(title)::\n\n2026-07-03 23:00:11 UTC bob_t: hi\n2026-07-03 23:00:12 UTC alice_t: yes\n"
        let recorded = try read(TikTokText(), files: [("Direktnachrichten.txt", Array(text.utf8))])
        #expect(recorded.texts == ["hi", "yes"])
        #expect(recorded.conversations.map(\.kind) == [.direct])
        #expect(recorded.accounts.filter { $0.isOwner && !$0.identifiers.isEmpty }.map(\.name) == ["bob_t"])
        #expect(recorded.codes.contains("app-text-not-known"))
    }
}
