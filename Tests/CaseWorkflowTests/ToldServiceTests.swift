// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaseWorkflow

/// The value stands between `‹` and `›`.
@Suite("The service that a name is told for") struct ToldServiceTests {
    @Test(
        "at the name",
        arguments: [
            ("add me on discord ‹lena.v›", "discord"), ("my snap is ‹lena_v›", "snapchat"),
            ("‹lena_v› on telegram", "telegram"), ("‹https://t.me/lena_v›", "telegram"), ("ig: ‹lena.v›", "instagram"),
            ("im not on snap anymore, my insta is ‹lena.v›", "instagram"), ("mi insta es ‹lena.v›", "instagram"),
            ("agrégame en telegram ‹@lena_v›", "telegram"), ("‹lena_v› (kik)", "kik"),
            ("add me on snap please ‹lena_v›", "snapchat"), ("add me ‹lena_v›", nil),
            ("follow ‹@lena.v› on insta", nil),
            ("‹instagram.com/lena.v›", "instagram"), ("my tele is ‹@lena_v›", "telegram"), ("dc: ‹lena_v›", "discord"),
            ("\u{1F47B} ‹lena_v›", "snapchat"), ("my wickr me ‹lena_v›", "wickr"),
            ("‹live:.cid.12ab34cd56ef7890›", "skype"), ("my zap ‹lena_v›", "whatsapp"),
        ] as [(String, String?)])
    func name(marked: String, service: String?) throws {
        let (text, span) = try Self.read(marked)
        #expect(ToldService.name(at: span, in: text) == service)
    }

    @Test(
        "who is only to be followed",
        arguments: [
            ("follow ‹@lena.v›", true), ("go and follow ‹@lena.v› on insta", true), ("folge ‹@lena.v›", true),
            ("follow me ‹@lena.v›", false), ("follow my page ‹@lena.v›", false), ("add ‹@lena.v›", false),
            ("join ‹@lena.v›", false), ("follow them. text me on ‹@lena.v›", false),
        ])
    func followed(marked: String, isFollowed: Bool) throws {
        let (text, span) = try Self.read(marked)
        #expect(ToldService.isOnlyFollowed(at: span, in: text) == isFollowed)
    }

    private static func read(_ marked: String) throws -> ([UInt8], Range<Int>) {
        let parts = marked.split(separator: "‹", omittingEmptySubsequences: false)
        let rest = try #require(parts.last).split(separator: "›", omittingEmptySubsequences: false)
        let start = parts[0].utf8.count
        let text = Array("\(parts[0])\(rest[0])\(try #require(rest.last))".utf8)
        return (text, start..<start + rest[0].utf8.count)
    }

    @Test(
        "in the line before",
        arguments: [
            ("add me on discord", "discord"), ("what is your snap?", "snapchat"), ("snap or insta", nil),
            ("hello", nil),
        ] as [(String, String?)])
    func line(text: String, service: String?) { #expect(ToldService.only(in: text) == service) }
}
