// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The leading course on a linear axis, when it fits into two days.
struct CourseFigure {
    let digest: CaseDigest

    private static let longest: Int64 = 48 * 3600
    private static let rowLimit = 5

    /// What the figure shows; nil when no course is short enough and timed.
    private struct Shown {
        var course: Escalation
        var first: Int64
        var stages: [(n: Int32, stage: StageLetter)]
        /// Their places on the clock of the report.
        var times: [Int64]
        /// Messages of each account of the course, in the order of time.
        var messages: [(account: Account.ID, numbers: [Int32], times: [Int64])]
        /// Seconds that the axis covers, and where it begins.
        var length: Int64
        var origin: Int64
    }

    private var shown: Shown? {
        guard let found = digest.findings.standings.leading,
            let last = found.steps.map(\.citation.n).max(), last > found.start
        else { return nil }
        let stages = digest.analysis.stages(of: found)
        let times = stages.compactMap { local($0.n) }
        guard times.count == stages.count, let first = times.min(), let end = times.max() else { return nil }
        let span = (end - first) / 1_000_000
        guard span >= 120, span <= Self.longest else { return nil }
        let margin = max(60, span / 30)

        var accounts = Set(found.steps.map(\.introducedBy))
        accounts.formUnion([found.account, found.target])
        if let actor = digest.timeline.entry(found.start).actor { accounts.insert(actor) }
        var messages: [Account.ID: (numbers: [Int32], times: [Int64])] = [:]
        for n in found.start...last {
            let entry = digest.timeline.entry(n)
            guard entry.kind == .message, let actor = entry.actor, accounts.contains(actor), let time = local(n) else {
                continue
            }
            messages[actor, default: ([], [])].numbers.append(n)
            messages[actor, default: ([], [])].times.append(time)
        }
        let ordered = accounts.sorted().compactMap { id in messages[id].map { (id, $0.numbers, $0.times) } }
        return Shown(
            course: found, first: first, stages: stages, times: times, messages: Array(ordered.prefix(Self.rowLimit)),
            length: span + 2 * margin, origin: first - margin * 1_000_000)
    }

    /// The figure’s numbers, a row for each account.
    var rows: [Table.Row] {
        guard let shown else { return [] }
        return shown.messages.map { account, numbers, _ in
            let stages = shown.stages.filter { digest.timeline.entry($0.n).actor == account }.map { n, stage -> Prose in
                "\(Prose(.stage(stage))) \(cite: n)\(words: digest.moment(n).map { " \($0.clockTime)" } ?? "")"
            }
            return .init([
                Prose(.text(account.label)), "\(numbers.count)",
                Prose.citations([numbers.first, numbers.last].compactMap(\.self).uniqued),
                stages.isEmpty ? "–" : .joined(stages, by: "; "),
            ])
        }
    }

    /// Nil when no course is short enough and timed.
    var figure: Figure? {
        guard let shown else { return nil }
        let (found, first, origin, length) = (shown.course, shown.first, shown.origin, shown.length)
        let seconds = { (time: Int64) in (time - origin) / 1_000_000 }
        let rows = shown.messages.map { account, numbers, times in
            StageStrip.Row(
                label: account.label, remark: Phrases.known(digest.timeline[account].platform) ?? "",
                times: zip(numbers, times).map { n, time in
                    (seconds(time), digest.timeline.entry(n).precision == .minute)
                }.sorted { $0.0 < $1.0 })
        }
        let marks = zip(shown.stages, shown.times).map { StageStrip.Mark(letter: $0.stage.letter, time: seconds($1)) }
        let strip = StageStrip(
            rows: rows, marks: marks.sorted { $0.time != $1.time ? $0.time < $1.time : $0.letter < $1.letter },
            length: length, ticks: Self.ticks(from: origin, length: length))
        let pair = digest.analysis.pair(found)
        let counts = shown.messages.map { "\($0.account.label) \(Figures.grouped($0.numbers.count))" }
        let isCoarse = rows.contains { $0.times.contains(where: \.isCoarse) }
        return Figure(
            caption: "Messages and stages on a linear axis, \(pair)",
            subline: """
                Local time, \(words: digest.clock.zone), \(words: Print.longDate(day: Print.day(first))). One mark a \
                message\(words: isCoarse ? "; a mark as wide as a minute: the source has no seconds" : "").
                """,
            drawing: strip.drawing(
                name: "course", title: "Messages and stages on a linear axis, \(pair)",
                description: """
                    Messages between the first and the last of these marks: \(counts.joined(separator: ", ")). Stages in order: \
                    \(marks.map(\.letter).joined(separator: " ")).
                    """))
    }

    private func local(_ n: Int32) -> Int64? {
        guard let time = digest.timeline.time(n), time.precision != .day, time.isInstant else { return nil }
        return digest.clock.local(time.microseconds)
    }

    /// Round clock times, eight at most.
    private static func ticks(from origin: Int64, length: Int64) -> [(time: Int64, words: String)] {
        let steps: [Int64] = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200]
        let step = steps.first { length / $0 <= 8 } ?? 86_400
        var found: [(Int64, String)] = []
        let start = origin / 1_000_000
        var time = (start / step + 1) * step
        while time <= start + length {
            found.append((time - start, Print.clock(CivilTime(microseconds: time * 1_000_000), .minute)))
            time += step
        }
        return found
    }
}
