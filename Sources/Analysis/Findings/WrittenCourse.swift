// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension Escalation {
    /// What dates a stage, by the names of the output file.
    public enum Basis: String, Hashable, Sendable, Codable {
        /// A rule that somebody wrote, an identifier, or an event of the record.
        case written
        /// Measured wording alone: the message is like others that were labelled so.
        case measured
    }
}

extension Escalation.Step {
    /// What dates it.
    public var basis: Escalation.Basis { citation.isMeasured ? .measured : .written }
}

/// A course whose words of threat and of demand are dated by rules that somebody wrote.
///
/// Measured wording may take small talk for a threat, and whoever reads that message out has spent the page that cites it.
/// So a stage begins with the first message of the account's own demands that a written rule reads so; what measured
/// wording alone names before it is told behind it. Where no written rule hits, the measured words stay, marked as such.
public struct WrittenCourse: Sendable {
    /// The course so dated.
    public private(set) var course: Escalation
    /// Steps by measured wording that stood before those of the rules.
    public private(set) var earlier: [Escalation.Step] = []

    /// Dates a course anew; `demands` are those of the case.
    public init(_ found: Escalation, demands: [ExtortionDemand], in analysis: CaseAnalysis) {
        course = found
        for index in found.steps.indices {
            let step = found.steps[index]
            guard let written = found.written(step, demands: demands, in: analysis),
                // In a group the times run from the first stage, which stays.
                step.citation.n != found.start || !analysis.isOfGroup(found)
            else { continue }
            if written.citation.n != step.citation.n { earlier.append(step) }
            course.steps[index] = written
        }
        if course != found { course.steps.sort { ($0.citation, $0.stage.rawValue) < ($1.citation, $1.stage.rawValue) } }
    }
}

extension Escalation {
    private static let slots: [Stage: ExtortionDemand.Slot] = [.threat: .threat, .demand: .demand]

    /// The same stage at the first message that a rule somebody wrote reads so, timed and counted anew, where measured wording
    /// dates it; nil where nothing else does.
    public func written(_ step: Step, demands: [ExtortionDemand], in analysis: CaseAnalysis) -> Step? {
        guard let slot = Self.slots[step.stage], step.introducedBy == account, step.basis == .measured else {
            return nil
        }
        let own = demands.filter {
            $0.account == account && $0.conversation == conversation && $0.tier >= .e2
                && ($0.target == nil || $0.target == target)
        }
        let citations = own.flatMap { $0.slots[slot] ?? [] }.filter { !$0.isMeasured }
        guard let first = citations.min(), first > step.citation else { return nil }
        return moved(step, to: first, on: analysis.timeline)
    }

    private func moved(_ step: Step, to citation: Citation, on timeline: Timeline) -> Step {
        var moved = step
        moved.citation = citation
        moved.elapsedSeconds = ElapsedTime.seconds(from: timeline.entry(start), to: timeline.entry(citation.n))
        let between = CourseClock(in: conversation, on: timeline).between(step.citation.n, citation.n)
        moved.messages += between.messages
        moved.activeSeconds = moved.elapsedSeconds == nil ? nil : step.activeSeconds.map { $0 + between.active }
        return moved
    }
}

/// Active time and messages of a conversation between two of its messages.
struct CourseClock {
    private let conversation: Conversation.ID
    private let timeline: Timeline

    /// Ten minutes: what a longer gap counts as active time.
    private static let longestGap: Int64 = 600_000_000

    init(in conversation: Conversation.ID, on timeline: Timeline) {
        self.conversation = conversation
        self.timeline = timeline
    }

    /// Behind the first up to and with the second; active time in seconds.
    func between(_ start: Int32, _ end: Int32) -> (active: Int64, messages: Int) { between(start, [end])[0] }

    /// The same up to each of several messages, ascending, in one walk.
    func between(_ start: Int32, _ ends: [Int32]) -> [(active: Int64, messages: Int)] {
        var last = timeline.entry(start).time
        var active: Int64 = 0
        var messages = 0
        var next = start + 1
        return ends.map { end in
            while next <= end {
                let entry = timeline.entry(next)
                next += 1
                guard entry.kind == .message, entry.state != .draft, entry.conversation == conversation else {
                    continue
                }
                messages += 1
                guard let time = entry.time else { continue }
                if let last, time > last { active += min(time - last, Self.longestGap) }
                last = time
            }
            return (active / 1_000_000, messages)
        }
    }
}
