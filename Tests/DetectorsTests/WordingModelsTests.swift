// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine
import Testing

@testable import Detectors

@Suite("Models of the measured wording") struct WordingModelsTests {
    private static let functions = ["thr", "dem"]

    /// A pack whose models tell apart which of them was asked.
    private static var pack: WordingPack {
        var pack = WordingPack()
        pack.functions = functions.map { WordingPack.Function(name: $0, bias: 0) }
        pack.models["pair"] = LinearModel(bias: 1, weights: ["own.thr.best": 1])
        pack.models["message.thr"] = LinearModel(bias: 0, weights: ["here.thr": 1, "here.has.X.thr": 10])
        pack.models["plain.pair"] = LinearModel(
            bias: -1, weights: ["own.has.X.thr": 2, "own.twice.X.thr": 4, "other.has.X.plead": 8])
        pack.models["plain.message.thr"] = LinearModel(
            bias: 0, weights: ["here.has.X.thr": 3, "other-1.has.X.plead": 5])
        pack.models["cuts"] = LinearModel(bias: 0, weights: ["pair.low": -4, "plain.pair.low": -3])
        return pack
    }

    private static func line(
        _ n: Int32, by account: Int32, _ codes: CodeSet = [], levels: UInt64 = 0, foreign: Bool = false
    ) -> WordingLine {
        var line = WordingLine(n: n, account: account, length: 20)
        (line.codes, line.levels) = (codes, levels)
        if foreign { line.signs.insert(.foreign) }
        return line
    }

    @Test("Names and measures are as many")
    func names() {
        let measures = WordingMeasures(Self.functions)
        let lines = [Self.line(0, by: 1, .threat), Self.line(1, by: 2, .plea)][...]
        #expect(measures.pair(1, lines).count == measures.pairNames.count)
        #expect(measures.message(0, lines).count == measures.messageNames.count)
        #expect(measures.plainPair(1, lines).count == measures.plainPairNames.count)
        #expect(measures.plainMessage(0, lines).count == measures.plainMessageNames.count)
        #expect(Set(measures.plainMessageNames).count == measures.plainMessageNames.count)
    }

    @Test("Talk in another language is weighed by what rules found, whatever the levels of words")
    func otherLanguage() throws {
        let models = try #require(WordingModels(Self.pack))
        let lines = [
            Self.line(0, by: 1, .threat, levels: 3, foreign: true), Self.line(1, by: 2, .plea, foreign: true),
            Self.line(2, by: 1, .threat, levels: 3, foreign: true),
        ][...]
        #expect(models.isForeign(1, lines))
        #expect(models.support(of: 1, lines) == -1 + 2 + 4 + 8)
        #expect(models.low(of: 1, lines) == -3)
        #expect(models.scores(of: 2, lines, isForeign: true) == [3 + 5])
        #expect(models.candidates(in: lines) == [1])
    }

    @Test("Talk in the measured language is weighed by its words alone")
    func ownLanguage() throws {
        let models = try #require(WordingModels(Self.pack))
        let lines = [
            Self.line(0, by: 1, .threat, levels: 3), Self.line(1, by: 2, .plea),
            Self.line(2, by: 1, .threat, levels: 2, foreign: true), Self.line(3, by: 1, .demand, levels: 1),
        ][...]
        #expect(!models.isForeign(1, lines))
        #expect(models.support(of: 1, lines) == 1 + 3)
        #expect(models.low(of: 1, lines) == -4)
        #expect(models.scores(of: 0, lines, isForeign: false) == [3])
    }

    @Test("Without models for other languages those of the pack stand for all")
    func withoutPlain() throws {
        var pack = Self.pack
        pack.models["plain.pair"] = nil
        let models = try #require(WordingModels(pack))
        #expect(!models.isForeign(1, [Self.line(0, by: 1, .threat, foreign: true)][...]))
    }
}
