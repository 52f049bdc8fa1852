// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Comparison

@Suite("Look-alikes") struct LookAlikeTests {
    private func words(_ text: String) -> String { PreparedText(text).text }

    @Test("letters of another alphabet and figures in the place of letters give the same words")
    func undone() {
        let plain = words("listen to me I have recorded the whole thing for your mother")
        #expect(words("listen to mе I hаve recоrdеd thе whоlе thing fоr yоur mоthеr") == plain)
        #expect(words("l1sten to me I have rec0rded the wh0le th1ng for y0ur m0ther") == plain)
        #expect(words("LISTEN ТО ME I HАVE RECORDED the whole thing for your mother") == plain)
    }

    @Test("Russian and Greek stay what they are, and so do names with figures behind")
    func untouched() {
        #expect(words("сос на море").contains("сос"))
        #expect(words("call maria23 at 19:30") == "call maria23 at <number>")
        #expect(words("the word дом here") == "the word дом here")
        #expect(words("meet me b4 gr8 4ever") == words("meet me b4 gr8 4ever"))
        #expect(LookAlikes.spelled("gr8") == "gr8")
        #expect(LookAlikes.spelled("b4") == "b4")
        #expect(LookAlikes.spelled("foll0wers") == "followers")
    }
}
