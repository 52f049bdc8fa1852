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
        case .templateInvalid(let name, let fault):
            "--template: \(name) cannot be used: \(told(fault)) (see docs/report.md)"
        }
    }

    private static func told(_ fault: TemplateFault) -> String {
        switch fault {
        case .markup: "a style sheet may hold no “<”"
        case .tooLarge(let bytes, let limit): "it has \(bytes) bytes, \(limit) at most"
        case .syntax(let syntax, let line):
            switch syntax {
            case .openSection: "line \(line): a section is not closed"
            case .wrongEnd: "line \(line): a section is closed under another name than it was opened"
            case .openTag: "line \(line): a tag is not closed"
            case .other: "line \(line): this is no Mustache"
            }
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
            isVerbose || $0.severity == .loss || DamageSearch.told.contains($0.code)
        }
        let lines = wanted.map {
            problem($0.exhibit.isEmpty ? inputs.joined(separator: ", ") : $0.exhibit, $0.code, $0.count)
        }
        let unread = analysis.exhibits.filter { $0.status == .notUnderstood }
            .map { notUnderstood($0.path, see: "the report's coverage account") }
        return isVerbose ? lines + unread : summed(lines + unread)
    }
}
