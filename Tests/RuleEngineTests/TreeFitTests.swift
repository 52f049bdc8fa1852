// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Trees of two questions") struct TreeFitTests {
    /// Points on a grid, true where exactly one of two measures is high: no single question and no sum of two tells that.
    private static let grid: (rows: [[Double]], truth: [Bool]) = {
        var rows: [[Double]] = []
        var truth: [Bool] = []
        for one in 0..<20 {
            for other in 0..<20 {
                rows.append([Double(one) / 20, Double(other) / 20, 0.5])
                truth.append((one < 10) != (other < 7))
            }
        }
        return (rows, truth)
    }()

    @Test("They learn what two measures say only together")
    func both() throws {
        let trees = TreeFit(rounds: 60, rate: 0.3).fit(
            names: ["a", "b", "c"], rows: Self.grid.rows, truth: Self.grid.truth)
        let ordered = try #require(trees.ordered(["a", "b", "c"]))
        let wrong = zip(Self.grid.rows, Self.grid.truth).count { (ordered.sum($0) > 0) != $1 }
        #expect(wrong < 20)
        #expect(
            !trees.trees.contains {
                [$0.question, $0.below.question, $0.above.question].contains { $0?.measure == "c" }
            })
    }

    @Test("The same rows give the same trees, and a pack holds them as they are")
    func file() throws {
        let fit = TreeFit(rounds: 20, rate: 0.1)
        let trees = fit.fit(names: ["a", "b", "c"], rows: Self.grid.rows, truth: Self.grid.truth)
        #expect(trees == fit.fit(names: ["a", "b", "c"], rows: Self.grid.rows, truth: Self.grid.truth))
        var pack = WordingPack()
        (pack.id, pack.version) = ("p", "1")
        pack.trees["pair"] = trees
        let read = try WordingPack(reading: Array(pack.text.utf8), file: "p")
        #expect(read.trees["pair"] == trees)
        let (one, other) = (
            try #require(trees.ordered(["a", "b", "c"])), try #require(read.trees["pair"]?.ordered(["a", "b", "c"]))
        )
        #expect(Self.grid.rows.allSatisfy { one.sum($0) == other.sum($0) })
    }

    @Test(
        "A line that is no tree is refused with its number",
        arguments: ["a\t0.5", "a\tx\t-\t0\t1\t1\t-\t0\t2\t2", "a\t0.5\t-\t0\t1\t1\t-\t0\t2\tinf", "bias\tnan"])
    func damaged(line: String) {
        #expect(throws: RulePackError(file: "w", line: 4, reason: .notReadable)) {
            try WordingPack(reading: Array("pack: w\nversion: 1\n=trees pair\n\(line)\n".utf8), file: "w")
        }
    }

    @Test("Nothing is learnt from rows of one kind, or from too few")
    func few() {
        #expect(TreeFit(rounds: 5, rate: 0.1).fit(names: ["a"], rows: [[1], [2]], truth: [true, true]).trees.isEmpty)
        let trees = TreeFit(rounds: 5, rate: 0.1).fit(
            names: ["a"], rows: (0..<30).map { [Double($0)] }, truth: (0..<30).map { $0 < 15 })
        #expect(trees.trees.isEmpty)
    }
}
