// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine
import Testing

@testable import Detectors

@Suite("Models of the measured wording") struct WordingModelsTests {
    private static let functions = ["thr", "dem"]

    private static var pack: WordingPack {
        var pack = WordingPack()
        pack.functions = functions.map { WordingPack.Function(name: $0, bias: 0) }
        pack.models["pair"] = LinearModel(
            bias: 1, weights: ["own.thr.best": 1, "own.has.X.thr": 20, "own.twice.X.thr": 40, "other.has.X.plead": 80])
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

    @Test("Talk in further languages is weighed by its words and by what rules found")
    func talks() throws {
        let models = try #require(WordingModels(Self.pack, hasCodes: true))
        #expect(models.support(of: 1, Self.lines) == 1 + 3 + 20 + 40 + 80)
        #expect(models.scores(of: 2, Self.lines) == [1 + 10 + 50])
        #expect(models.candidates(in: Self.lines) == [1, 3])
        #expect(models.low == -4)
    }

    @Test("Talk in the language of the scan is weighed by its words alone")
    func scanned() throws {
        let models = try #require(WordingModels(Self.pack, hasCodes: false))
        #expect(models.support(of: 1, Self.lines) == 1 + 3)
        #expect(models.scores(of: 2, Self.lines) == [1])
        #expect(models.candidates(in: Self.lines) == [1])
    }
}
