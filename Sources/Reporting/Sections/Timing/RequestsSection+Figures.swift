// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension RequestsSection {
    /// Two weeks of hours.
    private static let slotLimit = 336
    private static let fewestDrawn = 5

    /// Sent requests by hour, or by day when the period is long.
    func bars(_ activity: ContactActivity, _ index: Int, _ draft: inout Draft) {
        let sent = digest.tally.requests.filter {
            $0.change.step == .requested && $0.change.direction == .outgoing
                && ($0.actor == nil || $0.actor == activity.account) && $0.local != nil
        }
        let times = sent.compactMap(\.local)
        guard times.count >= Self.fewestDrawn, let first = times.min(), let last = times.max() else { return }
        let hour: Int64 = 3_600_000_000
        let isDated = sent.allSatisfy { $0.precision != .day }
        let hours = Self.slot(last, hour) - Self.slot(first, hour) + 1
        let isHourly = isDated && hours <= Int64(Self.slotLimit)
        let days = Self.slot(last, hour * 24) - Self.slot(first, hour * 24) + 1
        guard isHourly || days <= 3660 else { return }
        var unit = isHourly ? hour : hour * 24
        var name = isHourly ? "hour" : "day"
        if !isHourly, days > Int64(Self.slotLimit) { (unit, name) = (hour * 24 * 31, "31 days") }
        let start = isHourly ? Self.slot(first, hour * 24) * 24 : Self.slot(first, unit)
        let end = isHourly ? (Self.slot(last, hour * 24) + 1) * 24 - 1 : Self.slot(last, unit)
        var counts = Array(repeating: 0, count: Int(end - start + 1))
        for time in times { counts[Int(Self.slot(time, unit) - start)] += 1 }
        var labels: [(slot: Int, words: String)] = []
        let perDay = isHourly ? 24 : 1
        let every = isHourly ? 1 : max(1, counts.count / 8)
        for slot in stride(from: 0, to: counts.count, by: perDay * every) {
            let day = Print.day((start + Int64(slot)) * unit)
            labels.append(
                (
                    slot,
                    isHourly
                        ? "\(Print.weekday(day).prefix(3)) \(Print.shortDate(day: day))" : Print.shortDate(day: day)
                ))
        }
        // Of a few days the hours are told too, so that a burst can be placed.
        if isHourly, counts.count <= 72 {
            for slot in stride(from: 0, to: counts.count, by: 6) where slot % 24 != 0 {
                labels.append((slot, "\(slot % 24 < 10 ? "0" : "")\(slot % 24):00"))
            }
        }
        var peak: ClosedRange<Int>?
        var words: String?
        if let found = activity.peak, let from = Self.instant(found.from) {
            let local = digest.clock.local(from)
            let low = Int(clamping: Self.slot(local, unit) - start)
            let high = Int(clamping: Self.slot(local + Int64(found.windowSeconds) * 1_000_000 - 1, unit) - start)
            if low >= 0, low < counts.count {
                peak = low...max(low, min(high, counts.count - 1))
                let stretch =
                    "\(Figures.counted(found.count, "person", "people")) within \(Self.window(found.windowSeconds))"
                words = isHourly || found.windowSeconds >= 86_400 ? stretch : "\(stretch) of this \(name)"
            }
        }
        let chart = RequestBars(counts: counts, labels: labels, unit: name, peak: peak, peakWords: words)
        let caption = "Contact requests sent by \(activity.account.label) in each \(name)"
        draft.figure(
            Figure(
                caption: caption,
                subline:
                    """
                    Local time, \(words: digest.clock.zone). Hatched: the densest stretch. \
                    \(times.count, "dated request").
                    """,
                drawing: chart.drawing(
                    name: "requests\(index + 1)", title: caption,
                    description:
                        """
                        \(Figures.grouped(times.count)) requests; at most \(Figures.grouped(counts.max() ?? 0)) \
                        in one \(name).
                        """
                )))
    }

    /// A bar for each outcome; so few requests as a sentence holds need no drawing beside the table.
    func funnel(_ activity: ContactActivity, _ index: Int, _ draft: inout Draft) {
        guard let requested = activity.requested, requested.upperBound >= Self.fewestDrawn,
            let accepted = activity.accepted
        else { return }
        func row(_ name: String, _ range: ClosedRange<Int>) -> Funnel.Row {
            .init(
                name: name, count: range.lowerBound,
                words: range.count == 1 ? nil : Figures.range(range), atMost: range.count == 1 ? nil : range.upperBound)
        }
        let isRequests = activity.basis == .requests
        var rows = [
            row(isRequests ? "Requests sent" : "First messages sent", requested),
            row(Self.accepted(activity), accepted),
        ]
        if let declined = activity.declined { rows.append(.init(name: "Declined", count: declined)) }
        if let pending = activity.pending { rows.append(.init(name: "Still open", count: pending)) }
        let sent = isRequests ? "requests" : "first messages"
        let caption = "What became of the \(sent) of \(activity.account.label)"
        draft.figure(
            Figure(
                caption: caption,
                subline: rows.contains { $0.atMost != nil }
                    ? "Hatched: what the export leaves open."
                    : """
                    Count, share of \(words: sent) sent, 95% Wilson interval. No share is given under 20 \
                    \(words: sent).
                    """,
                drawing: Funnel(rows: rows).drawing(
                    name: "funnel\(index + 1)", title: caption,
                    description: rows.map { "\($0.name): \($0.words ?? Figures.grouped($0.count))" }.joined(
                        separator: "; ") + ".")))
    }

    private static func slot(_ time: Int64, _ unit: Int64) -> Int64 {
        let (quotient, rest) = time.quotientAndRemainder(dividingBy: unit)
        return rest < 0 ? quotient - 1 : quotient
    }
}
