// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How soon the conversations of one account came to their first stage, where there are enough of them to compare.
struct CourseSurvival {
    let digest: CaseDigest

    /// Fewer conversations than this make no curve.
    static let fewest = 5
    private static let stages: [Escalation.Stage] = [.sexualTopic, .imageRequest, .threat, .demand]

    private struct Course {
        var conversation: Conversation.ID
        /// A range where the times of the source are rounded.
        var elapsed: Elapsed
        var n: Int32?

        /// The middle of the range: the curve has one place for each conversation.
        var seconds: Double { Double(max(1, elapsed.middle)) }
    }

    /// Rows of the table.
    private static let rowLimit = 30

    /// Draws the curve of the account with the most courses, with its table.
    func write(into draft: inout Draft) {
        let found = digest.findings.escalations.filter { !$0.isTruncated }
        let groups = Dictionary(grouping: found, by: \.account)
        let leading = groups.filter { $0.value.compactMap(stage(of:)).count >= 3 }
        guard !leading.isEmpty else { return }
        let written = conversations(of: Set(leading.keys))
        let ranked = leading.map { account, found in
            (account: account, courses: courses(of: found, among: written[account] ?? []))
        }.filter { $0.courses.count >= Self.fewest }.sorted {
            $0.courses.count != $1.courses.count ? $0.courses.count > $1.courses.count : $0.account < $1.account
        }
        guard let (account, courses) = ranked.first else { return }
        let survival = Survival(courses.map { .init(duration: $0.seconds, hasEvent: $0.n != nil) })
        let ended = courses.filter { $0.n == nil }.map(\.seconds)
        let longest = courses.map(\.seconds).max() ?? 60
        let reached = courses.count { $0.n != nil }
        let caption = "Conversations of \(account.label) without a stage yet, by time since the first message"
        let median =
            survival.median.map {
                "; half of them by \(Elapsed(shortest: Int64($0), longest: Int64($0)).text)"
            } ?? ""
        draft.figure(
            Figure(
                caption: caption,
                subline:
                    """
                    First of: sexual topic, picture or camera asked for, words of threat, words of demand. \
                    \(courses.count, "conversation") between two in which \(words: account.label) wrote and whose start is \
                    recorded: \(reached) with such a stage, the others watched until their last message. Log axis; estimate \
                    of Kaplan and Meier.
                    """,
                drawing: SurvivalCurve(survival: survival, ended: ended, longest: longest).drawing(
                    name: "survival", title: caption,
                    description:
                        "\(courses.count) conversations; \(reached) came to a stage\(median)."
                )))
        draft.table(
            "Time to the first stage, conversations of \(words: account.label)",
            columns: [.init("Conversation", 26), .init("Time", 30), .init("Stage message")],
            rows: courses.sorted(by: Self.stands).prefix(Self.rowLimit).map { course in
                .init([
                    Prose(.text(course.conversation.label)), Prose(.text(course.elapsed.text)),
                    course.n.map { "\(cite: $0)" } ?? "none until the last message",
                ])
            })
        if courses.count > Self.rowLimit {
            draft.note(
                "The first \(Self.rowLimit) of \(courses.count) rows; \(code: "findings.json") holds the stages of the rest."
            )
        }
    }

    /// Those that came to a stage first, the quickest in front.
    private static func stands(_ one: Course, before other: Course) -> Bool {
        if (one.n == nil) != (other.n == nil) { return one.n != nil }
        return one.seconds != other.seconds
            ? one.seconds < other.seconds : one.conversation < other.conversation
    }

    /// Conversations between two in which these accounts wrote, and of which the export does not show that they began earlier.
    private func conversations(of accounts: Set<Account.ID>) -> [Account.ID: Set<Conversation.ID>] {
        var found: [Account.ID: Set<Conversation.ID>] = [:]
        for n in digest.timeline.numbers {
            let entry = digest.timeline.entry(n)
            guard entry.kind == .message, let actor = entry.actor, accounts.contains(actor),
                let conversation = entry.conversation
            else { continue }
            found[actor, default: []].insert(conversation)
        }
        let truncated = Set(digest.findings.escalations.filter(\.isTruncated).map(\.conversation))
        return found.mapValues { all in
            all.filter { id in
                digest.tally.participants[Int(id.rawValue)].count == 2 && !truncated.contains(id)
                    && !digest.timeline[id].startsTruncated
            }
        }
    }

    /// Every conversation at risk: until its first stage, else until its last message.
    private func courses(of found: [Escalation], among all: Set<Conversation.ID>) -> [Course] {
        let known = Dictionary(found.map { ($0.conversation, $0) }, uniquingKeysWith: { first, _ in first })
        return all.sorted().compactMap { id in
            if let course = known[id], let (n, elapsed) = stage(of: course) {
                return Course(conversation: id, elapsed: elapsed, n: n)
            }
            let count = digest.tally.count(of: id)
            guard let first = known[id]?.start ?? count.firstMessage, let last = count.lastMessage else { return nil }
            // Of a single message nothing was watched.
            guard last > first, let elapsed = digest.elapsed(first, last) else { return nil }
            return Course(conversation: id, elapsed: elapsed, n: nil)
        }
    }

    /// The first stage of a course that has a time, and how long it took.
    private func stage(of course: Escalation) -> (n: Int32, elapsed: Elapsed)? {
        let steps = course.steps.filter { Self.stages.contains($0.stage) && $0.elapsedSeconds != nil }
        guard let first = steps.min(by: { $0.citation.n < $1.citation.n }), let elapsed = Elapsed(first.elapsedSeconds)
        else { return nil }
        return (first.citation.n, elapsed)
    }
}
