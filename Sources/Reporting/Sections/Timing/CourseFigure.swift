// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The leading course on a linear axis, when it fits into two days.
struct CourseFigure {
    let digest: CaseDigest

    private static let longest: Int64 = 48 * 3600
    private static let rowLimit = 5

    /// Nil when no course is short enough and timed.
    var figure: Figure? {
        guard let found = digest.findings.standings.leading,
            let last = found.steps.map(\.citation.n).max(), last > found.start
        else { return nil }
        let stages = digest.analysis.stages(of: found)
        let times = stages.compactMap { local($0.n) }
        guard times.count == stages.count, let first = times.min(), let end = times.max() else { return nil }
        let span = (end - first) / 1_000_000
        guard span >= 120, span <= Self.longest else { return nil }
        let margin = max(60, span / 30)
        let origin = first - margin * 1_000_000
        let length = span + 2 * margin
        let seconds = { (time: Int64) in (time - origin) / 1_000_000 }

        var accounts = Set(found.steps.map(\.introducedBy))
        accounts.formUnion([found.account, found.target])
        if let actor = digest.timeline.entry(found.start).actor { accounts.insert(actor) }
        var messages: [Account.ID: [(seconds: Int64, isCoarse: Bool)]] = [:]
        for n in found.start...last {
            let entry = digest.timeline.entry(n)
            guard entry.kind == .message, let actor = entry.actor, accounts.contains(actor), let time = local(n) else {
                continue
            }
            messages[actor, default: []].append((seconds(time), entry.precision == .minute))
        }
        let shown = accounts.sorted().filter { messages[$0] != nil }.prefix(Self.rowLimit)
        let rows = shown.map { id in
            StageStrip.Row(
                label: id.label, remark: Phrases.known(digest.timeline[id].platform) ?? "",
                times: (messages[id] ?? []).sorted { $0.seconds < $1.seconds })
        }
        let marks = zip(stages, times).map { StageStrip.Mark(letter: $0.stage.letter, time: seconds($1)) }
        let strip = StageStrip(
            rows: rows, marks: marks.sorted { $0.time != $1.time ? $0.time < $1.time : $0.letter < $1.letter },
            length: length, ticks: Self.ticks(from: origin, length: length))
        let pair = digest.analysis.pair(found)
        let count = Figures.sum(messages.values.map(\.count))
        let isCoarse = messages.values.contains { $0.contains(where: \.isCoarse) }
        return Figure(
            caption: "Messages and stages on a linear axis, \(pair)",
            subline: """
                Local time, \(words: digest.clock.zone), \(words: Print.longDate(day: Print.day(first))). One mark a \
                message\(words: isCoarse ? "; a mark as wide as a minute: the source has no seconds" : "").
                """,
            drawing: strip.drawing(
                name: "course", title: "Messages and stages on a linear axis, \(pair)",
                description: "\(Figures.grouped(count)) messages between the first and the last of these marks."))
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
