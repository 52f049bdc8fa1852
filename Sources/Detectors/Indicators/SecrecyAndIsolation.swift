// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes requests to keep the talk secret, and questions whether anybody is near.
struct SecrecyAndIsolation: ReadingDetector {
    private var tally: CodeTally

    init(context: DetectorContext) {
        tally = CodeTally(
            context, of: [.secrecy, .risk],
            beside: CodeSet.course.subtracting([.secrecy, .risk]).union(CodeSet.extortion))
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        tally.observe(entry, marks)
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        let found = tally.indicators(
            Self.description,
            innocentReadings: [
                "Partners and friends keep things between themselves, also pictures they chose to share.",
                "Surprises and presents are kept secret.",
                "Carers, teachers, landlords and tradespeople ask whether somebody is alone for good reasons.",
            ],
            demanders: reading.weightyDemanders, measured: { reading.citations(of: .secrecy, by: $0) },
            level: Self.level)
        // "Leave my nan out of it" is said under pressure, also where the threat is in no words that a rule knows.
        return found.filter { finding in
            guard case .indicator(let indicator) = finding else { return true }
            return !reading.isPressed(indicator.account)
        }
    }

    private static func level(_ count: CodeTally.Count, _ sides: CodeTally.Sides) -> Indicator.Level? {
        // "Please do not tell my wife" is the plea of somebody under pressure.
        if sides.isUnderPressure { return nil }
        let isIntimate = sides.own.overlaps(CodeSet.sexual) || sides.others.overlaps([.imageOffer, .sexualRequest])
        let isForceful = sides.own.overlaps(CodeSet.threats.union([.hacked, .leverage]))
        let courting = sides.own.intersection(courtship).count
        if count.wanted.count == 2 && isIntimate || count.messages >= 3 && isIntimate { return .strong }
        if count.wanted.contains(.secrecy) {
            if count.messages >= 2 || isIntimate { return .moderate }
            return isForceful || courting > 0 ? .limited : nil
        }
        // Whether somebody is single is asked everywhere; whether they are alone is not.
        if isIntimate { return .moderate }
        if isForceful || courting >= 2 { return .limited }
        return courting >= 1 && count.weight >= telling ? .limited : nil
    }

    private static let courtship: CodeSet = [
        .affection, .exclusivity, .gift, .moneyOffer, .compliance, .age, .compliment, .move,
    ]
    private static let telling = 2.0

    static let description = DetectorDescription(
        id: "secrecy-and-isolation", name: "Secrecy and isolation", revision: 9,
        summary:
            "Somebody asks the other to keep the talk secret or to delete it, asks whether they are alone, or sets them apart from others.",
        doesNotShow: "It does not show why; many people ask for privacy.",
        scope: .conversation, codes: CodeSet([.secrecy, .risk]).codes,
        examples: [
            .finds("B: {G.compl}you looked unreal\nB: ↓{G.sec}nobody needs to know we talk\nA: why"),
            .finds("B: ↓{G.risk}are you alone tonight?\nA: my partner is out\nB: ↓{G.sec}delete this after  +2m"),
            .ignores("A: {G.risk}are you on your own? it takes two to lift into a car\nB: my lad is coming"),
            .ignores("B: {X.thr}they will all see\nA: {X.plead}{G.sec}please do not tell my wife"),
            .ignores("A: {forwarded}{G.sec}never tell anyone, {G.risk}are you alone\nB: that is the school leaflet?"),
            .ignores(
                "A: {C.adv}if anybody says {G.sec}do not tell your parents and {G.risk}are you alone, stop\nB: ok"),
        ])
}
