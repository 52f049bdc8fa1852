// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import Exports

extension Wording {
    static func export(_ failure: ExportRun.Failure, folder: String) -> String {
        switch failure {
        case .noAnalysis(let path): noAnalysis(path)
        case .notIntact(let file):
            "\(folder): \(file) is not as analyse wrote it (see what changed with: chatforensics verify; analyse again)"
        case .inputsNotFound(let names):
            "\(folder): the inputs of the analysis are not where they lay: \(list(names)) "
                + "(give them: chatforensics export DIR INPUT …)"
        case .otherInputs:
            "\(folder): the inputs are not those of the analysis, their hashes differ "
                + "(give the right ones: chatforensics export DIR INPUT …)"
        case .otherFindings:
            "\(folder): the findings come out otherwise than the folder has them (analyse again with this build)"
        case .tooManyEvents(let limit):
            "--output: one file holds at most \(limit) events "
                + "(give the name of a folder, without .rsmf, for a file a conversation and day)"
        }
    }

    static func status(of failure: ExportRun.Failure) -> ExitStatus {
        switch failure {
        case .noAnalysis, .inputsNotFound: .inputMissing
        case .notIntact, .otherInputs, .otherFindings: .notUnderstood
        case .tooManyEvents: .usage
        }
    }

    static func exportRemark(_ remark: ExportRemark, _ format: ExportFormat) -> String {
        switch remark {
        case .undatedLeftOut(let count): undatedOmitted(count)
        case .outsideConversations(let number):
            "\(format.rawValue): \(count(number, "event")) of no conversation left out, for the format has conversations "
                + "alone (see them with --format jsonl)"
        case .textsWithheld(let number):
            "\(format.rawValue): the text of \(count(number, "message")) is withheld (print it with --content full)"
        }
    }
}
