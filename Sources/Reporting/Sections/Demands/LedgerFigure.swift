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
        var rows: [LedgerChart.Row] = []
        let starts = frames.filter(\.element.isPaid).map { ($0, $1.conversation, self.times(of: $1).first) }
        for (index, frame) in frames {
            let times = self.times(of: frame)
            guard !times.isEmpty else { continue }
            let deadline = frame.deadline?.at.flatMap(RequestsSection.instant).map {
                digest.clock.local($0) / 1_000_000
            }
            let payments = digest.findings.payments.filter { payment in
                guard let time = local(payment.citation.n) else { return false }
                let place = digest.timeline.entry(payment.citation.n).conversation
                // A payment stands once: beside the demand that began last before it, of those with one behind them.
                let before = starts.compactMap { index, conversation, start in
                    start.flatMap { place == nil || place == conversation ? (start: $0, index: index) : nil }
                }.filter { $0.start <= time }
                return before.max { $0 < $1 }?.index == index
            }.compactMap { local($0.citation.n) }
            rows.append(
                LedgerChart.Row(
                    label: "D-\(index + 1)", amount: frame.amount.map(Self.sum) ?? "no sum named", messages: times,
                    deadline: deadline, payments: payments, tier: frame.tier.rawValue))
        }
        guard rows.count >= 2 || rows.contains(where: { !$0.payments.isEmpty }) else { return nil }
        let times = rows.flatMap(\.messages)
        let span = (times.max() ?? 0) - (times.min() ?? 0)
        return Figure(
            caption: "Demands over time",
            subline:
                """
                Local time, \(words: digest.clock.zone). One row a demand of tier E2 or above; the table above holds the \
                messages.
                """,
            drawing: LedgerChart(rows: rows, words: { Self.words($0, span: span) }).drawing(
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

    private func times(of frame: ExtortionDemand) -> [Int64] {
        Set(frame.slots.values.joined().compactMap { local($0.n) }).sorted()
    }

    private func local(_ n: Int32) -> Int64? {
        guard let time = digest.timeline.time(n), time.precision != .day, time.isInstant else { return nil }
        return digest.clock.local(time.microseconds) / 1_000_000
    }

    /// A day, with the time of day where the whole is short.
    private static func words(_ time: Int64, span: Int64) -> String {
        let day = Print.shortDate(day: Print.day(time * 1_000_000))
        guard span < 14 * 86_400 else { return day }
        return "\(day) \(Print.clock(CivilTime(microseconds: time * 1_000_000), .minute))"
    }
}
