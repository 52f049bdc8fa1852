// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Readings of a text")
struct TextViewTests {
    private static let pack = """
        plain: fiends
        lexicons:
          audience: friends, followers
          share: send, leak, viral
        rules:
          - {id: share, code: X.thr, phrase: "{share}", hit: [send it], miss: [sender]}
          - {id: audience, code: X.aud, phrase: "your {audience}", hit: [your friends], miss: [friends]}
          - {id: clock, code: X.dl, phrase: ":clock:", hit: ["⏰"], miss: [clock]}
          - {id: picture, code: G.imgP, phrase: "[image]", hit: ["[image]", "[image, 2 MB]"], miss: [image]}
        """

    @Test(
        "A hit is told with its bytes and the reading that gave it",
        arguments: [
            ("send it", "send", TextView.raw),
            ("SEND it", "SEND", .folded),
            ("ｓｅｎｄ it", "ｓｅｎｄ", .folded),
            ("𝓼𝓮𝓷𝓭 it", "𝓼𝓮𝓷𝓭", .folded),
            ("s\u{200B}e\u{200B}nd it", "s\u{200B}e\u{200B}nd", .folded),
            ("sénd it", "sénd", .folded),
            ("seeeeend", "seeeeend", .folded),
            ("s3nd it", "s3nd", .aggressive),
            ("$end it", "$end", .aggressive),
            ("s.e.n.d it", "s.e.n.d", .aggressive),
            ("s e n d it", "s e n d", .aggressive),
            ("l*ak it", "l*ak", .aggressive),
            ("v!ral", "v!ral", .aggressive),
            ("sеnd it now ok", "sеnd", .aggressive),
            ("⏰ ok", "⏰", .folded),
            ("see [image, 2 mb] ok", "[image, 2 mb]", .raw),
        ])
    func readings(_ text: String, _ part: String, _ view: TextView) throws {
        let found = try hits(text, in: ruleSet(Self.pack))
        #expect(found.map(\.text) == [part])
        #expect(found.map(\.view) == [view])
    }

    @Test("A slip of the finger counts where another cue stands, a right word does not")
    func slips() throws {
        let rules = try ruleSet(Self.pack)
        #expect(try hits("send your follwers", in: rules).map(\.view) == [.raw, .aggressive])
        #expect(try hits("send your fiends", in: rules).map(\.text) == ["send"])
    }

    @Test(
        "Links, addresses, units and other scripts are left alone",
        arguments: [
            "https://s3nd.example.org/l3ak", "s3nd@example.com", "5m 10am 3d", "сенд лик вирал отправь", "sender",
            "5 end",
        ])
    func falseFriends(_ text: String) throws {
        #expect(try hits(text, in: ruleSet(Self.pack)) == [])
    }
}
