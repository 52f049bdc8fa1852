// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@testable import Detectors

@Suite("Onset of a stage") struct StageOnsetTests {
    private static func first(_ citations: [(Int32, String)], demand: Int32? = nil) -> Int32? {
        let onset = StageOnset(place: { Int($0) }, isHint: { $0.rule.hasPrefix("hint") })
        return onset.first(
            of: citations.map { Citation(n: $0.0, rule: $0.1) }, upTo: demand.map { Citation(n: $0, rule: "demand") })?
            .n
    }

    @Test(
        "is the plain word close behind a hint, and never far behind it or past the demand",
        arguments: [
            ([(5, "hint"), (8, "plain")], nil, 8), ([(5, "hint"), (10, "plain")], nil, 5),
            ([(5, "hint"), (8, "plain")], 9, 8), ([(5, "hint"), (8, "plain")], 6, 5),
            ([(5, "en.wording.thr.1"), (7, "hint"), (30, "plain")], nil, 7),
            ([(5, "model.message.thr"), (6, "plain")], nil, 6), ([(5, "plain"), (6, "hint")], 3, 5),
            ([], nil, nil),
        ] as [([(Int32, String)], Int32?, Int32?)])
    func choice(citations: [(Int32, String)], demand: Int32?, n: Int32?) {
        #expect(Self.first(citations, demand: demand) == n)
    }
}
