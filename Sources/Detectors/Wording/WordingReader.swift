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
        /// Stretches that were weighed.
        var stretches: [WordingStretch] = []
        /// Scores of messages by slot, in order of `WordingModels.slots`; only of supported stretches.
        var scores: [Int32: [Double]] = [:]
    }

    private let context: DetectorContext
    private let models: WordingModels?
    private let levels: WordingLevels
    /// Bits of the functions in which somebody acts; nil without models, which are too large to be copied for each message.
    private let acted: UInt64?
    /// The latest messages, those of a stretch and some before.
    private var lines: [WordingLine] = []
    private var seen = 0
    private var weighedTo = 0
    private(set) var readings = ByAccount<Reading>()

    /// Most messages of an account that are kept, so that a flood stays printable.
    private static let most = 400

    init(_ context: DetectorContext) {
        self.context = context
        models = WordingModels.of(context.rules)
        levels = WordingLevels(context.rules)
        acted = models?.acted
    }

    var isActive: Bool { acted != nil }

    /// Takes in a message; tells whether it may turn out to be part of a demand.
    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) -> Bool {
        guard let acted, entry.kind == .message, entry.state != .draft, let actor = entry.actor else { return false }
        var line = WordingLine(
            n: entry.n, account: actor.rawValue, length: Int32(truncatingIfNeeded: entry.textLength))
        // Forwarded words are not the sender's.
        if !marks.isEmpty && !entry.isForwarded {
            line.take(marks, levels: levels, codes: context.codes)
        }
        lines.append(line)
        seen += 1
        if lines.count >= 10 * WordingMeasures.stretch { lines.removeFirst(lines.count - WordingMeasures.stretch) }
        if seen >= WordingMeasures.stretch && (seen - WordingMeasures.stretch) % WordingMeasures.step == 0 { weigh() }
        return line.levels & acted != 0 || line.signs.contains(.foreign)
    }

    /// Weighs what is left.
    mutating func finish() {
        if seen > weighedTo { weigh() }
    }

    private mutating func weigh() {
        weighedTo = seen
        let lines = lines.suffix(WordingMeasures.stretch)
        guard let models, let first = lines.first, let last = lines.last else { return }
        for account in models.candidates(in: lines) {
            let support = models.support(of: account, lines)
            let index = readings.index(of: Account.ID(account), orAdding: Reading())
            if readings[index].stretches.count < Self.most {
                readings[index].stretches.append(
                    WordingStretch(
                        first: first.n, last: last.n, support: support, alarms: models.alarms(of: account, lines),
                        density: models.density(of: account, lines)))
            }
            if support > models.low(of: account, lines) && readings[index].scores.count < Self.most {
                for (n, scores) in scores(of: account, lines, models) {
                    let known = readings[index].scores[n]
                    readings[index].scores[n] = known.map { zip($0, scores).map(max) } ?? scores
                }
            }
        }
    }

    /// What the models of single messages say of each message of an account.
    private func scores(
        of account: Int32, _ lines: ArraySlice<WordingLine>, _ models: WordingModels
    ) -> [(n: Int32, scores: [Double])] {
        var lines = lines
        let own = lines.indices.filter { lines[$0].account == account && lines[$0].length > 0 }
        let isForeign = models.isForeign(account, lines)
        for index in own { _ = context.timeline.withText(lines[index].n) { lines[index].take($0) } }
        return own.map { (lines[$0].n, models.scores(of: $0, lines, isForeign: isForeign)) }
    }
}
