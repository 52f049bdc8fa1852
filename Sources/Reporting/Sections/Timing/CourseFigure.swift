// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The leading course on a linear axis, when it fits into two days.
struct CourseFigure {
    let digest: CaseDigest

    private static let longest: Int64 = 48 * 3600
    private static let rowLimit = 5

    /// The instants between which an event lies: one, or the two of a repeated hour.
    private typealias Instants = (first: Int64, last: Int64)

    /// What the figure shows; nil when no course is short enough and timed.
    private struct Shown {
        var course: Escalation
        var first: Int64
        var last: Int32
        var stages: [(n: Int32, stage: StageLetter, at: Instants)]
        /// Messages of each account of the course, in the order of the record.
        var messages: [(account: Account.ID, numbers: [Int32], times: [Instants])]
        /// Messages of these accounts in the conversation behind the last stage.
        var left: Int
        /// Seconds that the axis covers, and where it begins.
        var length: Int64
        var origin: Int64

        /// Whether a time is one of two.
        var hasTwo: Bool { messages.contains { $0.times.contains { $0.first != $0.last } } }
    }

    private var shown: Shown? {
        guard let found = digest.findings.standings.leading,
            let last = found.steps.map(\.citation.n).max(), last > found.start
        else { return nil }
        let all = digest.analysis.stages(of: found)
        let stages = all.compactMap { stage in instants(stage.n).map { (n: stage.n, stage: stage.stage, at: $0) } }
        guard stages.count == all.count, let first = stages.map(\.at.first).min(), let end = stages.map(\.at.last).max()
        else { return nil }
        let span = (end - first) / 1_000_000
        guard span >= 120, span <= Self.longest else { return nil }
        let margin = max(60, span / 30)

        var accounts = Set(found.steps.map(\.introducedBy))
        accounts.formUnion([found.account, found.target])
        if let actor = digest.timeline.entry(found.start).actor { accounts.insert(actor) }
        var messages: [Account.ID: (numbers: [Int32], times: [Instants])] = [:]
        for n in found.start...last {
            let entry = digest.timeline.entry(n)
            guard entry.kind == .message, let actor = entry.actor, accounts.contains(actor), let time = instants(n)
            else {
                continue
            }
            messages[actor, default: ([], [])].numbers.append(n)
            messages[actor, default: ([], [])].times.append(time)
        }
        let ordered = accounts.sorted().compactMap { id in messages[id].map { (id, $0.numbers, $0.times) } }
        let sequence = digest.tally.sequences[found.conversation] ?? []
        let left = sequence.count { n in
            guard n > last else { return false }
            let entry = digest.timeline.entry(n)
            return entry.kind == .message && entry.actor.map(accounts.contains) ?? false
        }
        return Shown(
            course: found, first: first, last: last, stages: stages,
            messages: Array(ordered.prefix(Self.rowLimit)), left: left, length: span + 2 * margin,
            origin: first - margin * 1_000_000)
    }

    /// The figure’s numbers, a row for each account.
    var rows: [Table.Row] {
        guard let shown else { return [] }
        return shown.messages.map { account, numbers, _ in
            let stages = shown.stages.filter { digest.timeline.entry($0.n).actor == account }.map {
                n, stage, _ -> Prose in
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
        let (found, origin, length) = (shown.course, shown.origin, shown.length)
        let seconds = { (time: Int64) in (time - origin) / 1_000_000 }
        let rows = shown.messages.map { account, numbers, times in
            StageStrip.Row(
                label: account.label, remark: Phrases.known(digest.timeline[account].platform) ?? "",
                times: zip(numbers, times).map { n, time in
                    let isCoarse = digest.timeline.entry(n).precision == .minute
                    return .init(first: seconds(time.first), last: seconds(time.last), isCoarse: isCoarse)
                }.sorted { ($0.first, $0.last) < ($1.first, $1.last) })
        }
        let marks = shown.stages.map {
            StageStrip.Mark(letter: $0.stage.letter, first: seconds($0.at.first), last: seconds($0.at.last))
        }
        let strip = StageStrip(
            rows: rows, marks: marks.sorted { $0.middle != $1.middle ? $0.middle < $1.middle : $0.letter < $1.letter },
            length: length, ticks: ticks(from: origin, length: length))
        let pair = digest.analysis.pair(found)
        let counts = shown.messages.map { "\($0.account.label) \(Figures.grouped($0.numbers.count))" }
        let isCoarse = rows.contains { $0.times.contains(where: \.isCoarse) }
        let left: Prose =
            shown.left > 0
            ? " The axis ends with the last stage \(cite: shown.last); \(shown.left, "later message") of these accounts \(words: shown.left == 1 ? "is" : "are") left out."
            : Prose()
        let two =
            shown.hasTwo
            ? " A bar: the clock showed that time twice, and the message was sent at one of its two ends; the order of the record is that of the numbers."
            : ""
        return Figure(
            caption: "Messages and stages on a linear axis, \(pair)",
            subline: """
                Local time, \(words: digest.clock.zone), \(words: Print.longDate(day: Print.day(digest.clock.local(shown.first)))). \
                One mark a message\
                \(words: isCoarse ? "; a mark as wide as a minute: the source has no seconds" : "").\(words: two)\(left)
                """,
            drawing: strip.drawing(
                name: "course", title: "Messages and stages on a linear axis, \(pair)",
                description: """
                    Messages between the first and the last of these marks: \(counts.joined(separator: ", ")). Stages in order: \
                    \(marks.map(\.letter).joined(separator: " ")).
                    """))
    }

    private func instants(_ n: Int32) -> Instants? {
        guard let time = digest.timeline.time(n), time.precision != .day, time.isInstant else { return nil }
        return (time.microseconds, max(time.latest ?? time.microseconds, time.microseconds))
    }

    /// Round clock times, eight at most; with the name of the zone where the clock is put forward or back between them.
    private func ticks(from origin: Int64, length: Int64) -> [(time: Int64, words: String)] {
        let steps: [Int64] = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200]
        let step = steps.first { length / $0 <= 8 } ?? 86_400
        let clock = digest.clock
        let isChanging = clock.name(at: origin) != clock.name(at: origin + length * 1_000_000)
        var found: [(Int64, String)] = []
        // The axis is one of elapsed time: round on the clock at its left end.
        let start = clock.local(origin) / 1_000_000
        var time = (start / step + 1) * step
        while time <= start + length {
            let instant = origin + (time - start) * 1_000_000
            let words = Print.clock(CivilTime(microseconds: clock.local(instant)), .minute)
            found.append((time - start, isChanging ? "\(words) \(clock.name(at: instant))" : words))
            time += step
        }
        return found
    }
}
