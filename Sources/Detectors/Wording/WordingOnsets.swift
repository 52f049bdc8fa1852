// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// The first message of an account in which the models of single messages see a function.
struct WordingOnsets {
    private let context: DetectorContext
    private let slots: [String]
    private let reading: ExtortionReader

    /// Score from which on a message asks for a picture; chosen on labelled sets that the models had not seen.
    static let request = 0.5

    /// Nil without models.
    init?(_ context: DetectorContext, _ reading: ExtortionReader) {
        guard let models = WordingModels.of(context.rules) else { return nil }
        slots = models.slots.map(\.name)
        self.context = context
        self.reading = reading
    }

    func first(_ name: String, of account: Account.ID, above cut: Double) -> Citation? {
        guard let slot = slots.firstIndex(of: name), let scores = reading.wording[of: account]?.scores,
            let n = scores.filter({ n, scores in
                scores[slot] > cut && reading.places[n] != nil && !context.isCurt(n)
            }).keys.min()
        else { return nil }
        return Self.citation(of: n, name, context)
    }

    /// Cites the words that were measured, else the message as a whole.
    static func citation(of n: Int32, _ name: String, _ context: DetectorContext) -> Citation {
        let code = RuleCode(rawValue: "M." + name)
        let match = context.marks[n].rules.first { context.rules.rule($0.rule).code == code }
        return match.map { Citation(n: n, rule: context.rules.rule($0.rule).id, span: $0.span) }
            ?? Citation(n: n, rule: "model.message.\(name)")
    }
}
