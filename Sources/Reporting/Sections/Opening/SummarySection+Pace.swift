// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How fast the course went that the summary follows.
extension SummarySection {
    /// Nil where no course stands out: four dashes, or one of four, tell a reader nothing.
    var keyNumbers: [KeyNumber]? {
        guard let found = leading else { return nil }
        // Pressure is timed by the words of the account whose course it is, an answer by those of the other.
        let step = { (stage: Escalation.Stage, isOwn: Bool) in
            found.steps.first { $0.stage == stage && ($0.introducedBy == found.account) == isOwn }
        }
        // What no rule that somebody wrote reads so is said to be measured.
        let measured = { (stage: Escalation.Stage, isOwn: Bool) in
            guard let step = step(stage, isOwn) else { return "" }
            if step.basis == .measured { return " (measured wording)" }
            return isOwn && earlier(stage, of: found) != nil ? " by a written rule" : ""
        }
        let words = { (stage: Escalation.Stage) -> String in
            "first \(StageLetter(stage: stage).name)\(measured(stage, true))"
        }
        var told = 0
        func between(_ start: Int32?, _ end: Int32?, _ words: String) -> KeyNumber {
            guard let start, let end, end >= start, let elapsed = digest.elapsed(start, end) else {
                return KeyNumber(value: "–", unit: "", meaning: "\(words: words): not recorded")
            }
            // A message timed against itself is no duration.
            guard start != end else {
                return KeyNumber(value: "–", unit: "", meaning: "\(words: words): both in one message \(cite: start)")
            }
            told += 1
            let (value, unit) = elapsed.parts
            return KeyNumber(value: value, unit: unit, meaning: "\(words: words) \(cite: start) \(cite: end)")
        }
        let isOfGroup = digest.analysis.isOfGroup(found)
        let start = found.isTruncated || isOfGroup ? nil : found.start
        let threat = step(.threat, true)?.citation.n
        let (firstThreat, firstDemand) = (words(.threat), words(.demand))
        // Where no picture is asked for, how soon pressure began tells more than a dash.
        let opening: (Int32?, String) =
            if let picture = step(.imageRequest, true)?.citation.n {
                (picture, "first request for a picture\(measured(.imageRequest, true))")
            } else if let demand = step(.demand, true)?.citation.n, demand < threat ?? .max {
                (demand, firstDemand)
            } else if threat != nil {
                (threat, firstThreat)
            } else {
                (nil, "first request for a picture")
            }
        let fromFirst = "first message to \(opening.1)"
        var first = between(start, opening.0, fromFirst)
        if found.isTruncated { first.meaning = "\(words: fromFirst): start not recorded" }
        if isOfGroup { first.meaning = "\(words: fromFirst): not timed in a group" }
        var picture = between(
            step(.imageReceived, false)?.citation.n, threat, "picture after a request to \(firstThreat)")
        if step(.imageReceived, false) == nil, let request = step(.imageRequest, true)?.citation.n,
            let n = untoldAttachment(of: found, from: request, to: threat)
        {
            picture.meaning += "; an attachment whose kind the export does not tell follows the request \(cite: n)"
        }
        let numbers = [
            first, picture,
            isDemandFirst(threat, step(.demand, true)?.citation.n)
                ? between(step(.demand, true)?.citation.n, threat, "\(firstDemand) to \(firstThreat)")
                : between(threat, step(.demand, true)?.citation.n, "\(firstThreat) to \(firstDemand)"),
            between(
                step(.demand, true)?.citation.n, step(.payment, false)?.citation.n,
                "\(firstDemand) to payment claimed or recorded\(measured(.payment, false))"),
        ]
        func isDemandFirst(_ threat: Int32?, _ demand: Int32?) -> Bool {
            threat.flatMap { threat in demand.map { $0 < threat } } ?? false
        }
        return told > 1 || (told > 0 && findings.standings.standing(of: found) == .marked) ? numbers : nil
    }

    /// The first thing that the other sent between a request for a picture and a threat of which the export does not tell what it is.
    private func untoldAttachment(of found: Escalation, from request: Int32, to threat: Int32?) -> Int32? {
        let numbers = digest.timeline.numbers
        let end = threat ?? numbers.upperBound
        guard request < end else { return nil }
        return (request..<end).dropFirst().first { n in
            let entry = digest.timeline.entry(n)
            guard entry.conversation == found.conversation, entry.actor == found.target, entry.hasDetails else {
                return false
            }
            return digest.timeline.attachments(n).contains {
                $0.kind == .other && $0.name == nil && $0.exhibit == nil
            }
        }
    }

    var hasStages: Bool { findings.escalations.contains { !$0.steps.isEmpty } }

    /// Time from the first message to the stages of the leading course, then to the pressure of the others.
    func howFast(others limit: Int) -> Prose {
        let others = findings.standings.ranked.filter { $0 != leading && findings.standings.isTimed($0) }
        guard !others.isEmpty else { return leadingPace }
        let told = others.prefix(limit).map(pace)
        let more = others.count - told.count
        var rest: Prose = more > 0 ? "; and \(more) more" : ""
        if more > 0, !isFactual {
            rest += ", \(section: .escalation)"
            // The section holds the first of them.
            if findings.told.count > EscalationSection.tableLimit { rest += " and \(code: "findings.json")" }
        }
        return "\(leadingPace) Other courses: \(Prose.joined(told, by: "; "))\(rest)."
    }

    /// One of the other courses: its first words of threat and of demand.
    private func pace(of found: Escalation) -> Prose {
        let isOfGroup = digest.analysis.isOfGroup(found)
        let whom = isOfGroup ? "in \(found.conversation.label), a group" : "towards \(found.target.label)"
        let head: Prose = "\(strong: found.account.label) \(words: whom)"
        let steps = found.steps.filter {
            ($0.stage == .threat || $0.stage == .demand) && $0.introducedBy == found.account
        }
        guard !steps.isEmpty else { return "\(head), without words of threat or demand of its own" }
        let parts = steps.map { step -> Prose in
            let name = StageLetter(stage: step.stage).name
            let isTimed = !isOfGroup && !found.isTruncated && step.citation.n != found.start
            let after = isTimed ? digest.elapsed(to: step, of: found).map { " after \($0.text)" } : nil
            return "\(words: name)\(words: after ?? "") \(cite: step.citation.n)\(measured(step, of: found))"
        }
        let why = isOfGroup ? "" : found.isTruncated ? " (start not recorded)" : ""
        return "\(head)\(words: why), \(Prose.joined(parts))"
    }

    private var leadingPace: Prose {
        guard let found = leading else {
            let lower = digest.findings.extortion.indices.filter {
                digest.findings.extortion[$0].isJoined && !digest.findings.extortion[$0].isSetAside
            }
            if !lower.isEmpty {
                return
                    """
                    Not computed for a demand set lower: \
                    \(words: Figures.list(lower.prefix(4).map { digest.findings.demandMarks[$0] })).
                    """
            }
            return hasStages
                ? "No course of pressure to time. Some words belong to a stage, and to ordinary talk too."
                : "No stage of escalation was recorded."
        }
        let isOfGroup = digest.analysis.isOfGroup(found)
        let pair: Prose =
            isOfGroup
            ? "\(words: found.account.label) in \(words: found.conversation.label), a group"
            : "\(words: found.account.label) towards \(words: found.target.label)"
        if found.isTruncated {
            return
                """
                \(pair): not computed, since the record shows that the talk began earlier \
                (\(words: Phrases.truncation(found.truncationReason))).
                """
        }
        let wanted: [Escalation.Stage] = [.platformMove, .sexualTopic, .imageRequest, .threat, .demand]
        let steps = found.steps.filter { wanted.contains($0.stage) && $0.introducedBy == found.account }
        guard !steps.isEmpty else { return "\(pair): none of the stages timed here was recorded." }
        let isTimed = !isOfGroup && steps.contains { $0.elapsedSeconds != nil }
        let parts = steps.map { step -> Prose in
            let name = StageLetter(stage: step.stage).name
            guard isTimed else {
                return "\(words: name) \(cite: step.citation.n)\(measured(step, of: found))"
            }
            if step.citation.n == found.start { return "\(words: name) in it\(measured(step, of: found))" }
            let elapsed = digest.elapsed(to: step, of: found)
            let words = elapsed.map { "after \($0.text)" } ?? "at a time that cannot be compared"
            return "\(words: name) \(words: words) \(cite: step.citation.n)\(measured(step, of: found))"
        }
        let head: Prose =
            isTimed
            ? "\(pair), from the first message \(cite: found.start): "
            : isOfGroup
                ? "\(pair): not computed, since no message of a group is known for the first between two. In the order of the record: "
                : "\(pair): not computed, \(untimed(found, steps)). In the order of the record: "
        return head + .joined(parts, by: "; ") + "."
    }

    /// Which messages stand in the way of a time: those without one, else those on another clock.
    private func untimed(_ found: Escalation, _ steps: [Escalation.Step]) -> Prose {
        let without = ([found.start] + steps.map(\.citation.n)).uniqued.filter { digest.timeline.time($0) == nil }
        guard !without.isEmpty else { return "since their clocks cannot be compared" }
        let verb = without.count == 1 ? "carries" : "carry"
        let first: Prose = without.contains(found.start) ? "the first message \(cite: found.start)" : ""
        let others = without.filter { $0 != found.start }
        let cited = Prose.citations(others, atMost: 6)
        let told = others.isEmpty ? first : first.isEmpty ? cited : "\(first) and \(cited)"
        return "since \(told) \(words: verb) no time"
    }

    /// Behind words that no written rule reads as a stage; behind a stage that measured wording sees before the rules do, where.
    func measured(_ step: Escalation.Step, of course: Escalation) -> Prose {
        if step.basis == .measured { return " (measured wording)" }
        return earlier(step.stage, of: course).map { " (earlier by measured wording: \(cite: $0))" } ?? ""
    }

    /// The message in which measured wording alone sees a stage before the rules that a person wrote do.
    private func earlier(_ stage: Escalation.Stage, of course: Escalation) -> Int32? {
        findings.earlierWording(of: course).first { $0.stage == stage }?.citation.n
    }
}
