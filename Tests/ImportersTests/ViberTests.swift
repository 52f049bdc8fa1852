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

    @Test("The word for oneself marks the owner", arguments: ["Me", "Moi", "Я", "Ich"])
    func owner(word: String) throws {
        let recorded = try read(Viber(), files: [("a.csv", Array(row("13/01/2024", word, "x").utf8))])
        #expect(recorded.accounts.map(\.isOwner) == [true])
        #expect(recorded.accounts[0].identifiers.map(\.kind) == [.phone])
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
}
