// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel

/// A course whose words of threat and of demand are dated by rules that somebody wrote.
///
/// Measured wording may take small talk for a threat, and whoever reads that message out has spent the page that cites it.
/// So a stage begins with the first message of the account's own demands that a written rule reads so; what measured
/// wording alone names before it is told behind it. Where no written rule hits, the measured words stay, marked as such.
struct WrittenCourse {
    private(set) var course: Escalation
    /// Steps by measured wording that stood before those of the rules.
    private(set) var earlier: [Escalation.Step] = []

    init(_ found: Escalation, demands: [ExtortionDemand], in analysis: CaseAnalysis) {
        course = found
        for index in found.steps.indices {
            let step = found.steps[index]
            guard let slot = Self.slots[step.stage], step.introducedBy == found.account, step.citation.isMeasured,
                let written = Self.written(slot, of: found, demands), written > step.citation,
                // In a group the times run from the first stage, which stays.
                step.citation.n != found.start || !analysis.isOfGroup(found)
            else { continue }
            if written.n != step.citation.n { earlier.append(step) }
            course.steps[index] = Self.step(step, movedTo: written, of: found, on: analysis.timeline)
        }
        if course != found { course.steps.sort { ($0.citation, $0.stage.rawValue) < ($1.citation, $1.stage.rawValue) } }
    }

    private static let slots: [Escalation.Stage: ExtortionDemand.Slot] = [.threat: .threat, .demand: .demand]

    private static func written(
        _ slot: ExtortionDemand.Slot, of course: Escalation, _ demands: [ExtortionDemand]
    ) -> Citation? {
        demands.filter {
            $0.account == course.account && $0.conversation == course.conversation && $0.tier >= .e2
                && ($0.target == nil || $0.target == course.target)
        }.flatMap { $0.slots[slot] ?? [] }.filter { !$0.isMeasured }.min()
    }

    /// The same stage at a later message, timed and counted anew.
    private static func step(
        _ step: Escalation.Step, movedTo citation: Citation, of course: Escalation, on timeline: Timeline
    ) -> Escalation.Step {
        var moved = step
        moved.citation = citation
        moved.elapsedSeconds = Moment.elapsed(from: timeline.time(course.start), to: timeline.time(citation.n)).map {
            [$0.shortest, $0.longest]
        }
        var last = timeline.entry(step.citation.n).time
        var active: Int64 = 0
        for n in step.citation.n..<citation.n {
            let entry = timeline.entry(n + 1)
            guard entry.kind == .message, entry.state != .draft, entry.conversation == course.conversation else {
                continue
            }
            moved.messages += 1
            guard let time = entry.time else { continue }
            if let last, time > last { active += min(time - last, longestGap) }
            last = time
        }
        moved.activeSeconds =
            moved.elapsedSeconds == nil ? nil : step.activeSeconds.map { $0 + active / 1_000_000 }
        return moved
    }

    /// Ten minutes: what a longer gap counts as active time.
    private static let longestGap: Int64 = 600_000_000
}

extension CaseAnalysis {
    /// The findings as the report tells them: courses dated by rules that somebody wrote.
    public var toldFindings: [Finding] {
        let demands = findings.compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
        return findings.map {
            guard case .escalation(let found) = $0 else { return $0 }
            return .escalation(WrittenCourse(found, demands: demands, in: self).course)
        }
    }
}
