// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// Fits models that weigh what rules found and no words: for languages whose wording nobody has measured.
///
/// They learn from all languages, since a code means the same in each; cuts are those of the other languages.
struct PlainWordingLearner {
    let conversations: [LabelledConversation]
    let lines: [[WordingLine]]
    /// Whether a conversation is of another language than the measured one.
    let isForeign: [Bool]
    let measures: WordingMeasures

    func fit(into pack: inout WordingPack, _ report: inout WordingLearner.Report) {
        guard isForeign.contains(true) else { return }
        fitPairs(into: &pack, &report)
        for name in WordingModels.slotNames { fitMessages(name, into: &pack, &report) }
    }

    private func fitPairs(into pack: inout WordingPack, _ report: inout WordingLearner.Report) {
        let rows = ModelRows(
            pairsOf: conversations, lines, names: measures.plainPairNames, measured: measures.plainPair)
        let fit = LogisticFit(strength: 0.01, rounds: 60)
        let best = rows.best(rows.scores(fit) { isForeign[$0] })
        let cuts = ConversationCuts(best, oneIn: 100)
        let (found, close) = (best.yes.count { $0 > cuts.high }, best.no.count { $0 > cuts.low })
        report.lines.append(
            "plain pair: \(found) of \(best.yes.count) above \(cuts.high); \(close) of \(best.no.count) above \(cuts.low)"
        )
        pack.models["plain.pair"] = rows.model(fit, noughtAt: cuts.high)
        pack.models["cuts"]?.weights["plain.pair.low"] = cuts.low - cuts.high
    }

    private func fitMessages(
        _ name: String, into pack: inout WordingPack, _ report: inout WordingLearner.Report
    ) {
        guard let tags = WordingLearner.functions.first(where: { $0.name == name })?.tags else { return }
        let rows = ModelRows(
            messagesOf: conversations, lines, tags: tags, names: measures.plainMessageNames,
            measured: measures.plainMessage)
        let fit = LogisticFit(strength: 0.006, rounds: 40)
        let cut = rows.cut(rows.scores(fit) { isForeign[$0] })
        report.lines.append("plain message \(name): F1 \(cut.f1), cut \(cut.score)")
        pack.models["plain.message.\(name)"] = rows.model(fit, noughtAt: cut.score)
    }
}
