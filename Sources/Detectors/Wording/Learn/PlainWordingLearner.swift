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

    private struct Row {
        var conversation: Int
        var measures: [Double]
        var isTrue: Bool
    }

    func fit(into pack: inout WordingPack, _ report: inout WordingLearner.Report) {
        guard isForeign.contains(true) else { return }
        fitPairs(into: &pack, &report)
        for name in WordingModels.slotNames { fitMessages(name, into: &pack, &report) }
    }

    private func fitPairs(into pack: inout WordingPack, _ report: inout WordingLearner.Report) {
        var rows: [Row] = []
        for (number, conversation) in conversations.enumerated() {
            for (place, participant) in conversation.participants.enumerated() {
                let isTrue = conversation.isExtortion && participant.role == "suspect"
                for stretch in WordingLearner.stretches(of: lines[number]) {
                    rows.append(
                        Row(
                            conversation: number, measures: measures.plainPair(Int32(place), stretch), isTrue: isTrue))
                }
            }
        }
        let fit = LogisticFit(strength: 0.01, rounds: 60)
        let scores = crossed(rows, names: measures.plainPairNames, fit)
        var best: [Int: Double] = [:]
        for (row, score) in zip(rows, scores) where isForeign[row.conversation] {
            best[row.conversation] = max(best[row.conversation] ?? -9, score)
        }
        let yes = best.filter { conversations[$0.key].isExtortion }.map(\.value).sorted()
        let no = best.filter { !conversations[$0.key].isExtortion }.map(\.value).sorted()
        let high = no.isEmpty ? 0 : no[max(0, no.count - 1 - no.count / 100)]
        let low = yes.isEmpty ? -2 : yes[yes.count / 50]
        let (found, close) = (yes.count { $0 > high }, no.count { $0 > low })
        report.lines.append(
            "plain pair: \(found) of \(yes.count) above \(high); \(close) of \(no.count) above \(low)")
        var model = fit.fit(names: measures.plainPairNames, rows: rows.map(\.measures), truth: rows.map(\.isTrue))
        model.bias -= high
        pack.models["plain.pair"] = model
        pack.models["cuts"]?.weights["plain.pair.low"] = low - high
    }

    private func fitMessages(
        _ name: String, into pack: inout WordingPack, _ report: inout WordingLearner.Report
    ) {
        guard let tags = WordingLearner.functions.first(where: { $0.name == name })?.tags else { return }
        var rows: [Row] = []
        for (number, conversation) in conversations.enumerated() where conversation.isExtortion {
            let suspects = Set(
                conversation.participants.indices.filter { conversation.participants[$0].role == "suspect" }
                    .map { Int32($0) })
            for index in lines[number].indices where suspects.contains(lines[number][index].account) {
                rows.append(
                    Row(
                        conversation: number, measures: measures.plainMessage(index, lines[number][...]),
                        isTrue: !tags.isDisjoint(with: conversation.messages[index].tags)))
            }
        }
        let fit = LogisticFit(strength: 0.006, rounds: 40)
        let scores = crossed(rows, names: measures.plainMessageNames, fit)
        let order = rows.indices.filter { isForeign[rows[$0].conversation] }
            .sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
        let total = order.count { rows[$0].isTrue }
        var (found, best, cut) = (0, -1.0, 0.0)
        for (count, index) in order.enumerated() {
            if rows[index].isTrue { found += 1 }
            let f1 = 2 * Double(found) / Double(count + 1 + total)
            if f1 > best { (best, cut) = (f1, scores[index]) }
        }
        report.lines.append("plain message \(name): F1 \(best), cut \(cut)")
        var model = fit.fit(names: measures.plainMessageNames, rows: rows.map(\.measures), truth: rows.map(\.isTrue))
        model.bias -= cut
        pack.models["plain.message.\(name)"] = model
    }

    /// Scores of the other languages from models that were fitted without the fold of the row.
    private func crossed(_ rows: [Row], names: [String], _ fit: LogisticFit) -> [Double] {
        var scores = [Double](repeating: 0, count: rows.count)
        for fold in 0..<WordingLearner.folds {
            let isOut = rows.map { conversations[$0.conversation].fold(of: WordingLearner.folds) == fold }
            let used = rows.indices.filter { !isOut[$0] }
            let model = fit.fit(names: names, rows: used.map { rows[$0].measures }, truth: used.map { rows[$0].isTrue })
            let weights = model.ordered(names)
            for index in rows.indices where isOut[index] && isForeign[rows[index].conversation] {
                scores[index] = WordingModels.sum(model.bias, weights, rows[index].measures)
            }
        }
        return scores
    }
}
