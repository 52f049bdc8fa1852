// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The demand ledger over time.
struct LedgerFigure {
    let digest: CaseDigest

    private static let rowLimit = 16

    /// Nil when there are fewer than two dated demands and no payment to set beside one.
    var figure: Figure? {
        let frames = digest.findings.extortion.enumerated().filter { $0.element.tier >= .e2 && !$0.element.isSetAside }
            .prefix(Self.rowLimit)
        var rows: [LedgerChart.Row] = []
        let starts = frames.filter(\.element.isPaid).map { ($0, $1.conversation, self.times(of: $1).first?.first) }
        for (index, frame) in frames {
            let times = self.times(of: frame)
            guard !times.isEmpty else { continue }
            let deadlines = ([frame.deadline].compactMap(\.self) + frame.laterDeadlines).compactMap(span)
            let payments = digest.findings.payments.filter { payment in
                guard let time = span(payment.citation.n)?.first else { return false }
                let place = digest.timeline.entry(payment.citation.n).conversation
                // A payment stands once: beside the demand that began last before it, of those with one behind them.
                let before = starts.compactMap { index, conversation, start in
                    start.flatMap { place == nil || place == conversation ? (start: $0, index: index) : nil }
                }.filter { $0.start <= time }
                return before.max { $0 < $1 }?.index == index
            }.compactMap { span($0.citation.n) }
            rows.append(
                LedgerChart.Row(
                    label: digest.findings.demandMarks[index],
                    amount: DemandSums(frame).all.first.map { Self.sum($0.amount) + Phrases.mark($0.basis) }
                        ?? "no sum named", messages: times,
                    deadlines: deadlines, payments: payments, tier: frame.tier.rawValue))
        }
        guard rows.count >= 2 || rows.contains(where: { !$0.payments.isEmpty }) else { return nil }
        let all = rows.flatMap { $0.messages + $0.deadlines + $0.payments }
        let length = (all.map(\.last).max() ?? 0) - (all.map(\.first).min() ?? 0)
        let two =
            all.contains { $0.first != $0.last }
            ? " Two marks under a bracket: the clock showed that time twice, and one of them is meant." : ""
        let bases = frames.compactMap { DemandSums($0.element).all.first?.basis }
        return Figure(
            caption: "Demands over time",
            subline:
                """
                Local time, \(words: digest.clock.zone). One row a demand of tier E2 or above; the table above holds the \
                messages.\(words: two)\(words: Phrases.marks(bases))
                """,
            drawing: LedgerChart(rows: rows, words: { words($0, span: length) }).drawing(
                name: "ledger", title: "Demands over time",
                description: rows.map { "\($0.label) \($0.tier), \($0.amount)" }.joined(separator: "; ") + "."))
    }

    /// Digits and a currency that the program knows; nothing of the record's wording enters a drawing.
    private static func sum(_ money: Money) -> String {
        let isPlain = money.value.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
        let isKnown =
            money.currency.map { $0.utf8.count <= 5 && $0.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } } ?? true
        guard isPlain, isKnown, money.value.utf8.count <= 14 else { return "a sum" }
        // There is room for no more beside the mark of the demand.
        return money.currency == nil ? Phrases.number(money) : Phrases.money(money)
    }

    private func times(of frame: ExtortionDemand) -> [LedgerChart.Span] {
        Set(frame.slots.values.joined().compactMap { span($0.n) }).sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    }

    private func span(_ n: Int32) -> LedgerChart.Span? {
        guard let time = digest.timeline.time(n), time.precision != .day, time.isInstant else { return nil }
        return span(time.microseconds, time.latest)
    }

    private func span(_ deadline: ExtortionDemand.Deadline) -> LedgerChart.Span? {
        guard let at = deadline.at.flatMap(RequestsSection.instant) else { return nil }
        return span(at, deadline.atLatest.flatMap(RequestsSection.instant))
    }

    /// Seconds on a clock that is neither put forward nor back: the report's zone as it stands at the first message.
    private func span(_ first: Int64, _ last: Int64?) -> LedgerChart.Span {
        let seconds = { (time: Int64) in (time + offset) / 1_000_000 }
        return .init(first: seconds(first), last: seconds(max(first, last ?? first)))
    }

    /// Microseconds by which that clock is before UTC.
    private var offset: Int64 {
        let first = digest.findings.extortion.flatMap { $0.slots.values.joined() }.map(\.n).min()
        guard let time = first.flatMap(digest.timeline.time)?.microseconds else { return 0 }
        return digest.clock.local(time) - time
    }

    /// A day, with the time of day where the whole is short, and the zone where the clock changes within it.
    private func words(_ time: Int64, span: Int64) -> String {
        let instant = time * 1_000_000 - offset
        let local = digest.clock.local(instant)
        let day = Print.shortDate(day: Print.day(local))
        guard span < 14 * 86_400 else { return day }
        let zone = local == time * 1_000_000 ? "" : " \(digest.clock.name(at: instant))"
        return "\(day) \(Print.clock(CivilTime(microseconds: local), .minute))\(zone)"
    }
}
