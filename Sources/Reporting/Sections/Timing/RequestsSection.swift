// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Whom an account approached, how densely, and what became of the requests.
struct RequestsSection: ReportSection {
    let digest: CaseDigest

    /// Two weeks of hours.
    private static let slotLimit = 336

    func write(into draft: inout Draft) {
        let contacts = digest.findings.contacts
        let hasEvents = (digest.tally.byKind[.contact] ?? 0) > 0
        guard !contacts.isEmpty || hasEvents else {
            draft.paragraph(
                """
                The items hold no contact requests, follow lists or friend lists. The rules on contact activity \
                had nothing to run on.
                """
            )
            return
        }
        if contacts.isEmpty {
            draft.paragraph(
                """
                The items hold \(digest.tally.byKind[.contact] ?? 0, "contact step"). No rule on contact activity \
                gave a result.
                """
            )
        }
        if contacts.isEmpty || contacts.contains(where: { $0.basis != .none }) {
            draft.paragraph(
                """
                A request that was withdrawn or deleted before the export was made may be absent. Acceptance is an \
                act of the recipient; it says nothing about intent.
                """
            )
        }
        for (index, activity) in contacts.prefix(6).enumerated() { write(activity, index, &draft) }
        if contacts.count > 6 { draft.note("\(contacts.count - 6, "account") more in \(code: "findings.json").") }
    }

    private func write(_ activity: ContactActivity, _ index: Int, _ draft: inout Draft) {
        let account = activity.account.label
        guard activity.basis != .none else {
            draft.paragraph("\(words: account): nothing in the items allows a figure of contact activity.")
            return
        }
        writeCounts(activity, &draft)
        bars(activity, index, &draft)
        funnel(activity, index, &draft)
        let rows = outcomes(of: activity) + stretch(of: activity) + measures(of: activity)
        draft.table(
            "Contact activity of \(words: account)",
            columns: [.init("Measure", 36), .init("Figure")], rows: rows.map { .init([Prose(.text($0.0)), $0.1]) })
    }

    /// How many were approached, and what the class of activity rests on.
    private func writeCounts(_ activity: ContactActivity, _ draft: inout Draft) {
        let account = activity.account.label
        if let requested = activity.requested {
            let approaches = Self.approaches(activity, isOne: requested == 1...1)
            let least = Figures.grouped(requested.lowerBound)
            draft.lead(
                "\(words: account) is recorded with \(words: least) \(words: approaches) sent\(words: hidden(requested))."
            )
        }
        let follows = activity.measures.first { $0.name == ContactCitations.followed }?.value ?? 0
        if follows > 0 {
            draft.paragraph(
                """
                Followed without a request on record: \(words: Figures.counted(Int(follows), "account")). A follow asks for \
                nothing where the other account is open; it is counted apart.
                """
            )
        }
        draft.paragraph(
            """
            \(Prose(.badge(isIndicator: true))) Contact activity of \(words: account): \
            \(strong: Phrases.level(activity.level)). Rests on \(Prose.joined(grounds(activity), by: "; ")).
            """
        )
    }

    private static func approaches(_ activity: ContactActivity, isOne: Bool) -> String {
        if activity.basis == .requests { return isOne ? "contact request" : "contact requests" }
        return isOne ? "first message in a new conversation" : "first messages in new conversations"
    }

    /// What became of the requests, as far as the export shows it.
    private func outcomes(of activity: ContactActivity) -> [(String, Prose)] {
        let range = { (range: ClosedRange<Int>?) in
            range.map { Prose(.text(Figures.range($0))) } ?? Prose("not shown by the export")
        }
        var rows = [("Sent", range(activity.requested)), (Self.accepted(activity), range(activity.accepted))]
        if activity.basis == .requests {
            rows.append(("Declined", activity.declined.map { "\($0)" } ?? "not shown by the export"))
            rows.append(("Still open", activity.pending.map { "\($0)" } ?? "not shown by the export"))
        }
        return rows
    }

    private func stretch(of activity: ContactActivity) -> [(String, Prose)] {
        guard let peak = activity.peak, peak.count > 2 else { return [] }
        var rows: [(String, Prose)] = [
            (
                "Densest stretch",
                """
                \(peak.count, "person", "different people") within \(words: Self.window(peak.windowSeconds)), \
                from \(words: spoken(peak.from))
                """
            )
        ]
        if let p = activity.p {
            let words = p < 0.0001 ? "below 0.0001" : Figures.fixed(p, places: 4)
            rows.append(
                (
                    "Chance of such a stretch",
                    "\(words: words): how often so many would fall together by chance, if the same number were spread evenly over the period"
                ))
        }
        return rows
    }

    private func measures(of activity: ContactActivity) -> [(String, Prose)] {
        var rows: [(String, Prose)] = []
        if let share = activity.templateShare {
            rows.append(("First messages that repeat one text", "\(words: Figures.fixed(share * 100, places: 0))%"))
        }
        let base = activity.measures.first { $0.name == Self.followable }
        for measure in activity.measures where Phrases.isTold(measure) && measure.name != Self.followable {
            let name = Phrases.name(measure)
            var figure = Phrases.figure(measure)
            if measure.name == Self.followed, let base {
                let count = Figures.decimal((measure.value * base.value).rounded())
                let share = base.value < 20 ? "" : " (\(figure))"
                figure = "\(count) of \(Phrases.figure(base)) whose acceptance has a time\(share)"
            }
            rows.append((name.prefix(1).uppercased() + name.dropFirst(), Prose(.text(figure))))
        }
        return rows
    }

    /// What the figures rest on, each with its own messages.
    private func grounds(_ activity: ContactActivity) -> [Prose] {
        let cited = ContactCitations(activity, in: digest)
        let isOfRequests = activity.basis == .requests
        let parts: [(String, [Int32])] = [
            ("contact requests", cited.requests), ("follows", cited.follows),
            (isOfRequests ? "the densest stretch of approaches" : "first messages in new conversations", cited.densest),
            ("first messages that repeat one text", cited.repeated),
        ]
        let told = parts.filter { !$0.1.isEmpty }.map { name, numbers -> Prose in
            "\(words: name) \(Prose.citations(numbers, atMost: 10))"
        }
        return told.isEmpty ? [isOfRequests ? "contact lists" : "first messages in new conversations"] : told
    }

    /// Behind the number that is certain.
    private func hidden(_ range: ClosedRange<Int>) -> String {
        range.count == 1
            ? ""
            : ", \(Figures.grouped(range.upperBound)) at most: of \(Figures.counted(range.count - 1, "further contact")) the export does not tell who asked"
    }

    private static let followed = "acceptances followed by a message in 5 minutes"
    private static let followable = "acceptances that a message could follow"

    /// An RFC 3339 instant on both clocks; the text itself when it is none.
    private func spoken(_ text: String) -> String {
        guard let instant = Self.instant(text) else { return text }
        let time = Timestamp(microseconds: instant, precision: .second, zone: .utc, literal: "")
        return Moment(time, clock: digest.clock).full
    }

    static func window(_ seconds: Int) -> String {
        switch seconds {
        case 3600: "one hour"
        case 86_400: "one day"
        case 604_800: "one week"
        default: Elapsed(shortest: Int64(seconds), longest: Int64(seconds)).text
        }
    }

    /// Sent requests by hour, or by day when the period is long.
    private func bars(_ activity: ContactActivity, _ index: Int, _ draft: inout Draft) {
        let sent = digest.tally.requests.filter {
            $0.change.step == .requested && $0.change.direction == .outgoing
                && ($0.actor == nil || $0.actor == activity.account) && $0.local != nil
        }
        let times = sent.compactMap(\.local)
        guard times.count >= 5, let first = times.min(), let last = times.max() else { return }
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

    /// What the export shows of the other side: an answer, where there was no request to accept.
    private static func accepted(_ activity: ContactActivity) -> String {
        activity.basis == .requests ? "Accepted" : "Answered or accepted"
    }

    private func funnel(_ activity: ContactActivity, _ index: Int, _ draft: inout Draft) {
        guard let requested = activity.requested, requested.upperBound > 0, let accepted = activity.accepted else {
            return
        }
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

    /// Microseconds of `2026-06-12T18:00:00Z`; nil for anything else.
    static func instant(_ text: String) -> Int64? {
        let digits = text.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard text.hasSuffix("Z"), digits.count >= 6,
            let time = CivilTime(
                year: digits[0], month: digits[1], day: digits[2], hour: digits[3], minute: digits[4], second: digits[5]
            )
        else { return nil }
        return time.microseconds
    }
}
