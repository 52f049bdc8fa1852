// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// When there was activity, by day and account.
struct TimelineSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 8
    private static let columnLimit = 31

    func write(into draft: inout Draft) {
        guard let (first, last) = digest.period else {
            draft.paragraph("No event in the items is dated; there is no time to show.")
            return
        }
        let days = Set(digest.tally.days.keys.map(\.day))
        draft.lead(
            """
            Messages fall on \(days.count, "day"), \
            \(words: Print.period(from: min(first.day, last.day), to: last.day)).
            """
        )
        if !days.isEmpty, digest.tally.messages > 1 { strip(&draft, days) }
        let course = CourseFigure(digest: digest)
        if let figure = course.figure {
            draft.figure(figure)
            draft.table(
                "Messages and stages of the figure, by account",
                columns: [
                    .init("Account", 14), .init("Messages", 12, isNumeric: true), .init("First and last", 24),
                    .init("Stages"),
                ], rows: course.rows)
        }
        hours(&draft)
        var rows: [Table.Row] = []
        for kind in Event.Kind.allCases where (digest.tally.byKind[kind] ?? 0) > 0 {
            rows.append(.init([Prose(.text(Phrases.name(kind))), "\(digest.tally.byKind[kind] ?? 0)", states(kind)]))
        }
        rows.append(
            .init(
                [
                    "Events in the timeline", "\(digest.timeline.count)",
                    "\(digest.tally.undated, "event") without a time",
                ], isSum: true))
        draft.table(
            "Events by kind",
            columns: [.init("Kind", 40), .init("Count", 14, isNumeric: true), .init("Of these")], rows: rows)
        draft.note(
            """
            A day without a mark is a day without a message in the items examined. It does not show that nothing \
            was said.
            """
        )
    }

    private func hours(_ draft: inout Draft) {
        let counts = digest.tally.hours
        let total = Figures.sum(counts)
        guard total >= 20, let most = counts.max(), let peak = counts.firstIndex(of: most) else { return }
        let night = Figures.sum((0..<7).map { day in Figures.sum(Array(counts[(day * 24)..<(day * 24 + 6)])) })
        let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        let caption = "Messages by day of the week and hour"
        draft.figure(
            Figure(
                caption: caption,
                subline:
                    """
                    Local time, \(words: digest.clock.zone). \(total, "message") with a time of day; \(night) of them \
                    between 00:00 and 06:00.
                    """,
                drawing: HourMap(counts: counts).drawing(
                    name: "hours", title: caption,
                    description:
                        """
                        At most \(Figures.grouped(most)) in one hour of the week, on \(days[peak / 24]) from \
                        \(Print.two(peak % 24)):00.
                        """
                )))
    }

    private func states(_ kind: Event.Kind) -> Prose {
        guard kind == .message else { return "–" }
        let parts = Message.State.allCases.compactMap { state -> Prose? in
            guard let count = digest.tally.states[state], count > 0 else { return nil }
            return "\(count) \(words: state.name)"
        }
        return parts.isEmpty ? "none edited, deleted, expired or in draft" : .joined(parts)
    }

    private func strip(_ draft: inout Draft, _ days: Set<Int64>) {
        guard let first = days.min(), let last = days.max() else { return }
        let bins = CalendarBins(from: first, to: last, atMost: Self.columnLimit)
        var totals: [Account.ID: Int] = [:]
        for (key, count) in digest.tally.days { totals[key.account, default: 0] += count }
        let prominent = digest.prominentAccounts.filter { totals[$0] != nil }
        let ranked =
            prominent
            + totals.keys.filter { !prominent.contains($0) }.sorted { left, right in
                let (a, b) = (totals[left] ?? 0, totals[right] ?? 0)
                return a != b ? a > b : left < right
            }
        let shown = Array(ranked.prefix(Self.rowLimit)).sorted()
        var counts: [Account.ID: [Int]] = [:]
        var others = Array(repeating: 0, count: bins.count)
        let isShown = Set(shown)
        for (key, count) in digest.tally.days {
            let bin = bins.bin(of: key.day)
            if isShown.contains(key.account) {
                counts[key.account, default: Array(repeating: 0, count: bins.count)][bin] += count
            } else {
                others[bin] += count
            }
        }
        var rows = shown.map { id -> ActivityStrip.Row in
            let account = digest.timeline[id]
            let service = Phrases.known(account.platform) ?? ""
            let remark =
                account.isOwner
                ? "owner, \(service)"
                : digest.analysis.subjects.contains(id) ? "assessed, \(service)" : service
            return .init(label: id.label, remark: remark, counts: counts[id] ?? [])
        }
        if ranked.count > shown.count {
            rows.append(
                .init(
                    label: "", remark: Figures.counted(ranked.count - shown.count, "further account"), counts: others
                ))
        }
        var requests = Array(repeating: 0, count: bins.count)
        var hasRequests = false
        var outside = 0
        for request in digest.tally.requests
        where request.change.step == .requested && request.change.direction == .outgoing {
            guard let local = request.local else { continue }
            let day = Print.day(local)
            guard day >= first, day <= last else {
                outside += 1
                continue
            }
            requests[bins.bin(of: day)] += 1
            hasRequests = true
        }
        if hasRequests {
            rows.append(.init(label: "", remark: "contact requests sent", counts: requests, isHatched: true))
        }
        let strip = ActivityStrip(bins: bins, rows: rows, stages: stages(bins))
        let busiest = digest.tally.days.values.max() ?? 0
        draft.figure(
            Figure(
                caption: "Messages in each \(bins.unit.name), by account",
                subline:
                    """
                    Local days, \(words: digest.clock.zone). The area of a mark grows with the count.\
                    \(words: digest.findings.told.isEmpty ? "" : " Letters: first message of a stage in a course that section \(SectionName.escalation.number) tells.")\
                    \(words: hasRequests && outside > 0 ? " \(Figures.counted(outside, "contact request")) before the first or behind the last message \(outside == 1 ? "stands" : "stand") outside." : "")
                    """,
                drawing: strip.drawing(
                    name: "activity", title: "Messages in each \(bins.unit.name), by account",
                    description:
                        """
                        \(Figures.grouped(bins.count)) columns from \(Print.date(day: first)) to \
                        \(Print.date(day: last)); at most \(Figures.grouped(busiest)) messages of one account in \
                        one day.
                        """
                )))
        // Where the columns are narrow, no count stands at a mark.
        guard strip.isDense else { return }
        let width = 78 / Double(max(1, rows.count))
        draft.table(
            "Counts of the figure: messages in each \(words: bins.unit.name), by account",
            """
            Columns of the figure with a message\(words: hasRequests ? " or a contact request sent" : ""); a dash: none.\
            \(words: hasRequests && outside > 0 ? " \(Figures.counted(outside, "contact request")) of other times not counted here." : "")
            """,
            columns: [.init(bins.unit.name.capitalisedFirst, 22)]
                + rows.map { .init($0.label.isEmpty ? $0.remark.capitalisedFirst : $0.label, width, isNumeric: true) },
            rows: (0..<bins.count).filter { bin in rows.contains { $0.counts[bin] > 0 } }.map { bin in
                let (upper, lower) = bins.label(bin)
                let cells = rows.map { $0.counts[bin] == 0 ? "–" : "\($0.counts[bin])" as Prose }
                return .init([Prose(.text("\(upper) \(lower)"))] + cells)
            })
    }

    private func stages(_ bins: CalendarBins) -> [(bin: Int, letters: [String])] {
        var byBin: [Int: Set<String>] = [:]
        for found in digest.findings.told {
            for (n, letter) in digest.analysis.stages(of: found) {
                guard let moment = digest.moment(n) else { continue }
                byBin[bins.bin(of: moment.day), default: []].insert(letter.letter)
            }
        }
        return byBin.keys.sorted().map { ($0, (byBin[$0] ?? []).sorted()) }
    }
}
