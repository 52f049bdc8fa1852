// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite("Citations of measured wording")
struct CitationWordingTests {
    @Test(
        "are told by bytes as they are by characters",
        arguments: [
            "", ".", "wording", ".wording.", ".wording", "wording.", "en.wording.thr.1", "en.wording.thr.3",
            "xx.wording.a.2", "en.wordings.thr.1", "en.word.wording.thr.2", "..wording..", "en.x.thr.share.01",
            "en.x.thr.share.3", "model.message.cont", "model.wording.3", "entity.iban", "text.name", "en.wordin.g.1",
            "a rule of a unit's own pack with a long name.wording.thr.2",
        ])
    func told(rule: String) {
        let citation = Citation(n: 1, rule: rule)
        let (isModel, isWording) = (rule.hasPrefix("model."), rule.contains(".wording."))
        #expect(citation.isMeasured == (isModel || isWording))
        #expect(citation.isPlain == (!isModel && (!isWording || rule.hasSuffix(".3"))))
    }
}
