// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes a course of several steps from one side: trust, sounding out, separation, intimacy, pressure, coercion.
///
/// No single step means anything; the steps are counted when most of them come from one of the two.
struct CoercionPattern: Detector {
    private struct Course {
        /// The first hit of each family, by the family's position.
        var firsts: [Citation?] = Array(repeating: nil, count: CoercionPattern.families.count)
        var messages = 0
        /// Messages that do no more than hint at a picture: they answer the other's, but make no course.
        var hints = 0
        /// Steps of the latest messages of the account, a bit a family; 0 for a message without one.
        var latest: [UInt8] = []
        /// Whether the steps once stood close together, among them intimacy or coercion.
        var isDense = false
        /// Something was said to hide, to press or to force, or was said no to.
        var isPressing = false

        /// Takes the steps of the next message.
        mutating func take(_ steps: UInt8) {
            latest.append(steps)
            if latest.count > CoercionPattern.window { latest.removeFirst() }
            if steps == 0 { return }
            messages += 1
            isDense = isDense || CoercionPattern.isDense(latest)
        }
    }

    private let context: DetectorContext
    private var courses = ByAccount<Course>()

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message, entry.wasSent, let actor = entry.actor else { return }
        let codes = marks.rules.isEmpty ? [] : context.ownCodes(of: entry, in: marks)
        if codes.contains(.refusal) {
            for index in courses.indices where courses.keys[index] != actor && courses.count <= 64 {
                courses[index].isPressing = true
            }
        }
        let steps = Self.steps(in: codes)
        let isHint = codes.contains(.imageHint)
        // An account without a step has no course; one with a course is followed through all it writes.
        guard
            let place = courses.index(of: actor)
                ?? (steps != 0 || isHint ? courses.add(actor, Course()) : nil)
        else { return }
        courses[place].take(steps)
        if steps == 0 {
            if isHint { courses[place].hints += 1 }
            return
        }
        courses[place].isPressing = courses[place].isPressing || codes.overlaps(Self.pressing)
        for (index, family) in Self.families.enumerated() where courses[place].firsts[index] == nil {
            guard codes.overlaps(family) else { continue }
            courses[place].firsts[index] = context.citations(of: family, at: entry.n, in: marks).first
        }
    }

    /// The families of step that a message shows; the highest bit tells of a request or offer of intimacy.
    private static func steps(in codes: CodeSet) -> UInt8 {
        if !codes.overlaps(read) { return 0 }
        var steps: UInt8 = 0
        for (index, family) in families.enumerated() where codes.overlaps(family) { steps |= 1 << UInt8(index) }
        return codes.overlaps([.sexualRequest, .imageRequest, .imageOffer]) ? steps | 0x80 : steps
    }

    /// Everyday talk shows every step sooner or later; a course shows them in a stretch.
    private static func isDense(_ latest: [UInt8]) -> Bool {
        let count = latest.count { $0 != 0 }
        guard count >= 4, 4 * count >= max(latest.count, 16) else { return false }
        let kinds = latest.reduce(0) { $0 | $1 }
        let reached = (0..<families.count).filter { kinds >> UInt8($0) & 1 == 1 }
        return reached.count >= 3 && kinds & (0x80 | 1 << UInt8(families.count - 1)) != 0
            && reached.contains { $0 == 1 || $0 == 2 || $0 > intimacy }
    }

    consuming func conclude() -> [Finding] {
        courses.sorted.compactMap { account, course in
            guard context.isAssessed(account) else { return nil }
            let reached = course.firsts.indices.filter { course.firsts[$0] != nil }
            let others =
                courses.indices.map { courses.keys[$0] == account ? 0 : courses[$0].messages + courses[$0].hints }
                .max() ?? 0
            // Two who court each other show the same codes; a course comes from one side.
            guard course.isDense, course.isPressing, course.messages >= 2 * others else { return nil }
            let citations = course.firsts.compactMap { $0 }
            return .indicator(
                Indicator(
                    detector: Self.description.id, revision: Self.description.revision,
                    level: reached.count >= 5 ? .strong : reached.count == 4 ? .moderate : .limited,
                    conversation: context.conversation, account: account, target: context.other(than: account),
                    citations: citations,
                    measures: [
                        Measure("kinds of step", Double(reached.count), "kinds"),
                        Measure("such messages of this account", Double(course.messages), "messages"),
                        Measure("such messages of the other", Double(others), "messages"),
                        Measure("steps in the usual order", Double(Self.ordered(citations)), "steps"),
                    ],
                    innocentReadings: [
                        "Courtship between adults holds praise, questions, pictures and meetings as well.",
                        "One side may simply write more than the other.",
                        "Answers given by voice, by call or on another service are not in this record.",
                    ]))
        }
    }

    /// The longest run of families whose first messages stand in the order of the list.
    private static func ordered(_ citations: [Citation]) -> Int {
        var lengths = [Int](repeating: 1, count: citations.count)
        for index in citations.indices {
            for before in 0..<index where citations[before].n <= citations[index].n {
                lengths[index] = max(lengths[index], lengths[before] + 1)
            }
        }
        return lengths.max() ?? 0
    }

    private static let intimacy = 3
    /// Messages of the account that make a stretch.
    private static let window = 40
    private static let pressing: CodeSet = families[4].union(families[5]).union([.secrecy, .exclusivity])
    private static let families: [CodeSet] = [
        [.affection, .compliment, .gift, .moneyOffer],
        [.age, .place, .risk],
        [.secrecy, .move, .exclusivity],
        [.sexualTopic, .sexualRequest, .imageRequest, .imageOffer],
        [.compliance, .pressure],
        [.leverage, .hacked, .threat, .violence, .accusation, .vagueThreat, .demand, .otherDemand],
    ]
    private static let read: CodeSet = families.reduce(into: []) { $0.formUnion($1) }

    static let description = DetectorDescription(
        id: "coercion-pattern", name: "Course of coercion", revision: 3,
        summary: "Several steps that are known from coercive contact come from one side of a talk.",
        doesNotShow: "It does not show an intention; each step alone is everyday talk.",
        scope: .conversation, codes: read.codes,
        examples: [
            .finds(
                "B: ↓{G.compl}you have a kind face\nA: thanks\nB: ↓{G.risk}are you alone tonight\nA: yes\nB: ↓{G.img}camera on\nA: {G.neg}no\nB: {G.img}only your face"
            ),
            .finds(
                "B: ↓{G.aff}my king\nB: ↓{G.move}open the other app\nB: ↓{G.sexR}make me feel good\nB: ↓{X.thr}everyone will see it\nA: please"
            ),
            .ignores(
                "A: {G.compl}you look great\nB: {G.img}pic?\nA: {G.sexT};)\nB: {G.compl}wow\nA: {G.risk}house to yourself?\nB: {G.sexT}yes"
            ),
            .ignores(
                "B: {G.compl}nice\nB: {G.risk}live alone?\nB: {G.sec}keep it quiet\nA: ok\n"
                    + String(repeating: "B: and so on\nA: yes\n", count: 30) + "B: {G.img}camera on\nA: {G.neg}no"),
            .ignores(
                "A: {G.compl}lovely photos\nA: {G.loc}where are you based\nA: {G.meet}can you do our wedding?\nB: yes"),
            .ignores(
                "A: {C.fict}script: {G.aff}my love {G.sec}keep it secret {G.img}send a picture\nB: act two is better"),
        ])
}
