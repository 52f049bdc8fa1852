// SPDX-License-Identifier: Apache-2.0

public import Analysis
public import ChatModel

extension Escalation {
    /// How long after its first message a stage came, in the words of the report; nil where the times cannot be compared.
    public func elapsedWords(to step: Step, on timeline: Timeline) -> String? {
        elapsed(to: step, on: timeline)?.text
    }

    func elapsed(to step: Step, on timeline: Timeline) -> Elapsed? {
        guard step.elapsedSeconds != nil else { return nil }
        if step.citation.n < start { return Elapsed(step.elapsedSeconds) }
        return Moment.elapsed(from: timeline.time(start), to: timeline.time(step.citation.n))
            ?? Elapsed(step.elapsedSeconds)
    }
}
