// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Detectors

@Suite("Deadlines that run from an opening")
struct OpeningStartTests {
    @Test(
        "are known in the languages of the packs, whatever stands first",
        arguments: [
            "You have 48 hours, the time starts when you open this message", "24h from the moment you read this",
            "Once you have opened this mail you have two days. No more", "the clock runs after reading this letter",
            "tu as 24 heures dès l'ouverture de ce message", "tienes 24 horas desde que abras este mensaje",
            "você tem 24 horas depois de ler isto", "48 Stunden, sobald du diese Nachricht öffnest",
            "24 oras pagkabasa mo nito",
        ])
    func told(text: String) {
        #expect(OpeningStart.isTold(in: text))
    }

    @Test(
        "are no others: a length of time alone, a shop that opens, something read before",
        arguments: [
            "You have 48 hours", "pay when the bank opens, you have 3 hours", "read this carefully. 2 hours",
            "you have 20 minutes to answer me", "open your eyes, 2 hours left", "i have seen you, 24 hours",
            "vous avez 24 heures", "noch 2 Stunden",
        ])
    func others(text: String) {
        #expect(!OpeningStart.isTold(in: text))
    }
}
