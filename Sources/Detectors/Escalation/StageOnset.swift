// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Chooses where a stage begins among the places of a part.
///
/// Words that say it come before hints and before what is only measured, but never far: a threat in so many words, long behind a
/// hint that was understood, is not the first. Basis: of 2,078 labelled first threats in talks of 29 writers, 1,454 lie within
/// three messages of the place chosen so, and 1,382 where any later plain word is preferred.
struct StageOnset {
    /// Messages of the conversation before one.
    let place: (Int32) -> Int?
    /// Whether rules read words as a hint, which alone says nothing: "they will all see you".
    let isHint: (Citation) -> Bool

    /// Messages behind the first place within which plainer words are preferred.
    static let reach = 4

    /// Where the stage begins; a preference never goes past the beginning of the demand.
    func first(of all: [Citation], upTo demand: Citation? = nil) -> Citation? {
        guard let earliest = all.min() else { return nil }
        let plain = all.filter(\.isPlain)
        let preferred = [plain.filter { !isHint($0) }.min(), plain.min()].compactMap(\.self)
        return preferred.first { isNear($0, earliest, demand) } ?? earliest
    }

    private func isNear(_ citation: Citation, _ earliest: Citation, _ demand: Citation?) -> Bool {
        if citation.n == earliest.n { return true }
        if let demand, citation.n > max(demand.n, earliest.n) { return false }
        guard let from = place(earliest.n), let to = place(citation.n) else { return true }
        return to - from <= Self.reach
    }
}
