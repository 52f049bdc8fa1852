// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How soon the conversations of one account came to a stage of pressure, where there are enough of them to compare.
struct CourseSurvival {
    let digest: CaseDigest

    /// Fewer conversations than this make no curve.
    static let fewest = 5
    private static let stages: [Escalation.Stage] = [.sexualTopic, .imageRequest, .threat, .demand]

    private struct Course {
        var conversation: Conversation.ID
        var seconds: Double
        var n: Int32?
    }

    /// Draws the curve of the account with the most courses, with its table.
    func write(into draft: inout Draft) {
        let groups = Dictionary(grouping: digest.findings.escalations.filter { !$0.isTruncated }, by: \.account)
        let ranked = groups.mapValues(courses).filter { courses in
            courses.value.count >= Self.fewest && courses.value.count { $0.n != nil } >= 3
        }.sorted { $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key }
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
                    \(courses.count, "conversation"), \(reached) with such a stage. Log axis; estimate of Kaplan and Meier.
                    """,
                drawing: SurvivalCurve(survival: survival, ended: ended, longest: longest).drawing(
                    name: "survival", title: caption,
                    description:
                        "\(courses.count) conversations; \(reached) came to a stage\(median)."
                )))
        draft.table(
            "Time to the first stage of pressure, conversations of \(words: account.label)",
            columns: [.init("Conversation", 26), .init("Time", 30), .init("Stage message")],
            rows: courses.sorted { $0.seconds < $1.seconds }.prefix(30).map { course in
                let seconds = Int64(course.seconds)
                return .init([
                    Prose(.text(course.conversation.label)),
                    Prose(.text(Elapsed(shortest: seconds, longest: seconds).text)),
                    course.n.map { "\(cite: $0)" } ?? "none until the last message",
                ])
            })
    }

    private func courses(_ found: [Escalation]) -> [Course] {
        found.compactMap { course in
            let steps = course.steps.filter { Self.stages.contains($0.stage) && $0.elapsedSeconds != nil }
            if let first = steps.min(by: { $0.citation.n < $1.citation.n }), let span = first.elapsedSeconds,
                let low = span.first, let high = span.last
            {
                return Course(
                    conversation: course.conversation, seconds: Double(max(1, (low + high) / 2)), n: first.citation.n)
            }
            guard let last = digest.tally.count(of: course.conversation).lastMessage, last > course.start,
                let elapsed = digest.elapsed(course.start, last)
            else { return nil }
            return Course(conversation: course.conversation, seconds: Double(max(1, elapsed.longest)), n: nil)
        }
    }
}
