// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@Suite("Normal forms of identifiers") struct NormalisationTests {
    @Test(
        "a telephone number keeps its digits, and no nought in brackets behind a country's number",
        arguments: [
            ("+44 (0)7700-900661", "+447700900661"), ("+44(0)7700 900661", "+447700900661"),
            ("0044 (0) 7700 900661", "+447700900661"), ("+49 (0)30 23125 123", "+493023125123"),
            ("+44 7700 900661", "+447700900661"), ("(0)7700 900661", "07700900661"), ("(020) 7946 0123", "02079460123"),
            ("+1 (212) 555-0142", "+12125550142"), ("+39 (0)6 698 00000", "+390669800000"), ("no caller", "no caller"),
        ])
    func phone(literal: String, form: String) {
        #expect(Identifier(.phone, literal).normalized == form)
    }
}
