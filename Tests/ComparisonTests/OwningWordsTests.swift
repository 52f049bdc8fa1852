// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@Suite("Words that tell whose a value is") struct OwningWordsTests {
    private static let value = "bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8"

    @Test(
        "tell that their writer paid to it",
        arguments: [
            ("i have paid you already, 0.01 to W", true), ("your friend Otis made me pay to W", true),
            ("I sent 300 to your wallet W last week", true), ("he told me to send it to W", true),
            ("i sent it from my account to W", true), ("ich habe 200 an W überwiesen", true),
            ("ich habe schon gezahlt an W", true), ("ya pagué a W", true), ("j'ai payé à W", true),
            // Somebody's own, whatever was sent.
            ("my wallet is W", false), ("i moved it to my wallet W", false),
            ("i sent it to W, that is my wallet", false),
            ("i paid it into my own account W", false), ("send it to W", false), ("you can send the money to W", false),
            // Neither: it stays open.
            ("you are the one with wallet W right?", false), ("i will never again pay to W", false), ("W", false),
            ("i sent you my pictures. W", false),
        ])
    func paying(text: String, isPaid: Bool) {
        let text = text.replacing("W", with: Self.value)
        #expect(OwningWords.tellOfPaying(text, to: Self.value) == isPaid)
    }
}
