// SPDX-License-Identifier: Apache-2.0

import Analysis
import Identifiers
public import RuleEngine

/// Makes a wording pack of labelled conversations.
///
/// Words are weighed first. What detectors read of a message is then taken from weights that were fitted without its
/// conversation, so that the models around it learn from scores as they will be on new texts.
public struct WordingLearner {
    /// What was reached on conversations that the words were not fitted to.
    public struct Report: Sendable {
        /// Lines for people.
        public var lines: [String] = []
    }

    /// What a pack is for.
    public enum Purpose: Sendable {
        /// The scan of every text, in one language.
        case scan(language: String)
        /// Talks in any language but that of the scan: words of one language stand beside what rules of all of them found.
        case talks(besides: String)

        /// Permanent id of the pack.
        var pack: String {
            switch self {
            case .scan(let language): "wording-\(language)"
            case .talks: "wording-talks"
            }
        }
    }

    private let conversations: [LabelledConversation]
    /// In whatever language: the pack of the sides is one for all.
    private let everything: [(name: String, conversations: [LabelledConversation])]
    private let disguises: [(LabelledConversation) -> LabelledConversation]
    private let sets: [WordingPack.TrainingSet]
    private let sources: [RulePackSource]
    private let version: String
    private let purpose: Purpose

    /// Tags of the labelled sets by function, in the order of the functions.
    static let functions: [(name: String, tags: Set<String>)] = [
        ("thr", LabelledConversation.threats), ("dem", ["payment_demand", "repeat_demand"]),
        ("dl", ["deadline"]), ("cont", ["contacts_claim"]), ("proof", ["proof"]), ("met", ["payment_method"]),
        ("low", ["negotiation"]), ("plead", ["plead"]), ("paid", ["payment_made"]),
        ("img", ["image_request", "sexual_request"]), ("ref", ["refusal"]),
        ("sec", ["secrecy", "isolation_question"]), ("gift", ["gift_offer", "money_offer"]),
        ("move", ["platform_move"]), ("dis", ["distress", "self_harm"]), ("hack", ["hacked_claim"]),
    ]

    /// Lexicons that stand as classes; a word of several belongs to the first.
    private static let classes = [
        "kin", "circle", "everyone", "media", "share", "shared", "sharing", "leak", "leaking", "pay", "currency_word",
        "short_unit", "time_unit", "moment", "method", "number_word", "see_verb", "must", "dont", "laugh", "lovename",
        "platform", "picture_of", "body", "game_word",
    ]

    /// The same where several languages share a pack: they part forms that English has as one.
    static let classesOfAll = classes.map { name in
        let more: [String: String] = [
            "share": "share+share_fin+share_inf+share_sep", "shared": "shared+shared_past",
            "pay": "pay+pay_imp+pay_inf+bayad_imp", "currency_word": "currency_word+plata+grana+geld+pera",
            "must": "must+dapat",
        ]
        return more[name] ?? name
    }

    /// Takes the sets to learn from, by name; those of one language count for a scan, all of them for talks.
    ///
    /// - Parameter disguises: ways to write a conversation so that filters do not read it. Talks are weighed as they are
    ///   and in each of these ways, so that a changed spelling makes no harmless talk suspect and hides no other.
    public init(
        _ sets: [(name: String, conversations: [LabelledConversation])], rules sources: [RulePackSource],
        purpose: Purpose, version: String, disguises: [(LabelledConversation) -> LabelledConversation]
    ) {
        let kept = sets.map { name, conversations in
            (
                name,
                conversations.filter { if case .scan(let language) = purpose { $0.language == language } else { true } }
            )
        }
        conversations = kept.flatMap(\.1)
        everything = sets
        self.sets = kept.filter { !$0.1.isEmpty }.map { WordingPack.TrainingSet($0.0, $0.1) }
        self.sources = sources.filter { !$0.name.hasSuffix(".wording") }
        self.version = version
        self.purpose = purpose
        self.disguises = disguises
    }

    /// Fits everything.
    public func learn() throws -> (pack: WordingPack, report: Report) {
        let (samples, owners) = samples
        let trainer = try WordingTrainer(samples, rules: sources, heading: heading)
        let read = try read(with: trainer, samples, owners)
        var pack = trainer.pack(from: Array(samples.indices), sets: sets)
        var report = Report()
        report.lines.append("features before pruning: \(trainer.featureCount), kept: \(pack.features.count)")
        let measures = WordingMeasures(Self.functions.map(\.name), hasCodes: isForTalks)
        fitPairs(measures, read.plain + read.disguised.joined(), &pack, &report)
        for name in WordingModels.slotNames { fitMessages(name, measures, read.plain, &pack, &report) }
        for step in WordingStep.allCases { fitStep(step, measures, read.plain, &pack, &report) }
        return (pack, report)
    }

    /// Fits the models of steps alone, for a pack whose words and other models stay.
    public func learnSteps(of kept: WordingPack) throws -> (pack: WordingPack, report: Report) {
        let (samples, owners) = samples
        let trainer = try WordingTrainer(samples, rules: sources, heading: heading)
        let read = try read(with: trainer, samples, owners).plain
        var pack = kept
        pack.version = version
        var report = Report()
        let measures = WordingMeasures(Self.functions.map(\.name), hasCodes: isForTalks)
        for step in WordingStep.allCases { fitStep(step, measures, read, &pack, &report) }
        return (pack, report)
    }

    /// All tagged messages, and the conversation of each.
    private var samples: ([WordingTrainer.Sample], owners: [Int]) {
        var samples: [WordingTrainer.Sample] = []
        var owners: [Int] = []
        for (number, conversation) in conversations.enumerated() where conversation.isTagged {
            for message in conversation.messages {
                samples.append(.init(text: message.text, functions: Self.bits(of: message.tags)))
                owners.append(number)
            }
        }
        return (samples, owners)
    }

    /// Conversations as they are and in each disguise, read with weights that were fitted without them.
    private func read(
        with trainer: WordingTrainer, _ samples: [WordingTrainer.Sample], _ owners: [Int]
    ) throws -> (plain: [ReadConversation], disguised: [[ReadConversation]]) {
        var read = conversations.map { ReadConversation(conversation: $0) }
        var readDisguised = [[ReadConversation]](repeating: read, count: disguises.count)
        let sides = try SideLearner(everything, rules: sources, version: version)
        for fold in 0..<ModelRows.folds {
            let isOut = conversations.map { $0.fold(of: ModelRows.folds) == fold }
            let pack = trainer.pack(from: samples.indices.filter { !isOut[owners[$0]] })
            var reader = try LabelledReader(pack, sides: sides.pack(without: fold), sources)
            for number in conversations.indices where isOut[number] {
                read[number].lines = reader.lines(of: conversations[number])
                for (way, disguise) in disguises.enumerated() {
                    readDisguised[way][number].lines = reader.lines(of: disguise(conversations[number]))
                }
            }
        }
        return (read, readDisguised)
    }

    private var isForTalks: Bool { if case .talks = purpose { true } else { false } }

    /// Whether a conversation is one that the pack will be asked about: cuts are set on those.
    private func isAsked(_ conversation: LabelledConversation) -> Bool {
        if case .talks(let scanned) = purpose { conversation.language != scanned } else { true }
    }

    private var heading: WordingTrainer.Heading {
        let languages = Set(conversations.map(\.language)).sorted()
        return WordingTrainer.Heading(
            id: purpose.pack, version: version, use: isForTalks ? .talks : .scan, languages: languages,
            basis: Self.basis,
            classes: isForTalks ? Self.classesOfAll : Self.classes, functions: Self.functions.map(\.name),
            size: isForTalks ? 16_000 : 6000)
    }

    /// What packs say of their weights.
    static let basis = "fitted to invented labelled conversations; odds on casework are not known"

    private static func bits(of tags: [String]) -> UInt64 {
        var bits: UInt64 = 0
        for (index, function) in functions.enumerated() where !function.tags.isDisjoint(with: tags) {
            bits |= 1 << UInt64(index)
        }
        return bits
    }

    // MARK: Models

    private func fitPairs(
        _ measures: WordingMeasures, _ read: [ReadConversation], _ pack: inout WordingPack, _ report: inout Report
    ) {
        let rows = ModelRows(pairsOf: read, names: measures.pairNames, measured: measures.pair)
        let fit = TreeFit(rounds: 300, rate: 0.08)
        let best = rows.best(rows.scores(fit, where: isAsked))
        for cut in stride(from: -4.0, through: 6.0, by: 0.5) {
            let shares = [best.extortion, best.labelled, best.untagged].map { Self.share($0, cut) }
            report.lines.append("pair \(cut): recall \(shares[0]) false alarms \(shares[1]), untagged \(shares[2])")
        }
        let cuts = ConversationCuts(best, oneIn: 50, spare: isForTalks ? 1.0 : 1.1)
        let (recall, close) = (Self.share(best.extortion, cuts.high), Self.share(best.labelled, cuts.low))
        report.lines.append("high \(cuts.high): recall \(recall); low \(cuts.low): \(close)")
        pack.trees["pair"] = rows.trees(fit, noughtAt: cuts.high)
        pack.models["cuts"] = LinearModel(bias: 0, weights: ["pair.low": cuts.low - cuts.high])
    }

    private func fitMessages(
        _ name: String, _ measures: WordingMeasures, _ read: [ReadConversation], _ pack: inout WordingPack,
        _ report: inout Report
    ) {
        guard let tags = Self.functions.first(where: { $0.name == name })?.tags else { return }
        let rows = ModelRows(
            messagesOf: read, tags: tags, names: measures.messageNames, measured: measures.message)
        let fit = LogisticFit(strength: 0.004, rounds: 40)
        let cut = rows.cut(rows.scores(fit, where: isAsked))
        report.lines.append(
            "message \(name): F1 \(cut.f1), recall \(cut.recall), precision \(cut.precision), cut \(cut.score)")
        pack.models["message.\(name)"] = rows.model(fit, noughtAt: cut.score)
    }

    /// Fits the model of a step to the messages of everybody.
    ///
    /// Its nought is where few conversations without the step have a message above it.
    private func fitStep(
        _ step: WordingStep, _ measures: WordingMeasures, _ read: [ReadConversation], _ pack: inout WordingPack,
        _ report: inout Report
    ) {
        let rows = ModelRows(
            stepsOf: read, step, through: StepGate(step, measures), names: measures.messageNames,
            measured: measures.message)
        let fit = LogisticFit(strength: 0.004, rounds: 40)
        let best = rows.best(rows.scores(fit, where: isAsked), of: step, where: isAsked)
        var cut = -Double.infinity
        for (scores, oneIn) in [(best.labelled, step.oneIn.labelled), (best.untagged, step.oneIn.everyday)]
        where !scores.isEmpty {
            cut = max(cut, scores[max(0, scores.count - 1 - scores.count / oneIn)])
        }
        for offset in stride(from: -2.0, through: 2.0, by: 0.5) {
            let shares = [best.found, best.labelled, best.untagged].map { Self.share($0, cut + offset) }
            report.lines.append(
                "step \(step.rawValue) \(offset): recall \(shares[0]) false alarms \(shares[1]), untagged \(shares[2])")
        }
        pack.models[step.model] = rows.model(fit, noughtAt: cut)
    }

    private static func share(_ sorted: [Double], _ cut: Double) -> Double {
        sorted.isEmpty ? 0 : (Double(sorted.count { $0 > cut }) / Double(sorted.count) * 1000).rounded() / 1000
    }
}
