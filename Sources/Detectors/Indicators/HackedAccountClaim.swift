// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes that somebody claims to have broken into the other's account, device or camera.
struct HackedAccountClaim: ReadingDetector {
    private var tally: CodeTally

    init(context: DetectorContext) {
        tally = CodeTally(context, of: .hacked, beside: CodeSet.extortion.subtracting(.hacked))
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        tally.observe(entry, marks)
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        tally.indicators(
            Self.description,
            innocentReadings: [
                "A friend may say in jest that they have hacked somebody.",
                "Somebody may warn the other that an account or device has been broken into.",
                "The claim may be a bluff: the record does not show that anything was broken into.",
            ],
            measured: { reading.citations(of: .breakingIn, by: $0) },
            level: { count, _ in
                if count.support.overlaps(CodeSet.threats.union(CodeSet.demands)) { return .strong }
                return count.support.isEmpty && count.messages == 1 ? .limited : .moderate
            })
    }

    static let description = DetectorDescription(
        id: "hacked-account-claim", name: "Claim to have hacked", revision: 6,
        summary: "Somebody tells the other that they have broken into an account, a device or a camera.",
        doesNotShow: "It does not show that anything was broken into; most such claims are bluff.",
        scope: .conversation, codes: CodeSet.hacked.codes,
        examples: [
            .finds("B: ↓{X.hack}I am in your account and your camera\nA: who is this"),
            .finds(
                "B: hello Owen\nB: ↓{X.hack}your device has been compromised\nB: {X.dem}{money 500.00 GBP}transfer 500"),
            .ignores("A: {C.report}he says {X.hack}he hacked my camera, what do I do\nB: do not pay"),
            .ignores("A: {forwarded}{X.hack}I hacked your device\nB: that is a well known spam"),
            .ignores("A: {C.fict}for the episode: {X.hack}I hacked your camera Kevin\nB: in a silly voice?"),
        ])
}
