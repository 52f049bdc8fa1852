// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite("Lines between levels")
struct DetectorLevelsTests {
    @Test("The report tells the lines that the documentation of the detectors draws")
    func agreesWithDocumentation() throws {
        let folder = Repository.root.appending(path: "docs/detectors")
        var told: [DetectorLevels.Line] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".md") {
            let page = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            var table: String?
            for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
                let cells =
                    line.hasPrefix("| ") && line.hasSuffix(" |")
                    ? line.dropFirst(2).dropLast(2).split(separator: " | ").map { String($0.replacing("`", with: "")) }
                    : []
                if cells.count == 2, ["level", "tier"].contains(cells[0]) {
                    table = cells[1]
                } else if cells.count == 2, let table {
                    told.append(
                        .init(detector: String(name.dropLast(3)), table: table, level: cells[0], when: cells[1]))
                } else if !line.hasPrefix("|---") {
                    table = nil
                }
            }
        }
        #expect(told.count > 30)
        #expect(DetectorLevels.shipped.lines == told)
    }

    @Test("The lines stand in a table, a code of a level in words, and nothing points to another page")
    func tellsWords() throws {
        let speed = try #require(DetectorLevels.shipped.table(of: "escalation-speed", by: "index"))
        #expect(speed.rows[0].cells.map { $0.pieces } == [[.text("Very fast")], [.text("0.75 and more")]])
        #expect(DetectorLevels.shipped.table(of: "no-such", by: "index") == nil)
        let demand = try #require(DetectorLevels.shipped.table(of: "extortion-demand", by: "the frame holds"))
        #expect(demand.rows.count == 4 && !demand.rows.contains { "\($0.cells)".contains("(below)") })
        let contacts = try #require(DetectorLevels.shipped.table(of: "mass-contact", by: "by requests"))
        #expect(contacts.subline != nil && contacts.rows.count == 4)
    }

    @Test("The section on speed tells its classes, each once and none of a strength")
    func classesOfSection() throws {
        let html = try ReportTests.html(ReportFixture.rich())
        let table = try #require(
            html.components(after: "id=\"escalation\" aria-labelledby", until: "</section>").first?
                .components(after: "Classes of speed, by the index", until: "</table>").first)
        let heads = table.components(after: "role=\"rowheader\">", until: "</th>")
        #expect(heads == ["Very fast", "Fast", "Moderate", "Slow", "Not computable"])
    }

    @Test("A class of speed is no strength: each has its own table under its own word")
    func classesAndStrengths() {
        let speed = DetectorLevels.shipped.tables(of: "escalation-speed")
        #expect(speed.map(\.columns.first?.label) == ["Class", "Strength"])
        let demands = DetectorLevels.shipped.tables(of: "extortion-demand")
        #expect(demands.map(\.columns.first?.label) == ["Tier", "Strength"])
        #expect(DetectorLevels.shipped.tables(of: "coercion-pattern").map(\.columns.first?.label) == ["Strength"])
        let contacts = DetectorLevels.shipped.tables(of: "mass-contact", by: "by requests")
        #expect(contacts.map(\.columns.first?.label) == ["Class", "Strength"])
    }
}
