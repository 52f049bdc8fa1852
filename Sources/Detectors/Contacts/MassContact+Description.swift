// SPDX-License-Identifier: Apache-2.0

import Analysis

extension MassContact {
    static let description = DetectorDescription(
        id: "mass-contact", name: "Approaches to many people", revision: 2,
        summary:
            "The owner of the export approaches many people in a short time and writes at once to those who accept.",
        doesNotShow: "It does not show why; organisers, sellers, recruiters and new students approach many people too.",
        scope: .wholeCase, codes: coded.codes,
        examples: [
            .finds(requests(to: 40, every: 30, marked: true) + accepted(by: 8, answer: "60s")),
            .finds(requests(to: 60, every: 50, marked: true)),
            // The address book of a new telephone: everybody at once, and most accept.
            .ignores(requests(to: 60, every: 1, marked: false) + accepted(by: 50, answer: nil)),
            // A recruiter in office hours: one text, sent much later.
            .ignores(requests(to: 30, every: 1800, marked: false) + accepted(by: 20, answer: "20h")),
            // Start of term.
            .ignores(requests(to: 40, every: 7200, marked: false) + accepted(by: 34, answer: nil)),
            .ignores("A> requested B\nB> accepted\nA: hello  +30s"),
        ])

    private static let coded: CodeSet = [.imageRequest, .sexualRequest, .imageOffer, .threat, .leverage, .hacked]

    private static func requests(to count: Int, every seconds: Int, marked: Bool) -> String {
        (1...count).map { "A> \(marked && $0 == 1 ? "↓" : "")requested P\($0)  +\(seconds)s" }.joined(separator: "\n")
            + "\n"
    }

    /// Acceptances a quarter of an hour apart, each answered by the owner in a conversation of its own.
    private static func accepted(by count: Int, answer: String?) -> String {
        (1...count).map { index in
            let acceptance = "P\(index)> accepted  +15m\n"
            return answer.map { acceptance + "-- A P\(index)\nA: hello, may I ask how you are today  +\($0)\n" }
                ?? acceptance
        }.joined()
    }
}
