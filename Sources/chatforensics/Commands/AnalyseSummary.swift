// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseWorkflow
import ChatModel
import Reporting

/// What `analyse` says at its end: at most eight lines that a tired person understands.
struct AnalyseSummary {
    private let analysis: CaseAnalysis
    private let standings: CourseStandings
    private let outcome: CaseFolder.Outcome
    private let reportPath: String

    init(_ outcome: CaseFolder.Outcome, reportPath: String) {
        analysis = outcome.analysis
        standings = CourseStandings(outcome.analysis.toldFindings)
        self.outcome = outcome
        self.reportPath = reportPath
    }

    /// The path alone.
    var reportLine: String { reportPath }

    /// The lines, safeguarding before everything but the count.
    var lines: [String] {
        [read, notUnderstood, safeguarding, demands, speed, contacts, accounts, "Report: \(reportPath)"]
            .compactMap { $0 }
    }

    private var read: String {
        let summary = analysis.summary
        let requests = Wording.count(summary.contactChanges, "contact event")
        return "Read \(Wording.count(analysis.timeline.conversations.count, "conversation")), "
            + "\(Wording.count(summary.messages, "message")), \(requests)."
    }

    private var notUnderstood: String? {
        let files = analysis.exhibits.count { $0.status == .notUnderstood || $0.status == .unreadable }
        let losses = analysis.diagnosticCount(.loss)
        if files == 0 && losses == 0 { return nil }
        return "Not understood: \(Wording.count(files, "file")); \(Wording.count(losses, "loss", "losses")) "
            + "listed under Coverage."
    }

    private var safeguarding: String? {
        let flags = analysis.findings.compactMap { if case .safeguarding(let flag) = $0 { flag } else { nil } }
        guard !flags.isEmpty else { return nil }
        let numbers = Array(Set(flags.map(\.citation.n))).sorted()
        return "SAFEGUARDING: \(Wording.count(numbers.count, "message")) to look at first: "
            + Wording.numbers(numbers) + "."
    }

    private var demands: String {
        guard !analysis.subjects.isEmpty else { return foundDemands }
        // Whoever was not named was not assessed: nothing may be read into their absence.
        let named = Wording.list(analysis.subjects.sorted().map(\.label))
        return foundDemands + " Only \(named) \(analysis.subjects.count == 1 ? "was" : "were") assessed (--subject)."
    }

    private var foundDemands: String {
        let all = analysis.findings.compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
        // What the rules set aside is no demand, however weak.
        let found = all.filter { !$0.isSetAside }
        let strong = found.filter { $0.tier >= .e3 }
        guard !found.isEmpty else { return "Extortion demands: none found\(uncovered)." }
        let by = Wording.accounts(Array(Set(strong.map(\.account))).sorted())
        let weaker = found.count - strong.count
        let tail = weaker > 0 ? ", \(weaker) weaker" : ""
        return strong.isEmpty
            ? "Extortion demands: none of tier E3 or E4\(tail)."
            : "Extortion demands: \(strong.count) of tier E3 or E4 by \(by)\(tail)."
    }

    /// What rules for other languages looked at says little.
    private var uncovered: String {
        let (messages, all) = analysis.languages.uncovered
        return messages == 0
            ? "" : "; \(messages) of \(Wording.count(all, "message")) with text are in a language without rule packs"
    }

    /// The courses beside which a demand or pressure stands, the one that the report's summary follows first.
    private var speed: String? {
        let told = standings.ranked.filter { standings.standing(of: $0) == .marked }.compactMap(speed)
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !told.isEmpty else { return nil }
        let more = told.count > Self.mostCourses ? "; \(told.count - Self.mostCourses) more in the report" : ""
        return "Speed: " + told.prefix(Self.mostCourses).joined(separator: "; ") + more + "."
    }

    private static let mostCourses = 3

    private func speed(of course: Escalation) -> String? {
        let pair = "\(course.account.label) to \(course.target.label): "
        if analysis.isOfGroup(course) { return "\(course.account.label) in a group: not computed" }
        if course.isTruncated { return pair + "start not recorded" }
        let wanted: [Escalation.Stage] = [.sexualTopic, .imageRequest, .platformMove, .threat, .demand]
        let stages = course.steps.filter { wanted.contains($0.stage) && $0.elapsedSeconds != nil }.suffix(3)
        guard !stages.isEmpty else { return nil }
        let words = stages.map { step in
            let after = course.elapsedWords(to: step, on: analysis.timeline).map { " after \($0)" } ?? ""
            return Wording.stage(step.stage) + after
        }
        return pair + words.joined(separator: ", ")
    }

    private var contacts: String? {
        for case .contacts(let activity) in analysis.findings where activity.level == .massRequesting {
            let requested = activity.requested.map { Wording.range($0) } ?? "many"
            return "Mass contact: \(activity.account.label) approached \(requested) people."
        }
        return nil
    }

    private var accounts: String {
        let found = standings.accountsOfPressure
        let count = analysis.timeline.accounts.count
        let what = "a demand or a strong indicator of pressure or mass contact"
        guard !found.isEmpty else { return "Accounts: \(count); none with \(what)." }
        return "Accounts: \(count); with \(what): \(Wording.accounts(found))."
    }

    /// What could not be read, one line a problem, for standard error.
    func problems(inputs: [String], isVerbose: Bool) -> [String] {
        var lines = Wording.problems(of: analysis, inputs: inputs, isVerbose: isVerbose)
        if outcome.lacksRenderer { lines.append(Wording.noRenderer) }
        if let failure = outcome.pdfFailure { lines.append(Wording.rendering(failure.file, failure.reason)) }
        lines += outcome.deviatingTexts.map { Wording.deviating($0.file, $0.passages) }
        if outcome.unprintedVolumes > 0 { lines.append(Wording.unprinted(volumes: outcome.unprintedVolumes)) }
        if outcome.spelledCharacters > 0 { lines.append(Wording.spelled(outcome.spelledCharacters)) }
        return lines
    }
}
