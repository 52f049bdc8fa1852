// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes that somebody wants to go on elsewhere: another service, a number, a video call.
struct PlatformMove: ReadingDetector {
    private var tally: CodeTally

    init(context: DetectorContext) {
        tally = CodeTally(
            context, of: .move,
            beside: CodeSet.course.subtracting([.move, .age]).union(CodeSet.extortion).union(.accost))
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        tally.observe(entry, marks)
    }

    /// So early in a talk a move counts without anything beside it.
    private static let early = 30

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        tally.indicators(
            Self.description,
            innocentReadings: [
                "People who get on exchange numbers, on dating services almost always.",
                "Buyers, sellers and colleagues change to the service that suits them.",
            ],
            measured: { reading.citations(of: .move, by: $0) },
            level: { count, sides in
                // "What is your number" of somebody under pressure is no course of theirs.
                if sides.isUnderPressure { return nil }
                if count.support.overlaps([.sexualRequest, .imageRequest, .imageOffer]) {
                    return count.support.contains(.secrecy) || count.messages >= 2 ? .strong : .moderate
                }
                if count.support.overlaps(CodeSet.course.subtracting(.compliment)) || count.messages >= 2 {
                    return .moderate
                }
                return count.first < Self.early || !count.support.isEmpty ? .limited : nil
            })
    }

    static let description = DetectorDescription(
        id: "platform-move", name: "Move to another service", revision: 6,
        summary: "Somebody asks the other to go on talking elsewhere, on another service, by number or by video call.",
        doesNotShow: "It does not show what was said elsewhere, nor why the move was wanted.",
        scope: .conversation, codes: CodeSet.move.codes,
        examples: [
            .finds("B: hey\nA: hi\nB: ↓{G.move}add me on the other app, it is easier for pics\nA: k"),
            .finds("B: {G.aff}my dear\nB: ↓{G.move}let us go to the secret chat\nB: {G.img}camera on"),
            .ignores("A: {C.report}then {G.move}she wanted me on another app\nB: and did you go?"),
            .ignores("A: {forwarded}{G.move}message me on the other app\nB: spam again"),
            .ignores("A: the club group moved to Thursdays\nB: see you there"),
        ])
}
