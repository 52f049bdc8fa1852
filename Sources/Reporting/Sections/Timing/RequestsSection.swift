// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Whom an account approached, how densely, and what became of the requests.
struct RequestsSection: ReportSection {
    let digest: CaseDigest

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
            writeBlocks(into: &draft)
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
        for (index, activity) in contacts.prefix(6).enumerated() { write(activity, index, &draft) }
        if contacts.count > 6 { draft.note("\(contacts.count - 6, "account") more in \(code: "findings.json").") }
        writeReceived(into: &draft)
        writeBlocks(into: &draft)
        if contacts.isEmpty || contacts.contains(where: { $0.basis != .none }) {
            draft.note(
                """
                A request that was withdrawn or deleted before the export was made may be absent. Acceptance is an \
                act of the recipient; it says nothing about intent.
                """
            )
        }
    }

    private func write(_ activity: ContactActivity, _ index: Int, _ draft: inout Draft) {
        let account = activity.account.label
        guard activity.basis != .none else {
            draft.paragraph(
                """
                No contact request is recorded as sent by \(words: account), and too few conversations begin with a message \
                of \(words: account) for a figure of contact activity.
                """)
            return
        }
        writeCounts(activity, &draft)
        bars(activity, index, &draft)
        funnel(activity, index, &draft)
        let rows = outcomes(of: activity) + stretch(of: activity) + measures(of: activity)
        draft.table(
            "Contact activity of \(words: account)",
            columns: [.init("Measure", 36), .init("Figure")], rows: rows.map { .init([Prose(.text($0.0)), $0.1]) })
        let table = activity.basis == .requests ? "by requests" : "by first messages"
        // The card of the indicator holds them too, where there is one.
        let hasCard = digest.findings.indicators.contains { $0.detector == "mass-contact" }
        if !hasCard, let lines = DetectorLevels.shipped.table(of: "mass-contact", by: table) {
            draft.add(.table(lines))
        }
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
            \(strong: Phrases.level(activity.level)). Judged by \(Prose.joined(grounds(activity), by: "; ")).
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
                    "\(words: words): how often so many would fall together by chance, if the same number were spread evenly over the time that the account’s record covers"
                ))
        }
        return rows
    }

    private func measures(of activity: ContactActivity) -> [(String, Prose)] {
        var rows: [(String, Prose)] = []
        if let share = activity.templateShare {
            rows.append(("First messages that repeat one text", Prose(.text(repeated(share, of: activity)))))
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

    /// The share with its base; the share alone where not each repetition is cited.
    private func repeated(_ share: Double, of activity: ContactActivity) -> String {
        let percent = "\(Figures.fixed(share * 100, places: 0))%"
        let count = ContactCitations(activity, in: digest.tally, of: digest.timeline).repeated.count
        let base = share > 0 ? (Double(count) / share).rounded() : 0
        guard count > 0, activity.citations.count < Self.mostCited, abs(Double(count) / base - share) < 0.005 else {
            return percent
        }
        return "\(Figures.grouped(count)) of \(Figures.grouped(Int(base))) (\(percent))"
    }

    /// Citations that an activity holds at most.
    private static let mostCited = 200

    /// What the figures rest on, each with its own messages.
    private func grounds(_ activity: ContactActivity) -> [Prose] {
        let cited = ContactCitations(activity, in: digest.tally, of: digest.timeline)
        let isOfRequests = activity.basis == .requests
        let approaches = isOfRequests ? "contact requests" : "first messages in new conversations"
        let parts: [(String, [Int32])] = [
            (approaches, cited.requests), ("follows", cited.follows),
            ("the densest stretch of \(isOfRequests ? "approaches" : "first messages")", cited.densest),
            ("first messages that repeat one text", cited.repeated),
        ]
        let told = parts.filter { !$0.1.isEmpty }.map { name, numbers -> Prose in
            "\(words: name) \(Prose.citations(numbers, atMost: ContactCitations.named))"
        }
        if !told.isEmpty { return told }
        if isOfRequests { return ["contact lists"] }
        let some = activity.citations.map(\.n).uniqued
        return [
            some.isEmpty
                ? "\(words: approaches)" : "\(words: approaches), among them \(Prose.citations(some, atMost: 3))"
        ]
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

    /// What the export shows of the other side: an answer, where there was no request to accept.
    static func accepted(_ activity: ContactActivity) -> String {
        activity.basis == .requests ? "Accepted" : "Answered or accepted"
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
