// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes that somebody claims to hold the other's contacts, or lists them.
struct ContactsClaim: Detector {
    private var tally: CodeTally

    init(context: DetectorContext) {
        tally = CodeTally(context, of: [.contacts], beside: CodeSet.extortion.subtracting(.contacts))
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        tally.observe(entry, marks)
    }

    consuming func conclude() -> [Finding] {
        tally.indicators(
            Self.description,
            innocentReadings: [
                "Friends may name people whom both of them know.",
                "Lists of followers and family are public on many services; naming them needs no access.",
                "An organiser or a relative may hold the other's contacts for a good reason.",
            ],
            level: { count in
                if count.support.overlaps(CodeSet.threats.union([.leverage, .hacked, .proof])) { return .strong }
                return count.support.isEmpty && count.messages == 1 ? .limited : .moderate
            })
    }

    static let description = DetectorDescription(
        id: "contacts-claim", name: "Claim to hold the contacts", revision: 1,
        summary:
            "Somebody tells the other that they have the list of their followers, contacts or family, or names them.",
        doesNotShow: "It does not show how the names were obtained, nor that anybody was written to.",
        scope: .conversation, codes: CodeSet.contacts.codes,
        examples: [
            .finds("B: ↓{X.cont}I have all 612 of your followers\nB: {X.thr}they will see it"),
            .finds("B: [image]\nB: ↓{X.cont}your nana Isobel, Coach, Greg, the ladies team\nA: what are you doing"),
            .ignores("A: {C.report}she says {X.cont}she has all my followers\nB: come to mine, we report it"),
            .ignores("A: {C.quote}{X.cont}\"I have your contact list\"\nB: that is what they always write"),
            .ignores("A: shall I send you the list of the team?\nB: yes please, with phone numbers"),
        ])
}
