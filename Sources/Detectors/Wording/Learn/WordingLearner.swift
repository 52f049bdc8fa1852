// SPDX-License-Identifier: Apache-2.0

import Analysis
import Identifiers
public import RuleEngine

/// Makes a wording pack of labelled conversations.
///
/// Words are weighed first. What detectors read of a message is then taken from weights that were fitted without its
/// conversation, so that the models around it learn from levels as they will be on new texts.
public struct WordingLearner {
    /// What was reached on conversations that the words were not fitted to.
    public struct Report: Sendable {
        /// Lines for people.
        public var lines: [String] = []
    }

    private let conversations: [LabelledConversation]
    /// Those of other languages: what rules found in them is weighed too, for languages whose words are not measured.
    private let others: [LabelledConversation]
    private let sets: [WordingPack.TrainingSet]
    private let sources: [RulePackSource]
    private let version: String
    static let folds: UInt32 = 5

    /// Tags of the labelled sets by function, in the order of the functions.
    static let functions: [(name: String, tags: Set<String>)] = [
        ("thr", ["threat_share", "threat_violence", "threat_report"]), ("dem", ["payment_demand", "repeat_demand"]),
        ("dl", ["deadline"]), ("cont", ["contacts_claim"]), ("proof", ["proof"]), ("met", ["payment_method"]),
        ("low", ["negotiation"]), ("plead", ["plead"]), ("paid", ["payment_made"]),
        ("img", ["image_request", "sexual_request"]), ("ref", ["refusal"]),
        ("sec", ["secrecy", "isolation_question"]), ("gift", ["gift_offer", "money_offer"]),
        ("move", ["platform_move"]), ("dis", ["distress", "self_harm"]), ("hack", ["hacked_claim"]),
    ]

    /// Lexicons that stand as classes; a word of several belongs to the first.
    static let classes = [
        "kin", "circle", "everyone", "media", "share", "shared", "sharing", "leak", "leaking", "pay", "currency_word",
        "short_unit", "time_unit", "moment", "method", "number_word", "see_verb", "must", "dont", "laugh", "lovename",
        "platform", "picture_of", "body", "game_word",
    ]

    /// Takes the sets to learn from, by name; only conversations of the language count.
    public init(
        _ sets: [(name: String, conversations: [LabelledConversation])], rules sources: [RulePackSource],
        language: String, version: String
    ) {
        let kept = sets.map { ($0.name, $0.conversations.filter { $0.language == language }) }
        conversations = kept.flatMap(\.1)
        others = sets.flatMap(\.conversations).filter { $0.language != language }
        self.sets = kept.map { name, conversations in
            WordingPack.TrainingSet(
                name: name, conversations: conversations.count,
                messages: conversations.reduce(0) { $0 + $1.messages.count })
        }
        self.sources = sources.filter { !$0.name.hasSuffix(".wording") }
        self.version = version
        self.language = language
    }

    private let language: String

    /// Fits everything.
    public func learn() throws -> (pack: WordingPack, report: Report) {
        var samples: [WordingTrainer.Sample] = []
        var owners: [Int] = []
        for (number, conversation) in conversations.enumerated() {
            for message in conversation.messages {
                samples.append(.init(text: message.text, functions: Self.bits(of: message.tags)))
                owners.append(number)
            }
        }
        let trainer = try WordingTrainer(
            samples, rules: sources,
            heading: .init(
                id: "wording-\(language)", version: version, language: language,
                basis: "fitted to invented labelled conversations; odds on casework are not known",
                classes: Self.classes, functions: Self.functions.map(\.name)))
        var lines = [[WordingLine]](repeating: [], count: conversations.count)
        for fold in 0..<Self.folds {
            let isOut = conversations.map { $0.fold(of: Self.folds) == fold }
            let pack = trainer.pack(from: samples.indices.filter { !isOut[owners[$0]] })
            var reader = try LabelledReader(pack, sources)
            for number in conversations.indices where isOut[number] {
                lines[number] = reader.lines(of: conversations[number])
            }
        }
        var pack = trainer.pack(from: Array(samples.indices), sets: sets)
        var report = Report()
        report.lines.append("features before pruning: \(trainer.featureCount), kept: \(pack.features.count)")
        let measures = WordingMeasures(Self.functions.map(\.name))
        fitPairs(measures, lines, &pack, &report)
        for name in WordingModels.slotNames { fitMessages(name, measures, lines, &pack, &report) }
        var reader = try LabelledReader(pack, sources)
        let all = PlainWordingLearner(
            conversations: conversations + others, lines: lines + others.map { reader.lines(of: $0) },
            isForeign: conversations.map { _ in false } + others.map { _ in true }, measures: measures)
        all.fit(into: &pack, &report)
        return (pack, report)
    }

    private static func bits(of tags: [String]) -> UInt64 {
        var bits: UInt64 = 0
        for (index, function) in functions.enumerated() where !function.tags.isDisjoint(with: tags) {
            bits |= 1 << UInt64(index)
        }
        return bits
    }

    // MARK: Models

    /// A row of a model and where it comes from.
    private struct Row {
        var conversation: Int
        var measures: [Double]
        var isTrue: Bool
    }

    private func fitPairs(
        _ measures: WordingMeasures, _ lines: [[WordingLine]], _ pack: inout WordingPack, _ report: inout Report
    ) {
        var rows: [Row] = []
        for (number, conversation) in conversations.enumerated() {
            for (place, participant) in conversation.participants.enumerated() {
                let isTrue = conversation.isExtortion && participant.role == "suspect"
                for stretch in Self.stretches(of: lines[number]) {
                    rows.append(
                        Row(
                            conversation: number, measures: measures.pair(Int32(place), stretch), isTrue: isTrue))
                }
            }
        }
        let fit = LogisticFit(strength: 0.05, rounds: 60)
        let scores = crossed(rows, names: measures.pairNames, fit)
        var best: [Int: Double] = [:]
        for (row, score) in zip(rows, scores) { best[row.conversation] = max(best[row.conversation] ?? -9, score) }
        let yes = best.filter { conversations[$0.key].isExtortion }.map(\.value).sorted()
        let no = best.filter { !conversations[$0.key].isExtortion }.map(\.value).sorted()
        for cut in stride(from: -2.0, through: 2.0, by: 0.5) {
            report.lines.append("pair \(cut): recall \(Self.share(yes, cut)) false alarms \(Self.share(no, cut))")
        }
        // Nought is where one harmless conversation in two hundred would be taken for extortion.
        let high = no.isEmpty ? 0 : no[max(0, no.count - 1 - no.count / 200)]
        let low = yes.isEmpty ? -2 : yes[yes.count / 50]
        report.lines.append("high \(high): recall \(Self.share(yes, high)); low \(low): \(Self.share(no, low))")
        var model = fit.fit(names: measures.pairNames, rows: rows.map(\.measures), truth: rows.map(\.isTrue))
        model.bias -= high
        pack.models["pair"] = model
        pack.models["cuts"] = LinearModel(bias: 0, weights: ["pair.low": low - high])
    }

    private func fitMessages(
        _ name: String, _ measures: WordingMeasures, _ lines: [[WordingLine]], _ pack: inout WordingPack,
        _ report: inout Report
    ) {
        guard let function = Self.functions.firstIndex(where: { $0.name == name }) else { return }
        let tags = Self.functions[function].tags
        var rows: [Row] = []
        for (number, conversation) in conversations.enumerated() where conversation.isExtortion {
            let suspects = Set(
                conversation.participants.indices.filter { conversation.participants[$0].role == "suspect" }
                    .map { Int32($0) })
            for index in lines[number].indices where suspects.contains(lines[number][index].account) {
                let isTrue = !tags.isDisjoint(with: conversation.messages[index].tags)
                rows.append(
                    Row(
                        conversation: number, measures: measures.message(index, lines[number][...]),
                        isTrue: isTrue))
            }
        }
        let fit = LogisticFit(strength: 0.004, rounds: 40)
        let scores = crossed(rows, names: measures.messageNames, fit)
        let order = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
        let total = rows.count { $0.isTrue }
        var (found, best, cut, recall, precision) = (0, -1.0, 0.0, 0.0, 0.0)
        for (count, index) in order.enumerated() {
            if rows[index].isTrue { found += 1 }
            let f1 = 2 * Double(found) / Double(count + 1 + total)
            if f1 > best { (best, cut) = (f1, scores[index]) }
            if f1 == best { (recall, precision) = (Double(found) / Double(total), Double(found) / Double(count + 1)) }
        }
        report.lines.append("message \(name): F1 \(best), recall \(recall), precision \(precision), cut \(cut)")
        var model = fit.fit(names: measures.messageNames, rows: rows.map(\.measures), truth: rows.map(\.isTrue))
        model.bias -= cut
        pack.models["message.\(name)"] = model
    }

    /// Scores from models that were fitted without the fold of the row.
    private func crossed(_ rows: [Row], names: [String], _ fit: LogisticFit) -> [Double] {
        var scores = [Double](repeating: 0, count: rows.count)
        for fold in 0..<Self.folds {
            let isOut = rows.map { conversations[$0.conversation].fold(of: Self.folds) == fold }
            let used = rows.indices.filter { !isOut[$0] }
            let model = fit.fit(names: names, rows: used.map { rows[$0].measures }, truth: used.map { rows[$0].isTrue })
            let weights = model.ordered(names)
            for index in rows.indices where isOut[index] {
                scores[index] = WordingModels.sum(model.bias, weights, rows[index].measures)
            }
        }
        return scores
    }

    /// Stretches as the detector cuts them.
    static func stretches(of lines: [WordingLine]) -> [ArraySlice<WordingLine>] {
        guard lines.count > WordingMeasures.stretch else { return [lines[...]] }
        var ends = Array(stride(from: WordingMeasures.stretch, through: lines.count, by: WordingMeasures.step))
        if ends.last != lines.count { ends.append(lines.count) }
        return ends.map { lines[($0 - WordingMeasures.stretch)..<$0] }
    }

    private static func share(_ sorted: [Double], _ cut: Double) -> Double {
        sorted.isEmpty ? 0 : (Double(sorted.count { $0 > cut }) / Double(sorted.count) * 1000).rounded() / 1000
    }
}
