// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@testable import Reporting

@Suite("Charts")
struct ChartTests {
    @Test("An axis leaves out long silences, keeps the order, and has a tick in each stretch")
    func breaksSilences() {
        // Ten minutes in the evening, one message the next morning.
        let evening: [Int64] = [0, 60, 120, 600]
        let axis = BrokenAxis(evening + [36_000], width: 480)
        #expect(axis.stretches.count == 2 && axis.breaks.count == 1)
        let places = (evening + [36_000]).map(axis.place)
        #expect(places == places.sorted() && Set(places).count == places.count)
        #expect(places[3] - places[0] > 300)
        #expect((places.last ?? 0) <= 480)
        #expect(axis.stretches.allSatisfy { stretch in axis.ticks.contains { stretch.contains($0) } })
        // Steady talk has no break; one time alone is a place too.
        #expect(BrokenAxis(Array(stride(from: 0, to: 7200, by: 300)), width: 480).breaks.isEmpty)
        #expect((0...480).contains(BrokenAxis([5], width: 480).place(5)))
        #expect(BrokenAxis([], width: 480).breaks.isEmpty)
    }

    @Test(
        "Letters of a day are printed one by one, and counted where they do not fit; no range tells of stages between")
    func stacksLetters() {
        let bins = CalendarBins(from: 0, to: 4, atMost: 31)
        let few = ActivityStrip(
            bins: bins, rows: [.init(label: "A1", remark: "", counts: [1, 0, 0, 0, 1])],
            stages: [(4, ["A", "E", "F", "M"])])
        let markup = few.drawing(name: "x", title: "x", description: "x")
        #expect(!markup.contains("–M") && [">A<", ">E<", ">F<", ">M<"].allSatisfy { markup.contains($0) })
        let narrow = ActivityStrip(
            bins: CalendarBins(from: 0, to: 30, atMost: 31), rows: [.init(label: "A1", remark: "", counts: [1])],
            stages: [(30, ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M"])])
        #expect(narrow.drawing(name: "x", title: "x", description: "x").contains("12 stages"))
    }

    @Test("The name of a stage does not run into the plot")
    func keepsNamesClear() {
        let name = StageLetter(stage: .isolationQuestion).name
        let chart = EscalationChart(rows: [
            .init(letter: "C", name: name, elapsed: Elapsed(shortest: 61, longest: 61), by: "A1")
        ])
        let markup = chart.drawing(name: "x", title: "x", description: "x")
        let circle = markup.components(after: "<circle cx=\"", until: "\"").first.flatMap(Double.init) ?? 0
        #expect(circle > 24 + Double(name.count) * 5.6)
    }
}
