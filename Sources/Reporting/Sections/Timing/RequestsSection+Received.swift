// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What came from the other side, and what was done against it.
extension RequestsSection {
    private static let blockRows = 40
    /// Events looked through for the next message.
    private static let reach: Int32 = 5000

    /// Requests received: no rule counts them, and the reader of a case of many approaches asks for them.
    func writeReceived(into draft: inout Draft) {
        let received = ReceivedRequests(digest.tally, named: Set(digest.prominentAccounts))
        guard !received.numbers.isEmpty else { return }
        var prose: Prose =
            """
            \(strong: "Requests received.") \(received.numbers.count, "contact request") recorded as received: \
            \(Prose.citations(received.numbers, atMost: ContactCitations.named)). No rule counts them.
            """
        if !received.ofWriters.isEmpty {
            prose +=
                """
                 \(received.ofWriters.count) from accounts that wrote or stand in a finding: \
                \(Prose.citations(received.ofWriters, atMost: ContactCitations.named)).
                """
        }
        draft.paragraph(prose)
    }

    /// Blocks and reports, each with the next message of another account.
    func writeBlocks(into draft: inout Draft) {
        let found = digest.tally.safety
        guard !found.isEmpty else { return }
        draft.table(
            "Blocks and reports",
            """
            As the service recorded them. The last column: the next message in the items of an account other than the one \
            that acted, and how long after; whether the two belong together the record does not tell.
            """,
            columns: [
                .init("No.", 9), .init("Recorded step", 25), .init("Time", 36),
                .init("Next message of another account"),
            ],
            rows: found.prefix(Self.blockRows).map(block))
        let total = digest.tally.byKind[.safety] ?? found.count
        if total > Self.blockRows { draft.note("The first \(Self.blockRows) of \(total) rows.") }
    }

    private func block(_ n: Int32) -> Table.Row {
        let event = digest.timeline.event(n)
        var words: Prose = "step recorded"
        if case .safety(let action) = event.content {
            let actor = event.actor.map { "\($0.label) " } ?? ""
            words =
                "\(words: actor)\(words: Phrases.raw(action.step))\(words: action.other.map { " \($0.label)" } ?? "")"
        }
        return .init(["\(cite: n)", words, Prose(.text(digest.moment(n)?.full ?? "time not recorded")), next(after: n)])
    }

    private func next(after n: Int32) -> Prose {
        let timeline = digest.timeline
        // What has no time keeps its place in its source, which says nothing of what came next.
        guard let actor = timeline.entry(n).actor, timeline.time(n) != nil else { return "–" }
        let following = (n + 1)..<max(n + 1, min(timeline.numbers.upperBound, n + Self.reach))
        let next = following.first { number in
            let entry = timeline.entry(number)
            return entry.kind == .message && entry.time != nil && entry.actor != nil && entry.actor != actor
        }
        guard let next else { return "none" }
        let after = digest.elapsed(n, next).map { " after \($0.text)" } ?? ""
        return "\(words: timeline.entry(next).actor?.label ?? "")\(words: after) \(cite: next)"
    }
}
