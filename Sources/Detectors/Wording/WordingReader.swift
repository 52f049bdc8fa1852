// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Reads a conversation stretch by stretch with the wording models.
///
/// It holds the last forty messages and, of the stretches that support a demand, what single messages fill.
struct WordingReader {
    /// What the models say of an account.
    struct Reading {
        /// Stretches that were weighed: first and last message, and support.
        var stretches: [(first: Int32, last: Int32, support: Double)] = []
        /// Scores of messages by slot, in order of `WordingModels.slots`; only of supported stretches.
        var scores: [Int32: [Double]] = [:]
    }

    private let context: DetectorContext
    private let models: WordingModels?
    private var lines: [WordingLine] = []
    private var seen = 0
    private var weighedTo = 0
    private(set) var readings: [Account.ID: Reading] = [:]

    /// Most messages of an account that are kept, so that a flood stays printable.
    private static let most = 400

    init(_ context: DetectorContext) {
        self.context = context
        models = WordingModels(context.rules.wordingPack)
    }

    var isActive: Bool { models != nil }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard models != nil, entry.kind == .message, entry.state != .draft, let actor = entry.actor else { return }
        var line = WordingLine(
            n: entry.n, account: actor.rawValue, length: Int32(truncatingIfNeeded: entry.textLength))
        // Forwarded words are not the sender's.
        if !marks.isEmpty && !entry.isForwarded {
            line.take(marks, rules: context.rules, codes: context.codes)
        }
        lines.append(line)
        seen += 1
        if lines.count > WordingMeasures.stretch { lines.removeFirst(lines.count - WordingMeasures.stretch) }
        if seen >= WordingMeasures.stretch && (seen - WordingMeasures.stretch) % WordingMeasures.step == 0 { weigh() }
    }

    /// Weighs what is left.
    mutating func finish() {
        if seen > weighedTo { weigh() }
    }

    private mutating func weigh() {
        weighedTo = seen
        guard let models, let first = lines.first, let last = lines.last else { return }
        let accounts = Set(
            lines.filter { $0.level(models.threat) >= 2 || $0.level(models.demand) >= 2 }.map(\.account)
        ).sorted()
        for account in accounts {
            let support = models.support(of: account, lines[...])
            var reading = readings[Account.ID(account)] ?? Reading()
            if reading.stretches.count < Self.most { reading.stretches.append((first.n, last.n, support)) }
            if support > models.low && reading.scores.count < Self.most { score(account, models, &reading) }
            readings[Account.ID(account)] = reading
        }
    }

    private func score(_ account: Int32, _ models: WordingModels, _ reading: inout Reading) {
        var lines = lines
        for index in lines.indices where lines[index].account == account && lines[index].length > 0 {
            if let text = context.timeline.text(lines[index].n) { lines[index].take(text) }
        }
        for index in lines.indices where lines[index].account == account && lines[index].length > 0 {
            let measures = models.measures.message(index, lines[...])
            let scores = models.slots.map { WordingModels.sum($0.bias, $0.weights, measures) }
            reading.scores[lines[index].n] = reading.scores[lines[index].n].map { zip($0, scores).map(max) } ?? scores
        }
    }
}
