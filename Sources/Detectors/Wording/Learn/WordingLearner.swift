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
    private let language: String

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
        for fold in 0..<ModelRows.folds {
            let isOut = conversations.map { $0.fold(of: ModelRows.folds) == fold }
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

    private func fitPairs(
        _ measures: WordingMeasures, _ lines: [[WordingLine]], _ pack: inout WordingPack, _ report: inout Report
    ) {
        let rows = ModelRows(pairsOf: conversations, lines, names: measures.pairNames, measured: measures.pair)
        let fit = LogisticFit(strength: 0.05, rounds: 60)
        let best = rows.best(rows.scores(fit))
        for cut in stride(from: -2.0, through: 2.0, by: 0.5) {
            let (recall, alarms) = (Self.share(best.yes, cut), Self.share(best.no, cut))
            report.lines.append("pair \(cut): recall \(recall) false alarms \(alarms)")
        }
        // Nought is where one harmless conversation in two hundred would be taken for extortion.
        let cuts = ConversationCuts(best, oneIn: 200)
        let (recall, close) = (Self.share(best.yes, cuts.high), Self.share(best.no, cuts.low))
        report.lines.append("high \(cuts.high): recall \(recall); low \(cuts.low): \(close)")
        pack.models["pair"] = rows.model(fit, noughtAt: cuts.high)
        pack.models["cuts"] = LinearModel(bias: 0, weights: ["pair.low": cuts.low - cuts.high])
    }

    private func fitMessages(
        _ name: String, _ measures: WordingMeasures, _ lines: [[WordingLine]], _ pack: inout WordingPack,
        _ report: inout Report
    ) {
        guard let tags = Self.functions.first(where: { $0.name == name })?.tags else { return }
        let rows = ModelRows(
            messagesOf: conversations, lines, tags: tags, names: measures.messageNames, measured: measures.message)
        let fit = LogisticFit(strength: 0.004, rounds: 40)
        let cut = rows.cut(rows.scores(fit))
        report.lines.append(
            "message \(name): F1 \(cut.f1), recall \(cut.recall), precision \(cut.precision), cut \(cut.score)")
        pack.models["message.\(name)"] = rows.model(fit, noughtAt: cut.score)
    }

    private static func share(_ sorted: [Double], _ cut: Double) -> Double {
        sorted.isEmpty ? 0 : (Double(sorted.count { $0 > cut }) / Double(sorted.count) * 1000).rounded() / 1000
    }
}
