// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// A conversation and what was read of its messages.
struct ReadConversation {
    let conversation: LabelledConversation
    var lines: [WordingLine] = []
}

/// What a model is fitted to, row by row, each row with the conversation it comes from.
struct ModelRows {
    /// Conversations are put into so many folds.
    static let folds: UInt32 = 5

    private let conversations: [LabelledConversation]
    private let names: [String]
    private var rows: [Row] = []

    private struct Row {
        var conversation: Int
        var measures: [Double]
        var isTrue: Bool
    }

    /// What single messages are held to be, at the cut where it is right most often.
    struct Cut {
        var score = 0.0
        /// Harmonic mean of recall and precision.
        var f1 = -1.0
        var recall = 0.0
        var precision = 0.0
    }

    /// A row for each account and stretch of talk, true of suspects of extortion.
    init(
        pairsOf read: [ReadConversation], names: [String], measured: (Int32, ArraySlice<WordingLine>) -> [Double]
    ) {
        (conversations, self.names) = (read.map(\.conversation), names)
        for (number, conversation) in conversations.enumerated() {
            for (place, participant) in conversation.participants.enumerated() {
                let isTrue = conversation.isExtortion && participant.role == "suspect"
                for stretch in Self.stretches(of: read[number].lines) {
                    rows.append(Row(conversation: number, measures: measured(Int32(place), stretch), isTrue: isTrue))
                }
            }
        }
    }

    /// A row for each message of a suspect of extortion, true where it has one of the tags.
    init(
        messagesOf read: [ReadConversation], tags: Set<String>, names: [String],
        measured: (Int, ArraySlice<WordingLine>) -> [Double]
    ) {
        (conversations, self.names) = (read.map(\.conversation), names)
        for (number, conversation) in conversations.enumerated() where conversation.isExtortion {
            let lines = read[number].lines
            let suspects = Set(
                conversation.participants.indices.filter { conversation.participants[$0].role == "suspect" }
                    .map { Int32($0) })
            for index in lines.indices where suspects.contains(lines[index].account) {
                rows.append(
                    Row(
                        conversation: number, measures: measured(index, lines[...]),
                        isTrue: !tags.isDisjoint(with: conversation.messages[index].tags)))
            }
        }
    }

    /// A row for each message of anybody that is looked at for a step, true where it takes it; its measures are those of the
    /// messages around it.
    init(
        stepsOf read: [ReadConversation], _ step: WordingStep, through gate: StepGate, names: [String],
        measured: (Int, ArraySlice<WordingLine>) -> [Double]
    ) {
        (conversations, self.names) = (read.map(\.conversation), names)
        for (number, conversation) in conversations.enumerated() {
            let lines = read[number].lines
            let end = min(lines.endIndex, conversation.end(of: step))
            for index in lines.indices[..<end] where gate.opens(at: index, in: lines[...]).isOpen {
                let around = lines[
                    max(0, index - WordingStep.reach)..<min(lines.count, index + WordingStep.reach + 1)]
                rows.append(
                    Row(
                        conversation: number, measures: measured(index, around),
                        isTrue: !step.tags.isDisjoint(with: conversation.messages[index].tags)))
            }
        }
    }

    /// The model of all rows, whose nought is at a score.
    func model(_ fit: LogisticFit, noughtAt score: Double) -> LinearModel {
        var model = fit.fit(names: names, rows: rows.map(\.measures), truth: rows.map(\.isTrue))
        model.bias -= score
        return model
    }

    /// The trees of all rows, whose nought is at a score.
    func trees(_ fit: TreeFit, noughtAt score: Double) -> DecisionTrees {
        var trees = fit.fit(names: names, rows: rows.map(\.measures), truth: rows.map(\.isTrue))
        trees.bias -= score
        return trees
    }

    /// Scores from models that were fitted without the fold of the row, by row, of the conversations that count.
    func scores(_ fit: LogisticFit, where counts: (LabelledConversation) -> Bool) -> [Int: Double] {
        scores(where: counts) { rows, truth in
            let model = fit.fit(names: names, rows: rows, truth: truth)
            let weights = model.ordered(names)
            return { WordingModels.sum(model.bias, weights, $0) }
        }
    }

    /// The same of trees.
    func scores(_ fit: TreeFit, where counts: (LabelledConversation) -> Bool) -> [Int: Double] {
        scores(where: counts) { rows, truth in
            let trees = fit.fit(names: names, rows: rows, truth: truth).ordered(names)
            return { trees?.sum($0) ?? 0 }
        }
    }

    private func scores(
        where counts: (LabelledConversation) -> Bool, fitted: ([[Double]], [Bool]) -> ([Double]) -> Double
    ) -> [Int: Double] {
        var scores: [Int: Double] = [:]
        for fold in 0..<Self.folds {
            let isOut = rows.map { conversations[$0.conversation].fold(of: Self.folds) == fold }
            let used = rows.indices.filter { !isOut[$0] }
            let score = fitted(used.map { rows[$0].measures }, used.map { rows[$0].isTrue })
            for index in rows.indices where isOut[index] && counts(conversations[rows[index].conversation]) {
                scores[index] = score(rows[index].measures)
            }
        }
        return scores
    }

    /// The highest score of each conversation.
    func best(_ scores: [Int: Double]) -> ConversationScores {
        var best: [Int: Double] = [:]
        for (index, score) in scores {
            let conversation = rows[index].conversation
            best[conversation] = max(best[conversation] ?? -.infinity, score)
        }
        func sorted(_ isWanted: (LabelledConversation) -> Bool) -> [Double] {
            best.filter { isWanted(conversations[$0.key]) }.values.sorted()
        }
        return ConversationScores(
            extortion: sorted(\.isExtortion), labelled: sorted { !$0.isExtortion && $0.isTagged },
            untagged: sorted { !$0.isTagged })
    }

    /// The highest score of each conversation that counts, by whether the step is taken in it; one of which no message is
    /// looked at has none.
    func best(
        _ scores: [Int: Double], of step: WordingStep, where counts: (LabelledConversation) -> Bool
    ) -> (found: [Double], labelled: [Double], untagged: [Double]) {
        var best = [Double](repeating: -.infinity, count: conversations.count)
        for (index, score) in scores { best[rows[index].conversation] = max(best[rows[index].conversation], score) }
        var all: (found: [Double], labelled: [Double], untagged: [Double]) = ([], [], [])
        for (conversation, score) in zip(conversations, best) where counts(conversation) {
            if conversation.takes(step) {
                all.found.append(score)
            } else if conversation.isTagged {
                all.labelled.append(score)
            } else {
                all.untagged.append(score)
            }
        }
        return (all.found.sorted(), all.labelled.sorted(), all.untagged.sorted())
    }

    /// Where the rows are told apart best.
    func cut(_ scores: [Int: Double]) -> Cut {
        let order = scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        let total = order.count { rows[$0.key].isTrue }
        var (found, best) = (0, Cut())
        for (count, (index, score)) in order.enumerated() {
            if rows[index].isTrue { found += 1 }
            let f1 = 2 * Double(found) / Double(count + 1 + total)
            if f1 > best.f1 { (best.f1, best.score) = (f1, score) }
            if f1 == best.f1 {
                (best.recall, best.precision) = (Double(found) / Double(total), Double(found) / Double(count + 1))
            }
        }
        return best
    }

    /// Stretches as the detector cuts them.
    private static func stretches(of lines: [WordingLine]) -> [ArraySlice<WordingLine>] {
        guard lines.count > WordingMeasures.stretch else { return [lines[...]] }
        var ends = Array(stride(from: WordingMeasures.stretch, through: lines.count, by: WordingMeasures.step))
        if ends.last != lines.count { ends.append(lines.count) }
        return ends.map { lines[($0 - WordingMeasures.stretch)..<$0] }
    }
}

/// The highest scores of conversations, ascending, by what they are.
struct ConversationScores {
    /// Extortions.
    var extortion: [Double]
    /// Other talk whose messages are labelled.
    var labelled: [Double]
    /// Harmless talk that was looked at as a whole.
    var untagged: [Double]
}

/// Two cuts of the highest scores of conversations.
struct ConversationCuts {
    /// Above it lie the extortions and a share of the harmless.
    let high: Double
    /// Above it lie all extortions but one in fifty.
    let low: Double

    /// Everyday talk of which one may lie above the high cut: labelled harmless talk is chosen to be hard, and this is not.
    private static let everyday = 1000

    /// - Parameters:
    ///   - oneIn: how many labelled harmless conversations there are for each that may lie above the high cut.
    ///   - spare: how far it lies above that, so that a few changed words do not carry a talk over it.
    init(_ best: ConversationScores, oneIn: Int, spare: Double) {
        high =
            max(
                Self.cut(best.labelled, oneIn: oneIn),
                best.untagged.isEmpty ? -.infinity : Self.cut(best.untagged, oneIn: Self.everyday)) + spare
        low = best.extortion.isEmpty ? -2 : best.extortion[best.extortion.count / 50]
    }

    private static func cut(_ scores: [Double], oneIn: Int) -> Double {
        scores.isEmpty ? 0 : scores[max(0, scores.count - 1 - scores.count / oneIn)]
    }
}
