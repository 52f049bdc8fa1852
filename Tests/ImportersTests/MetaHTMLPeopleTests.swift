// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Importers

@Suite("Lists of people on Meta's pages")
struct MetaHTMLPeopleTests {
    @Test(
        "The last two are parted by the language's own word",
        arguments: [
            ("Participants: Ann Lee, Bo and Cy", ["Ann Lee", "Bo", "Cy"]),
            ("Participants : Ann et Bo", ["Ann", "Bo"]),
            ("Teilnehmer: Ann und Bo", ["Ann", "Bo"]),
            ("Uczestnicy: Ann, Bo i Cy", ["Ann", "Bo", "Cy"]),
            ("Deltagere: Ann og Bo", ["Ann", "Bo"]),
            ("Účastníci: Ann a Bo", ["Ann", "Bo"]),
        ])
    func parted(line: String, people: [String]) {
        #expect(MetaHTMLPages.participants(in: line) == people)
    }

    @Test("Another language's word is part of a name")
    func names() {
        #expect(MetaHTMLPages.participants(in: "Participants: Ann i Bo") == ["Ann i Bo"])
        #expect(MetaHTMLPages.participants(in: "Uczestnicy: Ann and Bo") == ["Ann and Bo"])
    }

    @Test("Other lines list nobody", arguments: ["Present: Ann and Bo", "Ann and Bo", "Uczestnicy Ann i Bo", ""])
    func others(line: String) {
        #expect(MetaHTMLPages.participants(in: line) == nil)
    }
}
