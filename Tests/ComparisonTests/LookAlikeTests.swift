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
        #expect(words("listen tο me I havε recοrdεd thε whοlε thing fοr yουr mοthεr") == plain)
        #expect(words("listen to me I have recorded the whole thing for your мother") == plain)
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

    @Test("short spellings of English chat are written out; in other languages they stay")
    func spellings() {
        #expect(words("u have the list of ur friends pls") == words("you have the list of your friends please"))
        #expect(words("bio sam u gradu i u kafani") == "bio sam u gradu i u kafani")
        // A script of 41 words that somebody sends on in his own spelling.
        let (one, other) = (
            PreparedText(
                "Listen to me Ada I have recorded the whole thing and I have saved the list of your followers so either you send £300 by 9pm or the recording goes out to every single person on that list starting with your mother",
                names: ["Ada Holm"]),
            PreparedText(
                "Listn to me Cleo!! i have recorded the hole thing and saved list of ur followers, so either u send $200 by 8pm or the recording goes out to evry single person on that list, starting with ur mom",
                names: ["Cleo Holm"])
        )
        #expect(Agreement(Shingles(one), Shingles(other)).isReuse)
    }
}
