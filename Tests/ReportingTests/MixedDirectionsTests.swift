// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Reporting

@Suite("Texts of two directions") struct MixedDirectionsTests {
    @Test(
        "are those with letters from right to left beside others or numbers",
        arguments: [
            ("hello ❤️ 12", false), ("سلام hello", true), ("שלום 12", true), ("שלום", false), ("ﬁne \u{FEFF}x", false),
            ("ﭏ and more", true), ("ﺍ 5", true), ("naïve café", false), ("", false), ("你好 hello", false),
        ])
    func mixed(text: String, isMixed: Bool) {
        #expect(CaseDigest.isMixed(text.utf8.span) == isMixed)
    }
}
