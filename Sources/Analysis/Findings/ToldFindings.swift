// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The findings as a report tells them: courses dated by rules that somebody wrote, and in a group one course of an account.
///
/// The detector lists a course towards each account that wrote last before a stage. In a group that is the same course seen
/// from several ends, and whoever counts them counts one threat thrice.
public struct ToldFindings: Sendable {
    /// In the order of the findings.
    public let all: [Finding]
    /// Steps by measured wording that stood before those of the rules, by course.
    private let earlier: [Escalation: [Escalation.Step]]

    private struct Place: Hashable {
        var conversation: Conversation.ID
        var account: Account.ID
    }

    init(_ analysis: CaseAnalysis) {
        let demands = analysis.findings.compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
        var earlier: [Escalation: [Escalation.Step]] = [:]
        var groups: [Place: [Escalation]] = [:]
        let written = analysis.findings.map { finding -> Finding in
            guard case .escalation(let found) = finding else { return finding }
            let written = WrittenCourse(found, demands: demands, in: analysis)
            if !written.earlier.isEmpty { earlier[written.course] = written.earlier }
            if analysis.isOfGroup(found) {
                groups[Place(conversation: found.conversation, account: found.account), default: []].append(
                    written.course)
            }
            return .escalation(written.course)
        }
        guard groups.values.contains(where: { $0.count > 1 }) else {
            (all, self.earlier) = (written, earlier)
            return
        }
        let ranked = CourseStandings(written).ranked
        var told: Set<Place> = []
        all = written.compactMap { finding in
            guard case .escalation(let course) = finding else { return finding }
            let place = Place(conversation: course.conversation, account: course.account)
            guard let group = groups[place], group.count > 1 else { return finding }
            guard told.insert(place).inserted else { return nil }
            // The weightiest names the other end, beside whose demands the course stands.
            let leading = ranked.first(where: group.contains) ?? group[0]
            let joined = Self.joined(group, as: leading, on: analysis.timeline)
            let steps = group.flatMap { earlier[$0] ?? [] }
            if !steps.isEmpty { earlier[joined] = steps }
            return .escalation(joined)
        }
        self.earlier = earlier
    }

    /// Where measured wording alone names a stage before the rules do; empty for most courses.
    public func earlierWording(of course: Escalation) -> [Escalation.Step] { earlier[course] ?? [] }

    /// The first message of each stage, timed from the first of all.
    private static func joined(_ group: [Escalation], as leading: Escalation, on timeline: Timeline) -> Escalation {
        var course = leading
        course.start = group.map(\.start).min() ?? leading.start
        let clock = CourseClock(in: course.conversation, on: timeline)
        var stages: Set<Escalation.Stage> = []
        // Of one message they stay in the order of their course.
        let steps = group.flatMap(\.steps).enumerated().sorted {
            ($0.element.citation.n, $0.offset) < ($1.element.citation.n, $1.offset)
        }.map(\.element)
        let first = steps.filter { stages.insert($0.stage).inserted }
        let times = clock.between(course.start, first.map(\.citation.n))
        course.steps = zip(first, times).map { step, between in
            var step = step
            step.elapsedSeconds = ElapsedTime.seconds(
                from: timeline.entry(course.start), to: timeline.entry(step.citation.n))
            step.messages = between.messages
            step.activeSeconds = step.elapsedSeconds == nil ? nil : between.active
            return step
        }
        return course
    }
}

extension CaseAnalysis {
    /// The findings as a report tells them.
    public var told: ToldFindings { ToldFindings(self) }

    /// The same as a list.
    public var toldFindings: [Finding] { told.all }
}
