// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// Words that tell what stands beside them in a short text; the rule packs list them.
struct BareLists: Sendable {
    /// Kinship and roles.
    let kin: Set<String>
    /// Words that stand behind kinship and are no name.
    let afterKin: Set<String>
    /// Words of a sentence, so that it is no name.
    let sentence: Set<String>
    /// Words beside which a number counts something else than money.
    let units: Set<String>
    /// What games count in.
    let gameMoney: Set<String>

    init(_ rules: RuleSet) {
        kin = rules.words("bare_kin")
        afterKin = rules.words("bare_after_kin")
        sentence = rules.words("bare_sentence")
        units = rules.words("bare_unit")
        gameMoney = rules.words("bare_game_money")
    }
}
