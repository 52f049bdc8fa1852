// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("LinkedIn")
struct LinkedInTests {
    private func invitations(_ dates: String..., order: DateOrder? = nil) throws -> RecordedTimeline {
        let rows = dates.map { #"A B,C D,"\#($0)",,OUTGOING"# }
        let text = (["From,To,Sent At,Message,Direction"] + rows).joined(separator: "\n")
        return try read(
            LinkedIn(), files: [("x/Invitations.csv", Array(text.utf8))], settings: ImportSettings(dateOrder: order))
    }

    @Test(
        "A text is a page where its first element is closed, and else as it was typed",
        arguments: [
            ("<your photo> goes to <your boss>", "<your photo> goes to <your boss>"),
            ("<3 see you <3>", "<3 see you <3>"),
            ("<p>one</p><p>two</p>", "one\ntwo"), ("<pay>", "<pay>"),
        ])
    func pages(content: String, text: String) throws {
        let address = "https://www.linkedin.com/in"
        let table =
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
            + "FOLDER\nc1,,Ada,\(address)/ada,Bo,\(address)/bo,2026-02-01 10:00:00 UTC,,\(content),INBOX\n"
        let recorded = try read(LinkedIn(), files: [("x/messages.csv", Array(table.utf8))])
        #expect(recorded.texts == [text])
    }

    @Test(
        "Times of invitations are wall clocks, the month first",
        arguments: [
            ("1/29/26, 2:37 PM", "2026-01-29T14:37:00"), ("1/2/26, 12:05 AM", "2026-01-02T00:05:00"),
            ("1/2/26, 12:05 PM", "2026-01-02T12:05:00"), ("11/12/2025, 23:59", "2025-11-12T23:59:00"),
            ("2020-02-01 10:00:00", "2020-02-01T10:00:00"), ("1/29/26, 2:37\u{202F}PM", "2026-01-29T14:37:00"),
            ("13/13/26, 2:37 PM", nil), ("1/29/26, 13:37 PM", nil), ("soon", nil),
        ] as [(String, String?)])
    func times(literal: String, time: String?) throws {
        let recorded = try invitations(literal)
        #expect(recorded.times == [time])
        #expect(recorded.events.first?.time.map { $0.zone == .unknown } ?? true)
    }

    @Test("A file that proves the day first is read so, and says it")
    func dayFirst() throws {
        let recorded = try invitations("29/1/26, 2:37 PM", "2/1/26, 2:37 PM")
        #expect(recorded.times == ["2026-01-29T14:37:00", "2026-01-02T14:37:00"])
        #expect(recorded.codes == ["date-order-contradicted"])
        #expect(try invitations("2/1/26, 2:37 PM", order: .dmy).times == ["2026-01-02T14:37:00"])
    }

    @Test("Two spellings of an address are one person")
    func addresses() throws {
        let text = """
            CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
            a,,A B,https://www.linkedin.com/in/A-b,C D,https://www.linkedin.com/in/c-d/,2026-01-01 10:00:00 UTC,,x,INBOX
            a,,C D,http://linkedin.com/in/c-d?trk=1,A B,https://www.linkedin.com/in/a-b,2026-01-01 09:00:00 UTC,,y,INBOX
            """
        let recorded = try read(LinkedIn(), files: [("x/messages.csv", Array(text.utf8))])
        #expect(Set(recorded.accounts.flatMap(\.identifiers).filter { $0.kind == .username }.map(\.literal)).count == 2)
        #expect(recorded.texts == ["y", "x"])
    }

    @Test("Tables of other programs are not claimed")
    func others() {
        for text in [
            "Date,User,Message\n", "From,To,Date\n", "First Name,Last Name,Headline\n", "id,message\n", "\n", "\"",
        ] {
            let evidence = EvidenceSet(files: [("x/messages.csv", Array(text.utf8))])
            #expect(LinkedIn().claim(in: Survey(of: evidence)) == nil, "\(text)")
        }
    }

    @Test(
        "Without a profile the one name on the owner's side of all invitations is the owner's",
        arguments: [
            ("A B,C D,\"1/29/22, 2:37 PM\",,OUTGOING\nE F,A B,\"1/29/22, 2:38 PM\",,INCOMING\n", "A B"),
            ("A B,C D,\"1/29/22, 2:37 PM\",,OUTGOING\nE F,G H,\"1/29/22, 2:38 PM\",,INCOMING\n", nil),
        ] as [(String, String?)])
    func ownerOfInvitations(rows: String, name: String?) throws {
        let text = "From,To,Sent At,Message,Direction\n" + rows
        let recorded = try read(LinkedIn(), files: [("x/Invitations.csv", Array(text.utf8))])
        #expect(recorded.accounts.filter(\.isOwner).flatMap(\.identifiers).map(\.literal) == [name].compactMap(\.self))
    }
}
