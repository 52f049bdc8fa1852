// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Viber")
struct ViberTests {
    private func row(_ date: String, _ name: String, _ text: String) -> String {
        "=\"\(date)\"\t21:03:10\t=\"\(name)\"\t=\"+447700900123\"\t\"\(text)\"\n"
    }

    @Test("The order of day and month is proved, declared, or asked for")
    func order() throws {
        let open = Array(row("02/01/2024", "Mira", "x").utf8)
        #expect(throws: ImportError.self) { try read(Viber(), files: [("a.csv", open)]) }
        let declared = try read(Viber(), files: [("a.csv", open)], settings: ImportSettings(dateOrder: .mdy))
        #expect(declared.times == ["2024-02-01T21:03:10"])
        let proved = Array((row("02/01/2024", "Mira", "x") + row("13/01/2024", "Mira", "y")).utf8)
        #expect(try read(Viber(), files: [("a.csv", proved)]).times.first == "2024-01-02T21:03:10")
    }

    @Test("Quotation marks are the table's where it quotes, and else the sender's")
    func quotationMarks() throws {
        let plain =
            "13/01/2024, 21:03:09, Ann, +447700900111, x\n13/01/2024, 21:03:10, Ann, +447700900111, one, two\n13/01/2024, 21:03:11, Ann, +447700900111, "
        func last(_ text: String) throws -> String? {
            try read(Viber(), files: [("a.csv", Array(text.utf8))]).texts.last ?? nil
        }
        #expect(try last(plain + "\"quoted, text\"\n13/01/2024, 21:03:12, Ann, +447700900111, \"x\"\n") == "\"x\"")
        #expect(try last(plain + "\"quoted, text\"\n") == "\"quoted, text\"")
        // A table that quotes texts for the signs in them.
        let quoting = plain.replacing("one, two", with: "\"one, two\"")
        #expect(try last(quoting + "\"three, \"\"four\"\"\"\n") == "three, \"four\"")
        #expect(try last(row("13/01/2024", "Ann", "x")) == "x")
    }

    @Test("A name may hold the quotation mark that the table doubles")
    func quotedName() throws {
        let recorded = try read(
            Viber(), files: [("a.csv", Array((row("13/01/2024", "Mira: \"\"X\"\"", "hi")).utf8))])
        #expect(recorded.texts == ["hi"])
        #expect(recorded.actors == ["Mira: \"X\""])
    }

    @Test("The lengths of calls that no telephone counts end no run")
    func hostileCalls() throws {
        let line = "13/01/2024, 21:03:10, Ann, +447700900111, Incoming, 9000000000000000000:00:09\n"
        let recorded = try read(
            Viber(), files: [("Call history.csv", Array((line + line + line).utf8))])
        #expect(recorded.isBalanced)
    }

    @Test("The word for oneself marks the owner", arguments: ["Me", "Moi", "Я", "Ich"])
    func owner(word: String) throws {
        let recorded = try read(Viber(), files: [("a.csv", Array(row("13/01/2024", word, "x").utf8))])
        #expect(recorded.accounts.map(\.isOwner) == [true])
        #expect(recorded.accounts[0].identifiers.map(\.kind) == [.phone])
    }

    @Test("A contact whose name is a word for oneself is not the owner")
    func nameLikeWord() throws {
        let talk = row("13/01/2024", "Ben", "x") + row("13/01/2024", "Me", "y").replacing("900123", with: "900124")
        for name in ["Ben.csv", "a.csv"] {
            let recorded = try read(Viber(), files: [(name, Array(talk.utf8))])
            #expect(recorded.accounts.map(\.isOwner) == [false, true])
        }
        // Called after the contact, a table that has no other word tells no owner.
        let alone = Array(row("13/01/2024", "Ben", "x").utf8)
        #expect(try read(Viber(), files: [("Ben.csv", alone)]).accounts.map(\.isOwner) == [false])
        #expect(try read(Viber(), files: [("Mira.csv", alone)]).accounts.map(\.isOwner) == [true])
    }

    @Test("A talk of one row is read beside a table that proves itself, and nowhere else")
    func shortTalks() {
        let line = "13/01/2024, 21:03:10, Ann, +447700900111, x\n"
        func claimed(_ files: [(String, String)]) -> [String] {
            let evidence = EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) })
            let units = Viber().claim(in: Survey(of: evidence))?.units ?? []
            return units.flatMap { $0.exhibits.map { String($0.name) } }
        }
        #expect(claimed([("t/a.csv", line + line + line), ("t/b.csv", line)]) == ["a.csv", "b.csv"])
        #expect(claimed([("t/a.csv", line + line + line), ("u/b.csv", line)]) == ["a.csv"])
        #expect(claimed([("t/a.csv", line + line)]).isEmpty)
    }

    @Test(
        "Hostile rows never crash and balance",
        arguments: [
            "=\"13/01/2024\"\t21:03:10\t=\"", "\"", "99/99/9999, 1:1:1, a, +447700900123, x", "\u{0}\t\t\t",
            "=\"\"\t=\"\"",
        ])
    func hostile(line: String) throws {
        let file = row("13/01/2024", "Mira", "x") + line + "\n"
        #expect(try read(Viber(), files: [("a.csv", Array(file.utf8))]).isBalanced)
    }

    @Test("A row without a number, or with the separator in its name, is a row")
    func oddRows() throws {
        let text =
            "13/01/2024, 21:03:10, Mira, +447700900123, one, two\n13/01/2024, 21:03:11, Beck, Jonas, +447700900124, three\n"
            + "13/01/2024, 21:03:12, Mira, , four\n"
        let recorded = try read(Viber(), files: [("a.csv", Array(text.utf8))])
        #expect(recorded.texts == ["one, two", "three", "four"])
        #expect(recorded.actors == ["Mira", "Beck, Jonas", "Mira"])
        #expect(recorded.isBalanced)
    }

    @Test("The table of calls holds calls")
    func calls() throws {
        let text =
            "13/01/2024, 21:03:10, Mira, +447700900123, Outgoing, 00:01:00\n"
            + "13/01/2024, 22:03:10, Mira, +447700900123, Missed, 00:00:00\n"
            + "14/01/2024, 22:03:10, Mira, +447700900123, Incoming, 00:00:09\n"
        let recorded = try read(Viber(), files: [("Call history.csv", Array(text.utf8))])
        #expect(recorded.kinds == ["call", "call", "call"])
        #expect(recorded.actors == ["(owner of the export)", "Mira", "Mira"])
        let calls = recorded.events.compactMap { if case .call(let call) = $0.content { call } else { nil } }
        #expect(calls.map(\.seconds) == [60, 0, 9])
        #expect(calls.map(\.wasAnswered) == [true, false, true])
    }
}
