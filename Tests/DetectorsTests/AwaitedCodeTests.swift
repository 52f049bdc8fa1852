// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Detectors

@Suite("The code of a card, sent without a word") struct AwaitedCodeTests {
    @Test(
        "Groups of digits and capitals of a card's length are a code",
        arguments: ["1234 5678 9012 3456", "1234567890123456", "XKPW-7QT2-MN4R-A9", "QWKZ-PLMN-TRVX-HJKD"])
    func codes(_ text: String) {
        #expect(AwaitedCode.isCode(text))
    }

    @Test(
        "A telephone number, a serial and shouted words are none",
        arguments: [
            "07700 900123", "+44 7700 900123", "XJ1234567890", "OK THANK YOU VERY MUCH", "250", "1 2 3 4 5 6 7 8 9 10",
        ])
    func others(_ text: String) {
        #expect(!AwaitedCode.isCode(text))
    }
}
