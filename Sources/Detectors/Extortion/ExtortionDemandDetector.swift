// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Joins threats, demands, sums, payees and deadlines of one account into frames and grades them.
///
/// Figures and tiers: docs/detectors/extortion-demand.md.
struct ExtortionDemandDetector: Detector {
    private let context: DetectorContext
    private var reader: ExtortionReader

    init(context: DetectorContext) {
        self.context = context
        reader = ExtortionReader(context)
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        reader.observe(entry, marks)
    }

    consuming func conclude() -> [Finding] {
        let (context, currency, isGroup) = (context, reader.currency, reader.isGroup)
        return reader.conclude().flatMap { account, demander -> [Finding] in
            guard context.isAssessed(account) else { return [] }
            return Self.findings(of: demander, account, isGroup: isGroup, currency: currency, in: context)
        }
    }
}

extension ExtortionDemandDetector {
    private static func findings(
        of demander: Demander, _ account: Account.ID, isGroup: Bool, currency: String?, in context: DetectorContext
    ) -> [Finding] {
        var number = 0
        return demander.closed.compactMap { frame in
            guard let grade = FrameGrade(frame, isSerious: demander.isSerious, isGroup: isGroup),
                var demand = demand(of: frame, account, grade, currency, context)
            else { return nil }
            number += 1
            demand.frame = number
            return .extortion(demand)
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
