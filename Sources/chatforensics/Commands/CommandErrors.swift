// SPDX-License-Identifier: Apache-2.0

import CaseStore
import CaseWorkflow
import Evidence
import Exports
import Foundation
import Reporting
import RuleEngine

/// Turns what went wrong below into one line for a person and a status for the shell.
enum CommandErrors {
    /// Runs `body`; what goes wrong is printed and becomes an `ExitStatus`.
    static func reported<Result>(inputs: [String], _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch {
            throw said(error, inputs: inputs)
        }
    }

    /// Prints what went wrong; the status to end with.
    static func said(_ error: any Error, inputs: [String]) -> ExitStatus {
        switch error {
        case let status as ExitStatus: return status
        case is CancellationError:
            Console.clearBar()
            return .interrupted
        case let error as IntakeError: return said(Wording.intake(error), Wording.status(of: error))
        case let error as CaseRunError: return said(error, inputs: inputs)
        case let error as OutputPlace.Refusal: return said(Wording.refusal(error), Wording.status(of: error))
        case let error as OutputFolder.Failure: return said(Wording.output(error), Wording.status(of: error))
        case let error as GivenFile.Failure: return said(Wording.given(error), .inputMissing)
        case let error as RulePackError: return said(Wording.rulePack(error), .notUnderstood)
        case let error as LeakFailure: return said(Wording.leak(error), error.file == "--output" ? .usage : .fault)
        case let error as ReportError: return said(Wording.report(error), Wording.status(of: error))
        case let error as WorkbookFailure: return said(Wording.failed(error.errno), .readOrWriteFailure)
        case let error as ScratchFile.Failure: return said(Wording.failed(error.errno), .readOrWriteFailure)
        default:
            if let code = SystemCode.of(error) { return said(Wording.failed(code), .readOrWriteFailure) }
            return said(Wording.fault(error), .fault)
        }
    }

    private static func said(_ error: CaseRunError, inputs: [String]) -> ExitStatus {
        switch error {
        case .decisionNeeded(let exhibit, let decision):
            said(Wording.decision(exhibit: exhibit, decision), .decisionNeeded)
        case .nothingUnderstood(let codes):
            said(Wording.nothingUnderstood(inputs, because: codes), .notUnderstood)
        case .unknownSubject(let position): said(Wording.unknownSubject(position), .usage)
        case .unknownComplainant(let position): said(Wording.unknownComplainant(position), .usage)
        case .unknownOwner: said(Wording.unknownOwner, .usage)
        case .contradictedOwner: said(Wording.contradictedOwner, .usage)
        case .ownerContradicted(let exhibit): said(Wording.ownerContradicted(exhibit), .decisionNeeded)
        }
    }

    private static func said(_ line: String, _ status: ExitStatus) -> ExitStatus {
        Console.warn(line)
        return status
    }
}
