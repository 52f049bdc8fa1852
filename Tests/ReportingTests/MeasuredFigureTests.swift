// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite struct MeasuredFigureTests {
    @Test("Each figure of the cards stands in the document on detection")
    func figuresStandInTheDocument() throws {
        let root = Repository.root
        let document = try String(contentsOf: root.appending(path: "docs/detection-quality.md"), encoding: .utf8)
        let held = try #require(document.components(separatedBy: "## Held out").last)
            .components(separatedBy: "\n## ")[0]
        #expect(!MeasuredFigures.shipped.figures.isEmpty)
        for figure in MeasuredFigures.shipped.figures {
            #expect(held.contains("\(figure.count)/\(figure.total)"), "\(figure)")
            #expect(MeasuredFigures.shipped.sets.contains { $0.name == figure.set })
            #expect(figure.count <= figure.total && figure.total > 0)
        }
    }

    @Test("A figure comes with its numbers and an interval that is rounded outwards")
    func wording() {
        let figure = MeasuredFigure(
            detector: "d", revision: 2, set: "beta", name: "found", count: 42, total: 49)
        #expect(figure.words == "42 of 49 (86%, 73 to 93%)")
        #expect(figure.share == "86% (73 to 93)")
    }

    @Test("A figure of another revision says so, and a detector without one that it was not measured")
    func revisions() {
        let table = MeasuredFigures(
            "# set\ts\t10 invented talks\n# set\tz\t5 more\n"
                + "d\t2\ts\tfound\t3\t4\nd\t2\tz\tfound\t1\t2\nd\t2\tz\tright\t0\t3\n")
        #expect(
            table.lines(of: "d", revision: 2) == [
                "Found: 75% (30 to 96), 50% (9 to 91)", "Right: –, 0% (0 to 57)",
            ])
        #expect(
            table.lines(of: "d", revision: 3).last == "Measured with revision 2, not with revision 3 of this build.")
        #expect(table.lines(of: "other", revision: 1).isEmpty)
    }
}
