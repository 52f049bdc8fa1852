// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes that somebody offers gifts, money, credit or work beside personal requests.
struct GiftOrMoneyOffer: ReadingDetector {
    private var tally: CodeTally

    init(context: DetectorContext) {
        // A sum offered under a threat or by a business is no present.
        tally = CodeTally(
            context, of: [.gift, .moneyOffer],
            beside: CodeSet.course.subtracting([.gift, .moneyOffer]).union([.pressure, .accost]),
            unless: CodeSet.threats.union([.bargaining, .business]))
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        tally.observe(entry, marks)
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        tally.indicators(
            Self.description,
            innocentReadings: [
                "Friends, relatives and partners give presents and lend money.",
                "Employers, agencies and buyers offer money for work and goods.",
            ],
            measured: { reading.citations(of: .offer, by: $0) },
            level: Self.level)
    }

    private static func level(_ count: CodeTally.Count, _ sides: CodeTally.Sides) -> Indicator.Level? {
        if sides.isUnderPressure { return nil }
        // "Special price for you" of somebody who threatens is no present; of one who grows personal it may be.
        if sides.own.overlaps(forceful), !sides.own.overlaps(personal), count.messages < 3 { return nil }
        // Who is asked to pay for something offers money as a matter of course, but not presents time and again.
        let isPersistent = count.messages >= 3 && sides.own.contains(.gift)
        if sides.others.contains(.demand), !sides.own.overlaps(personal), !isPersistent { return nil }
        if sides.own.overlaps([.sexualRequest, .imageRequest]) {
            return count.messages >= 2 || count.support.contains(.secrecy) ? .strong : .moderate
        }
        if sides.own.overlaps([.secrecy, .risk, .compliance, .meeting, .sexualTopic, .exclusivity]) {
            return .moderate
        }
        return count.messages >= 2 || !count.support.isEmpty ? .limited : nil
    }

    private static let forceful: CodeSet = CodeSet.threats.union([.leverage, .hacked])
    private static let personal: CodeSet = [
        .sexualRequest, .imageRequest, .sexualTopic, .secrecy, .risk, .affection, .exclusivity,
    ]

    static let description = DetectorDescription(
        id: "gift-or-money-offer", name: "Gifts or money offered", revision: 8,
        summary:
            "Somebody offers the other presents, money, game credit or work, beside personal or intimate requests.",
        doesNotShow: "It does not show that anything was given, nor that something was asked for it.",
        scope: .conversation, codes: CodeSet([.gift, .moneyOffer]).codes,
        examples: [
            .finds("B: {G.img}send me something\nA: {G.neg}no\nB: ↓{G.gift}I will buy you that bag"),
            .finds("B: {G.aff}you are special to me\nB: ↓{G.gift}I send a parcel\nB: {G.sec}do not tell Robert"),
            .ignores("A: {G.gift}I will get you a coffee\nB: you are a star"),
            .ignores(
                "B: {X.thr}everyone sees it {X.dem}{money 300.00 GBP}300\nA: {G.money}I can give you {money 90.00 GBP}90"
            ),
            .ignores("A: {C.report}he said {G.money}he would pay for pictures\nB: who did?"),
            .ignores("A: {forwarded}{G.money}earn 3,000 a week {G.compl}lovely\nB: is this a scheme"),
        ])
}
