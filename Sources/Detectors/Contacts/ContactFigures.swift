// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The figures of an owner's approaches from which the level follows.
struct ContactFigures {
    /// People certainly approached.
    var approached: Int
    /// Dated approaches, ascending.
    var approaches: [TimelineEntry]
    /// With those whose direction the export hides.
    var approachedAtMost: Int
    /// Answers to them, counted the same two ways.
    var accepted: ClosedRange<Int>
    /// People of whom the export would show an answer.
    var answerable: Int
    /// People to whom a request went; following somebody asks for nothing.
    var requested: Int
    /// Seconds from each acceptance to the owner's first message behind it, where both are dated.
    var followUps: [Double]
    /// Acceptances that a message could have followed.
    var followable: Int
    /// First messages, and the largest group that repeats one text.
    var openers: [(n: Int32, text: String)]
    var template: [Int32]
    /// Conversations in which the owner asks for pictures, makes sexual requests or threatens.
    var codedTalks: Int
    /// Microseconds between the owner's first and last dated event.
    var period: Int64

    static let windows: [Int64] = [600, 3600, 21_600, 86_400]
    private static let hour: Int64 = 3600
    /// An answer so soon after the acceptance counts as following it up.
    private static let promptSeconds = 300.0

    /// Approaches whose hour is known.
    private var fine: [TimelineEntry] { approaches.filter { $0.precision != .day } }

    /// The densest window of a length in seconds.
    func densest(_ seconds: Int64) -> DensestWindow? {
        let dated = seconds < 86_400 ? fine : approaches
        return DensestWindow(over: dated.compactMap(\.time), length: seconds * 1_000_000)
    }

    var peak: (entry: TimelineEntry, count: Int, seconds: Int64, members: ArraySlice<TimelineEntry>)? {
        let (dated, seconds) = fine.isEmpty ? (approaches, Int64(86_400)) : (fine, Self.hour)
        guard let window = DensestWindow(over: dated.compactMap(\.time), length: seconds * 1_000_000) else {
            return nil
        }
        return (dated[window.first], window.count, seconds, dated[window.first..<window.first + window.count])
    }

    var perHour: Int { densest(Self.hour)?.count ?? 0 }
    var perDay: Int { densest(86_400)?.count ?? 0 }

    /// How probable so dense a stretch is by chance, over four windows and corrected for their number.
    ///
    /// Nil where all of it fits into the stretch that is told: what stands alone is dense beside nothing.
    var p: Double? {
        guard period > Self.hour * 1_000_000 else { return nil }
        let total = fine.count
        let values = Self.windows.compactMap { seconds -> Double? in
            guard period > 0, let window = densest(seconds) else { return nil }
            let share = Double(seconds) * 1_000_000 / Double(period)
            return ScanStatistic.probability(of: min(window.count, total), among: total, windowShare: share)
        }
        return values.min().map { min(1, $0 * Double(Self.windows.count)) }
    }

    /// The acceptance that is most favourable to the account.
    var acceptance: Proportion? {
        answerable == 0 ? nil : .beta(min(accepted.upperBound, answerable), of: answerable)
    }

    var promptShare: Double? {
        followable == 0 ? nil : Double(promptCount) / Double(followable)
    }

    var promptCount: Int { followUps.count { $0 <= Self.promptSeconds } }

    var medianFollowUp: Double? {
        followUps.isEmpty ? nil : followUps.sorted()[followUps.count / 2]
    }

    var templateShare: Double? {
        openers.isEmpty ? nil : Double(template.count) / Double(openers.count)
    }

    /// Kleinberg's bursts over the dated approaches, ties spread evenly over half a unit of the clock.
    var burstSteps: Int {
        let instants = fine.prefix(20_000)
        guard instants.count >= 10 else { return 0 }
        var seconds: [Double] = []
        var tied = 0
        for (index, entry) in instants.enumerated() {
            guard let time = entry.time else { continue }
            tied = index > 0 && instants[index - 1].time == time ? tied + 1 : 0
            let unit = Double(entry.precision.microseconds) / 2 / Double(instants.count)
            seconds.append((Double(time) + Double(tied) * unit) / 1_000_000)
        }
        return BurstModel.bursts(at: seconds, states: 3).map(\.level).max() ?? 0
    }
}

extension ContactFigures {
    /// The level by requests; the lines are told in docs/detectors/mass-contact.md.
    var levelByRequests: ContactActivity.Level {
        let upper = acceptance?.high ?? 1
        let isDense = perHour >= 20
        let isMany = approached >= 20 && (isDense || perDay >= 15 || approached >= 60)
        let seizes = promptCount >= 5 && (promptShare ?? 0) >= 0.5
        // Following many strangers at once is how a new account begins; asking many is not.
        let asks = 2 * requested >= approached
        if isMany && (seizes || isDense && asks && upper < 0.5 || codedTalks >= 3) { return .massRequesting }
        let isTemplated = (templateShare ?? 0) >= 0.5 && template.count >= 3
        if isDense && upper < 0.7 || isMany && (upper < 0.5 || isTemplated && upper < 0.6) { return .elevated }
        if approached >= 20 && promptCount >= 5 && (promptShare ?? 0) >= 0.25 { return .elevated }
        // Lists without a single time clear nobody: how fast people were approached cannot be told.
        return approaches.isEmpty && approached > 0 ? .notComputable : .none
    }

    /// The level by first messages, which organisers and sellers send as well.
    var levelByFirstMessages: ContactActivity.Level {
        let isMany = approached >= 10 && (perHour >= 10 || perDay >= 10)
        let isTemplated = (templateShare ?? 0) >= 0.3 && template.count >= 3
        if isMany && isTemplated && codedTalks >= 3 { return .massRequesting }
        return codedTalks >= 3 && isTemplated || isMany && perHour >= 20 && isTemplated ? .elevated : .none
    }
}
