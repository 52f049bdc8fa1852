// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Joins threats, demands, sums, payees and deadlines of one account into frames and grades them.
///
/// Figures and tiers: docs/detectors/extortion-demand.md.
struct ExtortionDemandDetector: ReadingDetector {
    private let context: DetectorContext
    private var wording: WordingReader

    init(context: DetectorContext) {
        self.context = context
        wording = WordingReader(context)
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        wording.observe(entry, marks)
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        wording.finish()
        let (context, currency, isGroup) = (context, reading.currency, reading.isGroup)
        let readings = wording.readings
        var demanders: [Account.ID: Demander] = [:]
        for (account, demander) in reading.frames { demanders[account] = demander }
        return Set(demanders.keys).union(readings.keys).sorted().flatMap { account -> [Finding] in
            guard context.isAssessed(account) else { return [] }
            let frames = demanders[account].map {
                Self.demands(of: $0, account, isGroup: isGroup, currency: currency, in: context)
            }
            let heard = WordingFrames(context, readings[of: account])
            return (heard?.applied(to: frames ?? [], of: account) ?? frames ?? []).map(Finding.extortion)
        }
    }
}

extension ExtortionDemandDetector {
    private static func demands(
        of demander: Demander, _ account: Account.ID, isGroup: Bool, currency: String?, in context: DetectorContext
    ) -> [ExtortionDemand] {
        var number = 0
        return demander.closed.compactMap { frame in
            guard let grade = FrameGrade(frame, isSerious: demander.isSerious, isGroup: isGroup),
                var demand = demand(of: frame, account, grade, currency, context)
            else { return nil }
            number += 1
            demand.frame = number
            return demand
        }
    }

    private static func demand(
        of frame: ExtortionFrame, _ account: Account.ID, _ grade: FrameGrade, _ currency: String?,
        _ context: DetectorContext
    ) -> ExtortionDemand? {
        guard let conversation = context.conversation else { return nil }
        let slots = frame.slots(
            withQuotes: grade.isQuoted, onlySeems: grade.tier == .e1 && !grade.demotions.isEmpty)
        guard !slots.isEmpty else { return nil }
        let sums = frame.sums.filter { grade.isQuoted || !$0.isQuoted }
        let first = (sums.first(where: \.isInDemand) ?? sums.first)?.money
        return ExtortionDemand(
            tier: grade.tier, conversation: conversation, account: account,
            target: context.other(than: account) ?? (frame.responders.count == 1 ? frame.responders.first : nil),
            frame: 0, slots: slots,
            // A bare number in haggling takes the currency of the talk.
            amount: first.map { Money(value: $0.value, currency: $0.currency ?? currency) },
            payees: frame.payees,
            deadline: frame.deadlines.first { $0.at != nil } ?? frame.deadlines.first,
            isPaid: frame.isPaid, demotions: grade.demotions)
    }
}
