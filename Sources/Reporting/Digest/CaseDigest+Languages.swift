// SPDX-License-Identifier: Apache-2.0

import Analysis

extension CaseDigest {
    /// Stands behind words that nothing was found: how much is in a language that no rule pack is for; empty where nothing is.
    var uncovered: Prose {
        let (messages, texts) = analysis.languages.uncovered
        return messages == 0
            ? Prose() : " \(messages) of \(texts, "message") with text are in a language without rule packs."
    }
}
