// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("Languages of texts")
struct TextLanguageTests {
    @Test(
        "A text is in its writer’s language where its letters can be, else its script alone is told",
        arguments: [
            ("see you at six", "en", "en"), ("مرحبا، هل أنت بخير؟", "ar", "ar"), ("مرحبا", "en", "und-Arab"),
            ("مرحبا", nil, "und-Arab"), ("ok", "ar", "und"), ("good morning", nil, "und"), ("😂😂 12", "fr", "fr"),
            ("12:30", nil, "und"), ("привет", nil, "und-Cyrl"), ("καλημέρα", "en", "el"), ("おはよう", nil, "ja"),
            ("你好", "zh-Hant", "zh-Hant"), ("你好 ok", "ja", "ja"), ("안녕하세요 lol", nil, "ko"), ("שלום", "he", "he"),
        ] as [(String, String?, String)])
    func tags(text: String, writer: String?, tag: String) {
        #expect(TextLanguage.tag(of: text, writer: writer) == tag)
    }

    @Test("Each message of the transcript and of a context tells its language; an empty one has none to tell")
    func messages() throws {
        var analysis = ReportFixture.rich(showsFullContent: true)
        analysis.writerLanguages[ReportFixture.chat, ReportFixture.other] = "en"
        analysis.writerLanguages[ReportFixture.aside, ReportFixture.friend] = "ar"
        let html = try ReportTests.html(analysis)
        let texts = html.components(after: "class=\"txt\">", until: "</td>").filter { $0.contains("<bdi") }
        #expect(texts.count > 20)
        let untold = texts.filter { !$0.contains("<bdi lang=\"") && !$0.contains("<bdi dir=\"ltr\"") }
        // A symbol of a reaction is no text.
        #expect(untold.allSatisfy { $0.contains("[reaction]") || $0.contains("[notice") }, "\(untold)")
        #expect(html.contains("<bdi lang=\"ar\" dir=\"auto\">مرحبا، هل أنت بخير؟</bdi>"))
        #expect(html.components(after: "<table class=\"ctx", until: "</table>").contains { $0.contains("lang=\"en\"") })
    }

    @Test("A label in the place of removed words is in no language of the record")
    func removedWords() throws {
        var analysis = ReportFixture.rich()
        analysis.writerLanguages[ReportFixture.chat, ReportFixture.other] = "pl"
        analysis.redaction = RedactionRecord(
            level: "R4", parent: ReportFixture.digest, entries: [], hasSubjects: false, listed: 0)
        #expect(try !ReportTests.html(analysis).contains("lang=\"pl\""))
    }
}
