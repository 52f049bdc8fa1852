// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine
import Testing

@testable import Detectors

@Suite("Models of the measured wording") struct WordingModelsTests {
    private static let functions = ["thr", "dem"]

    private static func pack(hasCodes: Bool) -> WordingPack {
        var pack = WordingPack()
        pack.functions = functions.map { WordingPack.Function(name: $0, bias: 0) }
        func tree(_ measure: String, _ cut: Double, _ value: Double) -> DecisionTrees.Tree {
            let below = DecisionTrees.Side(question: nil, below: 0, above: 0)
            let above = DecisionTrees.Side(question: nil, below: value, above: value)
            return DecisionTrees.Tree(
                question: DecisionTrees.Question(measure: measure, cut: cut), below: below, above: above)
        }
        pack.trees["pair"] = DecisionTrees(
            bias: 1,
            trees: [
                tree("own.thr.best", 0.5, 3),
                DecisionTrees.Tree(
                    question: DecisionTrees.Question(measure: "own.thr.best", cut: 0.5),
                    below: DecisionTrees.Side(question: nil, below: 0, above: 0),
                    above: DecisionTrees.Side(
                        question: DecisionTrees.Question(measure: "other.dem.mean", cut: 0.4), below: 5, above: 7)),
                tree("own.dense", 2, 100),
            ])
        if hasCodes {
            pack.trees["pair"]?.trees += [
                tree("own.has.X.thr", 1, 20), tree("own.twice.X.thr", 1, 40), tree("other.has.X.plead", 1, 80),
            ]
        }
        pack.models["message.thr"] = LinearModel(
            bias: 0, weights: ["here.thr": 1, "here.has.X.thr": 10, "other-1.has.X.plead": 50])
        pack.models["cuts"] = LinearModel(bias: 0, weights: ["pair.low": -4])
        return pack
    }

    private static func line(
        _ n: Int32, by account: Int32, _ codes: CodeSet = [], levels: UInt64 = 0
    ) -> WordingLine {
        var line = WordingLine(n: n, account: account, length: 20)
        (line.codes, line.levels) = (codes, levels)
        var scores = WordingText.Scores(repeating: -200)
        scores[0] = Int16(levels & 3) * 100
        line.scores = scores
        return line
    }

    @Test("Names and measures are as many", arguments: [false, true])
    func names(hasCodes: Bool) {
        let measures = WordingMeasures(Self.functions, hasCodes: hasCodes)
        let lines = [Self.line(0, by: 1, .threat), Self.line(1, by: 2, .plea)][...]
        #expect(measures.pair(1, lines).count == measures.pairNames.count)
        #expect(measures.message(0, lines).count == measures.messageNames.count)
        #expect(Set(measures.pairNames).count == measures.pairNames.count)
        #expect(Set(measures.messageNames).count == measures.messageNames.count)
    }

    private static let lines = [
        line(0, by: 1, .threat, levels: 3), line(1, by: 2, .plea), line(2, by: 1, .threat, levels: 1),
        line(3, by: 3, .demand),
    ][...]

    @Test("Messages that act close together are counted in six of an account, whoever writes between")
    func density() throws {
        let measures = WordingMeasures(Self.functions, hasCodes: false)
        let place = try #require(measures.pairNames.firstIndex(of: "own.dense"))
        var lines = (0..<20).map { Self.line($0, by: 1 + $0 % 2) }
        #expect(measures.pair(1, lines[...])[place] == 0)
        for n in [2, 10, 18] { lines[n] = Self.line(Int32(n), by: 1, levels: 3) }
        #expect(measures.pair(1, lines[...])[place] == 2)
        #expect(measures.pair(2, lines[...])[place] == 0)
    }

    @Test("A model that asks for a measure which is not there is no model")
    func unknownMeasure() {
        var pack = Self.pack(hasCodes: false)
        pack.trees["pair"]?.trees[0].question.measure = "own.nothing.best"
        #expect(WordingModels(pack, hasCodes: false) == nil)
    }

    @Test("Talk in further languages is weighed by its words and by what rules found")
    func talks() throws {
        let models = try #require(WordingModels(Self.pack(hasCodes: true), hasCodes: true))
        #expect(models.support(of: 1, Self.lines) == 1 + 3 + 5 + 20 + 40 + 80)
        let scores = models.scores(of: 2, Self.lines)
        #expect(abs(scores[0] - (60 + ScoreShare.of(100))) < 1e-9)
        #expect(scores.dropFirst().allSatisfy { $0 == -10 })
        #expect(models.candidates(in: Self.lines) == [1, 3])
        #expect(models.low == -4)
    }

    @Test("Talk in the language of the scan is weighed by its words alone, where words or rules call for it")
    func scanned() throws {
        let models = try #require(WordingModels(Self.pack(hasCodes: false), hasCodes: false))
        #expect(models.support(of: 1, Self.lines) == 1 + 3 + 5)
        let scores = models.scores(of: 2, Self.lines)
        #expect(abs(scores[0] - (ScoreShare.of(100))) < 1e-9)
        #expect(scores.dropFirst().allSatisfy { $0 == -10 })
        #expect(models.candidates(in: Self.lines) == [1, 3])
    }

    @Test(
        "Thin talk counts more where others beg, dense talk less",
        arguments: [
            (1, 3, true, -0.1, false), (2, 2, true, -0.9, true), (2, 2, false, -0.9, false), (2, 2, false, -0.4, true),
            (2, 1, false, 0.4, true), (2, 1, true, 0.4, true),
            (2, 0, true, -0.05, true), (2, 0, true, -0.2, false), (3, 2, false, -0.9, true), (3, 1, false, -0.9, false),
            (4, 2, true, -0.9, false), (4, 3, true, -0.4, true), (5, 1, true, -0.1, false), (5, 0, false, 0.1, true),
            (1, 0, false, 0.9, false), (0, 0, false, 1.1, true),
        ])
    func heard(density: Int, alarms: Int, menaces: Bool, support: Double, isEnough: Bool) {
        let stretch = WordingStretch(
            first: 1, last: 40, messages: 40, support: support, alarms: alarms, density: density, menaces: menaces)
        #expect(stretch.isEnough == isEnough)
    }

    @Test("An account menaces by strong words or by a rule, and answers for its own messages alone")
    func menaces() throws {
        let models = try #require(WordingModels(Self.pack(hasCodes: false), hasCodes: false))
        #expect(models.menaces(1, Self.lines))
        #expect(!models.menaces(3, Self.lines))
        #expect(!models.menaces(1, [Self.line(0, by: 1, .threatHint, levels: 2), Self.line(1, by: 2, .threat)][...]))
        #expect(models.menaces(1, [Self.line(0, by: 1, .leverage)][...]))
    }

    // MARK: Steps

    /// A pack of the functions of steps, whose models see a step where the message's own score is above even.
    private static func steps() throws -> WordingModels {
        var pack = pack(hasCodes: false)
        pack.functions += ["img", "ref"].map { WordingPack.Function(name: $0, bias: 0) }
        pack.models["step.img"] = LinearModel(bias: -0.5, weights: ["here.img": 1])
        pack.models["step.again"] = LinearModel(bias: -0.5, weights: ["here.img": 1])
        return try #require(WordingModels(pack, hasCodes: false))
    }

    private static func turn(_ n: Int32, by account: Int32, asks: UInt64 = 0, refuses: UInt64 = 0) -> WordingLine {
        var line = line(n, by: account)
        line.levels = asks << 4 | refuses << 6
        var scores = WordingText.Scores(repeating: -200)
        (scores[2], scores[3]) = (Int16(asks) * 100, Int16(refuses) * 100)
        line.scores = scores
        return line
    }

    @Test("A step is a message with words of it that its model sees; asking again is one behind a refusal of another")
    func taken() throws {
        let models = try Self.steps()
        let lines = [
            Self.turn(0, by: 1, asks: 3), Self.turn(1, by: 2, refuses: 3), Self.turn(2, by: 1),
            Self.turn(3, by: 1, asks: 2), Self.turn(4, by: 2, asks: 2), Self.turn(5, by: 1, asks: 1),
        ]
        func steps(_ index: Int, _ lines: [WordingLine]) -> [WordingStep] {
            models.steps(of: index, in: lines[...]).map(\.step)
        }
        #expect(steps(0, lines) == [.pictureRequest])
        #expect(steps(2, lines) == [])
        #expect(steps(3, lines) == [.pictureRequest, .askingAgain])
        #expect(models.steps(of: 3, in: lines[...]).last?.refusal == 1)
        // The refusal is that writer's own.
        #expect(steps(4, lines) == [.pictureRequest])
        // Faint words are looked at too.
        #expect(steps(5, lines) == [.pictureRequest, .askingAgain])
        let apart = lines[0...1] + (0..<20).map { Self.turn(10 + $0, by: 1) } + [Self.turn(40, by: 1, asks: 3)]
        #expect(steps(apart.count - 1, Array(apart)) == [.pictureRequest])
    }

    @Test(
        "Words that are told, quoted or played take no step",
        arguments: [WordingLine.Signs.report, .quote, .fiction, .game])
    func unmeant(sign: WordingLine.Signs) throws {
        var line = Self.turn(0, by: 1, asks: 3)
        line.signs = [sign]
        #expect(try Self.steps().steps(of: 0, in: [line][...]).isEmpty)
    }

    @Test("A pack without models of steps sees none")
    func withoutSteps() throws {
        let models = try #require(WordingModels(Self.pack(hasCodes: false), hasCodes: false))
        #expect(models.stepping == 0)
        #expect(models.steps(of: 0, in: Self.lines).isEmpty)
    }
}
