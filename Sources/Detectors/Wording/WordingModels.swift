// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

/// The models of a wording pack, ready to be summed.
struct WordingModels: Sendable {
    let measures: WordingMeasures
    let threat: Int
    let demand: Int
    /// Bits of the functions in which somebody acts, and in which the other takes it hard.
    let acted: UInt64
    private let voiced: UInt64
    private let pair: OrderedTrees
    /// Functions that are decided for single messages.
    let slots: [(name: String, bias: Double, weights: [Double])]
    /// Models of steps, by the order of `WordingStep.allCases`; nil for what the pack has none for.
    private let steps: [(gate: StepGate, bias: Double, weights: [Double])?]
    /// Bits of the levels of which some step needs one.
    let stepping: UInt64
    /// Scores of two accounts below which the wording speaks against a demand.
    let low: Double
    /// Functions that have a model of their own for single messages.
    static let slotNames = ["thr", "dem", "dl", "cont", "met", "proof", "img"]

    /// The models of the pack that the scan reads with, made once for a case.
    static func of(_ rules: RuleSet) -> WordingModels? {
        rules.derivedFromWording { WordingModels($0, hasCodes: false) }
    }

    /// The models of the pack for talks in further languages, made once for a case.
    static func ofTalks(_ rules: RuleSet) -> WordingModels? {
        rules.derivedFromTalkWording { WordingModels($0, hasCodes: true) }
    }

    /// Nil where no pack is in force or it holds no models.
    init?(_ pack: WordingPack?, hasCodes: Bool) {
        guard let pack, pack.functions.count <= WordingText.Scores.scalarCount else { return nil }
        let measures = WordingMeasures(pack.functions.map(\.name), hasCodes: hasCodes)
        guard let pair = pack.trees["pair"]?.ordered(measures.pairNames) else { return nil }
        self.measures = measures
        self.pair = pair
        // In the same order in every pack; what a pack has no model for is never so.
        slots = Self.slotNames.map { name in
            pack.models["message.\(name)"].map { (name, $0.bias, $0.ordered(measures.messageNames)) } ?? (name, -10, [])
        }
        steps = WordingStep.allCases.map { step in
            pack.models[step.model].map {
                (StepGate(step, measures), $0.bias, $0.ordered(measures.messageNames))
            }
        }
        stepping = steps.reduce(0) { $0 | ($1?.gate.functions ?? 0) }
        low = pack.models["cuts"]?.weights["pair.low"] ?? -2
        acted = measures.bits(of: ["thr", "dem", "dl", "met", "proof", "cont", "img", "hack", "low"])
        voiced = measures.bits(of: ["plead", "dis"])
        threat = measures.functions.firstIndex(of: "thr") ?? 0
        demand = measures.functions.firstIndex(of: "dem") ?? 0
    }

    /// How much the wording between an account and the others is that of extortion: above 0 it is.
    ///
    /// The texts of the lines were read.
    func support(of account: Int32, _ lines: ArraySlice<WordingLine>) -> Double {
        pair.sum(measures.pair(account, lines))
    }

    /// What the models of single messages say of one, by slot.
    func scores(of index: Int, _ lines: ArraySlice<WordingLine>) -> [Double] {
        let found = measures.message(index, lines)
        return slots.map { Self.sum($0.bias, $0.weights, found) }
    }

    /// The steps that a message takes; the texts around it were read.
    func steps(of index: Int, in lines: ArraySlice<WordingLine>) -> [WordingStep.Taken] {
        let line = lines[index]
        guard line.levels & stepping != 0, line.signs.isDisjoint(with: Self.told) else { return [] }
        let open = steps.indices.compactMap { place in
            let (isOpen, refusal) = steps[place]?.gate.opens(at: index, in: lines) ?? (false, nil)
            return isOpen ? (place: place, refusal: refusal) : nil
        }
        guard !open.isEmpty else { return [] }
        let window = lines[
            max(lines.startIndex, index - WordingStep.reach)..<min(lines.endIndex, index + WordingStep.reach + 1)]
        let found = measures.message(index, window)
        return open.compactMap { place, refusal in
            let step = WordingStep.allCases[place]
            guard let model = steps[place], Self.sum(model.bias, model.weights, found) > step.least else { return nil }
            return WordingStep.Taken(step: step, n: line.n, refusal: refusal)
        }
    }

    /// Words that are not the writer's own, or not meant.
    private static let told: WordingLine.Signs = [.report, .quote, .fiction, .game]

    /// Messages of others that beg, name the crime or are in distress, by strong words too where a rule finds one.
    func alarms(of account: Int32, _ lines: ArraySlice<WordingLine>) -> Int {
        var (plain, worded) = (0, 0)
        for index in lines.indices where lines[index].account != account {
            if lines[index].signs.contains(.alarm) {
                plain += 1
            } else if Self.isStrong(lines[index].levels & voiced) {
                worded += 1
            }
        }
        return plain == 0 ? 0 : plain + worded
    }

    /// Most messages with strong words of a demand or a threat among six of the account in a row.
    func density(of account: Int32, _ lines: ArraySlice<WordingLine>) -> Int {
        var recent: UInt64 = 0
        var most = 0
        for index in lines.indices where lines[index].account == account {
            let isActing =
                Self.isStrong(lines[index].levels & acted)
                || measures.hasCodes && lines[index].codes.overlaps(Self.pressing)
            recent = (recent << 1 | (isActing ? 1 : 0)) & 0x3F
            most = max(most, recent.nonzeroBitCount)
        }
        return most
    }

    /// Whether a message of the account threatens in strong words or by a rule, or holds something.
    func menaces(_ account: Int32, _ lines: ArraySlice<WordingLine>) -> Bool {
        lines.indices.contains { index in
            lines[index].account == account
                && (lines[index].level(threat) == 3 || lines[index].codes.overlaps(Self.menacing))
        }
    }

    /// Codes of what threatens, is held, is shown or was done.
    static let menacing: CodeSet = CodeSet.threats.union([.leverage, .proof, .hacked, .executed])

    /// What counts like strong words where rules are measured beside them.
    private static let pressing: CodeSet = CodeSet.threats.union([
        .demand, .method, .deadline, .proof, .contacts, .hacked, .lowered, .leverage, .imageRequest,
    ])

    /// Whether any function has its highest level.
    private static func isStrong(_ levels: UInt64) -> Bool { levels & levels >> 1 & 0x5555_5555_5555_5555 != 0 }

    /// The accounts with a likely threat or demand, ascending.
    func candidates(in lines: ArraySlice<WordingLine>) -> [Int32] {
        let likely: UInt64 = 2 << UInt64(2 * threat) | 2 << UInt64(2 * demand)
        var accounts: [Int32] = []
        for index in lines.indices
        where (lines[index].levels & likely != 0 || lines[index].codes.overlaps(Self.opening))
            && !accounts.contains(lines[index].account)
        {
            accounts.append(lines[index].account)
        }
        return accounts.sorted()
    }

    private static let opening: CodeSet = CodeSet.threats.union([.demand, .leverage, .threatHint, .demandHint])

    static func sum(_ bias: Double, _ weights: [Double], _ measures: [Double]) -> Double {
        var sum = bias
        for index in weights.indices { sum += weights[index] * measures[index] }
        return sum
    }
}
