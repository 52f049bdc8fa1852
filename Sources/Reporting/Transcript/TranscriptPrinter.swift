// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Prints the rows of a conversation, some at a time.
struct TranscriptPrinter {
    let digest: CaseDigest
    let templates: TemplateSet
    let contexts: Contexts

    private static let rowsAtATime = 64

    func write(_ run: TranscriptRun, to sink: (String) throws -> Void) rethrows {
        var native: [String: Int32] = [:]
        for n in run.numbers where digest.timeline.entry(n).kind == .message {
            if let own = digest.timeline.ids(n).own, native[own] == nil { native[own] = n }
        }
        try write(run, native: native, to: sink)
    }

    /// The same, with the numbers of messages by the platform's ids.
    func write(_ run: TranscriptRun, native: [String: Int32], to sink: (String) throws -> Void) rethrows {
        let wording = EventWording(digest: digest)
        try sink(templates.render("transcript", ["caption": run.caption]))
        let isPlain = templates.hasOwnRows
        // Rendered once each: the excerpts of a flood leave out the same few numbers thousands of times.
        var gaps: [Int: String] = [:]
        let sequence = run.conversation.flatMap { digest.tally.sequences[$0] } ?? []
        var position = 0
        var day: Int64?
        var zoneName: String?
        var chunk = ""
        // A day and its first row keep together on a sheet: they are a row group of their own.
        var group = RowGroup()
        for (index, n) in run.numbers.enumerated() {
            if run.hasGaps, !sequence.isEmpty {
                let before = position
                while position < sequence.count, sequence[position] < n { position += 1 }
                if position > before { chunk += group.open() + gap(position - before, &gaps) }
                position += 1
            }
            let event = digest.timeline.event(n)
            let moment = event.time.map { Moment($0, clock: digest.clock) }
            let beginsDay = moment.map { $0.day != day } ?? false
            if beginsDay, let moment, let time = event.time {
                day = moment.day
                zoneName = time.isInstant ? digest.clock.name(at: time.microseconds) : nil
                let zone = time.isInstant ? digest.clock.fullName(at: time.microseconds) : "wall clock, zone not known"
                // The head of the sheet takes the day alone.
                let title: Prose = "\(strong: Print.longDate(day: moment.day)), local day (\(words: zone))"
                chunk +=
                    group.open(keepsNext: true) + templates.render("row", ["day": ["prose": contexts.prose(title)]])
            }
            // The last row of a conversation does not stand alone on a sheet.
            chunk += group.open(keepsNext: index > 0 && index == run.numbers.count - 2 && !beginsDay)
            for row in rows(n, event, moment, zoneName, wording, native) {
                if row.part > 1 { chunk += group.open() }
                if isPlain { RowMarkup(contexts: contexts).event(row, to: &chunk) } else { chunk += rendered(row) }
            }
            if index % Self.rowsAtATime == Self.rowsAtATime - 1 {
                try sink(chunk)
                chunk = ""
            }
        }
        if run.hasGaps, position < sequence.count { chunk += group.open() + gap(sequence.count - position, &gaps) }
        try sink(chunk + group.end + "</table>\n")
    }

    /// The row groups of a table, as markup before a row.
    private struct RowGroup {
        private enum State { case none, plain, keeping, kept }
        private var state = State.none

        var end: String { state == .none ? "" : "</tbody>" }

        /// Before a row; `keepsNext` for one that must not part from the row after it.
        mutating func open(keepsNext: Bool = false) -> String {
            let before = state
            if keepsNext {
                state = .keeping
                return (before == .none ? "" : "</tbody>\n") + "<tbody role=\"rowgroup\" class=\"keep\">\n"
            }
            switch before {
            case .plain: return ""
            case .keeping:
                state = .kept
                return ""
            case .kept, .none:
                state = .plain
                return (before == .none ? "" : "</tbody>\n") + "<tbody role=\"rowgroup\">\n"
            }
        }
    }

    private func gap(_ count: Int, _ known: inout [Int: String]) -> String {
        if let known = known[count] { return known }
        let prose: Prose =
            "\(Prose(.state("\(Figures.counted(count, "event")) of this conversation not printed here")))"
        let made = templates.render("row", ["gap": ["prose": contexts.prose(prose)]])
        known[count] = made
        return made
    }

    /// The row of an event, or several where it is longer than a sheet.
    private func rows(
        _ n: Int32, _ event: Event, _ moment: Moment?, _ zoneName: String?, _ wording: EventWording,
        _ native: [String: Int32]
    ) -> [RowMarkup.Row] {
        let parts = SheetParts(wording.body(n, event, reply: { native[$0] })).all
        return parts.enumerated().map { index, body in
            let orders = body.pieces.compactMap(\.ownOrder)
            return RowMarkup.Row(
                number: contexts.number(n), part: index + 1, isCited: digest.findings.labels[n] != nil,
                utc: Prose(.text(moment?.utc ?? "–")),
                local: moment?.local(under: zoneName) ?? Prose(.soft("time not recorded")),
                parties: wording.parties(event), body: body,
                labels: index == 0 ? digest.findings.labels[n] ?? [] : [],
                isWide: orders.contains(where: \.isWide), isMixed: orders.contains(where: \.isMixed))
        }
    }

    /// A row as the templates give it.
    func rendered(_ row: RowMarkup.Row) -> String {
        let labels = row.labels.map { label -> Fields in
            var context: Fields = ["runs": contexts.runs(label.name, namesEmoji: false)]
            if let stage = label.stage { context["stage"] = stage.letter }
            return context
        }
        var fields: Fields = [
            "number": row.number, "cited": row.isCited, "utc": contexts.prose(row.utc),
            "local": contexts.prose(row.local), "parties": contexts.prose(row.parties),
            "body": contexts.prose(row.body), "labels": labels, "wide": row.isWide,
        ]
        if row.isMixed { fields["mixed"] = RowMarkup.Row.mixedSign }
        if row.part > 1 { fields["part"] = String(row.part) }
        return templates.render("row", ["event": fields])
    }
}
