// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseWorkflow
import ChatModel

/// What `analyse` says at its end: at most eight lines that a tired person understands.
struct AnalyseSummary {
    private let analysis: CaseAnalysis
    private let outcome: CaseFolder.Outcome
    private let reportPath: String

    init(_ outcome: CaseFolder.Outcome, reportPath: String) {
        analysis = outcome.analysis
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
        let found = analysis.findings.compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
        let strong = found.filter { $0.tier >= .e3 }
        guard !found.isEmpty else { return "Extortion demands: none found." }
        let by = Wording.list(Array(Set(strong.map(\.account))).sorted().map(\.label))
        let weaker = found.count - strong.count
        let tail = weaker > 0 ? ", \(weaker) weaker" : ""
        return strong.isEmpty
            ? "Extortion demands: none of tier E3 or E4\(tail)."
            : "Extortion demands: \(strong.count) of tier E3 or E4 by \(by)\(tail)."
    }

    private var speed: String? {
        let fast = analysis.findings.compactMap { finding -> Escalation? in
            guard case .escalation(let escalation) = finding, !escalation.steps.isEmpty,
                escalation.level == .fast || escalation.level == .veryFast
            else { return nil }
            return escalation
        }
        guard let first = fast.max(by: { ($0.index ?? 0) < ($1.index ?? 0) }) else { return nil }
        let stages = first.steps.prefix(3).map { step in
            "\(Wording.stage(step.stage)) after \(Wording.duration(step.elapsedSeconds))"
        }
        return "Speed: \(first.account.label) to \(first.target.label): " + stages.joined(separator: ", ") + "."
    }

    private var contacts: String? {
        for case .contacts(let activity) in analysis.findings where activity.level == .massRequesting {
            let requested = activity.requested.map { Wording.range($0) } ?? "many"
            return "Mass contact: \(activity.account.label) approached \(requested) people."
        }
        return nil
    }

    private var accounts: String {
        let subjects = Set(
            analysis.findings.compactMap { finding -> Account.ID? in
                switch finding {
                case .extortion(let demand) where demand.tier >= .e3: demand.account
                case .indicator(let indicator) where indicator.level == .strong: indicator.account
                default: nil
                }
            })
        let named = Wording.list(subjects.sorted().prefix(6).map(\.label))
        return subjects.isEmpty
            ? "Accounts: \(analysis.timeline.accounts.count); none with a strong indicator."
            : "Accounts: \(analysis.timeline.accounts.count); with demands or strong indicators: \(named)."
    }

    /// What could not be read, one line a problem, for standard error.
    func problems(isVerbose: Bool) -> [String] {
        var lines = Wording.problems(of: analysis, isVerbose: isVerbose)
        if outcome.lacksRenderer { lines.append(Wording.noRenderer) }
        return lines
    }
}
