// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Numbers without a currency in sentences that are about nothing of an extortion: "it was built in 1870".
struct AsideNumbers {
    private let context: DetectorContext
    private let levels: WordingLevels
    /// The place of demands among the bits of measured levels; nil without a wording pack.
    private let shift: UInt64?

    init(_ context: DetectorContext) {
        self.context = context
        levels = WordingLevels(context.rules)
        shift = context.rules.wordingPack?.functions.firstIndex { $0.name == "dem" }.map { UInt64(2 * $0) }
    }

    /// The values of those in a message.
    func values(in entry: TimelineEntry, _ marks: Marks) -> [String] {
        guard entry.textLength > Self.terse, marks.money.contains(where: { $0.currency == nil }),
            !context.codes(in: marks).overlaps(Self.telling), !marks.rules.contains(where: demands)
        else { return [] }
        return marks.money.filter { $0.currency == nil }.map(\.value)
    }

    /// Whether measured words are likely those of a demand.
    private func demands(_ match: RuleMatch) -> Bool {
        guard let shift, let bits = levels.bits(of: match) else { return false }
        return bits >> shift & 3 >= 2
    }

    /// So short a text is little else than its number.
    private static let terse = 12
    private static let telling: CodeSet = CodeSet.extortion.union(CodeSet.hints)
        .union([.refusal, .paid, .paidHint, .plea, .moneyOffer])
}
