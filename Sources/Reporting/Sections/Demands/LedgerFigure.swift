// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The demand ledger over time.
struct LedgerFigure {
    let digest: CaseDigest

    private static let rowLimit = 16

    /// Nil when there are fewer than two dated demands and no payment to set beside one.
    var figure: Figure? {
        let frames = digest.findings.extortion.enumerated().filter { $0.element.tier >= .e2 }.prefix(Self.rowLimit)
        var spans: [(index: Int, start: Int64, end: Int64, deadline: Int64?, payments: [Int64])] = []
        for (index, frame) in frames {
            let numbers = frame.slots.values.flatMap { $0.map(\.n) }
            let times = numbers.compactMap(local)
            guard let start = times.min(), let end = times.max() else { continue }
            let deadline = frame.deadline?.at.flatMap(RequestsSection.instant).map {
                digest.clock.local($0) / 1_000_000
            }
            let payments = digest.findings.payments.filter { payment in
                guard let time = local(payment.citation.n), time >= start else { return false }
                let place = digest.timeline.entry(payment.citation.n).conversation
                return place == nil || place == frame.conversation
            }.compactMap { local($0.citation.n) }
            spans.append((index, start, end, deadline, frame.isPaid ? payments : []))
        }
        guard spans.count >= 2 || spans.contains(where: { !$0.payments.isEmpty }) else { return nil }
        let first = spans.map(\.start).min() ?? 0
        let last = spans.flatMap { [$0.end] + $0.payments + ($0.deadline.map { [$0] } ?? []) }.max() ?? first
        let margin = max(60, (last - first) / 40)
        let origin = first - margin
        let length = last - first + 2 * margin
        let rows = spans.map { span -> LedgerChart.Row in
            let frame = digest.findings.extortion[span.index]
            return LedgerChart.Row(
                label: "D-\(span.index + 1)", amount: frame.amount.map(Self.sum) ?? "no sum named",
                start: span.start - origin, end: span.end - origin, deadline: span.deadline.map { $0 - origin },
                payments: span.payments.map { $0 - origin }, tier: frame.tier.rawValue)
        }
        return Figure(
            caption: "Demands over time",
            subline:
                """
                Local time, \(words: digest.clock.zone). One row a demand of tier E2 or above; the table above holds the \
                messages.
                """,
            drawing: LedgerChart(rows: rows, length: length, ticks: Self.ticks(origin, length)).drawing(
                name: "ledger", title: "Demands over time",
                description: rows.map { "\($0.label) \($0.tier), \($0.amount)" }.joined(separator: "; ") + "."))
    }

    /// Digits and a currency that the program knows; nothing of the record's wording enters a drawing.
    private static func sum(_ money: Money) -> String {
        let isPlain = money.value.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
        let isKnown =
            money.currency.map { $0.utf8.count <= 5 && $0.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } } ?? true
        return isPlain && isKnown && money.value.utf8.count <= 14 ? Phrases.money(money) : "a sum"
    }

    private func local(_ n: Int32) -> Int64? {
        guard let time = digest.timeline.time(n), time.precision != .day, time.isInstant else { return nil }
        return digest.clock.local(time.microseconds) / 1_000_000
    }

    /// Days or clock times, eight at most.
    private static func ticks(_ origin: Int64, _ length: Int64) -> [(time: Int64, words: String)] {
        let steps: [Int64] = [
            60, 300, 600, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000,
        ]
        let step = steps.first { length / $0 <= 8 } ?? max(1, length / 8)
        var found: [(Int64, String)] = []
        var time = (origin / step + 1) * step
        while time <= origin + length, found.count < 12 {
            let civil = CivilTime(microseconds: time * 1_000_000)
            let day = Print.shortDate(day: Print.day(time * 1_000_000))
            found.append((time - origin, step >= 86_400 ? day : "\(day) \(Print.clock(civil, .minute))"))
            time += step
        }
        return found
    }
}
