// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite struct TextTemplatesTests {
    @Test func `spelling, spacing, figures for letters and punctuation do not part a template`() {
        let texts = [
            "hey handsome, hope you don't mind me adding you", "h3y h4nds0me hope you dont mind me adding y0u!!",
            "HEY   handsome hope u don't mind me adding you", "shall we have lunch on Thursday at the canal",
        ]
        #expect(TextTemplates(texts).groups == [[0, 1, 2]])
    }

    @Test func `short texts are alike only when they are equal`() {
        #expect(TextTemplates(["hi there", "Hi there!", "hi theo", ""]).groups == [[0, 1]])
    }

    @Test func `a flood of one text is one group`() {
        let texts = (0..<5000).map { "good evening dear how is your day going number \($0 % 3)" }
        #expect(TextTemplates(texts).groups.map(\.count) == [5000])
    }
}
