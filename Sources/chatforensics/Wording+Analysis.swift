// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseWorkflow
import ChatModel
import Reporting
import RuleEngine

extension Wording {
    static func rulePack(_ error: any Error) -> String {
        guard let error = error as? RulePackError else { return "the rule pack cannot be read (check the file)" }
        return "\(error) (see docs/writing-rules.md)"
    }

    static func report(_ error: ReportError) -> String {
        switch error {
        case .coverageUnbalanced:
            "the account of records does not add up, so there is no report (please send us the diagnostics)"
        case .templateFolderUnreadable: "--template: the folder cannot be read (check the path and its permissions)"
        case .templateUnreadable(let name): "--template: \(name) cannot be read (check its permissions)"
        case .templateUnknown(let name): "--template: \(name) is the name of no template (see docs/report.md)"
        case .templateInvalid(let name): "--template: \(name) cannot be used (see docs/report.md)"
        }
    }

    static func status(of error: ReportError) -> ExitStatus {
        switch error {
        case .coverageUnbalanced: .fault
        case .templateFolderUnreadable, .templateUnreadable: .inputMissing
        case .templateUnknown, .templateInvalid: .notUnderstood
        }
    }

    /// What could not be read: a line for each exhibit and code, or one line that counts them.
    static func problems(of analysis: CaseAnalysis, inputs: [String], isVerbose: Bool) -> [String] {
        let wanted = analysis.diagnostics.filter {
            isVerbose || $0.severity == .loss || DamageSearch.codes.contains($0.code)
        }
        let lines = wanted.map {
            problem($0.exhibit.isEmpty ? inputs.joined(separator: ", ") : $0.exhibit, $0.code, $0.count)
        }
        let unread = analysis.exhibits.filter { $0.status == .notUnderstood }
            .map { notUnderstood($0.path, see: "the report's coverage account") }
        return isVerbose ? lines + unread : summed(lines + unread)
    }
}
